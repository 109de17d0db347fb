#include "app/commands.h"
#include "app/story.h"

#include <cstdio>

/// Built without Qt: the verbs that need the window say so.
namespace ws::app {

int shotCommand(const Arguments&, int, char**)
{
    std::fputs("waitscope: this build has no window, so it cannot take pictures (build with Qt 6)\n", stderr);
    return kExitUsage;
}

int windowCommand(const Arguments& arguments, int, char**)
{
    if (const int code = tellStory(arguments); code != 0)
        return code;
    std::puts("\nThis build has no window (build with Qt 6 to get it).");
    return 0;
}

} // namespace ws::app
