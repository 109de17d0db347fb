#include "go/load.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ws::go {

namespace {

std::string messages(std::vector<SourceInput> files, const LoadOptions& options = {})
{
    return renderDiagnostics(load(std::move(files), options), false);
}

std::string message(const std::string& source)
{
    return messages({{"prog.go", source}});
}

std::string first(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

TEST(Load, accepts_a_program_of_several_files)
{
    const LoadResult result =
        load({{"a.go", "package main\nfunc main() { f() }\n"}, {"b.go", "package main\nfunc f() {}\n"}});
    EXPECT_TRUE(result.ok) << renderDiagnostics(result, true);
    ASSERT_NE(result.program->main, nullptr);
    EXPECT_EQ(result.program->main->files.size(), 2U);
    EXPECT_EQ(result.program->packages.back().get(), result.program->main);
}

TEST(Load, leaves_out_files_that_are_not_for_waitscope)
{
    const LoadResult result = load({{"main.go", "package main\nfunc main() {}\n"},
        {"driver.go", "//go:build !waitscope\n\npackage main\nfunc main() {}\n"},
        {"x_windows.go", "package main\nfunc main() {}\n"}, {"x_test.go", "package main\nfunc main() {}\n"}});
    EXPECT_TRUE(result.ok) << renderDiagnostics(result, true);
    EXPECT_EQ(result.program->main->files.size(), 1U);
    EXPECT_EQ(messages({{"driver.go", "//go:build !waitscope\n\npackage main\nfunc main() {}\n"}}),
        "./driver.go:1:1: build constraints exclude all Go files\n");
}

TEST(Load, has_the_tags_of_the_go_version)
{
    const std::vector<SourceInput> files{{"old.go", "//go:build !go1.20\n\npackage main\nfunc main() {}\n"},
        {"new.go", "//go:build go1.26\n\npackage main\nfunc main() {}\n"}};
    LoadOptions options;
    EXPECT_EQ(load(files, options).program->main->files[0]->buildConstraint, "go1.26");
    options.version = LanguageVersion::Go119;
    EXPECT_EQ(load(files, options).program->main->files[0]->buildConstraint, "!go1.20");
}

TEST(Load, loads_what_is_imported_before_what_imports_it)
{
    const LoadResult result = load({{"prog.go", "package main\n\nimport _ \"errors\"\n\nfunc main() {}\n"}});
    EXPECT_TRUE(result.ok) << renderDiagnostics(result, true);
    const auto& packages = result.program->packages;
    ASSERT_GE(packages.size(), 2U);
    for (std::size_t i = 0; i < packages.size(); ++i) {
        for (const Package* imported : packages[i]->imports) {
            if (imported == result.program->types.unsafePackage)
                continue;
            const auto at = std::find_if(
                packages.begin(), packages.end(), [&](const auto& package) { return package.get() == imported; });
            EXPECT_LT(static_cast<std::size_t>(at - packages.begin()), i) << packages[i]->path << " " << imported->path;
        }
    }
    ASSERT_EQ(result.program->main->imports.size(), 1U);
    EXPECT_EQ(result.program->main->imports[0]->path, "errors");
    EXPECT_FALSE(result.program->main->imports[0]->user);
}

TEST(Load, files_come_in_the_order_in_which_the_compiler_complains_about_them)
{
    // The type is checked before the function, so b.go is first, as go build prints it.
    const LoadResult result = load({{"a.go", "package main\n\nfunc main() { x := 1 }\n"},
        {"b.go", "package main\n\nvar v int = 1.5\n\ntype T struct{ a, a int }\n"}});
    std::string lines;
    for (const Diagnostic& diagnostic : result.diagnostics)
        lines += result.program->files.text(diagnostic.pos) + ' ';
    EXPECT_EQ(lines, "./b.go:3:13 ./b.go:5:19 ./a.go:3:15 ");
}

TEST(Load, says_what_real_go_has_and_the_library_lacks)
{
    const auto body = [](const std::string& statement) {
        return message("package main\n\nimport \"os\"\n\nfunc main() { " + statement + " }\n");
    };
    const std::string function = body("os.StartProcess(\"x\")");
    EXPECT_EQ(first(function), "./prog.go:5:18: undefined: os.StartProcess");
    EXPECT_NE(
        function.find("hint: real Go has os.StartProcess, but it is not supported by Waitscope"), std::string::npos)
        << function;
    const std::string method = body("os.Stdout.Seek(0, 0)");
    EXPECT_NE(method.find("hint: real Go has os.File.Seek, but"), std::string::npos) << method;
    const std::string nothing = body("os.Nothing()");
    EXPECT_EQ(nothing.find("hint:"), std::string::npos) << nothing;
}

TEST(Load, names_imports_that_do_not_exist)
{
    const auto import = [](const std::string& path) {
        return first(message("package main\n\nimport (\n\t" + path + "\n)\n\nfunc main() {}\n"));
    };
    EXPECT_EQ(import("\"foo/bar\""), "./prog.go:4:2: package foo/bar is not in std");
    EXPECT_EQ(import("\"net/http\""), "./prog.go:4:2: package net/http is not supported");
    EXPECT_EQ(import("\"example.com/x\""), "./prog.go:4:2: no required module provides package example.com/x");
    EXPECT_EQ(import("\"internal/poll\""), "./prog.go:4:2: use of internal package internal/poll not allowed");
    EXPECT_EQ(import("\"./x\""), "./prog.go:4:2: \"./x\" is relative, but relative import paths are not supported");
    EXPECT_EQ(import("\"\""), "./prog.go:4:2: invalid import path: \"\"");
    EXPECT_EQ(import("\"a b\""), "./prog.go:4:2: invalid import path: \"a b\"");
    EXPECT_EQ(import("x \"C\""), "./prog.go:4:4: import \"C\": cgo is not supported");
    const std::string all = message("package main\n\nimport \"net/http\"\n\nfunc main() {}\n");
    EXPECT_NE(all.find("hint: real Go has it; Waitscope supports these packages: "), std::string::npos) << all;
    EXPECT_NE(all.find("errors"), std::string::npos);
    EXPECT_EQ(all.find("internal/"), std::string::npos);
}

TEST(Load, refuses_what_is_no_program_with_one_message)
{
    using namespace std::string_literals;
    EXPECT_EQ(first(message("")), "./prog.go:1:1: the file is empty");
    EXPECT_EQ(first(message(" \n\t\r\n")), "./prog.go:1:1: the file is empty");
    EXPECT_EQ(message("\x7f"
                      "ELF\2\1\0\0\0"s),
        "./prog.go:1:1: not a Go source file: it contains binary data\n");
    EXPECT_EQ(message(std::string(5 * 1024 * 1024, ' ')),
        "./prog.go:1:1: file too large: Waitscope reads Go files up to 4 MiB\n");
    EXPECT_EQ(first(message("package foo\n")), "./prog.go:1:9: package foo is not a main package");
    EXPECT_EQ(first(message("package main\n\nfunc Main() {}\n")),
        "./prog.go:1:9: function main is undeclared in the main package");
    EXPECT_EQ(messages({{"a.go", "package main\nfunc main() {}\n"}, {"b.go", "package foo\n"}}),
        "./b.go:1:9: found packages main (a.go) and foo (b.go)\n");
    EXPECT_EQ(messages({}), "no Go files\n");
    EXPECT_EQ(message("//go:build (\npackage main\n"), "./prog.go:1:1: parsing //go:build line: missing close paren\n");
}

TEST(Load, reports_syntax_errors_of_all_files_and_nothing_else)
{
    EXPECT_EQ(
        messages({{"a.go", "package main\nimport \"foo\"\nvar x = )\n"}, {"b.go", "package main\nfunc f() { y( }\n"}}),
        "./a.go:3:9: syntax error: unexpected ), expected expression\n"
        "./b.go:2:15: syntax error: unexpected }, expected expression\n");
}

/// What the tests of these files come to: messages, or the generated program.
std::string testProgram(std::vector<SourceInput> files, const std::string& path = {})
{
    LoadOptions options;
    options.tests = true;
    options.testedPath = path;
    const LoadResult result = load(std::move(files), options);
    if (!result.ok)
        return renderDiagnostics(result, false);
    const std::uint32_t main = result.program->main->files.front()->index;
    return result.program->files.file(main).text;
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

TEST(Load, of_tests_makes_the_program_around_them)
{
    const std::string program = testProgram({{"x.go", "package stack\n\nfunc Testing() {}\n"},
        {"x_test.go",
            "package stack\n\nimport \"testing\"\n\nfunc TestPush(t *testing.T) {}\nfunc Test(*testing.T) {}\n"
            "func Testable(t *testing.T) {}\nfunc BenchmarkPush(b *testing.B) {}\nfunc FuzzPop(f *testing.F) {}\n"
            "func helper() {}\n"}});
    EXPECT_TRUE(has(program, "_test \"command-line-arguments\"")) << program;
    EXPECT_TRUE(has(program,
        "var tests = []testing.InternalTest{\n\t{\"TestPush\", _test.TestPush},\n\t"
        "{\"Test\", _test.Test},\n}"))
        << program;
    EXPECT_TRUE(has(program, "{\"BenchmarkPush\", _test.BenchmarkPush},\n}")) << program;
    EXPECT_TRUE(has(program, "{\"FuzzPop\", _test.FuzzPop},\n}")) << program;
    EXPECT_TRUE(has(program, "os.Exit(m.Run())")) << program;
}

TEST(Load, of_tests_takes_external_tests_and_what_they_import)
{
    const SourceInput stack{"x.go", "package stack\n\nfunc Push() {}\n"};
    const SourceInput external{"x_test.go",
        "package stack_test\n\nimport (\n\t\"example.org/stack\"\n\t\"testing\"\n)\n\n"
        "func TestPush(t *testing.T) { stack.Push() }\nfunc TestMain(m *testing.M) { m.Run() }\n"};
    std::string program = testProgram({stack, external});
    EXPECT_TRUE(has(program, "_ \"example.org/stack\"\n\t_xtest \"example.org/stack_test\"")) << program;
    EXPECT_TRUE(has(program, "_xtest.TestMain(m)\n\tos.Exit(deps.ExitCode())")) << program;
    program = testProgram({stack, external}, "example.org/stack");
    EXPECT_TRUE(has(program, "_xtest.TestPush")) << program;
    EXPECT_EQ(first(testProgram({stack, external}, "example.org/other")),
        "./x_test.go:4:2: no required module provides package example.org/stack");
}

TEST(Load, of_tests_reads_what_examples_print)
{
    const std::string program = testProgram({{"x_test.go",
        "package stack\n\nfunc ExampleA() {\n\t_ = \"// Output: no\"\n\t// first\n\n\t// Output:\n\t// one  \n\t//\n"
        "\t//   two\n}\n\nfunc ExampleB() {\n\t/* unordered OUTPUT: x */\n}\n\nfunc ExampleC() {\n\t// nothing\n}\n\n"
        "func ExampleD() {\n\t// Output:\n}\n\nfunc ExampleE() int { return 1 }\n"}});
    EXPECT_TRUE(has(program,
        "{\n\t{\"ExampleA\", _test.ExampleA, \"one\\n\\n  two\\n\", false},\n"
        "\t{\"ExampleB\", _test.ExampleB, \"x\\n\", true},\n\t{\"ExampleD\", _test.ExampleD, \"\", false},\n}"))
        << program;
}

TEST(Load, of_tests_refuses_wrong_signatures_and_packages)
{
    EXPECT_EQ(testProgram({{"x_test.go", "package stack\n\nfunc TestA() {}\n"}}),
        "./x_test.go:3:1: wrong signature for TestA, must be: func TestA(t *testing.T)\n");
    EXPECT_EQ(testProgram({{"x_test.go",
                  "package stack\n\nimport \"testing\"\n\nfunc BenchmarkA(b *testing.B) int { return 1 }\n"}}),
        "./x_test.go:5:1: wrong signature for BenchmarkA, must be: func BenchmarkA(b *testing.B)\n");
    EXPECT_EQ(
        testProgram({{"x_test.go", "package stack\n\nimport \"testing\"\n\nfunc TestA[T any](t *testing.T) {}\n"}}),
        "./x_test.go:5:1: wrong signature for TestA, test functions cannot have type parameters\n");
    EXPECT_EQ(testProgram({{"x.go", "package a\n"}, {"x_test.go", "package b_test\n"}}),
        "./x_test.go:1:9: found packages a (x.go) and b_test (x_test.go)\n");
    EXPECT_EQ(testProgram({{"x.go", "package a\n"}, {"x_test.go", "package b\n"}}),
        "./x_test.go:1:9: found packages a (x.go) and b (x_test.go)\n");
}

TEST(Diagnostics, are_limited_to_ten)
{
    FileSet files;
    const std::uint32_t index = files.add("prog.go", std::string(100, '\n'), true);
    Diagnostics diagnostics(files);
    const Pos base = files.file(index).base;
    for (Pos line = 0; line < 20; ++line)
        diagnostics.error(base + 40 - line, "m");
    const std::vector<Diagnostic> sorted = diagnostics.sorted();
    ASSERT_EQ(sorted.size(), 11U);
    EXPECT_EQ(sorted.front().pos, base + 31);
    EXPECT_EQ(sorted.back().message, "too many errors");
    EXPECT_EQ(sorted.back().pos, base + 31);
}

TEST(Diagnostics, keep_several_errors_of_a_line_unless_they_are_syntax_errors)
{
    FileSet files;
    const std::uint32_t index = files.add("prog.go", "one line\n", true);
    Diagnostics diagnostics(files);
    const Pos base = files.file(index).base;
    diagnostics.error(base + 4, "undefined: b");
    diagnostics.error(base, "undefined: a");
    diagnostics.error(base + 2, "undefined: a");
    diagnostics.error(base, "syntax error: x");
    diagnostics.error(base + 1, "syntax error: y");
    std::string all;
    for (const Diagnostic& d : diagnostics.sorted())
        all += d.message + "; ";
    EXPECT_EQ(all, "undefined: a; syntax error: x; undefined: b; ");
}

} // namespace

} // namespace ws::go
