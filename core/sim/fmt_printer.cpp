#include "sim/fmt_printer.h"

#include "sim/go_text.h"

#include <algorithm>
#include <bit>

namespace ws::sim {

using code::Kind;
using code::RType;

namespace {

/// Values nested deeper than this are a cycle through an interface; Go's own stack would overflow.
constexpr int kMaxDepth = 4000;
constexpr int kTooLarge = 1'000'000; ///< widths and precisions beyond are mistakes

bool isSignedKind(Kind kind)
{
    return kind >= Kind::Int && kind <= Kind::Int64;
}

bool isUnsignedKind(Kind kind)
{
    return kind >= Kind::Uint && kind <= Kind::Uintptr;
}

std::uint64_t loadInteger(const GoValue& value)
{
    const std::uint8_t* const from = value.memory;
    switch (value.type->size) {
    case 1:
        return isSignedKind(value.type->kind)
            ? static_cast<std::uint64_t>(static_cast<std::int64_t>(GoMemory::load<std::int8_t>(from)))
            : *from;
    case 2:
        return isSignedKind(value.type->kind)
            ? static_cast<std::uint64_t>(static_cast<std::int64_t>(GoMemory::load<std::int16_t>(from)))
            : GoMemory::load<std::uint16_t>(from);
    case 4:
        return isSignedKind(value.type->kind)
            ? static_cast<std::uint64_t>(static_cast<std::int64_t>(GoMemory::load<std::int32_t>(from)))
            : GoMemory::load<std::uint32_t>(from);
    default:
        return GoMemory::load<std::uint64_t>(from);
    }
}

bool isPlain(const RType& type) ///< a predeclared type itself: printArg knows it without reflection
{
    return type.name == type.text && type.packagePath.empty() && type.methods.empty();
}

bool parseNumber(std::string_view text, std::size_t& i, std::size_t end, int& number)
{
    number = 0;
    bool any = false;
    for (; i < end && text[i] >= '0' && text[i] <= '9'; ++i) {
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

template <class T> int compareNumbers(T a, T b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareFloats(double a, double b) ///< cmp.Compare: NaN first
{
    const bool aNan = a != a; // NaN is the only value unlike itself
    const bool bNan = b != b;
    if (aNan || bNan)
        return aNan && bNan ? 0 : aNan ? -1 : 1;
    return compareNumbers(a, b);
}

double loadFloat(const GoValue& value)
{
    return value.type->size == 4 ? static_cast<double>(GoMemory::load<float>(value.memory))
                                 : GoMemory::load<double>(value.memory);
}

} // namespace

GoValue GoMemory::interfaceValue(const std::uint8_t* words, bool accessible) const
{
    const auto id = load<std::uint64_t>(words);
    if (id == 0)
        return {};
    const RType& dynamic = type(static_cast<code::RTypeId>(id));
    if (dynamic.slots <= 1)
        return {&dynamic, words + 8, accessible};
    return {&dynamic, heap.host(load<std::uint64_t>(words + 8)), accessible};
}

std::string_view GoMemory::stringAt(const std::uint8_t* words) const
{
    return heap.text(load<std::uint64_t>(words), load<std::uint64_t>(words + 8));
}

std::uint64_t GoMemory::length(const GoValue& sequence) const
{
    return sequence.type->kind == Kind::Array ? static_cast<std::uint64_t>(sequence.type->length)
                                              : load<std::uint64_t>(sequence.memory + 8);
}

GoValue GoMemory::element(const GoValue& sequence, std::uint64_t index) const
{
    const RType& elementType = type(sequence.type->element);
    const std::uint8_t* base = sequence.memory;
    if (sequence.type->kind == Kind::Slice)
        base = heap.host(load<std::uint64_t>(sequence.memory));
    return {&elementType, base + index * elementType.size, sequence.accessible};
}

std::uint8_t fmtMethods(const GoMemory& memory, const RType& type)
{
    std::uint8_t found = 0;
    for (const code::RMethod& method : type.methods) {
        const bool format = method.name == "Format";
        if (!format && method.name != "Error" && method.name != "String" && method.name != "GoString")
            continue;
        const RType& signature = memory.type(method.type);
        if (format) {
            if (signature.params.size() == 2 && signature.results.empty()
                && memory.type(signature.params[0]).text == "fmt.State"
                && memory.type(signature.params[1]).text == "int32")
                found |= kHasFormat;
            continue;
        }
        if (!signature.params.empty() || signature.results.size() != 1
            || memory.type(signature.results[0]).text != "string")
            continue;
        found |= method.name == "Error" ? kHasError : method.name == "String" ? kHasString : kHasGoString;
    }
    return found;
}

void FmtPrinter::print(const std::vector<GoValue>& operands)
{
    bool stringBefore = false;
    for (std::size_t i = 0; i < operands.size() && !m_stopped; ++i) {
        const bool isString = operands[i].type != nullptr && operands[i].type->kind == Kind::String;
        if (i > 0 && !isString && !stringBefore)
            out() += ' ';
        printArg(operands[i], 'v');
        stringBefore = isString;
    }
}

void FmtPrinter::println(const std::vector<GoValue>& operands)
{
    for (std::size_t i = 0; i < operands.size() && !m_stopped; ++i) {
        if (i > 0)
            out() += ' ';
        printArg(operands[i], 'v');
    }
    out() += '\n';
}

FmtPrinter::Operand FmtPrinter::intFromArg(const std::vector<GoValue>& operands, std::size_t& argNum) const
{
    if (argNum >= operands.size())
        return {};
    const GoValue& value = operands[argNum++];
    if (value.type == nullptr || (!isSignedKind(value.type->kind) && !isUnsignedKind(value.type->kind)))
        return {};
    const auto number = static_cast<std::int64_t>(loadInteger(value));
    if (number > kTooLarge || number < -kTooLarge)
        return {};
    return {static_cast<int>(number), true};
}

void FmtPrinter::argNumber(std::string_view format, std::size_t& i, std::size_t count, std::size_t& argNum, bool& found)
{
    found = false;
    if (i >= format.size() || format[i] != '[')
        return;
    m_reordered = true;
    const std::size_t close = format.find(']', i + 1);
    if (format.size() - i < 3 || close == std::string_view::npos) {
        m_goodArgNum = false;
        ++i;
        return;
    }
    std::size_t at = i + 1;
    int number = 0;
    const bool isNumber = parseNumber(format, at, close, number) && at == close;
    i = close + 1;
    if (isNumber && number >= 1 && static_cast<std::size_t>(number) <= count) {
        argNum = static_cast<std::size_t>(number) - 1;
        found = true;
        return;
    }
    m_goodArgNum = false;
    found = isNumber;
}

void FmtPrinter::printf(std::string_view format, const std::vector<GoValue>& operands)
{
    const std::size_t end = format.size();
    std::size_t argNum = 0;
    FmtFlags& flags = m_writer.flags;
    bool afterIndex = false;
    for (std::size_t i = 0; i < end && !m_stopped;) {
        m_goodArgNum = true;
        const std::size_t percent = std::min(format.find('%', i), end);
        out() += format.substr(i, percent - i);
        i = percent;
        if (i >= end)
            break;
        ++i;
        flags = FmtFlags();
        for (bool more = true; more && i < end;) {
            switch (format[i]) {
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
                more = false;
                break;
            }
            if (more)
                ++i;
        }
        argNumber(format, i, operands.size(), argNum, afterIndex);
        if (i < end && format[i] == '*') {
            ++i;
            const Operand width = intFromArg(operands, argNum);
            flags.width = width.value;
            flags.widthPresent = width.ok;
            if (!width.ok)
                out() += "%!(BADWIDTH)";
            if (flags.width < 0) {
                flags.width = -flags.width;
                flags.minus = true;
                flags.zero = false;
            }
            afterIndex = false;
        } else {
            flags.widthPresent = parseNumber(format, i, end, flags.width);
            if (afterIndex && flags.widthPresent)
                m_goodArgNum = false;
        }
        if (i + 1 < end && format[i] == '.') {
            ++i;
            if (afterIndex)
                m_goodArgNum = false;
            argNumber(format, i, operands.size(), argNum, afterIndex);
            if (i < end && format[i] == '*') {
                ++i;
                const Operand precision = intFromArg(operands, argNum);
                flags.precision = precision.value;
                flags.precisionPresent = precision.ok;
                if (flags.precision < 0) {
                    flags.precision = 0;
                    flags.precisionPresent = false;
                }
                if (!flags.precisionPresent)
                    out() += "%!(BADPREC)";
                afterIndex = false;
            } else {
                parseNumber(format, i, end, flags.precision);
                flags.precisionPresent = true;
            }
        }
        if (!afterIndex)
            argNumber(format, i, operands.size(), argNum, afterIndex);
        if (i >= end) {
            out() += "%!(NOVERB)";
            break;
        }
        const Rune verb = decodeRune(format.substr(i));
        i += verb.width;
        if (verb.value == '%') {
            out() += '%';
        } else if (!m_goodArgNum || argNum >= operands.size()) {
            out() += "%!";
            appendRune(out(), verb.value);
            out() += m_goodArgNum ? "(MISSING)" : "(BADINDEX)";
        } else {
            if (verb.value == 'w')
                m_wrapped.push_back(argNum);
            if (verb.value == 'v' || verb.value == 'w') {
                flags.sharpV = flags.sharp;
                flags.sharp = false;
                flags.plusV = flags.plus;
                flags.plus = false;
            }
            printArg(operands[argNum], verb.value);
            ++argNum;
        }
    }
    if (m_reordered || argNum >= operands.size() || m_stopped)
        return;
    flags = FmtFlags();
    out() += "%!(EXTRA ";
    for (std::size_t i = argNum; i < operands.size(); ++i) {
        if (i > argNum)
            out() += ", ";
        if (operands[i].type == nullptr) {
            out() += "<nil>";
        } else {
            out() += operands[i].type->text;
            out() += '=';
            printArg(operands[i], 'v');
        }
    }
    out() += ')';
}

void FmtPrinter::printArg(const GoValue& value, std::uint32_t verb)
{
    m_value = value;
    m_valueIsArg = true;
    if (value.type == nullptr) {
        if (verb == 'T' || verb == 'v')
            m_writer.pad("<nil>");
        else
            badVerb(verb);
        return;
    }
    if (verb == 'T') {
        m_writer.text(value.type->text);
        return;
    }
    if (value.type->text == "reflect.Value" && value.type->packagePath == "reflect") {
        // The value that it holds: its type, address and flags (resources/gostd/reflect/value.go).
        constexpr std::uint32_t kReadOnly = 2, kMethod = 4;
        const auto type = GoMemory::load<std::uint32_t>(value.memory);
        const auto address = GoMemory::load<Addr>(value.memory + 8);
        const auto flags = GoMemory::load<std::uint32_t>(value.memory + 16);
        if (type == 0 && verb == 'v')
            return m_writer.text("<invalid reflect.Value>");
        if (type != 0 && (flags & kMethod) == 0) {
            const bool accessible = value.accessible && (flags & kReadOnly) == 0;
            const code::RType& held = m_memory.type(type);
            const std::uint8_t* memory = m_memory.heap.host(address);
            if (held.kind == Kind::Interface)
                return printArg(m_memory.interfaceValue(memory, accessible), verb);
            return printArg({&held, memory, accessible}, verb);
        }
    }
    if (verb == 'p') {
        pointer(value, 'p');
        return;
    }
    if (value.type->text == "[]uint8") {
        const std::uint64_t length = m_memory.length(value);
        const auto address = GoMemory::load<std::uint64_t>(value.memory);
        bytes(m_memory.heap.text(address, length), address == 0, verb, "[]byte", value);
        return;
    }
    if (isPlain(*value.type) || !handleMethods(value, verb))
        printValue(value, verb, 0);
}

const FmtAnswer* FmtPrinter::ask(FmtRequest::Kind kind, const GoValue& value, std::uint32_t verb)
{
    if (m_nextAnswer < m_answers.size())
        return &m_answers[m_nextAnswer++];
    if (!m_stopped)
        m_requests.push_back({kind, value, verb, m_writer.flags});
    return nullptr;
}

bool FmtPrinter::handleMethods(const GoValue& value, std::uint32_t verb)
{
    if (m_erroring)
        return false;
    const std::uint8_t methods = fmtMethods(m_memory, *value.type);
    if (verb == 'w') {
        if (!m_wrapErrors || (methods & kHasError) == 0) {
            badVerb(verb);
            return true;
        }
        verb = 'v';
    }
    if (methods == 0)
        return false;
    FmtRequest::Kind kind = FmtRequest::Kind::Format;
    if ((methods & kHasFormat) == 0) {
        if (m_writer.flags.sharpV) {
            if ((methods & kHasGoString) == 0)
                return false;
            kind = FmtRequest::Kind::GoString;
        } else {
            if (verb != 'v' && verb != 's' && verb != 'x' && verb != 'X' && verb != 'q')
                return false;
            if ((methods & (kHasError | kHasString)) == 0)
                return false;
            kind = (methods & kHasError) != 0 ? FmtRequest::Kind::Error : FmtRequest::Kind::String;
        }
    }
    const FmtAnswer* const answer = ask(kind, value, verb);
    if (answer == nullptr)
        return true;
    if (answer->raw)
        out() += answer->text;
    else if (kind == FmtRequest::Kind::GoString)
        m_writer.text(answer->text);
    else
        string(answer->text, verb);
    return true;
}

void FmtPrinter::badVerb(std::uint32_t verb)
{
    m_erroring = true;
    const GoValue value = m_value;
    out() += "%!";
    appendRune(out(), verb);
    out() += '(';
    if (value.type != nullptr) {
        out() += value.type->text;
        out() += '=';
        if (m_valueIsArg)
            printArg(value, 'v');
        else
            printValue(value, 'v', 0);
    } else {
        out() += "<nil>";
    }
    out() += ')';
    m_erroring = false;
}

void FmtPrinter::integer(std::uint64_t value, bool isSigned, std::uint32_t verb)
{
    switch (verb) {
    case 'v':
        if (m_writer.flags.sharpV && !isSigned)
            m_writer.hex64(value, true);
        else
            m_writer.integer(value, 10, isSigned, verb, Digits::Lower);
        return;
    case 'd':
        m_writer.integer(value, 10, isSigned, verb, Digits::Lower);
        return;
    case 'b':
        m_writer.integer(value, 2, isSigned, verb, Digits::Lower);
        return;
    case 'o':
    case 'O':
        m_writer.integer(value, 8, isSigned, verb, Digits::Lower);
        return;
    case 'x':
        m_writer.integer(value, 16, isSigned, verb, Digits::Lower);
        return;
    case 'X':
        m_writer.integer(value, 16, isSigned, verb, Digits::Upper);
        return;
    case 'c':
        m_writer.character(value);
        return;
    case 'q':
        m_writer.quotedCharacter(value);
        return;
    case 'U':
        m_writer.unicode(value);
        return;
    default:
        badVerb(verb);
        return;
    }
}

void FmtPrinter::floating(double value, int bits, std::uint32_t verb)
{
    switch (verb) {
    case 'v':
        m_writer.floating(value, bits, 'g', -1);
        return;
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
        m_writer.floating(value, bits, static_cast<char>(verb), -1);
        return;
    case 'f':
    case 'e':
    case 'E':
        m_writer.floating(value, bits, static_cast<char>(verb), 6);
        return;
    case 'F':
        m_writer.floating(value, bits, 'f', 6);
        return;
    default:
        badVerb(verb);
        return;
    }
}

void FmtPrinter::complex(double real, double imaginary, int bits, std::uint32_t verb)
{
    switch (verb) {
    case 'v':
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
    case 'f':
    case 'F':
    case 'e':
    case 'E': {
        const bool plus = m_writer.flags.plus;
        out() += '(';
        floating(real, bits / 2, verb);
        m_writer.flags.plus = true;
        floating(imaginary, bits / 2, verb);
        m_writer.flags.plus = plus;
        out() += "i)";
        return;
    }
    default:
        badVerb(verb);
        return;
    }
}

void FmtPrinter::string(std::string_view value, std::uint32_t verb)
{
    switch (verb) {
    case 'v':
        if (m_writer.flags.sharpV)
            m_writer.quoted(value);
        else
            m_writer.text(value);
        return;
    case 's':
        m_writer.text(value);
        return;
    case 'x':
        m_writer.bytesHex(value, Digits::Lower);
        return;
    case 'X':
        m_writer.bytesHex(value, Digits::Upper);
        return;
    case 'q':
        m_writer.quoted(value);
        return;
    default:
        badVerb(verb);
        return;
    }
}

void FmtPrinter::bytes(
    std::string_view value, bool isNil, std::uint32_t verb, std::string_view typeText, const GoValue& whole)
{
    switch (verb) {
    case 'v':
    case 'd': {
        const bool sharpV = m_writer.flags.sharpV;
        if (sharpV) {
            out() += typeText;
            if (isNil) {
                out() += "(nil)";
                return;
            }
        }
        out() += sharpV ? '{' : '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                separator();
            const auto byte = static_cast<std::uint8_t>(value[i]);
            if (sharpV)
                m_writer.hex64(byte, true);
            else
                m_writer.integer(byte, 10, false, verb, Digits::Lower);
        }
        out() += sharpV ? '}' : ']';
        return;
    }
    case 's':
        m_writer.text(value);
        return;
    case 'x':
        m_writer.bytesHex(value, Digits::Lower);
        return;
    case 'X':
        m_writer.bytesHex(value, Digits::Upper);
        return;
    case 'q':
        m_writer.quoted(value);
        return;
    default:
        printValue(whole, verb, 0);
        return;
    }
}

void FmtPrinter::pointer(const GoValue& value, std::uint32_t verb)
{
    const Kind kind = value.type->kind;
    if (kind != Kind::Chan && kind != Kind::Func && kind != Kind::Map && kind != Kind::Pointer && kind != Kind::Slice
        && kind != Kind::UnsafePointer) {
        badVerb(verb);
        return;
    }
    const auto address = GoMemory::load<std::uint64_t>(value.memory);
    switch (verb) {
    case 'v':
        if (m_writer.flags.sharpV) {
            out() += '(';
            out() += value.type->text;
            out() += ")(";
            if (address == 0)
                out() += "nil";
            else
                m_writer.hex64(address, true);
            out() += ')';
        } else if (address == 0) {
            m_writer.pad("<nil>");
        } else {
            m_writer.hex64(address, !m_writer.flags.sharp);
        }
        return;
    case 'p':
        m_writer.hex64(address, !m_writer.flags.sharp);
        return;
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
        integer(address, false, verb);
        return;
    default:
        badVerb(verb);
        return;
    }
}

void FmtPrinter::separator()
{
    out() += m_writer.flags.sharpV ? ", " : " ";
}

void FmtPrinter::printValue(const GoValue& value, std::uint32_t verb, int depth)
{
    if (m_stopped || depth > kMaxDepth)
        return;
    if (depth > 0 && value.type != nullptr && value.accessible) {
        m_value = value;
        m_valueIsArg = true;
        if (value.type->kind == Kind::Interface) {
            // Value.Interface() of an interface is what is in it.
            const GoValue inner = m_memory.interfaceValue(value.memory, true);
            if (inner.type != nullptr) {
                m_value = inner;
                if (handleMethods(inner, verb))
                    return;
            }
        } else if (handleMethods(value, verb)) {
            return;
        }
    }
    m_value = value;
    m_valueIsArg = false;
    if (value.type == nullptr) {
        if (depth == 0)
            out() += "<invalid reflect.Value>";
        else if (verb == 'v')
            out() += "<nil>";
        else
            badVerb(verb);
        return;
    }
    switch (value.type->kind) {
    case Kind::Bool:
        if (verb == 't' || verb == 'v')
            m_writer.boolean(*value.memory != 0);
        else
            badVerb(verb);
        return;
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        integer(loadInteger(value), true, verb);
        return;
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
        integer(loadInteger(value), false, verb);
        return;
    case Kind::Float32:
        floating(loadFloat(value), 32, verb);
        return;
    case Kind::Float64:
        floating(loadFloat(value), 64, verb);
        return;
    case Kind::Complex64:
        complex(static_cast<double>(GoMemory::load<float>(value.memory)),
            static_cast<double>(GoMemory::load<float>(value.memory + 4)), 64, verb);
        return;
    case Kind::Complex128:
        complex(GoMemory::load<double>(value.memory), GoMemory::load<double>(value.memory + 8), 128, verb);
        return;
    case Kind::String:
        string(m_memory.stringAt(value.memory), verb);
        return;
    case Kind::Map:
        printMap(value, verb, depth);
        return;
    case Kind::Struct:
        printStruct(value, verb, depth);
        return;
    case Kind::Interface: {
        const GoValue inner = m_memory.interfaceValue(value.memory, value.accessible);
        if (inner.type != nullptr) {
            printValue(inner, verb, depth + 1);
        } else if (m_writer.flags.sharpV) {
            out() += value.type->text;
            out() += "(nil)";
        } else {
            out() += "<nil>";
        }
        return;
    }
    case Kind::Array:
    case Kind::Slice:
        printSequence(value, verb, depth);
        return;
    case Kind::Pointer: {
        const auto address = GoMemory::load<std::uint64_t>(value.memory);
        if (depth == 0 && address != 0) {
            const RType& target = m_memory.type(value.type->element);
            if (target.kind == Kind::Array || target.kind == Kind::Slice || target.kind == Kind::Struct
                || target.kind == Kind::Map) {
                out() += '&';
                printValue({&target, m_memory.heap.host(address), value.accessible}, verb, depth + 1);
                return;
            }
        }
        pointer(value, verb);
        return;
    }
    case Kind::Chan:
    case Kind::Func:
    case Kind::UnsafePointer:
        pointer(value, verb);
        return;
    case Kind::Invalid:
        return;
    }
}

void FmtPrinter::printMap(const GoValue& value, std::uint32_t verb, int depth)
{
    const bool sharpV = m_writer.flags.sharpV;
    const bool isNil = GoMemory::load<std::uint64_t>(value.memory) == 0;
    if (sharpV) {
        out() += value.type->text;
        if (isNil) {
            out() += "(nil)";
            return;
        }
        out() += '{';
    } else {
        out() += "map[";
    }
    if (!isNil) {
        const FmtAnswer* const answer = ask(FmtRequest::Kind::Map, value, verb);
        if (answer == nullptr) {
            m_stopped = true;
            return;
        }
        const RType& keyType = m_memory.type(value.type->key);
        const RType& elementType = m_memory.type(value.type->element);
        std::vector<std::size_t> order(answer->keys.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return compareKeys(m_memory, answer->keys[a], answer->keys[b]) < 0; });
        const auto printPart = [&](const GoValue& part, const RType& type) {
            GoValue shown = part;
            shown.accessible = value.accessible;
            if (shown.type == nullptr) { // an interface that holds nothing
                if (sharpV) {
                    out() += type.text;
                    out() += "(nil)";
                } else {
                    out() += "<nil>";
                }
                return;
            }
            printValue(shown, verb, depth + (type.kind == Kind::Interface ? 2 : 1));
        };
        bool first = true;
        for (const std::size_t i : order) {
            if (!first)
                separator();
            first = false;
            printPart(answer->keys[i], keyType);
            out() += ':';
            printPart(answer->values[i], elementType);
        }
    }
    out() += sharpV ? '}' : ']';
}

void FmtPrinter::printStruct(const GoValue& value, std::uint32_t verb, int depth)
{
    const FmtFlags flags = m_writer.flags;
    if (flags.sharpV)
        out() += value.type->text;
    out() += '{';
    bool first = true;
    for (const code::RField& field : value.type->fields) {
        if (!first)
            separator();
        first = false;
        if ((flags.plusV || flags.sharpV) && !field.name.empty()) {
            out() += field.name;
            out() += ':';
        }
        GoValue part{&m_memory.type(field.type), value.memory + field.offset, value.accessible && field.exported};
        if (part.type->kind == Kind::Interface) { // fmt's getField: what is in it, if anything
            const GoValue inner = m_memory.interfaceValue(part.memory, part.accessible);
            if (inner.type != nullptr)
                part = inner;
        }
        printValue(part, verb, depth + 1);
    }
    out() += '}';
}

void FmtPrinter::printSequence(const GoValue& value, std::uint32_t verb, int depth)
{
    const bool sharpV = m_writer.flags.sharpV;
    const bool isSlice = value.type->kind == Kind::Slice;
    const std::uint64_t length = m_memory.length(value);
    if ((verb == 's' || verb == 'q' || verb == 'x' || verb == 'X')
        && m_memory.type(value.type->element).kind == Kind::Uint8) {
        const std::string_view text = isSlice ? m_memory.stringAt(value.memory)
                                              : std::string_view(reinterpret_cast<const char*>(value.memory), length);
        bytes(text, false, verb, value.type->text, value);
        return;
    }
    if (sharpV) {
        out() += value.type->text;
        if (isSlice && GoMemory::load<std::uint64_t>(value.memory) == 0) {
            out() += "(nil)";
            return;
        }
    }
    out() += sharpV ? '{' : '[';
    for (std::uint64_t i = 0; i < length && !m_stopped; ++i) {
        if (i > 0)
            separator();
        printValue(m_memory.element(value, i), verb, depth + 1);
    }
    out() += sharpV ? '}' : ']';
}

int compareKeys(const GoMemory& memory, const GoValue& a, const GoValue& b)
{
    if (a.type == nullptr || b.type == nullptr)
        return a.type == b.type ? 0 : a.type == nullptr ? -1 : 1;
    if (a.type != b.type)
        return a.type->id < b.type->id ? -1 : 1; // Go: by the addresses of the types
    switch (a.type->kind) {
    case Kind::Bool:
        return compareNumbers(*a.memory, *b.memory);
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return compareNumbers(static_cast<std::int64_t>(loadInteger(a)), static_cast<std::int64_t>(loadInteger(b)));
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
        return compareNumbers(loadInteger(a), loadInteger(b));
    case Kind::Float32:
    case Kind::Float64:
        return compareFloats(loadFloat(a), loadFloat(b));
    case Kind::Complex64: {
        const int real = compareFloats(
            static_cast<double>(GoMemory::load<float>(a.memory)), static_cast<double>(GoMemory::load<float>(b.memory)));
        return real != 0 ? real
                         : compareFloats(static_cast<double>(GoMemory::load<float>(a.memory + 4)),
                             static_cast<double>(GoMemory::load<float>(b.memory + 4)));
    }
    case Kind::Complex128: {
        const int real = compareFloats(GoMemory::load<double>(a.memory), GoMemory::load<double>(b.memory));
        return real != 0 ? real
                         : compareFloats(GoMemory::load<double>(a.memory + 8), GoMemory::load<double>(b.memory + 8));
    }
    case Kind::String:
        return memory.stringAt(a.memory).compare(memory.stringAt(b.memory));
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Chan:
        return compareNumbers(GoMemory::load<std::uint64_t>(a.memory), GoMemory::load<std::uint64_t>(b.memory));
    case Kind::Struct:
        for (const code::RField& field : a.type->fields) {
            const RType& type = memory.type(field.type);
            const int order =
                compareKeys(memory, {&type, a.memory + field.offset, true}, {&type, b.memory + field.offset, true});
            if (order != 0)
                return order;
        }
        return 0;
    case Kind::Array:
        for (std::uint64_t i = 0; i < memory.length(a); ++i) {
            if (const int order = compareKeys(memory, memory.element(a, i), memory.element(b, i)); order != 0)
                return order;
        }
        return 0;
    case Kind::Interface:
        return compareKeys(memory, memory.interfaceValue(a.memory), memory.interfaceValue(b.memory));
    case Kind::Func:
    case Kind::Map:
    case Kind::Slice:
    case Kind::Invalid:
        break;
    }
    return 0;
}

} // namespace ws::sim
