#include "sim/fmt_printer.h"

#include "base/utf8.h"
#include "sim/fmt_sort.h"

#include <algorithm>

namespace ws::sim {

using code::Kind;
using code::RType;

namespace {

/// Values nested deeper than this are a cycle through an interface; Go's own stack would overflow.
constexpr int kMaxDepth = 4000;

bool isPlain(const RType& type) ///< a predeclared type itself: printArg knows it without reflection
{
    return type.name == type.text && type.packagePath.empty() && type.methods.empty();
}

} // namespace

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
        bytes(value, verb);
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
        integer(m_memory.integer(value), true, verb);
        return;
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
        integer(m_memory.integer(value), false, verb);
        return;
    case Kind::Float32:
    case Kind::Float64:
        floating(m_memory.floating(value), static_cast<int>(value.type->size) * 8, verb);
        return;
    case Kind::Complex64:
    case Kind::Complex128:
        complex(m_memory.complex(value), static_cast<int>(value.type->size) * 8, verb);
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
    if (m_memory.type(value.type->element).kind == Kind::Uint8) {
        const std::string_view text = isSlice ? m_memory.stringAt(value.memory)
                                              : std::string_view(reinterpret_cast<const char*>(value.memory), length);
        if (textVerb(text, verb))
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

} // namespace ws::sim
