#include "ui/state/playback.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::EventIndex;

namespace {

constexpr std::array kEventRates{
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6};
constexpr std::array kTimeRates{
    1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9, 2e9, 5e9};
static_assert(kEventRates.size() == kTimeRates.size());
constexpr int kLastLevel = static_cast<int>(kEventRates.size()) - 1;
constexpr double kFrameSeconds = FrameClock::kFrameMs / 1000.0;
constexpr double kLongestIdleSeconds = 0.6; ///< an idle stretch takes no longer on the screen

} // namespace

Playback::Playback(FrameClock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(&clock)
{
    connect(m_clock, &FrameClock::frame, this, &Playback::frame);
}

void Playback::load(std::shared_ptr<const replay::TraceIndex> index, std::vector<EventIndex> marks)
{
    pause();
    m_marks = std::move(marks);
    m_cursor.emplace(std::move(index));
    // A whole run in about forty seconds is a good beginning for a room.
    const double wanted = std::max(20.0, static_cast<double>(size()) / 40.0);
    int level = 0;
    while (level < kLastLevel && kEventRates[static_cast<std::size_t>(level)] < wanted)
        ++level;
    m_level[static_cast<int>(Pace::Events)] = level;
    Q_EMIT runChanged();
    Q_EMIT speedChanged();
    Q_EMIT moved(true);
    Q_EMIT settled();
}

const trace::Event* Playback::lastEvent() const
{
    return m_cursor && m_cursor->position() > 0 ? &m_cursor->trace().event(m_cursor->position() - 1) : nullptr;
}

void Playback::moveTo(EventIndex position, bool jumped)
{
    if (!m_cursor)
        return;
    position = std::min(position, size());
    const EventIndex from = m_cursor->position();
    if (position == from)
        return;
    if (position > from && position - from <= 64) {
        while (m_cursor->position() < position)
            m_cursor->step();
    } else if (position < from && from - position <= 64) {
        while (m_cursor->position() > position)
            m_cursor->stepBack();
    } else {
        m_cursor->seek(position);
    }
    Q_EMIT moved(jumped);
    if (!m_playing || m_framesPlayed % 6 == 0)
        Q_EMIT settled();
}

void Playback::seek(EventIndex position)
{
    m_framesPlayed = 0;
    m_carry = 0;
    moveTo(position, true);
    if (m_cursor)
        m_timeNs = static_cast<double>(world().timeNs);
}

void Playback::seekTime(std::uint64_t timeNs)
{
    if (m_cursor)
        seek(index().positionAt(timeNs));
}

void Playback::step()
{
    pause();
    if (m_cursor && position() < size())
        moveTo(position() + 1, false);
}

void Playback::stepBack()
{
    pause();
    if (m_cursor && position() > 0)
        moveTo(position() - 1, false);
}

void Playback::nextMark()
{
    const auto next = std::upper_bound(m_marks.begin(), m_marks.end(), position());
    seek(next == m_marks.end() ? size() : *next);
}

void Playback::previousMark()
{
    const auto here = std::lower_bound(m_marks.begin(), m_marks.end(), position());
    seek(here == m_marks.begin() ? 0 : *(here - 1));
}

void Playback::nextOf(trace::GoId g)
{
    if (!m_cursor || g == 0 || g >= world().goroutines.size())
        return;
    const EventIndex next = index().nextOf(g, position());
    if (next < size()) {
        pause();
        moveTo(next + 1, false);
    }
}

void Playback::previousOf(trace::GoId g)
{
    if (!m_cursor || g == 0 || g >= world().goroutines.size() || position() == 0)
        return;
    // Stand right after the event before the one that led here (or before now).
    const EventIndex previous = index().previousOfGoroutine(g, position() - 1);
    if (previous < size()) {
        pause();
        moveTo(previous + 1, false);
    }
}

void Playback::play()
{
    if (!m_cursor || m_playing || size() == 0)
        return;
    if (position() == size())
        seek(0);
    m_playing = true;
    m_framesPlayed = 0;
    m_carry = 0;
    m_timeNs = static_cast<double>(world().timeNs);
    m_clock->wake(2);
    Q_EMIT playingChanged(true);
}

void Playback::pause()
{
    if (!m_playing)
        return;
    m_playing = false;
    Q_EMIT settled();
    Q_EMIT playingChanged(false);
}

void Playback::setPace(Pace pace)
{
    if (pace == m_pace)
        return;
    m_pace = pace;
    m_carry = 0;
    if (m_cursor)
        m_timeNs = static_cast<double>(world().timeNs);
    Q_EMIT speedChanged();
}

void Playback::faster()
{
    setSpeedLevel(speedLevel() + 1);
}

void Playback::slower()
{
    setSpeedLevel(speedLevel() - 1);
}

void Playback::setSpeedLevel(int level)
{
    m_level[static_cast<int>(m_pace)] = std::clamp(level, 0, kLastLevel);
    Q_EMIT speedChanged();
}

double Playback::rate() const
{
    const auto level = static_cast<std::size_t>(speedLevel());
    return m_pace == Pace::Events ? kEventRates[level] : kTimeRates[level];
}

QString Playback::speedText() const
{
    const double value = rate();
    if (m_pace == Pace::Time) {
        if (value >= 1e9)
            return u"%1 s/s"_s.arg(value / 1e9);
        if (value >= 1e6)
            return u"%1 ms/s"_s.arg(value / 1e6);
        return u"%1 µs/s"_s.arg(value / 1e3);
    }
    if (value >= 1e6)
        return u"%1 M events/s"_s.arg(value / 1e6);
    if (value >= 1e3)
        return u"%1 k events/s"_s.arg(value / 1e3);
    return u"%1 events/s"_s.arg(value);
}

double Playback::easing() const
{
    // Half a second to get going; and the last 0.7 s before a milestone, and the first after it, at a quarter of the
    // speed or more.
    const double start = std::min(1.0, (m_framesPlayed + 1) / 30.0);
    if (m_marks.empty() || m_pace == Pace::Time)
        return start;
    const double reach = std::max(1.0, rate() * 0.7);
    double nearest = reach;
    const auto next = std::upper_bound(m_marks.begin(), m_marks.end(), position());
    if (next != m_marks.end())
        nearest = std::min(nearest, static_cast<double>(*next - position()));
    if (next != m_marks.begin())
        nearest = std::min(nearest, static_cast<double>(position() - *(next - 1)));
    const double part = nearest / reach;
    return start * (0.25 + 0.75 * part * part * (3 - 2 * part));
}

void Playback::frame()
{
    if (!m_playing || !m_cursor)
        return;
    m_clock->wake(2);
    const double amount = rate() * kFrameSeconds * easing();
    ++m_framesPlayed;
    EventIndex target = position();
    if (m_pace == Pace::Events) {
        m_carry += amount;
        const double whole = std::floor(m_carry);
        m_carry -= whole;
        target = static_cast<EventIndex>(std::min<double>(size(), position() + whole));
    } else {
        m_timeNs += amount;
        if (position() < size()) {
            const auto nextTime = static_cast<double>(trace().event(position()).timeNs);
            const double longest = rate() * kLongestIdleSeconds;
            if (nextTime - m_timeNs > longest)
                m_timeNs = nextTime - longest;
        }
        target = std::max(position(), index().positionAt(static_cast<std::uint64_t>(m_timeNs)));
    }
    // A milestone is always stood on for at least one frame.
    const auto next = std::upper_bound(m_marks.begin(), m_marks.end(), position());
    if (next != m_marks.end() && *next < target)
        target = *next;
    moveTo(target, false);
    if (position() == size())
        pause();
}

} // namespace ws::ui
