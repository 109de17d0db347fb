#include "sim/rune_tables.h"

#include <algorithm>

namespace ws::sim {

bool inRuneSet(RuneSet set, std::uint32_t rune)
{
    const auto ranges = runeSet(set);
    const auto found = std::partition_point(
        ranges.begin(), ranges.end(), [rune](const RuneRange& range) { return range.last < rune; });
    return found != ranges.end() && found->first <= rune;
}

std::uint32_t shiftRune(RuneCase to, std::uint32_t rune)
{
    const auto shifts = runeShifts(to);
    auto found = std::partition_point(
        shifts.begin(), shifts.end(), [rune](const RuneShift& shift) { return shift.first <= rune; });
    // Only the last two runs that start at or before it can hold it (runs of stride 2 interleave with their
    // neighbours).
    for (int i = 0; i < 3 && found != shifts.begin(); ++i) {
        --found;
        if (rune <= found->last && (rune - found->first) % found->stride == 0)
            return static_cast<std::uint32_t>(static_cast<std::int32_t>(rune) + found->delta);
    }
    return rune;
}

} // namespace ws::sim
