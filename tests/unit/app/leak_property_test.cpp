/// Random programs that lose goroutines: channels, locks and WaitGroups are made, handed on, put on a shelf that all
/// can reach, exchanged and forgotten. Whoever is said to be lost (GoLeak) never moves again: the validator refuses a
/// trace in which one does.
#include "app/target.h"
#include "base/random.h"
#include "replay/validator.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ws::app {
namespace {

constexpr const char* kHead = R"go(package main

import (
	"sync"
	"time"
)

type group struct {
	mu sync.Mutex
	wg sync.WaitGroup
}

var shelfLock sync.Mutex
var shelf []chan int

func put(ch chan int) {
	shelfLock.Lock()
	shelf = append(shelf, ch)
	shelfLock.Unlock()
}

func take(or chan int) chan int {
	shelfLock.Lock()
	defer shelfLock.Unlock()
	if len(shelf) == 0 {
		return or
	}
	ch := shelf[0]
	shelf = shelf[1:]
	return ch
}

func trySend(ch chan int) {
	select {
	case ch <- 1:
	default:
	}
}
)go";

std::string randomProgram(std::uint64_t seed)
{
    Random random(seed);
    static constexpr const char* kStatements[] = {
        "\ta <- %d\n",
        "\t<-b\n",
        "\tselect {\n\tcase a <- %d:\n\tcase <-b:\n\t}\n",
        "\tselect {\n\tcase a <- %d:\n\tdefault:\n\t}\n",
        "\tselect {\n\tcase v := <-b:\n\t\t_ = v\n\tcase <-time.After(%d * 100 * time.Microsecond):\n\t}\n",
        "\ttime.Sleep(%d * 50 * time.Microsecond)\n",
        "\tput(a)\n",
        "\ta = take(a)\n",
        "\ta, b = b, a\n",
        "\ta = make(chan int)\n",
        "\tb = make(chan int, 1)\n",
        "\tg = &group{}\n",
        "\tg.mu.Lock()\n",
        "\tg.mu.TryLock()\n\tg.mu.Unlock()\n",
        "\tg.wg.Add(1)\n\tgo func() {\n\t\tdefer g.wg.Done()\n\t\t<-b\n\t}()\n",
        "\tg.wg.Wait()\n",
        "\ttime.AfterFunc(%d*100*time.Microsecond, func() { trySend(b) })\n",
        "\tfunc() {\n\t\tdefer func() { recover() }()\n\t\tclose(b)\n\t}()\n",
        "\tgo next(a, b, g)\n",
        "\tgo next(b, make(chan int), &group{})\n",
    };
    std::string text = kHead;
    const std::uint32_t workers = 2 + random.below(5);
    for (std::uint32_t w = 0; w < workers; ++w) {
        text += "\nfunc worker" + std::to_string(w) + "(a, b chan int, g *group) {\n";
        const std::string next = w + 1 < workers ? "worker" + std::to_string(w + 1) : "last";
        for (std::uint32_t n = 2 + random.below(8); n > 0; --n) {
            std::string statement = kStatements[random.below(sizeof kStatements / sizeof *kStatements)];
            if (const auto place = statement.find("%d"); place != std::string::npos)
                statement.replace(place, 2, std::to_string(1 + random.below(20)));
            if (const auto place = statement.find("next("); place != std::string::npos)
                statement.replace(place, 4, next);
            text += statement;
        }
        text += "}\n";
    }
    text += "\nfunc last(a, b chan int, g *group) {\n\tselect {\n\tcase a <- 1:\n\tcase <-b:\n\t}\n}\n"
            "\nfunc start() {\n\ta, b := make(chan int), make(chan int, 1)\n\tg := &group{}\n\t_ = g\n";
    for (std::uint32_t w = 0; w < workers; ++w)
        text += "\tgo worker" + std::to_string(w) + (random.below(2) == 0 ? "(a, b, g)\n" : "(b, a, &group{})\n");
    text += "}\n\nfunc main() {\n\tfor i := 0; i < 6; i++ {\n\t\tif i%2 == 0 {\n\t\t\tstart()\n\t\t}\n"
            "\t\ttime.Sleep(2 * time.Millisecond)\n"
            "\t\tselect {\n\t\tcase <-take(nil):\n\t\tcase <-time.After(time.Millisecond):\n\t\t}\n\t}\n}\n";
    return text;
}

TEST(LeakProperty, whoeverIsSaidToBeLostNeverMovesAgain)
{
    std::size_t leaks = 0;
    std::size_t early = 0; // found while the program went on
    std::size_t quiet = 0; // programs with parked goroutines that were not lost
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Target target;
        target.sources.push_back({"prog.go", randomProgram(seed)});
        const Built built = build(target, go::LanguageVersion::Go126);
        ASSERT_TRUE(built.module != nullptr)
            << (built.diagnostics.empty() ? "" : built.diagnostics.front().message) << '\n'
            << target.sources[0].text;
        sim::Options options;
        options.seed = seed;
        options.procs = 1 + static_cast<std::uint32_t>(seed % 4);
        const auto trace = sim::simulate(built.module, options).trace;
        const auto violations = replay::validate(*trace);
        ASSERT_TRUE(violations.empty()) << "seed " << seed << ": event " << violations.front().event << ": "
                                        << violations.front().what << '\n'
                                        << target.sources[0].text;
        std::size_t here = 0;
        for (const trace::Event& e : trace->events()) {
            if (e.kind != trace::EventKind::GoLeak)
                continue;
            ++here;
            early += e.timeNs + 1'000'000 < trace->events().back().timeNs ? 1U : 0U;
        }
        leaks += here;
        quiet += here == 0 ? 1U : 0U;
    }
    EXPECT_GT(leaks, 300U);
    EXPECT_GT(early, 100U);
    EXPECT_GT(quiet, 10U);
}

} // namespace
} // namespace ws::app
