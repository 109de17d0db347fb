#include "query/summary.h"

#include "query/objects.h"
#include "trace/labels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ws::query {

namespace {

using Json = nlohmann::ordered_json;

/// Program text may hold any bytes; JSON holds UTF-8 only.
std::string dumped(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json jsonOf(const Summary& s)
{
    Json goroutines = Json::object();
    for (int i = 1; i < kStateCount; ++i)
        goroutines[std::string(stateName(static_cast<State>(i)))] = s.goroutines[static_cast<std::size_t>(i)];
    Json waitGroups = Json::array();
    for (const Summary::WaitGroup& wg : s.waitGroups)
        waitGroups.push_back({{"name", wg.name}, {"counter", wg.counter}, {"waiters", wg.waiters}});
    Json maps = Json::array();
    for (const Summary::Map& map : s.maps)
        maps.push_back({{"name", map.name}, {"len", map.len}, {"writers", map.writers}, {"readers", map.readers}});
    Json milestones = Json::array();
    for (const Milestone& m : s.milestones)
        milestones.push_back(
            {{"event", m.event}, {"virtual_ns", m.timeNs}, {"kind", identifier(m.kind)}, {"text", m.text}});
    constexpr std::size_t kMostStuck = 100;
    Json stuck = Json::array();
    for (std::size_t i = 0; i < std::min(s.stuck.size(), kMostStuck); ++i) {
        const Summary::Stuck& g = s.stuck[i];
        stuck.push_back({{"goroutine", g.g}, {"state", g.state}, {"object", g.object}, {"position", g.position},
            {"since_ns", g.sinceNs}});
    }
    Json json;
    json["target"] = s.run.target;
    json["outcome"] = outcomeName(s.run.outcome);
    json["exit_code"] = s.run.exitCode;
    json["message"] = s.run.message;
    json["seed"] = s.run.seed;
    json["procs"] = s.run.procs;
    json["virtual_ns"] = s.virtualNs;
    json["events"] = s.events;
    json["trace_hash"] = fmt::format("{:016x}", s.run.hash);
    json["goroutines"] = std::move(goroutines);
    json["stuck_forever"] = {{"count", s.stuck.size()}, {"first", std::move(stuck)}};
    json["connections"] = {{"max", s.connections.max}, {"in_use", s.connections.inUse},
        {"waiting", s.connections.waiting}, {"timeouts", s.connections.timeouts},
        {"held_by_nobody", s.connections.heldByNobody}};
    json["waitgroups"] = std::move(waitGroups);
    json["maps"] = std::move(maps);
    json["milestones"] = std::move(milestones);
    return json;
}

/// Columns that a text takes in a terminal: characters, not bytes.
std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Words of `text` on lines of at most `width` columns, the first after `lead`, the others indented below it.
std::string wrapped(const std::string& lead, std::string_view text, std::size_t width)
{
    const std::string indent(columns(lead), ' ');
    std::string out = lead;
    std::size_t used = columns(lead);
    bool first = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        if (!first && used + 1 + columns(word) > width) {
            out += "\n" + indent;
            used = indent.size();
            first = true;
        }
        if (!first) {
            out += ' ';
            ++used;
        }
        out += word;
        used += columns(word);
        first = false;
    }
    return out + "\n";
}

/// When g parked for the last time.
std::uint64_t parkedAt(const TraceIndex& index, GoId g)
{
    const auto& events = index.eventsOf(g);
    for (auto i = events.rbegin(); i != events.rend(); ++i) {
        if (index.trace().event(*i).kind == EventKind::GoPark)
            return index.trace().event(*i).timeNs;
    }
    return 0;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? std::string() : std::string(separator)) + part;
    return text;
}

} // namespace

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Exited:
        return "exited";
    case Outcome::Fatal:
        return "fatal";
    case Outcome::Panic:
        return "panic";
    case Outcome::Deadlock:
        return "deadlock";
    case Outcome::Limit:
        return "limit";
    }
    return {};
}

Summary summarize(const TraceIndex& index)
{
    const Trace& trace = index.trace();
    const World& end = index.finalWorld();
    Summary summary;
    summary.run = trace.run();
    summary.virtualNs = end.timeNs;
    summary.events = trace.size();
    summary.goroutines = end.counts;
    summary.connections.inUse = end.connectionsInUse;
    const std::vector<bool> users = usersObjects(trace);
    for (ObjectId id = 1; id < end.objects.size(); ++id) {
        if (!users[id])
            continue;
        const replay::ObjectState& object = end.objects[id];
        const ObjectInfo& info = trace.object(id);
        switch (info.kind) {
        case ObjectKind::Pool:
            summary.connections.max += static_cast<std::uint32_t>(std::max(0, object.value));
            summary.connections.waiting += static_cast<std::uint32_t>(std::max(0, object.waiters));
            summary.connections.timeouts += static_cast<std::uint32_t>(std::max(0, object.timeouts));
            break;
        case ObjectKind::Conn:
            summary.connections.heldByNobody += end.heldByNobody(id) ? 1U : 0U;
            break;
        case ObjectKind::WaitGroup:
            summary.waitGroups.push_back({objectName(trace, id), object.value, object.waiters});
            break;
        case ObjectKind::Map: {
            Summary::Map map{objectName(trace, id), object.value, 0, 0};
            for (const replay::MapVisitor& visitor : end.mapOf(id).inside)
                ++(visitor.how == 1 ? map.writers : map.readers);
            summary.maps.push_back(std::move(map));
            break;
        }
        case ObjectKind::None:
        case ObjectKind::Mutex:
        case ObjectKind::RWMutex:
        case ObjectKind::Cond:
        case ObjectKind::Once:
        case ObjectKind::Chan:
        case ObjectKind::Stdout:
        case ObjectKind::Semaphore:
        case ObjectKind::Timer:
        case ObjectKind::SyncMap:
            break;
        }
    }
    summary.milestones = milestones(index);
    for (const GoId g : lostGoroutines(index)) {
        const replay::GoroutineState& state = end.goroutines[g];
        summary.stuck.push_back({g, std::string(statusLabel(state.state, state.reason, trace.run().goVersion)),
            state.waitingFor == 0 ? std::string() : objectName(trace, state.waitingFor),
            userPosition(trace, state.stack), parkedAt(index, g)});
    }
    return summary;
}

std::string toJson(const Summary& summary)
{
    return dumped(jsonOf(summary), -1);
}

std::string toPrettyJson(const Summary& summary)
{
    return dumped(jsonOf(summary), 2);
}

std::string story(const Summary& s, std::size_t width)
{
    width = std::max<std::size_t>(width, 40);
    std::string text;
    if (!s.run.target.empty())
        text += fmt::format("{}  (seed {}, {}, Go {})\n\n", s.run.target, s.run.seed, plural(s.run.procs, "processor"),
            s.run.goVersion);
    std::size_t timeWidth = 0;
    for (const Milestone& m : s.milestones)
        timeWidth = std::max(timeWidth, columns(formatTime(m.timeNs)));
    for (const Milestone& m : s.milestones) {
        const std::string time = formatTime(m.timeNs);
        text += wrapped("  " + std::string(timeWidth - columns(time), ' ') + time + "  ", m.text, width);
    }
    text += s.milestones.empty() ? "" : "\n";

    const std::string outcome =
        s.run.message.empty() ? std::string() : ", " + s.run.message.substr(0, s.run.message.find('\n'));
    text += wrapped("Outcome      ",
        fmt::format("{} (exit code {}){}", outcomeName(s.run.outcome), s.run.exitCode, outcome), width);
    std::vector<std::string> states;
    for (int i = 1; i < kStateCount; ++i) {
        const std::uint32_t count = s.goroutines[static_cast<std::size_t>(i)];
        if (count != 0)
            states.push_back(fmt::format("{} {}", formatCount(count), stateName(static_cast<State>(i))));
    }
    text += wrapped("Goroutines   ", joined(states, ", "), width);
    if (!s.stuck.empty()) {
        constexpr std::size_t kNamed = 3;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < std::min(s.stuck.size(), kNamed); ++i) {
            const Summary::Stuck& g = s.stuck[i];
            names.push_back(fmt::format("{} ({}{}{}{}{})", goName(g.g), g.state, g.object.empty() ? "" : ", ", g.object,
                g.position.empty() ? "" : ", ", g.position));
        }
        if (s.stuck.size() > kNamed)
            names.push_back(fmt::format("{} more", formatCount(s.stuck.size() - kNamed)));
        text += wrapped("Stuck        ",
            fmt::format("{} for ever: {}", plural(s.stuck.size(), "goroutine"), joined(names, ", ")), width);
    }
    for (const Summary::WaitGroup& wg : s.waitGroups)
        text += wrapped("WaitGroup    ",
            fmt::format("{}: counter {}, {}", wg.name, wg.counter,
                plural(static_cast<std::uint64_t>(std::max(0, wg.waiters)), "waiter")),
            width);
    for (const Summary::Map& map : s.maps)
        text += wrapped("Map          ",
            fmt::format("{}: {}, {} and {} inside", map.name,
                plural(static_cast<std::uint64_t>(std::max(0, map.len)), "key"), plural(map.writers, "writer"),
                plural(map.readers, "reader")),
            width);
    if (s.connections.max > 0 || s.connections.inUse > 0)
        text += wrapped("Connections  ",
            fmt::format("{} of {} in use, {} waiting, {}, {} held by nobody", formatCount(s.connections.inUse),
                s.connections.max == 0 ? "any number" : formatCount(s.connections.max),
                formatCount(s.connections.waiting), plural(s.connections.timeouts, "timeout"),
                formatCount(s.connections.heldByNobody)),
            width);
    text += wrapped("Trace        ",
        fmt::format("{} in {}, hash {:016x}", plural(s.events, "event"), formatTime(s.virtualNs), s.run.hash), width);
    return text;
}

} // namespace ws::query
