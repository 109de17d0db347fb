#pragma once

#include "go/ast.h"
#include "go/source.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ws::go {

/// What the `go` command finds in a package's _test.go files.
struct TestFunctions {
    struct Example {
        std::string name;
        std::string output; ///< what it must print
        bool unordered = false;
    };
    std::vector<std::string> tests, benchmarks, fuzzTargets; ///< in the order of the source
    std::vector<Example> examples; ///< those that say what they print; the others are only compiled
    bool hasTestMain = false;
};

/// Looks through the _test.go files among `files`. A function with the name of a test and another signature is an
/// error, as for `go test` (load.loadTestFuncs).
TestFunctions findTests(
    const FileSet& sources, const std::vector<std::unique_ptr<File>>& files, Diagnostics& diagnostics);

/// The program that `go test` makes around the tests: package main, which hands them to package testing.
/// `path` is the tested package's import path; the external tests are package path + "_test". Null: there is no such
/// package.
std::string testMainSource(const std::string& path, const TestFunctions* inner, const TestFunctions* external);

/// The import path of a package that is given by its files alone. Benchmarks do not print it.
inline constexpr std::string_view kNamelessPackage = "command-line-arguments";

/// The name that testMainSource's file has in dumps, as under real Go.
inline constexpr std::string_view kTestMainFile = "_testmain.go";

} // namespace ws::go
