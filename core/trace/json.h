#pragma once

#include "base/expected.h"
#include "trace/trace.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// A whole trace as JSON lines, for `--trace` and for saved runs.
///
///     {"waitscope":1,"run":{…},"counts":{…}}                           the header; 1 is the version of the format
///     {"files":[{"name":…,"user":…,"text":…}]}                         then the tables, in pieces
///     {"strings":["main.main",…]}                                      ids count from 1; 0 is ""
///     {"stacks":[[parent,function,file,line],…]}                       ids count from 1
///     {"objects":[["Map",name,type,parent,size,address],…]}            ids count from 1
///     {"goroutines":[[id,parent,slot,function,createdAt],…]}
///     ["GoStart",timeNs,g,stack,obj,a,b,before,after,p,"reason"]       then one event a line
///     {"end":"<hash>"}                                                 the last line: nothing is missing
///
/// Strings that are not UTF-8 (a program may print any bytes) stand as arrays of byte values.
namespace ws::trace {

inline constexpr int kJsonVersion = 1;

/// Gets the text piece by piece; false stops the writing.
using TextSink = std::function<bool(std::string_view)>;

/// Writes the trace; false if the sink stopped it.
bool writeJson(const Trace& trace, const TextSink& sink);

/// Writes it to a file, through a temporary beside it, so that a full disk never leaves half a trace.
Expected<bool> writeJsonFile(const Trace& trace, const std::string& path);

/// True if the text begins like a trace of any version (to tell it from Go source and dumps).
bool looksLikeJsonTrace(std::string_view text);

/// Reads what writeJson wrote. Checks the version, every index and that nothing is missing; the result is equal to what
/// was written, hash included. What it does not know is whether the events make sense one after the other: a trace from
/// outside must also pass replay::validate() before a World is made of it.
Expected<std::shared_ptr<const Trace>> readJson(std::string_view text, const std::string& where);

} // namespace ws::trace
