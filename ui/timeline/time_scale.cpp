#include "ui/timeline/time_scale.h"

#include <algorithm>
#include <cmath>

namespace ws::ui {

using trace::EventIndex;
using trace::Trace;

namespace {

constexpr double kFoldWidth = 0.025;
constexpr std::size_t kMaxFolds = 5;
/// A gap is idle if it is longer than this part of what remains of the time without the folded gaps.
constexpr double kIdlePart = 0.2;

struct Gap {
    double from = 0;
    double to = 0;
    [[nodiscard]] double length() const { return to - from; }
};

/// The gaps to fold, in order of time.
std::vector<Gap> idleGaps(const Trace& trace)
{
    std::vector<Gap> gaps;
    const auto& events = trace.events();
    const auto end = static_cast<double>(events.back().timeNs);
    double longEnough = end * kIdlePart * kFoldWidth; // anything shorter is never idle
    double previous = 0;
    for (const trace::Event& event : events) {
        const auto now = static_cast<double>(event.timeNs);
        if (now - previous > longEnough) {
            gaps.push_back({previous, now});
            if (gaps.size() > 4096) { // keep the longest ones only
                std::nth_element(gaps.begin(), gaps.begin() + 64, gaps.end(),
                    [](const Gap& x, const Gap& y) { return x.length() > y.length(); });
                gaps.resize(64);
            }
        }
        previous = now;
    }
    std::sort(gaps.begin(), gaps.end(), [](const Gap& x, const Gap& y) {
        return x.length() != y.length() ? x.length() > y.length() : x.from < y.from;
    });
    double left = end;
    std::size_t folded = 0;
    while (folded < gaps.size() && folded < kMaxFolds && gaps[folded].length() > kIdlePart * left) {
        left -= gaps[folded].length();
        ++folded;
    }
    gaps.resize(folded);
    std::sort(gaps.begin(), gaps.end(), [](const Gap& x, const Gap& y) { return x.from < y.from; });
    return gaps;
}

} // namespace

TimeScale::TimeScale(const Trace& trace, Mode mode)
    : m_mode(mode)
    , m_events(static_cast<double>(trace.size()))
{
    if (trace.size() == 0)
        return;
    const double end = std::max(1.0, static_cast<double>(trace.events().back().timeNs));
    const std::vector<Gap> gaps = mode == Mode::Folded ? idleGaps(trace) : std::vector<Gap>();
    double idle = 0;
    for (const Gap& gap : gaps)
        idle += gap.length();
    const double active = end - idle;
    const double width = active > 0 ? 1 - kFoldWidth * static_cast<double>(gaps.size()) : 0;
    double t = 0;
    double x = 0;
    const auto add = [&](double to, bool folded) {
        if (to <= t)
            return;
        const double foldWidth = width > 0 ? kFoldWidth : 1.0 / static_cast<double>(gaps.size());
        const double part = folded ? foldWidth : (to - t) / active * width;
        m_pieces.push_back({t, to, x, std::min(1.0, x + part), folded});
        t = to;
        x = m_pieces.back().x1;
    };
    for (const Gap& gap : gaps) {
        add(gap.from, false);
        add(gap.to, true);
        m_folds.push_back({static_cast<std::uint64_t>(gap.from), static_cast<std::uint64_t>(gap.to), m_pieces.back().x0,
            m_pieces.back().x1});
    }
    add(end, false);
    m_pieces.back().x1 = 1;
}

double TimeScale::xOfTime(std::uint64_t timeNs) const
{
    if (m_pieces.empty())
        return 0;
    const auto t = static_cast<double>(timeNs);
    const auto piece = std::lower_bound(
        m_pieces.begin(), m_pieces.end(), t, [](const Piece& candidate, double time) { return candidate.t1 < time; });
    if (piece == m_pieces.end())
        return 1;
    return piece->x0 + (t - piece->t0) / (piece->t1 - piece->t0) * (piece->x1 - piece->x0);
}

double TimeScale::xOfPosition(const Trace& trace, EventIndex position) const
{
    if (trace.size() == 0)
        return 0;
    if (m_mode == Mode::Events)
        return static_cast<double>(position) / m_events;
    return position == 0 ? 0 : xOfTime(trace.event(std::min(position, trace.size()) - 1).timeNs);
}

double TimeScale::timeAt(double x) const
{
    const auto piece = std::lower_bound(
        m_pieces.begin(), m_pieces.end(), x, [](const Piece& candidate, double place) { return candidate.x1 < place; });
    if (piece == m_pieces.end())
        return m_pieces.empty() ? 0 : m_pieces.back().t1;
    const double width = piece->x1 - piece->x0;
    return piece->t0 + (width > 0 ? (x - piece->x0) / width : 0) * (piece->t1 - piece->t0);
}

EventIndex TimeScale::positionAt(const Trace& trace, double x) const
{
    x = std::clamp(x, 0.0, 1.0);
    if (trace.size() == 0)
        return 0;
    if (m_mode == Mode::Events)
        return static_cast<EventIndex>(std::lround(x * m_events));
    if (x <= 0)
        return 0;
    if (x >= 1)
        return trace.size();
    const auto time = static_cast<std::uint64_t>(std::llround(timeAt(x)));
    const auto& events = trace.events();
    const auto later = std::upper_bound(events.begin(), events.end(), time,
        [](std::uint64_t value, const trace::Event& event) { return value < event.timeNs; });
    return static_cast<EventIndex>(later - events.begin());
}

std::vector<TimeScale::Tick> TimeScale::ticks(int wanted) const
{
    std::vector<Tick> result;
    if (m_pieces.empty() || wanted < 1)
        return result;
    const auto roundStep = [](double rough) {
        const double power = std::pow(10.0, std::floor(std::log10(std::max(rough, 1.0))));
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor * power >= rough * 0.999)
                return factor * power;
        }
        return 10 * power;
    };
    if (m_mode == Mode::Events) {
        const double step = roundStep(m_events / wanted);
        for (double value = 0; value <= m_events; value += step)
            result.push_back({value / m_events, value});
        return result;
    }
    double active = 0;
    double width = 0;
    for (const Piece& piece : m_pieces) {
        if (!piece.folded) {
            active += piece.t1 - piece.t0;
            width += piece.x1 - piece.x0;
        }
    }
    const double step = roundStep(active / std::max(width, 0.01) / wanted);
    const double closest = 0.55 / wanted;
    const auto add = [&](double x, double value) {
        if (result.empty() || x - result.back().x >= closest)
            result.push_back({x, value});
    };
    for (const Piece& piece : m_pieces) {
        if (piece.folded) {
            // Where an idle stretch ends the time is another one: always said there.
            while (!result.empty() && piece.x1 - result.back().x < closest && result.back().x > 0)
                result.pop_back();
            result.push_back({piece.x1, piece.t1});
            continue;
        }
        for (double value = std::ceil(piece.t0 / step) * step; value <= piece.t1; value += step)
            add(piece.x0 + (value - piece.t0) / (piece.t1 - piece.t0) * (piece.x1 - piece.x0), value);
    }
    return result;
}

} // namespace ws::ui
