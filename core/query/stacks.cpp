#include "query/stacks.h"

#include "dump/writer.h"
#include "trace/labels.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace ws::query {

namespace {

constexpr std::uint64_t kMinuteNs = 60'000'000'000;

/// When each collection's marking ended, up to this World.
std::vector<std::uint64_t> markEnds(const Trace& trace, EventIndex position)
{
    std::vector<std::uint64_t> ends;
    for (EventIndex i = 0; i < position; ++i) {
        if (trace.event(i).kind == EventKind::GcEnd)
            ends.push_back(trace.event(i).timeNs);
    }
    return ends;
}

/// Go's "N minutes": counted from the end of marking of the collection *before* the first one that saw the goroutine
/// blocked (mgcmark.go markroot takes work.tstart, which gcMark sets afterwards); 0 without two collections.
std::uint32_t minutesBlocked(const std::vector<std::uint64_t>& ends, std::uint64_t parkedNs, std::uint64_t nowNs)
{
    const auto seen = std::upper_bound(ends.begin(), ends.end(), parkedNs);
    if (seen == ends.end())
        return 0;
    const auto second = seen == ends.begin() ? std::next(seen) : seen;
    if (second == ends.end())
        return 0;
    return static_cast<std::uint32_t>((nowNs - *std::prev(second)) / kMinuteNs);
}

dump::Frame frameOf(const Trace& trace, const StackFrame& frame)
{
    dump::Frame result;
    result.function = trace.string(frame.function);
    result.args = result.function == "main.main" ? "" : "...";
    if (frame.file < trace.files().size()) {
        const SourceFile& file = trace.files()[frame.file];
        result.file = dump::dumpPath(file.name, file.user);
    }
    result.line = frame.line;
    return result;
}

bool everRan(const TraceIndex& index, const World& world, GoId g)
{
    for (const EventIndex i : index.eventsOf(g)) {
        if (i >= world.position)
            return false;
        if (index.trace().event(i).kind == EventKind::GoStart)
            return true;
    }
    return false;
}

dump::Goroutine describe(
    const TraceIndex& index, const World& world, GoId g, const std::vector<std::uint64_t>& collections)
{
    const Trace& trace = index.trace();
    const replay::GoroutineState& state = world.goroutines[g];
    const int goMinor = goMinorVersion(trace.run().goVersion);
    dump::Goroutine result;
    result.id = g;
    result.status = statusLabel(state.state, state.reason, goMinor);
    const bool blocked =
        state.state == State::Waiting || state.state == State::Semacquire || state.state == State::Syscall;
    if (blocked && state.lastEvent != 0)
        result.minutes = minutesBlocked(collections, trace.event(state.lastEvent - 1).timeNs, world.timeNs);
    for (StackId id = state.stack; id != 0; id = trace.frame(id).parent)
        result.frames.push_back(frameOf(trace, trace.frame(id)));
    if (state.state == State::Runnable && !everRan(index, world, g))
        result.frames.push_back(dump::goexitFrame(goMinor));
    const GoroutineInfo& info = trace.goroutines()[g];
    if (info.createdAt != 0) {
        const dump::Frame at = frameOf(trace, trace.frame(info.createdAt));
        result.created = dump::Creation{at.function, info.parent, at.file, at.line, {}};
    }
    return result;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// The event with which the process began to die, if it did before this World.
const Event* deathOf(const TraceIndex& index, const World& world)
{
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        if (world.goroutines[g].state == State::Crashed)
            return &index.trace().event(world.goroutines[g].lastEvent - 1);
    }
    return nullptr;
}

} // namespace

dump::Goroutine dumpGoroutine(const TraceIndex& index, const World& world, GoId g)
{
    return describe(index, world, g, markEnds(index.trace(), world.position));
}

dump::Dump dumpAt(const TraceIndex& index, const World& world, DumpScope scope)
{
    const Trace& trace = index.trace();
    dump::Dump result;
    std::vector<GoId> order;
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        const State state = world.goroutines[g].state;
        if (state != State::Absent && state != State::Done)
            order.push_back(g);
    }
    std::stable_sort(order.begin(), order.end(), [&](GoId a, GoId b) {
        const bool aDied = world.goroutines[a].state == State::Crashed;
        const bool bDied = world.goroutines[b].state == State::Crashed;
        if (aDied != bDied)
            return aDied;
        return trace.goroutines()[a].slot < trace.goroutines()[b].slot;
    });
    const int goMinor = goMinorVersion(trace.run().goVersion);
    if (const Event* death = deathOf(index, world)) {
        const bool crash = death->kind == EventKind::GoCrash;
        const std::string& message = crash ? trace.string(death->b) : trace.run().message;
        result.preamble = linesOf(message);
        const bool panic = message.starts_with("panic");
        const auto kind = panic ? dump::Death::Panic : dump::Death::FatalError;
        if (scope == DumpScope::AsGo && !dump::showsAllGoroutines(kind, goMinor))
            order.resize(std::min<std::size_t>(order.size(), 1));
    } else if (world.process != ProcessStatus::Alive && trace.run().outcome == Outcome::Deadlock) {
        result.preamble = linesOf(trace.run().message);
    }
    const std::vector<std::uint64_t> collections = markEnds(trace, world.position);
    result.goroutines.reserve(order.size());
    for (const GoId g : order)
        result.goroutines.push_back(describe(index, world, g, collections));
    return result;
}

std::string dumpText(const TraceIndex& index, const World& world, DumpScope scope)
{
    return dump::write(dumpAt(index, world, scope), goMinorVersion(index.trace().run().goVersion));
}

std::string stackText(const TraceIndex& index, const World& world, GoId g)
{
    return dump::write(dumpGoroutine(index, world, g), goMinorVersion(index.trace().run().goVersion));
}

std::uint32_t LineBubble::total() const
{
    return std::accumulate(counts.begin(), counts.end(), 0U);
}

std::vector<LineBubble> bubbles(const Trace& trace, const World& world)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, LineBubble> byLine;
    for (const replay::GoroutineState& g : world.goroutines) {
        if (g.state == State::Absent || g.state == State::Done)
            continue;
        const StackId at = userFrame(trace, g.stack);
        if (at == 0)
            continue;
        const StackFrame& frame = trace.frame(at);
        LineBubble& bubble = byLine[{frame.file, frame.line}];
        bubble.file = frame.file;
        bubble.line = frame.line;
        ++bubble.counts[static_cast<std::size_t>(g.state)];
    }
    std::vector<LineBubble> result;
    result.reserve(byLine.size());
    for (const auto& [place, bubble] : byLine)
        result.push_back(bubble);
    return result;
}

} // namespace ws::query
