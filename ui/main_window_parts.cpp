#include "ui/main_window_parts.h"

#include "ui/theme/words.h"

#include <QFileDialog>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ws::ui {

MainWindowParts::MainWindowParts(
    MainWindow& window_, Catalog& catalog_, RunSource* source_, const WindowOptions& options_)
    : window(window_)
    , catalog(catalog_)
    , source(source_)
    , options(options_)
    , playback(clock)
    , views{clock, run, playback, state}
{
    // Before the views connect: the selection follows first, then they look at it.
    connect(&playback, &Playback::settled, this, [this] {
        const trace::Event* event = playback.lastEvent();
        if (event == nullptr)
            return;
        // After the crash nobody acts any more: what matters is who crashed.
        const bool crashed = run.crash().has_value() && playback.position() >= *run.crash();
        const trace::GoId nobody = crashed ? run.culprit() : state.selected() == 0 ? 1 : state.selected();
        state.acted(event->g == 0 ? nobody : event->g);
    });
    build();
    wire();
    restyle();
}

void MainWindowParts::build()
{
    auto* root = new QWidget(&window);
    root->setObjectName(u"root"_s);
    toolbar = new Toolbar(catalog, root);
    messages = new MessageBar(root);
    const auto panel = [](QWidget* content) {
        auto* frame = new QFrame;
        frame->setProperty("panel", true);
        auto* layout = new QVBoxLayout(frame);
        layout->setContentsMargins(1, 6, 1, 4);
        layout->addWidget(content);
        return frame;
    };
    stage = new StageWidget(views);
    caption = new CaptionBar(views);
    code = new CodeView(views);
    goroutine = new GoroutinePanel(views);
    bottom = new BottomPanel(views);

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(10);
    auto* stageFrame = new QFrame;
    stageFrame->setProperty("panel", true);
    auto* stageLayout = new QVBoxLayout(stageFrame);
    stageLayout->setContentsMargins(1, 1, 1, 1);
    stageLayout->addWidget(stage);
    leftColumn->addWidget(stageFrame, 1);
    leftColumn->addWidget(caption);

    side = new QSplitter(Qt::Vertical);
    side->addWidget(panel(code));
    side->addWidget(panel(goroutine));
    side->setStretchFactor(0, 5);
    side->setStretchFactor(1, 4);
    columns = new QSplitter(Qt::Horizontal);
    columns->addWidget(left);
    columns->addWidget(side);
    columns->setStretchFactor(0, 15);
    columns->setStretchFactor(1, 8);
    columns->setSizes({1500, 800});
    rows = new QSplitter(Qt::Vertical);
    rows->addWidget(columns);
    rows->addWidget(bottom);
    rows->setStretchFactor(0, 5);
    rows->setStretchFactor(1, 2);
    rows->setSizes({700, 270});
    for (QSplitter* splitter : {side, columns, rows}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(10);
    }
    auto* column = new QVBoxLayout(root);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolbar);
    column->addWidget(messages);
    auto* body = new QWidget(root);
    auto* bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(12, 10, 12, 12);
    bodyLayout->addWidget(rows);
    column->addWidget(body, 1);
    window.setCentralWidget(root);

    overlay = new Overlay(&window);
    goToBox = new QLineEdit(root);
    goToBox->setPlaceholderText(u"event number, or a time: 1.0003s, 250ms"_s);
    goToBox->setAccessibleName(u"Go to"_s);
    goToBox->hide();
    stage->setFocus();
}

void MainWindowParts::wire()
{
    connect(toolbar, &Toolbar::runWanted, this, &MainWindowParts::start);
    connect(toolbar, &Toolbar::openWanted, this, &MainWindowParts::openDialog);
    connect(toolbar, &Toolbar::themeWanted, this,
        [this] { window.setTheme(Theme::instance().dark() ? Theme::Kind::Light : Theme::Kind::Dark); });
    connect(toolbar, &Toolbar::keysWanted, this, [this] { overlay->toggle(u"keys"_s, keysPage()); });
    connect(
        toolbar, &Toolbar::assumptionsWanted, this, [this] { overlay->toggle(u"assumptions"_s, assumptionsPage()); });
    connect(&Theme::instance(), &Theme::changed, this, &MainWindowParts::restyle);
    connect(bottom, &BottomPanel::failed, messages, &MessageBar::showError);
    connect(goToBox, &QLineEdit::returnPressed, this, [this] {
        if (const auto place = parsePlace(goToBox->text())) {
            goToBox->hide();
            stage->setFocus();
            goTo(*place);
        } else {
            messages->showError(
                u"\"%1\" is neither an event number nor a time (like 1.0003s or 250ms)."_s.arg(goToBox->text()));
        }
    });
    progressDelay.setSingleShot(true);
    progressDelay.setInterval(150);
    connect(&progressDelay, &QTimer::timeout, this, [this] {
        if (m_busy)
            messages->showProgress(u"Running …"_s);
    });
    if (source == nullptr)
        return;
    connect(source, &RunSource::progress, this, [this](quint64 virtualNs, quint64 events) {
        if (m_busy && messages->isProgress())
            messages->showProgress(
                u"Running … %1 events, %2 of virtual time"_s.arg(number(events), shortTime(virtualNs)));
    });
    const auto idle = [this] {
        m_busy = false;
        progressDelay.stop();
        if (messages->isProgress())
            messages->clear();
        toolbar->setRunning(false);
    };
    connect(source, &RunSource::finished, this, [this, idle](const std::shared_ptr<const RunOutput>& output) {
        idle();
        messages->clear();
        // Unsafe ↔ Safe compares: the same instant of the other program.
        const bool compare = !run.empty() && playback.position() > 0 && output->request.scenario == m_shown.scenario
            && output->request.seed == m_shown.seed && output->request.procs == m_shown.procs
            && output->request.variant != m_shown.variant;
        const std::uint64_t timeNs = compare ? playback.world().timeNs : 0;
        show(output);
        if (compare)
            playback.seekTime(timeNs);
    });
    connect(source, &RunSource::failed, this, [this, idle](const QList<RunMessage>& mistakes) {
        idle();
        messages->showMessages(mistakes);
        code->showMistakes(mistakes);
    });
    connect(source, &RunSource::cancelled, this, [this, idle] {
        idle();
        messages->showInfo(u"Cancelled. What was open is still here."_s);
    });
    connect(messages, &MessageBar::dismissed, code, &CodeView::leaveMistakes);
    connect(messages, &MessageBar::cancelWanted, this, [this] {
        if (source != nullptr)
            source->cancel();
    });
}

void MainWindowParts::restyle()
{
    window.setStyleSheet(Theme::instance().styleSheet());
    goToBox->setFont(Theme::instance().mono(13));
}

void MainWindowParts::start(const RunRequest& complete)
{
    toolbar->setRequest(complete);
    if (source == nullptr)
        return;
    m_busy = true;
    playback.pause();
    progressDelay.start();
    source->start(complete);
}

void MainWindowParts::show(const std::shared_ptr<const RunOutput>& output)
{
    state.reset();
    RunRequest shown = output->request;
    if (toolbar->complete(shown))
        toolbar->setRequest(shown);
    m_shown = shown;
    run.show(output, catalog);
    playback.load(output->index, run.markPositions());
    const QString target = fromStd(run.trace().run().target);
    window.setWindowTitle(u"%1 · seed %2 — Waitscope"_s.arg(target.isEmpty() ? output->request.scenario : target)
                              .arg(run.trace().run().seed));
    noteRun();
}

void MainWindowParts::noteRun()
{
    const trace::RunInfo& info = run.trace().run();
    QStringList notes;
    if (info.outcome == trace::Outcome::Limit)
        notes << u"The run was stopped at a limit: %1"_s.arg(fromStd(info.message));
    if (info.stepsUntil < run.trace().size())
        notes << u"Single statements are recorded up to event %1; after it only scheduling and synchronisation."_s.arg(
            number(info.stepsUntil));
    for (const RunMessage& warning : run.output().warnings)
        notes << warning.sentence();
    code->setWarnings(run.output().warnings);
    if (!notes.isEmpty())
        messages->showInfo(notes.join(u'\n'));
}

void MainWindowParts::goTo(const Place& place)
{
    if (!playback.loaded())
        return;
    playback.pause();
    switch (place.kind) {
    case Place::Kind::Start:
        playback.toStart();
        break;
    case Place::Kind::Crash:
        playback.seek(run.death().value_or(playback.size()));
        break;
    case Place::Kind::End:
        playback.toEnd();
        break;
    case Place::Kind::Event:
        playback.seek(static_cast<trace::EventIndex>(std::min<std::uint64_t>(place.value, playback.size())));
        break;
    case Place::Kind::Time:
        playback.seekTime(place.value);
        break;
    }
}

void MainWindowParts::openDialog()
{
    const QString path =
        QFileDialog::getOpenFileName(&window, u"Open a Go file"_s, {}, u"Go files (*.go);;All files (*)"_s);
    if (!path.isEmpty())
        window.openPath(path);
}

void MainWindowParts::askPlace()
{
    const Theme& theme = Theme::instance();
    const int width = theme.px(330);
    const QPoint below = bottom->mapTo(window.centralWidget(), QPoint(bottom->width() / 2 - width / 2, theme.px(44)));
    goToBox->setGeometry(below.x(), below.y(), width, theme.px(30));
    goToBox->clear();
    goToBox->show();
    goToBox->raise();
    goToBox->setFocus();
}

void MainWindowParts::remember()
{
    if (!options.remember)
        return;
    QSettings settings;
    settings.setValue(u"window/geometry"_s, window.saveGeometry());
    settings.setValue(u"window/rows"_s, rows->saveState());
    settings.setValue(u"window/columns"_s, columns->saveState());
    settings.setValue(u"window/side"_s, side->saveState());
    settings.setValue(u"window/tab"_s, bottom->tab());
    settings.setValue(u"window/axis"_s, static_cast<int>(bottom->chart().mode()));
    settings.setValue(u"theme/dark"_s, Theme::instance().dark());
    settings.setValue(u"theme/scale"_s, Theme::instance().scale());
    settings.setValue(u"run/scenario"_s, m_shown.scenario);
    settings.setValue(u"run/variant"_s, m_shown.variant);
}

void MainWindowParts::restore()
{
    Theme& theme = Theme::instance();
    if (!options.remember) {
        theme.setScale(1);
        theme.setKind(options.theme);
        window.resize(1600, 960);
        return;
    }
    const QSettings settings;
    theme.setKind(settings.contains(u"theme/dark"_s)
            ? (settings.value(u"theme/dark"_s).toBool() ? Theme::Kind::Dark : Theme::Kind::Light)
            : options.theme);
    theme.setScale(settings.value(u"theme/scale"_s, 1.0).toDouble());
    // A projector may have less room than the window would like.
    if (!window.restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        window.resize(QSize(1600, 960).boundedTo(window.screen()->availableSize()));
    rows->restoreState(settings.value(u"window/rows"_s).toByteArray());
    columns->restoreState(settings.value(u"window/columns"_s).toByteArray());
    side->restoreState(settings.value(u"window/side"_s).toByteArray());
    bottom->setTab(settings.value(u"window/tab"_s, 0).toInt());
    const int axis = settings.value(u"window/axis"_s, static_cast<int>(TimeScale::Mode::Folded)).toInt();
    if (axis >= 0 && axis <= static_cast<int>(TimeScale::Mode::Events))
        bottom->chart().setMode(static_cast<TimeScale::Mode>(axis));
}

} // namespace ws::ui
