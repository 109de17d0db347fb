#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <vector>

namespace ws::ui {

/// Maps positions in a trace to 0..1 along the time axis and back, in three ways: virtual time, virtual time with idle
/// stretches folded to a fixed width, and event number. No Qt; tested without a window.
class TimeScale {
public:
    enum class Mode : std::uint8_t { Time, Folded, Events };
    struct Fold {
        std::uint64_t fromNs = 0;
        std::uint64_t toNs = 0;
        double x0 = 0;
        double x1 = 0;
    };
    struct Tick {
        double x = 0;
        double value = 0; ///< nanoseconds, or an event number
    };

    TimeScale() = default;
    TimeScale(const trace::Trace& trace, Mode mode);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] double xOfTime(std::uint64_t timeNs) const;
    [[nodiscard]] double xOfPosition(const trace::Trace& trace, trace::EventIndex position) const;
    /// The position to stand at for a click at x (0..1).
    [[nodiscard]] trace::EventIndex positionAt(const trace::Trace& trace, double x) const;
    [[nodiscard]] const std::vector<Fold>& folds() const { return m_folds; }
    /// About `wanted` round values along the axis, in order.
    [[nodiscard]] std::vector<Tick> ticks(int wanted) const;

private:
    struct Piece {
        double t0 = 0, t1 = 0; ///< nanoseconds
        double x0 = 0, x1 = 1;
        bool folded = false;
    };
    [[nodiscard]] double timeAt(double x) const;
    Mode m_mode = Mode::Time;
    double m_events = 0;
    std::vector<Piece> m_pieces; ///< cover the whole time without gaps
    std::vector<Fold> m_folds;
};

} // namespace ws::ui
