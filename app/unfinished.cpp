#include "app/unfinished.h"

#include "query/stacks.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::app {

namespace {

using trace::State;

constexpr std::ptrdiff_t kMostListed = 50;

enum class End { Blocked, Able, Gone };

End endOf(State state)
{
    switch (state) {
    case State::Waiting:
    case State::Semacquire:
    case State::Syscall:
        return End::Blocked;
    case State::Runnable:
    case State::Running:
        return End::Able;
    case State::Absent:
    case State::Done:
    case State::Crashed:
        return End::Gone;
    }
    return End::Gone;
}

/// The innermost frame in the user's files, or else the function that the goroutine was started with; 0 for the main
/// goroutine and those of package testing.
trace::StackId placeOf(const trace::Trace& trace, trace::StackId stack)
{
    trace::StackId first = 0;
    for (trace::StackId at = stack; at != 0; at = trace.frame(at).parent) {
        const trace::StackFrame& frame = trace.frame(at);
        if (frame.file < trace.files().size() && trace.files()[frame.file].user)
            return at;
        first = at;
    }
    if (first == 0)
        return 0;
    const std::string& function = trace.string(trace.frame(first).function);
    const bool machinery = function == "main.main" || function == "runtime.main" || function.starts_with("testing.");
    return machinery ? 0 : first;
}

} // namespace

std::vector<UnfinishedGoroutine> unfinishedAtEnd(const replay::TraceIndex& index)
{
    const trace::Trace& trace = index.trace();
    const replay::World& end = index.finalWorld();
    std::vector<UnfinishedGoroutine> result;
    for (trace::GoId g = 1; g < end.goroutines.size(); ++g) {
        const End how = endOf(end.goroutines[g].state);
        if (how == End::Gone)
            continue;
        const trace::StackId at = placeOf(trace, end.goroutines[g].stack);
        if (at == 0)
            continue;
        UnfinishedGoroutine unfinished;
        const dump::Goroutine shown = query::dumpGoroutine(index, end, g);
        unfinished.id = g;
        unfinished.blocked = how == End::Blocked;
        unfinished.state = shown.status;
        if (shown.minutes > 0)
            unfinished.state += fmt::format(", {} minutes", shown.minutes);
        const trace::StackFrame& frame = trace.frame(at);
        unfinished.function = trace.string(frame.function);
        if (frame.file < trace.files().size())
            unfinished.file = trace.files()[frame.file].name;
        unfinished.line = frame.line;
        if (shown.created) {
            unfinished.creator = shown.created->function;
            unfinished.creatorFile =
                shown.created->file.starts_with("./") ? shown.created->file.substr(2) : shown.created->file;
            unfinished.creatorLine = shown.created->line;
        }
        result.push_back(std::move(unfinished));
    }
    std::stable_partition(result.begin(), result.end(), [](const UnfinishedGoroutine& g) { return g.blocked; });
    return result;
}

std::string unfinishedText(const std::vector<UnfinishedGoroutine>& goroutines)
{
    std::string text;
    for (const bool blocked : {true, false}) {
        const auto count = std::count_if(goroutines.begin(), goroutines.end(),
            [blocked](const UnfinishedGoroutine& g) { return g.blocked == blocked; });
        if (count == 0)
            continue;
        text += fmt::format("waitscope: {} {} {}:\n", count, count == 1 ? "goroutine" : "goroutines",
            blocked          ? (count == 1 ? "is still blocked" : "are still blocked")
                : count == 1 ? "has not ended, but could run"
                             : "have not ended, but could run");
        std::ptrdiff_t listed = 0;
        for (const UnfinishedGoroutine& g : goroutines) {
            if (g.blocked != blocked)
                continue;
            if (++listed > kMostListed) {
                text += fmt::format("waitscope:   and {} more\n", count - kMostListed);
                break;
            }
            text += fmt::format("waitscope:   G{} [{}] in {} at {}:{}", g.id, g.state, g.function, g.file, g.line);
            if (!g.creator.empty() && !g.creator.starts_with("testing.")) // else it is a test itself
                text += fmt::format(", started by {} at {}:{}", g.creator, g.creatorFile, g.creatorLine);
            text += '\n';
        }
    }
    return text;
}

} // namespace ws::app
