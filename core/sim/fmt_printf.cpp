#include "base/ascii.h"
#include "base/utf8.h"
#include "sim/fmt_printer.h"

#include <algorithm>
#include <optional>

namespace ws::sim {

using code::Kind;

namespace {

constexpr int kTooLarge = 1'000'000; ///< widths and precisions beyond are mistakes

bool parseNumber(std::string_view text, std::size_t& i, std::size_t end, int& number)
{
    number = 0;
    bool any = false;
    for (; i < end && isDecimalDigit(text[i]); ++i) {
        if (number > kTooLarge) {
            i = end;
            number = 0;
            return false;
        }
        number = number * 10 + (text[i] - '0');
        any = true;
    }
    return any;
}

} // namespace

/// One member function a part of a directive, %[flags][width][.precision]verb with argument indexes like [2] between
/// the parts; each goes on at `at`.
struct FmtPrinter::Format {
    FmtPrinter& printer;
    std::string_view text;
    const std::vector<GoValue>& operands;
    FmtFlags& flags;
    std::size_t at = 0;
    std::size_t argNum = 0;
    bool afterIndex = false; ///< an index was the part before
    bool goodIndexes = true; ///< of this directive
    bool reordered = false; ///< an index anywhere: operands may be left over

    [[nodiscard]] bool sees(char c) const { return at < text.size() && text[at] == c; }

    void walk()
    {
        while (at < text.size() && !printer.m_stopped) {
            const std::size_t percent = std::min(text.find('%', at), text.size());
            printer.out() += text.substr(at, percent - at);
            at = percent;
            if (at < text.size()) {
                ++at;
                directive();
            }
        }
        if (!reordered && argNum < operands.size() && !printer.m_stopped)
            extraOperands();
    }

    void directive()
    {
        goodIndexes = true;
        flags = FmtFlags();
        readFlags();
        readIndex();
        readWidth();
        if (at + 1 < text.size() && sees('.'))
            readPrecision();
        if (!afterIndex)
            readIndex();
        if (at < text.size())
            readVerb();
        else
            printer.out() += "%!(NOVERB)";
    }

    void readFlags()
    {
        for (; at < text.size(); ++at) {
            switch (text[at]) {
            case '#':
                flags.sharp = true;
                break;
            case '0':
                flags.zero = true;
                break;
            case '+':
                flags.plus = true;
                break;
            case '-':
                flags.minus = true;
                break;
            case ' ':
                flags.space = true;
                break;
            default:
                return;
            }
        }
    }

    void readIndex()
    {
        afterIndex = false;
        if (!sees('['))
            return;
        reordered = true;
        const std::size_t close = text.find(']', at + 1);
        if (text.size() - at < 3 || close == std::string_view::npos) {
            goodIndexes = false;
            ++at;
            return;
        }
        std::size_t end = at + 1;
        int number = 0;
        afterIndex = parseNumber(text, end, close, number) && end == close;
        at = close + 1;
        if (afterIndex && number >= 1 && static_cast<std::size_t>(number) <= operands.size())
            argNum = static_cast<std::size_t>(number) - 1;
        else
            goodIndexes = false;
    }

    /// The operand of a *, if it is an integer that makes sense.
    std::optional<int> readStar()
    {
        ++at;
        afterIndex = false;
        if (argNum >= operands.size())
            return std::nullopt;
        const GoValue& value = operands[argNum++];
        if (value.type == nullptr || value.type->kind < Kind::Int || value.type->kind > Kind::Uintptr)
            return std::nullopt;
        const auto number = static_cast<std::int64_t>(printer.m_memory.integer(value));
        const bool overflows = number < 0 && value.type->kind >= Kind::Uint;
        if (overflows || number > kTooLarge || number < -kTooLarge)
            return std::nullopt;
        return static_cast<int>(number);
    }

    void readWidth()
    {
        if (!sees('*')) {
            flags.widthPresent = parseNumber(text, at, text.size(), flags.width);
            if (afterIndex && flags.widthPresent)
                goodIndexes = false;
            return;
        }
        const std::optional<int> width = readStar();
        flags.width = width.value_or(0);
        flags.widthPresent = width.has_value();
        if (!width)
            printer.out() += "%!(BADWIDTH)";
        if (flags.width < 0) {
            flags.width = -flags.width;
            flags.minus = true;
            flags.zero = false;
        }
    }

    void readPrecision()
    {
        ++at;
        if (afterIndex)
            goodIndexes = false;
        readIndex();
        if (!sees('*')) {
            parseNumber(text, at, text.size(), flags.precision);
            flags.precisionPresent = true;
            return;
        }
        const std::optional<int> precision = readStar();
        flags.precisionPresent = precision && *precision >= 0;
        if (flags.precisionPresent)
            flags.precision = *precision;
        else
            printer.out() += "%!(BADPREC)";
    }

    void readVerb()
    {
        const Rune verb = decodeRune(text.substr(at));
        at += verb.width;
        if (verb.value == '%') {
            printer.out() += '%';
            return;
        }
        if (!goodIndexes || argNum >= operands.size()) {
            printer.out() += "%!";
            appendRune(printer.out(), verb.value);
            printer.out() += goodIndexes ? "(MISSING)" : "(BADINDEX)";
            return;
        }
        if (verb.value == 'w')
            printer.m_wrapped.push_back(argNum);
        if (verb.value == 'v' || verb.value == 'w') {
            flags.sharpV = flags.sharp;
            flags.sharp = false;
            flags.plusV = flags.plus;
            flags.plus = false;
        }
        printer.printArg(operands[argNum++], verb.value);
    }

    void extraOperands()
    {
        flags = FmtFlags();
        std::string_view before = "%!(EXTRA ";
        for (std::size_t i = argNum; i < operands.size(); ++i) {
            printer.out() += before;
            before = ", ";
            if (operands[i].type == nullptr) {
                printer.out() += "<nil>";
            } else {
                printer.out() += operands[i].type->text;
                printer.out() += '=';
                printer.printArg(operands[i], 'v');
            }
        }
        printer.out() += ')';
    }
};

void FmtPrinter::printf(std::string_view format, const std::vector<GoValue>& operands)
{
    Format{*this, format, operands, m_writer.flags}.walk();
}

} // namespace ws::sim
