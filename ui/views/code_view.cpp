#include "ui/views/code_view.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::State;

namespace {

class Gutter : public QWidget {
public:
    explicit Gutter(CodeEdit* edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_edit->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { m_edit->paintGutter(event); }

private:
    CodeEdit* m_edit;
};

/// The most telling states first.
constexpr std::array kBubbleOrder{
    State::Crashed, State::Running, State::Syscall, State::Semacquire, State::Waiting, State::Runnable};
constexpr int kMaxPills = 3;

QList<RunMessage> inFile(const QList<RunMessage>& messages, const QString& file)
{
    QList<RunMessage> here;
    std::copy_if(messages.begin(), messages.end(), std::back_inserter(here),
        [&file](const RunMessage& message) { return message.file == file; });
    return here;
}

} // namespace

CodeEdit::CodeEdit(const Views& views, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_views(views)
    , m_gutter(new Gutter(this))
    , m_highlighter(new GoHighlighter(document()))
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(u"Go source"_s);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    restyle();
}

void CodeEdit::restyle()
{
    const QFont font = Theme::instance().mono(12.5);
    setFont(font);
    setStyleSheet(u"QPlainTextEdit { font-size: %1px; }"_s.arg(font.pixelSize()));
    setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    setViewportMargins(gutterWidth(), 0, 0, 0);
    m_gutter->setGeometry(0, 0, gutterWidth(), height());
    document()->setDocumentMargin(0);
    m_highlighter->rehighlight();
    mark();
}

int CodeEdit::gutterWidth() const
{
    const Theme& theme = Theme::instance();
    return theme.px(32) + m_pills * theme.px(31) + theme.px(10);
}

void CodeEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    m_gutter->setGeometry(0, 0, gutterWidth(), height());
}

void CodeEdit::setFile(const QString& text)
{
    m_line = 0;
    m_messages.clear();
    m_pills = 1;
    m_bubbles.clear();
    m_highlighter->scan(text);
    setPlainText(text);
    m_highlighter->rehighlight();
    restyle();
}

void CodeEdit::setBubbles(std::vector<query::LineBubble> bubbles)
{
    int pills = m_pills;
    for (const query::LineBubble& bubble : bubbles) {
        int states = 0;
        for (const State state : kBubbleOrder)
            states += bubble.counts[static_cast<std::size_t>(state)] > 0 ? 1 : 0;
        pills = std::max(pills, std::min(states, kMaxPills));
    }
    m_bubbles = std::move(bubbles);
    if (pills != m_pills) { // it only grows: the text does not jump to and fro
        m_pills = pills;
        restyle();
    }
    m_gutter->update();
}

void CodeEdit::setCurrentLine(int line, bool danger)
{
    if (line == m_line && danger == m_danger)
        return;
    m_line = line;
    m_danger = danger;
    mark();
    if (line <= 0)
        return;
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
    const double margin = 2 * box.height();
    if (box.top() < margin || box.bottom() > viewport()->height() - margin) {
        const int rows = std::max(1, static_cast<int>(viewport()->height() / std::max(1.0, box.height())));
        verticalScrollBar()->setValue(std::max(0, line - 1 - rows / 2));
    }
}

void CodeEdit::setMessages(QList<RunMessage> messages)
{
    m_messages = std::move(messages);
    mark();
}

void CodeEdit::scrollTo(int line)
{
    verticalScrollBar()->setValue(std::max(0, line - 5));
}

QTextCursor CodeEdit::underlined(const RunMessage& message) const
{
    const QTextBlock block = document()->findBlockByNumber(message.line - 1);
    if (message.line <= 0 || !block.isValid())
        return {};
    const QByteArray bytes = block.text().toUtf8(); // Go counts columns in bytes
    const auto place = [&](int column) { return static_cast<int>(QString::fromUtf8(bytes.left(column)).size()); };
    int begin = place(message.column - 1);
    const int end = std::max(begin + 1, place(message.column - 1 + message.length));
    if (begin >= block.length() - 1) // what is missing at the end of a line: its last character
        begin = std::max(0, block.length() - 2);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + begin);
    cursor.setPosition(block.position() + std::min(end, block.length() - 1), QTextCursor::KeepAnchor);
    return cursor;
}

bool CodeEdit::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = cursorForPosition(help->pos()).blockNumber() + 1;
    QStringList texts;
    for (const RunMessage& message : m_messages) {
        if (message.line == line)
            texts << message.text + (message.hint.isEmpty() ? QString() : u"\n"_s + message.hint);
    }
    if (texts.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), texts.join(u'\n'), this);
    return true;
}

void CodeEdit::mark()
{
    const Palette& p = Theme::instance().palette();
    QList<QTextEdit::ExtraSelection> marks;
    const auto highlight = [&](int line, const QColor& background) {
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        if (line <= 0 || !block.isValid())
            return;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setBackground(background);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    };
    for (const RunMessage& message : m_messages) {
        if (!message.warning)
            highlight(message.line, p.dangerSoft);
    }
    highlight(m_line, m_danger ? p.dangerSoft : p.runningSoft);
    for (const RunMessage& message : m_messages) {
        QTextEdit::ExtraSelection wave;
        wave.cursor = underlined(message);
        if (wave.cursor.isNull())
            continue;
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(message.warning ? p.state(State::Semacquire) : p.danger);
        marks.append(wave);
    }
    setExtraSelections(marks);
    m_gutter->update();
}

void CodeEdit::paintGutter(QPaintEvent* event)
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    QPainter painter(m_gutter);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    const QFont numberFont = theme.mono(11);
    const QFont pillFont = theme.mono(10, 700);
    const double numberWidth = theme.px(32);
    const double pillWidth = theme.px(28);
    const double pitch = theme.px(31);
    while (block.isValid() && top <= event->rect().bottom()) {
        const double height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        if (line == m_line)
            painter.fillRect(QRectF(0, top, m_gutter->width(), height), m_danger ? p.dangerSoft : p.runningSoft);
        painter.setFont(numberFont);
        painter.setPen(line == m_line ? p.text : p.muted);
        painter.drawText(
            QRectF(0, top, numberWidth - 6, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        const auto bubble = std::find_if(m_bubbles.begin(), m_bubbles.end(),
            [line](const query::LineBubble& candidate) { return static_cast<int>(candidate.line) == line; });
        if (bubble != m_bubbles.end()) {
            double x = numberWidth + 4;
            int shown = 0;
            for (const State state : kBubbleOrder) {
                const std::uint32_t count = bubble->counts[static_cast<std::size_t>(state)];
                if (count == 0)
                    continue;
                if (shown == m_pills)
                    break;
                const double pillHeight = std::min(height - 2, static_cast<double>(theme.px(16)));
                const QRectF pill(x, top + (height - pillHeight) / 2, pillWidth, pillHeight);
                painter.setPen(Qt::NoPen);
                painter.setBrush(p.state(state));
                painter.drawRoundedRect(pill, pillHeight / 2, pillHeight / 2);
                painter.setPen(p.onState);
                painter.setFont(pillFont);
                painter.drawText(
                    pill, Qt::AlignCenter, count < 1000 ? QString::number(count) : u"%1k"_s.arg(count / 1000));
                x += pitch;
                ++shown;
            }
        }
        block = block.next();
        top += height;
    }
}

CodeView::CodeView(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_edit(new CodeEdit(views, this))
    , m_files(new QComboBox(this))
{
    m_files->setProperty("flat", true);
    m_files->setAccessibleName(u"File"_s);
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_files->setMinimumContentsLength(18);
    m_files->setFocusPolicy(Qt::StrongFocus);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 6, 0);
    head->addWidget(m_files);
    head->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_edit, 1);
    connect(m_files, &QComboBox::activated, this, [this](int index) {
        if (!m_mistakes.isEmpty())
            showWrong(m_files->itemText(index));
        else if (index >= 0 && index < static_cast<int>(m_userFiles.size()))
            show(m_userFiles[static_cast<std::size_t>(index)]);
        refresh();
    });
    connect(&views.playback, &Playback::runChanged, this, &CodeView::runChanged);
    connect(&views.playback, &Playback::settled, this, &CodeView::refresh);
    connect(&views.state, &ViewState::selectionChanged, this, &CodeView::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &CodeView::restyle);
    restyle();
}

void CodeView::restyle()
{
    m_files->setFont(Theme::instance().mono(13, 600));
    m_edit->restyle();
}

void CodeView::runChanged()
{
    const trace::Trace& trace = m_views.playback.trace();
    m_mistakes.clear();
    m_warnings.clear();
    m_userFiles.clear();
    m_files->clear();
    for (std::uint32_t file = 0; file < trace.files().size(); ++file) {
        if (!trace.files()[file].user || trace.files()[file].text.empty())
            continue;
        m_userFiles.push_back(file);
        m_files->addItem(fromStd(trace.files()[file].name));
    }
    m_files->setEnabled(m_userFiles.size() > 1);
    if (!m_userFiles.empty())
        show(m_userFiles.front());
    else
        m_edit->setPlainText({});
}

void CodeView::show(std::uint32_t file)
{
    m_file = file;
    const auto at = std::find(m_userFiles.begin(), m_userFiles.end(), file);
    m_files->setCurrentIndex(static_cast<int>(at - m_userFiles.begin()));
    m_edit->setFile(fromStd(m_views.playback.trace().files()[file].text));
    m_edit->setMessages(inFile(m_warnings, m_files->currentText()));
}

void CodeView::showMistakes(const QList<RunMessage>& messages)
{
    QList<RunMessage> placed;
    std::copy_if(messages.begin(), messages.end(), std::back_inserter(placed),
        [](const RunMessage& message) { return message.line > 0; });
    if (placed.isEmpty())
        return;
    m_mistakes = std::move(placed);
    m_files->clear();
    for (const RunMessage& message : m_mistakes) {
        if (m_files->findText(message.file) < 0)
            m_files->addItem(message.file);
    }
    m_files->setEnabled(m_files->count() > 1);
    showWrong(m_mistakes.front().file);
}

void CodeView::showWrong(const QString& file)
{
    m_files->setCurrentIndex(m_files->findText(file));
    const QList<RunMessage> here = inFile(m_mistakes, file);
    m_edit->setFile(here.front().source);
    m_edit->setMessages(here);
    m_edit->scrollTo(here.front().line);
}

void CodeView::leaveMistakes()
{
    if (m_mistakes.isEmpty() || !m_views.playback.loaded())
        return;
    const QList<RunMessage> warnings = m_warnings;
    runChanged();
    setWarnings(warnings);
    refresh();
}

void CodeView::setWarnings(const QList<RunMessage>& warnings)
{
    m_warnings = warnings;
    if (m_mistakes.isEmpty())
        m_edit->setMessages(inFile(m_warnings, m_files->currentText()));
}

void CodeView::refresh()
{
    if (!m_views.playback.loaded() || m_userFiles.empty() || !m_mistakes.isEmpty())
        return;
    const trace::Trace& trace = m_views.playback.trace();
    const replay::World& world = m_views.playback.world();
    // The line of the selected goroutine; its file comes to the front when it is another one.
    int line = 0;
    const trace::GoId g = m_views.state.subject();
    bool danger = false;
    if (g != 0 && g < world.goroutines.size()) {
        const trace::StackId stack = query::userFrame(trace, world.goroutines[g].stack);
        if (stack != 0 && world.goroutines[g].state != State::Done) {
            const trace::StackFrame& frame = trace.frame(stack);
            if (frame.file != m_file
                && std::find(m_userFiles.begin(), m_userFiles.end(), frame.file) != m_userFiles.end())
                show(frame.file);
            if (frame.file == m_file)
                line = static_cast<int>(frame.line);
            danger = world.goroutines[g].state == State::Crashed;
        }
    }
    std::vector<query::LineBubble> here;
    for (query::LineBubble& bubble : query::bubbles(trace, world)) {
        if (bubble.file == m_file)
            here.push_back(bubble);
    }
    m_edit->setBubbles(std::move(here));
    m_edit->setCurrentLine(line, danger);
}

} // namespace ws::ui
