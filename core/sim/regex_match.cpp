#include "sim/regex.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

/// Thompson's simulation as Pike extended it: all the threads of a search go over the text together, in order of
/// priority, each with its captures. No instruction is entered twice at one place, so the time is linear in the text.
namespace ws::sim::regex {

namespace {

bool isWord(std::string_view text, std::size_t at)
{
    return at < text.size() && isWordCharacter(static_cast<unsigned char>(text[at]));
}

/// Which assertions hold between the bytes at - 1 and at.
std::uint32_t assertionsAt(std::string_view text, std::size_t at)
{
    std::uint32_t bits = 0;
    if (at == 0)
        bits |= kBeginText | kBeginLine;
    else if (text[at - 1] == '\n')
        bits |= kBeginLine;
    if (at == text.size())
        bits |= kEndText | kEndLine;
    else if (text[at] == '\n')
        bits |= kEndLine;
    const bool before = at > 0 && isWord(text, at - 1);
    return bits | (before != isWord(text, at) ? kWordBoundary : kNoWordBoundary);
}

class Matcher {
public:
    Matcher(const Program& program, std::string_view text, std::size_t slots, bool longest)
        : m_program(program)
        , m_text(text)
        , m_slots(slots)
        , m_longest(longest)
    {
        for (List* list : {&m_lists[0], &m_lists[1]}) {
            list->entered.resize(program.code.size());
            list->captures.reserve(program.code.size() * slots);
        }
        m_found.resize(slots, -1);
        m_current.resize(slots, -1);
    }

    bool run(std::size_t from)
    {
        if (m_program.anchored && from > 0)
            return false;
        List* now = &m_lists[0];
        List* next = &m_lists[1];
        bool matched = false;
        std::size_t at = from;
        while (true) {
            if (now->threads.empty()) {
                if (matched || (m_program.anchored && at > 0))
                    break;
                if (!m_program.prefix.empty()) { // nothing is under way: on to where a match can begin
                    at = m_text.find(m_program.prefix, at);
                    if (at == std::string_view::npos)
                        break;
                }
            }
            if (!matched && (!m_program.anchored || at == 0)) {
                std::fill(m_current.begin(), m_current.end(), -1);
                add(*now, m_program.start, at);
            }
            const Rune rune = at < m_text.size() ? decodeRune(m_text.substr(at)) : Rune{kRuneError, 0};
            step(*now, *next, at, rune, matched);
            now->clear();
            std::swap(now, next);
            if (rune.width == 0)
                break;
            at += rune.width;
        }
        return matched;
    }

    [[nodiscard]] std::uint64_t steps() const { return m_steps; }
    std::vector<std::int64_t> take() { return std::move(m_found); }

private:
    struct Thread {
        std::uint32_t pc;
        std::size_t captures; ///< where its slots begin in List::captures
    };
    struct List {
        std::vector<Thread> threads;
        std::vector<std::int64_t> captures;
        std::vector<std::uint32_t> entered; ///< instruction → generation in which it was entered
        std::uint32_t generation = 1;

        void clear()
        {
            threads.clear();
            captures.clear();
            ++generation;
        }
    };
    /// Still to do in add(): enter an instruction, or put a slot back.
    struct Todo {
        std::uint32_t pc = 0;
        std::size_t slot = 0;
        std::int64_t old = 0;
        bool restores = false;
    };

    /// Adds the threads that `pc` leads to without a character, with the captures m_current.
    void add(List& list, std::uint32_t start, std::size_t at)
    {
        const std::uint32_t holding = assertionsAt(m_text, at);
        m_todo.push_back({start, 0, 0, false});
        while (!m_todo.empty()) {
            const Todo todo = m_todo.back();
            m_todo.pop_back();
            if (todo.restores) {
                m_current[todo.slot] = todo.old;
                continue;
            }
            if (list.entered[todo.pc] == list.generation)
                continue;
            list.entered[todo.pc] = list.generation;
            ++m_steps;
            const Instruction& in = m_program.code[todo.pc];
            switch (in.op) {
            case Op::Alt:
                m_todo.push_back({in.arg, 0, 0, false});
                m_todo.push_back({in.out, 0, 0, false});
                break;
            case Op::Nop:
                m_todo.push_back({in.out, 0, 0, false});
                break;
            case Op::Assert:
                if ((in.arg & ~holding) == 0)
                    m_todo.push_back({in.out, 0, 0, false});
                break;
            case Op::Capture:
                if (in.arg < m_slots) {
                    m_todo.push_back({0, in.arg, m_current[in.arg], true});
                    m_current[in.arg] = static_cast<std::int64_t>(at);
                }
                m_todo.push_back({in.out, 0, 0, false});
                break;
            case Op::Rune:
            case Op::Class:
            case Op::Any:
            case Op::AnyNotNewline:
            case Op::Match:
                list.threads.push_back({todo.pc, list.captures.size()});
                list.captures.insert(list.captures.end(), m_current.begin(), m_current.end());
                break;
            case Op::Fail:
                break;
            }
        }
    }

    void step(List& now, List& next, std::size_t at, Rune rune, bool& matched)
    {
        for (const Thread& thread : now.threads) {
            ++m_steps;
            const std::int64_t* captures = now.captures.data() + thread.captures;
            if (m_longest && matched && m_found[0] < captures[0])
                continue;
            const Instruction& in = m_program.code[thread.pc];
            if (in.op == Op::Match) {
                if (m_longest && matched && m_found[1] >= captures[1])
                    continue;
                std::copy_n(captures, m_slots, m_found.begin());
                matched = true;
                if (m_longest)
                    continue;
                return; // the threads behind have less priority
            }
            if (rune.width == 0 || !takes(in, rune.value))
                continue;
            std::copy_n(captures, m_slots, m_current.begin());
            add(next, in.out, at + rune.width);
        }
    }

    [[nodiscard]] bool takes(const Instruction& in, std::uint32_t rune) const
    {
        switch (in.op) {
        case Op::Rune:
            return rune == in.arg;
        case Op::Class:
            return m_program.classes[in.arg].contains(rune);
        case Op::Any:
            return true;
        case Op::AnyNotNewline:
            return rune != '\n';
        case Op::Alt:
        case Op::Assert:
        case Op::Capture:
        case Op::Nop:
        case Op::Match:
        case Op::Fail:
            return false;
        }
        return false;
    }

    const Program& m_program;
    std::string_view m_text;
    std::size_t m_slots;
    bool m_longest;
    std::uint64_t m_steps = 0;
    std::array<List, 2> m_lists;
    std::vector<Todo> m_todo;
    std::vector<std::int64_t> m_current, m_found;
};

} // namespace

std::optional<std::vector<std::int64_t>> match(const Program& program, std::string_view text, std::size_t from,
    std::size_t slots, bool longest, std::uint64_t& steps)
{
    Matcher matcher(program, text, std::max<std::size_t>(slots, 2), longest);
    const bool matched = matcher.run(from);
    steps += matcher.steps();
    if (!matched)
        return std::nullopt;
    return matcher.take();
}

} // namespace ws::sim::regex
