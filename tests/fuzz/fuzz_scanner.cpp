#include "base/assert.h"
#include "go/scanner.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// Any bytes: the scanner ends, its tokens lie in order inside the text, what stands between them is blank or comment,
/// and a second scanner says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace ws::go;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    constexpr Pos kBase = 1;
    std::vector<std::pair<Token, Pos>> first;
    for (int round = 0; round < 2; ++round) {
        std::size_t messages = 0;
        Scanner scanner(text, kBase, [&](Pos pos, const std::string& message) {
            WS_ASSERT(pos >= kBase && pos <= kBase + size && !message.empty());
            ++messages;
        });
        std::vector<std::pair<Token, Pos>> tokens;
        Pos last = kBase;
        do {
            scanner.next();
            WS_ASSERT(scanner.pos >= last && scanner.end >= scanner.pos && scanner.end <= kBase + size);
            WS_ASSERT(!scanner.bad || messages > 0);
            tokens.emplace_back(scanner.token, scanner.pos);
            WS_ASSERT(tokens.size() <= 2 * size + 2);
            last = scanner.end;
        } while (scanner.token != Token::Eof);
        WS_ASSERT(round == 0 || tokens == first);
        first = std::move(tokens);
    }
    return 0;
}
