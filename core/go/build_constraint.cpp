#include "go/build_constraint.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ws::go {

namespace {

constexpr std::array<std::string_view, 18> kSystems = {"aix", "android", "darwin", "dragonfly", "freebsd", "hurd",
    "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos"};
constexpr std::array<std::string_view, 24> kProcessors = {"386", "amd64", "amd64p32", "arm", "armbe", "arm64",
    "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le",
    "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm"};
constexpr std::size_t kMaxExpression = 4096; ///< bytes; bounds the recursion
constexpr std::string_view kGoBuild = "//go:build";

template <std::size_t N> bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool isTagByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
        || static_cast<unsigned char>(c) >= 0x80;
}

/// Recursive descent; `error` is set once and makes everything return at once.
class Evaluator {
public:
    Evaluator(std::string_view text, const BuildTags& tags)
        : m_text(text)
        , m_tags(tags)
    {
    }

    Expected<bool> run()
    {
        if (m_text.size() > kMaxExpression)
            return failure("build expression too large");
        const bool value = alternatives();
        if (m_error.empty() && !m_token.empty())
            m_error = "unexpected token " + std::string(m_token);
        if (!m_error.empty())
            return failure(m_error);
        return value;
    }

private:
    static Error failure(std::string what) { return {Error::Kind::InvalidData, std::move(what), {}, {}}; }

    void fail(std::string message)
    {
        if (m_error.empty())
            m_error = std::move(message);
        m_token = {};
    }

    void next()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
        const std::size_t start = m_at;
        m_isTag = false;
        if (m_at == m_text.size() || !m_error.empty()) {
            m_token = {};
            return;
        }
        const char c = m_text[m_at];
        if (c == '(' || c == ')' || c == '!') {
            ++m_at;
        } else if (c == '&' || c == '|') {
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != c) {
                fail("invalid syntax at " + std::string(1, c));
                return;
            }
            m_at += 2;
        } else {
            while (m_at < m_text.size() && isTagByte(m_text[m_at]))
                ++m_at;
            if (m_at == start) {
                fail("invalid syntax at " + std::string(1, c));
                return;
            }
            m_isTag = true;
        }
        m_token = m_text.substr(start, m_at - start);
    }

    bool alternatives()
    {
        bool value = conjunction();
        while (m_token == "||")
            value = conjunction() || value; // the right side must be read in any case
        return value;
    }

    bool conjunction()
    {
        bool value = negation();
        while (m_token == "&&")
            value = negation() && value;
        return value;
    }

    bool negation()
    {
        next();
        if (m_token != "!")
            return atom();
        next();
        if (m_token == "!") {
            fail("double negation not allowed");
            return false;
        }
        return !atom();
    }

    bool atom()
    {
        if (!m_error.empty())
            return false;
        if (m_token == "(") {
            const bool value = alternatives();
            if (m_error == "unexpected end of expression")
                m_error = "missing close paren";
            if (m_token != ")") {
                fail("missing close paren");
                return false;
            }
            next();
            return value;
        }
        if (!m_isTag) {
            fail(m_token.empty() ? "unexpected end of expression" : "unexpected token " + std::string(m_token));
            return false;
        }
        const bool value = m_tags.contains(m_token);
        next();
        return value;
    }

    std::string_view m_text;
    const BuildTags& m_tags;
    std::size_t m_at = 0;
    std::string_view m_token;
    bool m_isTag = false;
    std::string m_error;
};

/// The comments at the top of a file.
struct Header {
    std::string_view goBuild; ///< the expression
    bool hasGoBuild = false;
    bool several = false; ///< more than one //go:build line
    std::vector<std::string_view> plusBuild; ///< what follows +build in lines that a blank line separates from the code
};

Header readHeader(std::string_view source)
{
    Header header;
    bool onlyLineComments = true; // nothing but blank lines and // comments so far
    bool inComment = false;
    std::vector<std::string_view> pending; // +build lines that no blank line follows yet
    while (!source.empty()) {
        const std::size_t newline = source.find('\n');
        std::string_view line = trim(source.substr(0, newline));
        source.remove_prefix(newline == std::string_view::npos ? source.size() : newline + 1);
        if (line.empty() && onlyLineComments) {
            header.plusBuild.insert(header.plusBuild.end(), pending.begin(), pending.end());
            pending.clear();
            continue;
        }
        if (!line.starts_with("//"))
            onlyLineComments = false;
        if (!inComment && line.starts_with(kGoBuild)
            && (line.size() == kGoBuild.size() || line[kGoBuild.size()] == ' ' || line[kGoBuild.size()] == '\t')) {
            header.several = header.several || header.hasGoBuild;
            header.hasGoBuild = true;
            header.goBuild = trim(line.substr(kGoBuild.size()));
        }
        if (onlyLineComments) {
            const std::string_view comment = trim(line.substr(2));
            if (comment == "+build" || comment.starts_with("+build ") || comment.starts_with("+build\t"))
                pending.push_back(comment.substr(6));
        }
        while (!line.empty()) {
            if (inComment) {
                const std::size_t close = line.find("*/");
                if (close == std::string_view::npos)
                    break;
                inComment = false;
                line = trim(line.substr(close + 2));
            } else if (line.starts_with("//")) {
                break;
            } else if (line.starts_with("/*")) {
                inComment = true;
                line = line.substr(2);
            } else {
                return header;
            }
        }
    }
    return header;
}

/// Fields are alternatives, the parts of a field between commas must all hold. Malformed lines do not count.
bool plusBuildAllows(std::string_view line, const BuildTags& tags)
{
    bool any = false;
    bool value = false;
    for (line = trim(line); !line.empty(); line = trim(line)) {
        const std::size_t space = line.find_first_of(" \t");
        std::string_view field = line.substr(0, space);
        line.remove_prefix(field.size());
        bool all = true;
        for (bool more = true; more;) {
            const std::size_t comma = field.find(',');
            std::string_view tag = field.substr(0, comma);
            more = comma != std::string_view::npos;
            field.remove_prefix(more ? comma + 1 : field.size());
            const bool negated = tag.starts_with('!');
            if (negated)
                tag.remove_prefix(1);
            all =
                all && !tag.empty() && std::all_of(tag.begin(), tag.end(), isTagByte) && tags.contains(tag) != negated;
        }
        any = true;
        value = value || all;
    }
    return !any || value;
}

} // namespace

Expected<bool> evaluateConstraint(std::string_view expression, const BuildTags& tags)
{
    return Evaluator(expression, tags).run();
}

Expected<std::string> goBuildExpression(std::string_view source)
{
    const Header header = readHeader(source);
    if (header.several)
        return Error{Error::Kind::InvalidData, "multiple //go:build comments", {}, {}};
    return std::string(header.goBuild);
}

Expected<bool> constraintsAllow(std::string_view source, const BuildTags& tags)
{
    const Header header = readHeader(source);
    if (header.several)
        return Error{Error::Kind::InvalidData, "multiple //go:build comments", {}, {}};
    if (header.hasGoBuild) {
        Expected<bool> value = evaluateConstraint(header.goBuild, tags);
        if (value.ok())
            return value;
        Error error = value.error();
        error.what = "parsing //go:build line: " + error.what;
        return error;
    }
    return std::all_of(header.plusBuild.begin(), header.plusBuild.end(),
        [&](std::string_view line) { return plusBuildAllows(line, tags); });
}

bool fileNameAllows(std::string_view name, const BuildTags& tags)
{
    name = name.substr(name.rfind('/') + 1);
    name = name.substr(0, name.find('.'));
    const std::size_t first = name.find('_');
    if (first == std::string_view::npos)
        return true; // linux.go is not special, x_linux.go is
    name.remove_prefix(first);
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t next = name.find('_', at);
        parts.push_back(name.substr(at, next == std::string_view::npos ? next : next - at));
        at = next == std::string_view::npos ? next : next + 1;
    }
    if (parts.back() == "test")
        parts.pop_back();
    if (parts.empty())
        return true;
    const std::string_view last = parts.back();
    if (parts.size() >= 2 && contains(kProcessors, last) && contains(kSystems, parts[parts.size() - 2]))
        return tags.contains(last) && tags.contains(parts[parts.size() - 2]);
    if (contains(kSystems, last) || contains(kProcessors, last))
        return tags.contains(last);
    return true;
}

bool isTestFileName(std::string_view name)
{
    return name.ends_with("_test.go");
}

} // namespace ws::go
