#include "sim/leaks.h"

#include "sim/gc.h"
#include "sim/heap.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/process.h"
#include "sim/scheduler.h"
#include "sim/sudog.h"

#include <algorithm>

namespace ws::sim {

using trace::Reason;
using trace::State;

namespace {

/// So many instructions of the program for every word that a look goes through. A word costs as much as a dozen
/// instructions (measured with 100,000 goroutines), so that looking takes a tenth of a run at most.
constexpr std::uint64_t kWorkPerWord = 120;
/// A chain of goroutines each of which only the next one can wake needs a round a link in the worst order. Beyond this
/// the look gives up, and nobody is said to be lost.
constexpr int kMostRounds = 100;

bool waitsForOthers(const Goroutine& g)
{
    if (g.leaked || (g.state != State::Waiting && g.state != State::Semacquire))
        return false;
    switch (g.reason) {
    case Reason::ChanReceive:
    case Reason::ChanSend:
    case Reason::ChanReceiveNil:
    case Reason::ChanSendNil:
    case Reason::Select:
    case Reason::MutexLock:
    case Reason::RWMutexRLock:
    case Reason::RWMutexLock:
    case Reason::WaitGroupWait:
    case Reason::Semacquire:
    case Reason::CondWait:
    case Reason::Coroutine:
        return true;
    case Reason::SelectNoCases:
        return g.id != 1; // main in `select {}` is a way to say that the program serves for ever
    case Reason::None:
    case Reason::Sleep:
    case Reason::IOWait:
    case Reason::Panicwait:
    case Reason::GCWait:
    case Reason::Syscall:
    case Reason::Gosched:
    case Reason::Preempted:
    case Reason::Goyield:
    case Reason::SyscallExit:
        return false;
    }
    return false;
}

} // namespace

void LeakFinder::lookNowAndThen()
{
    if (m_machine.instructions >= m_nextWork)
        look();
}

void LeakFinder::lookWhileAllWait(std::uint64_t parks)
{
    if (parks == m_parks)
        return;
    const bool earned = m_machine.instructions >= m_nextWork;
    if (!earned && m_freeWords == 0)
        return;
    m_parks = parks;
    look();
    if (!earned)
        m_freeWords -= std::min(m_freeWords, m_words);
}

void LeakFinder::lookAtTheEnd(bool mainReturned)
{
    m_mainReturned = mainReturned;
    look();
}

void LeakFinder::look()
{
    if (!m_machine.emitter().enabled() || m_machine.process().dying() || m_machine.ended())
        return;
    if (gather()) {
        markMovable();
        if (settle() && m_anybodyMoves) {
            std::sort(m_candidates.begin(), m_candidates.end(), [](const Goroutine* a, const Goroutine* b) {
                return a->parkedAtNs != b->parkedAtNs ? a->parkedAtNs < b->parkedAtNs : a->id < b->id;
            });
            for (Goroutine* g : m_candidates) {
                g->leaked = true;
                m_machine.emitter().leak(*g);
            }
        }
    }
    m_nextWork = m_machine.instructions + m_words * kWorkPerWord;
}

/// Who waits, and for what. False: nobody does.
bool LeakFinder::gather()
{
    m_candidates.clear();
    m_sudogs.clear();
    m_words = m_machine.goroutines().size();
    for (Goroutine& g : m_machine.goroutines()) {
        if (waitsForOthers(g))
            m_candidates.push_back(&g);
    }
    if (m_candidates.empty())
        return false;
    m_machine.sudogs().forEachUsed([this](const Sudog& sudog) { m_sudogs.emplace_back(sudog.g->slot, &sudog); });
    std::stable_sort(m_sudogs.begin(), m_sudogs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_words += m_sudogs.size();
    return true;
}

/// Marks what the runtime, package variables and goroutines that can move reach.
void LeakFinder::markMovable()
{
    Heap& heap = m_machine.heap();
    heap.beginMark();
    m_machine.interpreter().markGlobals(heap);
    m_machine.scheduler().markRoots(heap);
    m_machine.interpreter().collector().finalizers().markAll(heap);
    m_anybodyMoves = m_machine.scheduler().timersPending();
    for (const Goroutine& g : m_machine.goroutines()) {
        if (g.state == State::Absent || g.state == State::Done || g.leaked || waitsForOthers(g))
            continue;
        m_anybodyMoves = true;
        markHeld(g);
    }
    if (m_mainReturned) {
        // Its frames are gone, but not their slots: runtime.main's and, above it, main.main's.
        m_anybodyMoves = true;
        const Goroutine& main = m_machine.goroutines().front();
        const code::Module& module = m_machine.module();
        std::uint32_t slots = module.functions[module.entry].frameSlots;
        for (const code::Function& function : module.functions) {
            if (function.name == "main.main")
                slots += function.frameSlots;
        }
        heap.markRange(main.slots.get(), std::min(main.slotCount, slots));
    }
    heap.drainMarks();
    m_words += heap.liveBytes() / 8;
}

void LeakFinder::markHeld(const Goroutine& g)
{
    Heap& heap = m_machine.heap();
    m_machine.interpreter().markRoots(g, heap);
    m_words += g.slotCount;
    for (auto at =
             std::lower_bound(m_sudogs.begin(), m_sudogs.end(), std::pair(g.slot, static_cast<const Sudog*>(nullptr)),
                 [](const auto&a, const auto&b) { return a.first < b.first; });
         at != m_sudogs.end() && at->first == g.slot; ++at) {
        heap.mark(at->second->target);
        heap.markRange(at->second->value.data(), at->second->value.size());
    }
}

bool LeakFinder::canBeWoken(std::size_t candidate) const
{
    const std::uint32_t slot = m_candidates[candidate]->slot;
    const Heap& heap = m_machine.heap();
    if (m_candidates[candidate]->reason == Reason::Coroutine)
        return heap.isMarked(m_candidates[candidate]->parkedAtCoro);
    for (auto at =
             std::lower_bound(m_sudogs.begin(), m_sudogs.end(), std::pair(slot, static_cast<const Sudog*>(nullptr)),
                 [](const auto&a, const auto&b) { return a.first < b.first; });
         at != m_sudogs.end() && at->first == slot; ++at) {
        if (heap.isMarked(at->second->target))
            return true;
    }
    return false;
}

/// Moves from the candidates whoever can be woken, until nothing changes. False: it took too long.
bool LeakFinder::settle()
{
    for (int round = 0; round < kMostRounds && !m_candidates.empty(); ++round) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (canBeWoken(i)) {
                markHeld(*m_candidates[i]);
                m_machine.heap().drainMarks();
            } else {
                m_candidates[kept++] = m_candidates[i];
            }
        }
        m_words += m_candidates.size();
        const bool changed = kept != m_candidates.size();
        m_candidates.resize(kept);
        if (!changed)
            return true;
    }
    return m_candidates.empty();
}

} // namespace ws::sim
