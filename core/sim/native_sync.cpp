#include "sim/costs.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/sched_costs.h"
#include "sim/scheduler.h"
#include "sim/semaphore.h"

#include <utility>

/// Natives of sync, internal/sync and internal/poll: semaphores, notify lists, and the events of locks.
namespace ws::sim {

namespace {

using trace::EventKind;
using trace::ObjectId;
using trace::ObjectKind;
using trace::Reason;

// The state word of a Mutex: sync.mutexLocked and its neighbours, and above them the number of waiters.
constexpr std::int32_t kLocked = 1;
constexpr std::int32_t kWoken = 2;
constexpr std::int32_t kStarving = 4;
constexpr std::int32_t kOneWaiter = 8;

constexpr Ps kLockedPs = 6'000; ///< E as sync/atomic's: a locked instruction on a line in the cache
constexpr Ps kToSlowPathPs = 4'000; ///< E call of lockSlow, load of the state, what decides about the new one

/// Memory of the types in resources/gostd/sync, for finding the object of an address.
constexpr std::uint64_t kMutexBytes = 8;
constexpr std::uint64_t kWaitGroupBytes = 16;
constexpr std::uint64_t kRWMutexBytes = 24;
constexpr std::uint64_t kOnceBytes = 12;
constexpr std::uint64_t kCondBytes = 56;
constexpr std::uint64_t kMapBytes = 56;

// -- semaphores

template <Reason R> NativeStatus acquire(NativeCall& call)
{
    constexpr bool hasLifo = R == Reason::MutexLock || R == Reason::RWMutexLock || R == Reason::RWMutexRLock;
    const Addr address = parameter(call, 0);
    Semaphores::Acquire how;
    how.lifo = hasLifo && parameter(call, 1) != 0;
    how.reason = R;
    how.obj = call.machine.emitter().objectContaining(address);
    return call.machine.semaphores().acquire(call.g, address, how);
}

NativeStatus release(NativeCall& call)
{
    return call.machine.semaphores().release(call.g, parameter(call, 0), parameter(call, 1) != 0);
}

NativeStatus releasePlain(NativeCall& call)
{
    return call.machine.semaphores().release(call.g, parameter(call, 0), false);
}

NativeStatus canSpin(NativeCall& call)
{
    constexpr std::int64_t kActiveSpins = 4; ///< runtime.active_spin
    const bool can = signedParameter(call, 0) < kActiveSpins && call.machine.scheduler().mayActivelySpin();
    result(call, 0, can ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus doSpin(NativeCall& call)
{
    call.machine.charge(cost::kActiveSpin);
    return NativeStatus::Done;
}

NativeStatus nanotime(NativeCall& call)
{
    result(call, 0, call.machine.nowNs() + 1);
    return NativeStatus::Done;
}

// -- sync.Cond

NativeStatus notifyAdd(NativeCall& call)
{
    result(call, 0, call.machine.notifyLists().add(parameter(call, 0)));
    return NativeStatus::Done;
}

NativeStatus notifyWait(NativeCall& call)
{
    const Addr list = parameter(call, 0);
    return call.machine.notifyLists().wait(
        call.g, list, static_cast<std::uint32_t>(parameter(call, 1)), call.machine.emitter().objectContaining(list));
}

template <bool All> NativeStatus notify(NativeCall& call)
{
    const Addr list = parameter(call, 0);
    NotifyLists& lists = call.machine.notifyLists();
    TraceEmitter& emitter = call.machine.emitter();
    const std::uint32_t waiting = lists.waiting(list);
    emitter.event(EventKind::CondSignal, &call.g, emitter.objectContaining(list), All ? waiting : waiting > 0, 0);
    if (All)
        lists.notifyAll(call.g, list);
    else
        lists.notifyOne(call.g, list);
    return NativeStatus::Done;
}

// -- ends

NativeStatus fatal(NativeCall& call)
{
    call.machine.fatal(textParameter(call, 0));
    return NativeStatus::Stop;
}

NativeStatus throwText(NativeCall& call)
{
    call.machine.throwError(textParameter(call, 0));
    return NativeStatus::Stop;
}

// -- objects and events

ObjectId objectAt(NativeCall& call, ObjectKind kind, const char* type, std::uint64_t bytes)
{
    return call.machine.emitter().object(kind, parameter(call, 0), type, 0, bytes);
}

/// A copy or an assignment of a whole sync variable changes it without any call: the trace learns of it at the next
/// one, as events of nobody (g = 0). `old` is the state word as the memory has it.
ObjectId settledWaitGroup(NativeCall& call, std::uint64_t old)
{
    TraceEmitter& emitter = call.machine.emitter();
    const ObjectId wg = objectAt(call, ObjectKind::WaitGroup, "sync.WaitGroup", kWaitGroupBytes);
    const auto settle = [&](EventKind kind, std::uint32_t& known, std::uint32_t actual) {
        if (known != actual)
            emitter.event(kind, nullptr, wg, actual, std::exchange(known, actual));
    };
    settle(EventKind::WgCounter, emitter.word(wg, 0), static_cast<std::uint32_t>(old >> 32));
    settle(EventKind::WgWaiters, emitter.word(wg, 1), static_cast<std::uint32_t>(old));
    return wg;
}

NativeStatus wgAdd(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    if (!readable(call, address, 8))
        return NativeStatus::Panic;
    Heap& heap = call.machine.heap();
    const auto old = heap.load<std::uint64_t>(address);
    const std::uint64_t now = old + (parameter(call, 1) << 32);
    heap.store(address, now);
    TraceEmitter& emitter = call.machine.emitter();
    if (emitter.enabled()) {
        const ObjectId wg = settledWaitGroup(call, old);
        emitter.word(wg, 0) = static_cast<std::uint32_t>(now >> 32);
        emitter.event(EventKind::WgCounter, &call.g, wg, static_cast<std::uint32_t>(now >> 32),
            static_cast<std::uint32_t>(old >> 32));
    }
    result(call, 0, now);
    return NativeStatus::Done;
}

void waitersEvent(NativeCall& call, std::uint64_t now, std::uint64_t old)
{
    TraceEmitter& emitter = call.machine.emitter();
    if (!emitter.enabled() || static_cast<std::uint32_t>(now) == static_cast<std::uint32_t>(old))
        return;
    const ObjectId wg = settledWaitGroup(call, old);
    emitter.word(wg, 1) = static_cast<std::uint32_t>(now);
    emitter.event(EventKind::WgWaiters, &call.g, wg, static_cast<std::uint32_t>(now), static_cast<std::uint32_t>(old));
}

NativeStatus wgWait(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    const std::uint64_t expected = parameter(call, 1);
    Heap& heap = call.machine.heap();
    const bool swapped = heap.load<std::uint64_t>(address) == expected;
    if (swapped) {
        heap.store(address, expected + 1);
        waitersEvent(call, expected + 1, expected);
    }
    result(call, 0, swapped ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus wgReset(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    Heap& heap = call.machine.heap();
    const auto old = heap.load<std::uint64_t>(address);
    heap.store<std::uint64_t>(address, 0);
    waitersEvent(call, 0, old);
    return NativeStatus::Done;
}

/// The Mutex at the address, or 0 if it is a part of something that speaks for it.
ObjectId mutexAt(NativeCall& call)
{
    TraceEmitter& emitter = call.machine.emitter();
    if (!emitter.enabled())
        return 0;
    const Addr address = parameter(call, 0);
    const ObjectId holder = emitter.objectContaining(address);
    const ObjectKind kind = emitter.kindOf(holder);
    if (kind == ObjectKind::Mutex) [[likely]]
        return holder;
    switch (kind) {
    case ObjectKind::RWMutex:
    case ObjectKind::Once:
    case ObjectKind::SyncMap:
        return 0;
    case ObjectKind::None:
    case ObjectKind::Map:
    case ObjectKind::WaitGroup:
    case ObjectKind::Mutex:
    case ObjectKind::Cond:
    case ObjectKind::Chan:
    case ObjectKind::Pool:
    case ObjectKind::Conn:
    case ObjectKind::Stdout:
    case ObjectKind::Semaphore:
    case ObjectKind::Timer:
        break;
    }
    return emitter.object(ObjectKind::Mutex, address, "sync.Mutex", 0, kMutexBytes);
}

/// Whoever is locked in on the trace has lost the lock: the variable was overwritten by an unlocked one.
void nobodyInside(NativeCall& call, ObjectId lock, bool readersToo)
{
    TraceEmitter& emitter = call.machine.emitter();
    std::uint32_t* const words = emitter.words(lock);
    if (std::uint32_t& owner = words[0]; owner != 0) [[unlikely]]
        emitter.event(EventKind::LockRelease, nullptr, lock, 0, std::exchange(owner, 0));
    if (std::uint32_t& readers = words[1]; readersToo && readers != 0) [[unlikely]] {
        for (; readers != 0; --readers)
            emitter.event(EventKind::RUnlock, nullptr, lock, readers - 1, readers);
    }
}

void acquired(NativeCall& call, ObjectId lock)
{
    if (lock == 0)
        return;
    nobodyInside(call, lock, true);
    TraceEmitter& emitter = call.machine.emitter();
    emitter.word(lock) = call.g.id;
    emitter.event(EventKind::LockAcquire, &call.g, lock, 0, 0);
}

void released(NativeCall& call, ObjectId lock)
{
    if (lock == 0)
        return;
    std::uint32_t& owner = call.machine.emitter().word(lock);
    const std::uint32_t before = owner;
    if (before == 0)
        return; // an unlock of an unlocked mutex releases nothing; the fatal error follows
    owner = 0;
    call.machine.emitter().event(EventKind::LockRelease, &call.g, lock, 0, before);
}

NativeStatus lockAcquire(NativeCall& call)
{
    acquired(call, mutexAt(call));
    return NativeStatus::Done;
}

void modeEvent(NativeCall& call, std::int32_t now, std::int32_t old)
{
    if ((now & kStarving) == (old & kStarving))
        return;
    const ObjectId lock = mutexAt(call);
    if (lock != 0)
        call.machine.emitter().event(
            EventKind::LockMode, &call.g, lock, (now & kStarving) != 0, (old & kStarving) != 0);
}

NativeStatus mutexCas(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    if (!readable(call, address, kMutexBytes))
        return NativeStatus::Panic;
    Heap& heap = call.machine.heap();
    const auto old = static_cast<std::int32_t>(signedParameter(call, 1));
    const auto next = static_cast<std::int32_t>(signedParameter(call, 2));
    const bool swapped = heap.load<std::int32_t>(address) == old;
    if (swapped) {
        heap.store(address, next);
        modeEvent(call, next, old);
    }
    result(call, 0, swapped ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus mutexAdd(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    if (!readable(call, address, kMutexBytes))
        return NativeStatus::Panic;
    Heap& heap = call.machine.heap();
    const auto old = heap.load<std::uint32_t>(address);
    const auto now = old + static_cast<std::uint32_t>(parameter(call, 1));
    heap.store(address, now);
    modeEvent(call, static_cast<std::int32_t>(now), static_cast<std::int32_t>(old));
    result(call, 0, static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(now)}));
    return NativeStatus::Done;
}

/// Lock's fast path: compare-and-swap from 0.
NativeStatus mutexLock(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    if (!readable(call, address, kMutexBytes))
        return NativeStatus::Panic;
    Heap& heap = call.machine.heap();
    const bool free = heap.load<std::int32_t>(address) == 0;
    if (free) {
        heap.store(address, kLocked);
        acquired(call, mutexAt(call));
    }
    result(call, 0, free ? 1 : 0);
    return NativeStatus::Done;
}

/// In front of Lock: what it does while nobody holds the lock, the compare-and-swap from 0 that Go inlines and, where
/// that only fails because somebody waits or was woken, the first round of lockSlow: load, compare-and-swap. Two
/// visible steps as there: another processor may act in between.
NativeStatus lockFree(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    Heap& heap = call.machine.heap();
    if (!heap.valid(address, kMutexBytes))
        return NativeStatus::Body;
    const auto old = heap.load<std::int32_t>(address);
    if ((old & (kLocked | kStarving)) != 0)
        return NativeStatus::Body;
    if (call.g.phase == 0) {
        call.machine.charge(kLockedPs);
        if (old != 0) {
            call.machine.charge(kToSlowPathPs + kLockedPs);
            call.g.phase = 1;
            if (call.machine.proc().clockPs >= call.machine.proc().limitPs)
                return NativeStatus::Again;
        }
    }
    heap.store(address, old | kLocked);
    acquired(call, mutexAt(call));
    return NativeStatus::Done;
}

/// Is the state that Unlock leaves one in which somebody has to be woken, or the lock was not held at all?
bool needsSlowUnlock(std::int32_t now)
{
    const bool wasLocked = (now & kLocked) == 0;
    const bool nobodyToWake = now < kOneWaiter || (now & (kLocked | kWoken)) != 0;
    return !wasLocked || (now & kStarving) != 0 || !nobodyToWake;
}

/// In front of Unlock: LockRelease and the atomic subtraction of 1, if that is all there is to do.
NativeStatus unlockNobodyWaits(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    Heap& heap = call.machine.heap();
    if (!heap.valid(address, kMutexBytes))
        return NativeStatus::Body;
    const std::int32_t now = heap.load<std::int32_t>(address) - 1;
    if (needsSlowUnlock(now))
        return NativeStatus::Body;
    call.machine.charge(kLockedPs);
    released(call, mutexAt(call));
    heap.store(address, now);
    return NativeStatus::Done;
}

/// The same where somebody may have to be woken. 0: nobody, or there is no need; else the new state, for unlockSlow.
NativeStatus mutexUnlock(NativeCall& call)
{
    const Addr address = parameter(call, 0);
    Heap& heap = call.machine.heap();
    if (!readable(call, address, kMutexBytes))
        return NativeStatus::Panic;
    released(call, mutexAt(call));
    const auto now = static_cast<std::int32_t>(heap.load<std::uint32_t>(address) - 1);
    heap.store(address, now);
    result(call, 0, needsSlowUnlock(now) ? static_cast<std::uint64_t>(std::int64_t{now}) : 0);
    return NativeStatus::Done;
}

ObjectId rwAt(NativeCall& call)
{
    return objectAt(call, ObjectKind::RWMutex, "sync.RWMutex", kRWMutexBytes);
}

NativeStatus rwNew(NativeCall& call)
{
    rwAt(call);
    return NativeStatus::Done;
}

NativeStatus rwAcquire(NativeCall& call)
{
    acquired(call, rwAt(call));
    return NativeStatus::Done;
}

NativeStatus rwRelease(NativeCall& call)
{
    released(call, rwAt(call));
    return NativeStatus::Done;
}

NativeStatus rLock(NativeCall& call)
{
    if (const ObjectId lock = rwAt(call); lock != 0) {
        nobodyInside(call, lock, false);
        std::uint32_t& readers = call.machine.emitter().word(lock, 1);
        ++readers;
        call.machine.emitter().event(EventKind::RLock, &call.g, lock, readers, readers - 1);
    }
    return NativeStatus::Done;
}

NativeStatus rUnlock(NativeCall& call)
{
    if (const ObjectId lock = rwAt(call); lock != 0) {
        std::uint32_t& readers = call.machine.emitter().word(lock, 1);
        if (readers > 0) {
            --readers;
            call.machine.emitter().event(EventKind::RUnlock, &call.g, lock, readers, readers + 1);
        }
    }
    return NativeStatus::Done;
}

NativeStatus onceNew(NativeCall& call)
{
    objectAt(call, ObjectKind::Once, "sync.Once", kOnceBytes);
    return NativeStatus::Done;
}

NativeStatus condNew(NativeCall& call)
{
    objectAt(call, ObjectKind::Cond, "sync.Cond", kCondBytes);
    return NativeStatus::Done;
}

NativeStatus mapNew(NativeCall& call)
{
    objectAt(call, ObjectKind::SyncMap, "sync.Map", kMapBytes);
    return NativeStatus::Done;
}

constexpr std::uint32_t kSemaphorePs = 25'000; ///< E semacquire's fast path
constexpr std::uint32_t kReleasePs = 12'000;
constexpr std::uint32_t kAtomicPs = 5'000; ///< E a locked instruction on a line that is ours
constexpr std::uint32_t kNotifyPs = 10'000;
constexpr std::uint32_t kClockPs = 20'000; ///< E the vDSO's clock

constexpr NativeEntry kTable[] = {
    {"sync.runtime_Semacquire", acquire<Reason::Semacquire>, kSemaphorePs},
    {"internal/poll.runtime_Semacquire", acquire<Reason::Semacquire>, kSemaphorePs},
    {"sync.runtime_SemacquireWaitGroup", acquire<Reason::WaitGroupWait>, kSemaphorePs},
    {"sync.runtime_SemacquireMutex", acquire<Reason::MutexLock>, kSemaphorePs},
    {"internal/sync.runtime_SemacquireMutex", acquire<Reason::MutexLock>, kSemaphorePs},
    {"sync.runtime_SemacquireRWMutexR", acquire<Reason::RWMutexRLock>, kSemaphorePs},
    {"sync.runtime_SemacquireRWMutex", acquire<Reason::RWMutexLock>, kSemaphorePs},
    {"sync.runtime_Semrelease", release, kReleasePs},
    {"internal/sync.runtime_Semrelease", release, kReleasePs},
    {"internal/poll.runtime_Semrelease", releasePlain, kReleasePs},
    {"sync.runtime_canSpin", canSpin, 5'000},
    {"internal/sync.runtime_canSpin", canSpin, 5'000},
    {"sync.runtime_doSpin", doSpin, 0},
    {"internal/sync.runtime_doSpin", doSpin, 0},
    {"sync.runtime_nanotime", nanotime, kClockPs},
    {"internal/sync.runtime_nanotime", nanotime, kClockPs},
    {"sync.runtime_notifyListAdd", notifyAdd, kAtomicPs},
    {"sync.runtime_notifyListWait", notifyWait, kNotifyPs},
    {"sync.runtime_notifyListNotifyAll", notify<true>, kNotifyPs},
    {"sync.runtime_notifyListNotifyOne", notify<false>, kNotifyPs},
    {"sync.fatal", fatal, 0},
    {"internal/sync.fatal", fatal, 0},
    {"sync.throw", throwText, 0},
    {"internal/sync.throw", throwText, 0},
    {"internal/poll.throw", throwText, 0},
    {"sync.rt_wgAdd", wgAdd, kAtomicPs},
    {"sync.rt_wgWait", wgWait, kAtomicPs},
    {"sync.rt_wgReset", wgReset, 1'000},
    {"sync.rt_lockAcquire", lockAcquire, 0},
    {"internal/sync.rt_lockAcquire", lockAcquire, 0},
    {"sync.rt_lock", mutexLock, kLockedPs},
    {"internal/sync.rt_lock", mutexLock, kLockedPs},
    {"sync.(*Mutex).Lock", lockFree, 0},
    {"sync.(*Mutex).Unlock", unlockNobodyWaits, 0},
    {"sync.rt_unlock", mutexUnlock, kLockedPs},
    {"internal/sync.rt_unlock", mutexUnlock, kLockedPs},
    {"sync.rt_cas", mutexCas, kAtomicPs},
    {"internal/sync.rt_cas", mutexCas, kAtomicPs},
    {"sync.rt_add", mutexAdd, kAtomicPs},
    {"internal/sync.rt_add", mutexAdd, kAtomicPs},
    {"sync.rt_rwNew", rwNew, 0},
    {"sync.rt_rwAcquire", rwAcquire, 0},
    {"sync.rt_rwRelease", rwRelease, 0},
    {"sync.rt_rLock", rLock, 0},
    {"sync.rt_rUnlock", rUnlock, 0},
    {"sync.rt_onceNew", onceNew, 0},
    {"sync.rt_condNew", condNew, 0},
    {"sync.rt_mapNew", mapNew, 0},
};

} // namespace

NativeTable syncNatives()
{
    return kTable;
}

} // namespace ws::sim
