#include "trace/event_buffer.h"

#include "base/assert.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace ws::trace {

namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Address space aligned to huge pages; null if there is not that much.
void* reserve(std::size_t bytes)
{
    const std::size_t padded = bytes + kHugePage;
    void* region = mmap(nullptr, padded, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED)
        return nullptr;
    auto* const start = static_cast<std::uint8_t*>(region);
    const std::size_t skip = (kHugePage - reinterpret_cast<std::uintptr_t>(start) % kHugePage) % kHugePage;
    if (skip > 0)
        munmap(start, skip);
    if (skip < kHugePage)
        munmap(start + skip + bytes, kHugePage - skip);
    std::uint8_t* const aligned = start + skip;
#ifdef MADV_HUGEPAGE
    // A small trace stays on small pages. Refusal is no harm.
    if (bytes > kHugePage)
        madvise(aligned + kHugePage, bytes - kHugePage, MADV_HUGEPAGE);
#endif
    return aligned;
}

} // namespace

EventBuffer::~EventBuffer()
{
    if (m_data != nullptr)
        munmap(m_data, m_capacity * sizeof(Event));
}

EventBuffer::EventBuffer(EventBuffer&& other) noexcept
    : EventBuffer(other.m_reserveBytes)
{
    swap(other);
}

EventBuffer& EventBuffer::operator=(EventBuffer&& other) noexcept
{
    swap(other);
    return *this;
}

void EventBuffer::swap(EventBuffer& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
}

void EventBuffer::grow()
{
    // With little address space (ulimit -v, strict overcommit) it grows by doubling after all.
    std::size_t bytes = m_data == nullptr ? m_reserveBytes : m_capacity * sizeof(Event) * 2;
    const std::size_t least = m_capacity * sizeof(Event) + kHugePage;
    bytes = std::max(bytes, least) & ~(kHugePage - 1);
    void* region = reserve(bytes);
    while (region == nullptr && bytes > least) {
        bytes = std::max(least, bytes / 2 & ~(kHugePage - 1));
        region = reserve(bytes);
    }
    WS_ASSERT(region != nullptr);
    auto* const data = static_cast<Event*>(region);
    if (m_data != nullptr) {
        std::memcpy(region, m_data, m_size * sizeof(Event));
        munmap(m_data, m_capacity * sizeof(Event));
    }
    m_data = data;
    m_capacity = bytes / sizeof(Event);
}

bool EventBuffer::operator==(const EventBuffer& other) const
{
    return std::equal(begin(), end(), other.begin(), other.end());
}

} // namespace ws::trace
