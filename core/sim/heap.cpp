#include "sim/heap.h"

#include <sys/mman.h>

#include <algorithm>

namespace ws::sim {

namespace {

// Go's size classes (runtime/sizeclasses.go): programs see them in cap() after append.
constexpr std::array<std::uint32_t, 68> kClassBytes = {0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192,
    208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536,
    1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880,
    12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};

constexpr std::size_t kClassIndexSize = Heap::kMaxSmall / 8 + 1;

constexpr std::array<std::uint8_t, kClassIndexSize> makeClassIndex()
{
    std::array<std::uint8_t, kClassIndexSize> index{};
    std::size_t sizeClass = 1;
    for (std::size_t i = 1; i < kClassIndexSize; ++i) {
        if (i * 8 > kClassBytes[sizeClass])
            ++sizeClass;
        index[i] = static_cast<std::uint8_t>(sizeClass);
    }
    return index;
}
constexpr std::array<std::uint8_t, kClassIndexSize> kClassIndex = makeClassIndex();

/// The fewest pages that waste at most an eighth at the end.
std::uint32_t pagesOfClass(std::uint32_t bytes)
{
    std::uint32_t pages = 1;
    while ((pages * Heap::kPageBytes) % bytes > pages * Heap::kPageBytes / 8)
        ++pages;
    return pages;
}

/// Natives do not check for the limit: they get this much beyond it, and the interpreter ends the process afterwards.
constexpr std::uint64_t kSlackBytes = 64ULL << 20;
/// Free dirty pages that are kept for reuse before they go back to the system.
constexpr std::uint64_t kKeepFreeBytes = 32ULL << 20;

} // namespace

std::uint64_t Heap::roundUpSize(std::uint64_t bytes)
{
    if (bytes <= kMaxSmall)
        return kClassBytes[kClassIndex[(bytes + 7) / 8]];
    if (bytes > ~std::uint64_t{0} - kPageBytes)
        return bytes;
    return (bytes + kPageBytes - 1) & ~(kPageBytes - 1);
}

Heap::Heap(std::uint64_t limitBytes)
    : m_limitBytes(std::max<std::uint64_t>(limitBytes, 1ULL << 20))
{
    m_regionBytes = (m_limitBytes + m_limitBytes / 4 + 2 * kSlackBytes) & ~(kPageBytes - 1);
    void* region =
        mmap(nullptr, m_regionBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    // A machine with strict address space limits: take what it gives, the limit below is what the program sees.
    while (region == MAP_FAILED && m_regionBytes > 4 * kSlackBytes) {
        m_regionBytes = (m_regionBytes / 2) & ~(kPageBytes - 1);
        m_limitBytes = m_regionBytes - 2 * kSlackBytes;
        region =
            mmap(nullptr, m_regionBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    }
    WS_ASSERT(region != MAP_FAILED);
    m_base = static_cast<std::uint8_t*>(region);
    m_current.fill(kNoSpan);
    // The first page serves all zero-size values: Go's zerobase. Nothing is ever stored there.
    m_freshPage = 1;
    m_pageSpan.push_back(kNoSpan);
    m_pageDirty.push_back(0);
}

Heap::~Heap()
{
    munmap(m_base, m_regionBytes);
}

Addr Heap::allocate(std::uint64_t bytes, Scan scan)
{
    if (bytes > kMaxSmall)
        return allocateLarge(bytes, scan);
    if (bytes == 0)
        return kHeapStart;
    const std::size_t sizeClass = kClassIndex[(bytes + 7) / 8];
    const std::size_t spanClass = sizeClass * 2 + static_cast<std::size_t>(scan);
    const std::uint32_t current = m_current[spanClass];
    if (current != kNoSpan) {
        if (const Addr addr = takeFrom(m_spans[current]); addr != 0)
            return addr;
    }
    return allocateSlow(spanClass, scan);
}

Addr Heap::takeFrom(Span& span)
{
    std::uint32_t index = span.freeIndex;
    while (index < span.count) {
        const std::uint64_t free = ~span.allocated[index / 64] >> (index % 64);
        if (free == 0) {
            index = (index / 64 + 1) * 64;
            continue;
        }
        index += static_cast<std::uint32_t>(__builtin_ctzll(free));
        if (index >= span.count)
            break;
        span.allocated[index / 64] |= 1ULL << (index % 64);
        span.freeIndex = index + 1;
        ++span.used;
        m_liveBytes += span.elementBytes;
        m_totalBytes += span.elementBytes;
        ++m_mallocs;
        const Addr addr = span.start + std::uint64_t{index} * span.elementBytes;
        if (span.needZero)
            std::memset(host(addr), 0, span.elementBytes);
        return addr;
    }
    span.freeIndex = span.count;
    return 0;
}

Addr Heap::allocateSlow(std::size_t spanClass, Scan scan)
{
    std::vector<std::uint32_t>& partial = m_partial[spanClass];
    while (!partial.empty()) {
        const std::uint32_t index = partial.back();
        partial.pop_back();
        m_current[spanClass] = index;
        if (const Addr addr = takeFrom(m_spans[index]); addr != 0)
            return addr;
    }
    const std::uint32_t bytes = kClassBytes[spanClass / 2];
    const std::uint32_t pages = pagesOfClass(bytes);
    const std::uint32_t index = newSpan(pages);
    if (index == kNoSpan)
        return 0;
    Span& span = m_spans[index];
    span.elementBytes = bytes;
    span.count = static_cast<std::uint32_t>(pages * kPageBytes / bytes);
    span.reciprocal = 0xffffffffU / bytes + 1;
    span.scan = scan;
    span.spanClass = static_cast<std::uint8_t>(spanClass);
    span.allocated.assign((span.count + 63) / 64, 0);
    span.marked.assign((span.count + 63) / 64, 0);
    m_current[spanClass] = index;
    return takeFrom(span);
}

Addr Heap::allocateLarge(std::uint64_t bytes, Scan scan)
{
    if (bytes > m_regionBytes)
        return 0;
    const std::uint64_t pages = (bytes + kPageBytes - 1) >> kPageShift;
    // A large block past the limit is refused (small ones get the slack): the program asked for it itself.
    if ((m_pagesInUse + pages) << kPageShift > m_limitBytes)
        return 0;
    const std::uint32_t index = newSpan(pages);
    if (index == kNoSpan)
        return 0;
    Span& span = m_spans[index];
    span.elementBytes = 0;
    span.count = 1;
    span.used = 1;
    span.scan = scan;
    span.spanClass = 0;
    span.allocated.assign(1, 1);
    span.marked.assign(1, 0);
    const std::uint64_t size = pages << kPageShift;
    m_liveBytes += size;
    m_totalBytes += size;
    ++m_mallocs;
    if (span.needZero) {
        const std::uint64_t first = (span.start - kHeapStart) >> kPageShift;
        for (std::uint64_t page = first; page < first + pages; ++page) {
            if (m_pageDirty[page] != 0)
                std::memset(m_base + (page << kPageShift), 0, kPageBytes);
        }
    }
    return span.start;
}

Addr Heap::allocateText(std::string_view text)
{
    if (text.empty())
        return 0;
    const Addr addr = allocate(text.size(), Scan::No);
    if (addr != 0)
        std::memcpy(host(addr), text.data(), text.size());
    return addr;
}

std::uint32_t Heap::newSpan(std::uint64_t pages)
{
    std::uint64_t first = 0;
    bool dirty = false;
    for (auto run = m_freeRuns.begin(); run != m_freeRuns.end(); ++run) {
        if (run->second < pages)
            continue;
        first = run->first;
        const std::uint64_t rest = run->second - pages;
        m_freeRuns.erase(run);
        if (rest > 0)
            m_freeRuns.emplace(first + pages, rest);
        for (std::uint64_t page = first; page < first + pages; ++page)
            dirty = dirty || m_pageDirty[page] != 0;
        break;
    }
    if (first == 0) {
        if ((m_freshPage + pages) << kPageShift > m_regionBytes)
            return kNoSpan;
        first = m_freshPage;
        m_freshPage += pages;
        m_pageSpan.resize(m_freshPage, kNoSpan);
        m_pageDirty.resize(m_freshPage, 0);
    }
    std::uint32_t index = 0;
    if (m_freeSpanSlots.empty()) {
        index = static_cast<std::uint32_t>(m_spans.size());
        m_spans.emplace_back();
    } else {
        index = m_freeSpanSlots.back();
        m_freeSpanSlots.pop_back();
    }
    Span& span = m_spans[index];
    span.start = kHeapStart + (first << kPageShift);
    span.pages = static_cast<std::uint32_t>(pages);
    span.used = 0;
    span.freeIndex = 0;
    span.inUse = true;
    span.needZero = dirty;
    std::fill_n(m_pageSpan.begin() + static_cast<std::ptrdiff_t>(first), pages, index);
    m_pagesInUse += pages;
    return index;
}

void Heap::freeSpan(std::uint32_t index)
{
    Span& span = m_spans[index];
    std::uint64_t first = (span.start - kHeapStart) >> kPageShift;
    std::uint64_t pages = span.pages;
    std::fill_n(m_pageSpan.begin() + static_cast<std::ptrdiff_t>(first), pages, kNoSpan);
    std::fill_n(m_pageDirty.begin() + static_cast<std::ptrdiff_t>(first), pages, std::uint8_t{1});
    m_pagesInUse -= pages;
    span.inUse = false;
    m_freeSpanSlots.push_back(index);
    const auto after = m_freeRuns.lower_bound(first);
    if (after != m_freeRuns.begin()) {
        const auto before = std::prev(after);
        if (before->first + before->second == first) {
            first = before->first;
            pages += before->second;
            m_freeRuns.erase(before);
        }
    }
    if (after != m_freeRuns.end() && first + pages == after->first) {
        pages += after->second;
        m_freeRuns.erase(after);
    }
    m_freeRuns.emplace(first, pages);
}

const Heap::Span* Heap::spanOf(Addr addr) const
{
    const std::uint64_t page = (addr - kHeapStart) >> kPageShift; // wraps to something huge below the start
    if (page >= m_freshPage)
        return nullptr;
    const std::uint32_t index = m_pageSpan[page];
    return index == kNoSpan ? nullptr : &m_spans[index];
}

std::uint32_t Heap::elementIndex(const Span& span, Addr addr)
{
    if (span.elementBytes == 0)
        return 0;
    return static_cast<std::uint32_t>(((addr - span.start) * span.reciprocal) >> 32);
}

Addr Heap::blockOf(Addr addr) const
{
    const Span* span = spanOf(addr);
    if (span == nullptr)
        return 0;
    const std::uint32_t index = elementIndex(*span, addr);
    if (index >= span->count || (span->allocated[index / 64] >> (index % 64) & 1) == 0)
        return 0;
    return span->start + std::uint64_t{index} * span->elementBytes;
}

std::uint64_t Heap::blockBytes(Addr addr) const
{
    if (blockOf(addr) == 0)
        return 0;
    const Span* span = spanOf(addr);
    return span->elementBytes != 0 ? span->elementBytes : std::uint64_t{span->pages} << kPageShift;
}

void Heap::beginMark()
{
    for (Span& span : m_spans) {
        if (span.inUse)
            std::fill(span.marked.begin(), span.marked.end(), 0);
    }
    m_markStack.clear();
}

void Heap::mark(std::uint64_t word)
{
    const std::uint64_t page = (word - kHeapStart) >> kPageShift;
    if (page >= m_freshPage)
        return;
    const std::uint32_t spanIndex = m_pageSpan[page];
    if (spanIndex == kNoSpan)
        return;
    Span& span = m_spans[spanIndex];
    const std::uint32_t index = elementIndex(span, word);
    if (index >= span.count)
        return;
    const std::uint64_t bit = 1ULL << (index % 64);
    if ((span.allocated[index / 64] & bit) == 0 || (span.marked[index / 64] & bit) != 0)
        return;
    span.marked[index / 64] |= bit;
    if (span.scan == Scan::No)
        return;
    if (span.elementBytes != 0)
        m_markStack.emplace_back(span.start + std::uint64_t{index} * span.elementBytes, span.elementBytes);
    else
        m_markStack.emplace_back(span.start, std::uint64_t{span.pages} << kPageShift);
}

void Heap::markRange(const std::uint64_t* words, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        mark(words[i]);
}

void Heap::drainMarks()
{
    while (!m_markStack.empty()) {
        const auto [addr, bytes] = m_markStack.back();
        m_markStack.pop_back();
        const std::uint8_t* at = host(addr);
        for (std::uint64_t offset = 0; offset < bytes; offset += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at + offset, 8);
            mark(word);
        }
    }
}

bool Heap::isMarked(Addr addr) const
{
    const Span* span = spanOf(addr);
    if (span == nullptr)
        return false;
    const std::uint32_t index = elementIndex(*span, addr);
    return index < span->count && (span->marked[index / 64] >> (index % 64) & 1) != 0;
}

void Heap::sweep()
{
    for (auto& partial : m_partial)
        partial.clear();
    m_current.fill(kNoSpan);
    for (std::uint32_t i = 0; i < m_spans.size(); ++i) {
        Span& span = m_spans[i];
        if (!span.inUse)
            continue;
        std::uint32_t kept = 0;
        for (std::size_t word = 0; word < span.allocated.size(); ++word) {
            span.allocated[word] &= span.marked[word];
            kept += static_cast<std::uint32_t>(__builtin_popcountll(span.allocated[word]));
        }
        const std::uint64_t bytes =
            span.elementBytes != 0 ? span.elementBytes : std::uint64_t{span.pages} << kPageShift;
        const std::uint64_t freed = span.used - kept;
        m_frees += freed;
        m_liveBytes -= freed * bytes;
        span.used = kept;
        span.freeIndex = 0;
        if (freed > 0)
            span.needZero = true;
        if (kept == 0)
            freeSpan(i);
        else if (span.elementBytes != 0 && kept < span.count)
            m_partial[span.spanClass].push_back(i);
    }
    // Lowest addresses first, so that the rest can become empty.
    for (auto& partial : m_partial) {
        std::sort(partial.begin(), partial.end(),
            [this](std::uint32_t a, std::uint32_t b) { return m_spans[a].start > m_spans[b].start; });
    }
    scavenge();
}

void Heap::scavenge()
{
    std::uint64_t dirtyPages = 0;
    for (const auto& [first, pages] : m_freeRuns) {
        for (std::uint64_t page = first; page < first + pages; ++page)
            dirtyPages += m_pageDirty[page];
    }
    if (dirtyPages << kPageShift <= kKeepFreeBytes + m_liveBytes)
        return;
    for (const auto& [first, pages] : m_freeRuns) {
        if (madvise(m_base + (first << kPageShift), pages << kPageShift, MADV_DONTNEED) != 0)
            continue;
        std::fill_n(m_pageDirty.begin() + static_cast<std::ptrdiff_t>(first), pages, std::uint8_t{0});
    }
}

} // namespace ws::sim
