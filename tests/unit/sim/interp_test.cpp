#include "sim/simulate.h"

#include "test_module.h"

#include <gtest/gtest.h>

/// The loop on functions assembled by hand; programs in Go are tests/language.
namespace ws::sim {
namespace {

using code::Op;
using code::PrintForm;

class Loop : public testing::Test {
protected:
    static void emit(code::Function& f, Op op, int a = 0, int b = 0, int c = 0) { TestModule::emit(f, op, a, b, c); }
    static void println(code::Function& f, int slot)
    {
        emit(f, Op::Print, 0, static_cast<int>(PrintForm::Lock));
        emit(f, Op::Print, slot, static_cast<int>(PrintForm::Int));
        emit(f, Op::Print, 0, static_cast<int>(PrintForm::Newline));
        emit(f, Op::Print, 0, static_cast<int>(PrintForm::Unlock));
    }
    Result run()
    {
        Options options;
        options.afterCrash = AfterCrash::Exit;
        return simulate(module.share(), options);
    }
    TestModule module;
};

TEST_F(Loop, CallsReturnTheirResultAtTheStartOfTheWindow)
{
    code::Function& main = module.function("main.main", 0, 0, 8);
    code::Function& fib = module.function("main.fib", 1, 1, 8);
    emit(main, Op::LoadI, 1, 20);
    emit(main, Op::Call, 0, 1);
    println(main, 0);
    emit(main, Op::Ret);
    // result 0, n 1
    emit(fib, Op::JGeI, 1, 2, 2);
    emit(fib, Op::Move, 0, 1);
    emit(fib, Op::Ret);
    emit(fib, Op::AddI, 3, 1, -1);
    emit(fib, Op::Call, 2, 1);
    emit(fib, Op::AddI, 5, 1, -2);
    emit(fib, Op::Call, 4, 1);
    emit(fib, Op::Add, 0, 2, 4);
    emit(fib, Op::Ret);
    EXPECT_EQ(run().stderrText, "6765\n");
}

TEST_F(Loop, DivisionFollowsGo)
{
    code::Function& main = module.function("main.main", 0, 0, 8);
    main.constants = {0x8000000000000000ULL};
    emit(main, Op::LoadK, 0, 0);
    emit(main, Op::LoadI, 1, -1, -1);
    emit(main, Op::Div, 2, 0, 1);
    println(main, 2);
    emit(main, Op::Rem, 2, 0, 1);
    println(main, 2);
    emit(main, Op::LoadI, 0, -7, -1);
    emit(main, Op::LoadI, 1, 2);
    emit(main, Op::Div, 2, 0, 1);
    println(main, 2);
    emit(main, Op::Rem, 2, 0, 1);
    println(main, 2);
    emit(main, Op::Ret);
    EXPECT_EQ(run().stderrText, "-9223372036854775808\n0\n-3\n-1\n");
}

TEST_F(Loop, ADivisionByZeroPanicsAndExitsWithTwo)
{
    code::Function& main = module.function("main.main", 0, 0, 8);
    emit(main, Op::LoadI, 0, 1);
    emit(main, Op::LoadI, 1, 0);
    emit(main, Op::Div, 2, 0, 1);
    emit(main, Op::Ret);
    const Result result = run();
    EXPECT_EQ(
        result.stderrText.substr(0, result.stderrText.find('\n')), "panic: runtime error: integer divide by zero");
    EXPECT_NE(result.stderrText.find("goroutine 1 [running]:\nmain.main()"), std::string::npos) << result.stderrText;
    EXPECT_EQ(result.trace->run().exitCode, 2);
}

TEST_F(Loop, ANilDereferenceNamesTheSignal)
{
    code::Function& main = module.function("main.main", 0, 0, 8);
    emit(main, Op::LoadI, 0, 0);
    emit(main, Op::Load64, 1, 0, 24);
    emit(main, Op::Ret);
    const std::string text = run().stderrText;
    EXPECT_EQ(text.rfind("panic: runtime error: invalid memory address or nil pointer dereference\n"
                         "[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x",
                  0),
        0U)
        << text;
}

TEST_F(Loop, EndlessRecursionIsGosStackOverflow)
{
    code::Function& main = module.function("main.main", 0, 0, 8);
    emit(main, Op::Call, 4, 0);
    emit(main, Op::Ret);
    const Result result = run();
    EXPECT_EQ(result.stderrText.rfind("runtime: goroutine stack exceeds 1000000000-byte limit\n", 0), 0U);
    EXPECT_NE(result.stderrText.find("fatal error: stack overflow"), std::string::npos);
    EXPECT_EQ(result.trace->run().exitCode, 2);
}

TEST_F(Loop, MapsAndSlicesLiveInTheHeap)
{
    const code::RTypeId integer = module.intType();
    const code::RTypeId type = module.map(integer, integer);
    code::Function& main = module.function("main.main", 0, 0, 16);
    emit(main, Op::MakeMap, 0, 0xffff, static_cast<int>(type));
    emit(main, Op::LoadI, 1, 0);
    const int loop = static_cast<int>(main.code.size());
    emit(main, Op::MapAssign, 2, 0, 1);
    emit(main, Op::Ext, static_cast<int>(type));
    emit(main, Op::Mul, 3, 1, 1);
    emit(main, Op::Store64, 2, 3, 0);
    emit(main, Op::AddI, 1, 1, 1);
    main.constants = {1000};
    emit(main, Op::LoadK, 4, 0);
    emit(main, Op::JLt, 1, 4, loop - static_cast<int>(main.code.size()) - 1);
    emit(main, Op::LoadI, 1, 31);
    emit(main, Op::MapGet2, 5, 0, 1);
    emit(main, Op::Ext, static_cast<int>(type), 6);
    println(main, 5);
    println(main, 6);
    emit(main, Op::MapLen, 5, 0);
    println(main, 5);
    emit(main, Op::Ret);
    EXPECT_EQ(run().stderrText, "961\n1\n1000\n");
}

TEST_F(Loop, GarbageIsCollectedWhileTheProgramRuns)
{
    // Allocates about 800 MB in blocks of 8 KB and keeps the last one.
    const code::RTypeId integer = module.intType();
    const code::RTypeId block = module.array(integer, 1000);
    code::Function& main = module.function("main.main", 0, 0, 8);
    main.constants = {100000};
    emit(main, Op::LoadI, 0, 0);
    emit(main, Op::LoadK, 1, 0);
    const int loop = static_cast<int>(main.code.size());
    emit(main, Op::New, 2, static_cast<int>(block));
    emit(main, Op::Store64, 2, 0, 0);
    emit(main, Op::AddI, 0, 0, 1);
    emit(main, Op::JLt, 0, 1, loop - static_cast<int>(main.code.size()) - 1);
    emit(main, Op::Load64, 3, 2, 0);
    println(main, 3);
    emit(main, Op::Ret);
    Options options;
    options.maxHeapBytes = 64 << 20;
    const Result result = simulate(module.share(), options);
    EXPECT_EQ(result.stderrText, "99999\n");
    std::size_t cycles = 0;
    for (const trace::Event& event : result.trace->events())
        cycles += event.kind == trace::EventKind::GcEnd ? 1 : 0;
    EXPECT_GT(cycles, 50U);
}

TEST_F(Loop, AnEndlessAllocationEndsWithAClearMessage)
{
    const code::RTypeId integer = module.intType();
    const code::RTypeId ints = module.slice(integer);
    static_cast<void>(ints);
    code::Function& main = module.function("main.main", 0, 0, 8);
    main.constants = {1ULL << 40};
    emit(main, Op::LoadK, 0, 0);
    emit(main, Op::MakeSlice, 1, 0, 0xffff);
    emit(main, Op::Ext, static_cast<int>(integer));
    emit(main, Op::Ret);
    const std::string text = run().stderrText;
    EXPECT_NE(text.find("fatal error: out of memory"), std::string::npos) << text;
    EXPECT_NE(text.find("the simulated heap is limited to 2048 MiB"), std::string::npos) << text;
}

} // namespace
} // namespace ws::sim
