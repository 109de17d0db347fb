#include "dump/reader.h"
#include "dump/trace_of.h"
#include "dump/writer.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

// Whatever the text is, the reader takes it or refuses it; what it took can be grouped, shown as a trace, and written;
// and what was written reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)ws::dump::looksLikeDump(text);
    const auto dump = ws::dump::read(text, "fuzz");
    if (!dump)
        return 0;
    (void)ws::dump::group(*dump);
    (void)ws::dump::traceOf(*dump, "fuzz");
    for (const ws::dump::Goroutine& g : dump->goroutines) {
        const std::string written = ws::dump::write(g, 26);
        const auto again = ws::dump::read(written, "fuzz");
        if (!again || again->goroutines.empty() || again->goroutines.front().frames.size() > g.frames.size())
            std::abort();
    }
    return 0;
}
