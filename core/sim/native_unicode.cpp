#include "sim/natives.h"
#include "sim/unicode_tables.h"

#include <algorithm>
#include <iterator>

/// Natives of package unicode: categories and simple case mapping.
namespace ws::sim {

namespace {

template <std::size_t N> std::int32_t mapCase(const unicode::CaseRange (&table)[N], std::int32_t rune)
{
    const auto value = static_cast<std::uint32_t>(rune);
    const auto* after = std::upper_bound(std::begin(table), std::end(table), value,
        [](std::uint32_t r, const unicode::CaseRange& range) { return r < range.first; });
    if (after == std::begin(table))
        return rune;
    // Ranges with a stride of two may interleave, so one before the nearest may be the right one.
    for (const auto* range = after; range != std::begin(table) && after - range < 3;) {
        --range;
        if (value <= range->last && (value - range->first) % range->stride == 0)
            return rune + range->delta;
    }
    return rune;
}

NativeStatus category(NativeCall& call)
{
    const auto value = static_cast<std::uint32_t>(call.window[1]);
    const auto* after = std::upper_bound(std::begin(unicode::kCategories), std::end(unicode::kCategories), value,
        [](std::uint32_t r, const unicode::Category& range) { return r < range.first; });
    const bool inside = after != std::begin(unicode::kCategories) && value <= (after - 1)->last;
    call.window[0] = inside ? (after - 1)->bits : 0;
    return NativeStatus::Done;
}

NativeStatus toUpper(NativeCall& call)
{
    const std::int64_t mapped = mapCase(unicode::kToUpper, static_cast<std::int32_t>(call.window[1]));
    call.window[0] = static_cast<std::uint64_t>(mapped);
    return NativeStatus::Done;
}

NativeStatus toLower(NativeCall& call)
{
    const std::int64_t mapped = mapCase(unicode::kToLower, static_cast<std::int32_t>(call.window[1]));
    call.window[0] = static_cast<std::uint64_t>(mapped);
    return NativeStatus::Done;
}

constexpr std::uint32_t kLookupPs = 5'000; ///< a binary search in a table in the cache

constexpr NativeEntry kTable[] = {
    {"unicode.rt_category", category, kLookupPs},
    {"unicode.rt_toUpper", toUpper, kLookupPs},
    {"unicode.rt_toLower", toLower, kLookupPs},
};

} // namespace

NativeTable unicodeNatives()
{
    return kTable;
}

} // namespace ws::sim
