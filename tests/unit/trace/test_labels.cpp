#include "trace/labels.h"

#include <gtest/gtest.h>

namespace ws::trace {
namespace {

struct LabelCase {
    Reason reason;
    const char* in119;
    const char* in120;
    const char* in123;
    const char* in126;
};

TEST(Labels, followTheGoVersionAsTheRuntimeDoes)
{
    const LabelCase cases[] = {
        {Reason::MutexLock, "semacquire", "sync.Mutex.Lock", "sync.Mutex.Lock", "sync.Mutex.Lock"},
        {Reason::RWMutexRLock, "semacquire", "sync.RWMutex.RLock", "sync.RWMutex.RLock", "sync.RWMutex.RLock"},
        {Reason::RWMutexLock, "semacquire", "sync.RWMutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.Lock"},
        {Reason::WaitGroupWait, "semacquire", "semacquire", "semacquire", "sync.WaitGroup.Wait"},
        {Reason::Semacquire, "semacquire", "semacquire", "semacquire", "semacquire"},
        {Reason::CondWait, "sync.Cond.Wait", "sync.Cond.Wait", "sync.Cond.Wait", "sync.Cond.Wait"},
        {Reason::ChanReceiveNil, "chan receive (nil chan)", "chan receive (nil chan)", "chan receive (nil chan)",
            "chan receive (nil chan)"},
        {Reason::IOWait, "IO wait", "IO wait", "IO wait", "IO wait"},
        {Reason::Coroutine, "coroutine", "coroutine", "coroutine", "coroutine"},
    };
    for (const LabelCase& one : cases) {
        const State state = parkedState(one.reason);
        EXPECT_EQ(statusLabel(state, one.reason, "1.19"), one.in119) << identifier(one.reason);
        EXPECT_EQ(statusLabel(state, one.reason, "1.20"), one.in120) << identifier(one.reason);
        EXPECT_EQ(statusLabel(state, one.reason, "1.23.5"), one.in123) << identifier(one.reason);
        EXPECT_EQ(statusLabel(state, one.reason, "1.26"), one.in126) << identifier(one.reason);
    }
}

TEST(Labels, namePlainStatesAsGoDoes)
{
    EXPECT_EQ(statusLabel(State::Runnable, Reason::Preempted, "1.26"), "runnable");
    EXPECT_EQ(statusLabel(State::Running, Reason::None, "1.26"), "running");
    EXPECT_EQ(statusLabel(State::Crashed, Reason::None, "1.19"), "running");
    EXPECT_EQ(statusLabel(State::Syscall, Reason::Syscall, "1.19"), "syscall");
}

TEST(Labels, semaphoresAreASeparateStateAndCondIsNot)
{
    EXPECT_EQ(parkedState(Reason::MutexLock), State::Semacquire);
    EXPECT_EQ(parkedState(Reason::WaitGroupWait), State::Semacquire);
    EXPECT_EQ(parkedState(Reason::Semacquire), State::Semacquire);
    EXPECT_EQ(parkedState(Reason::CondWait), State::Waiting);
    EXPECT_EQ(parkedState(Reason::ChanSend), State::Waiting);
}

TEST(Labels, identifiersAreDistinct)
{
    for (int i = 0; i < kEventKindCount; ++i) {
        for (int k = 0; k < i; ++k)
            EXPECT_NE(identifier(static_cast<EventKind>(i)), identifier(static_cast<EventKind>(k)));
    }
    EXPECT_EQ(identifier(MilestoneKind::End), "End");
    EXPECT_EQ(identifier(ObjectKind::SyncMap), "SyncMap");
    EXPECT_EQ(identifier(Reason::SyscallExit), "SyscallExit");
}

TEST(Labels, unknownVersionsCountAsTheNewest)
{
    EXPECT_EQ(goMinorVersion("1.19.8"), 19);
    EXPECT_EQ(goMinorVersion("1.26"), 26);
    EXPECT_EQ(goMinorVersion("devel"), 26);
}

} // namespace
} // namespace ws::trace
