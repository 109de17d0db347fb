#pragma once

#include "query/milestones.h"

#include <array>
#include <string>
#include <vector>

namespace ws::query {

/// The outcome of a run in numbers: what `--json` writes. Of WaitGroups and maps it lists the program's own.
struct Summary {
    struct Connections {
        std::uint32_t max = 0; ///< the pools' limits together; 0: unlimited, or no pool
        std::uint32_t inUse = 0, waiting = 0, timeouts = 0;
        std::uint32_t heldByNobody = 0; ///< in use, but the goroutine that holds it has returned
    };
    struct WaitGroup {
        std::string name;
        std::int32_t counter = 0, waiters = 0;
    };
    struct Map {
        std::string name;
        std::int32_t len = 0;
        std::uint32_t writers = 0, readers = 0; ///< goroutines inside it at the end (iterating counts as reading)
    };
    /// A goroutine that could never move again although the program went on (query/waits.h stuckForever).
    struct Stuck {
        GoId g = 0;
        std::string state; ///< as a dump words it: "chan send"
        std::string object; ///< what it waits for; may be empty
        std::string position; ///< "main.go:12", the innermost line of the program's own; may be empty
        std::uint64_t sinceNs = 0;
    };
    RunInfo run;
    std::uint64_t virtualNs = 0;
    EventIndex events = 0;
    std::array<std::uint32_t, kStateCount> goroutines{};
    Connections connections;
    std::vector<WaitGroup> waitGroups;
    std::vector<Map> maps;
    std::vector<Stuck> stuck; ///< by id
    std::vector<Milestone> milestones;
};

Summary summarize(const TraceIndex& index);

/// One line of JSON with the keys of the documentation (outcome, exit_code, message, …), without a newline.
std::string toJson(const Summary& summary);
/// The same over several lines, for people.
std::string toPrettyJson(const Summary& summary);

/// The story for a terminal: what ran, each milestone with its time, and how things stand at the end. Plain text, no
/// line longer than `width`.
std::string story(const Summary& summary, std::size_t width = 100);

std::string_view outcomeName(Outcome outcome);

} // namespace ws::query
