#pragma once

#include "replay/cursor.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Words and numbers as they stand on the stage. Groups of digits and units are set off by a narrow no-break space.
namespace ws::query {

using namespace ws::trace;
using replay::TraceIndex;
using replay::World;

/// "4 207"
std::string formatCount(std::uint64_t number);

/// Virtual time as a place on the time line, to the microsecond: "1.000 873 s". Nanoseconds where they differ from
/// zero would only be noise on a stage; the events table uses formatTimeExact().
std::string formatTime(std::uint64_t timeNs);
std::string formatTimeExact(std::uint64_t timeNs); ///< "1.000 873 042 s"

/// A length of time in the unit that suits it: "340 ns", "12.5 µs", "3 ms", "1.2 s".
std::string formatDuration(std::uint64_t ns);

/// "event 4 207 of 4 210"
std::string formatPosition(EventIndex position, EventIndex size);

/// "1 goroutine", "2 goroutines"; for words that end differently give both.
std::string plural(std::uint64_t number, std::string_view one, std::string_view many = {});

/// "main" for goroutine 1, "the runtime" for 0, else "G56".
std::string goName(GoId g);

/// "P2", or "the global queue".
std::string queueName(std::uint32_t p);

/// The variable's name if it has one ("data", "conn 31"), else the kind ("a mutex", "a channel"). `withKind` puts the
/// kind before the name: "the map data".
std::string objectName(const Trace& trace, ObjectId object);
std::string objectNameWithKind(const Trace& trace, ObjectId object);

/// The stack's innermost frame that stands in a file of the user's; 0 if there is none.
StackId userFrame(const Trace& trace, StackId stack);

/// "unsafe.go:29" of that frame; empty if there is none.
std::string userPosition(const Trace& trace, StackId stack);

/// The text of a line (1-based) of a source file without indentation and trailing comment; empty if it is not there.
std::string sourceLine(const SourceFile& file, std::uint32_t line);

/// First letter in upper case: "main" at the start of a sentence stays as it is, for it is a name.
std::string sentence(std::string text);

} // namespace ws::query
