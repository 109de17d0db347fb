#include "code/liveness.h"

#include "code/bytecode.h"

#include <gtest/gtest.h>

namespace ws::code {
namespace {

Instr op(Op name, unsigned a = 0, unsigned b = 0, unsigned c = 0)
{
    return {static_cast<std::uint16_t>(name), static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b),
        static_cast<std::uint16_t>(c)};
}

Instr jump(Op name, unsigned a, std::int32_t offset)
{
    const auto wide = static_cast<std::uint32_t>(offset);
    return op(name, a, wide & 0xffff, wide >> 16);
}

/// The live slots before instruction `pc`, as text: "0 2".
std::string liveAt(const Function& function, std::uint32_t pc)
{
    Module module;
    const RType none;
    const Liveness liveness(module, function, [&none](RTypeId) -> const RType& { return none; });
    std::string text;
    for (std::uint32_t slot = 0; slot < function.frameSlots; ++slot) {
        if (liveness.live(pc, slot))
            text += (text.empty() ? "" : " ") + std::to_string(slot);
    }
    return text;
}

TEST(Liveness, endsAtTheLastRead)
{
    Function f;
    f.frameSlots = 3;
    f.code = {op(Op::LoadI, 1, 5), op(Op::Move, 2, 1), op(Op::NilCheck, 2), op(Op::Ret)};
    EXPECT_EQ(liveAt(f, 0), "");
    EXPECT_EQ(liveAt(f, 1), "1");
    EXPECT_EQ(liveAt(f, 2), "2");
    EXPECT_EQ(liveAt(f, 3), "");
}

TEST(Liveness, resultsAreReadByReturning)
{
    Function f;
    f.frameSlots = 3;
    f.resultSlots = 2;
    f.code = {op(Op::LoadI, 0, 1), op(Op::Ret)};
    EXPECT_EQ(liveAt(f, 0), "1");
    EXPECT_EQ(liveAt(f, 1), "0 1");
}

TEST(Liveness, goesRoundLoops)
{
    Function f;
    f.frameSlots = 2;
    f.code = {op(Op::NilCheck, 1), op(Op::LoadI, 0, 1), jump(Op::JumpTrue, 0, -3), op(Op::Ret)};
    EXPECT_EQ(liveAt(f, 0), "1");
    EXPECT_EQ(liveAt(f, 2), "0 1");
    EXPECT_EQ(liveAt(f, 3), "");
}

TEST(Liveness, partialWritesEndNothing)
{
    Function f;
    f.frameSlots = 4;
    f.code = {op(Op::FStore, 0, 3, 8), op(Op::Ext, static_cast<unsigned>(Rep::W64)), op(Op::Store2, 3, 0), op(Op::Ret)};
    EXPECT_EQ(liveAt(f, 0), "0 1 3");
}

TEST(Liveness, whatTheEpilogueReadsLivesEverywhere)
{
    Function f;
    f.frameSlots = 3;
    f.resultSlots = 1;
    f.code = {op(Op::LoadI, 2, 0), op(Op::NilCheck, 1), op(Op::RunDefers), op(Op::Load64, 0, 2), op(Op::Ret)};
    f.epilogue = 2;
    EXPECT_EQ(liveAt(f, 0), "1 2");
    EXPECT_EQ(liveAt(f, 1), "1 2");
    EXPECT_EQ(liveAt(f, 2), "2");
}

TEST(Liveness, aCallThroughAClosureReadsItsParametersOnly)
{
    Function f;
    f.frameSlots = 8;
    f.code = {op(Op::CallClosure, 2, 1, packCallShape(1, 2)), op(Op::NilCheck, 2), op(Op::NilCheck, 0), op(Op::Ret)};
    EXPECT_EQ(liveAt(f, 0), "0 1 3 4");
    f.code[0] = op(Op::CallClosure, 2, 1, packCallShape(300, 2)); // more than the shape can say
    EXPECT_EQ(liveAt(f, 0), "0 1 2 3 4 5 6 7");
}

} // namespace
} // namespace ws::code
