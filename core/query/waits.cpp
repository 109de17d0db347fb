#include "query/waits.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace ws::query {

namespace {

bool isBlocked(State state)
{
    return state == State::Waiting || state == State::Semacquire;
}

bool isLock(ObjectKind kind)
{
    return kind == ObjectKind::Mutex || kind == ObjectKind::RWMutex;
}

bool alive(const World& world, GoId g)
{
    const State state = world.goroutines[g].state;
    return state != State::Absent && state != State::Done;
}

std::vector<GoId> holdersOfPool(const Trace& trace, const World& world, ObjectId pool)
{
    std::set<GoId> holders;
    for (ObjectId id = 1; id < world.objects.size(); ++id) {
        if (trace.object(id).kind == ObjectKind::Conn && trace.object(id).parent == pool
            && world.objects[id].owner != 0)
            holders.insert(world.objects[id].owner);
    }
    return {holders.begin(), holders.end()};
}

/// Who has what the goroutine wants.
std::vector<GoId> holdersOf(const Trace& trace, const World& world, ObjectId object)
{
    std::vector<GoId> holders;
    switch (trace.object(object).kind) {
    case ObjectKind::Mutex:
    case ObjectKind::RWMutex:
    case ObjectKind::Once:
        if (world.objects[object].owner != 0)
            holders.push_back(world.objects[object].owner);
        break;
    case ObjectKind::Pool:
        return holdersOfPool(trace, world, object);
    case ObjectKind::Stdout:
        if (world.objects[object].owner != 0) {
            holders.push_back(world.objects[object].owner);
            break;
        }
        for (GoId g = 1; g < world.goroutines.size(); ++g) {
            if (world.goroutines[g].state == State::Syscall && world.goroutines[g].waitingFor == object)
                holders.push_back(g);
        }
        break;
    case ObjectKind::None:
    case ObjectKind::Map:
    case ObjectKind::WaitGroup:
    case ObjectKind::Cond:
    case ObjectKind::Chan:
    case ObjectKind::Conn:
    case ObjectKind::Semaphore:
    case ObjectKind::Timer:
    case ObjectKind::SyncMap:
        break;
    }
    return holders;
}

/// "G5", "G5 and G7", "G5, G7 and 12 others".
std::string listOf(const std::vector<GoId>& gs)
{
    constexpr std::size_t kNamed = 3;
    std::string text;
    const std::size_t named = gs.size() <= kNamed ? gs.size() : kNamed - 1;
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0)
            text += gs.size() == named && i + 1 == named ? " and " : ", ";
        text += goName(gs[i]);
    }
    if (named < gs.size())
        text += fmt::format(" and {} others", formatCount(gs.size() - named));
    return text;
}

} // namespace

Reason exactReason(Reason reason, ObjectKind object)
{
    if (reason != Reason::Semacquire)
        return reason;
    if (object == ObjectKind::WaitGroup)
        return Reason::WaitGroupWait;
    if (object == ObjectKind::Mutex)
        return Reason::MutexLock;
    return object == ObjectKind::RWMutex ? Reason::RWMutexLock : reason;
}

Wait waitOf(const Trace& trace, const World& world, GoId g)
{
    Wait wait;
    wait.g = g;
    const replay::GoroutineState& state = world.goroutines[g];
    if (!isBlocked(state.state) && state.state != State::Syscall)
        return wait;
    wait.reason = exactReason(state.reason, trace.object(state.waitingFor).kind);
    wait.object = state.waitingFor;
    wait.forever = state.leaked || state.reason == Reason::ChanReceiveNil || state.reason == Reason::ChanSendNil
        || state.reason == Reason::SelectNoCases;
    if (wait.object == 0 || !isBlocked(state.state))
        return wait;
    wait.holders = holdersOf(trace, world, wait.object);
    if (isLock(trace.object(wait.object).kind) && !wait.holders.empty() && !alive(world, wait.holders.front()))
        wait.forever = true;
    return wait;
}

std::vector<GoId> waitersOf(const World& world, ObjectId object)
{
    std::vector<GoId> waiters;
    if (object == 0)
        return waiters;
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        if (isBlocked(world.goroutines[g].state) && world.goroutines[g].waitingFor == object)
            waiters.push_back(g);
    }
    std::sort(waiters.begin(), waiters.end(),
        [&](GoId a, GoId b) { return world.goroutines[a].lastEvent < world.goroutines[b].lastEvent; });
    return waiters;
}

std::vector<ObjectId> connectionsOf(const Trace& trace, const World& world, GoId g)
{
    std::vector<ObjectId> connections;
    if (world.goroutines[g].connections == 0)
        return connections;
    for (ObjectId id = 1; id < world.objects.size(); ++id) {
        if (trace.object(id).kind == ObjectKind::Conn && world.objects[id].owner == g)
            connections.push_back(id);
    }
    return connections;
}

std::vector<ObjectId> locksOf(const Trace& trace, const World& world, GoId g)
{
    std::vector<ObjectId> locks;
    for (ObjectId id = 1; id < world.objects.size(); ++id) {
        if (world.objects[id].owner == g && isLock(trace.object(id).kind))
            locks.push_back(id);
    }
    return locks;
}

std::string whyNever(const Trace& trace, const World& world, GoId g)
{
    const Wait wait = waitOf(trace, world, g);
    const auto unreachable = [&](std::string_view does, std::string_view what, std::string_view nobody) {
        const std::string object =
            wait.object == 0 ? std::string(what) : std::string(objectNameWithKind(trace, wait.object));
        return fmt::format(
            "it {} {}, and nothing that can still move has a reference to it, so nobody will {}", does, object, nobody);
    };
    switch (wait.reason) {
    case Reason::ChanReceive:
        return unreachable("receives from", "a channel", "send or close it");
    case Reason::ChanSend:
        return unreachable("sends to", "a channel", "receive");
    case Reason::ChanReceiveNil:
        return "it receives from a nil channel";
    case Reason::ChanSendNil:
        return "it sends to a nil channel";
    case Reason::Select:
        return "nothing that can still move has a reference to a channel of its select";
    case Reason::SelectNoCases:
        return "its select has no cases";
    case Reason::MutexLock:
    case Reason::RWMutexRLock:
    case Reason::RWMutexLock:
        return unreachable("waits for", "a lock", "unlock it");
    case Reason::WaitGroupWait:
        return unreachable("waits for", "a WaitGroup", "call Done");
    case Reason::CondWait:
        return unreachable("waits for", "a condition", "signal it");
    case Reason::Semacquire:
        return unreachable("waits for", "a semaphore", "release it");
    case Reason::Coroutine:
        return "it is one side of an iter.Pull, and nothing that can still move has a reference to the other side, so "
               "nobody will call next or stop";
    case Reason::None:
    case Reason::Sleep:
    case Reason::IOWait:
    case Reason::Panicwait:
    case Reason::GCWait:
    case Reason::Syscall:
    case Reason::Gosched:
    case Reason::Preempted:
    case Reason::Goyield:
    case Reason::SyscallExit:
        break;
    }
    return {};
}

std::string wokenBy(const TraceIndex& index, const World& world, GoId g)
{
    const Trace& trace = index.trace();
    const Wait wait = waitOf(trace, world, g);
    const std::string name = wait.object == 0 ? std::string() : objectName(trace, wait.object);
    if (world.goroutines[g].leaked)
        return fmt::format("nobody: {}", whyNever(trace, world, g));
    switch (wait.reason) {
    case Reason::Sleep:
        return "its timer wakes it";
    case Reason::ChanReceive:
        return fmt::format("somebody must send to {} or close it", wait.object == 0 ? "the channel" : name);
    case Reason::ChanSend:
        return fmt::format("somebody must receive from {}", wait.object == 0 ? "the channel" : name);
    case Reason::ChanReceiveNil:
    case Reason::ChanSendNil:
        return "nobody: the channel is nil";
    case Reason::SelectNoCases:
        return "nobody: the select has no cases";
    case Reason::Select:
        if (wait.object != 0 && trace.object(wait.object).kind == ObjectKind::Pool) {
            const bool gone = std::none_of(
                wait.holders.begin(), wait.holders.end(), [&](GoId holder) { return alive(world, holder); });
            if (!wait.holders.empty() && gone)
                return fmt::format("nobody: every connection of {} is held by a goroutine that has returned", name);
            return fmt::format(
                "{} must return a connection to {}", wait.holders.empty() ? "somebody" : listOf(wait.holders), name);
        }
        return "one of its channels must become ready";
    case Reason::MutexLock:
    case Reason::RWMutexLock:
    case Reason::RWMutexRLock:
        if (wait.forever)
            return fmt::format("nobody: {}, which locked {}, has returned", listOf(wait.holders), name);
        if (!wait.holders.empty())
            return fmt::format("{} must unlock {}", listOf(wait.holders), name);
        if (wait.reason == Reason::RWMutexLock && wait.object != 0 && world.objects[wait.object].value > 0)
            return fmt::format("{} of {} must leave",
                plural(static_cast<std::uint64_t>(world.objects[wait.object].value), "reader"), name);
        return fmt::format("whoever unlocks {}", name.empty() ? "the lock" : name);
    case Reason::WaitGroupWait:
        if (wait.object != 0)
            return fmt::format("the counter of {} must reach zero: {} of Done to go", name,
                plural(static_cast<std::uint64_t>(std::max(0, world.objects[wait.object].value)), "call", "calls"));
        return "the WaitGroup's counter must reach zero";
    case Reason::Semacquire:
        if (!wait.holders.empty())
            return fmt::format("{} must finish with {}", listOf(wait.holders), name);
        return name.empty() ? "whoever releases the semaphore" : fmt::format("whoever finishes with {}", name);
    case Reason::CondWait:
        return fmt::format("somebody must call Signal or Broadcast on {}", wait.object == 0 ? "the condition" : name);
    case Reason::IOWait:
        return wait.object == 0 ? "the network" : fmt::format("the answer on {}", name);
    case Reason::Panicwait:
        return "nobody: another goroutine's panic ends the program";
    case Reason::GCWait:
        return "the garbage collector";
    case Reason::Coroutine:
        return "the other side of iter.Pull must hand over: next, stop or yield";
    case Reason::Syscall:
        return "the operating system";
    case Reason::None:
    case Reason::Gosched:
    case Reason::Preempted:
    case Reason::Goyield:
    case Reason::SyscallExit:
        return {};
    }
    return {};
}

WaitGraph waitGraph(const Trace& trace, const World& world)
{
    WaitGraph graph;
    std::map<GoId, std::vector<GoId>> waitsFor;
    std::map<ObjectId, std::vector<GoId>> holders; // a pool's holders are the same for all who wait
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        const replay::GoroutineState& state = world.goroutines[g];
        if (!isBlocked(state.state) || state.waitingFor == 0)
            continue;
        const ObjectId object = state.waitingFor;
        auto [place, isNew] = holders.try_emplace(object);
        if (isNew)
            place->second = holdersOf(trace, world, object);
        for (const GoId holder : place->second)
            graph.edges.push_back({g, object, holder, false});
        if (place->second.empty())
            graph.edges.push_back({g, object, 0, false});
        // Only a lock has one owner whose unlocking must come first; a pool may be served by any holder.
        if (isLock(trace.object(object).kind))
            waitsFor[g] = place->second;
    }
    // Everybody waits for at most one lock owner, so cycles are found by following the arrows.
    std::set<GoId> seen;
    for (const auto& [start, unused] : waitsFor) {
        std::vector<GoId> path;
        GoId at = start;
        while (seen.insert(at).second) {
            path.push_back(at);
            const auto next = waitsFor.find(at);
            if (next == waitsFor.end() || next->second.empty())
                break;
            at = next->second.front();
        }
        const auto begin = std::find(path.begin(), path.end(), at);
        const auto back = waitsFor.find(path.empty() ? 0 : path.back());
        const bool closes =
            begin != path.end() && back != waitsFor.end() && !back->second.empty() && back->second.front() == at;
        if (closes)
            graph.cycles.emplace_back(begin, path.end());
    }
    for (const std::vector<GoId>& cycle : graph.cycles) {
        for (WaitEdge& edge : graph.edges) {
            const auto from = std::find(cycle.begin(), cycle.end(), edge.from);
            if (from == cycle.end())
                continue;
            const GoId next = std::next(from) == cycle.end() ? cycle.front() : *std::next(from);
            edge.inCycle = edge.inCycle || edge.to == next;
        }
    }
    return graph;
}

std::vector<GoId> stuckForever(const TraceIndex& index, const World& world, LockUse use)
{
    const Trace& trace = index.trace();
    std::set<GoId> stuck;
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        const replay::GoroutineState& state = world.goroutines[g];
        if (!isBlocked(state.state))
            continue;
        const Wait wait = waitOf(trace, world, g);
        if (g == 1 && wait.reason == Reason::SelectNoCases)
            continue; // how a program says that it serves for ever
        const bool ownedLock = wait.object != 0 && isLock(trace.object(wait.object).kind) && !wait.holders.empty();
        if (ownedLock && use == LockUse::ByAnybody && !state.leaked)
            continue;
        if (wait.forever || ownedLock)
            stuck.insert(g);
    }
    // Let go of everybody whose lock is owned by somebody who can move, until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (auto place = stuck.begin(); place != stuck.end();) {
            const Wait wait = waitOf(trace, world, *place);
            if (!wait.forever && !stuck.contains(wait.holders.front())) {
                place = stuck.erase(place);
                changed = true;
            } else {
                ++place;
            }
        }
    }
    return {stuck.begin(), stuck.end()};
}

} // namespace ws::query
