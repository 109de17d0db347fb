#pragma once

#include "app/target.h"

namespace ws::app {

/// What `go test` would compile for these words: .go files of one folder, or a folder ("." if there are no words).
/// Files stand for themselves, as with `go test`; only if all of them are external tests (package x_test) does the rest
/// of package x come from their folder. NoInput if something cannot be read, Usage if the words do not make sense.
Expected<Target> resolveTests(const std::vector<std::string>& words);

/// For tests that do not compile: says that the folder of the named files has more files of their package, which are
/// not part of the program; empty if that is not so.
std::string unnamedFilesHint(const std::vector<std::string>& words);

/// A target with this name holds tests: a file that ends in _test.go.
bool namesTests(std::string_view word);

} // namespace ws::app
