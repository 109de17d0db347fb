#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ws::fuzz {

/// One change of a Go file's tokens, so that most results still parse: a name becomes another name of the file, an
/// operator another one, statements are dropped, doubled, swapped or taken from `other` (which may be empty).
std::string mutateTokens(std::string_view text, std::string_view other, std::uint64_t seed);

} // namespace ws::fuzz
