#include "sim/map_table.h"

namespace ws::sim {

namespace {

// Header words, by byte offset:
//    0 count          8 write flag (byte)      12 first user       16 seed          24 index (buckets of cell + 1)
//   32 cells used    36 bucket mask            40 cells there are  44 free cell + 1 48 map type   52 growLeft
//   56 first chunk   64 directory of further chunks
constexpr std::uint64_t kHeaderBytes = 80;
constexpr std::uint64_t kFirstChunk = 56;
constexpr std::uint64_t kDirectory = 64;
constexpr std::uint64_t kFreeCell = 44;
constexpr std::uint64_t kDirectoryEntries = 28;
constexpr std::uint32_t kMaxCells = 8U << 27;

/// What a cell keeps of its key's hash. Never 0: that marks a free cell.
std::uint32_t tagOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32) | 1U;
}

std::uint32_t roundUpPower(std::uint64_t n)
{
    std::uint32_t power = MapTable::kSmall;
    while (power < n && power < kMaxCells)
        power *= 2;
    return power;
}

} // namespace

MapLayout MapLayout::of(const ValueTypes& types, code::RTypeId mapType)
{
    const code::RType& type = types.type(mapType);
    MapLayout layout;
    layout.key = type.key;
    layout.value = type.element;
    const std::uint32_t keyBytes = (types.shape(type.key).size + 7) & ~7U;
    layout.valueOffset = MapTable::kKeyOffset + keyBytes;
    layout.cellBytes = layout.valueOffset + ((types.shape(type.element).size + 7) & ~7U);
    layout.wordKey = types.shape(type.key).compare == TypeShape::Compare::Bytes
        && types.shape(type.key).size == sizeof(std::uint64_t);
    layout.scan = types.shape(type.key).pointers || types.shape(type.element).pointers ? Scan::Yes : Scan::No;
    return layout;
}

Addr MapTable::make(Heap& heap, code::RTypeId mapType, std::uint64_t hint, std::uint64_t seed)
{
    const Addr map = heap.allocate(kHeaderBytes, Scan::Yes);
    if (map == 0)
        return 0;
    heap.store<std::uint64_t>(map + 16, seed);
    heap.store<std::uint32_t>(map + 48, mapType);
    if (hint > kSmall) {
        // A wish, as in Go: too much is not an error here, the entries will tell.
        const std::uint32_t buckets = roundUpPower(hint);
        if (const Addr table = heap.allocate(std::uint64_t{buckets} * 4, Scan::No); table != 0) {
            heap.store<Addr>(map + 24, table);
            heap.store<std::uint32_t>(map + 36, buckets - 1);
        }
    }
    return map;
}

Addr MapTable::cellAddr(std::uint32_t cell) const
{
    if (cell < kSmall)
        return field<Addr>(kFirstChunk) + std::uint64_t{cell} * m_layout.cellBytes;
    // Further chunk k holds the cells from 8 << k on, as many as all chunks before it.
    const auto chunk = static_cast<std::uint32_t>(31 - __builtin_clz(cell / kSmall));
    const std::uint32_t first = kSmall << chunk;
    const Addr directory = field<Addr>(kDirectory);
    return m_heap.load<Addr>(directory + std::uint64_t{chunk} * 8) + std::uint64_t{cell - first} * m_layout.cellBytes;
}

bool MapTable::keyIs(Addr cell, const std::uint8_t* key, std::uint32_t tag) const
{
    if (m_heap.load<std::uint32_t>(cell) != tag)
        return false;
    const std::uint8_t* const kept = m_heap.host(cell + kKeyOffset);
    return m_layout.wordKey ? std::memcmp(kept, key, sizeof(std::uint64_t)) == 0
                            : m_types.equal(m_layout.key, kept, key).equal;
}

std::uint32_t MapTable::find(const std::uint8_t* key, std::uint64_t hash) const
{
    const std::uint32_t tag = tagOf(hash);
    const Addr table = index();
    if (table == 0) {
        const std::uint32_t used = cellsUsed();
        for (std::uint32_t cell = 0; cell < used; ++cell) {
            if (keyIs(cellAddr(cell), key, tag))
                return cell;
        }
        return kNoCell;
    }
    std::uint32_t next =
        m_heap.load<std::uint32_t>(table + std::uint64_t{static_cast<std::uint32_t>(hash) & mask()} * 4);
    while (next != 0) {
        const Addr at = cellAddr(next - 1);
        if (keyIs(at, key, tag))
            return next - 1;
        next = m_heap.load<std::uint32_t>(at + 4);
    }
    return kNoCell;
}

MapTable::Inserted MapTable::insert(const std::uint8_t* key, std::uint64_t hash)
{
    Inserted result;
    result.cell = find(key, hash);
    if (result.cell != kNoCell) {
        // Equal keys may differ (+0 and -0, or where a string lies): the new one stays (runtime's needkeyupdate).
        const TypeShape& shape = m_types.shape(m_layout.key);
        if (shape.compare != TypeShape::Compare::Bytes)
            std::memcpy(m_heap.host(keyAddr(result.cell)), key, shape.size);
        return result;
    }
    if (field<std::uint32_t>(kFreeCell) == 0 && cellsUsed() == capacity()) {
        result.grew = capacity() >= kSmall;
        if (!addChunk())
            return result;
    }
    if (count() >= kSmall && (index() == 0 || count() > mask())) {
        if (!rebuildIndex(index() == 0 ? 2 * kSmall : (mask() + 1) * 2))
            return result;
    }
    std::uint32_t cell = cellsUsed();
    if (const auto freeCell = field<std::uint32_t>(kFreeCell); freeCell != 0) {
        cell = freeCell - 1;
        setField<std::uint32_t>(kFreeCell, m_heap.load<std::uint32_t>(cellAddr(cell) + 4));
    } else {
        setField<std::uint32_t>(32, cell + 1);
    }
    const Addr at = cellAddr(cell);
    m_heap.store<std::uint32_t>(at, tagOf(hash));
    std::uint32_t next = 0;
    if (const Addr table = index(); table != 0) {
        const Addr bucket = table + std::uint64_t{static_cast<std::uint32_t>(hash) & mask()} * 4;
        next = m_heap.load<std::uint32_t>(bucket);
        m_heap.store<std::uint32_t>(bucket, cell + 1);
    }
    m_heap.store<std::uint32_t>(at + 4, next);
    if (const std::uint32_t bytes = m_types.shape(m_layout.key).size; bytes != 0)
        std::memcpy(m_heap.host(at + kKeyOffset), key, bytes);
    setField<std::uint64_t>(0, count() + 1);
    result.cell = cell;
    result.isNew = true;
    return result;
}

bool MapTable::addChunk()
{
    const std::uint32_t cells = capacity();
    if (cells == 0) {
        const Addr chunk = m_heap.allocate(std::uint64_t{kSmall} * m_layout.cellBytes, m_layout.scan);
        if (chunk == 0)
            return false;
        setField<Addr>(kFirstChunk, chunk);
        setField<std::uint32_t>(40, kSmall);
        return true;
    }
    if (cells >= kMaxCells)
        return false;
    Addr directory = field<Addr>(kDirectory);
    if (directory == 0) {
        directory = m_heap.allocate(kDirectoryEntries * 8, Scan::Yes);
        if (directory == 0)
            return false;
        setField<Addr>(kDirectory, directory);
    }
    const Addr chunk = m_heap.allocate(std::uint64_t{cells} * m_layout.cellBytes, m_layout.scan);
    if (chunk == 0)
        return false;
    const auto number = static_cast<std::uint32_t>(31 - __builtin_clz(cells / kSmall));
    m_heap.store<Addr>(directory + std::uint64_t{number} * 8, chunk);
    setField<std::uint32_t>(40, cells * 2);
    return true;
}

bool MapTable::rebuildIndex(std::uint32_t buckets)
{
    const Addr table = m_heap.allocate(std::uint64_t{buckets} * 4, Scan::No);
    if (table == 0)
        return false;
    // The low half of the hash is not kept in the cell, so every key is hashed again. A NaN gets a new salt from its
    // own tag: it is never looked up, it only has to be in some chain.
    const std::uint32_t used = cellsUsed();
    for (std::uint32_t cell = 0; cell < used; ++cell) {
        const Addr at = cellAddr(cell);
        const auto tag = m_heap.load<std::uint32_t>(at);
        if (tag == 0)
            continue;
        const std::uint64_t hashed = hash(m_heap.host(at + kKeyOffset), tag).hash;
        const Addr bucket = table + std::uint64_t{static_cast<std::uint32_t>(hashed) & (buckets - 1)} * 4;
        m_heap.store<std::uint32_t>(at + 4, m_heap.load<std::uint32_t>(bucket));
        m_heap.store<std::uint32_t>(bucket, cell + 1);
    }
    setField<Addr>(24, table);
    setField<std::uint32_t>(36, buckets - 1);
    return true;
}

std::uint32_t MapTable::erase(const std::uint8_t* key, std::uint64_t hash)
{
    const std::uint32_t tag = tagOf(hash);
    std::uint32_t found = kNoCell;
    const Addr table = index();
    if (table == 0) {
        found = find(key, hash);
        if (found == kNoCell)
            return kNoCell;
    } else {
        Addr link = table + std::uint64_t{static_cast<std::uint32_t>(hash) & mask()} * 4;
        for (std::uint32_t next = m_heap.load<std::uint32_t>(link); next != 0;
             next = m_heap.load<std::uint32_t>(link)) {
            const Addr at = cellAddr(next - 1);
            if (keyIs(at, key, tag)) {
                found = next - 1;
                m_heap.store<std::uint32_t>(link, m_heap.load<std::uint32_t>(at + 4));
                break;
            }
            link = at + 4;
        }
        if (found == kNoCell)
            return kNoCell;
    }
    const Addr at = cellAddr(found);
    std::memset(m_heap.host(at), 0, m_layout.cellBytes);
    m_heap.store<std::uint32_t>(at + 4, field<std::uint32_t>(kFreeCell));
    setField<std::uint32_t>(kFreeCell, found + 1);
    setField<std::uint64_t>(0, count() - 1);
    return found;
}

void MapTable::clear()
{
    const std::uint32_t used = cellsUsed();
    for (std::uint32_t cell = 0; cell < used; ++cell)
        std::memset(m_heap.host(cellAddr(cell)), 0, m_layout.cellBytes);
    setField<std::uint32_t>(32, 0);
    setField<std::uint32_t>(kFreeCell, 0);
    setField<std::uint64_t>(0, 0);
    if (const Addr table = index(); table != 0)
        std::memset(m_heap.host(table), 0, (std::size_t{mask()} + 1) * 4);
}

MapIterator MapIterator::load(const Heap& heap, Addr at)
{
    MapIterator it;
    it.map = heap.load<Addr>(at);
    it.cells = heap.load<std::uint32_t>(at + 8);
    it.bits = heap.load<std::uint32_t>(at + 12);
    it.position = heap.load<std::uint32_t>(at + 16);
    it.start = heap.load<std::uint32_t>(at + 20);
    it.multiplier = heap.load<std::uint32_t>(at + 24);
    it.typeId = heap.load<std::uint32_t>(at + 28);
    return it;
}

void MapIterator::save(Heap& heap, Addr at) const
{
    heap.store<Addr>(at, map);
    heap.store<std::uint32_t>(at + 8, cells);
    heap.store<std::uint32_t>(at + 12, bits);
    heap.store<std::uint32_t>(at + 16, position);
    heap.store<std::uint32_t>(at + 20, start);
    heap.store<std::uint32_t>(at + 24, multiplier);
    heap.store<std::uint32_t>(at + 28, typeId);
}

std::uint32_t MapIterator::cellAt(std::uint32_t at) const
{
    if (cells <= MapTable::kSmall) {
        const std::uint32_t cell = at + start;
        return cell >= cells ? cell - cells : cell;
    }
    // Two rounds of a bijection on `bits` bits: multiply by an odd number, add, fold the high half into the low one.
    const std::uint32_t mask = (1U << bits) - 1;
    const std::uint32_t shift = (bits + 1) / 2;
    std::uint32_t x = (at * multiplier + start) & mask;
    x ^= x >> shift;
    x = (x * 0x9e3779b1U) & mask;
    x ^= x >> shift;
    return x < cells ? x : kNoCell;
}

} // namespace ws::sim
