#include "go/runes.h"

#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <fmt/format.h>

namespace ws::go {

bool isExported(std::string_view name)
{
    return !name.empty() && unicode::isUpper(decodeRune(name).value);
}

std::string describeRune(std::uint32_t rune)
{
    std::string text = fmt::format("U+{:04X}", rune);
    if (unicode::isPrint(rune)) {
        text += " '";
        appendRune(text, rune);
        text += '\'';
    }
    return text;
}

std::string quoteRune(std::uint32_t rune)
{
    std::string text;
    appendQuotedRune(text, rune, QuoteMode::Normal);
    return text;
}

} // namespace ws::go
