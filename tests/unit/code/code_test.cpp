#include "code/bytecode.h"
#include "code/compile.h"
#include "code/number.h"
#include "code/rtype_table.h"
#include "go/load.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ws::code {
namespace {

std::shared_ptr<Module> compiled(const std::string& source, go::LanguageVersion version = go::LanguageVersion::Go126)
{
    go::LoadOptions options;
    options.version = version;
    const go::LoadResult loaded = go::load({{"prog.go", source}}, options);
    EXPECT_TRUE(loaded.ok) << go::renderDiagnostics(loaded, true);
    if (!loaded.ok)
        return nullptr;
    CompileResult result = compile(loaded.program);
    EXPECT_NE(result.module, nullptr);
    return result.module;
}

const Function* find(const Module& module, const std::string& name)
{
    const auto at = std::find_if(module.functions.begin(), module.functions.end(),
        [&](const Function& function) { return function.name == name; });
    return at == module.functions.end() ? nullptr : &*at;
}

const RType* typeNamed(const Module& module, const std::string& text)
{
    const auto at =
        std::find_if(module.types.begin(), module.types.end(), [&](const RType& type) { return type.text == text; });
    return at == module.types.end() ? nullptr : &*at;
}

// Sizes and offsets as real Go's unsafe.Sizeof, Alignof and Offsetof give them on amd64.
TEST(Layout, FollowsGoOnAmd64)
{
    const auto module = compiled(R"(package main
type E struct{}
type A struct { a int8; b int64; c bool }
type B struct { a int32; e E }
type C struct { x complex64; y int8; z [3]int16 }
type D struct { s string; i any; f func(); v []int; b B }
type F struct { a [3]byte; b uint16 }
func main() { _ = []any{A{}, B{}, C{}, D{}, F{}, E{}} })");
    ASSERT_NE(module, nullptr);
    const auto expect = [&](const char* name, std::uint32_t size, std::uint32_t align,
                            const std::vector<std::uint32_t>& offsets) {
        const RType* type = typeNamed(*module, name);
        ASSERT_NE(type, nullptr) << name;
        EXPECT_EQ(type->size, size) << name;
        EXPECT_EQ(type->align, align) << name;
        EXPECT_EQ(type->slots, (size + 7) / 8) << name;
        ASSERT_EQ(type->fields.size(), offsets.size()) << name;
        for (std::size_t i = 0; i < offsets.size(); ++i)
            EXPECT_EQ(type->fields[i].offset, offsets[i]) << name << '.' << type->fields[i].name;
    };
    expect("main.A", 24, 8, {0, 8, 16});
    expect("main.B", 8, 4, {0, 4}); // a zero-sized last field gets a byte
    expect("main.C", 16, 4, {0, 8, 10});
    expect("main.D", 72, 8, {0, 16, 32, 40, 64});
    expect("main.F", 6, 2, {0, 4});
    expect("main.E", 0, 1, {});
}

TEST(Compiler, FibHasFusedBranchesAndArgumentsInPlace)
{
    const auto module = compiled(R"(package main
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func main() { println(fib(3)) })");
    ASSERT_NE(module, nullptr);
    const Function* fib = find(*module, "main.fib");
    ASSERT_NE(fib, nullptr);
    std::vector<std::string_view> ops;
    for (const Instr& instruction : fib->code)
        ops.push_back(opInfo(static_cast<Op>(instruction.op)).name);
    ops.resize(12);
    EXPECT_EQ(ops,
        (std::vector<std::string_view>{
            "Step", "JGeI", "Step", "Move", "Ret", "Step", "AddI", "Call", "AddI", "Call", "Add", "Ret"}));
    EXPECT_EQ(fib->code.size(), fib->positions.size());
    EXPECT_NE(disassemble(*module, *fib).find("JGeI           s1, 2, @5"), std::string::npos);
}

// The names that Go's tracebacks print.
TEST(Compiler, NamesFunctionsAsGoDoes)
{
    const char* source = R"(package main
type T struct{ a, b int }
func (t T) V() func()  { return func() {} }
func (t *T) P() func() { return func() {} }
func G[X any](x X) func() X { return func() X { return x } }
var lit = func() { func() {}() }
func init() {}
func init() {}
func main() {
	func() { func() {}() }()
	func() {}()
	go func() {}()
	T{}.V()(); (&T{}).P()(); G(1)(); lit()
	h := T{}.V
	h()
})";
    const auto module = compiled(source);
    ASSERT_NE(module, nullptr);
    for (const char* name : {"main.main", "main.main.func1", "main.main.func1.1", "main.main.func2", "main.main.func3",
             "main.T.V", "main.T.V.func1", "main.(*T).P", "main.(*T).P.func1", "main.G[...]", "main.G[...].func1",
             "main.init.func1", "main.init.func1.1", "main.init.0", "main.init.1", "main.T.V-fm"})
        EXPECT_NE(find(*module, name), nullptr) << name;
    const auto old = compiled(source, go::LanguageVersion::Go119);
    ASSERT_NE(old, nullptr);
    EXPECT_NE(find(*old, "main.glob..func1"), nullptr);
}

TEST(Compiler, FindsTunables)
{
    const auto module = compiled(R"(package main
var workers = 300 // tune: 1..100000 Workers
var other = 5 // nothing
func main() { println(workers, other) })");
    ASSERT_NE(module, nullptr);
    ASSERT_EQ(module->tunables.size(), 1U);
    EXPECT_EQ(module->tunables[0].name, "workers");
    EXPECT_EQ(module->tunables[0].title, "Workers");
    EXPECT_EQ(module->tunables[0].minimum, 1);
    EXPECT_EQ(module->tunables[0].maximum, 100000);
    EXPECT_EQ(module->tunables[0].value, 300);
}

TEST(Compiler, CompilesOnlyWhatIsReachable)
{
    const auto module = compiled("package main\nfunc used() {}\nfunc unused() {}\nfunc main() { used() }");
    ASSERT_NE(module, nullptr);
    EXPECT_NE(find(*module, "main.used"), nullptr);
    EXPECT_EQ(find(*module, "main.unused"), nullptr);
}

TEST(Numbers, RationalsAreRoundedToNearestEven)
{
    EXPECT_EQ(nearestDouble(mpq_class(1, 10)), 0.1);
    EXPECT_EQ(nearestDouble(mpq_class(mpz_class("9007199254740993"), 1)), 9007199254740992.0);
    EXPECT_EQ(nearestDouble(mpq_class(mpz_class("9007199254740995"), 1)), 9007199254740996.0);
    mpz_class tiny = 1;
    tiny <<= 1074;
    EXPECT_EQ(nearestDouble(mpq_class(mpz_class(1), tiny)), 4.9406564584124654e-324);
    EXPECT_EQ(nearestFloat(mpq_class(16777217, 1)), 16777216.0F);
    EXPECT_EQ(nearestFloat(mpq_class(-1, 3)), -1.0F / 3.0F);
}

} // namespace
} // namespace ws::code
