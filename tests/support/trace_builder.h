#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ws::test {

using namespace ws::trace;

/// Writes legal traces by hand: keeps the little state that events refer to (states, stacks, old values), so that a
/// test says "start 7 on P1, park it" and gets events that the validator accepts. It does not schedule.
class TraceBuilder {
public:
    explicit TraceBuilder(std::uint32_t procs);

    // -- the world's furniture
    std::uint32_t addFile(std::string name, std::string text, bool user);
    ObjectId addObject(ObjectKind kind, std::string_view name, std::string_view type = "", std::uint32_t size = 0,
        ObjectId parent = 0);
    void announce(GoId g, ObjectId object); ///< ObjectNew
    StringId text(std::string_view words) { return m_writer.intern(words); }
    RunInfo& run() { return m_writer.run(); }
    std::uint64_t timeNs = 0; ///< of the next event
    [[nodiscard]] EventIndex size() const { return m_writer.size(); }

    // -- goroutines; `creator` is 0 for main
    void create(
        GoId g, GoId creator, std::string_view function, std::uint32_t file, std::uint32_t line, std::uint8_t queue);
    void start(GoId g, std::uint8_t p, std::uint32_t thread);
    void park(GoId g, Reason reason, ObjectId object);
    void ready(GoId g, GoId waker, std::uint8_t queue);
    void yield(GoId g, Reason reason, std::uint8_t queue);
    void steal(GoId g, std::uint8_t queue);
    void syscall(GoId g, ObjectId object);
    void handoff(std::uint8_t p, GoId inCall, std::uint32_t thread);
    void syscallExit(GoId g, std::uint8_t p, std::uint32_t thread); ///< p = kNoProc: to the global queue
    void leak(GoId g); ///< a parked one
    void end(GoId g);
    void crash(GoId g, ObjectId object, std::string_view message);
    void call(GoId g, std::string_view function, std::uint32_t file, std::uint32_t line); ///< no event of its own
    void leave(GoId g); ///< returns from the innermost call; no event of its own
    void step(GoId g, std::uint32_t line);
    void setLine(GoId g, std::uint32_t line); ///< no event of its own

    // -- objects: the old values are filled in
    void mapEnter(GoId g, ObjectId map, std::uint32_t how);
    void mapLeave(GoId g, ObjectId map, std::uint32_t how);
    void mapFlag(GoId g, ObjectId map, bool on);
    void mapInsert(GoId g, ObjectId map, std::uint32_t cell);
    void mapDelete(GoId g, ObjectId map, std::uint32_t cell);
    void wgCounter(GoId g, ObjectId wg, std::int32_t value);
    void wgWaiters(GoId g, ObjectId wg, std::int32_t value);
    void lockAcquire(GoId g, ObjectId lock);
    void lockRelease(GoId g, ObjectId lock);
    void lockMode(GoId g, ObjectId lock, bool starving);
    void readers(GoId g, ObjectId lock, std::int32_t value);
    void chanSend(GoId g, ObjectId chan, std::int32_t length, GoId directly);
    void chanRecv(GoId g, ObjectId chan, std::int32_t length, GoId directly);
    void chanClose(GoId g, ObjectId chan);
    void poolLimit(GoId g, ObjectId pool, std::int32_t value);
    void poolWaiters(GoId g, ObjectId pool, std::int32_t value);
    void poolTimeout(GoId g, ObjectId pool);
    void connOpen(GoId g, ObjectId conn);
    void connCheckout(GoId g, ObjectId conn);
    void connReturn(GoId g, ObjectId conn);
    void connClose(GoId g, ObjectId conn);
    void sessionEnd(ObjectId conn);
    void output(GoId g, std::uint32_t stream, std::string_view words);
    void panic(GoId g, std::string_view value);
    void recover(GoId g, std::string_view value);
    void condSignal(GoId g, ObjectId cond, std::uint32_t woken);
    void timerFire(GoId woken, ObjectId chan);
    void gcStart(GoId g, std::uint32_t heapKiB);
    void gcEnd(GoId g, std::uint32_t heapKiB);
    void processStatus(ProcessStatus status);
    void milestone(MilestoneKind kind, std::string_view words);

    // -- what it knows
    struct Go {
        State state = State::Absent;
        std::uint8_t proc = kNoProc;
        Reason reason = Reason::None;
        ObjectId waitingFor = 0;
        std::vector<StackFrame> calls; ///< outermost first; parents filled in when interned
    };
    struct Object {
        ObjectKind kind = ObjectKind::None;
        std::int32_t value = 0;
        std::int32_t waiters = 0;
        std::int32_t timeouts = 0;
        GoId owner = 0;
        bool flag = false;
        bool closed = false;
        bool ended = false;
        ObjectId parent = 0;
    };
    [[nodiscard]] const Go& go(GoId g) const { return m_gos[g]; }
    [[nodiscard]] const Object& object(ObjectId id) const { return m_objects[id]; }
    [[nodiscard]] GoId runningOn(std::uint8_t p) const { return m_running[p]; }
    [[nodiscard]] std::size_t goroutineCount() const { return m_gos.size(); }
    [[nodiscard]] std::uint32_t threadOf(std::uint8_t p) const { return m_threads[p]; }

    /// Statements were recorded to the end.
    std::shared_ptr<const Trace> finish()
    {
        run().stepsUntil = size();
        return m_writer.finish();
    }

private:
    Event event(EventKind kind, GoId g);
    void append(Event event);
    void change(GoId g, State to, Event& event);
    StackId stackOf(GoId g);

    Writer m_writer;
    std::vector<Go> m_gos{1};
    std::vector<Object> m_objects{1};
    std::vector<GoId> m_running;
    std::vector<std::uint32_t> m_threads;
    std::uint32_t m_slots = 0;
    std::uint32_t m_heapKiB = 0;
    ProcessStatus m_status = ProcessStatus::Alive;
};

} // namespace ws::test
