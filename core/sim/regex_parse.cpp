#include "sim/regex_tree.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>

/// The parser of Go's regular expressions (regexp/syntax): what it accepts and what it blames follow Go's.
namespace ws::sim::regex {

namespace {

constexpr std::string_view kBadClassRange = "invalid character class range";
constexpr std::string_view kBadEscape = "invalid escape sequence";
constexpr std::string_view kBadName = "invalid named capture";
constexpr std::string_view kBadPerl = "invalid or unsupported Perl syntax";
constexpr std::string_view kBadRepeatOp = "invalid nested repetition operator";
constexpr std::string_view kBadRepeatSize = "invalid repeat count";
constexpr std::string_view kBadUtf8 = "invalid UTF-8";
constexpr std::string_view kNoBracket = "missing closing ]";
constexpr std::string_view kNoParen = "missing closing )";
constexpr std::string_view kNoArgument = "missing argument to repetition operator";
constexpr std::string_view kTrailingBackslash = "trailing backslash at end of expression";
constexpr std::string_view kUnexpectedParen = "unexpected )";
constexpr std::string_view kTooDeep = "expression nests too deeply";
constexpr std::string_view kTooLarge = "expression too large";

constexpr int kMaxHeight = 1000;
constexpr int kMaxRepeat = 1000;
constexpr std::uint64_t kMaxSize = (128U << 20U) / 40; ///< instructions

using NodePtr = std::unique_ptr<Node>;

struct NamedClass {
    std::string_view name;
    std::string_view ranges; ///< pairs of characters
};
constexpr NamedClass kPosixClasses[] = {{"alnum", "09AZaz"}, {"alpha", "AZaz"},
    {"ascii", std::string_view("\0\x7f", 2)}, {"blank", "\t\t  "}, {"cntrl", std::string_view("\0\x1f\x7f\x7f", 4)},
    {"digit", "09"}, {"graph", "!~"}, {"lower", "az"}, {"print", " ~"}, {"punct", "!/:@[`{~"}, {"space", "\t\r  "},
    {"upper", "AZ"}, {"word", "09AZaz__"}, {"xdigit", "09AFaf"}};
constexpr NamedClass kPerlClasses[] = {{"d", "09"}, {"s", "\t\n\f\r  "}, {"w", "09AZaz__"}};

template <std::size_t N> const NamedClass* findClass(const NamedClass (&classes)[N], std::string_view name)
{
    const auto* found =
        std::find_if(std::begin(classes), std::end(classes), [&](const NamedClass& c) { return c.name == name; });
    return found == std::end(classes) ? nullptr : found;
}

int hexValue(std::uint32_t c)
{
    if (c >= '0' && c <= '9')
        return static_cast<int>(c - '0');
    c |= 0x20U;
    return c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a') + 10 : -1;
}

/// The name with one capital at its start and without spaces, hyphens and underscores: how names of Unicode sets
/// compare.
std::string canonicalName(std::string_view name)
{
    std::string out;
    bool first = true;
    for (char c : name) {
        if (c == '_' || c == '-' || c == ' ')
            continue;
        if (first && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        else if (!first && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        first = false;
        out += c;
    }
    return out;
}

/// A set of code points by name, what folding adds to it, and whether the complement is meant.
struct NamedSet {
    RuneClass runes;
    RuneClass folds;
    bool hasFolds = false;
    bool negated = false;
};

std::optional<NamedSet> unicodeSet(std::string_view spelled)
{
    using unicode::TableKind;
    NamedSet set;
    const auto take = [&set](TableKind kind, TableKind foldKind, std::string_view name) {
        const std::int32_t index = unicode::findTable(kind, name);
        if (index < 0)
            return false;
        set.runes.add(unicode::table(static_cast<std::uint32_t>(index)));
        const std::int32_t fold = unicode::findTable(foldKind, name);
        set.hasFolds = fold >= 0;
        if (fold >= 0)
            set.folds.add(unicode::table(static_cast<std::uint32_t>(fold)));
        return true;
    };
    const std::string name = canonicalName(spelled);
    if (name == "Any") {
        set.runes.add(0, kMaxRune);
        return set;
    }
    if (name == "Ascii") {
        set.runes.add(0, 0x7f);
        set.folds.add(0x17f, 0x17f); // long s
        set.folds.add(0x212a, 0x212a); // Kelvin
        set.hasFolds = true;
        return set;
    }
    if (name == "Assigned") {
        set.negated = true;
        take(TableKind::Category, TableKind::FoldCategory, "Cn");
        set.hasFolds = false;
        return set;
    }
    if (take(TableKind::Category, TableKind::FoldCategory, name == "Lc" ? "LC" : std::string_view(name))
        || take(TableKind::Script, TableKind::FoldScript, name))
        return set;
    for (const unicode::CategoryAlias& alias : unicode::categoryAliases()) {
        if (canonicalName(alias.alias) == name && take(TableKind::Category, TableKind::FoldCategory, alias.name))
            return set;
    }
    return std::nullopt;
}

class Parser {
public:
    Parser(std::string_view expression, Syntax syntax)
        : m_whole(expression)
        , m_rest(expression)
        , m_perl(syntax == Syntax::Perl)
    {
        m_flags.oneLine = m_perl;
        m_groups.emplace_back();
        m_names.emplace_back();
    }

    std::variant<Tree, Error> run()
    {
        std::string_view lastRepeat;
        while (!m_rest.empty()) {
            m_repeated = {};
            if (!item(lastRepeat))
                return std::move(*m_error);
            lastRepeat = m_repeated;
        }
        if (m_groups.size() != 1)
            return Error{kNoParen, std::string(m_whole)};
        NodePtr root = closeAlternatives(m_groups.back());
        if (m_error)
            return std::move(*m_error);
        return Tree{std::move(root), std::move(m_names)};
    }

private:
    struct Flags {
        bool fold = false, oneLine = true, dotNewline = false, swapGreed = false;
    };
    /// An open parenthesis.
    struct Group {
        std::vector<NodePtr> alternatives;
        std::vector<NodePtr> sequence;
        Flags outside; ///< the flags after it
        int capture = 0; ///< 0: none
    };

    bool fail(std::string_view code, std::string_view expr)
    {
        if (!m_error)
            m_error = Error{code, std::string(expr)};
        return false;
    }

    // -- nodes

    NodePtr finished(NodePtr node)
    {
        if (node->height > kMaxHeight)
            fail(kTooDeep, m_whole);
        if (node->size > kMaxSize)
            fail(kTooLarge, m_whole);
        return node;
    }
    static NodePtr make(Node::Kind kind)
    {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        return node;
    }
    NodePtr join(Node::Kind kind, std::vector<NodePtr> parts)
    {
        if (parts.size() == 1)
            return std::move(parts[0]);
        NodePtr node = make(parts.empty() ? Node::Kind::Empty : kind);
        for (const NodePtr& part : parts) {
            node->size += part->size;
            node->height = std::max(node->height, part->height + 1);
        }
        node->parts = std::move(parts);
        return finished(std::move(node));
    }
    bool push(NodePtr node)
    {
        m_groups.back().sequence.push_back(std::move(node));
        return !m_error;
    }
    bool pushAssert(std::uint32_t bits)
    {
        NodePtr node = make(Node::Kind::Assert);
        node->bits = bits;
        return push(std::move(node));
    }
    bool pushLiteral(std::uint32_t rune)
    {
        NodePtr node = make(Node::Kind::Class);
        if (m_flags.fold)
            node->runes.addFolded(rune, rune);
        else
            node->runes.add(rune, rune);
        node->runes.clean();
        return push(std::move(node));
    }
    bool pushClass(RuneClass runes)
    {
        NodePtr node = make(Node::Kind::Class);
        node->runes = std::move(runes);
        return push(std::move(node));
    }
    void endAlternative(Group& group)
    {
        group.alternatives.push_back(join(Node::Kind::Concat, std::move(group.sequence)));
        group.sequence.clear();
    }
    NodePtr closeAlternatives(Group& group)
    {
        endAlternative(group);
        return join(Node::Kind::Alternate, std::move(group.alternatives));
    }

    // -- text

    bool nextRune(std::string_view& text, std::uint32_t& rune)
    {
        const Rune next = decodeRune(text);
        if (next.value == kRuneError && next.width == 1)
            return fail(kBadUtf8, text);
        rune = next.value;
        text.remove_prefix(next.width);
        return true;
    }
    /// What of `start` comes before `rest`, its tail.
    static std::string_view until(std::string_view start, std::string_view rest)
    {
        return start.substr(0, start.size() - rest.size());
    }

    // -- one item of the expression

    bool item(std::string_view lastRepeat)
    {
        const char c = m_rest[0];
        switch (c) {
        case '(':
            if (m_perl && m_rest.size() >= 2 && m_rest[1] == '?')
                return perlGroup();
            m_rest.remove_prefix(1);
            return open(true, {});
        case '|':
            m_rest.remove_prefix(1);
            endAlternative(m_groups.back());
            return !m_error;
        case ')':
            return close();
        case '^':
            m_rest.remove_prefix(1);
            return pushAssert(m_flags.oneLine ? kBeginText : kBeginLine);
        case '$':
            m_rest.remove_prefix(1);
            return pushAssert(m_flags.oneLine ? kEndText : kEndLine);
        case '.':
            m_rest.remove_prefix(1);
            return push(make(m_flags.dotNewline ? Node::Kind::Any : Node::Kind::AnyNotNewline));
        case '[':
            return bracket();
        case '*':
        case '+':
        case '?': {
            const std::string_view before = m_rest;
            m_rest.remove_prefix(1);
            return repeat(c == '+' ? 1 : 0, c == '?' ? 1 : -1, before, lastRepeat, false);
        }
        case '{': {
            const std::string_view before = m_rest;
            int min = 0, max = 0;
            if (!counts(min, max)) {
                m_rest = before.substr(1);
                return pushLiteral('{');
            }
            if (min < 0 || min > kMaxRepeat || max > kMaxRepeat || (max >= 0 && min > max))
                return fail(kBadRepeatSize, until(before, m_rest));
            return repeat(min, max, before, lastRepeat, true);
        }
        case '\\':
            return backslash();
        default: {
            std::uint32_t rune = 0;
            return nextRune(m_rest, rune) && pushLiteral(rune);
        }
        }
    }

    bool open(bool captures, std::string_view name)
    {
        Group group;
        group.outside = m_flags;
        if (captures) {
            group.capture = static_cast<int>(m_names.size());
            m_names.emplace_back(name);
        }
        m_groups.push_back(std::move(group));
        return true;
    }

    bool close()
    {
        if (m_groups.size() == 1)
            return fail(kUnexpectedParen, m_whole);
        m_rest.remove_prefix(1);
        Group group = std::move(m_groups.back());
        m_groups.pop_back();
        NodePtr inner = closeAlternatives(group);
        m_flags = group.outside;
        if (group.capture > 0) {
            NodePtr capture = make(Node::Kind::Capture);
            capture->group = group.capture;
            capture->size = inner->size + 2;
            capture->height = inner->height + 1;
            capture->parts.push_back(std::move(inner));
            inner = finished(std::move(capture));
        }
        return push(std::move(inner));
    }

    /// (?P<name>…), (?<name>…), (?flags), (?flags:…)
    bool perlGroup()
    {
        const std::string_view start = m_rest;
        const bool withP = start.size() > 4 && start[2] == 'P' && start[3] == '<';
        if (withP || (start.size() > 3 && start[2] == '<')) {
            const std::size_t end = start.find('>');
            if (end == std::string_view::npos)
                return validUtf8(start) ? fail(kBadName, start) : fail(kBadUtf8, start);
            const std::string_view name = start.substr(withP ? 4 : 3, end - (withP ? 4 : 3));
            if (!validUtf8(name))
                return fail(kBadUtf8, name);
            if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) {
                    return isWordCharacter(static_cast<unsigned char>(c));
                }))
                return fail(kBadName, start.substr(0, end + 1));
            m_rest = start.substr(end + 1);
            return open(true, name);
        }
        std::string_view text = start.substr(2);
        Flags flags = m_flags;
        bool value = true, sawFlag = false;
        while (!text.empty()) {
            std::uint32_t c = 0;
            if (!nextRune(text, c))
                return false;
            if (c == 'i') {
                flags.fold = value;
            } else if (c == 'm') {
                flags.oneLine = !value;
            } else if (c == 's') {
                flags.dotNewline = value;
            } else if (c == 'U') {
                flags.swapGreed = value;
            } else if (c == '-' && value) {
                value = false;
                sawFlag = false;
                continue;
            } else if ((c == ':' || c == ')') && (value || sawFlag)) {
                m_rest = text;
                if (c == ':')
                    open(false, {});
                m_flags = flags;
                return true;
            } else {
                break;
            }
            sawFlag = true;
        }
        return fail(kBadPerl, until(start, text));
    }

    /// The digits of a count: false if there are none or a leading zero; -1 if it is too big.
    bool number(int& value)
    {
        if (m_rest.empty() || !isDecimalDigit(m_rest[0])
            || (m_rest.size() >= 2 && m_rest[0] == '0' && isDecimalDigit(m_rest[1])))
            return false;
        value = 0;
        for (; !m_rest.empty() && isDecimalDigit(m_rest[0]); m_rest.remove_prefix(1)) {
            if (value >= 0)
                value = value >= 100'000'000 ? -1 : value * 10 + (m_rest[0] - '0');
        }
        if (value >= 100'000'000)
            value = -1;
        return true;
    }
    /// {n}, {n,}, {n,m}
    bool counts(int& min, int& max)
    {
        m_rest.remove_prefix(1);
        if (!number(min) || m_rest.empty())
            return false;
        max = min;
        if (m_rest[0] == ',') {
            m_rest.remove_prefix(1);
            if (m_rest.empty())
                return false;
            if (m_rest[0] == '}')
                max = -1;
            else if (!number(max))
                return false;
            else if (max < 0)
                min = -1;
        }
        if (m_rest.empty() || m_rest[0] != '}')
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Counted repetitions in each other must not ask for more than kMaxRepeat copies in all.
    static bool fits(const Node& node, int left)
    {
        if (node.kind == Node::Kind::Repeat && (node.min >= 2 || node.max >= 2)) {
            const int times = node.max < 0 ? node.min : node.max;
            if (times > left)
                return false;
            left /= times;
        } else if (node.kind == Node::Kind::Repeat && node.max == 0) {
            return true;
        }
        return std::all_of(
            node.parts.begin(), node.parts.end(), [left](const NodePtr& part) { return fits(*part, left); });
    }

    bool repeat(int min, int max, std::string_view before, std::string_view lastRepeat, bool counted)
    {
        bool greedy = !m_flags.swapGreed;
        if (m_perl) {
            if (m_rest.starts_with('?')) {
                m_rest.remove_prefix(1);
                greedy = !greedy;
            }
            if (!lastRepeat.empty())
                return fail(kBadRepeatOp, until(lastRepeat, m_rest));
        }
        auto& sequence = m_groups.back().sequence;
        if (sequence.empty())
            return fail(kNoArgument, until(before, m_rest));
        NodePtr node = make(Node::Kind::Repeat);
        node->min = min;
        node->max = max;
        node->greedy = greedy;
        const Node& part = *sequence.back();
        const auto copies = static_cast<std::uint64_t>(std::max({min, max, 1}));
        node->size = part.size * copies + copies;
        node->height = part.height + 1;
        node->parts.push_back(std::move(sequence.back()));
        sequence.back() = finished(std::move(node));
        if (counted && (min >= 2 || max >= 2) && !fits(*sequence.back(), kMaxRepeat))
            return fail(kBadRepeatSize, until(before, m_rest));
        m_repeated = before;
        return !m_error;
    }

    bool backslash()
    {
        if (m_perl && m_rest.size() >= 2) {
            const auto assertion = [this](std::uint32_t bits) {
                m_rest.remove_prefix(2);
                return pushAssert(bits);
            };
            switch (m_rest[1]) {
            case 'A':
                return assertion(kBeginText);
            case 'z':
                return assertion(kEndText);
            case 'b':
                return assertion(kWordBoundary);
            case 'B':
                return assertion(kNoWordBoundary);
            case 'C':
                return fail(kBadEscape, m_rest.substr(0, 2));
            case 'Q':
                return quoted();
            default:
                break;
            }
        }
        RuneClass runes;
        bool found = false;
        if (!classEscape(m_rest, runes, found))
            return false;
        if (found) {
            runes.clean();
            return pushClass(std::move(runes));
        }
        std::uint32_t rune = 0;
        return escape(m_rest, rune) && pushLiteral(rune);
    }

    /// \Q…\E
    bool quoted()
    {
        std::string_view text = m_rest.substr(2);
        const std::size_t end = text.find("\\E");
        m_rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
        text = text.substr(0, end);
        while (!text.empty()) {
            std::uint32_t rune = 0;
            if (!nextRune(text, rune) || !pushLiteral(rune))
                return false;
        }
        return true;
    }

    /// \d, \pL and their likes: adds to `runes` and moves `text` on, if there is one.
    bool classEscape(std::string_view& text, RuneClass& runes, bool& found)
    {
        found = false;
        if (!m_perl || text.size() < 2 || text[0] != '\\')
            return true;
        if (text[1] == 'p' || text[1] == 'P')
            return unicodeClass(text, runes, found);
        const char lower = static_cast<char>(text[1] | 0x20);
        if (const NamedClass* c = findClass(kPerlClasses, {&lower, 1})) {
            found = true;
            addNamed(*c, lower != text[1], runes);
            text.remove_prefix(2);
        }
        return true;
    }

    void addNamed(const NamedClass& named, bool negated, RuneClass& runes)
    {
        RuneClass members;
        for (std::size_t i = 0; i + 1 < named.ranges.size(); i += 2) {
            const auto first = static_cast<unsigned char>(named.ranges[i]);
            const auto last = static_cast<unsigned char>(named.ranges[i + 1]);
            if (m_flags.fold)
                members.addFolded(first, last);
            else
                members.add(first, last);
        }
        if (negated)
            members.negate();
        runes.add(members);
    }

    bool unicodeClass(std::string_view& text, RuneClass& runes, bool& found)
    {
        bool negated = text[1] == 'P';
        std::string_view rest = text.substr(2);
        std::uint32_t c = 0;
        if (!nextRune(rest, c))
            return false;
        std::string_view all = until(text, rest), name = all.substr(2);
        if (c == '{') {
            const std::size_t end = text.find('}');
            if (end == std::string_view::npos)
                return validUtf8(text) ? fail(kBadClassRange, text) : fail(kBadUtf8, text);
            all = text.substr(0, end + 1);
            rest = text.substr(end + 1);
            name = text.substr(3, end - 3);
            if (!validUtf8(name))
                return fail(kBadUtf8, name);
        }
        if (name.starts_with('^')) {
            negated = !negated;
            name.remove_prefix(1);
        }
        auto set = unicodeSet(name);
        if (!set)
            return fail(kBadClassRange, all);
        if (m_flags.fold && set->hasFolds)
            set->runes.add(set->folds);
        if (negated != set->negated)
            set->runes.negate();
        runes.add(set->runes);
        text = rest;
        found = true;
        return true;
    }

    /// One escaped character.
    bool escape(std::string_view& text, std::uint32_t& rune)
    {
        const std::string_view start = text;
        std::string_view rest = text.substr(1);
        if (rest.empty())
            return fail(kTrailingBackslash, {});
        std::uint32_t c = 0;
        if (!nextRune(rest, c))
            return false;
        const auto give = [&](std::uint32_t value) {
            rune = value;
            text = rest;
            return true;
        };
        const auto isOctal = [&] { return !rest.empty() && rest[0] >= '0' && rest[0] <= '7'; };
        if (c >= '0' && c <= '7' && (c == '0' || isOctal())) {
            std::uint32_t value = c - '0';
            for (int i = 1; i < 3 && isOctal(); ++i) {
                value = value * 8 + static_cast<std::uint32_t>(rest[0] - '0');
                rest.remove_prefix(1);
            }
            return give(value);
        }
        constexpr std::string_view kLetters = "afnrtv", kMeanings = "\a\f\n\r\t\v";
        if (const std::size_t i = c < 0x80 ? kLetters.find(static_cast<char>(c)) : std::string_view::npos;
            i != std::string_view::npos)
            return give(static_cast<unsigned char>(kMeanings[i]));
        if (c == 'x' && !rest.empty()) {
            if (!nextRune(rest, c))
                return false;
            if (c == '{') {
                std::uint32_t value = 0;
                for (int digits = 0; !rest.empty(); ++digits) {
                    if (!nextRune(rest, c))
                        return false;
                    if (c == '}' && digits > 0)
                        return give(value);
                    const int digit = hexValue(c);
                    if (digit < 0)
                        break;
                    value = value * 16 + static_cast<std::uint32_t>(digit);
                    if (value > kMaxRune)
                        break;
                }
                return fail(kBadEscape, until(start, rest));
            }
            const int high = hexValue(c);
            // At the end there is no second digit: U+FFFD of no width.
            if (!nextRune(rest, c))
                return false;
            const int low = hexValue(c);
            if (high >= 0 && low >= 0)
                return give(static_cast<std::uint32_t>(high * 16 + low));
            return fail(kBadEscape, until(start, rest));
        }
        if (c < 0x80 && (!isWordCharacter(c) || c == '_'))
            return give(c);
        return fail(kBadEscape, until(start, rest));
    }

    // -- [classes]

    bool classCharacter(std::string_view& text, std::string_view whole, std::uint32_t& rune)
    {
        if (text.empty())
            return fail(kNoBracket, whole);
        return text[0] == '\\' ? escape(text, rune) : nextRune(text, rune);
    }

    /// [:name:] inside of brackets.
    bool posixClass(std::string_view& text, RuneClass& runes, bool& found)
    {
        found = false;
        const std::size_t end = text.find(":]", 2);
        if (end == std::string_view::npos)
            return true;
        std::string_view name = text.substr(2, end - 2);
        const bool negated = name.starts_with('^');
        if (negated)
            name.remove_prefix(1);
        const NamedClass* named = findClass(kPosixClasses, name);
        if (named == nullptr)
            return fail(kBadClassRange, text.substr(0, end + 2));
        found = true;
        addNamed(*named, negated, runes);
        text.remove_prefix(end + 2);
        return true;
    }

    bool bracket()
    {
        const std::string_view whole = m_rest;
        std::string_view text = whole.substr(1);
        RuneClass runes;
        const bool negated = text.starts_with('^');
        if (negated) {
            text.remove_prefix(1);
            if (!m_perl)
                runes.add('\n', '\n'); // so that the complement is without it
        }
        for (bool first = true; text.empty() || text[0] != ']' || first; first = false) {
            if (text.starts_with('-') && !m_perl && !first && (text.size() == 1 || text[1] != ']'))
                return fail(kBadClassRange, text.substr(0, 1 + decodeRune(text.substr(1)).width));
            bool found = false;
            if (text.size() > 2 && text.starts_with("[:")) {
                if (!posixClass(text, runes, found))
                    return false;
            }
            if (!found && !classEscape(text, runes, found))
                return false;
            if (found)
                continue;
            const std::string_view range = text;
            std::uint32_t low = 0;
            if (!classCharacter(text, whole, low))
                return false;
            std::uint32_t high = low;
            if (text.size() >= 2 && text[0] == '-' && text[1] != ']') {
                text.remove_prefix(1);
                if (!classCharacter(text, whole, high))
                    return false;
                if (high < low)
                    return fail(kBadClassRange, until(range, text));
            }
            if (m_flags.fold)
                runes.addFolded(low, high);
            else
                runes.add(low, high);
        }
        m_rest = text.substr(1);
        if (negated)
            runes.negate();
        else
            runes.clean();
        return pushClass(std::move(runes));
    }

    std::string_view m_whole, m_rest;
    std::string_view m_repeated; ///< from the repetition operator on that the last item was; empty: it was none
    bool m_perl;
    Flags m_flags;
    std::vector<Group> m_groups;
    std::vector<std::string> m_names;
    std::optional<Error> m_error;
};

} // namespace

std::variant<Tree, Error> parse(std::string_view expression, Syntax syntax)
{
    return Parser(expression, syntax).run();
}

} // namespace ws::sim::regex
