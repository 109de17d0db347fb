#include "dump/trace_of.h"

#include "dump/reader.h"
#include "trace/labels.h"

#include <algorithm>
#include <map>
#include <set>

namespace ws::dump {

namespace {

using namespace ws::trace;

constexpr std::uint64_t kMaxId = 4'000'000;
constexpr std::uint64_t kMinuteNs = 60'000'000'000;
constexpr std::uint32_t kMaxProcs = 254;

bool calls(const Goroutine& g, std::string_view part)
{
    return std::any_of(g.frames.begin(), g.frames.end(),
        [part](const Frame& frame) { return frame.function.find(part) != std::string::npos; });
}

/// Up to 1.19 (WaitGroup: 1.23) the label is the same for all of them; the stack tells which it is.
Reason semacquireReason(const Goroutine& g)
{
    if (calls(g, "(*WaitGroup).Wait"))
        return Reason::WaitGroupWait;
    if (calls(g, "(*RWMutex).RLock"))
        return Reason::RWMutexRLock;
    if (calls(g, "(*RWMutex).Lock"))
        return Reason::RWMutexLock;
    if (calls(g, "sync.(*Mutex)"))
        return Reason::MutexLock;
    return Reason::Semacquire;
}

/// The wait reason behind a label; what only the runtime's own goroutines wait for counts as waiting for the collector.
Reason reasonOf(const Goroutine& g)
{
    if (g.status == "semacquire")
        return semacquireReason(g);
    for (int i = static_cast<int>(Reason::Sleep); i < trace::kReasonCount; ++i) {
        const auto reason = static_cast<Reason>(i);
        if (trace::isWaitReason(reason) && statusLabel(parkedState(reason), reason, 26) == g.status)
            return reason;
    }
    return Reason::GCWait;
}

class Converter {
public:
    Converter(const Dump& dump, const std::string& target)
        : m_dump(dump)
    {
        RunInfo& run = m_writer.run();
        run.target = target;
        run.goVersion = guessMinor(dump) >= 24 ? "1.26" : "1.19";
        run.message = deathLine(dump);
        run.afterCrash = "exit";
        numberGoroutines();
    }

    std::shared_ptr<const Trace> convert()
    {
        std::uint32_t longest = 0;
        std::size_t running = 0;
        for (const Goroutine& g : m_dump.goroutines) {
            longest = std::max(longest, std::min(g.minutes, kLongestMinutes));
            running += g.status == "running" || g.status == "syscall" ? 1U : 0U;
        }
        m_writer.run().procs = static_cast<std::uint32_t>(std::clamp<std::size_t>(running, 1, kMaxProcs));
        for (std::size_t i = 0; i < m_dump.goroutines.size(); ++i)
            create(i);
        // Those who wait longest parked first.
        std::vector<std::size_t> order(m_dump.goroutines.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return m_dump.goroutines[a].minutes > m_dump.goroutines[b].minutes;
        });
        for (const std::size_t i : order) {
            const std::uint32_t minutes = std::min(m_dump.goroutines[i].minutes, kLongestMinutes);
            m_timeNs = (longest - minutes) * kMinuteNs;
            park(i);
        }
        m_timeNs = longest * kMinuteNs;
        run();
        finishRun();
        return m_writer.finish();
    }

private:
    static constexpr std::uint32_t kLongestMinutes = 10'000'000; ///< 19 years; keeps the time within 64 bits

    void numberGoroutines()
    {
        std::set<std::uint64_t> taken;
        for (const Goroutine& g : m_dump.goroutines) {
            if (g.id <= kMaxId)
                taken.insert(g.id);
        }
        std::set<std::uint64_t> given;
        GoId next = 1;
        for (const Goroutine& g : m_dump.goroutines) {
            std::uint64_t id = g.id;
            if (id > kMaxId || !given.insert(id).second) { // twice in one text: two dumps in one log
                while (taken.contains(next) || given.contains(next))
                    ++next;
                id = next;
                given.insert(id);
            }
            m_ids.push_back(static_cast<GoId>(id));
        }
    }

    std::uint32_t fileOf(const std::string& path)
    {
        const auto [place, isNew] = m_files.try_emplace(path, 0);
        if (isNew) {
            const bool library = path.find("/go/src/") != std::string::npos
                || path.find("/src/runtime/") != std::string::npos || path.find("/usr/lib/go") == 0;
            place->second = m_writer.addFile({path, "", !library});
        }
        return place->second;
    }

    StackId stackOf(const std::vector<Frame>& frames)
    {
        StackId stack = 0;
        for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
            stack = m_writer.internFrame({stack, m_writer.intern(frame->function), fileOf(frame->file), frame->line});
        return stack;
    }

    Event event(EventKind kind, std::size_t i, State before, State after)
    {
        Event e;
        e.kind = kind;
        e.timeNs = m_timeNs;
        e.g = m_ids[i];
        e.stack = m_stacks[i];
        e.states = Event::pack(before, after);
        return e;
    }

    void create(std::size_t i)
    {
        const Goroutine& g = m_dump.goroutines[i];
        m_stacks.push_back(stackOf(g.frames));
        GoroutineInfo info;
        info.id = m_ids[i];
        info.slot = static_cast<std::uint32_t>(i);
        info.function = m_writer.intern(g.frames.empty() ? g.status : g.frames.back().function);
        if (g.created)
            info.createdAt = m_writer.internFrame(
                {0, m_writer.intern(g.created->function), fileOf(g.created->file), g.created->line});
        m_writer.addGoroutine(info);
        m_writer.append(event(EventKind::GoCreate, i, State::Absent, State::Runnable));
    }

    void start(std::size_t i, std::uint8_t p, std::uint32_t thread)
    {
        Event e = event(EventKind::GoStart, i, State::Runnable, State::Running);
        e.p = p;
        e.a = thread;
        e.b = kNoProc;
        m_writer.append(e);
    }

    static bool runs(const Goroutine& g) { return g.status == "running"; }
    static bool isRunnable(const Goroutine& g)
    {
        return g.status == "runnable" || g.status == "preempted" || g.status == "copystack";
    }

    void park(std::size_t i)
    {
        const Goroutine& g = m_dump.goroutines[i];
        if (runs(g) || isRunnable(g))
            return;
        start(i, 0, 1);
        const bool call = g.status == "syscall";
        const Reason reason = call ? Reason::Syscall : reasonOf(g);
        Event e = event(call ? EventKind::GoSyscall : EventKind::GoPark, i, State::Running,
            call ? State::Syscall : parkedState(reason));
        e.reason = reason;
        m_writer.append(e);
    }

    /// Those that were running, each on a processor; the first one is the culprit if the text begins with a death.
    void run()
    {
        std::uint8_t p = 0;
        std::size_t culprit = m_dump.goroutines.size();
        for (std::size_t i = 0; i < m_dump.goroutines.size(); ++i) {
            if (!runs(m_dump.goroutines[i]) || p >= m_writer.run().procs)
                continue;
            start(i, p, p + 1U);
            ++p;
            if (i == 0 && !m_writer.run().message.empty())
                culprit = i;
        }
        if (culprit == m_dump.goroutines.size())
            return;
        Event e = event(EventKind::GoCrash, culprit, State::Running, State::Crashed);
        e.b = m_writer.intern(m_writer.run().message);
        m_writer.append(e);
        m_crashed = true;
    }

    void finishRun()
    {
        RunInfo& run = m_writer.run();
        run.exitCode = run.message.empty() ? 0 : 2;
        run.stepsUntil = m_writer.size();
        if (m_crashed)
            run.outcome = run.message.find("panic: ") != std::string::npos ? Outcome::Panic : Outcome::Fatal;
        else if (run.message.find("deadlock!") != std::string::npos)
            run.outcome = Outcome::Deadlock;
        else
            run.outcome = Outcome::Limit;
    }

    const Dump& m_dump;
    Writer m_writer;
    std::vector<GoId> m_ids;
    std::vector<StackId> m_stacks;
    std::map<std::string, std::uint32_t> m_files;
    std::uint64_t m_timeNs = 0;
    bool m_crashed = false;
};

} // namespace

std::shared_ptr<const Trace> traceOf(const Dump& dump, const std::string& target)
{
    return Converter(dump, target).convert();
}

} // namespace ws::dump
