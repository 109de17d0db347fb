#pragma once

#include "code/module.h"
#include "sim/goroutine.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ws::sim {

class Collector;
class Heap;
class Machine;
class MapOps;
class ValueTypes;
struct Proc; // sim/proc.h: clockPs, limitPs

/// Why Interpreter::run() came back.
enum class Stop : std::uint8_t {
    Budget, ///< the processor's clock reached its limit at a visible instruction; the goroutine is as before it
    Parked, ///< an instruction or a native parked the goroutine (or made it yield, or enter a system call): its
            ///< scheduler state is set
    Exited, ///< the goroutine's first function returned, or Goexit finished: the scheduler ends it
    Ended, ///< the process is over: fatal error, exit, unrecovered panic, limit
};

/// Executes goroutines. A goroutine is data, so one Interpreter serves all processors of a machine; it keeps nothing
/// about a goroutine outside of Goroutine except what defers and panics need (owned by it, see sim/panic.h).
///
/// Time: every instruction adds its cost (sim/costs.h) to Proc::clockPs. *Visible* instructions (heap access, map
/// steps, calls into natives, calls and backward jumps, statement boundaries) first compare the clock with
/// Proc::limitPs and stop with Stop::Budget before they take effect; what only touches the own frame commutes with
/// everything other processors do and never stops. A goroutine that is stopped with g.phase != 0 is inside a runtime
/// routine (a map operation, a native): not preemptible.
///
/// Frame::pc of the innermost frame is the instruction that is (or will next be) executed; of the others it is where
/// the call returns to, so their line is that of the word before it.
class Interpreter {
public:
    Interpreter(Machine& machine, Heap& heap, std::shared_ptr<const code::Module> module);
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    /// Puts globals and string literals into the heap. Before the first run(). False: the heap's limit is too small.
    bool initialise();

    /// Gives a new goroutine its first call. `params` are the parameter slots; `closure` is the closure's address (0
    /// for a plain function).
    void start(Goroutine& g, const code::Function& function, const std::uint64_t* params, std::uint32_t paramCount,
        Addr closure);
    /// The same for a closure without parameters: timers' functions.
    void startClosure(Goroutine& g, Addr closure);
    /// The function of a closure; null if the address is not one.
    [[nodiscard]] const code::Function* functionOf(Addr closure) const;

    /// A function that reflection needs and the program does not contain: `fill` makes its body the first time `key` is
    /// asked for. Gives the number that the first word of a closure names; code::kNoFunction: there are too many.
    std::uint32_t makeFunction(const std::string& key, const std::function<void(code::Function&)>& fill);
    static constexpr std::uint32_t kMostMadeFunctions = 16384;

    /// Runs g on `proc` until something stops it. g.state must be Running.
    Stop run(Goroutine& g, Proc& proc);

    /// Frees what a finished goroutine holds (slots, frames, defers).
    void release(Goroutine& g);

    /// What runtime.Callers needs: function and position of frame `depth` (0 = innermost); compiler-made wrappers are
    /// skipped. False past the outermost.
    bool frameAt(const Goroutine& g, std::uint32_t depth, const code::Function*& function, go::Pos& pos) const;
    /// debug.SetMaxStack: the limit before, in bytes of real Go's stack.
    std::uint64_t setMaxStack(std::uint64_t bytes);

    /// The stack for a dump, innermost first: at most `inner` lines from the top and `outer` from the bottom; `between`
    /// are those left out in the middle.
    struct StackLine {
        const code::Function* function = nullptr;
        go::Pos pos = 0;
        const PanicState* panic = nullptr; ///< the frame stands for this panic or Goexit and has no position
    };
    [[nodiscard]] std::vector<StackLine> stack(
        const Goroutine& g, std::uint32_t inner, std::uint32_t outer, std::uint32_t& between) const;

    /// runtime.Goexit: for a native, which then returns NativeStatus::Panic.
    void goexit(Goroutine& g);

    [[nodiscard]] Addr globals() const;
    [[nodiscard]] Addr literal(std::uint32_t stringIndex) const; ///< address of Module::strings[i] in the heap
    [[nodiscard]] const code::Module& module() const;
    [[nodiscard]] ValueTypes& types();
    [[nodiscard]] MapOps& maps();
    [[nodiscard]] Collector& collector();

    /// Calls heap.mark() for everything that frames, defers and panics of g hold.
    void markRoots(const Goroutine& g, Heap& heap) const;
    void markGlobals(Heap& heap) const;

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace ws::sim
