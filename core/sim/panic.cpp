#include "sim/panic.h"

#include "sim/interp_impl.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::sim {

using code::Kind;
using code::RType;
using code::RTypeId;
using Done = Interpreter::Impl::Done;

namespace {

constexpr std::string_view kNilDereference = "invalid memory address or nil pointer dereference";

/// From Go 1.23 on the text of a panic is indented, so that a dump stays readable by programs (printindented).
std::string indented(std::string_view text, bool indent)
{
    std::string result;
    for (const char c : text) {
        result += c;
        if (c == '\n' && indent)
            result += '\t';
    }
    return result;
}

} // namespace

Defer* Interpreter::Impl::newDefer()
{
    if (freeDefers.empty())
        return &allDefers.emplace_back();
    Defer* entry = freeDefers.back();
    freeDefers.pop_back();
    return entry;
}

PanicState* Interpreter::Impl::newPanic()
{
    if (freePanics.empty())
        return &allPanics.emplace_back();
    PanicState* panic = freePanics.back();
    freePanics.pop_back();
    *panic = PanicState();
    return panic;
}

void Interpreter::Impl::dropPanic(PanicState* panic)
{
    freePanics.push_back(panic);
}

void Interpreter::Impl::defer(Goroutine& g, Frame& frame, Addr closure)
{
    static_cast<void>(g);
    Defer* entry = newDefer();
    entry->closure = closure;
    entry->next = frame.defers;
    frame.defers = entry;
}

bool Interpreter::Impl::runDefers(Goroutine& g)
{
    Frame& frame = g.frames.back();
    Defer* entry = frame.defers;
    frame.defers = entry->next;
    freeDefers.push_back(entry);
    const Callee* callee = calleeOf(entry->closure);
    if (callee == nullptr)
        return true; // the caller raises the nil dereference
    return pushFrame(g, *callee, frame.base + frame.function->frameSlots, entry->closure);
}

void Interpreter::Impl::nilDereference(std::uint64_t addr)
{
    signalPending = true;
    faultAddr = addr;
    machine.panicWith(kNilDereference);
}

void Interpreter::Impl::runtimePanic(code::PanicCode code)
{
    switch (code) {
    case code::PanicCode::RangeDone:
        machine.panicWith("range function continued iteration after function for loop body returned false");
        return;
    case code::PanicCode::RangePanic:
        machine.panicWith("range function continued iteration after loop body panic");
        return;
    case code::PanicCode::RangeExhausted:
        machine.panicWith("range function continued iteration after whole loop exit");
        return;
    case code::PanicCode::RangeMissingPanic:
        machine.panicWith("range function recovered a loop body panic and did not resume panicking");
        return;
    }
}

void Interpreter::Impl::makeRuntimeValue(
    std::string_view typeName, std::string_view text, RTypeId& type, std::uint64_t& data)
{
    type = 0;
    data = 0;
    const auto found = module.runtimeTypes.find(typeName);
    if (found == module.runtimeTypes.end())
        return;
    // All of them are one string, or a struct of one string: in the interface a copy, or a pointer to one.
    // A PanicNilError has no size: all of them are one address, so that panicking with one again is seen.
    const Addr block = heap.allocate(typeName == "PanicNilError" ? 0 : 16, Scan::Yes);
    if (typeName == "PanicNilError") {
        data = block;
        type = types.type(found->second).kind == Kind::Pointer ? found->second : types.type(found->second).pointerTo;
        return;
    }
    const Addr chars = heap.allocateText(text);
    if (block != 0) {
        heap.store<Addr>(block, chars);
        heap.store<std::uint64_t>(block + 8, text.size());
    }
    const RType& named = types.type(found->second);
    const bool pointer = typeName == "TypeAssertionError" || typeName == "PanicNilError";
    type = pointer && named.kind != Kind::Pointer ? named.pointerTo : found->second;
    data = block;
}

bool Interpreter::Impl::goPanic(Goroutine& g, std::uint64_t type, std::uint64_t data)
{
    auto id = static_cast<RTypeId>(type);
    if (id == 0 && machine.go126()) // from Go 1.21 on
        makeRuntimeValue("PanicNilError", "panic called with nil argument", id, data);
    return raise(g, id, data, false);
}

Done Interpreter::Impl::raisePending(Goroutine& g)
{
    if (machine.ended())
        return Done::Ended;
    if (goexitPending) {
        goexitPending = false;
        return raise(g, 0, 0, true) ? Done::Ok : Done::Ended;
    }
    std::optional<PendingPanic> pending = machine.takePanic();
    WS_ASSERT(pending.has_value());
    RTypeId type = 0;
    std::uint64_t data = 0;
    switch (pending->kind) {
    case PendingPanic::Kind::RuntimeError: {
        const bool bounds = pending->text.starts_with("index out of range") || pending->text.starts_with("slice bounds")
            || pending->text.starts_with("cannot convert slice");
        makeRuntimeValue(bounds ? "boundsError" : "errorString", pending->text, type, data);
        if (type == 0)
            makeRuntimeValue("errorString", pending->text, type, data);
        break;
    }
    case PendingPanic::Kind::PlainError:
        makeRuntimeValue("plainError", pending->text, type, data);
        break;
    case PendingPanic::Kind::String: {
        const auto found = module.runtimeTypes.find("string");
        type = found == module.runtimeTypes.end() ? 0 : found->second;
        if (type != 0) {
            const Addr block = heap.allocate(16, Scan::Yes);
            heap.store<Addr>(block, heap.allocateText(pending->text));
            heap.store<std::uint64_t>(block + 8, pending->text.size());
            data = block;
        }
        break;
    }
    case PendingPanic::Kind::Value:
        type = static_cast<RTypeId>(pending->type);
        data = pending->data;
        break;
    }
    const bool signal = signalPending;
    signalPending = false;
    if (!raise(g, type, data, false))
        return Done::Ended;
    if (type == 0 && pending->kind != PendingPanic::Kind::Value) {
        // The module lacks the runtime's types (a hand-made one): the text alone will do for printing.
        const bool prefixed = pending->kind == PendingPanic::Kind::RuntimeError;
        g.panic->text = (prefixed ? "runtime error: " : "") + pending->text;
        g.panic->ready = true;
    }
    g.panic->signal = signal;
    g.panic->faultAddr = faultAddr;
    return Done::Ok;
}

bool Interpreter::Impl::raise(Goroutine& g, RTypeId type, std::uint64_t data, bool goexit)
{
    PanicState* panic = newPanic();
    panic->previous = g.panic;
    panic->type = type;
    panic->data = data;
    panic->goexit = goexit;
    if (!goexit && machine.emitter().enabled()) {
        const trace::StringId text = machine.emitter().intern(traceText(type, data));
        machine.emitter().event(trace::EventKind::Panic, &g, 0, 0, text);
    }
    Frame& raising = g.frames.back();
    if (!isPanicFrame(raising))
        ++raising.pc; // now it is a caller: its line is that of the word before its pc
    const std::uint32_t base = raising.base + raising.function->frameSlots;
    const code::Function& standIn = goexit ? goexitFunction : panicFunction;
    if (base + standIn.frameSlots > g.slotCount || g.frames.size() == g.frames.capacity()) {
        if (!growSlots(g, base + standIn.frameSlots, standIn))
            return false;
    }
    panic->panicFrame = static_cast<std::uint32_t>(g.frames.size());
    panic->walk = panic->panicFrame;
    std::fill_n(g.slots.get() + base, standIn.frameSlots, 0); // the collector looks at them
    g.frames.push_back(Frame{&standIn, standIn.code.data(), base, kUnknownStack, nullptr});
    g.panic = panic;
    return true;
}

PanicState* Interpreter::Impl::panicOfFrame(const Goroutine& g, std::uint32_t index) const
{
    for (PanicState* panic = g.panic; panic != nullptr; panic = panic->previous) {
        if (panic->panicFrame == index)
            return panic;
    }
    return nullptr;
}

Done Interpreter::Impl::unwind(Goroutine& g, Stop& stop)
{
    PanicState& panic = *g.panic;
    WS_ASSERT(panic.panicFrame + 1 == g.frames.size());
    stop = Stop::Ended;
    if (panic.printing)
        return printAndCrash(g, panic, stop);
    if (panic.recovered)
        return recovered(g, panic);
    while (panic.walk > 0) {
        const std::uint32_t index = panic.walk - 1;
        Frame& frame = g.frames[index];
        if (isPanicFrame(frame)) {
            // An older panic whose deferred call raised this one: it is aborted, its remaining calls are ours now.
            const PanicState* older = panicOfFrame(g, index);
            if (older != nullptr && older->printing) {
                std::string text = "panic while printing panic value";
                const RType& type = types.type(panic.type);
                if (type.kind == Kind::String && type.packagePath.empty())
                    text += ": " + valueText(panic.type, panic.data);
                else
                    text += ": type " + type.text;
                if (panic.signal)
                    text += signalLine(g.frames[panic.panicFrame - 1], panic.faultAddr);
                machine.throwError(text);
                return Done::Again;
            }
            --panic.walk;
            continue;
        }
        if (frame.defers == nullptr) {
            --panic.walk;
            continue;
        }
        Defer* entry = frame.defers;
        frame.defers = entry->next;
        freeDefers.push_back(entry);
        const Frame& own = g.frames.back();
        const Callee* callee = calleeOf(entry->closure);
        if (callee == nullptr) {
            nilDereference(entry->closure);
            return raisePending(g) == Done::Ok ? Done::Ok : Done::Again;
        }
        return pushFrame(g, *callee, own.base + own.function->frameSlots, entry->closure) ? Done::Ok : Done::Again;
    }
    if (panic.goexit) {
        release(g);
        stop = Stop::Exited;
        return Done::Again;
    }
    panic.printing = true;
    return printAndCrash(g, panic, stop);
}

void Interpreter::Impl::release(Goroutine& g)
{
    for (const Frame& frame : g.frames) {
        for (Defer* entry = frame.defers; entry != nullptr;) {
            Defer* next = entry->next;
            freeDefers.push_back(entry);
            entry = next;
        }
    }
    while (g.panic != nullptr) {
        PanicState* previous = g.panic->previous;
        dropPanic(g.panic);
        g.panic = previous;
    }
    g.frames.clear();
    g.phase = 0;
}

Done Interpreter::Impl::recovered(Goroutine& g, PanicState& panic)
{
    // The frame whose deferred call recovered returns to its caller, after its other deferred calls. Panics that were
    // raised above it are over; a Goexit among them goes on instead.
    const std::uint32_t index = panic.walk - 1;
    bool goexit = false;
    while (g.panic != nullptr && g.panic->panicFrame > index) {
        PanicState* over = g.panic;
        goexit = goexit || over->goexit;
        g.panic = over->previous;
        dropPanic(over);
    }
    g.frames.erase(g.frames.begin() + static_cast<std::ptrdiff_t>(index) + 1, g.frames.end());
    Frame& frame = g.frames.back();
    if (goexit) {
        --frame.pc; // raise() makes it a caller again
        return raise(g, 0, 0, true) ? Done::Ok : Done::Again;
    }
    WS_ASSERT(frame.function->epilogue >= 0);
    frame.pc = frame.function->code.data() + frame.function->epilogue;
    return Done::Ok;
}

void Interpreter::Impl::recover(Goroutine& g, std::uint64_t* result)
{
    result[0] = 0;
    result[1] = 0;
    PanicState* panic = g.panic;
    if (panic == nullptr || panic->goexit || panic->recovered || panic->printing)
        return;
    // The caller of recover is the innermost frame that is no wrapper; it must be what the panic's frame called.
    std::size_t at = g.frames.size() - 1;
    while (at > 0 && g.frames[at].function->wrapper)
        --at;
    if (at == 0 || isPanicFrame(g.frames[at]))
        return;
    --at;
    while (at > 0 && g.frames[at].function->wrapper)
        --at;
    if (at != panic->panicFrame)
        return;
    panic->recovered = true;
    result[0] = panic->type;
    result[1] = panic->data;
    if (machine.emitter().enabled()) {
        const trace::StringId text = machine.emitter().intern(traceText(panic->type, panic->data));
        machine.emitter().event(trace::EventKind::Recover, &g, 0, 0, text);
    }
}

std::string Interpreter::Impl::valueText(RTypeId id, std::uint64_t data)
{
    // runtime.printpanicval and printanycustomtype.
    if (id == 0)
        return "nil";
    const RType& type = types.type(id);
    const std::uint8_t* at = types.interfaceValue(id, data);
    const bool custom = !type.name.empty() && !type.packagePath.empty();
    std::string text;
    const auto read = [at](auto zero) {
        std::memcpy(&zero, at, sizeof zero);
        return zero;
    };
    switch (type.kind) {
    case Kind::Bool:
        text = *at != 0 ? "true" : "false";
        break;
    case Kind::Int:
    case Kind::Int64:
        text = std::to_string(read(std::int64_t{0}));
        break;
    case Kind::Int8:
        text = std::to_string(read(std::int8_t{0}));
        break;
    case Kind::Int16:
        text = std::to_string(read(std::int16_t{0}));
        break;
    case Kind::Int32:
        text = std::to_string(read(std::int32_t{0}));
        break;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
        text = std::to_string(read(std::uint64_t{0}));
        break;
    case Kind::Uint8:
        text = std::to_string(*at);
        break;
    case Kind::Uint16:
        text = std::to_string(read(std::uint16_t{0}));
        break;
    case Kind::Uint32:
        text = std::to_string(read(std::uint32_t{0}));
        break;
    case Kind::Float32:
        text = printedFloat(double{read(float{0})}, 32);
        break;
    case Kind::Float64:
        text = printedFloat(read(double{0}), 64);
        break;
    case Kind::Complex64: {
        float parts[2] = {};
        std::memcpy(parts, at, sizeof parts);
        text = printedComplex(double{parts[0]}, double{parts[1]}, 32);
        break;
    }
    case Kind::Complex128: {
        double parts[2] = {};
        std::memcpy(parts, at, sizeof parts);
        text = printedComplex(parts[0], parts[1], 64);
        break;
    }
    case Kind::String: {
        std::uint64_t parts[2] = {};
        std::memcpy(parts, at, sizeof parts);
        text = indented(heap.text(parts[0], parts[1]), machine.go126());
        if (custom)
            text = "\"" + text + "\"";
        break;
    }
    case Kind::Invalid:
    case Kind::Array:
    case Kind::Chan:
    case Kind::Func:
    case Kind::Interface:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::Slice:
    case Kind::Struct:
    case Kind::UnsafePointer: {
        // An address: of the value itself, or of the copy that Go's interface points to.
        const bool pointer = type.kind == Kind::Pointer || type.kind == Kind::Chan || type.kind == Kind::Func
            || type.kind == Kind::Map || type.kind == Kind::UnsafePointer;
        Addr addr = data;
        if (!pointer && types.shape(id).slots <= 1)
            addr = heap.allocate(8, Scan::No);
        return fmt::format("({}) {:#x}", type.text, addr);
    }
    }
    if (!custom)
        return text;
    const bool complex = type.kind == Kind::Complex64 || type.kind == Kind::Complex128; // has parentheses already
    return type.text + (complex ? text : "(" + text + ")");
}

std::string Interpreter::Impl::traceText(RTypeId id, std::uint64_t data) const
{
    // What an event says; an Error method is not run for it.
    if (id == 0)
        return "nil";
    const RType& type = types.type(id);
    const auto stringAt = [this](Addr at) {
        const auto chars = heap.load<Addr>(at);
        const auto length = heap.load<std::uint64_t>(at + 8);
        return heap.valid(chars, length) || length == 0 ? std::string(heap.text(chars, length)) : std::string();
    };
    if (type.kind == Kind::String)
        return stringAt(data);
    if (type.packagePath == "runtime" && type.size == 16 && types.shape(id).slots == 2) {
        const bool plain = type.name == "plainError";
        return (plain ? "" : "runtime error: ") + stringAt(data);
    }
    if (type.text == "*runtime.TypeAssertionError" && data != 0)
        return stringAt(data);
    if (type.text == "*errors.errorString" && data != 0)
        return stringAt(data);
    if (type.kind == Kind::Int || type.kind == Kind::Int64)
        return std::to_string(static_cast<std::int64_t>(data));
    return type.text;
}

/// The line about the signal that became the panic (as runtime.dopanic_m); its pc is one that a linker might give.
std::string Interpreter::Impl::signalLine(const Frame& raising, std::uint64_t address)
{
    const std::uint64_t pc = 0x480000 + std::uint64_t{raising.function->index} * 0x400
        + static_cast<std::uint64_t>(raising.pc - raising.function->code.data());
    return fmt::format("\n[signal SIGSEGV: segmentation violation code=0x1 addr={:#x} pc={:#x}]", address, pc);
}

Done Interpreter::Impl::printAndCrash(Goroutine& g, PanicState& newest, Stop& stop)
{
    stop = Stop::Ended;
    const Frame& own = g.frames.back();
    // runtime.preprintpanics: newest to oldest, values with an Error or String method become its text.
    for (PanicState* panic = &newest; panic != nullptr; panic = panic->previous) {
        if (panic->awaiting) {
            const std::uint64_t* result = g.slots.get() + own.base;
            panic->text = indented(heap.text(result[0], result[1]), machine.go126());
            panic->awaiting = false;
            panic->ready = true;
        }
        if (panic->ready || panic->goexit)
            continue;
        PanicState* older = panic->previous;
        if (machine.go126() && older != nullptr && older->type == panic->type && older->data == panic->data) {
            older->repanicked = true;
            panic->ready = true;
            continue;
        }
        std::uint32_t method = code::kNoFunction;
        if (panic->type != 0) {
            method = findTextMethod(panic->type, "Error");
            if (method == code::kNoFunction)
                method = findTextMethod(panic->type, "String");
        }
        if (method == code::kNoFunction) {
            panic->text = valueText(panic->type, panic->data);
            panic->ready = true;
            continue;
        }
        panic->awaiting = true;
        const Callee& callee = callees[method];
        if (!pushFrame(g, callee, own.base, 0))
            return Done::Again;
        g.slots[g.frames.back().base + callee.resultSlots] = panic->data;
        return Done::Ok;
    }
    // runtime.printpanics: oldest first.
    std::vector<const PanicState*> chain;
    bool signal = false;
    std::uint64_t address = 0;
    for (const PanicState* panic = &newest; panic != nullptr; panic = panic->previous) {
        chain.insert(chain.begin(), panic);
        if (panic->signal && !signal) {
            signal = true;
            address = panic->faultAddr;
        }
    }
    std::string text;
    for (const PanicState* panic : chain) {
        const PanicState* older = panic->previous;
        if (older != nullptr && older->repanicked)
            continue;
        if (panic->goexit)
            continue;
        if (!text.empty())
            text += '\n';
        if (older != nullptr && !older->goexit)
            text += '\t';
        text += "panic: " + panic->text;
        if (panic->recovered)
            text += panic->repanicked ? " [recovered, repanicked]" : " [recovered]";
    }
    // Nothing was unwound: the dump shows the frames of the raise.
    g.frames.pop_back();
    Frame& raising = g.frames.back();
    if (!isPanicFrame(raising))
        --raising.pc;
    if (signal) {
        text += signalLine(raising, address);
    }
    machine.crashWithPanic(g, text);
    return Done::Again;
}

std::uint32_t Interpreter::Impl::findTextMethod(RTypeId id, std::string_view name) const
{
    // Only `func() string` makes an error or a Stringer.
    for (const code::RMethod& method : types.type(id).methods) {
        if (method.name != name || method.function == code::kNoFunction)
            continue;
        const RType& signature = types.type(method.type);
        const bool fits = signature.params.empty() && signature.results.size() == 1
            && types.type(signature.results[0]).kind == Kind::String && types.type(signature.results[0]).name.empty();
        return fits || types.type(signature.results.empty() ? 0 : signature.results[0]).text == "string"
            ? method.function
            : code::kNoFunction;
    }
    return code::kNoFunction;
}

} // namespace ws::sim
