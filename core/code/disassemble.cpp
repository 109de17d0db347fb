#include "code/bytecode.h"

#include <fmt/format.h>

namespace ws::code {

namespace {

std::string slotText(std::uint16_t slot)
{
    return slot == kNoSlot ? "-" : fmt::format("s{}", slot);
}

std::string typeName(const Module& module, std::uint32_t id)
{
    return id == 0 ? "nil" : id < module.types.size() ? module.types[id].text : fmt::format("type#{}", id);
}

std::string quotedText(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text.substr(0, 40)) {
        if (c == '\n')
            out += "\\n";
        else if (c == '"')
            out += "\\\"";
        else
            out += c;
    }
    return out + (text.size() > 40 ? "…\"" : "\"");
}

/// The operands of one code word, described by their letters.
class OperandText {
public:
    OperandText(const Module& module, const Function& function, std::size_t next)
        : m_module(module)
        , m_function(function)
        , m_next(next)
    {
    }

    void add(std::string_view letters, const Instr& word)
    {
        const std::uint16_t values[3] = {word.a, word.b, word.c};
        std::size_t operand = 0;
        for (const char letter : letters) {
            if (operand >= 3)
                break;
            const bool wide = letter >= 'A' && letter <= 'Z';
            const std::uint32_t value = wide && operand + 1 < 3
                ? static_cast<std::uint32_t>(values[operand]) | static_cast<std::uint32_t>(values[operand + 1]) << 16
                : values[operand];
            operand += wide ? 2 : 1;
            if (letter == '-')
                continue;
            m_text += m_text.empty() ? "" : ", ";
            m_text += one(letter, value);
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    [[nodiscard]] std::string one(char letter, std::uint32_t value) const
    {
        switch (letter) {
        case 'd':
        case 's':
        case 'm':
        case 'o':
            return slotText(static_cast<std::uint16_t>(value));
        case 'i':
            return fmt::format("{}", static_cast<std::int16_t>(value));
        case 'I':
            return fmt::format("{}", static_cast<std::int32_t>(value));
        case 'j':
            return target(static_cast<std::int16_t>(value));
        case 'J':
            return target(static_cast<std::int32_t>(value));
        case 't':
            return typeName(m_module, value);
        case 'r': {
            static constexpr const char* names[] = {"u8", "s8", "u16", "s16", "u32", "s32", "w64", "bytes"};
            return value < 8 ? names[value] : "rep?";
        }
        case 'K':
            return value < m_function.constants.size() ? fmt::format("{:#x}", m_function.constants[value]) : "k?";
        case 'S':
            return value < m_module.strings.size() ? quotedText(m_module.strings[value]) : "string?";
        case 'F':
            return value < m_module.functions.size() ? m_module.functions[value].name : "function?";
        case 'G':
            return fmt::format("globals+{}", value);
        case 'V':
            return value < m_module.sites.size() ? m_module.sites[value].name : "site?";
        case 'M':
            return value < m_module.methodNames.size() ? m_module.methodNames[value] : "method?";
        default: // u, n, U
            return fmt::format("{}", value);
        }
    }

    [[nodiscard]] std::string target(std::int64_t offset) const
    {
        return fmt::format("@{}", static_cast<std::int64_t>(m_next) + offset);
    }

    const Module& m_module;
    const Function& m_function;
    std::size_t m_next;
    std::string m_text;
};

} // namespace

std::string disassemble(const Module& module, const Function& function)
{
    std::string out = fmt::format("{}: results {}, params {}, frame {}", function.name, function.resultSlots,
        function.paramSlots, function.frameSlots);
    if (function.closureSlot >= 0)
        out += fmt::format(", closure s{}", function.closureSlot);
    if (function.epilogue >= 0)
        out += fmt::format(", epilogue @{}", function.epilogue);
    if (function.native >= 0)
        out += ", native";
    out += '\n';
    for (std::size_t pc = 0; pc < function.code.size();) {
        const Instr& instruction = function.code[pc];
        const OpInfo& info = opInfo(static_cast<Op>(instruction.op));
        const std::size_t plus = info.operands.find('+');
        const bool ext = plus != std::string_view::npos;
        const std::size_t next = pc + (ext ? 2 : 1);
        OperandText operands(module, function, next);
        operands.add(info.operands.substr(0, plus), instruction);
        if (ext && pc + 1 < function.code.size())
            operands.add(info.operands.substr(plus + 1), function.code[pc + 1]);
        std::string line = fmt::format("{:>5}  {:<14} {}", pc, info.name, operands.text());
        if (module.program && function.positions[pc] != go::kNoPos)
            line = fmt::format("{:<56} ; line {}", line, module.program->files.position(function.positions[pc]).line);
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        out += line + '\n';
        pc = next;
    }
    return out;
}

} // namespace ws::code
