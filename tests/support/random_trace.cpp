#include "base/random.h"
#include "support/sample_trace.h"
#include "support/trace_builder.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::test {

namespace {

constexpr std::uint32_t kProcs = 3;

/// Does whatever is legal next, chosen by chance. The program that would do all this does not exist.
class Chance {
public:
    Chance(std::uint64_t seed, std::uint32_t size, std::uint32_t goroutines)
        : m_random(seed * 0x9e3779b97f4a7c15ULL + 1)
        , m_size(size)
        , m_goroutines(std::max(goroutines, 2U))
        , m_b(kProcs)
    {
        m_file = m_b.addFile("random.go", "package main\n\nfunc main() {\n}\n", true);
        m_library = m_b.addFile("sync/mutex.go", "", false);
        for (int i = 0; i < 2; ++i) {
            m_maps.push_back(m_b.addObject(ObjectKind::Map, fmt::format("m{}", i), "map[int]int", 16));
            m_groups.push_back(m_b.addObject(ObjectKind::WaitGroup, fmt::format("wg{}", i)));
            m_mutexes.push_back(m_b.addObject(ObjectKind::Mutex, fmt::format("mu{}", i)));
            m_chans.push_back(
                m_b.addObject(ObjectKind::Chan, fmt::format("ch{}", i), "chan int", static_cast<std::uint32_t>(i * 3)));
        }
        m_rw = m_b.addObject(ObjectKind::RWMutex, "rw");
        m_cond = m_b.addObject(ObjectKind::Cond, "cond");
        m_stdout = m_b.addObject(ObjectKind::Stdout, "stdout");
        m_pool = m_b.addObject(ObjectKind::Pool, "db");
        for (std::uint32_t i = 0; i < 5; ++i)
            m_conns.push_back(m_b.addObject(ObjectKind::Conn, fmt::format("conn {}", i + 1), "", i + 1, m_pool));
        m_b.run().target = "random";
        m_b.run().seed = seed;
        m_b.run().message = "\xff is not UTF-8";
    }

    std::shared_ptr<const Trace> make()
    {
        for (ObjectId id = 1; id <= m_conns.back(); ++id)
            m_b.announce(0, id);
        m_b.poolLimit(0, m_pool, 5);
        newGoroutine(0);
        while (m_b.size() < m_size) {
            m_b.timeNs += m_random.below(4) == 0 ? m_random.below(100'000) : m_random.below(50);
            something();
        }
        epilogue();
        return m_b.finish();
    }

private:
    [[nodiscard]] bool oneIn(std::uint32_t n) { return m_random.below(n) == 0; }
    template <class T> T pick(const std::vector<T>& from)
    {
        return from[m_random.below(static_cast<std::uint32_t>(from.size()))];
    }
    GoId anyIn(State state, State orState)
    {
        std::vector<GoId> found;
        for (GoId g = 1; g < m_b.goroutineCount(); ++g) {
            if (m_b.go(g).state == state || m_b.go(g).state == orState)
                found.push_back(g);
        }
        return found.empty() ? 0 : pick(found);
    }
    std::uint8_t anyQueue() { return oneIn(4) ? kNoProc : static_cast<std::uint8_t>(m_random.below(kProcs)); }
    std::uint32_t thread(std::uint8_t p) { return p + kProcs * (1 + m_random.below(3)); }

    void newGoroutine(GoId creator)
    {
        if (m_next < m_goroutines + m_next / 17) {
            if (m_next % 17 == 16)
                ++m_next; // ids have gaps
            m_b.create(m_next, creator, m_next == 1 ? "main.main" : "main.worker", m_file, 3, anyQueue());
            ++m_next;
        }
    }

    void something()
    {
        const auto p = static_cast<std::uint8_t>(m_random.below(kProcs));
        const GoId running = m_b.runningOn(p);
        if (running == 0) {
            if (const GoId g = anyIn(State::Runnable, State::Runnable); g != 0 && !oneIn(5))
                m_b.start(g, p, thread(p));
            else
                fromOutside();
            return;
        }
        if (oneIn(8))
            fromOutside();
        else
            act(running, p);
    }

    /// What happens without a running goroutine: timers, the network, thieves, the end of system calls.
    void fromOutside()
    {
        switch (m_random.below(6)) {
        case 0:
        case 1:
            if (const GoId g = anyIn(State::Waiting, State::Semacquire); g != 0 && wakeable(g))
                m_b.ready(g, 0, anyQueue());
            break;
        case 2:
            if (const GoId g = anyIn(State::Runnable, State::Runnable); g != 0) {
                if (const std::uint8_t queue = anyQueue(); m_b.go(g).proc != queue)
                    m_b.steal(g, queue);
            }
            break;
        case 3:
            if (const GoId g = anyIn(State::Syscall, State::Syscall); g != 0)
                leaveCall(g);
            break;
        case 4:
            if (const GoId g = anyIn(State::Syscall, State::Syscall);
                g != 0 && m_b.go(g).proc != kNoProc && m_b.runningOn(m_b.go(g).proc) == 0) {
                const std::uint8_t p = m_b.go(g).proc;
                m_b.handoff(p, g, m_b.threadOf(p) + kProcs);
            }
            break;
        default:
            m_b.timerFire(0, oneIn(2) ? pick(m_chans) : 0);
            break;
        }
    }

    void leaveCall(GoId g)
    {
        const auto p = static_cast<std::uint8_t>(m_random.below(kProcs));
        if (m_b.runningOn(p) == 0 && oneIn(2))
            m_b.syscallExit(g, p, thread(p));
        else
            m_b.syscallExit(g, kNoProc, 0);
    }

    [[nodiscard]] bool wakeable(GoId g) const
    {
        return m_b.go(g).reason != Reason::ChanReceiveNil && m_b.go(g).reason != Reason::SelectNoCases;
    }

    void act(GoId g, std::uint8_t p)
    {
        switch (m_random.below(13)) {
        case 0:
            park(g);
            break;
        case 1:
            if (const GoId other = anyIn(State::Waiting, State::Semacquire); other != 0 && wakeable(other))
                m_b.ready(other, g, p);
            break;
        case 2:
            newGoroutine(g);
            break;
        case 3:
            schedule(g, p);
            break;
        case 4:
        case 5:
            map(g);
            break;
        case 6:
            counters(g);
            break;
        case 7:
            locks(g);
            break;
        case 8:
            channels(g);
            break;
        case 9:
            connections(g);
            break;
        case 10:
            process(g);
            break;
        case 11:
            if (m_b.go(g).calls.size() > 1 && oneIn(2))
                m_b.leave(g);
            else if (m_b.go(g).calls.size() < 6)
                m_b.call(g, fmt::format("main.f{}", m_random.below(5)), oneIn(2) ? m_file : m_library, 1);
            m_b.step(g, 1 + m_random.below(40));
            break;
        default:
            m_b.step(g, 1 + m_random.below(40));
            break;
        }
    }

    void park(GoId g)
    {
        switch (m_random.below(12)) {
        case 0:
            return m_b.park(g, Reason::Sleep, 0);
        case 1:
            return m_b.park(g, Reason::ChanReceive, pick(m_chans));
        case 2:
            return m_b.park(g, Reason::ChanSend, pick(m_chans));
        case 3:
            return m_b.park(g, Reason::Select, oneIn(2) ? m_pool : 0);
        case 4:
            return m_b.park(g, Reason::MutexLock, pick(m_mutexes));
        case 5:
            return m_b.park(g, oneIn(2) ? Reason::RWMutexLock : Reason::RWMutexRLock, m_rw);
        case 6:
            return m_b.park(g, Reason::WaitGroupWait, pick(m_groups));
        case 7:
            return m_b.park(g, Reason::Semacquire, m_stdout);
        case 8:
            return m_b.park(g, Reason::CondWait, m_cond);
        case 9:
            return m_b.park(g, Reason::IOWait, pick(m_conns));
        case 10:
            return m_b.park(g, Reason::GCWait, 0);
        default:
            if (oneIn(6))
                return m_b.park(g, oneIn(2) ? Reason::ChanReceiveNil : Reason::SelectNoCases, 0);
            return m_b.park(g, Reason::Panicwait, 0);
        }
    }

    void schedule(GoId g, std::uint8_t p)
    {
        switch (m_random.below(5)) {
        case 0:
            return m_b.yield(g, Reason::Gosched, kNoProc);
        case 1:
            return m_b.yield(g, Reason::Preempted, kNoProc);
        case 2:
            return m_b.yield(g, Reason::Goyield, p);
        case 3:
            return m_b.syscall(g, oneIn(2) ? m_stdout : 0);
        default:
            if (g != 1 && oneIn(3))
                m_b.end(g);
        }
    }

    void map(GoId g)
    {
        const std::size_t which = m_random.below(2);
        const ObjectId map = m_maps[which];
        auto& visits = m_visits[which];
        const auto mine =
            std::find_if(visits.begin(), visits.end(), [g](const auto& visit) { return visit.first == g; });
        if (mine == visits.end()) {
            const std::uint32_t how = 1 + m_random.below(3);
            m_b.mapEnter(g, map, how);
            visits.emplace_back(g, how);
            return;
        }
        auto& cells = m_cells[which];
        if (mine->second == 1 && oneIn(2)) {
            const std::uint32_t cell = m_random.below(200);
            const auto place = std::find(cells.begin(), cells.end(), cell);
            if (place == cells.end()) {
                m_b.mapInsert(g, map, cell);
                cells.push_back(cell);
            } else {
                m_b.mapDelete(g, map, cell);
                cells.erase(place);
            }
        } else if (mine->second == 1 && oneIn(2)) {
            m_b.mapFlag(g, map, !m_b.object(map).flag);
        } else {
            m_b.mapLeave(g, map, mine->second);
            visits.erase(mine);
        }
    }

    void counters(GoId g)
    {
        const ObjectId wg = pick(m_groups);
        if (oneIn(3))
            m_b.wgWaiters(g, wg, m_b.object(wg).waiters + (m_b.object(wg).waiters > 0 && oneIn(2) ? -1 : 1));
        else
            m_b.wgCounter(g, wg, m_b.object(wg).value + (m_b.object(wg).value > 0 && oneIn(2) ? -1 : 1));
    }

    void locks(GoId g)
    {
        const ObjectId mutex = pick(m_mutexes);
        switch (m_random.below(5)) {
        case 0:
            return m_b.lockMode(g, mutex, !m_b.object(mutex).flag);
        case 1:
        case 2:
            return m_b.object(mutex).owner == 0 ? m_b.lockAcquire(g, mutex) : m_b.lockRelease(g, mutex);
        case 3:
            if (m_b.object(m_rw).owner != 0)
                return m_b.lockRelease(g, m_rw);
            if (m_b.object(m_rw).value == 0)
                return m_b.lockAcquire(g, m_rw);
            return m_b.readers(g, m_rw, m_b.object(m_rw).value - 1);
        default:
            if (m_b.object(m_rw).owner == 0)
                return m_b.readers(g, m_rw, m_b.object(m_rw).value + 1);
        }
    }

    void channels(GoId g)
    {
        const ObjectId chan = m_chans[1];
        const std::int32_t length = m_b.object(chan).value;
        if (oneIn(6)) {
            m_b.condSignal(g, m_cond, m_random.below(3));
        } else if (m_b.object(chan).closed) {
            m_b.chanRecv(g, chan, std::max(0, length - 1), 0);
        } else if (oneIn(40)) {
            m_b.chanClose(g, chan);
        } else if (const GoId other = anyIn(State::Waiting, State::Waiting); other != 0 && oneIn(3)) {
            if (oneIn(2))
                m_b.chanSend(g, m_chans[0], 0, other);
            else
                m_b.chanRecv(g, m_chans[0], 0, other);
        } else if (length > 0 && oneIn(2)) {
            m_b.chanRecv(g, chan, length - 1, 0);
        } else if (length < 3) {
            m_b.chanSend(g, chan, length + 1, 0);
        }
    }

    void connections(GoId g)
    {
        if (oneIn(12))
            return m_b.poolTimeout(g, m_pool);
        if (oneIn(6))
            return m_b.poolWaiters(
                g, m_pool, m_b.object(m_pool).waiters + (m_b.object(m_pool).waiters > 0 && oneIn(2) ? -1 : 1));
        const std::size_t which = m_random.below(static_cast<std::uint32_t>(m_conns.size()));
        const ObjectId conn = m_conns[which];
        if (m_b.object(conn).closed || m_b.object(conn).ended)
            return;
        if (!m_open[which]) {
            m_b.connOpen(g, conn);
            m_open[which] = true;
        } else if (oneIn(60)) {
            m_b.connClose(g, conn);
        } else if (oneIn(80)) {
            m_b.sessionEnd(conn);
        } else if (m_b.object(conn).owner == 0) {
            m_b.connCheckout(g, conn);
        } else {
            m_b.connReturn(g, conn);
        }
    }

    void process(GoId g)
    {
        switch (m_random.below(6)) {
        case 0:
            return m_b.panic(g, "boom");
        case 1:
            return m_b.recover(g, "boom");
        case 2:
            return m_b.output(g, 1 + m_random.below(2), oneIn(2) ? "line\nline\n" : "\xf0\x28 no UTF-8");
        case 3:
            m_collecting ? m_b.gcEnd(g, m_random.below(5000)) : m_b.gcStart(g, 5000 + m_random.below(5000));
            m_collecting = !m_collecting;
            return;
        default:
            m_b.step(g, 1 + m_random.below(40));
        }
    }

    /// Somebody crashes if somebody runs; then the process dies and is gone.
    void epilogue()
    {
        for (GoId g = 1; g < m_next; ++g) {
            const State state = g < m_b.goroutineCount() ? m_b.go(g).state : State::Absent;
            if ((state == State::Waiting || state == State::Semacquire) && oneIn(2))
                m_b.leak(g);
        }
        for (std::uint8_t p = 0; p < kProcs; ++p) {
            if (const GoId g = m_b.runningOn(p); g != 0) {
                m_b.crash(g, m_maps[0], "fatal error: concurrent map writes");
                m_b.run().outcome = Outcome::Fatal;
                m_b.run().exitCode = 2;
                break;
            }
        }
        m_b.processStatus(ProcessStatus::Dying);
        m_b.output(0, 2, "the end\n");
        m_b.processStatus(ProcessStatus::Stalled);
        m_b.milestone(MilestoneKind::Stalled, "It hangs.");
        m_b.processStatus(ProcessStatus::Exited);
        for (std::size_t i = 0; i < m_conns.size(); ++i) {
            if (m_open[i] && !m_b.object(m_conns[i]).closed && !m_b.object(m_conns[i]).ended)
                m_b.sessionEnd(m_conns[i]);
        }
        m_b.poolTimeout(0, m_pool);
    }

    Random m_random;
    std::uint32_t m_size;
    std::uint32_t m_goroutines;
    TraceBuilder m_b;
    std::uint32_t m_file = 0, m_library = 0;
    std::vector<ObjectId> m_maps, m_groups, m_mutexes, m_chans, m_conns;
    ObjectId m_rw = 0, m_cond = 0, m_stdout = 0, m_pool = 0;
    std::vector<std::pair<GoId, std::uint32_t>> m_visits[2];
    std::vector<std::uint32_t> m_cells[2];
    bool m_open[5] = {};
    bool m_collecting = false;
    GoId m_next = 1;
};

} // namespace

std::shared_ptr<const Trace> randomTrace(std::uint64_t seed, std::uint32_t size, std::uint32_t goroutines)
{
    return Chance(seed, size, goroutines).make();
}

} // namespace ws::test
