#pragma once

#include "trace/trace.h"

#include <QString>

namespace ws::ui {

/// "12 345", with a thin space between groups of three.
QString number(std::uint64_t value);
/// Virtual time with nine digits behind the point in groups: "1.000 873 412 s".
QString exactTime(std::uint64_t timeNs);
/// A short time for axes and labels: "0", "250 ms", "1.000 3 s", "42 µs".
QString shortTime(std::uint64_t timeNs);
/// "G42"
QString goName(trace::GoId g);
/// Name of an object as the program calls it, or its kind and number.
QString objectName(const trace::Trace& trace, trace::ObjectId object);
QString kindText(trace::ObjectKind kind);
/// Name of an event kind as the events table shows it.
QString eventName(trace::EventKind kind);
/// The goroutine's label between the brackets of a dump, for the run's Go version.
QString goLabel(const trace::Trace& trace, trace::State state, trace::Reason reason);
QString fromStd(const std::string& text);

} // namespace ws::ui
