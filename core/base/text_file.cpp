#include "base/text_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace ws {

Expected<std::string> readFile(const std::string& path, std::size_t maxBytes)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return Error{Error::Kind::NoInput, "no such file", path, ""};
    if (std::filesystem::is_directory(status))
        return Error{Error::Kind::NoInput, "is a directory, not a file", path, ""};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{Error::Kind::NoInput, std::strerror(errno), path, ""};
    std::string content;
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        content.append(block, static_cast<std::size_t>(in.gcount()));
        if (content.size() > maxBytes)
            return Error{Error::Kind::InvalidData,
                "the file is larger than " + std::to_string(maxBytes / (1024 * 1024)) + " MiB", path, ""};
    }
    if (in.bad())
        return Error{Error::Kind::NoInput, std::strerror(errno), path, ""};
    return content;
}

Expected<bool> writeFile(const std::string& path, std::string_view content)
{
    std::error_code code;
    const bool special = std::filesystem::exists(path, code) && !std::filesystem::is_regular_file(path, code);
    const std::string target = special ? path : path + ".part";
    std::FILE* file = std::fopen(target.c_str(), "wb");
    if (file == nullptr)
        return Error{Error::Kind::NoInput, std::strerror(errno), path, ""};
    const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    const int writeErrno = errno;
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed) {
        const int cause = written ? errno : writeErrno;
        if (!special)
            std::filesystem::remove(target, code);
        return Error{Error::Kind::NoInput, std::string("could not write: ") + std::strerror(cause), path,
            "nothing was changed; free some space or choose another place"};
    }
    if (!special) {
        std::filesystem::rename(target, path, code);
        if (code)
            return Error{Error::Kind::NoInput, "could not write: " + code.message(), path, ""};
    }
    return true;
}

} // namespace ws
