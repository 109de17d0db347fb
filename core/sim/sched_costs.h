#pragma once

#include <cstdint>

/// What the scheduler's actions cost, in picoseconds of virtual time. The table of instructions is in costs.h.
///
/// Sources: "M" measured with real Go 1.19 on a 2-core virtual machine (the one of go-runtime.md); "S" read in the
/// source of the runtime (a constant there); "L" Linux' documented behaviour; "E" an estimate of the usual order of
/// magnitude.
namespace ws::sim::cost {

inline constexpr std::uint64_t kNs = 1'000;
inline constexpr std::uint64_t kUs = 1'000 * kNs;
inline constexpr std::uint64_t kMs = 1'000 * kUs;

// -- a processor changes its goroutine
inline constexpr std::uint64_t kSchedule = 90 * kNs; ///< E schedule(), findRunnable's fast path, execute, gogo
inline constexpr std::uint32_t kScheduleSpread = 60 * 1'000; ///< E caches: where the next goroutine's stack lies
inline constexpr std::uint64_t kPark = 60 * kNs; ///< E mcall, park_m
inline constexpr std::uint64_t kCoroSwitch = 20 * kNs; ///< E coroswitch: mcall, three CAS, gogo
inline constexpr std::uint64_t kReady = 50 * kNs; ///< E goready, runqput
inline constexpr std::uint32_t kSemaphoreWakeSpread =
    2'500'000; ///< E semrelease that wakes: root lock and sudog lie elsewhere
inline constexpr std::uint64_t kNewGoroutine = 220 * kNs; ///< M go statement with a reused g
inline constexpr std::uint64_t kEndGoroutine = 60 * kNs; ///< E goexit0, gfput
inline constexpr std::uint64_t kStealRound = 120 * kNs; ///< E one round over all processors without finding anything
inline constexpr std::uint64_t kFireTimer = 80 * kNs; ///< E one timer in runtimer
inline constexpr std::uint64_t kPollNetwork = 400 * kNs; ///< E one epoll_wait(0)

// -- channels (M: Go's own benchmarks; parking and waking come on top)
inline constexpr std::uint64_t kChannel = 18 * kNs; ///< one send, receive or close
inline constexpr std::uint64_t kSelect = 20 * kNs;
inline constexpr std::uint64_t kSelectCase = 10 * kNs; ///< per case: lock, poll order, unlock

// -- threads
inline constexpr std::uint64_t kFutexWake = 1'200 * kNs; ///< M startm's futex wake, paid by the waker …
inline constexpr std::uint32_t kFutexWakeSpread =
    5 * 1'000'000; ///< M … more when the interrupt leaves a virtual machine
inline constexpr std::uint64_t kThreadWake = 2 * kUs; ///< M until the woken thread runs, at the least
inline constexpr std::uint64_t kThreadWakeMean =
    60 * kUs; ///< M exponentially more, on average (a virtual machine's idle core)
inline constexpr std::uint64_t kCoreSleepsAfter = 50 * kMs; ///< E idle for so long, a core has gone to sleep …
inline constexpr std::uint32_t kLateWakePercent = 60; ///< M … and then a woken thread is often late
inline constexpr std::uint64_t kLateWake = 400 * kUs; ///< M
inline constexpr std::uint32_t kLateWakeSpreadNs = 3'000'000; ///< M
inline constexpr std::uint64_t kTimerSlack =
    50 * kUs; ///< L prctl(PR_SET_TIMERSLACK)'s default: sleeping threads wake so late
inline constexpr std::uint32_t kTimerSlackSpread = 25 * 1'000'000; ///< M
inline constexpr std::uint64_t kStealNextWait =
    3 * kUs; ///< S usleep(3) before stealing a runnext, plus the timer slack

// -- sysmon (all S but the first)
inline constexpr std::uint64_t kSysmonBeforeMain = 1'800 * kUs; ///< M how long it has run when main.main starts
inline constexpr std::uint64_t kSysmonDelay = 20 * kUs;
inline constexpr std::uint32_t kSysmonIdleRounds = 50;
inline constexpr std::uint64_t kSysmonMaxDelay = 10 * kMs;
inline constexpr std::uint64_t kPreemptAfter = 10 * kMs;
inline constexpr std::uint64_t kForceGc = 120'000 * kMs;
inline constexpr std::uint64_t kPollNetworkAfter = 10 * kMs;
inline constexpr std::uint64_t kFreezeWait = 1 * kMs; ///< freezetheworld waits up to five times so long

inline constexpr std::uint64_t kActiveSpin = 80 * kNs; ///< E 30 PAUSE of one step of a Mutex' active spinning

// -- system calls
inline constexpr std::uint64_t kEnterSyscall = 60 * kNs; ///< E entersyscall and the trap
inline constexpr std::uint64_t kExitSyscall = 50 * kNs; ///< E exitsyscall with the old processor still there
inline constexpr std::uint64_t kExitSyscallSlow = 400 * kNs; ///< E with another processor

} // namespace ws::sim::cost
