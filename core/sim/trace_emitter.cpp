#include "sim/trace_emitter.h"

#include "base/assert.h"
#include "code/bytecode.h"
#include "sim/heap.h"
#include "sim/interp.h"
#include "sim/machine.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::sim {

using trace::Event;
using trace::EventKind;
using trace::ObjectId;
using trace::ObjectKind;
using trace::State;

namespace {

/// What a `go` statement starts: the function that the compiler's wrapper for `go f(x)` calls.
std::string_view entryName(const code::Module& module, const code::Function& function)
{
    if (!function.wrapper)
        return function.name;
    for (const code::Instr& instr : function.code) {
        if (instr.op == static_cast<std::uint16_t>(code::Op::Call)
            || instr.op == static_cast<std::uint16_t>(code::Op::CallFront)
            || instr.op == static_cast<std::uint16_t>(code::Op::CallNative))
            return module.functions[code::bc(instr)].name;
    }
    return function.name;
}

/// A native that real Go does not have.
bool isOurs(const code::Function& native)
{
    return native.name.find(".rt_") != std::string::npos;
}

} // namespace

TraceEmitter::TraceEmitter(Machine& machine, const Options& options, const code::Module& module)
    : m_machine(machine)
    , m_module(module)
    , m_enabled(options.level != TraceLevel::None)
    , m_steps(options.level == TraceLevel::Statements && options.statementBudget > 0)
    , m_stepsLeft(options.statementBudget)
    , m_maxEvents(std::min<std::uint64_t>(options.maxEvents, 0xfffffff0))
{
    m_tops.resize(kTopCount);
    if (!m_enabled || module.program == nullptr)
        return;
    m_leaves.resize(kLeafCount);
    m_callers.resize(kCallerCount);
    m_shown.resize(module.functions.size());
    m_found.resize(kFoundCount);
    const go::FileSet& files = module.program->files;
    for (std::uint32_t i = 0; i < files.count(); ++i) {
        const go::SourceText& file = files.file(i);
        m_writer.addFile({file.name, file.user ? file.text : std::string(), file.user});
    }
}

void TraceEmitter::full()
{
    if (m_full)
        return;
    m_full = true; // what says so is still recorded
    m_machine.stopAtLimit(fmt::format("the run has made {} events; its trace is full", m_count));
    m_enabled = m_steps = false;
}

inline void TraceEmitter::append(EventKind kind, trace::GoId g, trace::StackId stack, ObjectId obj, std::uint32_t a,
    std::uint32_t b, std::uint8_t states, std::uint8_t p, trace::Reason reason)
{
    if (m_count >= m_maxEvents && !m_full) [[unlikely]] {
        full();
        return;
    }
    ++m_count;
    // Processors' clocks differ by less than an instruction; the trace has one clock that never goes back.
    m_lastNs = std::max(m_lastNs, m_machine.nowNs());
    m_writer.append(trace::EventWords::pack(m_lastNs, kind, g, stack, obj, a, b, states, p, reason));
}

void TraceEmitter::step(Goroutine& g)
{
    if (!m_steps)
        return;
    if (--m_stepsLeft > 0)
        return event(EventKind::Step, &g, 0, 0, 0);
    event(EventKind::Step, &g, 0, 0, 0);
    m_steps = false;
    m_writer.run().stepsUntil = m_writer.size();
}

void TraceEmitter::event(EventKind kind, Goroutine* g, ObjectId obj, std::uint32_t a, std::uint32_t b)
{
    if (!m_enabled)
        return;
    // Most events are of a running goroutine whose stack is known; all that needs a call is elsewhere, so that this has
    // nothing to save.
    if (g == nullptr || g->state != State::Running || g->frames.empty() || m_count >= m_maxEvents || m_writer.full())
        [[unlikely]]
        return eventSlowly(kind, g, obj, a, b);
    const trace::StackId stack = knownStack(g->frames.back());
    if (stack == 0)
        return eventSlowly(kind, g, obj, a, b);
    append(kind, g->id, stack, obj, a, b, Event::pack(State::Running, State::Running), m_machine.proc().id,
        trace::Reason::None);
}

void TraceEmitter::eventSlowly(EventKind kind, Goroutine* g, ObjectId obj, std::uint32_t a, std::uint32_t b)
{
    trace::GoId id = 0;
    trace::StackId stack = 0;
    std::uint8_t states = 0;
    if (g != nullptr) {
        id = g->id;
        stack = g->state == State::Running ? stackOf(*g) : g->lastStack;
        states = Event::pack(g->state, g->state);
    }
    append(kind, id, stack, obj, a, b, states, m_machine.proc().id, trace::Reason::None);
}

void TraceEmitter::transition(EventKind kind, Goroutine& g, State before, State after, trace::Reason reason,
    ObjectId obj, std::uint32_t a, std::uint32_t b, std::uint8_t p)
{
    if (!m_enabled)
        return;
    if ((before == State::Running || before == State::Absent) && !g.frames.empty())
        g.lastStack = stackOf(g);
    append(kind, g.id, g.lastStack, obj, a, b, Event::pack(before, after), p, reason);
}

void TraceEmitter::handoff(Goroutine& g, std::uint8_t p, std::uint32_t newThread, std::uint32_t oldThread)
{
    if (!m_enabled)
        return;
    append(EventKind::ProcHandoff, g.id, g.lastStack, 0, newThread, oldThread, Event::pack(g.state, g.state), p,
        trace::Reason::None);
}

void TraceEmitter::leak(const Goroutine& g)
{
    if (!m_enabled)
        return;
    append(EventKind::GoLeak, g.id, g.lastStack, g.waitingFor, 0, 0, Event::pack(g.state, g.state), trace::kNoProc,
        trace::Reason::None);
}

void TraceEmitter::goroutine(const Goroutine& g)
{
    if (!m_enabled)
        return;
    trace::GoroutineInfo info;
    info.id = g.id;
    info.parent = g.parent;
    info.slot = g.slot;
    info.createdAt = g.createdAt;
    info.function = intern(g.frames.empty() ? std::string_view() : entryName(m_module, *g.frames.front().function));
    m_writer.addGoroutine(info);
}

trace::StringId TraceEmitter::intern(std::string_view text)
{
    return m_enabled ? m_writer.intern(text) : 0;
}

inline trace::StackId TraceEmitter::frameStack(
    trace::StackId parent, const code::Function& function, const code::Instr* pc)
{
    if (pc == nullptr) // a native: its declaration
        pc = reinterpret_cast<const code::Instr*>(&function);
    Leaf& leaf = m_leaves[place(parent, pc) % kLeafCount];
    if (leaf.pc != pc || leaf.parent != parent || leaf.stack == 0) [[unlikely]]
        leaf = {parent, pc, internFrame(parent, function, pc)};
    return leaf.stack;
}

trace::StackId TraceEmitter::internFrame(trace::StackId parent, const code::Function& function, const code::Instr* pc)
{
    if (m_functionNames.size() <= function.index)
        m_functionNames.resize(function.index + 1);
    trace::StringId& name = m_functionNames[function.index];
    if (name == 0)
        name = m_writer.intern(function.name);
    go::Pos pos = function.pos;
    if (!function.positions.empty()) {
        const auto index = static_cast<std::size_t>(pc - function.code.data());
        pos = function.positions[std::min(index, function.positions.size() - 1)];
    }
    const go::Position position = m_module.program->files.position(pos);
    return m_writer.internFrame({parent, name, position.file, position.line});
}

trace::StackId TraceEmitter::findStack(Goroutine& g)
{
    const Frame& top = g.frames.back();
    if (top.parentStack == kUnknownStack)
        internCallers(g);
    Leaf& known = m_tops[place(top.parentStack, top.pc) % kTopCount];
    if (known.pc == top.pc && known.parent == top.parentStack && known.stack != 0)
        return known.stack;
    trace::StackId stack = 0;
    const bool inNative = top.pc != nullptr && top.pc->op == static_cast<std::uint16_t>(code::Op::CallNative);
    const code::Function* native = inNative ? &m_module.functions[code::bc(*top.pc)] : nullptr;
    if (native == nullptr || !isShown(*native) || !top.function->wrapper)
        stack = frameStack(top.parentStack, *top.function, top.pc);
    if (native != nullptr && isShown(*native))
        stack = frameStack(top.function->wrapper ? top.parentStack : stack, *native, nullptr);
    if (top.pc != nullptr) {
        // One by one: as a whole they would be put together in memory and read back.
        known.parent = top.parentStack;
        known.pc = top.pc;
        known.stack = stack;
    }
    return stack;
}

void TraceEmitter::internCallers(Goroutine& g)
{
    // Callers whose stacks are not known yet, from the outermost one on.
    Frame* const outermost = g.frames.data();
    Frame* const top = &g.frames.back();
    Frame* frame = top;
    while (frame > outermost && frame->parentStack == kUnknownStack)
        --frame;
    if (frame == outermost)
        frame->parentStack = 0;
    for (; frame < top; ++frame) {
        Leaf& known = m_callers[place(frame->parentStack, frame->pc) % kCallerCount];
        const bool isKnown = known.pc == frame->pc && known.parent == frame->parentStack;
        frame[1].parentStack = isKnown ? known.stack : internCaller(*frame, known);
    }
}

trace::StackId TraceEmitter::internCaller(const Frame& caller, Leaf& known)
{
    const code::Function& function = *caller.function;
    known.parent = caller.parentStack;
    known.pc = caller.pc;
    known.stack = function.wrapper
        ? caller.parentStack
        : frameStack(caller.parentStack, function, caller.pc > function.code.data() ? caller.pc - 1 : caller.pc);
    return known.stack;
}

bool TraceEmitter::isShown(const code::Function& native)
{
    std::uint8_t& known = m_shown[native.index];
    if (known == 0)
        known = isOurs(native) ? 1 : 2;
    return known == 2;
}

const code::Function* TraceEmitter::nativeOf(const code::Module& module, const Goroutine& g)
{
    if (g.frames.empty())
        return nullptr;
    const code::Instr* pc = g.frames.back().pc;
    if (pc == nullptr || pc->op != static_cast<std::uint16_t>(code::Op::CallNative))
        return nullptr;
    const code::Function& native = module.functions[code::bc(*pc)];
    return isOurs(native) ? nullptr : &native;
}

// -- objects

ObjectId TraceEmitter::object(ObjectKind kind, Addr address, std::string_view type, std::uint32_t size,
    std::uint64_t bytes, std::string_view unnamed)
{
    if (!m_enabled)
        return 0;
    const bool isValue = kind == ObjectKind::Map || kind == ObjectKind::Chan;
    if (isValue && m_lastValue.address == address && m_lastValue.object != 0)
        return m_lastValue.object;
    std::string name;
    if (isValue) {
        Value& value = m_values[address];
        if (value.object != 0) {
            m_lastValue = {address, value.object};
            return value.object;
        }
        if (value.site != nullptr)
            name = value.site->name;
    } else {
        if (const auto found = m_objects.find(address); found != m_objects.end() && found->second.bytes >= bytes)
            return found->second.object;
        name = nameAt(address);
    }
    trace::ObjectInfo info;
    info.kind = kind;
    if (name.empty())
        name = unnamed.empty() ? fallbackName(kind) : std::string(unnamed);
    info.name = intern(name);
    info.type = intern(type);
    info.size = size;
    info.address = address;
    const ObjectId id = addObject(info);
    if (isValue)
        m_values[address].object = id;
    else
        registerObject(address, bytes, id);
    return id;
}

void TraceEmitter::registerObject(Addr address, std::uint64_t bytes, ObjectId object)
{
    m_objects[address] = {bytes, object, nullptr};
    m_largestObject = std::max(m_largestObject, bytes);
    m_found.assign(kFoundCount, Found());
}

ObjectId TraceEmitter::addObject(trace::ObjectInfo info)
{
    if (!m_enabled)
        return 0;
    const ObjectId id = m_writer.addObject(info);
    Proc& proc = m_machine.proc();
    event(EventKind::ObjectNew, proc.current, id, 0, 0);
    return id;
}

ObjectId TraceEmitter::findContaining(Addr address)
{
    Found& found = m_found[address / 4 % kFoundCount];
    found = {address, 0};
    auto it = m_objects.upper_bound(address);
    while (it != m_objects.begin()) {
        --it;
        if (address - it->first >= m_largestObject)
            break;
        if (address - it->first < it->second.bytes) {
            found.object = it->second.object;
            break;
        }
    }
    return found.object;
}

std::string TraceEmitter::fallbackName(ObjectKind kind)
{
    static constexpr const char* kNames[] = {"object", "map", "wait group", "mutex", "rwmutex", "cond", "once",
        "channel", "pool", "conn", "stdout", "semaphore", "timer", "sync.Map"};
    const auto index = static_cast<std::size_t>(kind);
    static_assert(std::size(kNames) == static_cast<std::size_t>(ObjectKind::SyncMap) + 1);
    return fmt::format("{} {}", kNames[index], ++m_unnamed[index]);
}

bool TraceEmitter::holdsObjects(code::RTypeId type)
{
    if (m_holds.size() < m_module.types.size())
        m_holds.resize(m_module.types.size());
    if (m_holds[type] != 0)
        return m_holds[type] == 2;
    m_holds[type] = 1; // also ends a recursion (which layouts cannot have)
    const code::RType& t = m_module.types[type];
    bool holds = false;
    if (t.packagePath == "sync" || t.packagePath == "internal/sync" || t.packagePath == "database/sql")
        holds = t.kind == code::Kind::Struct;
    if (t.kind == code::Kind::Struct) {
        for (const code::RField& field : t.fields)
            holds = holdsObjects(field.type) || holds;
    } else if (t.kind == code::Kind::Array && t.length > 0) {
        holds = holdsObjects(t.element);
    }
    m_holds[type] = holds ? 2 : 1;
    return holds;
}

void TraceEmitter::nameAddress(Addr address, const code::VariableSite& site)
{
    if (!m_enabled || address == 0 || !holdsObjects(site.type))
        return;
    const std::uint64_t bytes = m_module.types[site.type].size;
    if (!m_named.try_emplace(address, Region{bytes, 0, &site}).second)
        return;
    for (auto it = m_objects.lower_bound(address); it != m_objects.end() && it->first - address < bytes; ++it)
        m_writer.object(it->second.object).name = intern(nameAt(it->first));
}

void TraceEmitter::nameValue(Addr value, const code::VariableSite& site)
{
    if (!m_enabled || value == 0)
        return;
    Value& known = m_values[value];
    if (known.site != nullptr)
        return;
    known.site = &site;
    if (known.object != 0)
        m_writer.object(known.object).name = intern(site.name);
}

std::string TraceEmitter::nameAt(Addr address) const
{
    auto it = m_named.upper_bound(address);
    if (it == m_named.begin())
        return {};
    --it;
    if (address - it->first >= it->second.bytes)
        return {};
    std::string name = it->second.site->name;
    pathTo(name, it->second.site->type, address - it->first);
    return name;
}

void TraceEmitter::pathTo(std::string& path, code::RTypeId type, std::uint64_t offset) const
{
    const code::RType& t = m_module.types[type];
    if (t.kind == code::Kind::Array && t.length > 0) {
        const std::uint64_t size = m_module.types[t.element].size;
        if (size == 0)
            return;
        path += fmt::format("[{}]", offset / size);
        pathTo(path, t.element, offset % size);
        return;
    }
    if (t.kind != code::Kind::Struct)
        return;
    // A lock's own parts are not named: "s.mu", never "s.mu.mu".
    if (t.packagePath == "sync" || t.packagePath == "internal/sync")
        return;
    // A pool stands for its whole sql.DB: "db", not "db" and its first field.
    if (t.packagePath == "database/sql" && offset == 0)
        return;
    for (const code::RField& field : t.fields) {
        const std::uint64_t size = m_module.types[field.type].size;
        if (offset < field.offset || offset - field.offset >= size)
            continue;
        path += "." + field.name;
        pathTo(path, field.type, offset - field.offset);
        return;
    }
}

void TraceEmitter::forgetDead(const Heap& heap)
{
    const auto dead = [&heap](Addr address) { return heap.blockOf(address) != 0 && !heap.isMarked(address); };
    if (std::erase_if(m_objects, [&](const auto& entry) { return dead(entry.first); }) > 0)
        m_found.assign(kFoundCount, Found());
    std::erase_if(m_named, [&](const auto& entry) { return dead(entry.first); });
    std::erase_if(m_values, [&](const auto& entry) { return dead(entry.first); });
    m_lastValue = {};
}

} // namespace ws::sim
