#pragma once

#include "query/format.h"

#include <string>
#include <string_view>

namespace ws::query {

/// Says what one event did and why, in one sentence. Every member function that text() calls is one kind of event; the
/// explain_*.cpp hold them by topic.
class Explainer {
public:
    /// On the event that led to `world`, which is not the beginning.
    Explainer(const TraceIndex& index, const World& world);

    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] const ObjectInfo& info() const { return m_trace.object(m_event.obj); }
    [[nodiscard]] const replay::ObjectState& object() const { return m_world.objects[m_event.obj]; }

    // -- goroutines

    /// The event of the same goroutine before this one; null if there is none.
    [[nodiscard]] const Event* before() const;
    /// The event that made the subject of a GoStart runnable, whatever queues it went through since.
    [[nodiscard]] const Event* becameRunnable() const;
    [[nodiscard]] std::string wakeReason(Reason reason) const;
    [[nodiscard]] std::string create() const;
    [[nodiscard]] std::string start() const;
    [[nodiscard]] std::string ready() const;
    [[nodiscard]] std::string steal() const;
    [[nodiscard]] std::string yield() const;
    [[nodiscard]] std::string syscall() const;
    [[nodiscard]] std::string syscallExit() const;
    [[nodiscard]] std::string handoff() const;
    [[nodiscard]] std::string step() const;
    [[nodiscard]] std::string end() const;
    [[nodiscard]] std::string leak() const;

    // -- why they park

    [[nodiscard]] std::string park() const;
    [[nodiscard]] std::string parkInSelect() const;
    [[nodiscard]] std::string parkAtLock(std::string_view verb) const;
    [[nodiscard]] std::string parkAtSemaphore() const;
    [[nodiscard]] std::string parkForNetwork() const;

    // -- maps

    /// Who else is inside, writers first; null if nobody.
    [[nodiscard]] const replay::MapVisitor* otherInside() const;
    [[nodiscard]] std::string mapEnter() const;
    [[nodiscard]] std::string mapLeave() const;
    [[nodiscard]] std::string mapFlag() const;
    [[nodiscard]] std::string mapInsert() const;
    [[nodiscard]] std::string mapDelete() const;
    [[nodiscard]] std::string mapClear() const;

    // -- WaitGroups, locks and conditions

    /// The state of a sync variable that came with a copy or an assignment of it, not by a call.
    [[nodiscard]] std::string overwritten(const std::string& now) const;
    [[nodiscard]] std::string wgCounter() const;
    [[nodiscard]] std::string wgWaiters() const;
    [[nodiscard]] std::string lockAcquire() const;
    [[nodiscard]] std::string lockRelease() const;
    [[nodiscard]] std::string lockMode() const;
    [[nodiscard]] std::string rLock() const;
    [[nodiscard]] std::string rUnlock() const;
    [[nodiscard]] std::string condSignal() const;

    // -- channels and timers

    [[nodiscard]] std::string fill() const;
    [[nodiscard]] std::string chanSend() const;
    [[nodiscard]] std::string chanRecv() const;
    [[nodiscard]] std::string chanClose() const;
    [[nodiscard]] std::string timerFire() const;

    // -- pools and connections

    [[nodiscard]] std::string poolName() const;
    /// "57 of 100 are", "1 is"
    [[nodiscard]] std::string useOfPool() const;
    /// The pool has opened as many as it may; some of them may still be dialling, for somebody.
    static std::string allTaken(const replay::ObjectState& pool);
    [[nodiscard]] std::string poolLimit() const;
    [[nodiscard]] std::string poolWaiters() const;
    [[nodiscard]] std::string poolTimeout() const;
    [[nodiscard]] std::string connOpen() const;
    [[nodiscard]] std::string connCheckout() const;
    [[nodiscard]] std::string connReturn() const;
    [[nodiscard]] std::string connClose() const;
    [[nodiscard]] std::string sessionEnd() const;

    // -- the process

    [[nodiscard]] std::string crash() const;
    [[nodiscard]] std::string panic() const;
    [[nodiscard]] std::string recover() const;
    [[nodiscard]] std::string output() const;
    [[nodiscard]] std::string gcStart() const;
    [[nodiscard]] std::string gcEnd() const;
    /// What the machine said itself, in a few words, as a sentence.
    [[nodiscard]] std::string milestone() const;
    [[nodiscard]] std::string processStatus() const;

    // -- all objects

    [[nodiscard]] std::string objectNew() const;

    const TraceIndex& m_index;
    const Trace& m_trace;
    const World& m_world;
    const Event& m_event;
    std::string m_who; ///< the subject
    std::string m_what; ///< the object's name
    std::string m_the; ///< the same with its kind: "the map data"
};

/// What a signed state counts; nothing, where it is below zero.
std::uint64_t positive(std::int32_t number);

} // namespace ws::query
