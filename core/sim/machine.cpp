#include "sim/machine.h"

#include "base/assert.h"
#include "sim/channel_layout.h"
#include "sim/costs.h"
#include "sim/gc.h"
#include "sim/heap.h"
#include "sim/interp.h"
#include "sim/process.h"
#include "sim/sched_costs.h"
#include "sim/scheduler.h"
#include "sim/semaphore.h"
#include "sim/sudog.h"
#include "trace/trace.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

namespace {
constexpr std::uint32_t kMaxGoroutines = 1'000'000;
constexpr std::size_t kLocalFreeGs = 64; ///< runtime.gfput: above it half goes to the global list
constexpr std::size_t kMovedFreeGs = 32;
} // namespace

Machine::Machine(
    std::shared_ptr<const code::Module> module, Schedule& schedule, const Options& options, const Progress& progress)
    : m_module(std::move(module))
    , m_schedule(schedule)
    , m_options(options)
    , m_progress(progress)
    , m_emitter(*this, m_options, *m_module)
    , m_procs(std::clamp<std::uint32_t>(options.procs, 1, 128))
{
    for (std::size_t i = 0; i < m_procs.size(); ++i)
        m_procs[i].id = static_cast<std::uint8_t>(i);
    m_proc = &m_procs.front();
    m_heap = std::make_unique<Heap>(options.maxHeapBytes);
    m_sudogs = std::make_unique<SudogPool>();
    m_semaphores = std::make_unique<Semaphores>(*this);
    m_notifyLists = std::make_unique<NotifyLists>(*this);
    m_channels = std::make_unique<Channels>(*this);
    m_interpreter = std::make_unique<Interpreter>(*this, *m_heap, m_module);
    m_scheduler = std::make_unique<Scheduler>(*this);
    m_process = std::make_unique<Process>(*this);
}

Machine::~Machine() = default;

Result Machine::run()
{
    trace::RunInfo& info = m_emitter.writer().run();
    info.target = m_options.target;
    info.goVersion = go126() ? "1.26" : "1.19";
    info.seed = m_options.seed;
    info.procs = static_cast<std::uint32_t>(m_procs.size());
    static constexpr const char* kAfterCrash[] = {"stalled", "exit", "orphaned"};
    static constexpr const char* kStdout[] = {"file", "terminal", "pipe"};
    info.afterCrash = kAfterCrash[static_cast<std::size_t>(m_options.afterCrash)];
    info.stdoutKind = kStdout[static_cast<std::size_t>(m_options.stdoutKind)];

    if (!m_interpreter->initialise()) {
        outOfMemory();
    } else {
        const code::Function& entry = m_module->functions[m_module->entry];
        Goroutine& main = reuseOrMake(*m_proc);
        main.id = m_scheduler->takeGoid(*m_proc);
        ++m_live;
        m_interpreter->start(main, entry, nullptr, 0, 0);
        main.state = State::Runnable;
        main.proc = 0;
        m_emitter.goroutine(main);
        m_emitter.transition(EventKind::GoCreate, main, State::Absent, State::Runnable, Reason::None, 0, 0, 0, 0);
        m_scheduler->run(main);
    }

    Result result;
    result.stdoutText = m_process->takeStdout();
    result.stderrText = m_process->takeStderr();
    if (info.stepsUntil == 0)
        info.stepsUntil = m_emitter.writer().size();
    result.trace = m_emitter.writer().finish();
    return result;
}

void Machine::chargeJitter(std::uint64_t basePs, std::uint32_t spreadPs)
{
    m_proc->clockPs += basePs + (spreadPs == 0 ? 0 : m_schedule.choose(Choice::CostJitter, spreadPs));
}

// -- goroutines

Goroutine& Machine::reuseOrMake(Proc& p)
{
    if (p.freeGs.empty()) {
        // As runtime.gfget: a few from the global list, so that the slots of the dead are used again.
        while (!m_freeGs.empty() && p.freeGs.size() < kMovedFreeGs) {
            p.freeGs.push_back(m_freeGs.back());
            m_freeGs.pop_back();
        }
    }
    if (!p.freeGs.empty()) {
        Goroutine& g = *p.freeGs.back();
        p.freeGs.pop_back();
        const std::uint32_t slot = g.slot;
        g = Goroutine();
        g.slot = slot;
        return g;
    }
    Goroutine& g = m_goroutines.emplace_back();
    g.slot = static_cast<std::uint32_t>(m_goroutines.size() - 1);
    return g;
}

void Machine::recycle(Proc& p, Goroutine& g)
{
    p.freeGs.push_back(&g);
    if (p.freeGs.size() < kLocalFreeGs)
        return;
    while (p.freeGs.size() > kMovedFreeGs) {
        m_freeGs.push_back(p.freeGs.back());
        p.freeGs.pop_back();
    }
}

Goroutine* Machine::newGoroutine(const code::Function&)
{
    if (m_live >= kMaxGoroutines) {
        stopAtLimit(fmt::format("the program has {} goroutines at once; Waitscope runs no more", m_live));
        return nullptr;
    }
    Proc& p = *m_proc;
    Goroutine& g = reuseOrMake(p);
    Proc& numbered = p.id == trace::kNoProc ? m_procs.front() : p;
    g.id = m_scheduler->takeGoid(numbered);
    ++m_live;
    if (Goroutine* creator = p.current; creator != nullptr) {
        g.parent = creator->id;
        g.createdAt = m_emitter.stackOf(*creator);
        go::Pos pos = 0;
        if (m_interpreter->frameAt(*creator, 0, g.createdBy, pos))
            g.createdPos = pos;
    }
    return &g;
}

void Machine::start(Goroutine& g)
{
    m_emitter.goroutine(g);
    m_scheduler->create(g);
}

void Machine::park(Goroutine& g, State state, Reason reason, trace::ObjectId obj)
{
    m_scheduler->park(g, state, reason, obj);
}

void Machine::ready(Goroutine& g, trace::GoId by)
{
    m_scheduler->ready(g, by);
}

void Machine::yield(Goroutine& g, Reason reason)
{
    m_scheduler->yield(g, reason);
}

void Machine::enterSyscall(Goroutine& g, std::uint64_t durationPs, trace::ObjectId obj)
{
    m_scheduler->enterSyscall(g, durationPs, obj);
}

// -- memory

void Machine::collect()
{
    m_interpreter->collector().collect(true);
}

void Machine::markRoots()
{
    m_sudogs->markRoots(*m_heap);
    m_scheduler->markRoots(*m_heap);
}

void Machine::forgetDead()
{
    m_emitter.forgetDead(*m_heap);
    m_channels->forgetDead();
}

void Machine::outOfMemory()
{
    stopAtLimit(fmt::format("the simulated heap has reached its limit of {} MiB", m_options.maxHeapBytes >> 20));
}

// -- panics and ends

void Machine::panicWith(std::string_view text, PendingPanic::Kind kind)
{
    m_panic = PendingPanic{kind, std::string(text), 0, 0};
}

void Machine::panicWithValue(std::uint64_t type, std::uint64_t data)
{
    m_panic = PendingPanic{PendingPanic::Kind::Value, {}, type, data};
}

void Machine::fatal(std::string_view text, trace::ObjectId obj)
{
    WS_ASSERT(m_proc->current != nullptr);
    m_process->fatal(*m_proc->current, text, obj);
}

void Machine::throwError(std::string_view text, std::string_view preamble)
{
    WS_ASSERT(m_proc->current != nullptr);
    m_process->throwError(*m_proc->current, text, preamble);
}

void Machine::crashWithPanic(Goroutine& g, std::string_view text)
{
    m_process->panic(g, text);
}

void Machine::exit(int code)
{
    m_scheduler->lookForLeaks();
    m_process->exit(code);
}

void Machine::stopAtLimit(std::string_view message)
{
    m_process->limit(message);
    m_proc->limitPs = 0;
}

void Machine::output(Goroutine* g, int fd, std::string_view text)
{
    m_process->output(g, fd, text);
}

std::string Machine::whoRuns() const
{
    for (const Proc& p : m_procs) {
        const code::Function* function = nullptr;
        go::Pos pos = 0;
        if (p.state != ProcState::Running || p.current == nullptr
            || !m_interpreter->frameAt(*p.current, 0, function, pos))
            continue;
        const go::Position at = m_module->program->files.position(pos);
        return fmt::format(" (goroutine {} is in {} at {}:{}; real Go would go on)", p.current->id, function->name,
            m_module->program->files.file(at.file).name, at.line);
    }
    return {};
}

bool Machine::checkLimits()
{
    const std::uint64_t ns = nowNs();
    if (ns > m_options.maxVirtualNs) {
        stopAtLimit(
            fmt::format("the program still runs after {} s of virtual time", m_options.maxVirtualNs / 1'000'000'000));
        return false;
    }
    if (instructions > m_options.maxInstructions) {
        // Instructions are counted as their time on a processor.
        stopAtLimit(fmt::format("the program has used {:.1f} s of processor time; that is Waitscope's limit{}",
            static_cast<double>(instructions) * cost::kRegister / 1e12, whoRuns()));
        return false;
    }
    if (m_progress && !m_progress(ns, m_emitter.eventCount())) {
        stopAtLimit("cancelled");
        return false;
    }
    return true;
}

// -- entry points

Result simulate(
    std::shared_ptr<const code::Module> module, Schedule& schedule, const Options& options, const Progress& progress)
{
    Machine machine(std::move(module), schedule, options, progress);
    return machine.run();
}

Result simulate(std::shared_ptr<const code::Module> module, const Options& options, const Progress& progress)
{
    SeededSchedule schedule(options.seed);
    return simulate(std::move(module), schedule, options, progress);
}

} // namespace ws::sim
