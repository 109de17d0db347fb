#include "base/text_file.h"
#include "dump/reader.h"
#include "dump/writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace ws::dump {
namespace {

std::string textOf(const std::string& name)
{
    const auto text = readFile(std::string(WAITSCOPE_TEST_DATA) + "/data/dumps/" + name, 1U << 24);
    EXPECT_TRUE(text.ok()) << name;
    return text.ok() ? *text : std::string();
}

Dump dumpOf(const std::string& name)
{
    auto dump = read(textOf(name), name);
    EXPECT_TRUE(dump.ok()) << name;
    return dump.ok() ? *dump : Dump();
}

std::size_t countOf(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

TEST(DumpReader, readsEveryCollectedDumpToItsLastLine)
{
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(WAITSCOPE_TEST_DATA) + "/data/dumps")) {
        const std::string name = entry.path().filename();
        const std::string text = textOf(name);
        const Dump dump = dumpOf(name);
        ++files;
        // Every header became a goroutine, every position a frame or a creation, and nothing was put aside but
        // headings.
        EXPECT_EQ(dump.goroutines.size(), countOf("\n" + text, "\ngoroutine ") - countOf(text, "goroutine profile:"))
            << name;
        for (const std::string& line : dump.other)
            EXPECT_TRUE(line.starts_with("======== debug=1") || line.starts_with("goroutine profile: total 23"))
                << name << ": " << line;
        for (const Goroutine& g : dump.goroutines)
            EXPECT_TRUE(!g.frames.empty() || g.unavailable) << name << " goroutine " << g.id;
    }
    EXPECT_EQ(files, 24);
}

TEST(DumpReader, writingWhatWasReadGivesTheSameBytes)
{
    for (const char* name : {"go1.19-json-marshal-while-writing.txt", "go1.19-p01.default.txt", "go1.19-p01.double.txt",
             "go1.19-p01.none.txt", "go1.19-p01.system.txt", "go1.19-p02.delete.txt", "go1.19-p02.iter.txt",
             "go1.19-p02.read.txt", "go1.19-p03.negative.txt", "go1.19-p03.reuse.txt", "go1.19-p04.panic-all.txt",
             "go1.19-p06.chan.txt", "go1.19-p06.goexit.txt", "go1.19-p06.mutex.txt", "go1.19-p06.select.txt",
             "go1.19-p06.wg.txt", "go1.19-p09.txt", "go1.19-p13.args.txt", "go1.19-p13.closed.txt",
             "go1.19-waitgroup-300-workers.txt"}) {
        std::string text = textOf(name);
        while (text.ends_with("\n\n"))
            text.pop_back();
        EXPECT_EQ(write(dumpOf(name), 19), text) << name;
    }
}

TEST(DumpReader, knowsTheFacesOfThe300Workers)
{
    const Dump dump = dumpOf("go1.19-waitgroup-300-workers.txt");
    EXPECT_EQ(deathLine(dump), "fatal error: concurrent map writes");
    ASSERT_FALSE(dump.goroutines.empty());
    EXPECT_EQ(dump.goroutines.front().id, 12U);
    EXPECT_EQ(dump.goroutines.front().status, "running");
    const auto groups = group(dump);
    ASSERT_GT(groups.size(), 1U);
    EXPECT_EQ(groups.front().members, std::vector<std::size_t>{0});
    std::size_t members = 0;
    for (const Group& one : groups)
        members += one.members.size();
    EXPECT_EQ(members, dump.goroutines.size());
    EXPECT_GE(groups[1].members.size(), groups.back().members.size());
}

TEST(DumpReader, joinsWrappedCallsAndAcceptsSpacesForTabs)
{
    const Dump old = dumpOf("go1.10-seed-map-iteration.txt");
    const auto& frames = old.goroutines.front().frames;
    const auto wrapped =
        std::find_if(frames.begin(), frames.end(), [](const Frame& frame) { return frame.file == "xxx/custom.go"; });
    ASSERT_NE(wrapped, frames.end());
    EXPECT_EQ(wrapped->function, "xxx.BuildKeyList");
    EXPECT_TRUE(wrapped->args.ends_with("0xc4214e96b0, ..."));
    const Dump spaces = dumpOf("go1.13-seed-map-writes.txt");
    EXPECT_EQ(spaces.goroutines.front().id, 56U);
    EXPECT_EQ(spaces.goroutines.front().frames.size(), 4U);
}

TEST(DumpReader, readsProfilesWithoutIds)
{
    const Dump dump = dumpOf("go1.19-p04-profile-debug2-and-debug1.txt");
    std::uint64_t total = 0;
    for (const ProfileEntry& entry : dump.profile)
        total += entry.count;
    EXPECT_EQ(total, 23U);
    EXPECT_EQ(dump.profile.front().count, 4U);
    EXPECT_EQ(dump.profile.front().frames.front().function, "main.inRecv");
    EXPECT_TRUE(std::any_of(dump.profile.begin(), dump.profile.end(),
        [](const ProfileEntry& entry) { return entry.labels == "\"job\":\"ingest\", \"tenant\":\"x\""; }));
}

struct HeaderCase {
    const char* header;
    Goroutine expected;
};

TEST(DumpReader, understandsHeadersOfAllVersions)
{
    std::vector<HeaderCase> cases;
    const auto add = [&cases](const char* header, std::uint64_t id, const char* status) -> Goroutine& {
        cases.push_back({header, {}});
        cases.back().expected.id = id;
        cases.back().expected.status = status;
        return cases.back().expected;
    };
    add("goroutine 7 [chan receive (nil chan), 5 minutes]:", 7, "chan receive (nil chan)").minutes = 5;
    add("goroutine 9 [select, 4098 minutes, locked to thread]:", 9, "select").lockedToThread = true;
    cases.back().expected.minutes = 4098;
    add("goroutine 18 gp=0xc000002380 m=0 mp=0x5a6fe0 [running]:", 18, "running").pointers =
        "gp=0xc000002380 m=0 mp=0x5a6fe0";
    add("goroutine 2 gp=0xc000002c40 m=nil [force gc (idle)]:", 2, "force gc (idle)").pointers =
        "gp=0xc000002c40 m=nil";
    add("goroutine 37 [chan send (durable), synctest bubble 1]:", 37, "chan send").durable = true;
    cases.back().expected.bubble = 1;
    add("goroutine 7 [chan send (leaked)]:", 7, "chan send").leaked = true;
    add("goroutine 5 [waiting (scan)]:", 5, "waiting").scan = true;
    add("goroutine 3 [running] {pattern: \"GET /panic\"}:", 3, "running").labels = "pattern: \"GET /panic\"";
    for (const HeaderCase& one : cases) {
        const auto dump = read(std::string(one.header) + "\nmain.f()\n\t/a.go:3 +0x1\n", "x");
        ASSERT_TRUE(dump.ok()) << one.header;
        Goroutine g = dump->goroutines.at(0);
        g.frames.clear();
        EXPECT_EQ(g, one.expected) << one.header;
        EXPECT_EQ(header(g), one.header);
    }
}

TEST(DumpReader, readsFramesAncestorsRegistersAndWhatComesBehind)
{
    const auto dump = read("SIGQUIT: quit\nPC=0x46c1c1 m=0 sigcode=0\n\n"
                           "goroutine 1 [running]:\n"
                           "main.(*T[...]).method({0x1, ...}, 0x2?)\n"
                           "\tC:/a b/x.go:12 +0x1f fp=0xc1 sp=0xc2 pc=0x46\n"
                           "...52 frames elided...\n"
                           "main.main()\n\t/x.go:1\n"
                           "created by main.start in goroutine 5\n\t/x.go:9 +0x2\n"
                           "[originating from goroutine 5]:\n"
                           "main.start(...)\n\t/x.go:9 +0x2\n"
                           "created by main.main\n\t/x.go:2 +0x3\n"
                           "\n"
                           "rax    0x0\nrip    0x46c1c1\n"
                           "exit status 2\n",
        "x");
    ASSERT_TRUE(dump.ok());
    const Goroutine& g = dump->goroutines.at(0);
    EXPECT_EQ(g.frames.at(0).function, "main.(*T[...]).method");
    EXPECT_EQ(g.frames.at(0).args, "{0x1, ...}, 0x2?");
    EXPECT_EQ(g.frames.at(0).file, "C:/a b/x.go");
    EXPECT_EQ(g.frames.at(0).registers, "fp=0xc1 sp=0xc2 pc=0x46");
    EXPECT_EQ(g.elidedAt, 1U);
    EXPECT_EQ(g.elidedFrames, 52U);
    EXPECT_EQ(g.created->goroutine, 5U);
    EXPECT_EQ(g.ancestors.at(0).created->function, "main.main");
    EXPECT_EQ(dump->registers.size(), 2U);
    EXPECT_EQ(dump->other, std::vector<std::string>{"exit status 2"});
}

TEST(DumpReader, refusesWhatIsNoDump)
{
    EXPECT_FALSE(read("package main\n\nfunc main() {}\n", "x.go").ok());
    EXPECT_FALSE(read("", "empty").ok());
    EXPECT_FALSE(looksLikeDump("package main\n"));
    EXPECT_TRUE(looksLikeDump("log line\ngoroutine 1 [running]:\n"));
}

TEST(DumpWriter, cutsDeepStacksAsEachVersionDoes)
{
    Goroutine g;
    g.id = 1;
    g.status = "running";
    for (std::uint32_t i = 0; i < 152; ++i)
        g.frames.push_back({"main.deep", "0x0?", "/m.go", i, 0x34, ""});
    const std::string now = write(g, 26);
    EXPECT_EQ(countOf(now, "main.deep"), 100U);
    EXPECT_EQ(countOf(now, "...52 frames elided...\n"), 1U);
    EXPECT_LT(now.find("/m.go:49 "), now.find("52 frames elided"));
    EXPECT_GT(now.find("/m.go:102 "), now.find("52 frames elided"));
    EXPECT_EQ(now.find("/m.go:101 "), std::string::npos);
    const std::string before = write(g, 19);
    EXPECT_EQ(countOf(before, "main.deep"), 100U);
    EXPECT_TRUE(before.ends_with("...additional frames elided...\n"));
}

TEST(DumpWriter, namesTheCreatorOnlyWhereGoDoes)
{
    Goroutine g;
    g.id = 5;
    g.status = "runnable";
    g.frames = {{"main.main.func9", "", "/m.go", 41, {}, ""}, goexitFrame(19)};
    g.created = Creation{"main.main", 1, "/m.go", 41, 0x11d};
    EXPECT_EQ(write(g, 19),
        "goroutine 5 [runnable]:\nmain.main.func9()\n\t/m.go:41\nruntime.goexit()\n\truntime/asm_amd64.s:1594 +0x1\n"
        "created by main.main\n\t/m.go:41 +0x11d\n");
    g.frames.back() = goexitFrame(26);
    EXPECT_EQ(write(g, 26),
        "goroutine 5 [runnable]:\nmain.main.func9()\n\t/m.go:41\nruntime.goexit({})\n\truntime/asm_amd64.s:1771 +0x1\n"
        "created by main.main in goroutine 1\n\t/m.go:41 +0x11d\n");
}

} // namespace
} // namespace ws::dump
