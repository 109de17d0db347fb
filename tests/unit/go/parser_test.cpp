#include "go/parse.h"
#include "unit/go/tree_dump.h"

#include <gtest/gtest.h>

namespace ws::go {

namespace {

struct Parsed {
    FileSet files;
    std::unique_ptr<File> file;
    std::string errors;

    explicit Parsed(const std::string& source)
    {
        const std::uint32_t index = files.add("prog.go", source, true);
        Diagnostics diagnostics(files);
        file = parseFile(files, index, diagnostics);
        for (const Diagnostic& d : diagnostics.sorted())
            errors += files.text(d.pos) + ": " + d.message + "\n";
    }
};

/// The first declaration after the package clause, as an S-expression.
std::string decl(const std::string& source)
{
    const Parsed parsed("package p\n" + source + "\n");
    EXPECT_EQ(parsed.errors, "") << source;
    if (parsed.file == nullptr || parsed.file->decls.empty())
        return "nothing";
    return dumpTree(parsed.file->decls[0]);
}

std::string expr(const std::string& source)
{
    const std::string text = decl("var _ = " + source);
    const std::string prefix = "(var [_] - [";
    EXPECT_TRUE(text.starts_with(prefix)) << text;
    return text.substr(prefix.size(), text.size() - prefix.size() - 2);
}

std::string type(const std::string& source)
{
    const std::string text = decl("type T = " + source);
    const std::string prefix = "(alias T [] ";
    EXPECT_TRUE(text.starts_with(prefix)) << text;
    return text.substr(prefix.size(), text.size() - prefix.size() - 1);
}

std::string stmt(const std::string& source)
{
    const std::string text = decl("func _() {\n" + source + "\n}");
    const std::string prefix = "(funcDecl [] _ [] [] [] (block [";
    EXPECT_TRUE(text.starts_with(prefix)) << text;
    return text.substr(prefix.size(), text.size() - prefix.size() - 3);
}

TEST(Parser, binds_operators_by_their_precedence)
{
    EXPECT_EQ(expr("a + b*c"), "(binary + a (binary * b c))");
    EXPECT_EQ(expr("a - b - c"), "(binary - (binary - a b) c)");
    EXPECT_EQ(
        expr("a || b && c == d + e<<f"), "(binary || a (binary && b (binary == c (binary + d (binary << e f)))))");
    EXPECT_EQ(expr("-a * !b"), "(binary * (unary - a) (unary ! b))");
    EXPECT_EQ(expr("^a &^ b"), "(binary &^ (unary ^ a) b)");
    EXPECT_EQ(expr("<-a + <-b"), "(binary + (unary <- a) (unary <- b))");
    EXPECT_EQ(expr("*p.q"), "(star (select p q))");
    EXPECT_EQ(expr("&x[i]"), "(unary & (index x [i]))");
    EXPECT_EQ(expr("(a + b) * c"), "(binary * (paren (binary + a b)) c)");
}

TEST(Parser, reads_primary_expressions)
{
    EXPECT_EQ(expr("a.b.c(d)(e...)"), "(call... (call (select (select a b) c) [d]) [e])");
    EXPECT_EQ(expr("f(\na,\nb,\n)"), "(call f [a b])");
    EXPECT_EQ(expr("x[1]"), "(index x [1])");
    EXPECT_EQ(expr("x[:]"), "(slice x - - -)");
    EXPECT_EQ(expr("x[a:]"), "(slice x a - -)");
    EXPECT_EQ(expr("x[:b:c]"), "(slice3 x - b c)");
    EXPECT_EQ(expr("x.(T).y"), "(select (assert x T) y)");
    EXPECT_EQ(expr("(*T).m"), "(select (paren (star T)) m)");
    EXPECT_EQ(expr("[]byte(s)"), "(call (array - byte) [s])");
    EXPECT_EQ(expr("func(int) (string, error)(nil)"), "(call (func [] [(int)] [(string) (error)]) [nil])");
    EXPECT_EQ(expr("func(a, b int, c ...T) T { return x }(1)"),
        "(call (funcLit [] [(a b int) (c (dots T))] [(T)] (block [(return [x])])) [1])");
    EXPECT_EQ(expr("interface{}(x)"), "(call (interface []) [x])");
    EXPECT_EQ(expr("(chan int)(x)"), "(call (paren (chan int)) [x])");
}

TEST(Parser, reads_composite_literals)
{
    EXPECT_EQ(expr("T{}"), "(composite T [])");
    EXPECT_EQ(expr("&p.T{a: 1, b: 2}"), "(unary & (composite (select p T) [(pair a 1) (pair b 2)]))");
    EXPECT_EQ(expr("[...]int{2: 1, 5}"), "(composite (array (dots -) int) [(pair 2 1) 5])");
    EXPECT_EQ(expr("map[K][]V{{1}: {2, 3}}"),
        "(composite (map K (array - V)) [(pair (composite - [1]) (composite - [2 3]))])");
    EXPECT_EQ(expr("G[int]{x}"), "(composite (index G [int]) [x])");
    EXPECT_EQ(expr("struct{ x int }{1}"), "(composite (struct [(x int)]) [1])");
    EXPECT_EQ(expr("&(T{1})"), "(unary & (composite T [1]))");
}

TEST(Parser, takes_a_brace_in_a_header_for_the_body)
{
    EXPECT_EQ(stmt("if x == y {}"), "(if - (binary == x y) (block []) -)");
    EXPECT_EQ(stmt("for x := range y {}"), "(range := x - y (block []))");
    EXPECT_EQ(stmt("if x == (T{}) {}"), "(if - (binary == x (paren (composite T []))) (block []) -)");
    EXPECT_EQ(stmt("if f(T{}) {}"), "(if - (call f [(composite T [])]) (block []) -)");
    EXPECT_EQ(stmt("if x := []int{1}; true {}"), "(if (:= [x] [(composite (array - int) [1])]) true (block []) -)");
    EXPECT_EQ(stmt("for range x[T{}] {}"), "(range - - - (index x [(composite T [])]) (block []))");
    EXPECT_EQ(stmt("switch a[i] {}"), "(switch - (index a [i]) [])");
    EXPECT_EQ(stmt("if func() bool { return T{} == x }() {}"),
        "(if - (call (funcLit [] [] [(bool)] (block [(return [(binary == (composite T []) x)])])) []) (block []) -)");
}

TEST(Parser, reads_types)
{
    EXPECT_EQ(type("[]*p.T"), "(array - (star (select p T)))");
    EXPECT_EQ(type("[N + 1][2]int"), "(array (binary + N 1) (array 2 int))");
    EXPECT_EQ(type("chan<- <-chan int"), "(chan<- (<-chan int))");
    EXPECT_EQ(type("<-chan chan int"), "(<-chan (chan int))");
    EXPECT_EQ(type("chan (<-chan int)"), "(chan (<-chan int))");
    EXPECT_EQ(type("map[string]func(a, b int, _ ...string) (x int, err error)"),
        "(map string (func [] [(a b int) (_ (dots string))] [(x int) (err error)]))");
    EXPECT_EQ(type("struct { a, b int `tag`; *p.E; F; G[int]; c [2]int; d []T \"t\" }"),
        "(struct [(a b int `tag`) ((star (select p E))) (F) ((index G [int])) (c (array 2 int)) (d (array - T) "
        "\"t\")])");
    EXPECT_EQ(type("interface { m(int) error; ~int | *T | []E; p.I; G[A, B]; n() }"),
        "(interface [(m (func [] [(int)] [(error)])) ((binary | (binary | (unary ~ int) (star T)) (array - E)))"
        " ((select p I)) ((index G [A B])) (n (func [] [] []))])");
    EXPECT_EQ(type("((int))"), "int");
    EXPECT_EQ(type("p.G[int, []T]"), "(index (select p G) [int (array - T)])");
}

TEST(Parser, tells_arrow_types_from_receives)
{
    EXPECT_EQ(expr("(<-chan int)(x)"), "(call (paren (<-chan int)) [x])");
    EXPECT_EQ(expr("<-c"), "(unary <- c)");
    EXPECT_EQ(expr("<-<-c"), "(unary <- (unary <- c))");
}

TEST(Parser, tells_array_lengths_from_type_parameters)
{
    EXPECT_EQ(decl("type T[P any] struct{}"), "(type T [(P any)] (struct []))");
    EXPECT_EQ(decl("type T[P, Q any, R C] int"), "(type T [(P Q any) (R C)] int)");
    EXPECT_EQ(decl("type T[N] int"), "(type T [] (array N int))");
    EXPECT_EQ(decl("type T[N * 2] int"), "(type T [] (array (binary * N 2) int))");
    EXPECT_EQ(decl("type T[P *C] int"), "(type T [] (array (binary * P C) int))");
    EXPECT_EQ(decl("type T[P *C,] int"), "(type T [(P (star C))] int)");
    EXPECT_EQ(decl("type T[P *[]int] int"), "(type T [(P (star (array - int)))] int)");
    EXPECT_EQ(decl("type T[P *C | ~Q] int"), "(type T [(P (binary | (star C) (unary ~ Q)))] int)");
    EXPECT_EQ(decl("type T[P []E] int"), "(type T [(P (array - E))] int)");
    EXPECT_EQ(decl("type T[P ~int] int"), "(type T [(P (unary ~ int))] int)");
    EXPECT_EQ(decl("type T[P interface{ ~int }] int"), "(type T [(P (interface [((unary ~ int))]))] int)");
    EXPECT_EQ(decl("type T[P (C),] int"), "(type T [(P C)] int)");
    EXPECT_EQ(decl("type T [2]int"), "(type T [] (array 2 int))");
    EXPECT_EQ(decl("type T []int"), "(type T [] (array - int))");
    EXPECT_EQ(decl("type T[P any] = []P"), "(alias T [(P any)] (array - P))");
}

TEST(Parser, reads_function_declarations)
{
    EXPECT_EQ(decl("func f()"), "(funcDecl [] f [] [] [] -)");
    EXPECT_EQ(decl("func (t *T) m(int, string) {}"), "(funcDecl [(t (star T))] m [] [(int) (string)] [] (block []))");
    EXPECT_EQ(decl("func (T[P]) m() {}"), "(funcDecl [((index T [P]))] m [] [] [] (block []))");
    EXPECT_EQ(decl("func f[K comparable, V int | string](m map[K]V) (r V) { return }"),
        "(funcDecl [] f [(K comparable) (V (binary | int string))] [(m (map K V))] [(r V)] (block [(return [])]))");
    EXPECT_EQ(decl("func f(a [2]int, b [n]T, c G[int], d ...p.T) {}"),
        "(funcDecl [] f [] [(a (array 2 int)) (b (array n T)) (c (index G [int])) (d (dots (select p T)))] [] (block "
        "[]))");
    EXPECT_EQ(decl("func f(G[int], []T, p.T, *Q) {}"),
        "(funcDecl [] f [] [((index G [int])) ((array - T)) ((select p T)) ((star Q))] [] (block []))");
}

TEST(Parser, repeats_the_expressions_of_a_constant_group)
{
    const Parsed parsed("package p\nconst (\n\ta, b T = iota, 1\n\tc, d\n\t_ = 2\n\te\n)\nconst f = 3\n");
    ASSERT_EQ(parsed.errors, "");
    ASSERT_EQ(parsed.file->decls.size(), 5U);
    const auto at = [&](std::size_t i) { return static_cast<const ConstDecl*>(parsed.file->decls[i]); };
    EXPECT_EQ(dumpTree(at(0)), "(const 0 [a b] T [iota 1])");
    EXPECT_EQ(dumpTree(at(1)), "(const 1 [c d] T [iota 1])");
    EXPECT_TRUE(at(1)->inherited);
    EXPECT_EQ(at(1)->values, at(0)->values);
    EXPECT_EQ(dumpTree(at(3)), "(const 3 [e] - [2])");
    EXPECT_EQ(at(4)->iota, 0);
    EXPECT_FALSE(at(4)->inherited);
}

TEST(Parser, reads_statements)
{
    EXPECT_EQ(stmt("x++; y--"), "(++ x) (-- y)");
    EXPECT_EQ(stmt("a, b = b, a"), "(= [a b] [b a])");
    EXPECT_EQ(stmt("a <<= 2"), "(<<= [a] [2])");
    EXPECT_EQ(stmt("v, ok := <-c"), "(:= [v ok] [(unary <- c)])");
    EXPECT_EQ(stmt("c <- <-d"), "(send c (unary <- d))");
    EXPECT_EQ(stmt("go f(x); defer g()"), "(go (call f [x])) (defer (call g []))");
    EXPECT_EQ(stmt("for {}"), "(for - - - (block []))");
    EXPECT_EQ(stmt("for x {}"), "(for - x - (block []))");
    EXPECT_EQ(stmt("for ;; {}"), "(for - - - (block []))");
    EXPECT_EQ(stmt("for i := 0; i < 9; i++ {}"), "(for (:= [i] [0]) (binary < i 9) (++ i) (block []))");
    EXPECT_EQ(stmt("for i, v = range x {}"), "(range = i v x (block []))");
    EXPECT_EQ(stmt("for range 10 {}"), "(range - - - 10 (block []))");
    EXPECT_EQ(stmt("if x := f(); x > 0 {} else if y {} else {}"),
        "(if (:= [x] [(call f [])]) (binary > x 0) (block []) (if - y (block []) (block [])))");
    EXPECT_EQ(stmt("switch x := f(); x { case 1, 2: a(); fallthrough; default: }"),
        "(switch (:= [x] [(call f [])]) x [(case [1 2] [(do (call a [])) (fallthrough -)]) (default [] [])])");
    EXPECT_EQ(stmt("switch { case x: }"), "(switch - - [(case [x] [])])");
    EXPECT_EQ(stmt("switch x.(type) { case nil, *T: }"), "(typeSwitch - - x [(case [nil (star T)] [])])");
    EXPECT_EQ(stmt("switch y := 1; x := y.(type) {}"), "(typeSwitch (:= [y] [1]) x y [])");
    EXPECT_EQ(stmt("select { case c <- 1: case <-d: case v, ok = <-e: x(); default: }"),
        "(selectStmt [(comm (send c 1) []) (comm (do (unary <- d)) []) (comm (= [v ok] [(unary <- e)]) [(do (call x "
        "[]))])"
        " (comm - [])])");
    EXPECT_EQ(stmt("L: for { break L; continue L; goto L }"),
        "(label L (for - - - (block [(break L) (continue L) (goto L)])))");
    EXPECT_EQ(stmt("goto E; E:"), "(goto E) (label E (empty))");
    EXPECT_EQ(stmt("{}"), "(block [])");
    EXPECT_EQ(stmt("var (x int; y = 1)"), "(declare [(var [x] int []) (var [y] - [1])])");
    EXPECT_EQ(stmt("return a, b"), "(return [a b])");
}

TEST(Parser, finds_what_branches_lead_to)
{
    const Parsed parsed(R"(package p
func f() {
Out:
	for {
		switch {
		case true:
			break
			break Out
			continue
		}
		for range 3 {
			continue Out
			select {
			default:
				break
			}
		}
		goto End
	}
End:
})");
    ASSERT_EQ(parsed.errors, "");
    const auto* body = static_cast<const FuncDecl*>(parsed.file->decls[0])->body;
    const auto* out = static_cast<const LabeledStmt*>(body->list[0]);
    const auto* loop = static_cast<const ForStmt*>(out->stmt);
    const auto* choice = static_cast<const SwitchStmt*>(loop->body->list[0]);
    const auto target = [](const Stmt* stmt) { return static_cast<const BranchStmt*>(stmt)->target; };
    EXPECT_EQ(target(choice->clauses[0]->body[0]), choice);
    EXPECT_EQ(target(choice->clauses[0]->body[1]), loop);
    EXPECT_EQ(target(choice->clauses[0]->body[2]), loop);
    const auto* inner = static_cast<const RangeStmt*>(loop->body->list[1]);
    EXPECT_EQ(target(inner->body->list[0]), loop);
    const auto* select = static_cast<const SelectStmt*>(inner->body->list[1]);
    EXPECT_EQ(target(select->clauses[0]->body[0]), select);
    EXPECT_EQ(target(loop->body->list[2]), body->list[1]);
}

TEST(Parser, keeps_the_positions_of_nodes)
{
    const std::string source = "package p\nvar x = f(a, b[1:2]) + c.d\n";
    const Parsed parsed(source);
    ASSERT_EQ(parsed.errors, "");
    const auto text = [&](const Node* node) { return source.substr(node->pos - 1, node->end - node->pos); };
    const auto* var = static_cast<const VarDecl*>(parsed.file->decls[0]);
    EXPECT_EQ(text(var), "x = f(a, b[1:2]) + c.d");
    const auto* sum = static_cast<const BinaryExpr*>(var->values[0]);
    EXPECT_EQ(text(sum), "f(a, b[1:2]) + c.d");
    EXPECT_EQ(source[sum->opPos - 1], '+');
    const auto* call = static_cast<const CallExpr*>(sum->x);
    EXPECT_EQ(text(call), "f(a, b[1:2])");
    EXPECT_EQ(text(call->args[1]), "b[1:2]");
    EXPECT_EQ(text(sum->y), "c.d");
    // as the compiler has it: a slice expression is reported at its bracket
    EXPECT_EQ(source[reportPos(call->args[1]) - 1], '[');
    EXPECT_EQ(reportPos(sum), sum->pos);
}

TEST(Parser, ends_a_clause_before_the_semicolon)
{
    const std::string source = "package p\nfunc f() {\n\tswitch {\n\tcase x:\n\t\ty()\n\tdefault:\n\t}\n}\n";
    const Parsed parsed(source);
    const auto* body = static_cast<const FuncDecl*>(parsed.file->decls[0])->body;
    const auto* choice = static_cast<const SwitchStmt*>(body->list[0]);
    const auto text = [&](const Node* node) { return source.substr(node->pos - 1, node->end - node->pos); };
    EXPECT_EQ(text(choice->clauses[0]), "case x:\n\t\ty()");
    EXPECT_EQ(text(choice->clauses[1]), "default:");
}

TEST(Parser, keeps_the_comment_beside_a_variable)
{
    const Parsed parsed(
        "package p\n\n// above\nvar workers = 300 // tune: 1..100000 Workers\nvar other = 1\n"
        "var (\n\ta = 1 // one\n\tb, c int /* no */ // two\n\t// below\n)\nvar d = func() { // inside\n}\n"
        "var last = 2 //end");
    ASSERT_EQ(parsed.errors, "");
    const auto comment = [&](std::size_t i) { return static_cast<const VarDecl*>(parsed.file->decls[i])->lineComment; };
    EXPECT_EQ(comment(0), " tune: 1..100000 Workers");
    EXPECT_EQ(comment(1), "");
    EXPECT_EQ(comment(2), " one");
    EXPECT_EQ(comment(3), " two");
    EXPECT_EQ(comment(4), "");
    EXPECT_EQ(comment(5), "end");
}

TEST(Parser, keeps_the_directives_above_a_function)
{
    const Parsed parsed("package p\n\n//waitscope:inline\n// Doc.\n//waitscope:native x y\nfunc f()\n\nfunc g()\n"
                        "//waitscope:inline\nvar x int\nfunc h() {\n//waitscope:inline\n}\nfunc i()\n");
    ASSERT_EQ(parsed.errors, "");
    using Texts = std::vector<std::string_view>;
    const auto directives = [&](std::size_t i) {
        return static_cast<const FuncDecl*>(parsed.file->decls[i])->directives;
    };
    EXPECT_EQ(directives(0), (Texts{"inline", "native x y"}));
    EXPECT_EQ(directives(1), Texts{});
    EXPECT_EQ(directives(3), Texts{});
    EXPECT_EQ(directives(4), Texts{});
}

TEST(Parser, reads_imports)
{
    const Parsed parsed("package p\nimport \"a\"\nimport (\n\tx \"b\"\n\t. \"c\"\n\t_ \"d\"\n)\n");
    ASSERT_EQ(parsed.errors, "");
    ASSERT_EQ(parsed.file->imports.size(), 4U);
    EXPECT_EQ(dumpTree(parsed.file->imports[0]), "(import - \"a\")");
    EXPECT_EQ(dumpTree(parsed.file->imports[1]), "(import x \"b\")");
    EXPECT_EQ(dumpTree(parsed.file->imports[2]), "(import . \"c\")");
    EXPECT_EQ(dumpTree(parsed.file->imports[3]), "(import _ \"d\")");
}

TEST(ExprText, prints_as_the_compiler_does)
{
    const auto text = [](const std::string& source) {
        const Parsed parsed("package p\nvar _ = " + source + "\n");
        EXPECT_EQ(parsed.errors, "");
        return exprText(static_cast<const VarDecl*>(parsed.file->decls[0])->values);
    };
    EXPECT_EQ(text("a+b*-c"), "a + b * -c");
    EXPECT_EQ(text("f( x ,y... )"), "f(x, y...)");
    EXPECT_EQ(text("T{1,2}"), "T{…}");
    EXPECT_EQ(text("[]int{}"), "[]int{}");
    EXPECT_EQ(text("func(a,b int)(string,error){return}"), "func(a, b int) (string, error) {…}");
    EXPECT_EQ(text("func(){}"), "func() {}");
    EXPECT_EQ(text("x[1:2:3].(map[K]chan<- V)"), "x[1:2:3].(map[K]chan<- V)");
    EXPECT_EQ(text("struct{a,b int;E;c T `t`}{}"), "struct{a, b int; E; c T `t`}{}");
    EXPECT_EQ(text("interface{m(int)error;~int|T}(nil)"), "interface{m(int) error; ~int | T}(nil)");
    EXPECT_EQ(text("(a)"), "(a)");
    EXPECT_EQ(text("G[int,T](&x,*y)"), "G[int, T](&x, *y)");
}

} // namespace

} // namespace ws::go
