#include "go/load.h"

#include <gtest/gtest.h>

namespace ws::go {

namespace {

/// What the terminal shows for one mark in one file.
std::string rendered(const std::string& source, std::string_view mark, std::string hint = {},
    Diagnostic::Severity severity = Diagnostic::Severity::Error)
{
    LoadResult result;
    result.program = std::make_shared<Program>();
    const std::uint32_t file = result.program->files.add("prog.go", source, true);
    const Pos begin = result.program->files.file(file).base + static_cast<Pos>(source.find(mark));
    result.diagnostics.push_back({begin, begin + static_cast<Pos>(mark.size()), "m", std::move(hint), severity});
    return renderDiagnostics(result, true);
}

TEST(Render, puts_the_caret_under_the_text)
{
    EXPECT_EQ(rendered("package main\nvar abc = 1\n", "abc"),
        "./prog.go:2:5: m\n"
        "  2 | var abc = 1\n"
        "    |     ^~~\n");
}

TEST(Render, lines_up_after_tabs)
{
    EXPECT_EQ(rendered("\t\tx := y\t+ z\n", "z"),
        "./prog.go:1:12: m\n"
        "  1 |         x := y  + z\n"
        "    |                   ^\n");
}

TEST(Render, counts_wide_characters_as_terminals_do)
{
    EXPECT_EQ(rendered("变量 := é + x\n", "x"),
        "./prog.go:1:16: m\n"
        "  1 | 变量 := é + x\n"
        "    |             ^\n");
    EXPECT_EQ(rendered("变量 := 1\n", "变量"),
        "./prog.go:1:1: m\n"
        "  1 | 变量 := 1\n"
        "    | ^~~~\n");
}

TEST(Render, keeps_control_characters_off_the_terminal)
{
    EXPECT_EQ(rendered("a\x1b[2Jb\xff x\n", "x"),
        "./prog.go:1:9: m\n"
        "  1 | a?[2Jb\xef\xbf\xbd x\n"
        "    |         ^\n");
}

TEST(Render, cuts_long_lines_around_the_caret)
{
    const std::string out = rendered(std::string(500, 'a') + "HERE" + std::string(500, 'b') + "\n", "HERE");
    EXPECT_EQ(out,
        "./prog.go:1:501: m\n"
        "  1 | …"
            + std::string(60, 'a') + "HERE" + std::string(56, 'b')
            + "…\n"
              "    |  "
            + std::string(60, ' ') + "^~~~\n");
}

TEST(Render, underlines_to_the_end_of_the_line_what_goes_on_below)
{
    EXPECT_EQ(rendered("x := f(\n\ty)\n", "f(\n\ty)"),
        "./prog.go:1:6: m\n"
        "  1 | x := f(\n"
        "    |      ^~\n");
}

TEST(Render, shows_hints_and_warnings)
{
    EXPECT_EQ(rendered("x\n", "x", "try y", Diagnostic::Severity::Warning),
        "./prog.go:1:1: warning: m\n"
        "  1 | x\n"
        "    | ^\n"
        "  hint: try y\n");
}

TEST(Render, leaves_the_source_out_on_request)
{
    const LoadResult result = load({{"prog.go", "package main\nvar x = )\n"}});
    EXPECT_EQ(renderDiagnostics(result, false), "./prog.go:2:9: syntax error: unexpected ), expected expression\n");
    EXPECT_EQ(renderDiagnostics(result, true),
        "./prog.go:2:9: syntax error: unexpected ), expected expression\n"
        "  2 | var x = )\n"
        "    |         ^\n");
}

} // namespace

} // namespace ws::go
