#include "sim/regex_tree.h"

#include "base/utf8.h"

#include <algorithm>

namespace ws::sim::regex {

namespace {

/// Turns a tree into instructions, from the end to the start: each part is told where to go on.
class Compiler {
public:
    explicit Compiler(Program& program)
        : m_program(program)
    {
    }

    void run(const Node& root)
    {
        const std::uint32_t end = emit(Op::Match, 0, 0);
        const std::uint32_t close = emit(Op::Capture, end, 1);
        m_program.start = emit(Op::Capture, node(root, close), 0);
        findPrefix();
    }

private:
    std::uint32_t emit(Op op, std::uint32_t out, std::uint32_t arg)
    {
        m_program.code.push_back({op, out, arg});
        return static_cast<std::uint32_t>(m_program.code.size() - 1);
    }

    std::uint32_t choice(bool greedy, std::uint32_t more, std::uint32_t done)
    {
        return greedy ? emit(Op::Alt, more, done) : emit(Op::Alt, done, more);
    }

    static bool nullable(const Node& n)
    {
        const auto one = [](const std::unique_ptr<Node>& part) { return nullable(*part); };
        switch (n.kind) {
        case Node::Kind::Empty:
        case Node::Kind::Assert:
            return true;
        case Node::Kind::Class:
        case Node::Kind::Any:
        case Node::Kind::AnyNotNewline:
            return false;
        case Node::Kind::Capture:
        case Node::Kind::Concat:
            return std::all_of(n.parts.begin(), n.parts.end(), one);
        case Node::Kind::Alternate:
            return std::any_of(n.parts.begin(), n.parts.end(), one);
        case Node::Kind::Repeat:
            return n.min == 0 || nullable(*n.parts[0]);
        }
        return false;
    }

    std::uint32_t plus(const Node& part, bool greedy, std::uint32_t next)
    {
        const std::uint32_t again = emit(Op::Nop, next, 0); // its target is known once the part is there
        const std::uint32_t first = node(part, again);
        const std::uint32_t loop = choice(greedy, first, next);
        m_program.code[again].out = loop;
        return first;
    }

    std::uint32_t star(const Node& part, bool greedy, std::uint32_t next)
    {
        // With a part that can match nothing, one Alt would get the priorities wrong: (x+)? does not.
        if (nullable(part))
            return choice(greedy, plus(part, greedy, next), next);
        const std::uint32_t loop = choice(greedy, 0, next);
        const std::uint32_t first = node(part, loop);
        (greedy ? m_program.code[loop].out : m_program.code[loop].arg) = first;
        return loop;
    }

    std::uint32_t repeat(const Node& n, std::uint32_t next)
    {
        const Node& part = *n.parts[0];
        if (n.max == 0)
            return emit(Op::Nop, next, 0);
        std::uint32_t entry = next;
        int copies = n.min;
        if (n.max < 0) {
            if (n.min == 0)
                return star(part, n.greedy, next);
            entry = plus(part, n.greedy, next);
            --copies;
        } else {
            // x(x(x)?)?: every question mark that says no leaves the whole repetition
            for (int i = n.min; i < n.max; ++i)
                entry = choice(n.greedy, node(part, entry), next);
        }
        for (int i = 0; i < copies; ++i)
            entry = node(part, entry);
        return entry;
    }

    std::uint32_t node(const Node& n, std::uint32_t next)
    {
        switch (n.kind) {
        case Node::Kind::Empty:
            return next;
        case Node::Kind::Class: {
            const auto& ranges = n.runes.ranges();
            if (ranges.empty())
                return emit(Op::Fail, 0, 0);
            if (ranges.size() == 1 && ranges[0].first == ranges[0].last)
                return emit(Op::Rune, next, ranges[0].first);
            return emit(Op::Class, next, classIndex(n.runes));
        }
        case Node::Kind::Any:
            return emit(Op::Any, next, 0);
        case Node::Kind::AnyNotNewline:
            return emit(Op::AnyNotNewline, next, 0);
        case Node::Kind::Assert:
            return emit(Op::Assert, next, n.bits);
        case Node::Kind::Capture: {
            const auto slot = static_cast<std::uint32_t>(n.group) * 2;
            return emit(Op::Capture, node(*n.parts[0], emit(Op::Capture, next, slot + 1)), slot);
        }
        case Node::Kind::Concat:
            for (std::size_t i = n.parts.size(); i-- > 0;)
                next = node(*n.parts[i], next);
            return next;
        case Node::Kind::Alternate: {
            std::uint32_t entry = node(*n.parts.back(), next);
            for (std::size_t i = n.parts.size() - 1; i-- > 0;)
                entry = emit(Op::Alt, node(*n.parts[i], next), entry);
            return entry;
        }
        case Node::Kind::Repeat:
            return repeat(n, next);
        }
        return next;
    }

    std::uint32_t classIndex(const RuneClass& runes)
    {
        auto& classes = m_program.classes;
        const auto found = std::find_if(
            classes.begin(), classes.end(), [&](const RuneClass& other) { return other.ranges() == runes.ranges(); });
        if (found != classes.end())
            return static_cast<std::uint32_t>(found - classes.begin());
        classes.push_back(runes);
        return static_cast<std::uint32_t>(classes.size() - 1);
    }

    /// What comes behind instructions that look at nothing; in an anchored program groups are a border.
    const Instruction& skipEmpty(const Instruction* at) const
    {
        while (at->op == Op::Nop || (at->op == Op::Capture && (at->arg < 2 || !m_program.anchored)))
            at = &m_program.code[at->out];
        return *at;
    }

    /// The literal text that every match starts with. Behind \A Go knows it only of a program that its one-pass
    /// matcher can run; here: of one without a choice.
    void findPrefix()
    {
        const Instruction* at = &skipEmpty(&m_program.code[m_program.start]);
        m_program.anchored = at->op == Op::Assert && (at->arg & kBeginText) != 0;
        if (m_program.anchored) {
            const auto isChoice = [](const Instruction& in) { return in.op == Op::Alt; };
            if (std::any_of(m_program.code.begin(), m_program.code.end(), isChoice))
                return;
            at = &skipEmpty(&m_program.code[at->out]);
        }
        while (at->op == Op::Rune && at->arg != 0xfffd) {
            appendRune(m_program.prefix, at->arg);
            at = &skipEmpty(&m_program.code[at->out]);
        }
        if (m_program.anchored) {
            if (m_program.prefix.empty() || at->op != Op::Assert || (at->arg & kEndText) == 0)
                return;
            at = &skipEmpty(&m_program.code[at->out]);
        }
        m_program.prefixIsAll = at->op == Op::Match;
    }

    Program& m_program;
};

} // namespace

std::variant<Program, Error> compile(std::string_view expression, Syntax syntax)
{
    auto parsed = parse(expression, syntax);
    if (auto* error = std::get_if<Error>(&parsed))
        return std::move(*error);
    auto& tree = std::get<Tree>(parsed);
    Program program;
    program.names = std::move(tree.names);
    Compiler(program).run(*tree.root);
    return program;
}

} // namespace ws::sim::regex
