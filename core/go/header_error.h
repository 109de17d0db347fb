#pragma once

#include "go/source.h"

#include <optional>
#include <string>

namespace ws::go {

/// What is wrong with a file's package clause or imports, in the words of the go command, which reads them before the
/// compiler sees the file (go/build, go/parser in mode ImportsOnly). Nothing if the compiler would be the one to
/// complain.
struct HeaderError {
    Pos pos = kNoPos;
    Pos end = kNoPos;
    std::string message;
    std::string hint;
};
std::optional<HeaderError> headerError(const SourceText& file, bool go119);

} // namespace ws::go
