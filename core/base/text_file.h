#pragma once

#include "base/expected.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ws {

/// Reads a whole file. Refuses directories, unreadable files and files above `maxBytes` with a clear Error (NoInput).
Expected<std::string> readFile(const std::string& path, std::size_t maxBytes);

/// Writes a whole file through a temporary beside it and a rename, so that a full disk never leaves half a file.
Expected<bool> writeFile(const std::string& path, std::string_view content);

} // namespace ws
