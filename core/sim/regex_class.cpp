#include "sim/regex_class.h"

#include <algorithm>
#include <span>

namespace ws::sim::regex {

namespace {

/// Outside of these no code point has another case.
constexpr std::uint32_t kFirstFolding = 'A', kLastFolding = 0x1e943;

} // namespace

void RuneClass::addFolded(std::uint32_t first, std::uint32_t last)
{
    add(first, last);
    if (first == 0 && last == kMaxRune)
        return;
    for (std::uint32_t rune = std::max(first, kFirstFolding); rune <= std::min(last, kLastFolding); ++rune) {
        for (std::uint32_t other = unicode::simpleFold(rune); other != rune; other = unicode::simpleFold(other)) {
            if (other < first || other > last)
                add(other, other);
        }
    }
}

void RuneClass::add(const unicode::Table& table)
{
    for (const std::span<const unicode::Range> ranges : {table.ranges16, table.ranges32}) {
        for (const unicode::Range& range : ranges) {
            if (range.stride == 1) {
                add(range.first, range.last);
                continue;
            }
            for (std::uint32_t rune = range.first; rune <= range.last; rune += range.stride)
                add(rune, rune);
        }
    }
}

void RuneClass::clean()
{
    std::sort(m_ranges.begin(), m_ranges.end(),
        [](const Range& a, const Range& b) { return a.first != b.first ? a.first < b.first : a.last < b.last; });
    std::size_t kept = 0;
    for (const Range range : m_ranges) {
        if (kept > 0 && range.first <= m_ranges[kept - 1].last + 1)
            m_ranges[kept - 1].last = std::max(m_ranges[kept - 1].last, range.last);
        else
            m_ranges[kept++] = range;
    }
    m_ranges.resize(kept);
}

void RuneClass::negate()
{
    clean();
    std::vector<Range> others;
    std::uint32_t next = 0;
    for (const Range& range : m_ranges) {
        if (range.first > next)
            others.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    if (next <= kMaxRune)
        others.push_back({next, kMaxRune});
    m_ranges = std::move(others);
}

bool RuneClass::contains(std::uint32_t rune) const
{
    const auto found = std::partition_point(
        m_ranges.begin(), m_ranges.end(), [rune](const Range& range) { return range.last < rune; });
    return found != m_ranges.end() && found->first <= rune;
}

} // namespace ws::sim::regex
