#pragma once

#include "trace/event.h"

#include <string_view>

/// Words for states, reasons, kinds: Go's own (they follow the Go version) and plain ones for the window.
namespace ws::trace {

/// The minor number of a Go version: 19 for "1.19" or "1.19.8"; 26 for anything that is not of the form "1.N".
int goMinorVersion(std::string_view goVersion);

/// What stands in the brackets of a goroutine's header (runtime.goroutineheader): the wait reason of a parked
/// goroutine, else the name of its status. Mutex and RWMutex have their own words from 1.20, WaitGroup from 1.24;
/// before, and for the lock of a file at any time, they are "semacquire".
std::string_view statusLabel(State state, Reason reason, int goMinor);
inline std::string_view statusLabel(State state, Reason reason, std::string_view goVersion)
{
    return statusLabel(state, reason, goMinorVersion(goVersion));
}

/// The state of a goroutine parked for `reason`: Semacquire when it sleeps on a semaphore of the runtime, else Waiting.
State parkedState(Reason reason);

/// True for the reasons with which a goroutine may be parked (the others say why it is runnable or in a system call).
bool isWaitReason(Reason reason);

/// The state in one plain word, as the legend says it: "waiting", "runnable", "semacquire" …
std::string_view stateName(State state);

/// Why a goroutine does not run, in plain words after "it …": "sleeps", "waits for a lock" …
std::string_view plainReason(Reason reason);

/// Go's spelling of a kind of object where it has one: "map", "WaitGroup", "RWMutex", "channel", "connection pool" …
std::string_view kindName(ObjectKind kind);

/// Identifiers as they stand in JSON ("GoStart", "MutexLock", "semacquire" …); stable across versions of the format.
std::string_view identifier(EventKind kind);
std::string_view identifier(Reason reason);
std::string_view identifier(ObjectKind kind);
std::string_view identifier(MilestoneKind kind);
std::string_view identifier(ProcessStatus status);

inline constexpr int kEventKindCount = static_cast<int>(EventKind::GoLeak) + 1;
inline constexpr int kReasonCount = static_cast<int>(Reason::Coroutine) + 1;
inline constexpr int kObjectKindCount = static_cast<int>(ObjectKind::SyncMap) + 1;
inline constexpr int kMilestoneKindCount = static_cast<int>(MilestoneKind::End) + 1;

} // namespace ws::trace
