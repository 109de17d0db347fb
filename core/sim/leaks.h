#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace ws::sim {

class Machine;
struct Goroutine;
struct Sudog;

/// Finds goroutines that can never move again although others can (a partial deadlock), by proof: who waits for a
/// channel, a semaphore or a Cond can only be woken by somebody who has a reference to it. Everything that goroutines
/// which can still move reach (their frames, the package's variables, pending timers) is marked as the collector would;
/// a parked goroutine whose object is marked can still move, and what it reaches is marked, too, until nothing changes.
/// Whoever is left is lost. (The leak profile of Go 1.26 does the same during a collection.)
///
/// Marking is conservative, as the collector's is: a stale word can hide a leak, but nothing can make up one. What is
/// found is on the trace as GoLeak. It costs no virtual time and never changes a run, for it is Waitscope that looks.
class LeakFinder {
public:
    explicit LeakFinder(Machine& machine)
        : m_machine(machine)
    {
    }
    /// Looks if the program has done so much since the last time that looking costs little beside it. All goroutines
    /// must have stopped between two instructions.
    void lookNowAndThen();
    /// The same at a moment at which nobody runs: a good one for a look, so the first ones are free, for short
    /// programs. `parks` is how often a goroutine has parked so far: if that is the same, so is the answer.
    void lookWhileAllWait(std::uint64_t parks);
    /// The process is about to end: what is known at its last moment. If main has just returned its variables count as
    /// alive, for it is the program that is over, not just main.
    void lookAtTheEnd(bool mainReturned);

private:
    void look();
    bool gather();
    void markMovable();
    void markHeld(const Goroutine& g);
    bool canBeWoken(std::size_t candidate) const;
    bool settle();

    Machine& m_machine;
    std::uint64_t m_nextWork = 0; ///< Machine::instructions from which on it may look again
    std::uint64_t m_parks = 0;
    std::uint64_t m_freeWords = 100'000; ///< looks that are not earned by work may still go through so many
    bool m_mainReturned = false;

    // -- of one look
    std::vector<Goroutine*> m_candidates; ///< parked where another goroutine must come
    std::vector<std::pair<std::uint32_t, const Sudog*>> m_sudogs; ///< by Goroutine::slot
    std::uint64_t m_words = 0; ///< looked at
    bool m_anybodyMoves = false;
};

} // namespace ws::sim
