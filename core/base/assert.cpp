#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace ws {

void reportBug(const char* expression, const char* file, int line)
{
    std::fprintf(stderr,
        "waitscope: internal error: %s (%s:%d)\n"
        "This is a bug of Waitscope, not of your program. Please report this line together with the program, the seed "
        "and the options.\n",
        expression, file, line);
    std::fflush(stderr);
#ifdef WAITSCOPE_FUZZ
    std::abort();
#else
    std::_Exit(70);
#endif
}

} // namespace ws
