#pragma once

#include "sim/goroutine.h"

#include <cstdint>
#include <vector>

namespace ws::sim {

/// What a timer does when it fires. Go's runtime calls a function; ours are these three, because natives never call Go.
enum class TimerAction : std::uint8_t {
    Wake, ///< time.Sleep: makes `g` ready
    SendTime, ///< time.Timer, time.Ticker: a non-blocking send of the time on channel `target`
    StartFunc, ///< time.AfterFunc: starts a goroutine that calls the closure `target`
};

/// runtime.timer. Lives in a pool of the machine; on at most one heap.
struct Timer {
    std::uint64_t whenNs = 0;
    std::uint64_t periodNs = 0; ///< 0: once
    std::uint64_t seq = 0; ///< order of arming: breaks ties as Go's heap practically does
    TimerAction action = TimerAction::Wake;
    std::uint32_t id = 0; ///< index in the machine's pool
    std::int32_t proc = -1; ///< whose heap; -1: not armed
    std::uint32_t heapIndex = 0;
    Goroutine* g = nullptr;
    Addr target = 0;
    Addr owner = 0; ///< the *time.Timer in the heap, for the collector and for names; 0 for sleeps
};

/// One processor's timers (runtime.p timers): a binary heap by (whenNs, seq).
class TimerHeap {
public:
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] std::size_t size() const { return m_heap.size(); }
    [[nodiscard]] Timer* first() const { return m_heap.empty() ? nullptr : m_heap.front(); }
    void add(Timer& timer);
    void remove(Timer& timer);
    /// In heap order, which is deterministic.
    [[nodiscard]] const std::vector<Timer*>& all() const { return m_heap; }

private:
    static bool less(const Timer& a, const Timer& b);
    void up(std::uint32_t index);
    void down(std::uint32_t index);
    void place(std::uint32_t index, Timer& timer);
    std::vector<Timer*> m_heap;
};

} // namespace ws::sim
