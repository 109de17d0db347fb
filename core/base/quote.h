#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Quoted text as Go's strconv writes and reads it.
namespace ws {

/// strconv's Quote family: `quote` is " or '.
enum class QuoteMode : std::uint8_t { Normal, Ascii, Graphic };
void appendQuoted(std::string& out, std::string_view text, char quote, QuoteMode mode);
std::string quoted(std::string_view text); ///< strconv.Quote
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

} // namespace ws
