#include "trace/json.h"
#include "trace/labels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <limits>
#include <optional>

// The reader trusts nothing: every number has a bound, every index is checked against its table, tables are complete
// before the first event, and nothing is reserved because a header says so. Event lines, which are nearly all lines,
// are taken apart by hand; everything else by the JSON library without exceptions.

namespace ws::trace {

namespace {

using Json = nlohmann::json;

constexpr std::uint32_t kMaxProcs = 254; ///< 255 is kNoProc
constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kWord = std::numeric_limits<std::uint32_t>::max();

/// An unsigned number up to `limit`; nothing if it is anything else.
std::optional<std::uint64_t> number(const Json& json, std::uint64_t limit)
{
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > limit)
        return std::nullopt;
    return json.get<std::uint64_t>();
}

std::optional<std::string> string(const Json& json)
{
    if (json.is_string())
        return json.get<std::string>();
    if (!json.is_array())
        return std::nullopt;
    std::string bytes;
    for (const Json& byte : json) {
        const auto value = number(byte, 255);
        if (!value)
            return std::nullopt;
        bytes += static_cast<char>(*value);
    }
    return bytes;
}

template <class Enum> std::optional<Enum> enumerator(std::string_view name, int count)
{
    for (int i = 0; i < count; ++i) {
        if (identifier(static_cast<Enum>(i)) == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

std::optional<std::uint64_t> hexadecimal(const Json& json)
{
    if (!json.is_string())
        return std::nullopt;
    const auto& text = json.get_ref<const std::string&>();
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (code != std::errc() || end != text.data() + text.size() || text.size() != 16)
        return std::nullopt;
    return value;
}

/// Takes an event line apart: ["Kind",1,2,…,"Reason"] without any spaces, as it was written.
class EventScanner {
public:
    explicit EventScanner(std::string_view line)
        : m_rest(line)
    {
    }
    bool eat(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool word(std::string_view& out)
    {
        if (!eat('"'))
            return false;
        const std::size_t end = m_rest.find('"');
        if (end == std::string_view::npos)
            return false;
        out = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return true;
    }
    template <class Number> bool number(Number& out, std::uint64_t limit)
    {
        std::uint64_t value = 0;
        const auto [end, code] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (code != std::errc() || value > limit)
            return false;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        out = static_cast<Number>(value);
        return eat(',');
    }
    [[nodiscard]] bool done() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

class Reader {
public:
    Reader(std::string_view text, const std::string& where)
        : m_rest(text)
        , m_where(where)
    {
    }

    Expected<std::shared_ptr<const Trace>> read()
    {
        std::string_view line;
        if (!nextLine(line))
            return fail("the file is empty");
        if (!header(line))
            return fail(m_problem);
        while (nextLine(line)) {
            if (m_ended)
                return fail("there is something after the end of the trace");
            const bool good = !line.empty() && line.front() == '[' ? event(line) : piece(line);
            if (!good)
                return fail(m_problem.empty() ? "this line is not part of a trace" : m_problem);
        }
        if (!m_ended)
            return fail("the trace is cut off: its last line is missing");
        auto trace = m_writer.finish();
        if (trace->run().hash != m_hash)
            return fail("the trace is damaged: its checksum does not fit");
        return trace;
    }

private:
    Error fail(const std::string& what) const
    {
        return {Error::Kind::InvalidData, what, fmt::format("{}:{}", m_where, m_line), ""};
    }
    bool problem(std::string what)
    {
        m_problem = std::move(what);
        return false;
    }

    bool nextLine(std::string_view& line)
    {
        if (m_rest.empty())
            return false;
        const std::size_t end = m_rest.find('\n');
        line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_line;
        return true;
    }

    bool header(std::string_view line)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("waitscope"))
            return problem("this is not a Waitscope trace");
        const auto version = number(json["waitscope"], kWord);
        if (!version || *version != kJsonVersion)
            return problem(fmt::format(
                "the trace has format {}, this program reads format {}", json["waitscope"].dump(), kJsonVersion));
        if (!json.contains("run") || !json.contains("counts") || !json["run"].is_object()
            || !json["counts"].is_object())
            return problem("the header of the trace is incomplete");
        return run(json["run"]) && counts(json["counts"]);
    }

    bool run(const Json& json)
    {
        RunInfo& run = m_writer.run();
        const auto text = [&json](const char* key, std::string& out) {
            const auto value = json.contains(key) ? string(json[key]) : std::nullopt;
            if (value)
                out = *value;
            return value.has_value();
        };
        const auto word = [&json](const char* key, std::uint64_t limit, auto& out) {
            const auto value = json.contains(key) ? number(json[key], limit) : std::nullopt;
            if (value)
                out = static_cast<std::remove_reference_t<decltype(out)>>(*value);
            return value.has_value();
        };
        const bool exitCode = json.contains("exit_code") && json["exit_code"].is_number_integer()
            && json["exit_code"].get<std::int64_t>() >= std::numeric_limits<int>::min()
            && json["exit_code"].get<std::int64_t>() <= std::numeric_limits<int>::max();
        const auto hash = json.contains("hash") ? hexadecimal(json["hash"]) : std::nullopt;
        const bool good = text("target", run.target) && text("go", run.goVersion) && text("after_crash", run.afterCrash)
            && text("stdout", run.stdoutKind) && text("message", run.message) && word("seed", kNoLimit, run.seed)
            && word("procs", kMaxProcs, run.procs)
            && word("outcome", static_cast<std::uint64_t>(Outcome::Limit), run.outcome)
            && word("steps_until", kWord, run.stepsUntil) && exitCode && hash;
        if (!good)
            return problem("the header of the trace has a bad value");
        run.exitCode = json["exit_code"].get<int>();
        m_hash = *hash;
        return true;
    }

    bool counts(const Json& json)
    {
        const auto count = [&json](const char* key, std::uint64_t& out) {
            const auto value = json.contains(key) ? number(json[key], kWord - 1) : std::nullopt;
            out = value.value_or(0);
            return value.has_value();
        };
        const bool good = count("files", m_counts.files) && count("strings", m_counts.strings)
            && count("stacks", m_counts.stacks) && count("objects", m_counts.objects)
            && count("events", m_counts.events);
        return good || problem("the header of the trace has a bad count");
    }

    /// A line that is an object: some rows of a table, or the end.
    bool piece(std::string_view line)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object() || json.size() != 1)
            return problem("this line is not part of a trace");
        const std::string& name = json.begin().key();
        const Json& rows = json.begin().value();
        if (name == "end")
            return end(rows);
        if (!rows.is_array())
            return problem("this line is not part of a trace");
        if (m_events > 0)
            return problem("a table stands among the events");
        for (const Json& row : rows) {
            const bool good = name == "files" ? file(row)
                : name == "strings"           ? text(row)
                : name == "stacks"            ? stack(row)
                : name == "objects"           ? object(row)
                : name == "goroutines"        ? goroutine(row)
                                              : problem(fmt::format("unknown table \"{}\"", name.substr(0, 40)));
            if (!good)
                return m_problem.empty() ? problem(fmt::format("a row of the table \"{}\" is wrong", name)) : false;
        }
        return true;
    }

    bool end(const Json& hash)
    {
        const auto value = hexadecimal(hash);
        if (!value || *value != m_hash)
            return problem("the trace is damaged: its end does not fit its beginning");
        if (m_events != m_counts.events || !tablesComplete())
            return problem("the trace is cut off: something is missing before its end");
        m_ended = true;
        return true;
    }

    [[nodiscard]] bool tablesComplete() const
    {
        return m_files == m_counts.files && m_strings == m_counts.strings && m_stacks == m_counts.stacks
            && m_objects == m_counts.objects && m_highestParent <= m_lastGoroutine;
    }

    bool file(const Json& row)
    {
        if (!row.is_object() || !row.contains("name") || !row.contains("text") || !row.contains("user")
            || !row["user"].is_boolean())
            return false;
        const auto name = string(row["name"]);
        const auto content = string(row["text"]);
        if (!name || !content)
            return false;
        m_writer.addFile({*name, *content, row["user"].get<bool>()});
        ++m_files;
        return true;
    }

    bool text(const Json& row)
    {
        const auto value = string(row);
        return value && m_writer.intern(*value) == ++m_strings;
    }

    /// The numbers of a row; nothing if one is above its limit or the row has another length.
    template <std::size_t N>
    static std::optional<std::array<std::uint64_t, N>> words(
        const Json& row, std::size_t first, const std::array<std::uint64_t, N>& limits)
    {
        if (!row.is_array() || row.size() != first + N)
            return std::nullopt;
        std::array<std::uint64_t, N> result{};
        for (std::size_t i = 0; i < N; ++i) {
            const auto value = number(row[first + i], limits[i]);
            if (!value)
                return std::nullopt;
            result[i] = *value;
        }
        return result;
    }

    bool stack(const Json& row)
    {
        // A frame's caller comes before it in the table, so that no stack runs in a circle.
        const auto value =
            words<4>(row, 0, {m_stacks, m_counts.strings, m_counts.files == 0 ? 0 : m_counts.files - 1, kWord});
        if (!value)
            return false;
        const StackFrame frame{static_cast<StackId>((*value)[0]), static_cast<StringId>((*value)[1]),
            static_cast<std::uint32_t>((*value)[2]), static_cast<std::uint32_t>((*value)[3])};
        return m_writer.internFrame(frame) == ++m_stacks;
    }

    bool object(const Json& row)
    {
        const auto value = words<5>(row, 1, {m_counts.strings, m_counts.strings, m_counts.objects, kWord, kNoLimit});
        if (!value || !row[0].is_string())
            return false;
        const auto kind = enumerator<ObjectKind>(row[0].get_ref<const std::string&>(), kObjectKindCount);
        if (!kind)
            return false;
        ObjectInfo info;
        info.kind = *kind;
        info.name = static_cast<StringId>((*value)[0]);
        info.type = static_cast<StringId>((*value)[1]);
        info.parent = static_cast<ObjectId>((*value)[2]);
        info.size = static_cast<std::uint32_t>((*value)[3]);
        info.address = (*value)[4];
        m_writer.addObject(info);
        ++m_objects;
        return true;
    }

    bool goroutine(const Json& row)
    {
        // Go hands out ids in batches of 16 a processor: an id far beyond the number of goroutines is not one of Go's.
        const std::uint64_t highest = kSpareIds + 16 * (m_goroutines + 1);
        const auto value = words<5>(row, 0, {highest, highest, kWord, m_counts.strings, m_counts.stacks});
        if (!value || (*value)[0] <= m_lastGoroutine)
            return false;
        GoroutineInfo info;
        info.id = static_cast<GoId>((*value)[0]);
        info.parent = static_cast<GoId>((*value)[1]);
        info.slot = static_cast<std::uint32_t>((*value)[2]);
        info.function = static_cast<StringId>((*value)[3]);
        info.createdAt = static_cast<StackId>((*value)[4]);
        m_highestParent = std::max(m_highestParent, info.parent);
        m_lastGoroutine = info.id;
        m_writer.addGoroutine(info);
        ++m_goroutines;
        return true;
    }

    bool event(std::string_view line)
    {
        if (m_events == 0 && !tablesComplete())
            return problem("the tables before the first event are incomplete");
        if (m_events >= m_counts.events)
            return problem("there are more events than the header says");
        EventScanner scan(line);
        Event e;
        std::string_view kindName;
        std::string_view reasonName;
        unsigned before = 0;
        unsigned after = 0;
        const bool good = scan.eat('[') && scan.word(kindName) && scan.eat(',') && scan.number(e.timeNs, kNoLimit)
            && scan.number(e.g, m_lastGoroutine) && scan.number(e.stack, m_stacks) && scan.number(e.obj, m_objects)
            && scan.number(e.a, kWord) && scan.number(e.b, kWord) && scan.number(before, kStateCount - 1)
            && scan.number(after, kStateCount - 1) && scan.number(e.p, 255) && scan.word(reasonName) && scan.eat(']')
            && scan.done();
        if (!good)
            return problem("this event is malformed or points outside of the tables");
        if (!known(kindName, kEventKindCount, e.kind) || !known(reasonName, kReasonCount, e.reason))
            return problem("unknown kind of event or reason");
        e.states = Event::pack(static_cast<State>(before), static_cast<State>(after));
        if (hasText(e.kind) && e.b > m_strings)
            return problem("this event points outside of the table of strings");
        m_writer.append(e);
        ++m_events;
        return true;
    }

    static bool hasText(EventKind kind)
    {
        return kind == EventKind::GoCrash || kind == EventKind::Panic || kind == EventKind::Recover
            || kind == EventKind::Output || kind == EventKind::Milestone;
    }

    template <class Enum> static bool known(std::string_view name, int count, Enum& out)
    {
        const auto found = enumerator<Enum>(name, count);
        if (found)
            out = *found;
        return found.has_value();
    }

    static constexpr std::uint64_t kSpareIds = 8192;

    struct Counts {
        std::uint64_t files = 0, strings = 0, stacks = 0, objects = 0, events = 0;
    };
    std::string_view m_rest;
    const std::string& m_where;
    std::uint64_t m_line = 0;
    std::string m_problem;
    Writer m_writer;
    Counts m_counts;
    std::uint64_t m_hash = 0;
    std::uint64_t m_files = 0, m_strings = 0, m_stacks = 0, m_objects = 0, m_goroutines = 0, m_events = 0;
    GoId m_lastGoroutine = 0, m_highestParent = 0;
    bool m_ended = false;
};

} // namespace

bool looksLikeJsonTrace(std::string_view text)
{
    return text.starts_with("{\"waitscope\":");
}

Expected<std::shared_ptr<const Trace>> readJson(std::string_view text, const std::string& where)
{
    return Reader(text, where).read();
}

} // namespace ws::trace
