#include "go/parse.h"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>

namespace ws::go {

namespace {

struct Case {
    std::string name;
    std::string source;
    std::string expected;
};

/// syntax_errors.txt
std::vector<Case> readCases()
{
    std::ifstream in(std::string(WAITSCOPE_TEST_DATA) + "/unit/go/syntax_errors.txt");
    std::vector<Case> cases;
    std::string* part = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
            part = &cases.back().source;
        } else if (line == "---" && part != nullptr) {
            part = &cases.back().expected;
        } else if (part != nullptr) {
            *part += line + "\n";
        }
    }
    return cases;
}

std::string messages(const std::string& source)
{
    FileSet files;
    const std::uint32_t index = files.add("prog.go", source, true);
    Diagnostics diagnostics(files);
    const auto file = parseFile(files, index, diagnostics);
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        out += files.text(diagnostic.pos).substr(std::string("./prog.go:").size()) + ": " + diagnostic.message + "\n";
    return out;
}

class SyntaxError : public testing::TestWithParam<Case> { };

TEST_P(SyntaxError, reads_as_the_compiler_says_it)
{
    EXPECT_EQ(messages(GetParam().source), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(All, SyntaxError, testing::ValuesIn(readCases()), [](const auto& test) {
    std::string name = test.param.name;
    for (char& c : name)
        c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
});

TEST(SyntaxErrors, the_table_is_there)
{
    EXPECT_GE(readCases().size(), 100U);
}

std::string repeated(std::string_view text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

constexpr std::string_view kTooDeep = "nested too deeply (Waitscope accepts 1000 levels)";

struct DeepCase {
    const char* name;
    std::string source;
};

class DeepNesting : public testing::TestWithParam<DeepCase> { };

TEST_P(DeepNesting, is_refused_with_one_message)
{
    const std::string out = messages("package main\n" + GetParam().source);
    EXPECT_NE(out.find(kTooDeep), std::string::npos) << out;
    EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1) << out;
}

INSTANTIATE_TEST_SUITE_P(All, DeepNesting,
    testing::Values(DeepCase{"parentheses", "var x = " + repeated("(", 100000)},
        DeepCase{"calls", "var x = f" + repeated("()", 100000)}, DeepCase{"sums", "var x = 1" + repeated("+1", 100000)},
        DeepCase{"selectors", "var x = a" + repeated(".a", 100000)},
        DeepCase{"indices", "var x = a" + repeated("[a", 100000)},
        DeepCase{"negations", "var x = " + repeated("!", 100000)},
        DeepCase{"receives", "var x = " + repeated("<-", 100000)},
        DeepCase{"addresses", "var x = " + repeated("& ", 100000)},
        DeepCase{"pointers", "var x " + repeated("*", 100000)}, DeepCase{"slices", "var x " + repeated("[]", 100000)},
        DeepCase{"channels", "var x " + repeated("chan ", 100000)},
        DeepCase{"functions", "var x " + repeated("func(", 100000)},
        DeepCase{"structs", "type T " + repeated("struct{a ", 100000)},
        DeepCase{"interfaces", "type T " + repeated("interface{", 100000)},
        DeepCase{"unions", "type T interface{int" + repeated("|int", 100000) + "}"},
        DeepCase{"literals", "var x = T" + repeated("{", 100000)},
        DeepCase{"blocks", "func f() " + repeated("{", 100000)},
        DeepCase{"ifs", "func f() {" + repeated("if x {} else ", 100000)},
        DeepCase{"loops", "func f() {" + repeated("for {", 100000)},
        DeepCase{"switches", "func f() {" + repeated("switch { case x: ", 100000)},
        DeepCase{"labels", "func f() {" + repeated("L: ", 100000)},
        DeepCase{"closures", "func f() {" + repeated("func() {", 100000)},
        // each part alone is allowed, together they are too high
        DeepCase{"sums_of_sums", "var x = " + repeated("(", 600) + "1" + repeated("+1)", 600) + repeated("+1", 600)}),
    [](const auto& test) { return test.param.name; });

TEST(Nesting, that_people_write_is_accepted)
{
    EXPECT_EQ(messages("package main\nvar x = " + repeated("(", 300) + "1" + repeated(")", 300) + "\nvar y = 1"
                  + repeated(" + 1", 900) + "\n"),
        "");
}

} // namespace

} // namespace ws::go
