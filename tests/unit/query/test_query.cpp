#include "query/explain.h"
#include "query/milestones.h"
#include "query/stacks.h"
#include "query/summary.h"
#include "query/timeline.h"
#include "query/waits.h"
#include "replay/validator.h"
#include "support/sample_trace.h"
#include "support/trace_builder.h"
#include "trace/labels.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ws::query {
namespace {

std::shared_ptr<const TraceIndex> indexOf(std::shared_ptr<const Trace> trace)
{
    const auto violations = replay::validate(*trace);
    for (const auto& violation : violations)
        ADD_FAILURE() << violation.event << ": " << violation.what;
    return std::make_shared<const TraceIndex>(std::move(trace));
}

const Milestone* find(const std::vector<Milestone>& all, MilestoneKind kind)
{
    const auto place = std::find_if(all.begin(), all.end(), [kind](const Milestone& m) { return m.kind == kind; });
    return place == all.end() ? nullptr : &*place;
}

/// The sentence on the last event of a hand-made trace.
std::string lastSentence(test::TraceBuilder& b)
{
    const auto index = indexOf(b.finish());
    return explain(*index, index->finalWorld());
}

class Handmade : public testing::Test {
protected:
    Handmade()
        : b(2)
    {
        file = b.addFile("main.go", "package main\n\nfunc main() {\n\tdata[7] = 1 // hello\n}\n", true);
        map = b.addObject(ObjectKind::Map, "data", "map[int]int", 16);
        wg = b.addObject(ObjectKind::WaitGroup, "wg");
        muA = b.addObject(ObjectKind::Mutex, "a");
        muB = b.addObject(ObjectKind::Mutex, "b");
        chan = b.addObject(ObjectKind::Chan, "jobs", "chan int", 2);
        pool = b.addObject(ObjectKind::Pool, "db");
        conn = b.addObject(ObjectKind::Conn, "conn 1", "", 1, pool);
        for (ObjectId id = map; id <= conn; ++id)
            b.announce(0, id);
        b.create(1, 0, "main.main", file, 3, 0);
        b.start(1, 0, 1);
    }
    void worker(GoId g) { b.create(g, 1, "main.worker", file, 4, 0); }
    test::TraceBuilder b;
    std::uint32_t file = 0;
    ObjectId map = 0, wg = 0, muA = 0, muB = 0, chan = 0, pool = 0, conn = 0;
};

TEST(Format, groupsDigitsAndSetsUnitsOff)
{
    EXPECT_EQ(formatCount(0), "0");
    EXPECT_EQ(formatCount(999), "999");
    EXPECT_EQ(formatCount(4207), "4\u202f207");
    EXPECT_EQ(formatCount(10'000'000), "10\u202f000\u202f000");
    EXPECT_EQ(formatTime(1'000'873'042), "1.000\u202f873\u202fs");
    EXPECT_EQ(formatTimeExact(1'000'873'042), "1.000\u202f873\u202f042\u202fs");
    EXPECT_EQ(formatDuration(340), "340\u202fns");
    EXPECT_EQ(formatDuration(12'500), "12.5\u202fµs");
    EXPECT_EQ(formatDuration(3'000'000), "3\u202fms");
    EXPECT_EQ(formatDuration(1'250'000'000), "1.25\u202fs");
    EXPECT_EQ(plural(1, "goroutine"), "1 goroutine");
    EXPECT_EQ(plural(2, "goroutine waits", "goroutines wait"), "2 goroutines wait");
    EXPECT_EQ(sentence("a mutex is free"), "A mutex is free");
    EXPECT_EQ(sentence("main parks"), "main parks");
}

TEST(Format, showsASourceLineWithoutItsComment)
{
    const SourceFile source{"x.go", "a\n\tb := \"http://c\" // why\nd", true};
    EXPECT_EQ(sourceLine(source, 2), "b := \"http://c\"");
    EXPECT_EQ(sourceLine(source, 3), "d");
    EXPECT_EQ(sourceLine(source, 4), "");
}

TEST(Milestones, tellThePoolStoryInOrder)
{
    const auto index = indexOf(test::samplePoolTrace());
    const auto all = milestones(*index);
    std::vector<MilestoneKind> kinds;
    for (const Milestone& m : all) {
        kinds.push_back(m.kind);
        EXPECT_FALSE(m.text.empty()) << identifier(m.kind);
        EXPECT_EQ(m.timeNs, index->trace().event(m.event).timeNs);
    }
    EXPECT_EQ(kinds,
        (std::vector{MilestoneKind::FirstWorker, MilestoneKind::MainParks, MilestoneKind::FirstMeeting,
            MilestoneKind::Crash, MilestoneKind::Stalled}));
    EXPECT_EQ(index->trace().event(find(all, MilestoneKind::Crash)->event).kind, EventKind::GoCrash);
}

TEST(Milestones, ofTheSafeRunEndWithEveryConnectionBack)
{
    const auto index = indexOf(test::safePoolTrace());
    const auto all = milestones(*index);
    ASSERT_EQ(all.back().kind, MilestoneKind::End);
    EXPECT_EQ(all.back().text,
        "The program ends with exit code 0: every goroutine has returned, and every connection is back in its pool.");
    EXPECT_EQ(find(all, MilestoneKind::FirstMeeting), nullptr);
}

TEST_F(Handmade, readersMayMeetButAWriterMayNot)
{
    worker(6);
    b.start(6, 1, 2);
    b.mapEnter(1, map, 2);
    b.mapEnter(6, map, 2);
    b.mapLeave(6, map, 2);
    const EventIndex before = b.size();
    b.mapEnter(6, map, 1);
    const auto all = milestones(*indexOf(b.finish()));
    ASSERT_NE(find(all, MilestoneKind::FirstMeeting), nullptr);
    EXPECT_EQ(find(all, MilestoneKind::FirstMeeting)->event, before);
    EXPECT_EQ(find(all, MilestoneKind::FirstMeeting)->text,
        "G6 begins to write the map data while main is reading it: nothing keeps them apart, for a map has no lock.");
}

TEST_F(Handmade, aConnectionLeaksOnlyIfNobodyEverReturnsIt)
{
    worker(6);
    b.start(6, 1, 2);
    b.connOpen(6, conn);
    b.connCheckout(6, conn);
    b.end(6);
    const auto leaked = milestones(*indexOf(b.finish()));
    ASSERT_NE(find(leaked, MilestoneKind::LeakedConnection), nullptr);
    EXPECT_EQ(find(leaked, MilestoneKind::LeakedConnection)->g, 6U);
}

TEST_F(Handmade, aConnectionReturnedBySomebodyElseIsNoLeak)
{
    worker(6);
    b.start(6, 1, 2);
    b.connOpen(6, conn);
    b.connCheckout(6, conn);
    b.end(6);
    b.connReturn(1, conn);
    EXPECT_EQ(find(milestones(*indexOf(b.finish())), MilestoneKind::LeakedConnection), nullptr);
}

TEST_F(Handmade, aCycleOfLocksIsAPartialDeadlockWhileOthersLive)
{
    worker(6);
    worker(7);
    b.start(6, 1, 2);
    b.lockAcquire(6, muA);
    b.yield(6, Reason::Gosched, kNoProc);
    b.start(7, 1, 2);
    b.lockAcquire(7, muB);
    b.park(7, Reason::MutexLock, muA);
    b.start(6, 1, 2);
    const EventIndex closes = b.size();
    b.park(6, Reason::MutexLock, muB);
    for (std::uint32_t i = 0; i < 5; ++i)
        b.step(1, 3);
    const auto index = indexOf(b.finish());
    const auto graph = waitGraph(index->trace(), index->finalWorld());
    ASSERT_EQ(graph.cycles.size(), 1U);
    EXPECT_EQ(graph.cycles[0].size(), 2U);
    EXPECT_TRUE(std::all_of(graph.edges.begin(), graph.edges.end(), [](const WaitEdge& edge) { return edge.inCycle; }));
    EXPECT_EQ(stuckForever(*index, index->finalWorld()), (std::vector<GoId>{6, 7}));
    const auto all = milestones(*index);
    ASSERT_NE(find(all, MilestoneKind::PartialDeadlock), nullptr);
    EXPECT_EQ(find(all, MilestoneKind::PartialDeadlock)->event, closes);
}

TEST_F(Handmade, whoeverMayStillBeServedIsNotStuck)
{
    worker(6);
    b.start(6, 1, 2);
    b.park(6, Reason::ChanReceive, chan);
    b.wgCounter(1, wg, 1);
    b.step(1, 3);
    EXPECT_EQ(find(milestones(*indexOf(b.finish())), MilestoneKind::PartialDeadlock), nullptr);
}

TEST_F(Handmade, whoeverTheMachineHasFoundToBeLostIsAPartialDeadlock)
{
    worker(6);
    worker(7);
    b.start(6, 1, 2);
    b.park(6, Reason::ChanSend, chan);
    b.start(7, 1, 2);
    b.park(7, Reason::Select, 0);
    b.step(1, 3);
    b.leak(6);
    const EventIndex last = b.size();
    b.leak(7);
    b.step(1, 4);
    const auto index = indexOf(b.finish());
    const Trace& trace = index->trace();
    EXPECT_EQ(stuckForever(*index, index->finalWorld()), (std::vector<GoId>{6, 7}));
    EXPECT_EQ(lostGoroutines(*index), (std::vector<GoId>{6, 7}));
    EXPECT_TRUE(waitOf(trace, index->finalWorld(), 6).forever);
    EXPECT_TRUE(wokenBy(*index, index->finalWorld(), 6).starts_with("nobody: it sends to the channel "));
    const auto all = milestones(*index);
    const Milestone* found = find(all, MilestoneKind::PartialDeadlock);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->event, last);
    EXPECT_TRUE(found->text.starts_with("2 goroutines can never move again")) << found->text;
    const Summary summary = summarize(*index);
    ASSERT_EQ(summary.stuck.size(), 2U);
    EXPECT_EQ(summary.stuck[0].state, "chan send");
    EXPECT_NE(story(summary).find("2 goroutines for ever: G6 (chan send"), std::string::npos) << story(summary);
    const auto json = nlohmann::json::parse(toJson(summary));
    EXPECT_EQ(json["stuck_forever"]["count"], 2);
    EXPECT_EQ(json["stuck_forever"]["first"][1]["state"], "select");
}

TEST_F(Handmade, whereAnybodyUnlocksLocksThatOthersReachProveNothing)
{
    worker(6);
    b.start(6, 1, 2);
    b.lockAcquire(6, muA);
    b.end(6);
    worker(7);
    b.start(7, 1, 2);
    b.park(7, Reason::MutexLock, muA);
    b.lockAcquire(1, muB);
    b.yield(1, Reason::Gosched, kNoProc);
    worker(8);
    b.start(8, 1, 2);
    b.lockRelease(8, muB);
    EXPECT_TRUE(lostGoroutines(*indexOf(b.finish())).empty());
}

TEST_F(Handmade, aWaiterForALockWhoseOwnerHasReturnedIsStuck)
{
    worker(6);
    b.start(6, 1, 2);
    b.lockAcquire(6, muA);
    b.end(6);
    worker(7);
    b.start(7, 1, 2);
    b.park(7, Reason::MutexLock, muA);
    b.step(1, 3);
    const auto index = indexOf(b.finish());
    EXPECT_TRUE(waitOf(index->trace(), index->finalWorld(), 7).forever);
    EXPECT_EQ(wokenBy(*index, index->finalWorld(), 7), "nobody: G6, which locked a, has returned");
    EXPECT_EQ(stuckForever(*index, index->finalWorld()), std::vector<GoId>{7});
}

TEST(Explain, everyEventGetsOneSentence)
{
    for (std::uint64_t seed = 1; seed < 15; ++seed) {
        replay::Cursor cursor(std::make_shared<const TraceIndex>(test::randomTrace(seed, 2500)));
        EXPECT_FALSE(explain(cursor.index(), cursor.world()).empty());
        while (cursor.step()) {
            const Event& e = cursor.trace().event(cursor.position() - 1);
            const std::string text = explain(cursor.index(), cursor.world());
            ASSERT_FALSE(text.empty()) << identifier(e.kind);
            const bool name = text.starts_with("main ");
            EXPECT_TRUE(name || (text.front() >= 'A' && text.front() <= 'Z')) << text;
            EXPECT_EQ(text.find('\n'), std::string::npos) << text;
            EXPECT_EQ(text.find("  "), std::string::npos) << text;
            const bool quotes = e.kind == EventKind::Output || e.kind == EventKind::Step;
            EXPECT_TRUE(quotes || text.ends_with('.')) << text;
        }
    }
}

TEST_F(Handmade, explainsAStatementByItsSource)
{
    b.step(1, 4);
    EXPECT_EQ(lastSentence(b), "main reaches line 4: data[7] = 1");
}

TEST_F(Handmade, explainsTheFatalErrorByTheOtherWriter)
{
    worker(78);
    b.start(78, 1, 2);
    b.mapEnter(78, map, 1);
    b.mapFlag(78, map, true);
    b.mapEnter(1, map, 1);
    b.crash(1, map, "fatal error: concurrent map writes");
    b.run().outcome = Outcome::Fatal;
    EXPECT_EQ(
        lastSentence(b), "main finds the write flag of the map data set by G78: fatal error: concurrent map writes.");
}

TEST_F(Handmade, explainsTheOtherWayToDie)
{
    worker(78);
    b.start(78, 1, 2);
    b.mapEnter(78, map, 1);
    b.mapEnter(1, map, 1);
    b.crash(1, map, "fatal error: concurrent map writes");
    EXPECT_EQ(lastSentence(b),
        "main finds its write flag in the map data gone, for G78 is inside as well: fatal error: concurrent map "
        "writes.");
}

TEST_F(Handmade, explainsLocksByTheirOwners)
{
    worker(6);
    b.start(6, 1, 2);
    b.lockAcquire(1, muA);
    b.park(6, Reason::MutexLock, muA);
    EXPECT_EQ(lastSentence(b), "G6 parks: it wants to lock a, but main holds it.");
}

TEST_F(Handmade, putsTheKindBeforeTheNameOfAPoolAtTheStartOfASentence)
{
    b.announce(0, b.addObject(ObjectKind::Conn, "conn 2", "", 2, pool));
    EXPECT_EQ(lastSentence(b), "The connection pool db gets a new connection, conn 2.");
}

TEST_F(Handmade, putsTheKindBeforeTheNameOfALockAtTheStartOfASentence)
{
    b.lockMode(1, muA, true);
    b.lockMode(1, muA, false);
    EXPECT_EQ(lastSentence(b), "The mutex a leaves starvation mode: whoever comes first may lock it again.");
}

TEST_F(Handmade, explainsWaitGroups)
{
    b.wgCounter(1, wg, 3);
    b.wgWaiters(1, wg, 1);
    b.park(1, Reason::WaitGroupWait, wg);
    EXPECT_EQ(lastSentence(b), "main parks in wg.Wait(): 3 calls of Done are missing.");
}

TEST(Timeline, countsAreExactAndFew)
{
    const auto index = indexOf(test::samplePoolTrace());
    for (const TimeAxis axis : {TimeAxis::Events, TimeAxis::VirtualTime}) {
        const auto points = countsOverTime(index->trace(), axis, 400);
        EXPECT_LE(points.size(), 400U);
        EXPECT_GT(points.size(), 20U);
        EXPECT_EQ(points.front().position, 0U);
        EXPECT_EQ(points.back().position, index->trace().size());
        replay::Cursor cursor(index);
        for (std::size_t i = 0; i < points.size(); ++i) {
            cursor.seek(points[i].position);
            EXPECT_EQ(points[i].counts, cursor.world().counts) << i;
            EXPECT_EQ(points[i].connectionsInUse, cursor.world().connectionsInUse) << i;
            EXPECT_EQ(points[i].connectionsOpen, cursor.world().connectionsOpen) << i;
            EXPECT_TRUE(i == 0 || points[i].timeNs >= points[i - 1].timeNs) << i;
        }
    }
}

TEST(Timeline, aPartIsCountedFromItsOwnStart)
{
    const auto index = indexOf(test::samplePoolTrace());
    const auto part = countsOverTime(*index, 1000, 3000, TimeAxis::Events, 50);
    EXPECT_EQ(part.front().position, 1000U);
    EXPECT_EQ(part.back().position, 3000U);
    replay::Cursor cursor(index);
    cursor.seek(3000);
    EXPECT_EQ(part.back().counts, cursor.world().counts);
    EXPECT_LE(part.size(), 50U);
}

TEST(Timeline, spansCoverAGoroutinesLifeWithoutGaps)
{
    const auto index = indexOf(test::randomTrace(4, 3000));
    for (GoId g = 1; g < index->trace().goroutines().size(); ++g) {
        const auto spans = spansOf(*index, g);
        replay::Cursor cursor(index);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            EXPECT_TRUE(i == 0 || spans[i].begin == spans[i - 1].end) << i;
            cursor.seek(spans[i].begin + 1);
            EXPECT_EQ(spans[i].state, cursor.world().goroutines[g].state);
            EXPECT_EQ(spans[i].reason, cursor.world().goroutines[g].reason);
            EXPECT_EQ(spans[i].object, cursor.world().goroutines[g].waitingFor);
        }
        EXPECT_TRUE(spans.empty() || spans.back().end == index->trace().size());
    }
}

TEST(Timeline, aProcessorRunsOneGoroutineAtATime)
{
    const auto index = indexOf(test::samplePoolTrace());
    for (std::uint8_t p = 0; p < 4; ++p) {
        const auto spans = spansOfProc(*index, p);
        EXPECT_FALSE(spans.empty());
        for (std::size_t i = 1; i < spans.size(); ++i)
            EXPECT_GE(spans[i].span.begin, spans[i - 1].span.end);
    }
}

TEST(Stacks, theCulpritComesFirstAndMainIsInWait)
{
    const auto index = indexOf(test::samplePoolTrace());
    const std::string text = dumpText(*index, index->finalWorld(), DumpScope::AsGo);
    EXPECT_TRUE(text.starts_with("fatal error: concurrent map writes\n\ngoroutine ")) << text.substr(0, 80);
    EXPECT_NE(text.find(" [running]:\nmain.worker(...)\n\t./unsafe.go:29\ncreated by main.main\n"), std::string::npos);
    EXPECT_NE(text.find("\n\ngoroutine 1 [semacquire]:\nsync.runtime_Semacquire(...)\n\truntime/sema.go:62\n"),
        std::string::npos);
}

TEST(Stacks, bubblesCountEverybodyWhoStandsInTheProgram)
{
    const auto index = indexOf(test::samplePoolTrace());
    const auto all = bubbles(index->trace(), index->finalWorld());
    std::uint32_t total = 0;
    for (const LineBubble& bubble : all)
        total += bubble.total();
    EXPECT_EQ(total, 301U - 47U); // all but those that have returned
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const LineBubble& a, const LineBubble& b) {
        return std::pair(a.file, a.line) < std::pair(b.file, b.line);
    }));
}

TEST(Summary, hasEveryKeyOfTheDocumentation)
{
    const auto index = indexOf(test::samplePoolTrace());
    const auto json = nlohmann::json::parse(toJson(summarize(*index)));
    EXPECT_EQ(json["outcome"], "fatal");
    EXPECT_EQ(json["exit_code"], 2);
    EXPECT_EQ(json["message"], "fatal error: concurrent map writes");
    EXPECT_EQ(json["seed"], 1);
    EXPECT_EQ(json["procs"], 4);
    EXPECT_EQ(json["virtual_ns"], index->finalWorld().timeNs);
    EXPECT_EQ(json["events"], index->trace().size());
    EXPECT_EQ(json["trace_hash"].get<std::string>().size(), 16U);
    EXPECT_EQ(json["goroutines"]["crashed"], 1);
    EXPECT_EQ(json["goroutines"]["semacquire"], 1);
    EXPECT_GT(json["connections"]["in_use"], 50);
    EXPECT_EQ(json["connections"]["max"], 100);
    for (const char* key : {"waiting", "timeouts", "held_by_nobody"})
        EXPECT_TRUE(json["connections"].contains(key)) << key;
    EXPECT_EQ(json["waitgroups"][0]["name"], "wg");
    EXPECT_GT(json["waitgroups"][0]["counter"], 0);
    EXPECT_EQ(json["maps"][0]["writers"], 2);
    EXPECT_EQ(json["maps"][0]["readers"], 0);
    EXPECT_EQ(json["milestones"].back()["kind"], "Stalled");
    for (const char* key : {"event", "virtual_ns", "kind", "text"})
        EXPECT_TRUE(json["milestones"][0].contains(key)) << key;
}

TEST(Summary, theStoryFitsTheTerminal)
{
    const std::string text = story(summarize(*indexOf(test::samplePoolTrace())), 72);
    std::size_t columns = 0;
    for (const char c : text) {
        columns = c == '\n' ? 0 : columns + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0);
        EXPECT_LE(columns, 72U);
    }
    EXPECT_NE(text.find("Outcome      fatal (exit code 2)"), std::string::npos);
}

} // namespace
} // namespace ws::query
