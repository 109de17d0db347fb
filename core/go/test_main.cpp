#include "go/test_main.h"

#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "go/build_constraint.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::go {

namespace {

/// "TestX", "Test", "Test_x", not "Testify".
bool hasTestName(std::string_view name, std::string_view prefix)
{
    if (!name.starts_with(prefix))
        return false;
    return name.size() == prefix.size() || !unicode::isLower(decodeRune(name.substr(prefix.size())).value);
}

/// func(*T), func(*testing.T); the package is not looked at, as the go command does not.
bool takes(const FuncDecl& function, std::string_view type)
{
    const FuncType& signature = *function.typeExpr;
    if (!signature.results.empty() || signature.params.size() != 1 || signature.params[0].names.size() > 1
        || signature.params[0].typeExpr == nullptr || signature.params[0].typeExpr->kind != NodeKind::StarExpr)
        return false;
    const Expr* pointee = static_cast<const StarExpr*>(signature.params[0].typeExpr)->x;
    if (pointee == nullptr)
        return false;
    if (pointee->kind == NodeKind::Ident)
        return static_cast<const Ident*>(pointee)->name == type;
    return pointee->kind == NodeKind::SelectorExpr && static_cast<const SelectorExpr*>(pointee)->sel->name == type;
}

/// The comments of a stretch of source: where each begins and ends.
struct CommentSpan {
    std::size_t begin, end;
};

/// All comments in [at, end) of the text, which is valid Go.
std::vector<CommentSpan> commentsIn(std::string_view text, std::size_t at, std::size_t end)
{
    std::vector<CommentSpan> spans;
    const auto skipQuoted = [&](char quote) {
        for (++at; at < end && text[at] != quote; ++at) {
            if (text[at] == '\\' && quote != '`')
                ++at;
        }
        ++at;
    };
    while (at < end) {
        const char c = text[at];
        const char next = at + 1 < end ? text[at + 1] : '\0';
        if (c == '"' || c == '\'' || c == '`') {
            skipQuoted(c);
        } else if (c == '/' && (next == '/' || next == '*')) {
            const std::size_t begin = at;
            const std::size_t stop = next == '/' ? text.find('\n', at) : text.find("*/", at + 2);
            at = stop == std::string_view::npos ? end : stop + (next == '/' ? 0 : 2);
            spans.push_back({begin, at});
        } else {
            ++at;
        }
    }
    return spans;
}

/// The last group of comments (with nothing but single newlines and blanks between them) in a stretch of source, as
/// ast.CommentGroup.Text gives it: without markers, trailing blanks, and blank lines at either end.
std::string lastComment(std::string_view text, std::size_t begin, std::size_t end)
{
    const std::vector<CommentSpan> spans = commentsIn(text, begin, end);
    if (spans.empty())
        return {};
    std::size_t first = spans.size() - 1;
    const auto joins = [&](const CommentSpan& a, const CommentSpan& b) {
        const std::string_view between = text.substr(a.end, b.begin - a.end);
        return between.find_first_not_of(" \t\r\n") == std::string_view::npos
            && std::count(between.begin(), between.end(), '\n') <= 1;
    };
    while (first > 0 && joins(spans[first - 1], spans[first]))
        --first;
    std::vector<std::string> lines;
    for (std::size_t i = first; i < spans.size(); ++i) {
        std::string_view comment = text.substr(spans[i].begin, spans[i].end - spans[i].begin);
        const bool line = comment[1] == '/';
        comment.remove_prefix(2);
        if (!line)
            comment.remove_suffix(2);
        else if (comment.starts_with(' '))
            comment.remove_prefix(1);
        else if (comment.starts_with("go:") || comment.starts_with("line "))
            continue; // a directive
        for (;;) {
            const std::size_t newline = comment.find('\n');
            const std::string_view part = comment.substr(0, newline);
            lines.emplace_back(part.substr(0, part.find_last_not_of(" \t\r") + 1));
            if (newline == std::string_view::npos)
                break;
            comment.remove_prefix(newline + 1);
        }
    }
    std::string result; // several blank lines count as one
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].empty() && (result.empty() || lines[i - 1].empty()))
            continue;
        result += lines[i] + '\n';
    }
    return result;
}

/// "Output:" or "Unordered output:" at the beginning of an example's last comment.
bool readOutput(std::string_view comment, TestFunctions::Example& example)
{
    const auto skipWord = [&](std::string_view word) {
        std::string head(comment.substr(0, word.size()));
        std::transform(head.begin(), head.end(), head.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (head != word)
            return false;
        comment.remove_prefix(word.size());
        return true;
    };
    comment.remove_prefix(std::min(comment.find_first_not_of(" \t\r\n\f\v"), comment.size()));
    example.unordered = skipWord("unordered ");
    if (!skipWord("output:"))
        return false;
    comment.remove_prefix(std::min(comment.find_first_not_of(' '), comment.size()));
    if (comment.starts_with('\n'))
        comment.remove_prefix(1);
    example.output = comment;
    return true;
}

void collect(const FileSet& sources, const File& file, TestFunctions& found, Diagnostics& diagnostics)
{
    const SourceText& source = sources.file(file.index);
    const auto check = [&](const FuncDecl& function, const char* type, char letter) {
        const std::string name(function.name->name);
        std::string why;
        if (!takes(function, type))
            why = fmt::format("must be: func {}({} *testing.{})", name, letter, type);
        else if (!function.typeExpr->typeParams.empty())
            why = "test functions cannot have type parameters";
        if (why.empty())
            return true;
        diagnostics.error(function.pos, fmt::format("wrong signature for {}, {}", name, why));
        return false;
    };
    for (const Decl* decl : file.decls) {
        if (decl->kind != NodeKind::FuncDecl)
            continue;
        const auto& function = *static_cast<const FuncDecl*>(decl);
        if (function.name == nullptr || function.typeExpr == nullptr || !function.receiver.empty())
            continue;
        const std::string name(function.name->name);
        if (name == "TestMain" && !takes(function, "T")) {
            if (check(function, "M", 'm'))
                found.hasTestMain = true;
        } else if (hasTestName(name, "Test")) {
            if (check(function, "T", 't'))
                found.tests.push_back(name);
        } else if (hasTestName(name, "Benchmark")) {
            if (check(function, "B", 'b'))
                found.benchmarks.push_back(name);
        } else if (hasTestName(name, "Fuzz")) {
            if (check(function, "F", 'f'))
                found.fuzzTargets.push_back(name);
        } else if (hasTestName(name, "Example") && function.body != nullptr && function.typeExpr->params.empty()
            && function.typeExpr->results.empty()) {
            TestFunctions::Example example;
            example.name = name;
            const std::size_t begin = function.body->pos - source.base;
            const std::size_t end = function.body->end - source.base;
            if (readOutput(lastComment(source.text, begin, std::min(end, source.text.size())), example))
                found.examples.push_back(std::move(example));
        }
    }
}

} // namespace

TestFunctions findTests(
    const FileSet& sources, const std::vector<std::unique_ptr<File>>& files, Diagnostics& diagnostics)
{
    TestFunctions found;
    for (const auto& file : files) {
        if (isTestFileName(sources.file(file->index).name))
            collect(sources, *file, found, diagnostics);
    }
    return found;
}

std::string testMainSource(const std::string& path, const TestFunctions* inner, const TestFunctions* external)
{
    struct Side {
        const TestFunctions* found;
        const char* name;
        std::string path;
    };
    const Side sides[] = {{inner, "_test", path}, {external, "_xtest", path + "_test"}};
    std::string imports;
    std::string tests, benchmarks, fuzzTargets, examples;
    std::string testMain;
    for (const Side& side : sides) {
        if (side.found == nullptr)
            continue;
        const TestFunctions& f = *side.found;
        const bool any =
            f.hasTestMain || !(f.tests.empty() && f.benchmarks.empty() && f.fuzzTargets.empty() && f.examples.empty());
        imports += fmt::format("\t{} {}\n", any ? side.name : "_", quoted(side.path));
        const auto list = [&](std::string& out, const std::vector<std::string>& names) {
            for (const std::string& name : names)
                out += fmt::format("\t{{\"{1}\", {0}.{1}}},\n", side.name, name);
        };
        list(tests, f.tests);
        list(benchmarks, f.benchmarks);
        list(fuzzTargets, f.fuzzTargets);
        for (const TestFunctions::Example& example : f.examples)
            examples += fmt::format("\t{{\"{1}\", {0}.{1}, {2}, {3}}},\n", side.name, example.name,
                quoted(example.output), example.unordered);
        if (f.hasTestMain)
            testMain = fmt::format("{}.TestMain(m)", side.name);
    }
    return fmt::format(R"(package main

import (
	"os"
	"testing"
	"testing/internal/testdeps"

{})

var tests = []testing.InternalTest{{
{}}}

var benchmarks = []testing.InternalBenchmark{{
{}}}

var fuzzTargets = []testing.InternalFuzzTarget{{
{}}}

var examples = []testing.InternalExample{{
{}}}

func main() {{
	deps := &testdeps.TestDeps{{Path: {}}}
	m := testing.MainStart(deps, tests, benchmarks, fuzzTargets, examples)
	{}
}}
)",
        imports, tests, benchmarks, fuzzTargets, examples, path == kNamelessPackage ? "\"\"" : quoted(path),
        testMain.empty() ? "os.Exit(m.Run())" : testMain + "\n\tos.Exit(deps.ExitCode())");
}

} // namespace ws::go
