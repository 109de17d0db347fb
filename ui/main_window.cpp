#include "ui/main_window.h"

#include "ui/main_window_parts.h"
#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ws::ui {

MainWindow::MainWindow(Catalog& catalog, RunSource* source, const WindowOptions& options)
{
    // Before anything asks for a colour.
    Theme& theme = Theme::instance();
    if (!options.remember) {
        theme.setScale(1);
        theme.setKind(options.theme);
    }
    setWindowTitle(u"Waitscope"_s);
    setWindowIcon(symbolIcon(Symbol::App, theme.palette().state(trace::State::Semacquire), 64));
    setMinimumSize(640, 400);
    m_parts = std::make_unique<MainWindowParts>(*this, catalog, source, options);
    m_parts->restore();
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    // The views look at the playback while they are torn down: widgets first, then what they show.
    delete takeCentralWidget();
}

bool MainWindow::run(const RunRequest& request)
{
    RunRequest complete = request;
    if (complete.scenario.isEmpty()) {
        if (m_parts->options.remember) {
            const QSettings settings;
            complete.scenario = settings.value(u"run/scenario"_s).toString();
            complete.variant = settings.value(u"run/variant"_s).toString();
        }
        if (!m_parts->toolbar->complete(complete)) {
            complete = request;
            if (!m_parts->catalog.scenarios().empty())
                complete.scenario = m_parts->catalog.scenarios().front().id;
        }
    }
    if (!m_parts->toolbar->complete(complete)) {
        m_parts->messages->showError(request.variant.isEmpty()
                ? u"There is no scenario \"%1\"."_s.arg(complete.scenario)
                : u"There is no scenario \"%1\" with a variant \"%2\"."_s.arg(complete.scenario, complete.variant));
        return false;
    }
    m_parts->start(complete);
    return true;
}

bool MainWindow::openPath(const QString& path)
{
    const Expected<QString> id = m_parts->catalog.open(path);
    if (!id) {
        m_parts->messages->showError(fromStd(id.error().text()));
        return false;
    }
    m_parts->toolbar->refreshScenarios();
    RunRequest request;
    request.scenario = *id;
    return run(request);
}

void MainWindow::showOutput(const std::shared_ptr<const RunOutput>& output)
{
    m_parts->show(output);
}

void MainWindow::goTo(const Place& place)
{
    m_parts->goTo(place);
}

void MainWindow::setTheme(Theme::Kind kind)
{
    Theme::instance().setKind(kind);
}

void MainWindow::settle()
{
    m_parts->stage->settle();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_parts->remember();
    if (m_parts->source != nullptr)
        m_parts->source->cancel();
    event->accept();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        const auto* widget = static_cast<QWidget*>(watched);
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (widget->window() == this && !MainWindowParts::keyBelongsTo(widget, key) && m_parts->handleKey(key))
            return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace ws::ui
