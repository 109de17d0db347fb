#include "sim/native_support.h"

namespace ws::sim {

bool boxValue(NativeCall& call, const GoValue& value, std::uint64_t (&words)[2])
{
    words[0] = value.type == nullptr ? 0 : value.type->id;
    words[1] = 0;
    if (value.type == nullptr)
        return true;
    if (value.type->slots <= 1) {
        call.machine.interpreter().types().toSlots(value.type->id, &words[1], value.memory);
        return true;
    }
    const Addr copy = allocateFor(call, value.type->size, value.type->hasPointers ? Scan::Yes : Scan::No);
    if (copy == 0)
        return false;
    std::memcpy(call.machine.heap().host(copy), value.memory, value.type->size);
    words[1] = copy;
    return true;
}

} // namespace ws::sim
