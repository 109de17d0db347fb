#include "base/hash.h"
#include "generator/random_go.h"

namespace ws::generator {
namespace {

std::uint64_t hashOf(std::string_view bytes)
{
    Hash64 hash;
    hash.addBytes(bytes);
    return hash.value();
}

} // namespace

ByteChoices::ByteChoices(const std::uint8_t* data, std::size_t size)
    : m_data(data)
    , m_left(size)
    , m_rest(hashOf({reinterpret_cast<const char*>(data), size}))
{
}

std::uint32_t ByteChoices::below(std::uint32_t n)
{
    if (m_left == 0)
        return m_rest.below(n);
    --m_left;
    return *m_data++ % n;
}

} // namespace ws::generator
