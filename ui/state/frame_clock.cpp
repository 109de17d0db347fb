#include "ui/state/frame_clock.h"

#include <algorithm>

namespace ws::ui {

FrameClock::FrameClock(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(kFrameMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::wake(int frames)
{
    m_left = std::max(m_left, frames);
    if (!m_timer.isActive())
        m_timer.start();
}

void FrameClock::tick()
{
    m_left = std::max(0, m_left - 1);
    Q_EMIT frame();
    if (m_left == 0)
        m_timer.stop();
}

} // namespace ws::ui
