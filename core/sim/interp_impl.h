#pragma once

#include "code/bytecode.h"
#include "code/liveness.h"
#include "sim/gc.h"
#include "sim/heap.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/map_ops.h"
#include "sim/natives.h"
#include "sim/panic.h"
#include "sim/value.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The inside of sim/interp.h, shared by the files of the interpreter: interp.cpp (set-up, roots), interp_loop.cpp (the
/// loop), interp_memory.cpp, interp_text.cpp, interp_types.cpp (what instructions do that is not one line), panic.cpp.
namespace ws::sim {

/// Go ends a goroutine whose stack passes 1 GB. These are our equivalents: what 1 GB of small real frames holds.
inline constexpr std::uint32_t kMaxSlots = 12'500'000;
inline constexpr std::uint64_t kGoMaxStackBytes = 1'000'000'000; ///< what kMaxSlots stands for; debug.SetMaxStack
inline constexpr std::uint32_t kMaxFrames = 3'500'000;
inline constexpr std::uint32_t kFirstSlots = 48;

struct Interpreter::Impl {
    Impl(Machine& m, Heap& h, std::shared_ptr<const code::Module> mod);

    /// What a call needs of a function, close together.
    struct Callee {
        const code::Instr* code = nullptr; ///< null: a native
        const code::Function* function = nullptr;
        std::uint32_t frameSlots = 0;
        std::uint32_t resultSlots = 0;
    };

    /// How an instruction handled outside of the loop ended.
    enum class Done : std::uint8_t {
        Ok,
        Panic, ///< the machine's pending panic is set
        Again, ///< stopped before or inside the instruction: Budget or Parked by the goroutine's state
        Ended,
    };

    Machine& machine;
    Heap& heap;
    std::shared_ptr<const code::Module> owner;
    const code::Module& module;
    ValueTypes types;
    MapOps maps;
    Collector collector;
    std::vector<Callee> callees;
    std::vector<const NativeEntry*> natives; ///< by Module::natives; null: not implemented
    std::deque<code::Function> stubs; ///< bodies for natives that are started as goroutines or deferred
    std::deque<code::Function> made; ///< for reflection (code/call_stubs.h)
    std::map<std::string, std::uint32_t> madeByKey; ///< their places in `callees`
    Addr globals = 0;
    Addr funcVals = 0; ///< the permanent closures, 8 bytes each
    std::vector<Addr> literals;
    Addr literalBlock = 0;
    code::Function panicFunction; ///< stands for runtime.gopanic in stacks
    code::Function goexitFunction;
    std::vector<Defer*> freeDefers;
    std::deque<Defer> allDefers;
    std::vector<PanicState*> freePanics;
    std::deque<PanicState> allPanics;
    std::string printText; ///< of the built-in print statement under way
    bool goexitPending = false;
    std::uint32_t maxSlots = kMaxSlots; ///< of one stack
    std::uint64_t maxStackBytes = kGoMaxStackBytes; ///< what messages say of it
    bool signalPending = false; ///< the pending panic is a nil dereference …
    std::uint64_t faultAddr = 0; ///< … of this address

    std::vector<std::unique_ptr<code::Liveness>> liveness; ///< by function; null: nobody has asked yet

    // -- interp_roots.cpp
    void markFrame(const Goroutine& g, std::size_t index, Heap& into);

    // -- interp_loop.cpp
    template <bool kSteps> Stop loop(Goroutine& g, Proc& proc, bool& changeLoop);

    // -- interp.cpp
    [[nodiscard]] const Callee* calleeOf(Addr closure) const;
    bool pushFrame(Goroutine& g, const Callee& callee, std::uint32_t base, Addr closure); ///< false: stack overflow
    bool growSlots(
        Goroutine& g, std::uint32_t needed, const code::Function& callee); ///< false: stack overflow was reported
    const Callee& bodyOf(const Callee& callee); ///< a native gets a body that calls it
    void stackOverflow(Goroutine& g, const code::Function& callee);
    bool outOfMemory(std::uint64_t bytes); ///< ends the process; always false

    // -- panic.cpp
    Done raisePending(Goroutine& g); ///< from Machine::takePanic or goexit()
    bool raise(Goroutine& g, code::RTypeId type, std::uint64_t data, bool goexit); ///< false: stack overflow
    Done unwind(Goroutine& g, Stop& stop); ///< Op::Unwind; Again: `stop` says how the run ends
    bool runDefers(Goroutine& g); ///< true: a call was pushed
    void defer(Goroutine& g, Frame& frame, Addr closure);
    void recover(Goroutine& g, std::uint64_t* result);
    bool goPanic(Goroutine& g, std::uint64_t type, std::uint64_t data);
    void makeRuntimeValue(std::string_view typeName, std::string_view text, code::RTypeId& type, std::uint64_t& data);
    Defer* newDefer();
    PanicState* newPanic();
    void dropPanic(PanicState* panic);
    [[nodiscard]] bool isPanicFrame(const Frame& frame) const
    {
        return frame.function == &panicFunction || frame.function == &goexitFunction;
    }
    PanicState* panicOfFrame(const Goroutine& g, std::uint32_t index) const;
    Done recovered(Goroutine& g, PanicState& panic);
    Done printAndCrash(Goroutine& g, PanicState& newest, Stop& stop);
    [[nodiscard]] static std::string signalLine(const Frame& raising, std::uint64_t address);
    [[nodiscard]] std::uint32_t findTextMethod(code::RTypeId type, std::string_view name) const;
    void release(Goroutine& g); ///< its deferred calls, panics and frames
    std::string valueText(code::RTypeId type, std::uint64_t data);
    [[nodiscard]] std::string traceText(code::RTypeId type, std::uint64_t data) const;
    void nilDereference(std::uint64_t addr); ///< sets the pending panic
    void runtimePanic(code::PanicCode code);

    // -- interp_memory.cpp; `fp` is the frame's window, `pc` the instruction
    Done makeSlice(std::uint64_t* fp, const code::Instr* pc);
    Done sliceSlice(std::uint64_t* fp, const code::Instr* pc);
    Done sliceArray(std::uint64_t* fp, const code::Instr* pc);
    Done append(std::uint64_t* fp, const code::Instr* pc);
    Done appendSlice(std::uint64_t* fp, const code::Instr* pc);
    Done copySlice(std::uint64_t* fp, const code::Instr* pc);
    Done clearSlice(std::uint64_t* fp, const code::Instr* pc);
    void frameLoad(std::uint64_t* fp, const code::Instr* pc);
    void frameStore(std::uint64_t* fp, const code::Instr* pc);
    void frameIndexLoad(std::uint64_t* fp, const code::Instr* pc);
    void frameIndexStore(std::uint64_t* fp, const code::Instr* pc);
    /// Whether the running instruction's index operand is unsigned, so that no value of it is negative.
    [[nodiscard]] bool unsignedIndex(code::IndexPart part) const;
    [[nodiscard]] std::string indexText(std::uint64_t value, code::IndexPart part) const;
    Done indexPanic(std::uint64_t index, std::uint64_t length);
    /// One of the bounds low <= high <= max <= most is violated (kNoSlot bounds are not): runtime.panicSlice….
    /// `limit`: what `most` is, "capacity" or "length".
    struct SliceBounds {
        std::uint64_t low, high, max, most;
        bool three;
        std::string_view limit;
    };
    Done slicePanic(const SliceBounds& bounds);
    bool growSlice(code::RTypeId element, std::uint64_t& addr, std::uint64_t length, std::uint64_t& capacity,
        std::uint64_t newLength);

    // -- interp_text.cpp
    Done concat(std::uint64_t* fp, const code::Instr* pc);
    Done stringSlice(std::uint64_t* fp, const code::Instr* pc);
    Done stringNext(std::uint64_t* fp, const code::Instr* pc);
    Done convertText(std::uint64_t* fp, const code::Instr* pc);
    [[nodiscard]] int compareStrings(const std::uint64_t* x, const std::uint64_t* y) const;
    [[nodiscard]] std::string printedFloat(double value, int bits) const; ///< runtime.printfloat
    [[nodiscard]] std::string printedComplex(double real, double imaginary, int bits) const;
    bool newString(std::string_view text, std::uint64_t* slots);
    void print(Goroutine& g, const std::uint64_t* fp, const code::Instr* pc);

    // -- interp_types.cpp
    Done makeIface(std::uint64_t* fp, const code::Instr* pc);
    Done assertType(std::uint64_t* fp, const code::Instr* pc);
    Done assertInterface(std::uint64_t* fp, const code::Instr* pc);
    Done equalIface(std::uint64_t* fp, const code::Instr* pc);
    Done equalType(std::uint64_t* fp, const code::Instr* pc);
    Done closure(std::uint64_t* fp, const code::Instr* pc);
    void unbox(std::uint64_t* to, const std::uint64_t* iface, code::RTypeId type) const;
    Done assertionPanic(std::string text);

    // -- interp_ops.cpp: channels, goroutines, maps, natives
    Done mapInstruction(Goroutine& g, Proc& proc, std::uint64_t* fp, const code::Instr* pc, bool& exhausted);
    Done select(Goroutine& g, std::uint64_t* fp, const code::Instr* pc);
    Done goStatement(Goroutine& g, Addr closure);
    static Done fromNative(const Goroutine& g, NativeStatus status);
    Done callNative(Goroutine& g, const code::Function& function, std::uint64_t* window);
    /// False: the body has to be called.
    bool callFront(Goroutine& g, const code::Function& function, std::uint64_t* window, Done& done);
    void nameObject(Addr addr, std::uint32_t site, bool isReference);
};

} // namespace ws::sim
