#include "go/check.h"
#include "go/constant_ops.h"
#include "go/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

namespace ws::go {
namespace {

LoadResult loadText(const std::string& text, LanguageVersion version = LanguageVersion::Go126)
{
    LoadOptions options;
    options.version = version;
    options.maxErrors = 1000;
    return load({{"prog.go", text}}, options);
}

/// Compares the errors with the comments `/* ERROR "regular expression" */`: each stands right before the place where
/// the error is reported (blanks between do not count).
void expectErrors(const std::string& body, LanguageVersion version = LanguageVersion::Go126)
{
    const std::string text =
        body.find("package ") == std::string::npos ? "package main\nfunc main() {}\n" + body : body;
    const LoadResult result = loadText(text, version);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> expected;
    const std::string open = "/* ERROR \"";
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
        const std::size_t end = text.find("\" */", at);
        std::size_t token = end + 4;
        while (token < text.size() && (text[token] == ' ' || text[token] == '\t'))
            ++token;
        const std::size_t lineStart = text.rfind('\n', token) + 1;
        const auto line = static_cast<std::uint32_t>(
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(token), '\n') + 1);
        expected[{line, static_cast<std::uint32_t>(token - lineStart + 1)}] =
            text.substr(at + open.size(), end - at - open.size());
    }
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.severity != Diagnostic::Severity::Error)
            continue;
        const Position where = result.program->files.position(diagnostic.pos);
        const auto found = expected.find({where.line, where.column});
        if (found == expected.end()) {
            ADD_FAILURE() << "unexpected " << where.line << ":" << where.column << ": " << diagnostic.message << "\n"
                          << text;
            continue;
        }
        EXPECT_TRUE(std::regex_search(diagnostic.message, std::regex(found->second)))
            << diagnostic.message << "\ndoes not match " << found->second;
        expected.erase(found);
    }
    for (const auto& [place, pattern] : expected)
        ADD_FAILURE() << "missing at " << place.first << ":" << place.second << ": " << pattern << "\n" << text;
}

struct ErrorCase {
    const char* name;
    const char* text;
};
class CheckErrors : public testing::TestWithParam<ErrorCase> { };
TEST_P(CheckErrors, are_reported_at_the_token_in_the_compilers_words)
{
    expectErrors(GetParam().text);
}
const ErrorCase kErrors[] = {
    {"undefined", "func f() { /* ERROR \"^undefined: x$\" */ x = 1 }"},
    {"unused", "func f() { /* ERROR \"^declared and not used: x$\" */ x := 1 }"},
    {"unused_assigned", "func f() { var /* ERROR \"^declared and not used: x$\" */ x int; x = 2 }"},
    {"unused_in_literal", "func f() { _ = func() { /* ERROR \"^declared and not used: y$\" */ y := 1 } }"},
    {"unused_import", "package main\nimport /* ERROR \"^\\\"os\\\" imported and not used$\" */ \"os\"\nfunc main() {}"},
    {"unused_renamed_import",
        "package main\nimport /* ERROR \"^\\\"os\\\" imported as foo and not used$\" */ foo \"os\"\nfunc main() {}"},
    {"assign_type",
        "func f() { var x int; x = /* ERROR \"^cannot use \\\"a\\\" .untyped string constant. as int value in "
        "assignment$\" */ \"a\"; _ = x }"},
    {"overflow_is_all", "const c string = 1 /* ERROR \"^constant shift overflow$\" */ << 600\nvar _ = c"},
    {"byte_is_spelled", "func f(b []byte) { var _ int = /* ERROR \"b .variable of type \\[\\]byte. as int\" */ b }"},
    {"alias_is_spelled", "type A = []int\nfunc f(a A) { var _ int = /* ERROR \"variable of slice type A\" */ a }"},
    {"any_is_spelled",
        "func f(a any) { var _ int = /* ERROR \"interface type any. as int value in variable declaration: need type "
        "assertion\" */ a }"},
    {"missing_return", "func f() int { /* ERROR \"^missing return$\" */ }"},
    {"returns_with_panic", "func f() int { panic(1) }"},
    {"returns_with_loop", "func f() int { for {} }"},
    {"loop_with_break", "func f() int { for { break }; /* ERROR \"^missing return$\" */ }"},
    {"not_enough_arguments",
        "func g(int, string) {}\nfunc f() { g(/* ERROR \"^not enough arguments in call to g\\n\\thave "
        ".number.\\n\\twant .int, string.$\" */ 1) }"},
    {"too_many_arguments",
        "func g(int) {}\nfunc f() { g(1, /* ERROR \"^too many arguments in call to g\\n\\thave .number, "
        "string.\\n\\twant .int.$\" */ \"x\") }"},
    {"return_count",
        "func f() (int, error) { return /* ERROR \"^not enough return values\\n\\thave .number.\\n\\twant .int, "
        "error.$\" */ 1 }"},
    {"assignment_mismatch",
        "func g() (int, int) { return 1, 2 }\nfunc f() { x := /* ERROR \"^assignment mismatch: 1 variable but g "
        "returns 2 values$\" */ g(); _ = x }"},
    {"mismatched_types",
        "func f(a int, b string) { _ = /* ERROR \"^invalid operation: a [+] b .mismatched types int and string.$\" */ "
        "a + b }"},
    {"byte_overflow",
        "var b byte = /* ERROR \"^cannot use 256 .untyped int constant. as byte value in variable declaration "
        ".overflows.$\" */ 256"},
    {"conversion_overflow", "var b = byte(/* ERROR \"^constant 300 overflows byte$\" */ 300)"},
    {"typed_overflow", "var b = /* ERROR \"constant 200 of type int8. overflows int8\" */ int8(100) + 100"},
    {"truncated",
        "var i int = /* ERROR \"^cannot use 1.5 .untyped float constant. as int value in variable declaration "
        ".truncated.$\" */ 1.5"},
    {"division_by_zero", "var i = 1 / /* ERROR \"^invalid operation: division by zero$\" */ 0"},
    {"shift_of_float",
        "func f(s uint) { var _ float64 = /* ERROR \"^invalid operation: shifted operand 1 .type float64. must be "
        "integer$\" */ 1 << s }"},
    {"nil_compare", "var _ = nil == /* ERROR \"operator == not defined on\" */ nil"},
    {"slice_compare", "func f(a, b []int) { _ = /* ERROR \"slice can only be compared to nil\" */ a == b }"},
    {"struct_compare",
        "type S struct { f func() }\nfunc f(a, b S) { _ = /* ERROR \"struct containing func.. cannot be compared\" */ "
        "a == b }"},
    {"map_key", "var m map[/* ERROR \"^invalid map key type \\[\\]int$\" */ []int]int"},
    {"missing_method",
        "type I interface { M() }\ntype T struct{}\nvar i I = /* ERROR \"^cannot use T.. .value of struct type T. as I "
        "value in variable declaration: T does not implement I .missing method M.$\" */ T{}"},
    {"pointer_receiver",
        "type I interface { M() }\ntype T struct{}\nfunc (*T) M() {}\nvar i I = /* ERROR \"method M has pointer "
        "receiver\" */ T{}"},
    {"wrong_signature",
        "type I interface { M(int) }\ntype T struct{}\nfunc (T) M() {}\nvar i I = /* ERROR \"wrong type for method "
        "M.\\n\\t\\thave M..\\n\\t\\twant M.int.\" */ T{}"},
    {"no_field",
        "type T struct{ abc int }\nfunc f(t T) { t./* ERROR \"^t.foo undefined .type T has no field or method foo.$\" "
        "*/ foo() }"},
    {"misspelled_field", "type T struct{ Abc int }\nfunc f(t T) { _ = t./* ERROR \"but does have field Abc\" */ abc }"},
    {"unknown_literal_field",
        "type T struct{ a int }\nvar t = T{/* ERROR \"^unknown field b in struct literal of type T$\" */ b: 1}"},
    {"duplicate_key",
        "var m = map[string]int{\"a\": 1, /* ERROR \"^duplicate key \\\"a\\\" in map literal$\" */ \"a\": 2}"},
    {"duplicate_case",
        "func f(x int) { switch x { case 1: case /* ERROR \"^duplicate case 1 .constant of type int. in expression "
        "switch\" */ 1: } }"},
    {"duplicate_type_case",
        "func f(x any) { switch x.(type) { case int: case /* ERROR \"^duplicate case int in type switch\" */ int: } }"},
    {"impossible_assertion",
        "type I interface { M() }\nfunc f(i I) { _ = /* ERROR \"^impossible type assertion: i..int.\\n\\tint does not "
        "implement I .missing method M.$\" */ i.(int) }"},
    {"type_switch_unused",
        "func f(x any) { switch /* ERROR \"^y declared and not used$\" */ y := x.(type) { case int: } }"},
    {"fallthrough_last",
        "func f(x int) { switch x { case 1: /* ERROR \"^cannot fallthrough final case in switch$\" */ fallthrough } }"},
    {"no_new_variables", "func f() { x := 1; x /* ERROR \"^no new variables on left side of :=$\" */ := 2; _ = x }"},
    {"redeclared",
        "var a int\nvar /* ERROR \"^a redeclared in this block\\n\\t./prog.go:3:5: other declaration of a$\" */ a int"},
    {"recursive_type",
        "type /* ERROR \"^invalid recursive type T\\n\\t./prog.go:3:[0-9]+: T refers to U\\n\\t./prog.go:4:6: U refers "
        "to "
        "T$\" */ T struct { u U }\ntype U struct { t T }"},
    {"recursive_array", "type /* ERROR \"^invalid recursive type: T refers to itself$\" */ T [2]T"},
    {"recursive_interface", "type /* ERROR \"^invalid recursive type I\" */ I interface { J }\ntype J interface { I }"},
    {"recursive_by_pointer", "type T struct { next *T; all []T; m map[string]T }"},
    {"mutual_through_alias", "type H = func(*C)\ntype C struct { handlers []H }"},
    {"init_cycle",
        "var /* ERROR \"^initialization cycle for a\\n\\t./prog.go:3:[0-9]+: a refers to f\\n\\t./prog.go:4:6: f "
        "refers to "
        "a$\" */ a = f()\nfunc f() int { return a }"},
    {"const_not_constant", "const c = /* ERROR \"is not constant\" */ len([]int{1})\n"},
    {"call_of_non_function",
        "func f(x int) { /* ERROR \"^invalid operation: cannot call x .variable of type int.: int is not a function$\" "
        "*/ x() }"},
    {"unused_result", "func f(x int) { /* ERROR \"^x [+] 1 .value of type int. is not used$\" */ x + 1 }"},
    {"defer_conversion", "func f() { defer /* ERROR \"^defer requires function call, not conversion\" */ int(3) }"},
    {"map_field",
        "type P struct{ x int }\nfunc f(m map[string]P) { /* ERROR \"^cannot assign to struct field m.{5}[.]x in "
        "map$\" "
        "*/ m[\"a\"].x = 1 }"},
    {"unaddressable",
        "func g() int { return 1 }\nfunc f() { _ = &/* ERROR \"^invalid operation: cannot take address of g.. .value "
        "of type int.$\" */ g() }"},
    {"pointer_to_interface",
        "type I interface { M() }\nfunc f(p *I) { p./* ERROR \"^p.M undefined .type [*]I is pointer to interface, not "
        "interface.$\" */ M() }"},
    {"send_to_receive_only",
        "func f(c <-chan int) { /* ERROR \"^invalid operation: cannot send to receive-only channel <-chan int c "
        ".variable of type "
        "<-chan int.$\" */ c <- 1 }"},
    {"range_over_float", "func f() { for range /* ERROR \"^cannot range over 1.5\" */ 1.5 {} }"},
    {"index_out_of_bounds",
        "var a [3]int\nvar _ = a[/* ERROR \"^invalid argument: index 3 out of bounds .0:3.$\" */ 3]"},
    {"ambiguous",
        "type A struct{ x int }\ntype B struct{ x int }\ntype C struct{ A; B }\nfunc f(c C) { _ = c./* ERROR "
        "\"^ambiguous selector c.x$\" */ x }"},
    {"constraint",
        "func g[T ~int | ~string](t T) {}\nfunc f() { g/* ERROR \"^float64 does not satisfy ~int . ~string .float64 "
        "missing in ~int . ~string.$\" */ (1.5) }"},
    {"not_comparable",
        "func g[T comparable](t T) {}\nfunc f() { g/* ERROR \"^func.. does not satisfy comparable$\" */ (func() {}) }"},
    {"cannot_infer", "func g[T any]() {}\nfunc f() { g/* ERROR \"^in call to g, cannot infer T\" */ () }"},
    {"inference_conflict",
        "func g[T any](a, b T) {}\nfunc f() { g(1, /* ERROR \"^in call to g, mismatched types untyped int and untyped "
        "string .cannot "
        "infer T.$\" */ \"a\") }"},
    {"generic_not_instantiated",
        "type L[T any] struct{}\nvar x /* ERROR \"^cannot use generic type L\\[T any\\] without instantiation$\" */ L"},
    {"type_argument_count",
        "type M[K comparable, V any] struct{}\nvar x /* ERROR \"^not enough type arguments for type M: have 1, want "
        "2$\" */ M[int]"},
    {"instantiation_cycle", "func f[/* ERROR \"^instantiation cycle\" */ T any](n int) { if n > 0 { f[[]T](n - 1) } }"},
};
INSTANTIATE_TEST_SUITE_P(All, CheckErrors, testing::ValuesIn(kErrors),
    [](const testing::TestParamInfo<ErrorCase>& one) { return std::string(one.param.name); });

/// The initialiser of a package variable.
Expr* valueOf(const LoadResult& result, std::string_view name)
{
    for (const Initializer& step : result.program->main->initOrder) {
        if (step.lhs[0]->name == name)
            return step.rhs;
    }
    return nullptr;
}

struct TypeCase {
    const char* expression;
    const char* type;
};
class ExpressionTypes : public testing::TestWithParam<TypeCase> { };
TEST_P(ExpressionTypes, are_those_of_go)
{
    const LoadResult result = loadText(std::string(R"(package main
type T struct { n int; *U }
type U struct { s string }
func (U) M(x int) bool { return x > 0 }
func (*U) P() {}
type List[E any] struct { head E; next *List[E] }
func (l *List[E]) All() []E { return nil }
type Number interface { ~int | ~float64 }
func Map[A, B any](s []A, f func(A) B) []B { return nil }
func Sum[N Number](s ...N) N { var z N; return z }
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }
func id[X any](x X) X { return x }
var t T; var l List[string]; var u8 uint8; var f32 float32; var m map[string][]int; var c chan int; var e error; var s uint
var x = )")
        + GetParam().expression + "\nfunc main() {}\n");
    ASSERT_TRUE(result.ok) << (result.diagnostics.empty() ? "" : result.diagnostics[0].message);
    EXPECT_EQ(typeText(valueOf(result, "x")->type, result.program->main), GetParam().type);
}
const TypeCase kTypes[] = {
    {"1 + 'a'", "int32"},
    {"1 + 2.0", "float64"},
    {"u8 + 1", "uint8"},
    {"f32 * 2", "float32"},
    {"1 << s", "int"},
    {"u8 == 1", "bool"},
    {"t.s", "string"},
    {"t.M", "func(int) bool"},
    {"T.M", "func(T, int) bool"},
    {"(*T).P", "func(*T)"},
    {"l.All()", "[]string"},
    {"l.next.next", "*List[string]"},
    {"Map([]int{1}, func(i int) string { return \"\" })", "[]string"},
    {"Sum(1, 2.5)", "float64"},
    {"Sum[int]", "func(...int) int"},
    {"Keys(m)", "[]string"},
    {"Map([]int{1}, id)", "[]int"},
    {"m[\"a\"][0]", "int"},
    {"<-c", "int"},
    {"e.(interface{ Timeout() bool })", "interface{Timeout() bool}"},
    {"[...]string{2: \"x\"}", "[3]string"},
    {"append([]byte(nil), \"abc\"...)", "[]uint8"},
    {"len(m)", "int"},
    {"complex(f32, 1)", "complex64"},
    {"min(1, 2.5, 'a')", "float64"},
    {"new(int)", "*int"},
    {"func() (a, b int) { return }", "func() (int, int)"},
    {"map[T]struct{}{}", "map[T]struct{}"},
};
INSTANTIATE_TEST_SUITE_P(All, ExpressionTypes, testing::ValuesIn(kTypes));

struct ConstantCase {
    const char* expression;
    const char* value;
};
class Constants : public testing::TestWithParam<ConstantCase> { };
TEST_P(Constants, are_exact)
{
    const LoadResult result = loadText(std::string(R"(package main
const ( a = iota * 10; b; c; _; d = "x" + "y"; e )
const ( KB = 1 << (10 * (iota + 1)); MB; GB )
const big = 1 << 500
const x = )")
        + GetParam().expression + "\nfunc main() {}\n");
    ASSERT_TRUE(result.ok) << (result.diagnostics.empty() ? "" : result.diagnostics[0].message);
    const Object* object = result.program->main->scope->find("x");
    ASSERT_NE(object->constant, nullptr);
    EXPECT_EQ(constantText(*object->constant), GetParam().value);
}
const ConstantCase kConstants[] = {
    {"c", "20"},
    {"e", "\"xy\""},
    {"GB", "1073741824"},
    {"big >> 498", "4"},
    {"7 / 2", "3"},
    {"-7 / 2", "-3"},
    {"-7 % 3", "-1"},
    {"7 / 2.0", "3.5"},
    {"1.0 / 3 * 3 == 1", "true"},
    {"^uint8(5)", "250"},
    {"^5", "-6"},
    {"6 &^ 3", "4"},
    {"-1 >> 1", "-1"},
    {"len(\"h\\u00e9\")", "3"},
    {"string(rune(0x4e16)) + \"\\x41\"", "\"世A\""},
    {"'a' + 1", "98"},
    {"0x1p-2", "0.25"},
    {"1_000 + 0b11 + 0o17 + 017", "1033"},
    {"float32(0.1) == 0.1", "true"},
    {"real(3+4i) * imag(2i)", "6"},
    {"(1+2i) * (1-2i)", "(5 + 0i)"},
    {"\"a\" < \"b\"", "true"},
    {"uint64(1<<64 - 1)", "18446744073709551615"},
    {"int64(-1 << 63)", "-9223372036854775808"},
};
INSTANTIATE_TEST_SUITE_P(All, Constants, testing::ValuesIn(kConstants));

TEST(Check, initialises_variables_by_dependencies_through_functions_then_in_source_order)
{
    const LoadResult result = loadText(R"(package main
var a = c + b
var b = f()
var c = 1
var x, y = y2, 2
var y2 = y
func f() int { return g() }
func g() int { return c }
var _ = a
func main() {}
)");
    ASSERT_TRUE(result.ok);
    std::string order;
    for (const Initializer& step : result.program->main->initOrder)
        order += std::string(step.lhs[0]->name) + " ";
    EXPECT_EQ(order, "c b a y y2 x _ ");
}

TEST(Check, finds_what_closures_capture_through_literals_between)
{
    const LoadResult result = loadText(R"(package main
func main() {
	kept, changed, unused := 1, 2, 3
	f := func() {
		func() { println(kept); changed++ }()
	}
	f()
	changed = 4
	p := &unused
	_ = p
}
)");
    ASSERT_TRUE(result.ok);
    const auto* function = static_cast<FuncDecl*>(result.program->main->files[0]->decls[0]);
    const auto* assign = static_cast<AssignStmt*>(function->body->list[1]);
    const auto* outer = static_cast<FuncLit*>(assign->rhs[0]);
    ASSERT_EQ(outer->captures.size(), 2U);
    EXPECT_EQ(outer->captures[0]->name, "kept");
    EXPECT_FALSE(outer->captures[0]->reassigned);
    EXPECT_EQ(outer->captures[1]->name, "changed");
    EXPECT_TRUE(outer->captures[1]->reassigned);
    const auto* first = static_cast<AssignStmt*>(function->body->list[0]);
    const Object* unused = static_cast<Ident*>(first->lhs[2])->object;
    EXPECT_TRUE(unused->addressTaken);
    EXPECT_FALSE(unused->captured);
}

TEST(Check, takes_the_address_of_a_variable_for_pointer_methods_and_slices_but_not_behind_pointers)
{
    const LoadResult result = loadText(R"(package main
type C struct { n int }
func (c *C) Inc() { c.n++ }
type S struct { c C; p *C }
func main() {
	var direct C; direct.Inc()
	var field S; field.c.Inc()
	var behind S; behind.p.Inc()
	var array [3]C; array[1].Inc()
	var sliced [3]int; _ = sliced[:]
	var plain C; _ = plain.n
}
)");
    ASSERT_TRUE(result.ok);
    const auto* function = static_cast<FuncDecl*>(result.program->main->files[0]->decls.back());
    std::map<std::string, bool> taken;
    for (const Stmt* s : function->body->list) {
        if (s->kind != NodeKind::DeclStmt)
            continue;
        const auto* decl = static_cast<VarDecl*>(static_cast<const DeclStmt*>(s)->decls[0]);
        taken[std::string(decl->names[0]->name)] = decl->names[0]->object->addressTaken;
    }
    const std::map<std::string, bool> expected{
        {"direct", true}, {"field", true}, {"behind", false}, {"array", true}, {"sliced", true}, {"plain", false}};
    EXPECT_EQ(taken, expected);
}

TEST(Check, method_sets_contain_promoted_methods_with_their_paths)
{
    const LoadResult result = loadText(R"(package main
type I interface { Z() }
type A struct{}
func (A) V() {}
func (*A) P() {}
type B struct { *A; I }
type D struct { A }
func main() {}
)");
    ASSERT_TRUE(result.ok);
    TypeTable& types = result.program->types;
    const auto names = [&](const char* type, bool pointer) {
        Type* t = result.program->main->scope->find(type)->type;
        std::string list;
        for (const MethodSetEntry& entry : methodSet(types, pointer ? types.pointer(t) : t))
            list += std::string(entry.name) + " ";
        return list;
    };
    EXPECT_EQ(names("A", false), "V ");
    EXPECT_EQ(names("A", true), "P V ");
    EXPECT_EQ(names("B", false), "P V Z ");
    EXPECT_EQ(names("D", false), "V ");
    EXPECT_EQ(names("D", true), "P V ");
}

TEST(Check, identical_types_are_the_same_pointer_however_they_are_spelled)
{
    const LoadResult result = loadText(R"(package main
type L[T any] struct { x T }
type A = map[string]L[byte]
var a A
var b map[string]L[uint8]
func main() {}
)");
    ASSERT_TRUE(result.ok);
    EXPECT_EQ(result.program->main->scope->find("a")->type, result.program->main->scope->find("b")->type);
}

TEST(Check, local_types_of_generic_functions_become_instances)
{
    const LoadResult result = loadText(R"(package main
func f[T any](t T) any { type box struct { v T }; return box{t} }
func main() { f(1); f("a") }
)");
    ASSERT_TRUE(result.ok);
    const auto* function = static_cast<FuncDecl*>(result.program->main->files[0]->decls[0]);
    const auto* decl = static_cast<TypeDecl*>(static_cast<DeclStmt*>(function->body->list[0])->decls[0]);
    Type* box = decl->name->object->type;
    auto* signature = static_cast<Signature*>(function->object->type);
    TypeTable& types = result.program->types;
    Type* ofInt = types.substitute(box, signature->typeParams, {types.basic(BasicKind::Int)});
    Type* ofString = types.substitute(box, signature->typeParams, {types.basic(BasicKind::String)});
    EXPECT_NE(ofInt, ofString);
    EXPECT_EQ(typeText(ofInt->underlying()), "struct{v int}");
    EXPECT_EQ(typeText(ofString->underlying()), "struct{v string}");
}

TEST(Check, records_the_type_arguments_of_generic_calls)
{
    const LoadResult result = loadText(R"(package main
import "slices"
func main() { println(slices.Index([]string{"a"}, "a")) }
)");
    ASSERT_TRUE(result.ok);
    const auto* function = static_cast<FuncDecl*>(result.program->main->files[0]->decls[1]);
    const auto* print = static_cast<CallExpr*>(static_cast<ExprStmt*>(function->body->list[0])->x);
    const auto* call = static_cast<CallExpr*>(print->args[0]);
    const auto* selector = static_cast<SelectorExpr*>(call->fun);
    ASSERT_EQ(selector->sel->typeArgs.size(), 2U);
    EXPECT_EQ(typeText(selector->sel->typeArgs[0]), "[]string");
    EXPECT_EQ(typeText(selector->sel->typeArgs[1]), "string");
}

TEST(Check, go_1_19_knows_no_later_features)
{
    expectErrors(
        "func f() { _ = /* ERROR \"^built-in min requires go1.21 or later$\" */ min(1, 2) }", LanguageVersion::Go119);
    expectErrors("func f() { for range /* ERROR \"^cannot range over 3 .untyped int constant.: requires go1.22 or "
                 "later$\" */ 3 {} }",
        LanguageVersion::Go119);
}

TEST(Check, every_body_of_the_embedded_library_is_correct)
{
    const LoadResult result = loadText(R"(package main
import ("bufio"; "bytes"; "context"; "encoding/json"; "errors"; "fmt"; "io"; "log"; "maps"; "math/rand"; "os"; "reflect"
	"runtime"; "slices"; "sort"; "strconv"; "strings"; "sync"; "sync/atomic"; "time")
var (_ bufio.Reader; _ bytes.Buffer; _ context.Context; _ = json.Marshal; _ = errors.New; _ = fmt.Println; _ io.Reader
	_ = log.Println; _ = rand.Int; _ = os.Exit; _ reflect.Type; _ = runtime.GC; _ = sort.Ints; _ = strconv.Itoa
	_ strings.Builder; _ sync.Mutex; _ atomic.Int32; _ time.Time)
func main() { _ = maps.Keys(map[int]int{}); slices.Sort([]int{}) }
)");
    ASSERT_TRUE(result.ok) << result.diagnostics[0].message;
    Diagnostics diagnostics(result.program->files);
    for (const auto& package : result.program->packages) {
        for (const auto& file : package->files) {
            for (Decl* decl : file->decls) {
                if (decl->kind == NodeKind::FuncDecl)
                    checkBody(*result.program, *static_cast<FuncDecl*>(decl), diagnostics);
            }
        }
    }
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        ADD_FAILURE() << result.program->files.text(diagnostic.pos) << ": " << diagnostic.message;
}

TEST(Check, survives_deep_and_recursive_input)
{
    std::string deep;
    for (int i = 0; i < 400; ++i)
        deep += "[]";
    loadText("package main\nvar x " + deep + "int\nfunc main() {}\n");
    // Types that contain themselves: in a constraint, in a size, in a comparison.
    EXPECT_FALSE(loadText("package main\ntype B[P int] struct{ f P }\nfunc f[P B[P]]() {}\nfunc main() {}\n").ok);
    EXPECT_FALSE(loadText("package main\nimport \"unsafe\"\ntype E[P any] struct {\n\tE[P]\n\tp P\n}\nconst c = "
                          "unsafe.Sizeof(E[int]{})\nvar a = unsafe.Alignof(struct{ e [2]E[bool] }{})\nfunc same(x, y "
                          "E[int]) bool { return x == y }\nfunc main() {}\n")
                     .ok);
    loadText("package main\ntype T[P any] struct { f *T[T[P]] }\nvar x T[int]\nfunc main() {}\n");
    loadText("package main\ntype T[P any] struct { f T[*P] }\nvar x T[int]\nfunc main() {}\n");
    loadText("package main\ntype A = B\ntype B = A\nvar x A\nfunc main() {}\n");
    loadText("package main\ntype T interface { m() interface { T } }\nfunc main() {}\n");
    loadText("package main\ntype T [len(T{})]int\ntype U struct { U2 }\ntype U2 = U\nfunc (T) m() {}\nfunc main() { "
             "var u U; u.x = 1 }\n");
    loadText("package main\ntype T[P T[P]] struct{}\ntype I[P I[P]] interface{ m() P }\nfunc main() {}\n");
}

} // namespace
} // namespace ws::go
