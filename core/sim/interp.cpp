#include "sim/interp.h"

#include "sim/interp_impl.h"

#include <algorithm>

namespace ws::sim {

using code::Function;
using code::Instr;
using code::Op;

namespace {

Instr instruction(Op op, std::uint32_t wide = 0)
{
    return {
        static_cast<std::uint16_t>(op), 0, static_cast<std::uint16_t>(wide), static_cast<std::uint16_t>(wide >> 16)};
}

} // namespace

Interpreter::Impl::Impl(Machine& m, Heap& h, std::shared_ptr<const code::Module> mod)
    : machine(m)
    , heap(h)
    , owner(std::move(mod))
    , module(*owner)
    , types(module, heap)
    , maps(m, types)
    , collector(m)
{
    // The loop keeps the address of the table: it must not move when functions are made.
    callees.reserve(module.functions.size() + kMostMadeFunctions);
    for (const Function& function : module.functions) {
        const Instr* code = function.native >= 0 ? nullptr : function.code.data();
        callees.push_back({code, &function, function.frameSlots, function.resultSlots});
    }
    natives.reserve(module.natives.size());
    for (const std::string& name : module.natives)
        natives.push_back(findNative(name));
    for (const Function& function : module.functions)
        WS_ASSERT(function.front < 0 || natives[static_cast<std::size_t>(function.front)] != nullptr);
    // The frame of a panic has two slots, for the text that an Error method returns.
    const auto standIn = [this](Function& function, std::string name, std::uint32_t number) {
        function.name = std::move(name);
        function.index = static_cast<std::uint32_t>(module.functions.size()) + number;
        function.frameSlots = 2;
        function.code = {instruction(Op::Unwind), instruction(Op::Unwind)};
        function.positions = {0, 0};
        function.user = false;
    };
    standIn(panicFunction, "panic", 0);
    standIn(goexitFunction, "runtime.Goexit", 1);
}

const Interpreter::Impl::Callee* Interpreter::Impl::calleeOf(Addr closure) const
{
    if (!heap.valid(closure, 8))
        return nullptr;
    const auto index = heap.load<std::uint64_t>(closure);
    return index < callees.size() ? &callees[index] : nullptr;
}

const Interpreter::Impl::Callee& Interpreter::Impl::bodyOf(const Callee& callee)
{
    if (callee.code != nullptr)
        return callee;
    Function& stub = stubs.emplace_back();
    stub.name = callee.function->name;
    stub.index = static_cast<std::uint32_t>(module.functions.size() + 1 + stubs.size());
    stub.native = callee.function->native; // from now on CallNative finds the stub under the native's index
    stub.resultSlots = callee.resultSlots;
    stub.paramSlots = callee.function->paramSlots;
    stub.frameSlots = callee.frameSlots;
    stub.code = {instruction(Op::CallNative, callee.function->index), instruction(Op::Ret)};
    stub.positions = {callee.function->pos, callee.function->pos};
    stub.pos = callee.function->pos;
    stub.file = callee.function->file;
    stub.user = false;
    stub.wrapper = true;
    Callee& body = callees[callee.function->index];
    body.code = stub.code.data();
    body.function = &stub;
    return body;
}

bool Interpreter::Impl::pushFrame(Goroutine& g, const Callee& target, std::uint32_t base, Addr closure)
{
    const Callee& callee = bodyOf(target);
    if (base + callee.frameSlots > g.slotCount || g.frames.size() == g.frames.capacity()) {
        if (!growSlots(g, base + callee.frameSlots, *callee.function))
            return false;
    }
    g.frames.push_back(Frame{callee.function, callee.code, base, kUnknownStack, nullptr});
    if (callee.function->closureSlot >= 0)
        g.slots[base + static_cast<std::uint32_t>(callee.function->closureSlot)] = closure;
    return true;
}

bool Interpreter::Impl::growSlots(Goroutine& g, std::uint32_t needed, const Function& callee)
{
    if (needed > maxSlots || g.frames.size() >= kMaxFrames) {
        stackOverflow(g, callee);
        return false;
    }
    if (g.frames.size() == g.frames.capacity())
        g.frames.reserve(std::max<std::size_t>(4, g.frames.size() * 2));
    if (needed <= g.slotCount)
        return true;
    std::uint32_t count = std::max(g.slotCount, kFirstSlots);
    while (count < needed)
        count *= 2;
    count = std::min(count, std::max(needed, maxSlots));
    auto slots = std::make_unique<std::uint64_t[]>(count);
    if (g.slotCount != 0)
        std::copy_n(g.slots.get(), g.slotCount, slots.get());
    g.slots = std::move(slots);
    g.slotCount = count;
    return true;
}

void Interpreter::Impl::stackOverflow(Goroutine& g, const Function& callee)
{
    // Go finds out in the callee's prologue: the dump begins with the callee, at the line of its declaration. A frame
    // without slots stands for it.
    Function& prologue = stubs.emplace_back();
    prologue.name = callee.name;
    prologue.index = static_cast<std::uint32_t>(module.functions.size() + 1 + stubs.size());
    prologue.paramSlots = callee.paramSlots;
    prologue.code = {instruction(Op::Ret)};
    prologue.positions = {callee.pos};
    prologue.pos = callee.pos;
    prologue.file = callee.file;
    prologue.user = callee.user;
    prologue.wrapper = callee.wrapper;
    g.frames.push_back(Frame{&prologue, prologue.code.data(), g.frames.back().base, kUnknownStack, nullptr});
    machine.throwError("stack overflow",
        "runtime: goroutine stack exceeds " + std::to_string(maxStackBytes)
            + "-byte limit\n"
              "runtime: sp=0xc0200e0390 stack=[0xc0200e0000, 0xc0400e0000]");
}

bool Interpreter::Impl::outOfMemory(std::uint64_t bytes)
{
    if (machine.ended())
        return false;
    std::string preamble = "runtime: out of memory: cannot allocate " + std::to_string(bytes) + "-byte block ("
        + std::to_string(heap.liveBytes()) + " in use)\nwaitscope: the simulated heap is limited to "
        + std::to_string(heap.limitBytes() >> 20) + " MiB";
    machine.throwError("out of memory", preamble);
    return false;
}

Interpreter::Interpreter(Machine& machine, Heap& heap, std::shared_ptr<const code::Module> module)
    : m_impl(std::make_unique<Impl>(machine, heap, std::move(module)))
{
}

Interpreter::~Interpreter() = default;

bool Interpreter::initialise()
{
    Impl& impl = *m_impl;
    const code::Module& module = impl.module;
    std::uint64_t literalBytes = 0;
    for (const std::string& text : module.strings)
        literalBytes += text.size();
    impl.globals = impl.heap.allocate(std::max<std::uint64_t>(module.globalsSize, 8), Scan::Yes);
    impl.funcVals = impl.heap.allocate(std::max<std::size_t>(module.functions.size(), 1) * 8, Scan::No);
    impl.literalBlock = literalBytes == 0 ? 0 : impl.heap.allocate(literalBytes, Scan::No);
    if (impl.globals == 0 || impl.funcVals == 0 || (literalBytes != 0 && impl.literalBlock == 0))
        return false;
    for (std::uint64_t i = 0; i < module.functions.size(); ++i)
        impl.heap.store<std::uint64_t>(impl.funcVals + i * 8, i);
    Addr at = impl.literalBlock;
    impl.literals.reserve(module.strings.size());
    for (const std::string& text : module.strings) {
        impl.literals.push_back(text.empty() ? 0 : at);
        if (!text.empty())
            std::memcpy(impl.heap.host(at), text.data(), text.size());
        at += text.size();
    }
    for (const code::Tunable& tunable : module.tunables) {
        std::int64_t value = tunable.value;
        for (const auto& setting : impl.machine.options().tunables) {
            if (setting.first == tunable.name)
                value = setting.second;
        }
        impl.heap.store<std::int64_t>(impl.globals + tunable.globalOffset, value);
    }
    return true;
}

void Interpreter::start(
    Goroutine& g, const Function& function, const std::uint64_t* params, std::uint32_t paramCount, Addr closure)
{
    g.frames.clear();
    WS_ASSERT(m_impl->pushFrame(g, m_impl->callees[function.index], 0, closure));
    if (paramCount != 0)
        std::copy_n(params, paramCount, g.slots.get() + function.resultSlots);
}

void Interpreter::startClosure(Goroutine& g, Addr closure)
{
    const Impl::Callee* callee = m_impl->calleeOf(closure);
    WS_ASSERT(callee != nullptr);
    g.frames.clear();
    WS_ASSERT(m_impl->pushFrame(g, *callee, 0, closure));
}

const Function* Interpreter::functionOf(Addr closure) const
{
    const Impl::Callee* callee = m_impl->calleeOf(closure);
    return callee == nullptr ? nullptr : callee->function;
}

std::uint32_t Interpreter::makeFunction(const std::string& key, const std::function<void(Function&)>& fill)
{
    Impl& impl = *m_impl;
    if (const auto found = impl.madeByKey.find(key); found != impl.madeByKey.end())
        return found->second;
    if (impl.made.size() >= kMostMadeFunctions)
        return code::kNoFunction;
    Function& function = impl.made.emplace_back();
    function.name = "reflect.makeFuncStub";
    const auto index = static_cast<std::uint32_t>(impl.callees.size());
    // In traces it is a function like any other; the machine's own stand-ins have the numbers right above the module's.
    function.index = static_cast<std::uint32_t>(impl.module.functions.size() + 2);
    fill(function);
    impl.callees.push_back({function.code.data(), &function, function.frameSlots, function.resultSlots});
    impl.madeByKey.emplace(key, index);
    return index;
}

void Interpreter::release(Goroutine& g)
{
    m_impl->release(g);
    g.slots.reset();
    g.slotCount = 0;
    std::vector<Frame>().swap(g.frames);
}

namespace {

go::Pos positionOf(const Goroutine& g, std::size_t index)
{
    const Frame& frame = g.frames[index];
    auto at = static_cast<std::size_t>(frame.pc - frame.function->code.data());
    if (index + 1 < g.frames.size() && at > 0)
        --at;
    return at < frame.function->positions.size() ? frame.function->positions[at] : frame.function->pos;
}

} // namespace

bool Interpreter::frameAt(const Goroutine& g, std::uint32_t depth, const Function*& function, go::Pos& pos) const
{
    for (std::size_t i = g.frames.size(); i-- > 0;) {
        if (g.frames[i].function->wrapper)
            continue;
        if (depth > 0) {
            --depth;
            continue;
        }
        function = g.frames[i].function;
        pos = positionOf(g, i);
        return true;
    }
    return false;
}

std::uint64_t Interpreter::setMaxStack(std::uint64_t bytes)
{
    // Go's default is so much more than a simulated stack may hold that a share of the one is that share of the other.
    const std::uint64_t before = m_impl->maxStackBytes;
    m_impl->maxStackBytes = bytes;
    const std::uint64_t slots = bytes / (kGoMaxStackBytes / kMaxSlots);
    m_impl->maxSlots = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(slots, kFirstSlots, kMaxSlots));
    return before;
}

std::vector<Interpreter::StackLine> Interpreter::stack(
    const Goroutine& g, std::uint32_t inner, std::uint32_t outer, std::uint32_t& between) const
{
    // Wrappers are left out, except a deferred call's or a go statement's that panicked itself, as `defer panic(v)`
    // does (runtime.elideWrapperCalling).
    const auto hidden = [&](std::size_t i) {
        const Function& function = *g.frames[i].function;
        const bool isLast = i + 1 == g.frames.size();
        const bool panicked = isLast ? g.state == trace::State::Crashed : m_impl->isPanicFrame(g.frames[i + 1]);
        return function.wrapper && !(function.user && panicked);
    };
    std::uint32_t total = 0;
    for (std::size_t i = 0; i < g.frames.size(); ++i)
        total += hidden(i) ? 0U : 1U;
    between = total > inner + outer ? total - inner - outer : 0;
    std::vector<StackLine> lines;
    lines.reserve(total - between);
    std::uint32_t number = 0;
    for (std::size_t i = g.frames.size(); i-- > 0;) {
        if (hidden(i))
            continue;
        if (number < inner || number >= inner + between)
            lines.push_back(
                {g.frames[i].function, positionOf(g, i), m_impl->panicOfFrame(g, static_cast<std::uint32_t>(i))});
        ++number;
    }
    return lines;
}

void Interpreter::goexit(Goroutine& g)
{
    static_cast<void>(g);
    m_impl->goexitPending = true;
}

Addr Interpreter::globals() const
{
    return m_impl->globals;
}

Addr Interpreter::literal(std::uint32_t stringIndex) const
{
    return m_impl->literals[stringIndex];
}

const code::Module& Interpreter::module() const
{
    return m_impl->module;
}

ValueTypes& Interpreter::types()
{
    return m_impl->types;
}

MapOps& Interpreter::maps()
{
    return m_impl->maps;
}

Collector& Interpreter::collector()
{
    return m_impl->collector;
}

} // namespace ws::sim
