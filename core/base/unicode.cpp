#include "base/unicode.h"

#include "base/unicode_tables.h"

#include <algorithm>
#include <vector>

namespace ws::unicode {

namespace {

/// A run of code points whose general categories are in one group.
struct Group {
    std::uint32_t first, last;
    std::uint16_t bits;
};

/// The groups of all code points that have one, sorted: the two-letter category tables joined, so that one search
/// answers every question about categories.
std::vector<Group> joinCategories()
{
    struct Member {
        std::string_view name;
        std::uint16_t bits;
    };
    constexpr Member kMembers[] = {{"Lu", kUpper}, {"Ll", kLower}, {"Lt", kTitle}, {"Lm", kOtherLetter},
        {"Lo", kOtherLetter}, {"M", kMark}, {"Nd", kDigit}, {"Nl", kOtherNumber}, {"No", kOtherNumber}, {"P", kPunct},
        {"S", kSymbol}, {"Zs", kSpaceSeparator}, {"Cc", kControl}};
    std::vector<Group> groups;
    for (const Member& member : kMembers) {
        const Table set = table(static_cast<std::uint32_t>(findTable(TableKind::Category, member.name)));
        for (const auto& ranges : {set.ranges16, set.ranges32}) {
            for (const Range& range : ranges) {
                if (range.stride == 1) {
                    groups.push_back({range.first, range.last, member.bits});
                    continue;
                }
                for (std::uint32_t rune = range.first; rune <= range.last; rune += range.stride)
                    groups.push_back({rune, rune, member.bits});
            }
        }
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (const Group& group : groups) {
        if (kept > 0 && groups[kept - 1].bits == group.bits && groups[kept - 1].last + 1 == group.first)
            groups[kept - 1].last = group.last;
        else
            groups[kept++] = group;
    }
    groups.resize(kept);
    return groups;
}

bool inRanges(std::span<const Range> ranges, std::uint32_t rune)
{
    const auto found =
        std::partition_point(ranges.begin(), ranges.end(), [rune](const Range& range) { return range.last < rune; });
    return found != ranges.end() && found->first <= rune && (rune - found->first) % found->stride == 0;
}

} // namespace

std::uint32_t tableCount()
{
    return static_cast<std::uint32_t>(tableEntries().size());
}

Table table(std::uint32_t index)
{
    const TableEntry& entry = tableEntries()[index];
    return {entry.name, entry.kind, allRanges().subspan(entry.first, entry.count16),
        allRanges().subspan(entry.first + entry.count16, entry.count32), entry.latinOffset};
}

std::int32_t findTable(TableKind kind, std::string_view name)
{
    const auto entries = tableEntries();
    const auto found = std::find_if(entries.begin(), entries.end(),
        [&](const TableEntry& entry) { return entry.kind == kind && entry.name == name; });
    return found == entries.end() ? -1 : static_cast<std::int32_t>(found - entries.begin());
}

bool inTable(const Table& table, std::uint32_t rune)
{
    return inRanges(rune < 0x10000 ? table.ranges16 : table.ranges32, rune);
}

std::uint32_t toCase(Case to, std::uint32_t rune)
{
    const auto ranges = caseRanges();
    const auto found = std::partition_point(
        ranges.begin(), ranges.end(), [rune](const CaseRange& range) { return range.last < rune; });
    if (found == ranges.end() || rune < found->first)
        return rune;
    const std::int32_t delta = found->delta[static_cast<std::size_t>(to)];
    if (delta != CaseRange::kAlternating)
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(rune) + delta);
    // Upper case at even distances from the start, lower case one behind it.
    const std::uint32_t wanted = to == Case::Lower ? 1 : 0;
    return found->first + (((rune - found->first) & ~1U) | wanted);
}

std::uint32_t simpleFold(std::uint32_t rune)
{
    const auto steps = foldSteps();
    const auto found =
        std::partition_point(steps.begin(), steps.end(), [rune](const FoldStep& step) { return step.from < rune; });
    if (found != steps.end() && found->from == rune)
        return found->to;
    const std::uint32_t lower = toCase(Case::Lower, rune);
    return lower != rune ? lower : toCase(Case::Upper, rune);
}

std::uint16_t category(std::uint32_t rune)
{
    static const std::vector<Group> groups = joinCategories();
    const auto found =
        std::partition_point(groups.begin(), groups.end(), [rune](const Group& group) { return group.last < rune; });
    return found != groups.end() && found->first <= rune ? found->bits : std::uint16_t{0};
}

bool isLetter(std::uint32_t rune)
{
    return rune < 0x80 ? (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z' : (category(rune) & kLetter) != 0;
}

bool isDigit(std::uint32_t rune)
{
    return rune < 0x80 ? rune >= '0' && rune <= '9' : (category(rune) & kDigit) != 0;
}

bool isUpper(std::uint32_t rune)
{
    return rune < 0x80 ? rune >= 'A' && rune <= 'Z' : (category(rune) & kUpper) != 0;
}

bool isLower(std::uint32_t rune)
{
    return rune < 0x80 ? rune >= 'a' && rune <= 'z' : (category(rune) & kLower) != 0;
}

bool isGraphic(std::uint32_t rune)
{
    return rune < 0x80 ? rune >= ' ' && rune <= '~' : (category(rune) & kGraphic) != 0;
}

bool isPrint(std::uint32_t rune)
{
    return rune < 0x80 ? rune >= ' ' && rune <= '~' : (category(rune) & (kGraphic & ~kSpaceSeparator)) != 0;
}

bool isSpace(std::uint32_t r)
{
    return (r >= '\t' && r <= '\r') || r == ' ' || r == 0x85 || r == 0xa0 || r == 0x1680 || (r >= 0x2000 && r <= 0x200a)
        || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000;
}

} // namespace ws::unicode
