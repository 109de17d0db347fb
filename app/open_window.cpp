#include "app/commands.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

/// The window is an executable of its own, waitscope-window, beside this one: loading Qt's fifty libraries would more
/// than double the start of every other verb. It takes the same arguments, so this process simply becomes it.
namespace ws::app {

namespace {

int becomeWindow(char** argv)
{
    std::error_code error;
    std::filesystem::path window = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        window = argv[0];
    window.replace_filename("waitscope-window");
    execv(window.c_str(), argv);
    std::fprintf(stderr, "waitscope: the window cannot be started: %s: %s\n", window.c_str(), std::strerror(errno));
    return kExitUsage;
}

} // namespace

int shotCommand(const Arguments&, int, char** argv)
{
    return becomeWindow(argv);
}

int windowCommand(const Arguments&, int, char** argv)
{
    return becomeWindow(argv);
}

} // namespace ws::app
