#include "ui/window/transport.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ws::ui {

TransportButtons::TransportButtons(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_start = add(u"To the start (Home)"_s);
    m_previous = add(u"Previous milestone (Shift+←)"_s);
    m_back = add(u"One event back (←)"_s);
    m_play = add(u"Play or pause (Space)"_s);
    m_step = add(u"One event on (→)"_s);
    m_next = add(u"Next milestone (Shift+→)"_s);
    m_end = add(u"To the end (End)"_s);
    m_play->setProperty("flat", false);
    m_play->setProperty("play", true);
    Playback& playback = m_views.playback;
    connect(m_start, &QToolButton::clicked, &playback, [&playback] {
        playback.pause();
        playback.toStart();
    });
    connect(m_previous, &QToolButton::clicked, &playback, [&playback] {
        playback.pause();
        playback.previousMark();
    });
    connect(m_back, &QToolButton::clicked, &playback, &Playback::stepBack);
    connect(m_play, &QToolButton::clicked, &playback, &Playback::toggle);
    connect(m_step, &QToolButton::clicked, &playback, &Playback::step);
    connect(m_next, &QToolButton::clicked, &playback, [&playback] {
        playback.pause();
        playback.nextMark();
    });
    connect(m_end, &QToolButton::clicked, &playback, [&playback] {
        playback.pause();
        playback.toEnd();
    });
    connect(&playback, &Playback::playingChanged, this, &TransportButtons::restyle);
    connect(&playback, &Playback::moved, this, &TransportButtons::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TransportButtons::restyle);
    restyle();
    refresh();
}

QToolButton* TransportButtons::add(const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRepeat(tip.startsWith(u"One"_s));
    layout()->addWidget(button);
    return button;
}

void TransportButtons::restyle()
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    const int side = theme.px(18);
    const auto set = [&](QToolButton* button, Symbol symbol, const QColor& color) {
        button->setIcon(symbolIcon(symbol, color, side));
        button->setIconSize(QSize(side, side));
    };
    set(m_start, Symbol::Start, p.text);
    set(m_previous, Symbol::PreviousMilestone, p.text);
    set(m_back, Symbol::StepBack, p.text);
    set(m_play, m_views.playback.playing() ? Symbol::Pause : Symbol::Play, p.onState);
    set(m_step, Symbol::Step, p.text);
    set(m_next, Symbol::NextMilestone, p.text);
    set(m_end, Symbol::End, p.text);
}

void TransportButtons::refresh()
{
    const Playback& playback = m_views.playback;
    const bool loaded = playback.loaded() && playback.size() > 0;
    for (QToolButton* button : {m_start, m_previous, m_back})
        button->setEnabled(loaded && playback.position() > 0);
    for (QToolButton* button : {m_step, m_next, m_end})
        button->setEnabled(loaded && playback.position() < playback.size());
    m_play->setEnabled(loaded);
}

TransportPosition::TransportPosition(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_time(new QLabel(this))
    , m_event(new QLabel(this))
    , m_slower(new QToolButton(this))
    , m_faster(new QToolButton(this))
    , m_speed(new QToolButton(this))
{
    m_time->setProperty("role", u"mono"_s);
    m_event->setProperty("role", u"muted"_s);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_event->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_slower->setText(u"−"_s);
    m_faster->setText(u"+"_s);
    m_slower->setToolTip(u"Slower (−)"_s);
    m_faster->setToolTip(u"Faster (+)"_s);
    m_speed->setToolTip(u"Speed; click to count it in events or in virtual time"_s);
    for (QToolButton* button : {m_slower, m_speed, m_faster}) {
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 10, 0);
    row->setSpacing(2);
    row->addStretch();
    row->addWidget(m_time);
    row->addSpacing(10);
    row->addWidget(m_event);
    row->addSpacing(8);
    row->addWidget(m_slower);
    row->addWidget(m_speed);
    row->addWidget(m_faster);
    Playback& playback = m_views.playback;
    connect(m_slower, &QToolButton::clicked, &playback, &Playback::slower);
    connect(m_faster, &QToolButton::clicked, &playback, &Playback::faster);
    connect(m_speed, &QToolButton::clicked, &playback, [&playback] {
        playback.setPace(playback.pace() == Playback::Pace::Events ? Playback::Pace::Time : Playback::Pace::Events);
    });
    connect(&playback, &Playback::moved, this, &TransportPosition::refresh);
    connect(&playback, &Playback::speedChanged, this, &TransportPosition::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TransportPosition::restyle);
    restyle();
    refresh();
}

void TransportPosition::restyle()
{
    const Theme& theme = Theme::instance();
    m_time->setFont(theme.mono(13, 600));
    m_time->setStyleSheet(u"QLabel { font-size: %1px; font-weight: 600; }"_s.arg(theme.px(13)));
    // Wide enough for any position, so that nothing moves while it counts.
    m_time->setMinimumWidth(
        static_cast<int>(QFontMetricsF(theme.mono(13, 600)).horizontalAdvance(u"0.000 000 000 s"_s)) + 4);
    m_speed->setMinimumWidth(theme.px(96));
    refresh();
}

void TransportPosition::refresh()
{
    const Playback& playback = m_views.playback;
    if (!playback.loaded()) {
        m_time->setText(u"–"_s);
        m_event->clear();
    } else {
        m_time->setText(exactTime(playback.world().timeNs));
        m_event->setText(u"event %1 of %2"_s.arg(number(playback.position()), number(playback.size())));
    }
    m_speed->setText(playback.speedText());
}

} // namespace ws::ui
