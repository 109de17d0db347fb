#include "ui/views/text_views.h"

#include "base/text_file.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSyntaxHighlighter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ws::ui {

namespace {

constexpr std::size_t kMostLines = 4000; ///< of output that are shown at once

/// Headers of goroutines in the colour of the state that they name.
class DumpHighlighter : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override
    {
        const Palette& p = Theme::instance().palette();
        QTextCharFormat format;
        if (text.startsWith(u"fatal error:"_s) || text.startsWith(u"panic:"_s)) {
            format.setForeground(p.danger);
            format.setFontWeight(QFont::Bold);
        } else if (text.startsWith(u"goroutine "_s)) {
            const bool crashed = text.contains(u"[running"_s);
            format.setForeground(crashed            ? p.danger
                    : text.contains(u"[runnable"_s) ? p.state(trace::State::Runnable)
                    : text.contains(u"[syscall"_s)  ? p.state(trace::State::Syscall)
                    : text.contains(u"[semacquire"_s) || text.contains(u"[sync.Mutex"_s)
                        || text.contains(u"[sync.RWMutex"_s) || text.contains(u"[sync.WaitGroup"_s)
                    ? p.state(trace::State::Semacquire)
                    : p.state(trace::State::Waiting));
            format.setFontWeight(QFont::DemiBold);
        } else if (text.startsWith(u'\t')) {
            format.setForeground(p.muted);
        } else {
            return;
        }
        setFormat(0, static_cast<int>(text.size()), format);
    }
};

QPlainTextEdit* textBox(QWidget* parent, const QString& name)
{
    auto* box = new QPlainTextEdit(parent);
    box->setReadOnly(true);
    box->setLineWrapMode(QPlainTextEdit::NoWrap);
    box->setFrameShape(QFrame::NoFrame);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAccessibleName(name);
    return box;
}

} // namespace

DumpView::DumpView(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_note(new QLabel(this))
    , m_copy(new QPushButton(u"copy"_s, this))
    , m_save(new QPushButton(u"save…"_s, this))
    , m_text(textBox(this, u"Crash dump"_s))
{
    m_note->setProperty("role", u"muted"_s);
    m_copy->setProperty("link", true);
    m_save->setProperty("link", true);
    new DumpHighlighter(m_text->document());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 2, 14, 0);
    head->addWidget(m_note, 1);
    head->addWidget(m_copy);
    head->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 6);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_views.run.output().dump); });
    connect(m_save, &QPushButton::clicked, this, &DumpView::save);
    connect(&views.run, &RunModel::changed, this, [this] {
        m_shown = false;
        m_text->clear();
    });
    connect(&views.playback, &Playback::settled, this, &DumpView::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &DumpView::restyle);
    restyle();
    refresh();
}

void DumpView::restyle()
{
    const QFont font = Theme::instance().mono(12);
    m_text->setFont(font);
    m_text->document()->setDocumentMargin(14);
    m_text->setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    m_shown = false;
    m_text->clear();
    refresh();
}

void DumpView::refresh()
{
    const bool any = !m_views.run.empty() && !m_views.run.output().dump.isEmpty();
    const auto death = m_views.run.empty() ? std::nullopt : m_views.run.death();
    const trace::EventIndex place = death ? *death : m_views.playback.size();
    const bool now = any && m_views.playback.position() >= place;
    m_copy->setEnabled(any);
    m_save->setEnabled(any);
    if (!any) {
        m_note->setText(m_views.run.empty() ? u"A crash dump appears here when a program dies."_s
                                            : u"This run does not crash: there is no dump."_s);
    } else if (!now) {
        m_note->setText(u"Not yet: the program dies at %1 (key C goes there)."_s.arg(
            exactTime(place == 0 ? 0 : m_views.run.trace().event(place - 1).timeNs)));
    } else {
        const qsizetype goroutines = m_views.run.output().dump.count(u"\ngoroutine "_s)
            + (m_views.run.output().dump.startsWith(u"goroutine "_s) ? 1 : 0);
        m_note->setText(u"%1 goroutines, %2 bytes on stderr, as Go %3 prints it"_s.arg(goroutines)
                            .arg(number(static_cast<std::uint64_t>(m_views.run.output().dump.toUtf8().size())),
                                fromStd(m_views.run.trace().run().goVersion)));
    }
    if (now && !m_shown) {
        m_shown = true;
        m_text->setPlainText(m_views.run.output().dump);
    } else if (!now && m_shown) {
        m_shown = false;
        m_text->clear();
    }
}

void DumpView::save()
{
    if (m_views.run.empty() || m_views.run.output().dump.isEmpty())
        return;
    const QString path = QFileDialog::getSaveFileName(this, u"Save the crash dump"_s, u"crash.txt"_s);
    if (path.isEmpty())
        return;
    if (const auto written = writeFile(path.toStdString(), m_views.run.output().dump.toStdString()); !written)
        Q_EMIT saveFailed(fromStd(written.error().text()));
}

OutputView::OutputView(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_note(new QLabel(this))
    , m_text(textBox(this, u"Program output"_s))
{
    m_note->setProperty("role", u"muted"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 6);
    layout->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 0, 14, 0);
    head->addWidget(m_note);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    connect(&views.playback, &Playback::settled, this, &OutputView::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &OutputView::restyle);
    restyle();
}

void OutputView::restyle()
{
    m_text->setFont(Theme::instance().mono(12));
    m_text->document()->setDocumentMargin(14);
    m_run = nullptr;
    refresh();
}

void OutputView::showEvent(QShowEvent*)
{
    refresh();
}

void OutputView::refresh()
{
    if (!isVisible() || !m_views.playback.loaded())
        return;
    const auto& outputs = m_views.run.outputs();
    const auto count = static_cast<std::size_t>(
        std::lower_bound(outputs.begin(), outputs.end(), m_views.playback.position()) - outputs.begin());
    if (m_run == &m_views.playback.trace() && count == m_count)
        return;
    const bool append = m_run == &m_views.playback.trace() && count > m_count && count - m_count < 200;
    const trace::Trace& trace = m_views.playback.trace();
    const auto textOf = [&](std::size_t from, std::size_t to) {
        QString text;
        for (std::size_t i = from; i < to; ++i)
            text += fromStd(trace.string(trace.event(outputs[i]).b));
        return text;
    };
    if (append) {
        QTextCursor end(m_text->document());
        end.movePosition(QTextCursor::End);
        end.insertText(textOf(m_count, count));
    } else {
        const std::size_t from = count > kMostLines ? count - kMostLines : 0;
        m_text->setPlainText((from > 0 ? u"… %1 earlier writes\n"_s.arg(from) : QString()) + textOf(from, count));
    }
    m_run = &trace;
    m_count = count;
    m_note->setText(outputs.empty() ? u"This program writes nothing."_s
                                    : u"%1 of %2 writes to stdout and stderr so far"_s.arg(count).arg(outputs.size()));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

} // namespace ws::ui
