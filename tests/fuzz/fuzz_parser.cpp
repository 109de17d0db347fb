#include "go/load.h"
#include "go/parse.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

/// Any bytes: the scanner and the parser must neither crash nor hang, every message must have a position inside the
/// file, and rendering must hold. A second parse must say the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace ws::go;
    const std::string text(data, data + size);
    LoadResult result;
    result.program = std::make_shared<Program>();
    FileSet& files = result.program->files;
    std::string first;
    for (int round = 0; round < 2; ++round) {
        const std::uint32_t index = files.add("prog.go", text, true);
        const Pos base = files.file(index).base;
        Diagnostics diagnostics(files);
        const auto file = parseFile(files, index, diagnostics);
        result.diagnostics = diagnostics.sorted();
        for (const Diagnostic& diagnostic : result.diagnostics)
            WS_ASSERT(diagnostic.pos >= base && diagnostic.pos <= base + size);
        WS_ASSERT(file != nullptr || diagnostics.hasErrors());
        const std::string shown = renderDiagnostics(result, true);
        WS_ASSERT(round == 0 || shown == first);
        first = shown;
    }
    return 0;
}
