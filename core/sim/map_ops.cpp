#include "sim/map_ops.h"

#include "sim/costs.h"
#include "sim/machine.h"

namespace ws::sim {

using trace::EventKind;

namespace {

constexpr std::uint32_t kToWrite = 1;
constexpr std::uint32_t kToRead = 2;
constexpr std::uint32_t kToIterate = 3;

// Goroutine::scratch while an operation is under way.
constexpr int kHash = 0;
constexpr int kFlag = 1; ///< what the load of a read-modify-write of the flag saw
constexpr int kCell = 2;
constexpr int kTraced = 3; ///< the object id if this operation is on the trace

} // namespace

/// One operation on one map by one goroutine: the steps that all operations share.
struct MapOps::Access {
    MapOps& ops;
    Goroutine& g;
    Proc& proc;
    MapTable table;
    Addr map;
    std::uint32_t purpose;

    Access(MapOps& o, Goroutine& goroutine, Proc& p, const MapLayout& layout, Addr address, std::uint32_t why)
        : ops(o)
        , g(goroutine)
        , proc(p)
        , table(o.m_machine.heap(), o.m_types, layout, address)
        , map(address)
        , purpose(why)
    {
    }

    [[nodiscard]] trace::ObjectId object() const { return static_cast<trace::ObjectId>(g.scratch[kTraced]); }

    [[nodiscard]] trace::ObjectId nameObject() const
    {
        TraceEmitter& emitter = ops.m_machine.emitter();
        if (!emitter.enabled())
            return 0;
        return emitter.object(trace::ObjectKind::Map, map, ops.m_types.type(table.type()).text, 0);
    }

    void event(EventKind kind, std::uint32_t a, std::uint32_t b) const
    {
        if (object() != 0)
            ops.m_machine.emitter().event(kind, &g, object(), a, b);
    }

    /// The first step. Maps that only one goroutine uses are on the trace while statements are; shared ones always are.
    void enter()
    {
        const std::uint32_t user = table.user();
        if (user == 0)
            table.setUser(g.id);
        else if (user != g.id && user != MapTable::kShared)
            table.setUser(MapTable::kShared);
        TraceEmitter& emitter = ops.m_machine.emitter();
        const bool traced = emitter.enabled() && (emitter.wantsSteps() || table.user() == MapTable::kShared);
        g.scratch[kTraced] = traced ? nameObject() : 0;
        event(EventKind::MapEnter, purpose, 0);
    }
    void leave() const { event(EventKind::MapLeave, purpose, 0); }

    /// The header's cache line comes over from the processor that wrote it last.
    void touch(bool write)
    {
        const auto mine = static_cast<std::uint8_t>(proc.id + 1);
        const std::uint8_t last = table.lastProc();
        if (last != 0 && last != mine)
            ops.m_machine.chargeJitter(cost::kMapTransfer, cost::kMapTransferSpread);
        if (write || last == 0)
            table.setLastProc(mine);
    }

    void search()
    {
        const auto size = static_cast<std::uint32_t>(64 - __builtin_clzll(table.count() | 1));
        ops.m_machine.chargeJitter(cost::kMapSearch, size * cost::kMapMissSpread);
    }

    [[nodiscard]] bool writing() const { return (table.flag() & ops.m_writingBit) != 0; }
    void loadFlag() { g.scratch[kFlag] = table.flag(); }
    void storeFlag(std::uint64_t value)
    {
        const bool before = writing();
        table.setFlag(static_cast<std::uint8_t>(value));
        event(EventKind::MapFlag, writing() ? 1 : 0, before ? 1 : 0);
    }

    MapStatus fatal(std::string_view text)
    {
        g.phase = 0;
        ops.m_machine.fatal(text, nameObject());
        return MapStatus::Ended;
    }
    MapStatus done()
    {
        g.phase = 0;
        return MapStatus::Done;
    }
    MapStatus panic()
    {
        g.phase = 0;
        return MapStatus::Panic;
    }
};

// Between two steps: time passes, and if another processor is behind us now it runs first.
#define WS_MAP_STEP(number, ps)                                                                                        \
    proc.clockPs += (ps);                                                                                              \
    g.phase = (number);                                                                                                \
    if (proc.clockPs >= proc.limitPs)                                                                                  \
        return MapStatus::Budget;                                                                                      \
    [[fallthrough]];                                                                                                   \
    case (number):

MapOps::MapOps(Machine& machine, const ValueTypes& types)
    : m_machine(machine)
    , m_types(types)
    , m_layouts(types.count())
    , m_writingBit(machine.go126() ? 1 : 4)
    , m_toggles(machine.go126())
{
}

const MapLayout& MapOps::makeLayout(code::RTypeId mapType)
{
    if (m_layouts.size() <= mapType) // reflection has made it
        m_layouts.resize(m_types.count());
    m_layouts[mapType] = MapLayout::of(m_types, mapType);
    return m_layouts[mapType];
}

std::uint64_t MapOps::nanSalt(const MapLayout& layout)
{
    using Compare = TypeShape::Compare;
    const Compare compare = m_types.shape(layout.key).compare;
    if (compare == Compare::Bytes || compare == Compare::String)
        return 0;
    return m_machine.schedule().choose(Choice::MapSeed, 0xffffffffU);
}

bool MapOps::rejectKey(const MapLayout& layout, const std::uint8_t* key)
{
    const TypeShape::Compare compare = m_types.shape(layout.key).compare;
    if (compare != TypeShape::Compare::Interface && compare != TypeShape::Compare::Parts)
        return false;
    const HashResult hashed = m_types.hash(layout.key, key, 0, 0);
    if (hashed.unhashable == 0)
        return false;
    // An empty map does not hash; newer versions check the key with words of their own (maps.mapKeyError).
    const std::string& type = m_types.type(hashed.unhashable).text;
    if (m_machine.go126())
        m_machine.panicWith("hash of unhashable type: " + type, PendingPanic::Kind::PlainError);
    else
        m_machine.panicWith("hash of unhashable type " + type);
    return true;
}

Addr MapOps::make(Goroutine& g, code::RTypeId mapType, std::int64_t hint)
{
    const std::uint64_t seed = m_machine.schedule().choose(Choice::MapSeed, 0xffffffffU);
    const Addr map = MapTable::make(m_machine.heap(), mapType, hint < 0 ? 0 : static_cast<std::uint64_t>(hint), seed);
    m_machine.charge(cost::kMapMake + (hint > 0 ? bytesCost(static_cast<std::uint64_t>(hint) * 8) : 0));
    static_cast<void>(g);
    return map;
}

bool MapOps::isFreshPage(Addr address)
{
    // Small tables share pages that something has touched before. Ours are denser than Go's: half a page stands for
    // one.
    constexpr std::uint64_t kLargeTable = 4096;
    constexpr int kPageShift = 11;
    return m_machine.heap().blockBytes(address) >= kLargeTable && m_touchedPages.insert(address >> kPageShift).second;
}

MapStatus MapOps::assign(
    Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key, Addr& element)
{
    const MapLayout& shape = layout(mapType);
    if (map == 0) {
        m_machine.panicWith("assignment to entry in nil map", PendingPanic::Kind::PlainError);
        return MapStatus::Panic;
    }
    Access access(*this, g, proc, shape, map, kToWrite);
    switch (g.phase) {
    case 0: // W1
        access.enter();
        access.touch(false);
        if (access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(1, cost::kMapCheck) // W2
        {
            const HashResult hashed = access.table.hash(key, nanSalt(shape));
            if (hashed.unhashable != 0) {
                m_machine.panicWith("hash of unhashable type " + m_types.type(hashed.unhashable).text);
                access.leave();
                return access.panic();
            }
            g.scratch[kHash] = hashed.hash;
        }
        WS_MAP_STEP(2, cost::kMapHash) // W3: a load and a store, between which another processor's store may be lost
        access.touch(true);
        access.loadFlag();
        WS_MAP_STEP(3, cost::kMapFlagLoad)
        access.storeFlag(g.scratch[kFlag] ^ m_writingBit);
        WS_MAP_STEP(4, cost::kMapFlagStore) // W4
        if (const std::uint32_t left = access.table.growLeft(); left > 0) {
            proc.clockPs += 2 * cost::kMapEvacuate;
            access.table.setGrowLeft(left > 2 ? left - 2 : 0);
        }
        access.search();
        WS_MAP_STEP(5, cost::kNothing)
        {
            const MapTable::Inserted inserted = access.table.insert(key, g.scratch[kHash]);
            g.scratch[kCell] = inserted.cell;
            if (inserted.cell == kNoCell) {
                m_machine.stopAtLimit("the simulated heap is full");
                return MapStatus::Ended;
            }
            if (inserted.isNew) {
                m_machine.chargeJitter(cost::kMapInsert, cost::kMapInsertSpread);
                if (isFreshPage(access.table.valueAddr(inserted.cell)))
                    m_machine.chargeJitter(cost::kPageFault, cost::kPageFaultSpread);
                if (m_machine.schedule().choose(Choice::CostJitter, cost::kStallEvery) == 0)
                    m_machine.chargeJitter(cost::kStall, cost::kStallSpread);
                access.event(EventKind::MapInsert, inserted.cell, static_cast<std::uint32_t>(access.table.count()));
                if (inserted.grew) {
                    proc.clockPs += cost::kMapGrow;
                    access.table.setGrowLeft(static_cast<std::uint32_t>(access.table.count() / 8));
                }
            }
        }
        WS_MAP_STEP(6, cost::kNothing) // W5
        access.touch(true);
        if (!access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(7, cost::kMapFlagLoad) // W6
        access.loadFlag();
        WS_MAP_STEP(8, cost::kMapFlagLoad)
        access.storeFlag(m_toggles ? g.scratch[kFlag] ^ m_writingBit : g.scratch[kFlag] & ~std::uint64_t{m_writingBit});
        proc.clockPs += cost::kMapFlagStore;
        access.leave();
        element = access.table.valueAddr(static_cast<std::uint32_t>(g.scratch[kCell]));
        return access.done();
    default:
        WS_UNREACHABLE();
    }
}

MapStatus MapOps::get(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key, Addr& element)
{
    const MapLayout& shape = layout(mapType);
    element = 0;
    Access access(*this, g, proc, shape, map, kToRead);
    switch (g.phase) {
    case 0: // R0, R1
        if (map == 0 || access.table.count() == 0) {
            proc.clockPs += cost::kMapCheck;
            return rejectKey(shape, key) ? access.panic() : access.done();
        }
        access.enter();
        access.touch(false);
        if (access.writing())
            return access.fatal("concurrent map read and map write");
        WS_MAP_STEP(1, cost::kMapCheck) // R2
        {
            const HashResult hashed = access.table.hash(key, nanSalt(shape));
            if (hashed.unhashable != 0) {
                m_machine.panicWith("hash of unhashable type " + m_types.type(hashed.unhashable).text);
                access.leave();
                return access.panic();
            }
            g.scratch[kHash] = hashed.hash;
        }
        proc.clockPs += cost::kMapHash;
        access.search();
        WS_MAP_STEP(2, cost::kNothing)
        if (const std::uint32_t cell = access.table.find(key, g.scratch[kHash]); cell != kNoCell)
            element = access.table.valueAddr(cell);
        access.leave();
        return access.done();
    default:
        WS_UNREACHABLE();
    }
}

MapStatus MapOps::erase(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key)
{
    const MapLayout& shape = layout(mapType);
    Access access(*this, g, proc, shape, map, kToWrite);
    switch (g.phase) {
    case 0: // D0, D1
        if (map == 0 || access.table.count() == 0) {
            proc.clockPs += cost::kMapCheck;
            return rejectKey(shape, key) ? access.panic() : access.done();
        }
        access.enter();
        access.touch(false);
        if (access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(1, cost::kMapCheck) // D2
        {
            const HashResult hashed = access.table.hash(key, nanSalt(shape));
            if (hashed.unhashable != 0) {
                m_machine.panicWith("hash of unhashable type " + m_types.type(hashed.unhashable).text);
                access.leave();
                return access.panic();
            }
            g.scratch[kHash] = hashed.hash;
        }
        WS_MAP_STEP(2, cost::kMapHash) // D3
        access.touch(true);
        access.loadFlag();
        WS_MAP_STEP(3, cost::kMapFlagLoad)
        access.storeFlag(g.scratch[kFlag] ^ m_writingBit);
        WS_MAP_STEP(4, cost::kMapFlagStore) // D4
        access.search();
        WS_MAP_STEP(5, cost::kNothing)
        if (const std::uint32_t cell = access.table.erase(key, g.scratch[kHash]); cell != kNoCell) {
            proc.clockPs += cost::kMapDelete;
            access.event(EventKind::MapDelete, cell, static_cast<std::uint32_t>(access.table.count()));
        }
        WS_MAP_STEP(6, cost::kNothing) // D5
        access.touch(true);
        if (!access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(7, cost::kMapFlagLoad) // D6
        access.loadFlag();
        WS_MAP_STEP(8, cost::kMapFlagLoad)
        access.storeFlag(m_toggles ? g.scratch[kFlag] ^ m_writingBit : g.scratch[kFlag] & ~std::uint64_t{m_writingBit});
        proc.clockPs += cost::kMapFlagStore;
        access.leave();
        return access.done();
    default:
        WS_UNREACHABLE();
    }
}

MapStatus MapOps::clear(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map)
{
    const MapLayout& shape = layout(mapType);
    Access access(*this, g, proc, shape, map, kToWrite);
    switch (g.phase) {
    case 0:
        if (map == 0 || access.table.count() == 0) {
            proc.clockPs += cost::kMapCheck;
            return access.done();
        }
        access.enter();
        access.touch(false);
        if (access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(1, cost::kMapCheck)
        access.touch(true);
        access.loadFlag();
        WS_MAP_STEP(2, cost::kMapFlagLoad)
        access.storeFlag(g.scratch[kFlag] ^ m_writingBit);
        WS_MAP_STEP(3, cost::kMapFlagStore)
        {
            const auto before = static_cast<std::uint32_t>(access.table.count());
            const std::uint32_t used = access.table.cellsUsed();
            std::uint32_t left = before;
            for (std::uint32_t cell = 0; cell < used && access.object() != 0; ++cell) {
                if (access.table.occupied(cell))
                    access.event(EventKind::MapDelete, cell, --left);
            }
            access.table.clear();
            access.event(EventKind::MapClear, 0, before);
            proc.clockPs += bytesCost(std::uint64_t{used} * shape.cellBytes);
        }
        WS_MAP_STEP(4, cost::kNothing)
        if (!access.writing())
            return access.fatal("concurrent map writes");
        WS_MAP_STEP(5, cost::kMapFlagLoad)
        access.loadFlag();
        WS_MAP_STEP(6, cost::kMapFlagLoad)
        access.storeFlag(m_toggles ? g.scratch[kFlag] ^ m_writingBit : g.scratch[kFlag] & ~std::uint64_t{m_writingBit});
        proc.clockPs += cost::kMapFlagStore;
        access.leave();
        return access.done();
    default:
        WS_UNREACHABLE();
    }
}

MapStatus MapOps::iterInit(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, Addr iterator)
{
    MapIterator it;
    it.typeId = mapType;
    proc.clockPs += cost::kMapIterInit;
    Heap& heap = m_machine.heap();
    const MapTable table(heap, m_types, layout(mapType), map);
    if (map != 0 && table.count() != 0) {
        Schedule& schedule = m_machine.schedule();
        it.map = map;
        it.cells = table.cellsUsed();
        if (it.cells <= MapTable::kSmall) {
            it.start = schedule.choose(Choice::MapIterStart, it.cells);
        } else {
            while ((1U << it.bits) < it.cells)
                ++it.bits;
            it.start = schedule.choose(Choice::MapIterStart, 1U << it.bits);
            it.multiplier = schedule.choose(Choice::MapIterStart, 1U << 30) * 4 + 1;
        }
    }
    it.save(heap, iterator);
    static_cast<void>(g);
    return MapStatus::Done;
}

MapStatus MapOps::iterNext(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr iterator, Addr& key, Addr& element)
{
    key = 0;
    element = 0;
    Heap& heap = m_machine.heap();
    MapIterator it = MapIterator::load(heap, iterator);
    if (it.map == 0)
        return MapStatus::Done;
    Access access(*this, g, proc, layout(mapType), it.map, kToIterate);
    switch (g.phase) {
    case 0:
        access.enter();
        access.touch(false);
        if (access.writing())
            return access.fatal("concurrent map iteration and map write");
        WS_MAP_STEP(1, cost::kMapIterNext)
        {
            const std::uint32_t end = it.cells <= MapTable::kSmall ? it.cells : 1U << it.bits;
            // The map may have been emptied since, and have fewer cells in use.
            const std::uint32_t used = access.table.cellsUsed();
            while (it.position < end) {
                const std::uint32_t cell = it.cellAt(it.position++);
                proc.clockPs += cost::kMapIterSkip;
                if (cell < used && access.table.occupied(cell)) {
                    key = access.table.keyAddr(cell);
                    element = access.table.valueAddr(cell);
                    break;
                }
            }
            if (key == 0)
                it.map = 0;
            it.save(heap, iterator);
        }
        access.leave();
        return access.done();
    default:
        WS_UNREACHABLE();
    }
}

#undef WS_MAP_STEP

} // namespace ws::sim
