#pragma once

#include "base/expected.h"

#include <string>
#include <vector>

namespace ws::app {

/// What `waitscope test` takes over from `go test`: options with one dash (or two) and their values.
struct TestFlags {
    std::vector<std::string> program; ///< what the test program gets: "-test.v=true", …
    bool showsPassing = false; ///< -v, -bench and -list print the output of tests that pass, too
    bool benchmarks = false; ///< -bench: the go command does not read the output, and so says how a failure ended
};

/// Takes them out of `words`; what is left are files and Waitscope's own options. What follows `-args` or `--` belongs
/// to the program. An option of `go test` that Waitscope cannot follow is an error that says why.
Expected<TestFlags> takeTestFlags(std::vector<std::string>& words);

/// What a test program gets when no options are given, as from `go test -v`.
std::vector<std::string> defaultTestArguments();

} // namespace ws::app
