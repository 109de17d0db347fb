#include "replay/validator.h"
#include "support/sample_trace.h"
#include "support/trace_builder.h"
#include "trace/labels.h"

#include <gtest/gtest.h>

#include <functional>

// Each test takes a legal trace, spoils one event, and expects the validator to notice. A spoiled trace is made by
// copying the tables and appending the changed events.

namespace ws::replay {
namespace {

using Change = std::function<void(Event&)>;

std::shared_ptr<const Trace> copyOf(const Trace& original, const std::function<void(std::vector<Event>&)>& spoil,
    const std::function<void(RunInfo&)>& spoilRun = {})
{
    Writer writer;
    writer.run() = original.run();
    if (spoilRun)
        spoilRun(writer.run());
    for (const SourceFile& file : original.files())
        writer.addFile(file);
    for (const std::string& text : original.strings())
        writer.intern(text);
    for (StackId id = 1; id < original.stacks().size(); ++id)
        writer.internFrame(original.frame(id));
    for (ObjectId id = 1; id < original.objects().size(); ++id)
        writer.addObject(original.object(id));
    for (const GoroutineInfo& info : original.goroutines())
        writer.addGoroutine(info);
    std::vector<Event> events(original.events().begin(), original.events().end());
    spoil(events);
    for (const Event& event : events)
        writer.append(event);
    return writer.finish();
}

/// Tries the change at every event of the kind (up to a few dozen) and expects each to be refused.
void expectRefused(EventKind kind, const char* what, const Change& change)
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed < 12; ++seed) {
        const auto trace = test::randomTrace(seed, 1500);
        for (EventIndex i = 0; i < trace->size() && tried < 60; ++i) {
            if (trace->event(i).kind != kind)
                continue;
            Event changed = trace->event(i);
            change(changed);
            if (changed == trace->event(i))
                continue;
            const auto spoiled = copyOf(*trace, [&](std::vector<Event>& events) { events[i] = changed; });
            EXPECT_FALSE(validate(*spoiled).empty())
                << identifier(kind) << " with " << what << ", seed " << seed << ", event " << i;
            ++tried;
        }
    }
    EXPECT_GT(tried, 0) << "no event of kind " << identifier(kind) << " was tried";
}

TEST(Validator, noticesTimeThatGoesBack)
{
    expectRefused(EventKind::Step, "time before the beginning of the trace's middle", [](Event& e) {
        if (e.timeNs > 0)
            e.timeNs = 0;
    });
}

TEST(Validator, noticesIndicesOutsideOfTheTables)
{
    expectRefused(EventKind::Step, "an unknown goroutine", [](Event& e) { e.g = 100'000; });
    expectRefused(EventKind::Step, "a goroutine id that Go skipped", [](Event& e) { e.g = 16; });
    expectRefused(EventKind::Step, "an unknown stack", [](Event& e) { e.stack = 100'000; });
    expectRefused(EventKind::Step, "an unknown object", [](Event& e) { e.obj = 100'000; });
    expectRefused(EventKind::Output, "an unknown text", [](Event& e) { e.b = 100'000; });
    expectRefused(EventKind::Step, "an unknown kind", [](Event& e) { e.kind = static_cast<EventKind>(200); });
    expectRefused(EventKind::Step, "an unknown reason", [](Event& e) { e.reason = static_cast<Reason>(99); });
}

TEST(Validator, noticesWrongStates)
{
    for (const EventKind kind : {EventKind::GoCreate, EventKind::GoStart, EventKind::GoPark, EventKind::GoReady,
             EventKind::GoYield, EventKind::GoSyscall, EventKind::GoSyscallExit, EventKind::GoEnd, EventKind::GoCrash,
             EventKind::GoSteal, EventKind::Step, EventKind::WgCounter}) {
        const auto moved = [](State state, int by) {
            return static_cast<State>((static_cast<int>(state) + by) % kStateCount);
        };
        for (int by = 1; by < kStateCount; ++by) {
            expectRefused(kind, "another state before",
                [=](Event& e) { e.states = Event::pack(moved(e.before(), by), e.after()); });
            expectRefused(kind, "another state after",
                [=](Event& e) { e.states = Event::pack(e.before(), moved(e.after(), by)); });
        }
    }
}

TEST(Validator, noticesProcessorsThatDoNotFit)
{
    expectRefused(EventKind::GoStart, "a processor that does not exist", [](Event& e) { e.p = 7; });
    expectRefused(EventKind::GoStart, "another queue", [](Event& e) { e.b = e.b == 1 ? 2 : 1; });
    expectRefused(EventKind::GoSteal, "another queue", [](Event& e) { e.b = e.b == 1 ? 2 : 1; });
    expectRefused(EventKind::GoSteal, "its own queue", [](Event& e) { e.p = static_cast<std::uint8_t>(e.b); });
    expectRefused(EventKind::GoSyscall, "another processor", [](Event& e) { e.b = (e.b + 1) % 3; });
    expectRefused(
        EventKind::ProcHandoff, "another processor", [](Event& e) { e.p = static_cast<std::uint8_t>((e.p + 1) % 3); });
    expectRefused(EventKind::ProcHandoff, "the same thread", [](Event& e) { e.a = e.b; });
    expectRefused(EventKind::GoYield, "no reason", [](Event& e) { e.reason = Reason::None; });
    expectRefused(EventKind::GoYield, "a queue that does not exist", [](Event& e) { e.p = 9; });
    expectRefused(EventKind::GoCreate, "a queue that does not exist", [](Event& e) { e.p = 9; });
    expectRefused(EventKind::GoReady, "a queue that does not exist", [](Event& e) { e.p = 9; });
}

TEST(Validator, noticesTwoGoroutinesOnOneProcessor)
{
    const auto trace = test::samplePoolTrace();
    const auto spoiled = copyOf(*trace, [](std::vector<Event>& events) {
        std::uint8_t first = kNoProc;
        for (Event& e : events) {
            if (e.kind != EventKind::GoStart)
                continue;
            if (first == kNoProc) {
                first = e.p;
            } else if (e.p != first) {
                e.p = first;
                return;
            }
        }
    });
    EXPECT_FALSE(validate(*spoiled).empty());
}

TEST(Validator, noticesOneThreadOnTwoProcessors)
{
    const auto trace = test::samplePoolTrace();
    const auto spoiled = copyOf(*trace, [](std::vector<Event>& events) {
        for (Event& e : events) {
            if (e.kind == EventKind::GoStart)
                e.a = 3;
        }
    });
    EXPECT_FALSE(validate(*spoiled).empty());
}

TEST(Validator, noticesWrongReasonsAndObjectsOfAPark)
{
    expectRefused(EventKind::GoPark, "a reason that is none", [](Event& e) { e.reason = Reason::Gosched; });
    expectRefused(EventKind::GoPark, "a reason of the other state",
        [](Event& e) { e.reason = e.after() == State::Semacquire ? Reason::Sleep : Reason::MutexLock; });
    expectRefused(EventKind::GoReady, "another object", [](Event& e) { e.obj = e.obj == 1 ? 2 : 1; });
    expectRefused(EventKind::GoReady, "a waker that does not exist", [](Event& e) { e.a = 90'000; });
}

TEST(Validator, noticesStacksThatMoveOnTheirOwn)
{
    for (const EventKind kind : {EventKind::GoStart, EventKind::GoReady, EventKind::GoSteal})
        expectRefused(kind, "another stack", [](Event& e) { e.stack = e.stack == 1 ? 2 : 1; });
}

TEST(Validator, noticesThatTheLostMove)
{
    expectRefused(EventKind::GoLeak, "somebody who runs",
        [](Event& e) { e.states = Event::pack(State::Running, State::Running); });
    expectRefused(EventKind::GoLeak, "another object", [](Event& e) { e.obj = e.obj == 1 ? 2 : 1; });
    const auto trace = [](bool twice, bool moves) {
        test::TraceBuilder b(2);
        const std::uint32_t file = b.addFile("prog.go", "package main\n", true);
        b.create(1, 0, "main.main", file, 1, 0);
        b.start(1, 0, 1);
        b.park(1, Reason::ChanReceive, 0);
        b.leak(1);
        if (twice)
            b.leak(1);
        if (moves)
            b.ready(1, 0, 0);
        return b.finish();
    };
    EXPECT_TRUE(validate(*trace(false, false)).empty());
    EXPECT_FALSE(validate(*trace(true, false)).empty());
    EXPECT_FALSE(validate(*trace(false, true)).empty());
}

TEST(Validator, noticesOldValuesThatDoNotFit)
{
    for (const EventKind kind : {EventKind::WgCounter, EventKind::WgWaiters, EventKind::LockAcquire,
             EventKind::LockRelease, EventKind::LockMode, EventKind::RLock, EventKind::RUnlock, EventKind::MapFlag,
             EventKind::MapInsert, EventKind::MapDelete, EventKind::PoolLimit, EventKind::PoolWaiters,
             EventKind::PoolTimeout, EventKind::ConnCheckout, EventKind::ConnReturn, EventKind::ConnClose,
             EventKind::SessionEnd, EventKind::ProcessStatus, EventKind::ProcHandoff})
        expectRefused(kind, "another old value", [](Event& e) { e.b += 3; });
}

TEST(Validator, noticesNewValuesThatDoNotFit)
{
    for (const EventKind kind : {EventKind::RLock, EventKind::RUnlock, EventKind::ChanSend, EventKind::ChanRecv,
             EventKind::PoolTimeout, EventKind::ConnCheckout, EventKind::ConnReturn, EventKind::ConnOpen,
             EventKind::ProcessStatus, EventKind::MapEnter, EventKind::ChanClose, EventKind::Output})
        expectRefused(kind, "another new value", [](Event& e) { e.a += 5; });
    expectRefused(EventKind::MapInsert, "a cell beyond all", [](Event& e) { e.a = kMaxMapCells; });
    expectRefused(EventKind::Milestone, "an unknown kind", [](Event& e) { e.a = 99; });
}

TEST(Validator, noticesObjectsOfTheWrongKind)
{
    for (int i = static_cast<int>(EventKind::MapFlag); i <= static_cast<int>(EventKind::SessionEnd); ++i) {
        const auto kind = static_cast<EventKind>(i);
        if (kind == EventKind::MapClear || kind == EventKind::TimerFire)
            continue;
        expectRefused(kind, "no object", [](Event& e) { e.obj = 0; });
    }
}

TEST(Validator, noticesEventsThatAreMissingOrDoubled)
{
    // A change of state that is left out or told twice breaks the chain of the goroutine's states.
    const auto trace = test::samplePoolTrace();
    for (EventIndex i = 0; i < trace->size(); i += 37) {
        const Event& e = trace->event(i);
        if (e.kind > EventKind::GoSyscallExit)
            continue;
        const auto without = copyOf(
            *trace, [i](std::vector<Event>& events) { events.erase(events.begin() + static_cast<std::ptrdiff_t>(i)); });
        EXPECT_FALSE(validate(*without).empty()) << "without event " << i;
        const auto twice = copyOf(*trace,
            [i, e](std::vector<Event>& events) { events.insert(events.begin() + static_cast<std::ptrdiff_t>(i), e); });
        EXPECT_FALSE(validate(*twice).empty()) << "with event " << i << " twice";
    }
}

TEST(Validator, noticesLifeAfterDeath)
{
    const auto trace = test::samplePoolTrace();
    const auto spoiled = copyOf(*trace, [&](std::vector<Event>& events) {
        Event dying;
        dying.kind = EventKind::ProcessStatus;
        dying.a = static_cast<std::uint32_t>(ProcessStatus::Exited);
        dying.timeNs = events[2000].timeNs;
        events.insert(events.begin() + 2001, dying);
    });
    EXPECT_FALSE(validate(*spoiled).empty());
}

TEST(Validator, noticesACrashThatNobodyHad)
{
    const auto trace = test::safePoolTrace();
    const auto spoiled = copyOf(
        *trace, [](std::vector<Event>&) {}, [](RunInfo& run) { run.outcome = Outcome::Fatal; });
    EXPECT_FALSE(validate(*spoiled).empty());
}

TEST(Validator, noticesStatementsAfterTheirEnd)
{
    const auto trace = test::safePoolTrace();
    const auto spoiled = copyOf(
        *trace, [](std::vector<Event>&) {}, [](RunInfo& run) { run.stepsUntil = 100; });
    EXPECT_FALSE(validate(*spoiled).empty());
}

TEST(Validator, saysWhatIsWrongAndWhere)
{
    const auto trace = test::samplePoolTrace();
    EventIndex spoiledAt = 0;
    const auto spoiled = copyOf(*trace, [&](std::vector<Event>& events) {
        while (events[spoiledAt].kind != EventKind::WgCounter)
            ++spoiledAt;
        events[spoiledAt].b = 77;
    });
    const auto violations = validate(*spoiled);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].event, spoiledAt);
    EXPECT_EQ(violations[0].what, "WgCounter of G1: the old value does not fit");
}

} // namespace
} // namespace ws::replay
