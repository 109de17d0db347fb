#pragma once

#include "base/expected.h"
#include "go/types.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ws::go {

struct SourceInput {
    std::string name; ///< shown in messages
    std::string text;
};

struct LoadOptions {
    LanguageVersion version = LanguageVersion::Go126;
    std::vector<std::string> tags{"waitscope"}; ///< plus GOOS linux, GOARCH amd64, go1.N and the file name rules
                                                ///< (_test.go is left out unless asked for)
    bool tests = false; ///< the program is what `go test` makes of these files (test_main.h)
    std::string testedPath; ///< import path of the tested package; empty: what its external tests import, or else what
                            ///< the go command calls a package that is given by its files
    int maxErrors = Diagnostics::kMaxErrors; ///< then "too many errors" (go tool compile -e: no limit)
};

/// Parses and checks main from these files plus the standard library packages that they import (embedded in the
/// program, resources/gostd). `program` is never null (it owns the file texts that diagnostics point into); compile it
/// only if ok.
struct LoadResult {
    bool ok = false;
    std::shared_ptr<Program> program;
    std::vector<Diagnostic> diagnostics; ///< errors, or warnings of a good program; sorted by position
};
LoadResult load(std::vector<SourceInput> files, const LoadOptions& options = {});

/// "./prog.go:7:2: declared and not used: x", the source line and a caret, the hint; as the terminal shows it.
std::string renderDiagnostics(const LoadResult& result, bool withSource);

/// Source files of one standard library package, or an empty list. Generated from resources/gostd/<path>/*.go at build
/// time.
std::vector<SourceInput> standardPackage(const std::string& path);

} // namespace ws::go
