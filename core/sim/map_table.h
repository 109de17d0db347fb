#pragma once

#include "sim/value.h"

#include <cstdint>
#include <cstring>

/// The data structure of a Go map, all of it in the simulated heap, so that the collector needs no help.
///
/// A map is a header block, chunks of cells and, beyond eight cells, an index. An entry lives in one cell from its
/// insertion to its deletion and never moves: growing adds a chunk and rebuilds only the index (hash buckets that chain
/// cell numbers). So element addresses stay good, the trace can name an entry by its cell, and an iterator is a
/// position in a permutation of the cell numbers.
///
/// Nothing here checks or sets the write flag, parks or costs time: that is sim/map_ops.h. Every function is one
/// indivisible step of the simulated program, and leaves the structure sound whatever another simulated processor did
/// before: a race in the Go program can lose entries there, it cannot harm us.
namespace ws::sim {

inline constexpr std::uint32_t kNoCell = 0xffffffff;

/// Sizes and offsets of a map type's cells, derived from key and element type.
struct MapLayout {
    code::RTypeId key = 0;
    code::RTypeId value = 0;
    std::uint32_t valueOffset = 0; ///< of the element in a cell
    std::uint32_t cellBytes = 0;
    Scan scan = Scan::No;
    bool wordKey = false; ///< the key is 8 bytes, equal where they are (most are)

    static MapLayout of(const ValueTypes& types, code::RTypeId mapType);
};

/// An open map: address, layout and where to look things up. Cheap to make; holds nothing of its own.
class MapTable {
public:
    static constexpr std::uint32_t kKeyOffset = 8;
    static constexpr std::uint32_t kSmall = 8; ///< cells of the first chunk; no index up to here

    /// A new map, or 0 if the heap is exhausted. `hint` sizes the index.
    static Addr make(Heap& heap, code::RTypeId mapType, std::uint64_t hint, std::uint64_t seed);

    MapTable(Heap& heap, const ValueTypes& types, const MapLayout& layout, Addr map)
        : m_heap(heap)
        , m_types(types)
        , m_layout(layout)
        , m_header(map == 0 ? nullptr : heap.host(map))
    {
    }

    // -- the header
    [[nodiscard]] std::uint64_t count() const { return field<std::uint64_t>(0); } ///< len(); a nil map has 0
    [[nodiscard]] std::uint8_t flag() const { return field<std::uint8_t>(8); }
    void setFlag(std::uint8_t flag) { setField<std::uint8_t>(8, flag); }
    [[nodiscard]] std::uint64_t seed() const { return field<std::uint64_t>(16); }
    [[nodiscard]] code::RTypeId type() const { return field<std::uint32_t>(48); }
    /// For the trace: the goroutine that used it first (0: none yet; kShared: several did).
    static constexpr std::uint32_t kShared = 0xffffffff;
    [[nodiscard]] std::uint32_t user() const { return field<std::uint32_t>(12); }
    void setUser(std::uint32_t user) { setField<std::uint32_t>(12, user); }
    /// For the cost of moving the header's cache line: number + 1 of the processor that wrote it last.
    [[nodiscard]] std::uint8_t lastProc() const { return field<std::uint8_t>(9); }
    void setLastProc(std::uint8_t proc) { setField<std::uint8_t>(9, proc); }
    /// Old buckets still to move (cost model of hmap's incremental growth, go-runtime.md 2.1 W4).
    [[nodiscard]] std::uint32_t growLeft() const { return field<std::uint32_t>(52); }
    void setGrowLeft(std::uint32_t left) { setField<std::uint32_t>(52, left); }

    // -- operations; `key` in memory form
    [[nodiscard]] HashResult hash(const std::uint8_t* key, std::uint64_t nanSalt) const
    {
        return m_types.hash(m_layout.key, key, seed(), nanSalt);
    }
    [[nodiscard]] std::uint32_t find(const std::uint8_t* key, std::uint64_t hash) const;
    struct Inserted {
        std::uint32_t cell = kNoCell; ///< kNoCell: the heap is exhausted
        bool isNew = false;
        bool grew = false;
    };
    Inserted insert(const std::uint8_t* key, std::uint64_t hash);
    std::uint32_t erase(const std::uint8_t* key, std::uint64_t hash); ///< its cell, or kNoCell
    void clear();

    // -- cells
    [[nodiscard]] std::uint32_t cellsUsed() const { return field<std::uint32_t>(32); }
    [[nodiscard]] Addr cellAddr(std::uint32_t cell) const;
    [[nodiscard]] Addr keyAddr(std::uint32_t cell) const { return cellAddr(cell) + kKeyOffset; }
    [[nodiscard]] Addr valueAddr(std::uint32_t cell) const { return cellAddr(cell) + m_layout.valueOffset; }
    [[nodiscard]] bool occupied(std::uint32_t cell) const { return m_heap.load<std::uint32_t>(cellAddr(cell)) != 0; }

private:
    [[nodiscard]] std::uint32_t capacity() const { return field<std::uint32_t>(40); }
    [[nodiscard]] std::uint32_t mask() const { return field<std::uint32_t>(36); }
    [[nodiscard]] Addr index() const { return field<Addr>(24); }
    [[nodiscard]] bool keyIs(Addr cell, const std::uint8_t* key, std::uint32_t tag) const;
    bool addChunk();
    bool rebuildIndex(std::uint32_t buckets);

    template <class T> [[nodiscard]] T field(std::size_t offset) const
    {
        T value;
        std::memcpy(&value, m_header + offset, sizeof value);
        return value;
    }
    template <class T> void setField(std::size_t offset, T value)
    {
        std::memcpy(m_header + offset, &value, sizeof value);
    }

    Heap& m_heap;
    const ValueTypes& m_types;
    const MapLayout& m_layout;
    std::uint8_t* m_header; ///< where it is; blocks never move
};

/// The order of one `for range`: a random rotation of up to eight cells, a random permutation of more. Words of an
/// iterator block in the heap (the same layout serves internal/mapiter).
struct MapIterator {
    static constexpr std::uint64_t kBytes = 48;

    Addr map = 0; ///< 0: nothing (more) to visit
    std::uint32_t cells = 0; ///< cells in use when it started: later ones are not visited
    std::uint32_t bits = 0; ///< the permutation is of 2^bits numbers
    std::uint32_t position = 0; ///< next number to try
    std::uint32_t start = 0;
    std::uint32_t multiplier = 1;
    std::uint32_t typeId = 0;

    static MapIterator load(const Heap& heap, Addr at);
    void save(Heap& heap, Addr at) const;
    /// The cell at `position`, or kNoCell if that number is not a cell.
    [[nodiscard]] std::uint32_t cellAt(std::uint32_t at) const;
};

} // namespace ws::sim
