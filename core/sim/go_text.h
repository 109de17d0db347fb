#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 and quoting as Go's unicode/utf8 and strconv do them.
namespace ws::sim {

inline constexpr std::uint32_t kRuneError = 0xfffd;
inline constexpr std::uint32_t kMaxRune = 0x10ffff;

struct Rune {
    std::uint32_t value = kRuneError;
    std::uint32_t width = 0; ///< 1 with kRuneError: an invalid byte; 0: the text is empty
};
Rune decodeRune(std::string_view text);
Rune decodeLastRune(std::string_view text);
void appendRune(std::string& out, std::uint32_t rune); ///< invalid ones as U+FFFD
std::uint64_t countRunes(std::string_view text);
bool validUtf8(std::string_view text);
inline bool validRune(std::uint64_t r)
{
    return r < 0xd800 || (r > 0xdfff && r <= kMaxRune);
}

/// An ASCII digit at byte `i`, which may lie behind the end.
inline bool digitAt(std::string_view text, std::size_t i)
{
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

bool isPrintRune(std::uint32_t rune);

/// strconv's Quote family: `quote` is " or '.
enum class QuoteMode : std::uint8_t { Normal, Ascii, Graphic };
void appendQuoted(std::string& out, std::string_view text, char quote, QuoteMode mode);
void appendQuotedRune(std::string& out, std::uint32_t rune, QuoteMode mode);
bool canBackquote(std::string_view text);
/// strconv.Unquote: nothing on a syntax error.
std::optional<std::string> unquote(std::string_view text);
/// One character or escape at the start of `text` inside quotes `quote` (0: neither may be escaped).
struct UnquotedChar {
    std::uint32_t value = 0;
    bool multibyte = false;
    std::size_t length = 0;
};
std::optional<UnquotedChar> unquoteChar(std::string_view text, char quote);
/// The quoted string at the start of `text` (strconv.QuotedPrefix): its length, 0 on an error.
std::size_t quotedPrefix(std::string_view text);

} // namespace ws::sim
