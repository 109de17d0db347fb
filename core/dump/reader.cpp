#include "dump/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

// The reader looks at one line at a time (with one line of lookahead for frames, which take two) and never fails in the
// middle: a line that fits nowhere is put aside. That is what logs need, where anything may stand between two
// goroutines.

namespace ws::dump {

namespace {

constexpr std::size_t kMaxWrappedLines = 8;

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool eat(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

template <class Number> bool eatNumber(std::string_view& text, Number& out, int base = 10)
{
    Number value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (code != std::errc() || end == text.data())
        return false;
    out = value;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// "goroutine 7 gp=0x… m=0 mp=0x… [chan receive (nil chan), 5 minutes, locked to thread] {labels}:"
std::optional<Goroutine> parseHeader(std::string_view line)
{
    line = trimmed(line);
    Goroutine g;
    if (!eat(line, "goroutine ") || !eatNumber(line, g.id) || !eat(line, " "))
        return std::nullopt;
    const std::size_t open = line.find('[');
    if (open == std::string_view::npos)
        return std::nullopt;
    g.pointers = trimmed(line.substr(0, open));
    if (!g.pointers.empty() && g.pointers.find('=') == std::string::npos)
        return std::nullopt;
    line.remove_prefix(open + 1);
    if (!line.ends_with(':'))
        return std::nullopt;
    line.remove_suffix(1);
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos)
        return std::nullopt;
    std::string_view state = line.substr(0, close);
    std::string_view labels = trimmed(line.substr(close + 1));
    if (!labels.empty() && (!labels.starts_with('{') || !labels.ends_with('}')))
        return std::nullopt;
    if (!labels.empty())
        g.labels = labels.substr(1, labels.size() - 2);

    bool first = true;
    while (first || !state.empty()) {
        const std::size_t end = std::min(state.find(", "), state.size());
        std::string_view item = state.substr(0, end);
        state.remove_prefix(std::min(end + 2, state.size()));
        std::string_view rest = item;
        std::uint32_t number = 0;
        if (first) {
            for (bool more = true; more;) {
                more = false;
                for (const auto& [mark, flag] : {std::pair<std::string_view, bool*>{" (scan)", &g.scan},
                         {" (leaked)", &g.leaked}, {" (durable)", &g.durable}}) {
                    if (item.ends_with(mark)) {
                        item.remove_suffix(mark.size());
                        *flag = more = true;
                    }
                }
            }
            g.status = item;
        } else if (eatNumber(rest, number) && rest == " minutes") {
            g.minutes = number;
        } else if (item == "locked to thread") {
            g.lockedToThread = true;
        } else if (rest = item;
                   (eat(rest, "synctest bubble ") || eat(rest, "synctest group ")) && eatNumber(rest, number)) {
            g.bubble = number;
        } else {
            g.status += fmt::format(", {}", item);
        }
        first = false;
    }
    return g;
}

/// "	/path/file.go:12 +0x1f fp=… sp=… pc=…" into the members of a Frame or a Creation.
struct Position {
    std::string file;
    std::uint32_t line = 0;
    std::optional<std::uint64_t> pcOffset;
    std::string registers;
};

std::optional<Position> parsePosition(std::string_view text)
{
    if (text.empty() || (text.front() != '\t' && text.front() != ' '))
        return std::nullopt;
    text = trimmed(text);
    // A path may hold blanks and colons; the line number stands behind the last colon that a number follows.
    for (std::size_t colon = text.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        std::string_view rest = text.substr(colon + 1);
        Position position;
        if (!eatNumber(rest, position.line) || (!rest.empty() && rest.front() != ' '))
            continue;
        position.file = text.substr(0, colon);
        rest = trimmed(rest);
        std::uint64_t offset = 0;
        if (eat(rest, "+0x") && eatNumber(rest, offset, 16))
            position.pcOffset = offset;
        position.registers = trimmed(rest);
        if (!position.registers.empty() && position.registers.find("pc=") == std::string::npos)
            return std::nullopt;
        return position;
    }
    return std::nullopt;
}

/// "main.(*T).method(0x1, {0x2?})" into name and arguments.
bool parseCall(std::string_view text, Frame& frame)
{
    text = trimmed(text);
    if (text.size() < 3 || !text.ends_with(')'))
        return false;
    int depth = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        if (text[i] == ')')
            ++depth;
        else if (text[i] == '(' && --depth == 0) {
            if (i == 0)
                return false;
            frame.function = text.substr(0, i);
            frame.args = text.substr(i + 1, text.size() - i - 2);
            return true;
        }
    }
    return false;
}

bool isRegister(std::string_view line)
{
    // "rax    0x0": a short name, blanks, a number.
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space < 2 || space > 6)
        return false;
    std::string_view rest = trimmed(line.substr(space));
    std::uint64_t value = 0;
    return eat(rest, "0x") && eatNumber(rest, value, 16) && rest.empty();
}

class Reader {
public:
    explicit Reader(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            std::string_view line = text.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            m_lines.push_back(line);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    }

    Dump read()
    {
        while (m_at < m_lines.size()) {
            if (auto g = parseHeader(line()); g && g->id != 0) {
                ++m_at;
                body(*g);
                m_dump.goroutines.push_back(std::move(*g));
            } else if (line().starts_with("goroutine profile: total ")) {
                putAside(line());
                ++m_at;
                profile();
            } else if (!m_dump.goroutines.empty() && isRegister(line())) {
                m_dump.registers.emplace_back(line());
                ++m_at;
            } else {
                putAside(line());
                ++m_at;
            }
        }
        // The blank line between the first lines and the first goroutine belongs to the form, not to the text.
        if (!m_dump.goroutines.empty() && !m_dump.preamble.empty() && m_dump.preamble.back().empty())
            m_dump.preamble.pop_back();
        return std::move(m_dump);
    }

private:
    [[nodiscard]] std::string_view line(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_lines.size() ? m_lines[m_at + ahead] : std::string_view();
    }

    void putAside(std::string_view text)
    {
        if (m_dump.goroutines.empty() && m_dump.profile.empty())
            m_dump.preamble.emplace_back(text);
        else if (!text.empty())
            m_dump.other.emplace_back(text);
    }

    void body(Goroutine& g)
    {
        Ancestor* ancestor = nullptr;
        while (m_at < m_lines.size()) {
            std::string_view text = trimmed(line());
            std::uint32_t elided = 0;
            std::string_view rest = text;
            if (text.empty())
                return;
            if (text == "goroutine running on other thread; stack unavailable") {
                g.unavailable = true;
                ++m_at;
            } else if (text == "...additional frames elided...") {
                (ancestor != nullptr ? ancestor->elided : g.elidedAtEnd) = true;
                ++m_at;
            } else if (eat(rest, "...") && eatNumber(rest, elided) && rest == " frames elided...") {
                g.elidedAt = static_cast<std::uint32_t>(g.frames.size());
                g.elidedFrames = elided;
                ++m_at;
            } else if (rest = text; eat(rest, "[originating from goroutine ")) {
                Ancestor next;
                eatNumber(rest, next.goroutine);
                g.ancestors.push_back(std::move(next));
                ancestor = &g.ancestors.back();
                ++m_at;
            } else if (rest = text; eat(rest, "created by ")) {
                creation(rest, ancestor != nullptr ? ancestor->created : g.created);
            } else if (!frame(ancestor != nullptr ? ancestor->frames : g.frames)) {
                return;
            }
        }
    }

    void creation(std::string_view text, std::optional<Creation>& out)
    {
        Creation created;
        const std::size_t in = text.rfind(" in goroutine ");
        if (in != std::string_view::npos) {
            std::string_view id = text.substr(in + 14);
            eatNumber(id, created.goroutine);
            text = text.substr(0, in);
        }
        created.function = text;
        ++m_at;
        if (const auto position = parsePosition(line())) {
            created.file = position->file;
            created.line = position->line;
            created.pcOffset = position->pcOffset;
            ++m_at;
        }
        out = std::move(created);
    }

    /// A call and its position; long calls may be wrapped (by a mail program, a forum, a log shipper).
    bool frame(std::vector<Frame>& frames)
    {
        std::string call{line()};
        std::size_t used = 1;
        Frame frame;
        bool complete = parseCall(call, frame) && parsePosition(line(used)).has_value();
        while (!complete && used < kMaxWrappedLines && m_at + used < m_lines.size() && !line(used).empty()
            && call.find('(') != std::string::npos) {
            call += line(used++);
            complete = parseCall(call, frame) && parsePosition(line(used)).has_value();
        }
        if (!complete)
            return false;
        Position position = *parsePosition(line(used));
        frame.file = std::move(position.file);
        frame.line = position.line;
        frame.pcOffset = position.pcOffset;
        frame.registers = std::move(position.registers);
        frames.push_back(std::move(frame));
        m_at += used + 1;
        return true;
    }

    /// "4 @ 0x43a056 …", "# labels: {…}", "#	0x4ed39a	main.inRecv+0x1a	/path/main.go:25"
    void profile()
    {
        while (m_at < m_lines.size()) {
            std::string_view text = line();
            ProfileEntry entry;
            if (eatNumber(text, entry.count) && eat(text, " @")) {
                m_dump.profile.push_back(std::move(entry));
            } else if (text = line(); eat(text, "# labels: {") && !m_dump.profile.empty()) {
                m_dump.profile.back().labels = text.substr(0, text.rfind('}'));
            } else if (text = line(); text.starts_with("#\t") && !m_dump.profile.empty()) {
                if (!profileFrame(text.substr(2)))
                    putAside(line());
            } else if (!trimmed(line()).empty()) {
                return;
            }
            ++m_at;
        }
    }

    bool profileFrame(std::string_view text)
    {
        const std::size_t name = text.find('\t');
        if (name == std::string_view::npos)
            return false;
        text.remove_prefix(name + 1);
        const std::size_t end = text.find('\t');
        const auto position = end == std::string_view::npos ? std::nullopt : parsePosition(text.substr(end));
        if (!position)
            return false;
        Frame frame;
        std::string_view function = text.substr(0, end);
        const std::size_t plus = function.rfind("+0x");
        if (plus != std::string_view::npos) {
            std::string_view digits = function.substr(plus + 3);
            std::uint64_t offset = 0;
            if (eatNumber(digits, offset, 16))
                frame.pcOffset = offset;
            function = function.substr(0, plus);
        }
        frame.function = function;
        frame.args = "...";
        frame.file = position->file;
        frame.line = position->line;
        m_dump.profile.back().frames.push_back(std::move(frame));
        return true;
    }

    std::vector<std::string_view> m_lines;
    std::size_t m_at = 0;
    Dump m_dump;
};

bool isDeathLine(std::string_view line)
{
    for (const std::string_view start :
        {"fatal error: ", "panic: ", "SIGQUIT: ", "SIGABRT: ", "SIGSEGV: ", "unexpected fault address"}) {
        if (line.find(start) != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

bool looksLikeDump(std::string_view text)
{
    constexpr std::size_t kLook = 1U << 20;
    text = text.substr(0, kLook);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.starts_with("goroutine profile: total ") || line.starts_with("fatal error: ")
            || line.starts_with("panic: ") || (line.find("goroutine ") != std::string_view::npos && parseHeader(line)))
            return true;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return false;
}

Expected<Dump> read(std::string_view text, const std::string& where)
{
    Dump dump = Reader(text).read();
    if (dump.goroutines.empty() && dump.profile.empty() && deathLine(dump).empty())
        return Error{Error::Kind::InvalidData, "there is no goroutine dump in this text", where,
            "expected lines like \"goroutine 1 [running]:\""};
    return dump;
}

std::string deathLine(const Dump& dump)
{
    for (const std::string& line : dump.preamble) {
        if (isDeathLine(line))
            return line;
    }
    return {};
}

std::vector<Group> group(const Dump& dump)
{
    using Place = std::tuple<std::string_view, std::string_view, std::uint32_t>;
    using Key = std::tuple<std::string_view, bool, std::vector<Place>, Place, std::uint32_t, bool>;
    std::map<Key, std::size_t> known;
    std::vector<Group> groups;
    for (std::size_t i = 0; i < dump.goroutines.size(); ++i) {
        const Goroutine& g = dump.goroutines[i];
        std::vector<Place> places;
        places.reserve(g.frames.size());
        for (const Frame& frame : g.frames)
            places.emplace_back(frame.function, frame.file, frame.line);
        const Place created = g.created ? Place(g.created->function, g.created->file, g.created->line) : Place();
        const auto [place, isNew] = known.try_emplace(
            Key(g.status, g.lockedToThread, std::move(places), created, g.elidedFrames, g.unavailable), groups.size());
        if (isNew)
            groups.push_back({{}, g.minutes, g.minutes});
        Group& mine = groups[place->second];
        mine.members.push_back(i);
        mine.minMinutes = std::min(mine.minMinutes, g.minutes);
        mine.maxMinutes = std::max(mine.maxMinutes, g.minutes);
    }
    const bool crashed = !deathLine(dump).empty();
    std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
        const bool aFirst = crashed && a.members.front() == 0 && dump.goroutines.front().status == "running";
        const bool bFirst = crashed && b.members.front() == 0 && dump.goroutines.front().status == "running";
        if (aFirst != bFirst)
            return aFirst;
        return a.members.size() > b.members.size();
    });
    return groups;
}

int guessMinor(const Dump& dump)
{
    const auto isNew = [](const Goroutine& g) {
        return (g.created && g.created->goroutine != 0) || g.elidedFrames != 0 || !g.labels.empty()
            || g.status.starts_with("sync.WaitGroup") || g.status.starts_with("sync.Mutex")
            || g.status.starts_with("sync.RWMutex");
    };
    return std::any_of(dump.goroutines.begin(), dump.goroutines.end(), isNew) ? 26 : 19;
}

} // namespace ws::dump
