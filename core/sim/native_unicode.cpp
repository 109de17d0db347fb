#include "base/unicode.h"
#include "sim/native_support.h"

/// Natives of package unicode: categories, case mapping, the tables of ranges.
namespace ws::sim {

namespace {

std::uint32_t runeParam(const NativeCall& call, int slot)
{
    return static_cast<std::uint32_t>(call.window[slot]);
}

NativeStatus giveRune(NativeCall& call, std::uint32_t rune)
{
    return giveInt(call, static_cast<std::int32_t>(rune));
}

NativeStatus category(NativeCall& call)
{
    call.window[0] = unicode::category(runeParam(call, 1));
    return NativeStatus::Done;
}

/// func rt_to(which int, r rune) rune
NativeStatus toCase(NativeCall& call)
{
    return giveRune(call, unicode::toCase(static_cast<unicode::Case>(call.window[1]), runeParam(call, 2)));
}

NativeStatus simpleFold(NativeCall& call)
{
    return giveRune(call, unicode::simpleFold(runeParam(call, 1)));
}

/// The text with the ranges' first, last and stride as words of `Word`: a Range16 or Range32 in memory.
template <class Word> std::string packed(std::span<const unicode::Range> ranges)
{
    std::string text;
    for (const unicode::Range& range : ranges) {
        for (const std::uint32_t value : {range.first, range.last, range.stride}) {
            const Word word = static_cast<Word>(value);
            char bytes[sizeof word];
            std::memcpy(bytes, &word, sizeof word);
            text.append(bytes, sizeof word);
        }
    }
    return text;
}

/// A slice of `elementBytes` elements that are copied out of `memory`.
NativeStatus giveSlice(NativeCall& call, std::string_view memory, std::uint64_t elementBytes, int slot)
{
    for (int i = 0; i < 3; ++i)
        call.window[slot + i] = 0;
    if (memory.empty())
        return NativeStatus::Done;
    const NativeStatus status = giveBytes(call, memory, slot);
    call.window[slot + 1] = call.window[slot + 2] = memory.size() / elementBytes;
    return status;
}

/// func rt_table16(index int) (ranges []Range16, latinOffset int)
NativeStatus table16(NativeCall& call)
{
    const unicode::Table table = unicode::table(runeParam(call, 4));
    call.window[3] = table.latinOffset;
    return giveSlice(call, packed<std::uint16_t>(table.ranges16), 6, 0);
}

/// func rt_table32(index int) []Range32
NativeStatus table32(NativeCall& call)
{
    return giveSlice(call, packed<std::uint32_t>(unicode::table(runeParam(call, 3)).ranges32), 12, 0);
}

/// func rt_tableName(index int) (kind int, name string)
NativeStatus tableName(NativeCall& call)
{
    const auto index = runeParam(call, 3);
    if (index >= unicode::tableCount()) {
        giveInt(call, -1);
        return giveString(call, "", 1);
    }
    const unicode::Table table = unicode::table(index);
    giveInt(call, static_cast<std::int64_t>(table.kind));
    return giveString(call, table.name, 1);
}

/// func rt_alias(index int) (alias, name string)
NativeStatus alias(NativeCall& call)
{
    const auto aliases = unicode::categoryAliases();
    const auto index = runeParam(call, 4);
    const unicode::CategoryAlias entry = index < aliases.size() ? aliases[index] : unicode::CategoryAlias{};
    const NativeStatus status = giveString(call, entry.alias, 0);
    return status == NativeStatus::Done ? giveString(call, entry.name, 2) : status;
}

/// func rt_caseRanges() []CaseRange: the layout of CaseRange is that of the words here.
NativeStatus caseRanges(NativeCall& call)
{
    const auto ranges = unicode::caseRanges();
    std::string memory(ranges.size_bytes(), '\0');
    std::memcpy(memory.data(), ranges.data(), ranges.size_bytes());
    return giveSlice(call, memory, sizeof(unicode::CaseRange), 0);
}
static_assert(sizeof(unicode::CaseRange) == 20);

constexpr std::uint32_t kLookupPs = 5'000; ///< a binary search in a table in the cache

constexpr NativeEntry kTable[] = {
    {"unicode.rt_category", category, kLookupPs},
    {"unicode.rt_to", toCase, kLookupPs},
    {"unicode.rt_simpleFold", simpleFold, kLookupPs},
    {"unicode.rt_table16", table16, 0},
    {"unicode.rt_table32", table32, 0},
    {"unicode.rt_tableName", tableName, 0},
    {"unicode.rt_alias", alias, 0},
    {"unicode.rt_caseRanges", caseRanges, 0},
};

} // namespace

NativeTable unicodeNatives()
{
    return kTable;
}

} // namespace ws::sim
