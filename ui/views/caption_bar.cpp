#include "ui/views/caption_bar.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ws::ui {

CaptionBar::CaptionBar(const Views& views, QWidget* parent)
    : QFrame(parent)
    , m_views(views)
    , m_label(new QLabel(this))
    , m_lesson(new QLabel(this))
{
    setObjectName(u"caption"_s);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lesson->setTextFormat(Qt::PlainText);
    m_lesson->setMinimumWidth(1); // cut off rather than widening the window
    m_lesson->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 14, 0);
    layout->setSpacing(1);
    layout->addStretch();
    layout->addWidget(m_label);
    layout->addWidget(m_lesson);
    layout->addStretch();
    connect(&views.playback, &Playback::moved, this, &CaptionBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &CaptionBar::restyle);
    restyle();
    refresh();
}

void CaptionBar::restyle()
{
    const Theme& theme = Theme::instance();
    m_label->setFont(theme.sans(14, 500));
    m_label->setStyleSheet(u"QLabel { font-size: %1px; font-weight: 500; color: %2; }"_s.arg(theme.px(14))
                               .arg((m_danger ? theme.palette().danger : theme.palette().text).name()));
    layout()->setContentsMargins(theme.px(44), theme.px(4), 14, theme.px(4));
    setFixedHeight(theme.px(62)); // room for two lines: the stage must not jump from one sentence to the next
    m_lesson->setStyleSheet(
        u"QLabel { font-size: %1px; color: %2; }"_s.arg(theme.px(12)).arg(theme.palette().muted.name()));
    update();
}

void CaptionBar::refresh()
{
    QString text;
    bool danger = false;
    m_state = trace::State::Absent;
    if (m_views.playback.loaded()) {
        const trace::EventIndex position = m_views.playback.position();
        text = m_views.run.caption(position, m_views.playback.world());
        if (const trace::Event* event = m_views.playback.lastEvent(); event != nullptr && event->g != 0)
            m_state = m_views.playback.world().goroutines[event->g].state;
        danger = m_views.run.death().has_value() && position >= *m_views.run.death();
    }
    const QString lesson = m_views.playback.loaded() ? m_views.run.lesson(m_views.playback.position()) : QString();
    if (lesson != m_lesson->text() || lesson.isEmpty() == m_lesson->isVisibleTo(this)) {
        m_lesson->setText(lesson);
        m_lesson->setToolTip(lesson);
        m_lesson->setVisible(!lesson.isEmpty());
    }
    if (text != m_label->text())
        m_label->setText(text);
    if (danger != m_danger) {
        m_danger = danger;
        restyle();
    }
    update();
}

void CaptionBar::paintEvent(QPaintEvent*)
{
    const Palette& p = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_danger ? p.danger : p.border, m_danger ? 1.6 : 1));
    painter.setBrush(p.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8), 10, 10);
    const double side = Theme::instance().px(18);
    const QRectF box(Theme::instance().px(15), (height() - side) / 2, side, side);
    if (m_state != trace::State::Absent)
        paintGlyph(painter, m_state, box, m_state == trace::State::Done ? p.muted : p.state(m_state));
    else
        paintSymbol(painter, Symbol::Info, box, p.muted);
}

} // namespace ws::ui
