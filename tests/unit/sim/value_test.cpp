#include "sim/value.h"

#include "test_module.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace ws::sim {
namespace {

using code::Kind;

class Values : public testing::Test {
protected:
    void build() { types.emplace(module.module(), heap); }
    Equality equal(code::RTypeId id, const void* x, const void* y)
    {
        return types->equal(id, static_cast<const std::uint8_t*>(x), static_cast<const std::uint8_t*>(y));
    }
    HashResult hash(code::RTypeId id, const void* x, std::uint64_t salt = 0)
    {
        return types->hash(id, static_cast<const std::uint8_t*>(x), 42, salt);
    }
    Heap heap{8 << 20};
    TestModule module;
    std::optional<ValueTypes> types;
};

TEST_F(Values, NarrowIntegersAreExtendedOnTheWayIntoASlot)
{
    const auto int8 = module.scalar(Kind::Int8, 1, "int8");
    const auto uint8 = module.scalar(Kind::Uint8, 1, "uint8");
    const auto int32 = module.scalar(Kind::Int32, 4, "int32");
    build();
    const std::uint8_t bytes[4] = {0xfe, 0xff, 0xff, 0xff};
    std::uint64_t slot = 0;
    types->toSlots(int8, &slot, bytes);
    EXPECT_EQ(static_cast<std::int64_t>(slot), -2);
    types->toSlots(uint8, &slot, bytes);
    EXPECT_EQ(slot, 0xfeU);
    types->toSlots(int32, &slot, bytes);
    EXPECT_EQ(static_cast<std::int64_t>(slot), -2);
}

TEST_F(Values, TheRestOfTheLastSlotOfAStructIsCleared)
{
    const auto int32 = module.scalar(Kind::Int32, 4, "int32");
    const auto three = module.structure("main.T", 12, {{"a", int32, 0}, {"b", int32, 4}, {"c", int32, 8}});
    build();
    const std::int32_t memory[4] = {1, 2, 3, 99};
    std::uint64_t slots[2] = {~0ULL, ~0ULL};
    types->toSlots(three, slots, reinterpret_cast<const std::uint8_t*>(memory));
    EXPECT_EQ(slots[1], 3U);
    std::int32_t back[4] = {0, 0, 0, 7};
    types->toMemory(three, reinterpret_cast<std::uint8_t*>(back), slots);
    EXPECT_EQ(back[2], 3);
    EXPECT_EQ(back[3], 7);
}

TEST_F(Values, FloatsCompareByValueAndZerosHashAlike)
{
    const auto type = module.scalar(Kind::Float64, 8, "float64");
    build();
    const double zero = 0.0;
    const double negative = -0.0;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(equal(type, &zero, &negative).equal);
    EXPECT_EQ(hash(type, &zero).hash, hash(type, &negative).hash);
    EXPECT_FALSE(equal(type, &nan, &nan).equal);
    EXPECT_NE(hash(type, &nan, 1).hash, hash(type, &nan, 2).hash);
}

TEST_F(Values, StringsCompareByTheirBytes)
{
    const auto type = module.string();
    build();
    const Addr a = heap.allocateText("hello");
    const Addr b = heap.allocateText("hello");
    const Addr c = heap.allocateText("hellp");
    const std::uint64_t x[2] = {a, 5};
    const std::uint64_t y[2] = {b, 5};
    const std::uint64_t z[2] = {c, 5};
    const std::uint64_t shorter[2] = {a, 4};
    EXPECT_TRUE(equal(type, x, y).equal);
    EXPECT_EQ(hash(type, x).hash, hash(type, y).hash);
    EXPECT_FALSE(equal(type, x, z).equal);
    EXPECT_FALSE(equal(type, x, shorter).equal);
}

TEST_F(Values, PaddingAndBlankFieldsDoNotTakePartInComparison)
{
    const auto byte = module.scalar(Kind::Uint8, 1, "uint8");
    const auto integer = module.intType();
    const auto padded = module.structure("main.P", 16, {{"a", byte, 0}, {"b", integer, 8}});
    const auto blank = module.structure("main.B", 16, {{"a", integer, 0}, {"_", integer, 8}});
    build();
    std::uint8_t x[16] = {1, 0xaa, 0xbb, 0, 0, 0, 0, 0, 5};
    std::uint8_t y[16] = {1, 0, 0, 0, 0, 0, 0, 0, 5};
    EXPECT_TRUE(equal(padded, x, y).equal);
    EXPECT_EQ(hash(padded, x).hash, hash(padded, y).hash);
    y[8] = 6;
    EXPECT_FALSE(equal(padded, x, y).equal);
    const std::uint64_t p[2] = {1, 2};
    const std::uint64_t q[2] = {1, 3};
    EXPECT_TRUE(equal(blank, p, q).equal);
}

TEST_F(Values, InterfacesCompareByDynamicTypeThenValue)
{
    const auto any = module.interface();
    const auto integer = module.intType();
    const auto other = module.scalar(Kind::Int, 8, "main.T");
    const auto text = module.string();
    build();
    const std::uint64_t one[2] = {integer, 1};
    const std::uint64_t alsoOne[2] = {integer, 1};
    const std::uint64_t otherOne[2] = {other, 1};
    const std::uint64_t nil[2] = {0, 0};
    EXPECT_TRUE(equal(any, one, alsoOne).equal);
    EXPECT_FALSE(equal(any, one, otherOne).equal);
    EXPECT_FALSE(equal(any, one, nil).equal);
    EXPECT_TRUE(equal(any, nil, nil).equal);
    // Strings lie behind an address.
    Addr boxes[2];
    for (Addr& box : boxes) {
        box = heap.allocate(16, Scan::Yes);
        heap.store<Addr>(box, heap.allocateText("abc"));
        heap.store<std::uint64_t>(box + 8, 3);
    }
    const std::uint64_t s[2] = {text, boxes[0]};
    const std::uint64_t t[2] = {text, boxes[1]};
    EXPECT_TRUE(equal(any, s, t).equal);
    EXPECT_EQ(hash(any, s).hash, hash(any, t).hash);
}

TEST_F(Values, AnInterfaceThatHoldsASliceIsAPanicNamedByTheSlicesType)
{
    const auto any = module.interface();
    const auto ints = module.slice(module.intType());
    const auto pair = module.structure("main.Pair", 32, {{"a", any, 0}, {"b", any, 16}});
    build();
    const std::uint64_t value[2] = {ints, kHeapStart};
    EXPECT_EQ(equal(any, value, value).uncomparable, ints);
    EXPECT_EQ(hash(any, value).unhashable, ints);
    // Different dynamic types are simply unequal.
    const std::uint64_t nil[2] = {0, 0};
    EXPECT_EQ(equal(any, value, nil).uncomparable, 0U);
    // A difference to the left decides before the panic.
    const std::uint64_t p[4] = {0, 0, ints, kHeapStart};
    const std::uint64_t q[4] = {ints, kHeapStart, ints, kHeapStart};
    EXPECT_EQ(equal(pair, p, q).uncomparable, 0U);
    EXPECT_EQ(equal(pair, p, p).uncomparable, ints);
}

TEST_F(Values, InterfacesAreImplementedByNameAndSignature)
{
    const auto integer = module.intType();
    const auto signature = module.scalar(Kind::Func, 8, "func()");
    const auto otherSignature = module.scalar(Kind::Func, 8, "func() int");
    const auto wanted = module.interface();
    auto& wantedType = module.module().types[wanted];
    wantedType.interfaceMethods = {"Close", "main.hidden"};
    wantedType.interfaceMethodTypes = {signature, signature};
    auto& type = module.module().types[integer];
    type.methods = {{"Close", signature, 3}, {"Open", signature, 4}, {"main.hidden", otherSignature, 5}};
    module.module().methodNames = {"Open", "Close", "Missing"};
    build();
    std::string missing;
    EXPECT_FALSE(types->implements(integer, wanted, &missing));
    EXPECT_EQ(missing, "hidden");
    EXPECT_FALSE(types->implements(integer, wanted));
    EXPECT_EQ(types->method(integer, 0), 4U);
    EXPECT_EQ(types->method(integer, 1), 3U);
    EXPECT_EQ(types->method(integer, 2), code::kNoFunction);
}

} // namespace
} // namespace ws::sim
