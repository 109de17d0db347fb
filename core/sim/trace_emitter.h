#pragma once

#include "sim/goroutine.h"
#include "sim/options.h"
#include "trace/trace.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ws::sim {

class Machine;

/// Turns what the machine does into trace::Events. Interns stacks (callers through Frame::parentStack, the innermost
/// frame through a small cache), names objects, stops statement events when their budget is used up.
class TraceEmitter {
public:
    TraceEmitter(Machine& machine, const Options& options);

    /// False with TraceLevel::None: then nothing is recorded and object() returns 0.
    [[nodiscard]] bool enabled() const { return m_enabled; }
    /// True while Step events are wanted; the interpreter asks at every statement of a user function.
    [[nodiscard]] bool wantsSteps() const { return m_steps; }

    /// A new statement of `g` begins (frames.back().pc is its first instruction).
    void step(Goroutine& g);

    /// Any other event. `g` may be null (the runtime). The goroutine's state does not change.
    void event(trace::EventKind kind, Goroutine* g, trace::ObjectId obj, std::uint32_t a, std::uint32_t b);
    /// An event with `states` and everything else given by the caller; `stack` and `timeNs` are filled in.
    void transition(trace::EventKind kind, Goroutine& g, trace::State before, trace::State after, trace::Reason reason,
        trace::ObjectId obj, std::uint32_t a, std::uint32_t b, std::uint8_t p);

    /// The object at an address, made (with an ObjectNew event) when it is first seen and named after its variable.
    trace::ObjectId object(trace::ObjectKind kind, Addr address, std::string_view type = {}, std::uint32_t size = 0);
    /// An object that has no address of its own (stdout, a pool's connection).
    trace::ObjectId addObject(trace::ObjectInfo info);
    /// Memory was freed: objects in it are forgotten, so that a new one at the same address is a new object.
    void forget(Addr address, std::uint64_t size);

    trace::StringId intern(std::string_view text);
    /// The interned stack of `g` now (frames, and the native it is in).
    trace::StackId stackOf(Goroutine& g);

    [[nodiscard]] trace::Writer& writer() { return m_writer; }
    [[nodiscard]] std::uint64_t eventCount() const { return m_count; }

private:
    struct LeafEntry {
        trace::StackId parent = 0;
        const code::Instr* pc = nullptr;
        trace::StackId stack = 0;
    };
    void append(trace::Event event);
    trace::StackId frameStack(trace::StackId parent, const code::Function& function, const code::Instr* pc);
    std::uint32_t fileOf(std::uint32_t sourceFile);

    Machine& m_machine;
    trace::Writer m_writer;
    bool m_enabled;
    bool m_steps;
    std::uint64_t m_stepsLeft;
    std::uint64_t m_maxEvents;
    std::uint64_t m_count = 0;
    std::uint64_t m_lastNs = 0;
    std::vector<trace::StringId> m_functionNames; ///< by Function::index; 0: not interned yet
    std::vector<std::vector<std::uint32_t>> m_lines; ///< by Function::index, then instruction
    std::vector<LeafEntry> m_leaves; ///< direct-mapped
    std::map<Addr, trace::ObjectId> m_objects;
};

} // namespace ws::sim
