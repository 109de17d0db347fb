#pragma once

#include <cstdint>
#include <span>

/// Properties of code points, as Go's unicode package has them.
namespace ws::sim {

struct RuneRange {
    std::uint32_t first;
    std::uint32_t last;
};

/// Code points first, first + stride … last become others by adding `delta`.
struct RuneShift {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t stride;
    std::int32_t delta;
};

enum class RuneSet : std::uint8_t {
    Print,
    Letter,
    Upper,
    Lower,
    Title,
    Digit,
    Number,
    Mark,
    Punct,
    Symbol,
    Graphic,
    Han,
    Hiragana,
    Katakana,
    Latin,
    Greek,
    Cyrillic,
};
enum class RuneCase : std::uint8_t { Upper, Lower, Title, Fold };

std::span<const RuneRange> runeSet(RuneSet set); ///< sorted
std::span<const RuneShift> runeShifts(RuneCase to); ///< sorted by `first`; runs of stride 2 may interleave

bool inRuneSet(RuneSet set, std::uint32_t rune);
std::uint32_t shiftRune(RuneCase to, std::uint32_t rune);
inline bool isSpaceRune(std::uint32_t r)
{
    return (r >= '\t' && r <= '\r') || r == ' ' || r == 0x85 || r == 0xa0 || r == 0x1680 || (r >= 0x2000 && r <= 0x200a)
        || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000;
}

} // namespace ws::sim
