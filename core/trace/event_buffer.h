#pragma once

#include "trace/event.h"

#include <cstddef>
#include <cstring>

namespace ws::trace {

/// The events of a trace: contiguous, append-only, never moved while they fit the address space reserved at the start.
///
/// A run records tens of millions of events, and a vector would spend most of the run's time on copying them at every
/// growth and on faulting fresh 4 KiB pages in twice. So memory is reserved once (pages that nobody touches cost
/// nothing) and, beyond the first 2 MiB, asked of the system in huge pages; without them it merely is slower.
class EventBuffer {
public:
    static constexpr std::size_t kReserved = std::size_t{1} << 30;

    /// `reserveBytes`: address space to take at the first event.
    explicit EventBuffer(std::size_t reserveBytes = kReserved)
        : m_reserveBytes(reserveBytes)
    {
    }
    ~EventBuffer();
    EventBuffer(EventBuffer&& other) noexcept;
    EventBuffer& operator=(EventBuffer&& other) noexcept;
    EventBuffer(const EventBuffer&) = delete;
    EventBuffer& operator=(const EventBuffer&) = delete;

    void append(EventWords event)
    {
        if (m_size == m_capacity) [[unlikely]]
            grow();
        auto* const to = reinterpret_cast<std::uint8_t*>(m_data + m_size);
        store(to, event.time);
        store(to + 8, event.subject);
        store(to + 16, event.object);
        store(to + 24, event.rest);
        ++m_size;
    }

    [[nodiscard]] bool full() const { return m_size == m_capacity; } ///< the next append() takes memory
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const Event& operator[](std::size_t index) const { return m_data[index]; }
    [[nodiscard]] const Event* begin() const { return m_data; }
    [[nodiscard]] const Event* end() const { return m_data + m_size; }
    [[nodiscard]] const Event& front() const { return m_data[0]; }
    [[nodiscard]] const Event& back() const { return m_data[m_size - 1]; }
    bool operator==(const EventBuffer& other) const;

private:
    static void store(std::uint8_t* to, std::uint64_t word) { std::memcpy(to, &word, sizeof word); }
    void grow();
    void swap(EventBuffer& other) noexcept;

    Event* m_data = nullptr; ///< the reserved region
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::size_t m_reserveBytes;
};

} // namespace ws::trace
