#include "support/sample_trace.h"

#include "base/random.h"
#include "support/trace_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <queue>

namespace ws::test {

namespace {

constexpr const char* kUnsafeSource = R"(package main

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

var workers = 300  // tune: 1..100000 Workers
var poolSize = 100 // tune: 1..1000 Connections

var (
	data = make(map[int]string)
	wg   sync.WaitGroup
	db   *sql.DB
)

func worker(id int) {
	ctx := context.Background()
	conn, err := db.Conn(ctx)
	if err != nil {
		fmt.Println("worker", id, err)
		wg.Done()
		return
	}
	var name string
	conn.QueryRowContext(ctx, "select name from users where id = ?", id).Scan(&name)
	data[id] = name // every worker writes the same map
	conn.Close()
	wg.Done()
}

func main() {
	db, _ = sql.Open("sim", "")
	db.SetMaxOpenConns(poolSize)
	for i := 0; i < workers; i++ {
		wg.Add(1)
		go worker(i)
	}
	wg.Wait()
	fmt.Println("loaded", len(data), "users")
}
)";

constexpr const char* kSafeSource = R"(package main

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

var workers = 300  // tune: 1..100000 Workers
var poolSize = 100 // tune: 1..1000 Connections

var (
	mu   sync.Mutex
	data = make(map[int]string)
	wg   sync.WaitGroup
	db   *sql.DB
)

func worker(id int) {
	defer wg.Done()
	ctx := context.Background()
	conn, err := db.Conn(ctx)
	if err != nil {
		fmt.Println("worker", id, err)
		return
	}
	defer conn.Close()
	var name string
	conn.QueryRowContext(ctx, "select name from users where id = ?", id).Scan(&name)
	mu.Lock()
	data[id] = name // one at a time
	mu.Unlock()
}

func main() {
	db, _ = sql.Open("sim", "")
	db.SetMaxOpenConns(poolSize)
	for i := 0; i < workers; i++ {
		wg.Add(1)
		go worker(i)
	}
	wg.Wait()
	fmt.Println("loaded", len(data), "users")
}
)";

/// The lines of the two programs above that the story visits.
struct Lines {
    std::uint32_t conn, query, write, close, done, open, limit, loop, add, go, wait, print;
};
constexpr Lines kUnsafeLines{21, 28, 29, 30, 31, 35, 36, 37, 38, 39, 41, 42};
constexpr Lines kSafeLines{23, 30, 32, 34, 34, 37, 38, 39, 40, 41, 43, 44};

/// A scheduler small enough for a test: processors with a clock and a queue each, timers, and workers as a list of
/// phases.
class PoolStory {
public:
    PoolStory(std::uint32_t workers, bool safe)
        : m_workers(workers == 0 ? 300 : workers)
        , m_safe(safe)
        , m_lines(safe ? kSafeLines : kUnsafeLines)
        , m_b(kProcs)
        , m_random(safe ? 7 : 11)
    {
        m_program = m_b.addFile(safe ? "mutex.go" : "unsafe.go", safe ? kSafeSource : kUnsafeSource, true);
        m_sql = m_b.addFile("database/sql/sql.go", "", false);
        m_waitGroup = m_b.addFile("sync/waitgroup.go", "", false);
        m_sema = m_b.addFile("runtime/sema.go", "", false);
        m_poll = m_b.addFile("internal/poll/fd_unix.go", "", false);
        m_mutexFile = m_b.addFile("sync/mutex.go", "", false);
        m_map = m_b.addObject(ObjectKind::Map, "data", "map[int]string", 512);
        m_wg = m_b.addObject(ObjectKind::WaitGroup, "wg", "sync.WaitGroup");
        m_pool = m_b.addObject(ObjectKind::Pool, "db", "*sql.DB", kLimit);
        if (safe)
            m_mutex = m_b.addObject(ObjectKind::Mutex, "mu", "sync.Mutex");
        m_stdout = m_b.addObject(ObjectKind::Stdout, "stdout", "*os.File");
        m_b.run().target = safe ? "pool/mutex" : "pool/unsafe";
        m_b.run().goVersion = "1.19";
        m_b.run().seed = 1;
    }

    std::shared_ptr<const Trace> tell()
    {
        for (ObjectId id : {m_map, m_wg, m_pool, m_mutex, m_stdout}) {
            if (id != 0)
                m_b.announce(0, id);
        }
        m_b.create(kMain, 0, "main.main", m_program, m_lines.open, 0);
        m_procs[0].queue.push_back(kMain);
        m_phase[kMain] = 0;
        while (!m_over && advance()) { }
        return m_b.finish();
    }

private:
    static constexpr std::uint32_t kProcs = 4;
    static constexpr GoId kMain = 1;
    static constexpr std::int32_t kLimit = 100;

    struct Proc {
        std::uint64_t clock = 0;
        std::deque<GoId> queue;
    };
    struct Timer {
        std::uint64_t at;
        std::uint64_t order;
        GoId g;
        bool operator>(const Timer& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
    };

    /// One move of the processor with the earliest clock, or of the earliest timer.
    bool advance()
    {
        std::uint8_t best = kProcs;
        for (std::uint8_t p = 0; p < kProcs; ++p) {
            const bool busy = m_b.runningOn(p) != 0 || anyQueued();
            if (busy && (best == kProcs || m_procs[p].clock < m_procs[best].clock))
                best = p;
        }
        if (!m_timers.empty() && (best == kProcs || m_timers.top().at <= m_procs[best].clock)) {
            const Timer timer = m_timers.top();
            m_timers.pop();
            m_now = std::max(m_now, timer.at);
            m_b.timeNs = m_now;
            wake(timer.g, 0, static_cast<std::uint8_t>(m_random.below(kProcs)));
            return true;
        }
        if (best == kProcs)
            return false;
        Proc& proc = m_procs[best];
        m_now = std::max(m_now, proc.clock);
        m_b.timeNs = m_now;
        proc.clock = m_now;
        if (m_b.runningOn(best) == 0)
            schedule(best);
        else
            proc.clock += move(m_b.runningOn(best), best);
        return true;
    }

    [[nodiscard]] bool anyQueued() const
    {
        return std::any_of(m_procs.begin(), m_procs.end(), [](const Proc& proc) { return !proc.queue.empty(); });
    }

    void schedule(std::uint8_t p)
    {
        Proc& proc = m_procs[p];
        if (proc.queue.empty()) {
            std::uint8_t victim = p;
            while (m_procs[victim].queue.empty())
                victim = static_cast<std::uint8_t>((victim + 1) % kProcs);
            const std::size_t half = (m_procs[victim].queue.size() + 1) / 2;
            for (std::size_t i = 0; i < half; ++i) {
                const GoId stolen = m_procs[victim].queue.front();
                m_procs[victim].queue.pop_front();
                m_b.steal(stolen, p);
                proc.queue.push_back(stolen);
            }
        }
        const GoId g = proc.queue.front();
        proc.queue.pop_front();
        m_b.start(g, p, p + 3);
        proc.clock += 200;
    }

    void wake(GoId g, GoId waker, std::uint8_t p)
    {
        m_b.ready(g, waker, p);
        m_procs[p].queue.push_back(g);
        m_procs[p].clock = std::max(m_procs[p].clock, m_now);
    }

    void sleepUntil(GoId g, std::uint64_t at) { m_timers.push({at, m_order++, g}); }

    /// Runs one phase of g and says how long it took.
    std::uint64_t move(GoId g, std::uint8_t p) { return g == kMain ? moveMain(p) : moveWorker(g, p); }

    std::uint64_t moveMain(std::uint8_t p)
    {
        std::uint32_t& phase = m_phase[kMain];
        switch (phase) {
        case 0:
            m_b.step(kMain, m_lines.open);
            m_b.step(kMain, m_lines.limit);
            m_b.poolLimit(kMain, m_pool, kLimit);
            phase = 1;
            return 900;
        case 1:
            if (m_started == m_workers) {
                m_b.step(kMain, m_lines.wait);
                phase = 2;
                return 40;
            }
            m_b.step(kMain, m_lines.add);
            m_b.wgCounter(kMain, m_wg, m_b.object(m_wg).value + 1);
            m_b.step(kMain, m_lines.go);
            startWorker(p);
            return 350;
        case 2:
            phase = 3;
            if (m_b.object(m_wg).value == 0)
                return 20;
            m_b.wgWaiters(kMain, m_wg, 1);
            m_b.call(kMain, "sync.(*WaitGroup).Wait", m_waitGroup, 139);
            m_b.call(kMain, "sync.runtime_Semacquire", m_sema, 62);
            m_b.park(kMain, Reason::WaitGroupWait, m_wg);
            return 150;
        default:
            while (m_b.go(kMain).calls.size() > 1)
                m_b.leave(kMain);
            m_b.step(kMain, m_lines.print);
            m_b.output(kMain, 1, fmt::format("loaded {} users\n", m_b.object(m_map).value));
            m_b.end(kMain);
            m_b.processStatus(ProcessStatus::Exited);
            m_over = true;
            return 100;
        }
    }

    void startWorker(std::uint8_t p)
    {
        // Go hands out ids in batches of 16 a processor, which leaves gaps.
        const GoId g = m_started < 11 ? 6 + m_started : 7 + m_started;
        m_b.create(g, kMain, "main.worker", m_program, m_lines.conn - 2, p);
        m_procs[p].queue.push_back(g);
        m_phase[g] = 0;
        m_key[g] = m_started++;
    }

    std::uint64_t moveWorker(GoId g, std::uint8_t p)
    {
        std::uint32_t& phase = m_phase[g];
        switch (phase) {
        case 0:
            m_b.step(g, m_lines.conn);
            m_b.call(g, "database/sql.(*DB).Conn", m_sql, 1922);
            return checkOut(g);
        case 1: // dialled, or handed a connection
            m_b.connCheckout(g, m_held[g]);
            backToWorker(g);
            phase = 2;
            return 120;
        case 2: {
            m_b.step(g, m_lines.query);
            m_b.call(g, "database/sql.(*Conn).QueryRowContext", m_sql, 2065);
            m_b.call(g, "internal/poll.(*FD).Read", m_poll, 167);
            m_b.park(g, Reason::IOWait, m_held[g]);
            sleepUntil(g, m_now + 18'000'000 + m_random.below(5'000'000));
            phase = m_safe ? 3 : 4;
            return 400;
        }
        case 3:
            backToWorker(g);
            m_b.step(g, m_lines.write - 1);
            if (m_b.object(m_mutex).owner != 0) {
                m_b.call(g, "sync.(*Mutex).Lock", m_mutexFile, 171);
                m_b.call(g, "sync.runtime_SemacquireMutex", m_sema, 77);
                m_b.park(g, Reason::MutexLock, m_mutex);
                m_lockQueue.push_back(g);
                return 200;
            }
            m_b.lockAcquire(g, m_mutex);
            phase = 4;
            return 30;
        case 4:
            backToWorker(g);
            m_b.step(g, m_lines.write);
            if (m_b.object(m_map).flag) {
                fatal(g);
                return 0;
            }
            m_b.mapEnter(g, m_map, 1);
            phase = 5;
            return 15;
        case 5:
            m_b.mapFlag(g, m_map, true);
            phase = 6;
            return growing() ? 5'000 : 60;
        case 6:
            m_b.mapInsert(g, m_map, m_key[g]);
            m_b.mapFlag(g, m_map, false);
            m_b.mapLeave(g, m_map, 1);
            phase = 7;
            return 40;
        case 7:
            if (m_safe) {
                m_b.step(g, m_lines.write + 1);
                m_b.lockRelease(g, m_mutex);
                if (!m_lockQueue.empty()) {
                    wake(m_lockQueue.front(), g, p);
                    m_lockQueue.pop_front();
                }
            }
            phase = 8;
            return 30;
        case 8:
            m_b.step(g, m_lines.close);
            giveBack(g, p);
            phase = 9;
            return 500;
        default:
            m_b.step(g, m_lines.done);
            m_b.wgCounter(g, m_wg, m_b.object(m_wg).value - 1);
            if (m_b.object(m_wg).value == 0 && m_b.object(m_wg).waiters > 0) {
                m_b.wgWaiters(g, m_wg, 0);
                wake(kMain, g, p);
            }
            m_b.end(g);
            return 80;
        }
    }

    [[nodiscard]] bool growing() const
    {
        const std::int32_t length = m_b.object(m_map).value;
        return length == 8 || length == 26 || length == 52 || length == 104 || length == 208;
    }

    void backToWorker(GoId g)
    {
        while (m_b.go(g).calls.size() > 1)
            m_b.leave(g);
    }

    std::uint64_t checkOut(GoId g)
    {
        m_phase[g] = 1;
        if (!m_idle.empty()) {
            m_held[g] = m_idle.back();
            m_idle.pop_back();
            return 100;
        }
        if (m_open < kLimit) {
            const ObjectId conn = m_b.addObject(ObjectKind::Conn, fmt::format("conn {}", m_open + 1), "",
                static_cast<std::uint32_t>(m_open + 1), m_pool);
            ++m_open;
            m_b.announce(g, conn);
            m_b.connOpen(g, conn);
            m_held[g] = conn;
            m_b.park(g, Reason::IOWait, conn);
            sleepUntil(g, m_now + 2'000'000 + m_random.below(3'000'000));
            return 300;
        }
        m_b.call(g, "database/sql.(*DB).conn", m_sql, 1341);
        m_b.poolWaiters(g, m_pool, m_b.object(m_pool).waiters + 1);
        m_b.park(g, Reason::Select, m_pool);
        m_waiting.push_back(g);
        return 250;
    }

    void giveBack(GoId g, std::uint8_t p)
    {
        const ObjectId conn = m_held[g];
        m_b.connReturn(g, conn);
        m_held[g] = 0;
        if (m_waiting.empty()) {
            m_idle.push_back(conn);
            return;
        }
        const std::size_t chosen = m_random.below(static_cast<std::uint32_t>(m_waiting.size()));
        const GoId waiter = m_waiting[chosen];
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(chosen));
        m_b.poolWaiters(g, m_pool, m_b.object(m_pool).waiters - 1);
        m_held[waiter] = conn;
        wake(waiter, g, p);
    }

    /// Somebody else has the write flag set: Go ends the process.
    void fatal(GoId g)
    {
        m_b.mapEnter(g, m_map, 1);
        m_b.crash(g, m_map, "fatal error: concurrent map writes");
        m_b.processStatus(ProcessStatus::Dying);
        m_b.output(0, 2, "fatal error: concurrent map writes\n");
        for (std::uint8_t p = 0; p < kProcs; ++p) {
            const GoId other = m_b.runningOn(p);
            if (other != 0 && other != g)
                m_b.yield(other, Reason::Preempted, kNoProc);
        }
        m_now += 3'000'000;
        m_b.timeNs = m_now;
        m_b.output(0, 2, fmt::format("\ngoroutine {} [running]:\n", g));
        m_b.processStatus(ProcessStatus::Stalled);
        m_b.milestone(MilestoneKind::Stalled,
            "The dump is bigger than the pipe behind stderr, and nobody reads it: the process neither runs nor ends.");
        RunInfo& run = m_b.run();
        run.outcome = Outcome::Fatal;
        run.exitCode = 2;
        run.message = "fatal error: concurrent map writes";
        m_over = true;
    }

    std::uint32_t m_workers;
    bool m_safe;
    Lines m_lines;
    TraceBuilder m_b;
    Random m_random;
    std::uint32_t m_program, m_sql, m_waitGroup, m_sema, m_poll, m_mutexFile;
    ObjectId m_map, m_wg, m_pool, m_stdout, m_mutex = 0;
    std::vector<Proc> m_procs{kProcs};
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
    std::map<GoId, std::uint32_t> m_phase;
    std::map<GoId, ObjectId> m_held;
    std::map<GoId, std::uint32_t> m_key;
    std::vector<ObjectId> m_idle;
    std::vector<GoId> m_waiting;
    std::deque<GoId> m_lockQueue;
    std::int32_t m_open = 0;
    std::uint32_t m_started = 0;
    std::uint64_t m_now = 0;
    std::uint64_t m_order = 0;
    bool m_over = false;
};

} // namespace

std::shared_ptr<const Trace> samplePoolTrace(std::uint32_t workers)
{
    return PoolStory(workers, false).tell();
}

std::shared_ptr<const Trace> safePoolTrace(std::uint32_t workers)
{
    return PoolStory(workers, true).tell();
}

std::shared_ptr<const trace::Trace> deadlockTrace()
{
    TraceBuilder b(1);
    const std::uint32_t file = b.addFile("prog.go", "package main\n\nfunc main() {\n\t<-make(chan int)\n}\n", true);
    const ObjectId chan = b.addObject(ObjectKind::Chan, "chan 1", "chan int");
    b.create(1, 0, "main.main", file, 4, 0);
    b.start(1, 0, 0);
    b.announce(1, chan);
    b.timeNs = 900;
    b.park(1, Reason::ChanReceive, chan);
    b.milestone(MilestoneKind::Deadlock, "all goroutines are asleep");
    b.processStatus(ProcessStatus::Dying);
    b.processStatus(ProcessStatus::Exited);
    b.milestone(MilestoneKind::Exit, "exit code 2");
    RunInfo& run = b.run();
    run.target = "deadlock/unsafe";
    run.outcome = Outcome::Deadlock;
    run.exitCode = 2;
    run.message = "fatal error: all goroutines are asleep - deadlock!";
    return b.finish();
}

} // namespace ws::test
