#pragma once

#include "code/module.h"
#include "sim/goroutine.h"
#include "sim/options.h"
#include "trace/trace.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ws::sim {

class Heap;
class Machine;

/// Turns what the machine does into trace::Events: fills in time and stacks, names objects, stops statement events when
/// their budget is used up.
class TraceEmitter {
public:
    TraceEmitter(Machine& machine, const Options& options, const code::Module& module);

    /// False with TraceLevel::None: then nothing is recorded and object() returns 0.
    [[nodiscard]] bool enabled() const { return m_enabled; }
    /// True while Step events are wanted; the interpreter asks at every statement of a user function.
    [[nodiscard]] bool wantsSteps() const { return m_steps; }

    /// A new statement of `g` begins (its innermost frame's pc is saved).
    void step(Goroutine& g);

    /// Any other event. `g` may be null (the runtime). The goroutine's state does not change.
    void event(trace::EventKind kind, Goroutine* g, trace::ObjectId obj, std::uint32_t a, std::uint32_t b);
    /// A change of state of `g`; time and stack are filled in. For a running goroutine the stack is asked of the
    /// interpreter, for another it is the one that it stopped with.
    void transition(trace::EventKind kind, Goroutine& g, trace::State before, trace::State after, trace::Reason reason,
        trace::ObjectId obj, std::uint32_t a, std::uint32_t b, std::uint8_t p);
    void handoff(Goroutine& g, std::uint8_t p, std::uint32_t newThread, std::uint32_t oldThread);
    void leak(const Goroutine& g);
    void goroutine(const Goroutine& g);

    /// The object at an address, made (with an ObjectNew event) when it is first seen and named after its variable.
    /// `size` is the channel's capacity or the map's cells; `bytes` how much memory belongs to it.
    trace::ObjectId object(trace::ObjectKind kind, Addr address, std::string_view type, std::uint32_t size = 0,
        std::uint64_t bytes = 8, std::string_view unnamed = {});
    /// The object whose memory holds `address` (the innermost one), or 0.
    [[nodiscard]] trace::ObjectId objectContaining(Addr address)
    {
        if (!m_enabled)
            return 0;
        const Found& found = m_found[address / 4 % kFoundCount];
        return found.address == address ? found.object : findContaining(address);
    }
    [[nodiscard]] trace::ObjectKind kindOf(trace::ObjectId object)
    {
        return object == 0 ? trace::ObjectKind::None : m_writer.object(object).kind;
    }
    /// A number that belongs to an object: a lock's owner, an RWMutex's readers (word 1), a connection's holder, a
    /// pool's timeouts. What events need as their old value.
    std::uint32_t& word(trace::ObjectId object, std::uint32_t index = 0) { return words(object)[index]; }
    /// Both of them; good until the next object's are asked for.
    std::uint32_t* words(trace::ObjectId object)
    {
        const std::size_t place = std::size_t{object} * 2;
        if (m_words.size() <= place) [[unlikely]]
            m_words.resize(place + 64);
        return m_words.data() + place;
    }
    /// An object that has no address of its own (a pool's connection).
    trace::ObjectId addObject(trace::ObjectInfo info);
    /// `object` is what lies at these addresses.
    void registerObject(Addr address, std::uint64_t bytes, trace::ObjectId object);
    /// NameAddr: the memory at `address` is the variable of this site; objects in it are named after it.
    void nameAddress(Addr address, const code::VariableSite& site);
    /// NameValue: the map or channel is in the variable of this site.
    void nameValue(Addr value, const code::VariableSite& site);
    /// Between marking and sweeping: objects in memory that is about to be freed are forgotten, so that a new one at
    /// the same address is a new object.
    void forgetDead(const Heap& heap);

    trace::StringId intern(std::string_view text);
    /// The interned stack of `g` now; cheap when only the innermost position has changed (Frame::parentStack keeps the
    /// callers'). The innermost frame's pc is the instruction being executed, the others' is behind their call.
    trace::StackId stackOf(Goroutine& g)
    {
        if (!m_enabled || g.frames.empty())
            return 0;
        const trace::StackId known = knownStack(g.frames.back());
        return known != 0 ? known : findStack(g);
    }

    /// The native that `g` is in (or about to enter): its innermost frame in dumps. Null: none, or one that real Go
    /// does not have (rt_…).
    [[nodiscard]] static const code::Function* nativeOf(const code::Module& module, const Goroutine& g);

    [[nodiscard]] trace::Writer& writer() { return m_writer; }
    [[nodiscard]] std::uint64_t eventCount() const { return m_count; }
    /// After this nothing is recorded but what finishes the trace.
    void stop() { m_enabled = m_steps = false; }

private:
    struct Region { ///< memory with a name or an object
        std::uint64_t bytes = 0;
        trace::ObjectId object = 0;
        const code::VariableSite* site = nullptr;
    };
    struct Value { ///< a map or channel
        trace::ObjectId object = 0;
        const code::VariableSite* site = nullptr;
    };
    struct Leaf { ///< what frameStack() found out last for a position
        trace::StackId parent = 0;
        const code::Instr* pc = nullptr;
        trace::StackId stack = 0;
    };
    static constexpr std::uint32_t kLeafCount = 1 << 14;
    static constexpr std::uint32_t kTopCount = 1 << 10;
    static constexpr std::uint32_t kCallerCount = 1 << 12;
    static std::size_t place(trace::StackId parent, const code::Instr* pc)
    {
        return reinterpret_cast<std::uintptr_t>(pc) / sizeof(code::Instr) * 0x9e3779b1U ^ parent * 0x85ebca6bU;
    }
    static constexpr std::uint32_t kFoundCount = 256;
    void append(trace::EventKind kind, trace::GoId g, trace::StackId stack, trace::ObjectId obj, std::uint32_t a,
        std::uint32_t b, std::uint8_t states, std::uint8_t p, trace::Reason reason);
    void eventSlowly(trace::EventKind kind, Goroutine* g, trace::ObjectId obj, std::uint32_t a, std::uint32_t b);
    void full();
    /// The stack of an innermost frame if findStack() has put it there (one of unknown callers it never has), else 0.
    [[nodiscard]] trace::StackId knownStack(const Frame& top) const
    {
        const Leaf& known = m_tops[place(top.parentStack, top.pc) % kTopCount];
        return known.pc == top.pc && known.parent == top.parentStack ? known.stack : 0;
    }
    trace::StackId findStack(Goroutine& g);
    void internCallers(Goroutine& g);
    trace::StackId internCaller(const Frame& caller, Leaf& known);
    [[nodiscard]] bool isShown(const code::Function& native);
    trace::StackId frameStack(trace::StackId parent, const code::Function& function, const code::Instr* pc);
    trace::StackId internFrame(trace::StackId parent, const code::Function& function, const code::Instr* pc);
    [[nodiscard]] trace::ObjectId findContaining(Addr address);
    bool holdsObjects(code::RTypeId type);
    [[nodiscard]] std::string nameAt(Addr address) const;
    void pathTo(std::string& path, code::RTypeId type, std::uint64_t offset) const;
    std::string fallbackName(trace::ObjectKind kind);

    Machine& m_machine;
    const code::Module& m_module;
    trace::Writer m_writer;
    bool m_enabled;
    bool m_steps;
    bool m_full = false;
    std::uint64_t m_stepsLeft;
    std::uint64_t m_maxEvents;
    std::uint64_t m_count = 0;
    std::uint64_t m_lastNs = 0;
    std::vector<Leaf> m_leaves; ///< direct-mapped
    std::vector<Leaf> m_tops; ///< the same for what stackOf() found out
    std::vector<Leaf> m_callers; ///< the same for what a frame's callees have as parentStack
    std::vector<std::uint8_t> m_shown; ///< natives by Function::index: 0 not known, 1 no, 2 real Go has its frame
    std::vector<trace::StringId> m_functionNames; ///< by Function::index; 0: not interned yet
    std::map<Addr, Region> m_objects; ///< objects with memory of their own
    std::uint64_t m_largestObject = 0; ///< bytes
    struct Found { ///< what objectContaining() found out last
        Addr address = 0;
        trace::ObjectId object = 0;
    };
    std::vector<Found> m_found; ///< direct-mapped
    std::vector<std::uint32_t> m_words; ///< two a object
    std::map<Addr, Region> m_named; ///< variables that may hold such objects
    Found m_lastValue; ///< of m_values
    std::unordered_map<Addr, Value> m_values; ///< maps and channels; looked up, and swept in any order
    std::vector<std::uint8_t> m_holds; ///< by RTypeId: 0 not known, 1 no, 2 yes
    std::uint32_t m_unnamed[16] = {}; ///< by ObjectKind: how many have no variable
};

} // namespace ws::sim
