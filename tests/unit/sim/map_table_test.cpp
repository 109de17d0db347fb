#include "sim/map_table.h"

#include "base/random.h"
#include "test_module.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace ws::sim {
namespace {

class MapTables : public testing::Test {
protected:
    MapTables()
    {
        integer = module.intType();
        text = module.string();
        intToInt = module.map(integer, integer);
        textToInt = module.map(text, integer);
        floatType = module.scalar(code::Kind::Float64, 8, "float64");
        floatToInt = module.map(floatType, integer);
        types.emplace(module.module(), heap);
    }
    MapTable open(code::RTypeId type, Addr map)
    {
        layouts.push_back(std::make_unique<MapLayout>(MapLayout::of(*types, type)));
        return MapTable(heap, *types, *layouts.back(), map);
    }
    static const std::uint8_t* bytes(const std::uint64_t& key) { return reinterpret_cast<const std::uint8_t*>(&key); }

    Heap heap{256 << 20};
    TestModule module;
    code::RTypeId integer = 0, text = 0, intToInt = 0, textToInt = 0, floatType = 0, floatToInt = 0;
    std::optional<ValueTypes> types;
    std::vector<std::unique_ptr<MapLayout>> layouts;
};

/// Random operations against std::map. Entries keep their cell, and nobody else gets it while they live.
TEST_F(MapTables, BehavesLikeAMapAndEntriesNeverMove)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Random random(seed);
        const Addr address = MapTable::make(heap, intToInt, seed % 3 == 0 ? 100 : 0, random.next());
        MapTable table = open(intToInt, address);
        std::map<std::uint64_t, std::pair<std::uint32_t, std::uint64_t>> model; // key -> cell, value
        const std::uint32_t keys = seed % 2 == 0 ? 12 : 3000;
        for (int i = 0; i < 20000; ++i) {
            const std::uint64_t key = random.below(keys);
            const std::uint64_t hash = table.hash(bytes(key), 0).hash;
            const std::uint32_t what = random.below(100);
            if (what < 50) {
                const MapTable::Inserted inserted = table.insert(bytes(key), hash);
                ASSERT_NE(inserted.cell, kNoCell);
                const auto known = model.find(key);
                ASSERT_EQ(inserted.isNew, known == model.end());
                if (known != model.end()) {
                    ASSERT_EQ(known->second.first, inserted.cell);
                } else {
                    ASSERT_EQ(heap.load<std::uint64_t>(table.valueAddr(inserted.cell)), 0U) << "a new value is zero";
                }
                const std::uint64_t value = random.next();
                heap.store(table.valueAddr(inserted.cell), value);
                model[key] = {inserted.cell, value};
            } else if (what < 85) {
                const std::uint32_t cell = table.find(bytes(key), hash);
                const auto known = model.find(key);
                ASSERT_EQ(cell == kNoCell, known == model.end());
                if (cell != kNoCell) {
                    ASSERT_EQ(cell, known->second.first);
                    ASSERT_EQ(heap.load<std::uint64_t>(table.valueAddr(cell)), known->second.second);
                    ASSERT_EQ(heap.load<std::uint64_t>(table.keyAddr(cell)), key);
                }
            } else if (what < 99 || i % 7 != 0) {
                const std::uint32_t cell = table.erase(bytes(key), hash);
                const auto known = model.find(key);
                ASSERT_EQ(cell == kNoCell, known == model.end());
                if (cell != kNoCell) {
                    ASSERT_EQ(cell, known->second.first);
                    ASSERT_FALSE(table.occupied(cell));
                    model.erase(known);
                }
            } else {
                table.clear();
                model.clear();
            }
            ASSERT_EQ(table.count(), model.size());
        }
        std::set<std::uint32_t> cells;
        for (const auto& entry : model)
            ASSERT_TRUE(cells.insert(entry.second.first).second);
    }
}

TEST_F(MapTables, StringKeysAreFoundByTheirText)
{
    const Addr address = MapTable::make(heap, textToInt, 0, 5);
    MapTable table = open(textToInt, address);
    for (int round = 0; round < 2; ++round) {
        for (std::uint64_t i = 0; i < 500; ++i) {
            const std::string key = "key" + std::to_string(i);
            const std::uint64_t slots[2] = {heap.allocateText(key), key.size()};
            const auto* memory = reinterpret_cast<const std::uint8_t*>(slots);
            const MapTable::Inserted inserted = table.insert(memory, table.hash(memory, 0).hash);
            EXPECT_EQ(inserted.isNew, round == 0);
        }
    }
    EXPECT_EQ(table.count(), 500U);
}

TEST_F(MapTables, EveryNaNIsAnEntryOfItsOwnAndCannotBeFound)
{
    const Addr address = MapTable::make(heap, floatToInt, 0, 5);
    MapTable table = open(floatToInt, address);
    const std::uint64_t nan = 0x7ff8000000000001ULL;
    for (std::uint32_t i = 0; i < 40; ++i)
        EXPECT_TRUE(table.insert(bytes(nan), table.hash(bytes(nan), i).hash).isNew);
    EXPECT_EQ(table.count(), 40U);
    EXPECT_EQ(table.find(bytes(nan), table.hash(bytes(nan), 1).hash), kNoCell);
    EXPECT_EQ(table.erase(bytes(nan), table.hash(bytes(nan), 1).hash), kNoCell);
    table.clear();
    EXPECT_EQ(table.count(), 0U);
}

TEST_F(MapTables, AnIterationVisitsEveryCellOnceFromEveryStart)
{
    for (const std::uint32_t cells : {1U, 3U, 8U, 9U, 16U, 100U, 1000U}) {
        for (std::uint32_t start = 0; start < 7; ++start) {
            MapIterator it;
            it.cells = cells;
            while (cells > MapTable::kSmall && (1U << it.bits) < cells)
                ++it.bits;
            it.start = start % cells;
            it.multiplier = start * 8 + 5;
            std::set<std::uint32_t> seen;
            const std::uint32_t end = cells <= MapTable::kSmall ? cells : 1U << it.bits;
            for (std::uint32_t i = 0; i < end; ++i) {
                const std::uint32_t cell = it.cellAt(i);
                if (cell == kNoCell)
                    continue;
                ASSERT_LT(cell, cells);
                ASSERT_TRUE(seen.insert(cell).second);
            }
            ASSERT_EQ(seen.size(), cells);
        }
    }
}

TEST_F(MapTables, DifferentStartsGiveDifferentOrders)
{
    std::set<std::vector<std::uint32_t>> orders;
    for (std::uint32_t start = 0; start < 20; ++start) {
        MapIterator it;
        it.cells = 32;
        it.bits = 5;
        it.start = start;
        it.multiplier = start * 12 + 1;
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < 32; ++i)
            order.push_back(it.cellAt(i));
        orders.insert(order);
    }
    EXPECT_GT(orders.size(), 15U);
}

TEST_F(MapTables, AnIteratorSurvivesBeingKeptInTheHeap)
{
    MapIterator it;
    it.map = kHeapStart + 8192;
    it.cells = 77;
    it.bits = 7;
    it.position = 5;
    it.start = 9;
    it.multiplier = 13;
    it.typeId = 4;
    const Addr block = heap.allocate(MapIterator::kBytes, Scan::Yes);
    it.save(heap, block);
    const MapIterator back = MapIterator::load(heap, block);
    EXPECT_EQ(back.map, it.map);
    EXPECT_EQ(back.cells, 77U);
    EXPECT_EQ(back.bits, 7U);
    EXPECT_EQ(back.position, 5U);
    EXPECT_EQ(back.start, 9U);
    EXPECT_EQ(back.multiplier, 13U);
    EXPECT_EQ(back.typeId, 4U);
}

} // namespace
} // namespace ws::sim
