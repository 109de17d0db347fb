#pragma once

#include <string>

namespace ws::go {

/// What the compiler of Go 1.19 says where Go 1.26's says `message`: the errors that have only been reworded since.
/// Where 1.19 said something else (other facts, another place) the checker asks Checker::speaks119.
std::string inWordsOf119(std::string message);

} // namespace ws::go
