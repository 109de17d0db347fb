#include "sim/heap.h"

#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace ws::sim {
namespace {

TEST(Heap, GivesZeroedBlocksFromGosFirstArenaOn)
{
    Heap heap(64 << 20);
    const Addr first = heap.allocate(24, Scan::Yes);
    EXPECT_GE(first, kHeapStart);
    EXPECT_LT(first, kHeapStart + (1 << 20));
    EXPECT_EQ(first % 8, 0U);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(heap.load<std::uint64_t>(first + static_cast<Addr>(i) * 8), 0U);
}

TEST(Heap, TheSameCallsGiveTheSameAddresses)
{
    std::vector<Addr> addresses[2];
    for (auto& list : addresses) {
        Heap heap(64 << 20);
        Random random(7);
        for (int i = 0; i < 5000; ++i)
            list.push_back(heap.allocate(random.below(5000), random.below(2) == 0 ? Scan::No : Scan::Yes));
        heap.beginMark();
        for (std::size_t i = 0; i < list.size(); i += 3)
            heap.mark(list[i]);
        heap.drainMarks();
        heap.sweep();
        for (int i = 0; i < 5000; ++i)
            list.push_back(heap.allocate(random.below(40000), Scan::No));
    }
    EXPECT_EQ(addresses[0], addresses[1]);
}

TEST(Heap, SeveralHeapsLiveSideBySide)
{
    Heap one(8 << 20);
    Heap two(8 << 20);
    const Addr a = one.allocate(8, Scan::No);
    const Addr b = two.allocate(8, Scan::No);
    EXPECT_EQ(a, b);
    one.store<std::uint64_t>(a, 1);
    two.store<std::uint64_t>(b, 2);
    EXPECT_EQ(one.load<std::uint64_t>(a), 1U);
}

TEST(Heap, NilAndSmallOffsetsFromItAreNotValid)
{
    Heap heap(8 << 20);
    EXPECT_FALSE(heap.valid(0));
    EXPECT_FALSE(heap.valid(8, 8));
    EXPECT_FALSE(heap.valid(0xffff, 1));
    const Addr block = heap.allocate(16, Scan::No);
    EXPECT_TRUE(heap.valid(block, 16));
    EXPECT_FALSE(heap.valid(~Addr{0}, 8));
}

TEST(Heap, EmptyValuesShareOneAddress)
{
    Heap heap(8 << 20);
    EXPECT_EQ(heap.allocate(0, Scan::No), heap.allocate(0, Scan::Yes));
    EXPECT_NE(heap.allocate(0, Scan::No), 0U);
}

TEST(Heap, FindsTheBlockOfAnyInteriorAddress)
{
    Heap heap(64 << 20);
    Random random(3);
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t bytes = 1 + random.below(i % 50 == 0 ? 200000 : 2000);
        const Addr block = heap.allocate(bytes, Scan::No);
        EXPECT_EQ(heap.blockOf(block), block);
        EXPECT_EQ(heap.blockOf(block + random.below(static_cast<std::uint32_t>(bytes))), block);
        EXPECT_EQ(heap.blockOf(block + bytes - 1), block);
        EXPECT_GE(heap.blockBytes(block), bytes);
    }
    EXPECT_EQ(heap.blockOf(0), 0U);
    EXPECT_EQ(heap.blockOf(kHeapStart - 1), 0U);
    EXPECT_EQ(heap.blockOf(kHeapStart + (60ULL << 20)), 0U);
}

TEST(Heap, RoundsUpToGosSizeClasses)
{
    EXPECT_EQ(Heap::roundUpSize(1), 8U);
    EXPECT_EQ(Heap::roundUpSize(33), 48U);
    EXPECT_EQ(Heap::roundUpSize(1025), 1152U);
    EXPECT_EQ(Heap::roundUpSize(4865), 5376U);
    EXPECT_EQ(Heap::roundUpSize(32768), 32768U);
    EXPECT_EQ(Heap::roundUpSize(32769), 40960U);
}

TEST(Heap, ABlockThatIsUsedAgainIsZeroed)
{
    Heap heap(64 << 20);
    for (const std::uint64_t bytes : {16ULL, 1000ULL, 100000ULL}) {
        const Addr block = heap.allocate(bytes, Scan::No);
        std::memset(heap.host(block), 0xff, bytes);
        heap.beginMark();
        heap.drainMarks();
        heap.sweep();
        const Addr again = heap.allocate(bytes, Scan::No);
        EXPECT_LE(again, block); // the lowest free pages: the same ones, or the ones before them
        EXPECT_TRUE(std::all_of(heap.host(again), heap.host(again) + bytes, [](std::uint8_t b) { return b == 0; }));
    }
}

TEST(Heap, RefusesALargeBlockPastTheLimitAndReportsSmallOnes)
{
    Heap heap(4 << 20);
    EXPECT_EQ(heap.allocate(8 << 20, Scan::No), 0U);
    EXPECT_FALSE(heap.overLimit());
    for (int i = 0; i < 6000; ++i)
        EXPECT_NE(heap.allocate(1024, Scan::No), 0U);
    EXPECT_TRUE(heap.overLimit());
}

/// Random graphs: after a collection exactly what is reachable from the roots is still there, with its contents.
TEST(Heap, ACollectionKeepsExactlyWhatIsReachable)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Heap heap(64 << 20);
        Random random(seed);
        struct Node {
            Addr addr;
            std::uint64_t words;
            bool scanned;
            std::vector<std::size_t> edges; ///< by word: index of the node + 1, or 0
        };
        std::vector<Node> nodes;
        for (int i = 0; i < 600; ++i) {
            Node node;
            node.words = 1 + random.below(i % 40 == 0 ? 9000 : 30);
            node.scanned = random.below(4) != 0;
            node.addr = heap.allocate(node.words * 8, node.scanned ? Scan::Yes : Scan::No);
            node.edges.resize(node.words);
            nodes.push_back(node);
        }
        for (Node& node : nodes) {
            for (std::size_t word = 0; word < node.words; ++word) {
                std::uint64_t value = random.below(1000); // no address
                if (random.below(25) == 0) {
                    const std::size_t target = random.below(600);
                    node.edges[word] = target + 1;
                    value = nodes[target].addr + random.below(static_cast<std::uint32_t>(nodes[target].words * 8));
                }
                heap.store<std::uint64_t>(node.addr + word * 8, value);
            }
        }
        std::vector<std::size_t> work;
        std::set<std::size_t> live;
        std::vector<std::uint64_t> roots;
        for (int i = 0; i < 5; ++i) {
            work.push_back(random.below(600));
            roots.push_back(nodes[work.back()].addr);
        }
        while (!work.empty()) {
            const std::size_t index = work.back();
            work.pop_back();
            if (!live.insert(index).second || !nodes[index].scanned)
                continue;
            for (const std::size_t edge : nodes[index].edges) {
                if (edge != 0)
                    work.push_back(edge - 1);
            }
        }
        heap.beginMark();
        heap.markRange(roots.data(), roots.size());
        heap.drainMarks();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            EXPECT_EQ(heap.isMarked(nodes[i].addr), live.count(i) != 0) << seed << " " << i;
        heap.sweep();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            EXPECT_EQ(heap.blockOf(nodes[i].addr) != 0, live.count(i) != 0);
        EXPECT_EQ(heap.mallocs() - heap.frees(), live.size());
    }
}

TEST(Heap, GivesMemoryBackToTheSystem)
{
    Heap heap(1ULL << 30);
    const auto collect = [&heap] {
        heap.beginMark();
        heap.drainMarks();
        heap.sweep();
    };
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < 20; ++i) {
            const Addr block = heap.allocate(5 << 20, Scan::No);
            ASSERT_NE(block, 0U);
            std::memset(heap.host(block), 1, 5 << 20);
        }
        collect();
    }
    EXPECT_EQ(heap.pagesInUse(), 0U);
    EXPECT_EQ(heap.liveBytes(), 0U);
    EXPECT_EQ(heap.totalBytes(), 10ULL * 20 * (5 << 20));
}

} // namespace
} // namespace ws::sim
