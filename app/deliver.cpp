#include "app/deliver.h"

#include "app/arguments.h"
#include "base/text_file.h"
#include "trace/json.h"

#include <cstdio>

namespace ws::app {

namespace {

Error stdoutFailed()
{
    return Error{Error::Kind::NoInput, "could not be written", "stdout", ""};
}

bool print(std::string_view text)
{
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

} // namespace

int complain(const Error& error)
{
    std::fprintf(stderr, "waitscope: %s\n", error.text().c_str());
    return exitCodeOf(error);
}

Expected<bool> deliver(const std::string& path, const std::string& text)
{
    if (path != "-")
        return writeFile(path, text);
    if (!print(text) || std::fflush(stdout) != 0)
        return stdoutFailed();
    return true;
}

Expected<bool> deliverTrace(const std::string& path, const trace::Trace& trace)
{
    if (path.empty())
        return true;
    if (path != "-")
        return trace::writeJsonFile(trace, path);
    if (!trace::writeJson(trace, print) || std::fflush(stdout) != 0)
        return stdoutFailed();
    return true;
}

} // namespace ws::app
