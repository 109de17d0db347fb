#pragma once

#include "code/module.h"
#include "sim/native.h"
#include "sim/options.h"
#include "sim/proc.h"
#include "sim/schedule.h"
#include "sim/simulate.h"
#include "sim/trace_emitter.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ws::sim {

class Channels; // sim/channel_layout.h
class Heap; // sim/heap.h
class Interpreter; // sim/interp.h
class NotifyLists; // sim/semaphore.h
class Process; // sim/process.h
class Scheduler; // sim/scheduler.h
class Semaphores; // sim/semaphore.h
class SudogPool; // sim/sudog.h

/// A panic raised by a native or an instruction; the interpreter turns it into a Go value and unwinds.
struct PendingPanic {
    enum class Kind : std::uint8_t {
        RuntimeError, ///< a runtime.Error; `text` without "runtime error: "
        PlainError, ///< runtime.plainError: "send on closed channel", "assignment to entry in nil map"
        String, ///< panic("text"), as sync does: "sync: negative WaitGroup counter"
        Value, ///< the interface {type, data}
    };
    Kind kind = Kind::RuntimeError;
    std::string text;
    std::uint64_t type = 0; ///< Value: the RTypeId
    std::uint64_t data = 0; ///< Value: the data word
};

/// Owns everything of one run. One thread, no globals: several machines may run side by side.
///
/// Who may do what: the interpreter and the natives act for the goroutine that runs (`proc().current`); they change its
/// scheduling state only through park(), yield(), the system call functions and the ending functions, and afterwards go
/// back to the scheduler at once (NativeStatus::Again or ::Stop). ready() may be called at any time for any parked
/// goroutine.
class Machine {
public:
    Machine(std::shared_ptr<const code::Module> module, Schedule& schedule, const Options& options,
        const Progress& progress);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    /// Runs to the end (or a limit).
    Result run();

    // -- parts
    [[nodiscard]] const code::Module& module() const { return *m_module; }
    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] bool go126() const { return m_options.version == go::LanguageVersion::Go126; }
    [[nodiscard]] Schedule& schedule() { return m_schedule; }
    [[nodiscard]] Heap& heap() { return *m_heap; }
    [[nodiscard]] Interpreter& interpreter() { return *m_interpreter; }
    [[nodiscard]] TraceEmitter& emitter() { return m_emitter; }
    [[nodiscard]] Scheduler& scheduler() { return *m_scheduler; }
    [[nodiscard]] Semaphores& semaphores() { return *m_semaphores; }
    [[nodiscard]] NotifyLists& notifyLists() { return *m_notifyLists; }
    [[nodiscard]] Channels& channels() { return *m_channels; }
    [[nodiscard]] SudogPool& sudogs() { return *m_sudogs; }
    [[nodiscard]] Process& process() { return *m_process; }

    // -- time
    [[nodiscard]] Proc& proc() { return *m_proc; } ///< the processor that acts now
    [[nodiscard]] std::uint64_t nowPs() const { return m_proc->clockPs; }
    [[nodiscard]] std::uint64_t nowNs() const { return m_proc->clockPs / 1000; } ///< since the start of main
    void charge(std::uint64_t ps) { m_proc->clockPs += ps; }
    /// charge(base + a random part of `spread`), asked of the Schedule (Choice::CostJitter).
    void chargeJitter(std::uint64_t basePs, std::uint32_t spreadPs);

    // -- goroutines
    /// Makes a goroutine: id, place in allgs, parent and created-at stack of the current goroutine. The caller fills
    /// its frames and slots and then calls start(). Null: a limit was reached; the run ends (return Stop).
    Goroutine* newGoroutine(const code::Function& entry);
    /// GoCreate; puts it into runnext of this processor and wakes another one (runtime.newproc).
    void start(Goroutine& g);
    /// In allgs order; dead ones have State::Done and may be used again.
    [[nodiscard]] const std::deque<Goroutine>& goroutines() const { return m_goroutines; }
    [[nodiscard]] std::deque<Goroutine>& goroutines() { return m_goroutines; }
    [[nodiscard]] std::uint32_t liveGoroutines() const { return m_live; }

    /// runtime.gopark: the current goroutine stops until ready(). The caller returns Again (or Stop::Parked).
    void park(Goroutine& g, trace::State state, trace::Reason reason, trace::ObjectId obj);
    /// runtime.goready: Waiting or Semacquire > Runnable, into runnext of this processor. `by` 0: a timer, the network.
    void ready(Goroutine& g, trace::GoId by);
    /// Running > Runnable. Gosched: global queue; Goyield: tail of the local one. The caller returns Again.
    void yield(Goroutine& g, trace::Reason reason);
    /// runtime.entersyscall: the call takes `durationPs` (kForever: it never returns). The caller returns Again and
    /// goes on when it is called again: the goroutine runs again then, perhaps on another processor.
    void enterSyscall(Goroutine& g, std::uint64_t durationPs, trace::ObjectId obj);
    static constexpr std::uint64_t kForever = ~std::uint64_t{0};

    // -- memory
    /// Collects garbage now (GcStart, GcEnd) and sets waitSinceNs of blocked goroutines (go-runtime.md 1.4).
    void collect();
    /// For the collector: marks what the scheduler's side holds: sudogs, timers. (Frames and the rest of all goroutines
    /// are the interpreter's, Interpreter::markRoots.)
    void markRoots();
    /// For the collector, between marking and sweeping: tables keyed by address drop what is about to be freed.
    void forgetDead();
    [[nodiscard]] std::vector<std::uint32_t>& selectOrder() { return m_selectOrder; } ///< scratch of chanSelect

    // -- panics and ends
    /// The pending panic that NativeStatus::Panic speaks of; the interpreter takes it.
    void panicWith(std::string_view text, PendingPanic::Kind kind = PendingPanic::Kind::RuntimeError);
    void panicWithValue(std::uint64_t type, std::uint64_t data);
    std::optional<PendingPanic> takePanic() { return std::exchange(m_panic, std::nullopt); }

    /// The heap's limit was reached: ends the run. Return Stop.
    void outOfMemory();

    /// `fatal error: TEXT` by the current goroutine: unrecoverable, dumps all goroutines, exit code 2 (runtime.fatal).
    void fatal(std::string_view text, trace::ObjectId obj = 0);
    /// runtime.throw: as fatal, for what Go prints as its own fault ("stack overflow"); `preamble` are lines before it.
    void throwError(std::string_view text, std::string_view preamble = {});
    /// An unrecovered panic of `g`: `text` is everything from "panic: " on (chains of panics, [recovered]), no newline
    /// at its end.
    void crashWithPanic(Goroutine& g, std::string_view text);
    /// os.Exit: no deferred calls, nothing printed.
    void exit(int code);
    /// A limit of Options: outcome `limit` with a message for the user.
    void stopAtLimit(std::string_view message);
    /// True once the process has ended: everybody returns to the scheduler.
    [[nodiscard]] bool ended() const { return m_ended; }

    /// What the simulated process wrote (Output events are made here); fd 1 or 2.
    void output(Goroutine* g, int fd, std::string_view text);

    /// Asks Progress and the limits now and then; called by the scheduler.
    bool checkLimits();
    std::uint64_t instructions = 0; ///< counted by the interpreter

private:
    friend class Scheduler;
    friend class Process;
    [[nodiscard]] std::string whoRuns() const; ///< for a message: the first goroutine that runs, and where
    void recycle(Proc& p, Goroutine& g); ///< runtime.gfput
    Goroutine& reuseOrMake(Proc& p); ///< runtime.gfget

    std::shared_ptr<const code::Module> m_module;
    Schedule& m_schedule;
    Options m_options;
    const Progress& m_progress;
    TraceEmitter m_emitter;
    std::deque<Goroutine> m_goroutines; ///< allgs
    std::vector<Goroutine*> m_freeGs; ///< sched.gFree
    std::uint32_t m_live = 0;
    std::vector<std::uint32_t> m_selectOrder;
    std::uint64_t m_previousMarkNs = 0;
    std::vector<Proc> m_procs;
    Proc* m_proc = nullptr;
    bool m_ended = false;
    std::optional<PendingPanic> m_panic;
    std::unique_ptr<Heap> m_heap;
    std::unique_ptr<SudogPool> m_sudogs;
    std::unique_ptr<Semaphores> m_semaphores;
    std::unique_ptr<NotifyLists> m_notifyLists;
    std::unique_ptr<Channels> m_channels;
    std::unique_ptr<Interpreter> m_interpreter;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<Process> m_process;
};

} // namespace ws::sim
