#pragma once

#include "base/assert.h"
#include "sim/goroutine.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace ws::sim {

/// Where the simulated address space of Go values starts, as on linux/amd64.
inline constexpr Addr kHeapStart = 0xc000000000ULL;

/// May a block hold pointers? The collector does not look into NoScan blocks (Go's noscan spans).
enum class Scan : std::uint8_t { No, Yes };

/// The memory of the simulated process: one reserved region, handed out in 8 KiB pages. Small objects live in spans of
/// one size class (as Go's mcentral, without its per-processor caches), large ones in spans of their own. A block's
/// address never changes. Everything is deterministic: the same calls give the same addresses.
///
/// allocate() never collects: collections happen between instructions (Collector, sim/gc.h), so natives may hold
/// addresses in C++ variables until they return. Small allocations go on a little past the limit (overLimit() says so,
/// and the interpreter ends the process after the instruction); a large one that does not fit gives 0.
class Heap {
public:
    static constexpr std::uint32_t kPageShift = 13;
    static constexpr std::uint64_t kPageBytes = 1ULL << kPageShift;
    static constexpr std::uint32_t kMaxSmall = 32768;

    /// What an allocation of this many bytes really takes (runtime.roundupsize): append grows to it.
    static std::uint64_t roundUpSize(std::uint64_t bytes);

    explicit Heap(std::uint64_t limitBytes);
    ~Heap();
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    /// Zeroed memory, 8-byte aligned. Zero bytes give the one address that all empty values share. 0: it does not fit.
    Addr allocate(std::uint64_t bytes, Scan scan);
    /// A noscan block with a copy of the text; 0 for the empty string, or at the limit.
    Addr allocateText(std::string_view text);

    /// Is [addr, addr + bytes) inside the region? False for nil and for small offsets from nil: the interpreter's nil
    /// check.
    [[nodiscard]] bool valid(Addr addr, std::uint64_t bytes = 1) const
    {
        return addr - kHeapStart <= m_regionBytes - bytes && bytes <= m_regionBytes;
    }
    [[nodiscard]] std::uint8_t* host(Addr addr) const { return m_base + (addr - kHeapStart); }
    template <class T> [[nodiscard]] T load(Addr addr) const
    {
        T value;
        std::memcpy(&value, host(addr), sizeof value);
        return value;
    }
    template <class T> void store(Addr addr, T value) { std::memcpy(host(addr), &value, sizeof value); }
    [[nodiscard]] std::string_view text(Addr addr, std::uint64_t length) const
    {
        return length == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(host(addr)), length);
    }

    /// The block that holds `addr` (any interior address): its start, or 0 if no live block does.
    [[nodiscard]] Addr blockOf(Addr addr) const;
    [[nodiscard]] std::uint64_t blockBytes(Addr addr) const; ///< usable size of the block; 0 if there is none

    [[nodiscard]] std::uint64_t liveBytes() const { return m_liveBytes; } ///< allocated and not yet swept
    [[nodiscard]] std::uint64_t totalBytes() const { return m_totalBytes; } ///< ever allocated (MemStats.TotalAlloc)
    [[nodiscard]] std::uint64_t mallocs() const { return m_mallocs; }
    [[nodiscard]] std::uint64_t frees() const { return m_frees; }
    [[nodiscard]] std::uint64_t pagesInUse() const { return m_pagesInUse; }
    [[nodiscard]] std::uint64_t limitBytes() const { return m_limitBytes; }
    [[nodiscard]] bool overLimit() const { return m_pagesInUse << kPageShift > m_limitBytes; }

    // -- for the collector (sim/gc.cpp)
    void beginMark();
    /// Marks the block that holds `word`, if any, and what is reachable from it once drainMarks() runs.
    void mark(std::uint64_t word);
    void markRange(const std::uint64_t* words, std::size_t count);
    void drainMarks();
    [[nodiscard]] bool isMarked(Addr addr) const; ///< between drainMarks() and sweep(): for tables keyed by address
    void sweep(); ///< frees what is not marked, gives memory of empty spans back to the system

private:
    struct Span {
        Addr start = 0;
        std::uint32_t pages = 0;
        std::uint32_t elementBytes = 0; ///< 0 for a large span
        std::uint32_t count = 0; ///< elements
        std::uint32_t used = 0;
        std::uint32_t reciprocal = 0; ///< 2^32 / elementBytes rounded up: division by multiplication
        std::uint32_t freeIndex = 0; ///< elements below it are not searched for a free one
        std::uint8_t spanClass = 0; ///< size class * 2 + scan; 0: large
        Scan scan = Scan::No;
        bool inUse = false;
        bool needZero = false;
        std::vector<std::uint64_t> allocated; ///< one bit an element
        std::vector<std::uint64_t> marked;
    };
    static constexpr std::uint32_t kNoSpan = 0xffffffff;
    static constexpr int kClassCount = 68;

    Addr allocateLarge(std::uint64_t bytes, Scan scan);
    Addr allocateSlow(std::size_t spanClass, Scan scan);
    Addr takeFrom(Span& span); ///< 0: it is full
    std::uint32_t newSpan(std::uint64_t pages); ///< kNoSpan: the region is full
    void freeSpan(std::uint32_t index);
    [[nodiscard]] static std::uint32_t elementIndex(const Span& span, Addr addr);
    [[nodiscard]] const Span* spanOf(Addr addr) const;
    void scavenge();

    std::uint8_t* m_base = nullptr;
    std::uint64_t m_regionBytes = 0;
    std::uint64_t m_limitBytes = 0;
    std::uint64_t m_liveBytes = 0;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_mallocs = 0;
    std::uint64_t m_frees = 0;
    std::uint64_t m_pagesInUse = 0;
    std::uint64_t m_freshPage = 0; ///< pages from here on were never used (and read as zero)
    std::vector<std::uint32_t> m_pageSpan; ///< span index of each page below m_freshPage
    std::vector<Span> m_spans;
    std::vector<std::uint32_t> m_freeSpanSlots;
    std::vector<std::uint8_t> m_pageDirty; ///< of free pages: must be zeroed before use
    std::map<std::uint64_t, std::uint64_t> m_freeRuns; ///< first page -> pages: first fit, coalesced
    std::array<std::vector<std::uint32_t>, kClassCount * 2> m_partial; ///< spans with room, lowest address last
    std::array<std::uint32_t, kClassCount * 2> m_current; ///< the span that serves this class
    std::vector<std::pair<Addr, std::uint64_t>> m_markStack; ///< block, bytes
};

} // namespace ws::sim
