#include "code/bytecode.h"

#include "base/assert.h"

#include <array>

namespace ws::code {

const OpInfo& opInfo(Op op)
{
    static constexpr std::array<OpInfo, kOpCount> infos{{
#define X(name, operands, meaning) {#name, operands, meaning},
#include "code/opcodes.def"
#undef X
    }};
    const auto index = static_cast<std::size_t>(op);
    WS_ASSERT(index < infos.size());
    return infos[index];
}

} // namespace ws::code
