#include "sim/fmt_printer.h"

namespace ws::sim {

using code::Kind;

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

void FmtPrinter::complex(const GoComplex& value, int bits, std::uint32_t verb)
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
        floating(value.real, bits / 2, verb);
        m_writer.flags.plus = true;
        floating(value.imaginary, bits / 2, verb);
        m_writer.flags.plus = plus;
        out() += "i)";
        return;
    }
    default:
        badVerb(verb);
        return;
    }
}

bool FmtPrinter::textVerb(std::string_view value, std::uint32_t verb)
{
    switch (verb) {
    case 's':
        m_writer.text(value);
        return true;
    case 'x':
        m_writer.bytesHex(value, Digits::Lower);
        return true;
    case 'X':
        m_writer.bytesHex(value, Digits::Upper);
        return true;
    case 'q':
        m_writer.quoted(value);
        return true;
    default:
        return false;
    }
}

void FmtPrinter::string(std::string_view value, std::uint32_t verb)
{
    if (verb == 'v')
        textVerb(value, m_writer.flags.sharpV ? 'q' : 's');
    else if (!textVerb(value, verb))
        badVerb(verb);
}

void FmtPrinter::bytes(const GoValue& value, std::uint32_t verb)
{
    const std::string_view text = m_memory.stringAt(value.memory);
    if (verb != 'v' && verb != 'd') {
        if (!textVerb(text, verb))
            printValue(value, verb, 0);
        return;
    }
    const bool sharpV = m_writer.flags.sharpV;
    if (sharpV) {
        out() += "[]byte";
        if (GoMemory::load<Addr>(value.memory) == 0) {
            out() += "(nil)";
            return;
        }
    }
    out() += sharpV ? '{' : '[';
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0)
            separator();
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if (sharpV)
            m_writer.hex64(byte, true);
        else
            m_writer.integer(byte, 10, false, verb, Digits::Lower);
    }
    out() += sharpV ? '}' : ']';
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

} // namespace ws::sim
