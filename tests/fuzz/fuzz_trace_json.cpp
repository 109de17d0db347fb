#include "replay/cursor.h"
#include "replay/validator.h"
#include "trace/json.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

// Text that is no trace is refused; a trace that the reader and the validator accept can be walked to its end and back,
// and written again as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto trace = ws::replay::readTrace(text, "fuzz");
    if (!trace)
        return 0;
    ws::replay::Cursor cursor(std::make_shared<const ws::replay::TraceIndex>(*trace));
    const ws::replay::World start = cursor.world();
    while (cursor.step()) { }
    while (cursor.stepBack()) { }
    if (!(cursor.world() == start))
        std::abort();
    std::string written;
    ws::trace::writeJson(**trace, [&written](std::string_view piece) {
        written += piece;
        return true;
    });
    const auto again = ws::trace::readJson(written, "fuzz");
    if (!again || (*again)->run().hash != (*trace)->run().hash)
        std::abort();
    return 0;
}
