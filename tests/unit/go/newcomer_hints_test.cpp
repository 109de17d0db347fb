#include "go/load.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace ws::go {

namespace {

/// "message | hint" of every error of a main package with this text after its imports.
std::string errorsOf(std::string_view imports, std::string_view body)
{
    const std::string source = "package main\n" + std::string(imports) + "\n" + std::string(body);
    const LoadResult result = load({{"prog.go", source}}, {});
    EXPECT_FALSE(result.ok);
    std::string out;
    for (const Diagnostic& diagnostic : result.diagnostics)
        out += diagnostic.message + " | " + diagnostic.hint + "\n";
    return out;
}

std::string inMain(std::string_view statements)
{
    return errorsOf("import \"fmt\"", "func main() {\n" + std::string(statements) + "\nfmt.Println()\n}\n");
}

TEST(NewcomerHints, other_languages_statements)
{
    EXPECT_EQ(inMain("int x = 5"),
        "syntax error: unexpected name x at end of statement | the type comes after the name: var x int = 5\n");
    EXPECT_EQ(inMain("let x = 5"),
        "syntax error: unexpected name x at end of statement | a variable is declared with var x = 5, in functions "
        "also with x := 5\n");
    EXPECT_TRUE(inMain("while true {\n}").find("| Go's only loop is for: for condition { … }\n") != std::string::npos);
    EXPECT_TRUE(inMain("x := true ? 1 : 2").find("| Go has no ?: operator; use if and else\n") != std::string::npos);
    EXPECT_EQ(errorsOf("", "class Foo {\n}\n"),
        "syntax error: non-declaration statement outside function body | Go has no classes: type Name struct { … } and "
        "functions with a receiver\n");
}

TEST(NewcomerHints, braces_quotes_and_lines)
{
    EXPECT_EQ(inMain("for i := 0; i < 3; i++\n{\n}"),
        "syntax error: unexpected newline, expected { after for clause | the opening brace belongs at the end of this "
        "line\n");
    EXPECT_EQ(inMain("if true {\n}\nelse {\n}"),
        "syntax error: unexpected keyword else, expected } | else follows on the line of the closing brace: } else "
        "{\n");
    EXPECT_EQ(inMain("s := []int{\n1,\n2\n}\n_ = s"),
        "syntax error: unexpected newline in composite literal; possibly missing comma or } | end the line with a "
        "comma, or put the closing bracket on it\n");
    EXPECT_EQ(inMain("fmt.Println('hello')"),
        "more than one character in rune literal | text is written in double quotes: \"…\"\n");
    // a name of typographic quotes is not looked up
    EXPECT_EQ(inMain("fmt.Println(“hello”)"),
        "invalid character U+201C '“' in identifier | these are a text program's quotes: text is written between two "
        "\"\ninvalid character U+201D '”' in identifier | these are a text program's quotes: text is written between "
        "two \"\n");
    EXPECT_EQ(errorsOf("", "x := 5\nfunc main() {}\n"),
        "syntax error: non-declaration statement outside function body | outside of functions a variable begins with "
        "var: var x = …\n");
}

TEST(NewcomerHints, imports)
{
    // Go stops at the import, and so does this
    EXPECT_EQ(errorsOf("import 'fmt'", "func main() { fmt.Println() }\n"),
        "illegal rune literal | import paths are written in double quotes: import \"fmt\"\n");
    EXPECT_EQ(errorsOf("import \"json\"", "func main() {}\n"),
        "package json is not in std | the package is imported as \"encoding/json\"\n");
    EXPECT_EQ(errorsOf("import \"Rand\"", "func main() {}\n"),
        "package Rand is not in std | the package is imported as \"crypto/rand\" or \"math/rand\"\n");
    EXPECT_EQ(inMain("fmt.Println(strings.ToUpper(\"x\"))"),
        "undefined: strings | the package is not imported: import \"strings\"\n");
    EXPECT_EQ(inMain("strings := null"), "declared and not used: strings | \nundefined: null | Go's word is nil\n");
}

TEST(NewcomerHints, values)
{
    EXPECT_EQ(inMain("x := 5\nif x = 5 {\n}"),
        "syntax error: cannot use assignment x = 5 as value | = assigns; to compare write ==\n");
    EXPECT_EQ(inMain("var s []int\ns.append(1)"),
        "s.append undefined (type []int has no field or method append) | slices grow with append: s = append(s, "
        "value)\n");
    EXPECT_EQ(inMain("s := \"\"\nfmt.Println(s.length)"),
        "s.length undefined (type string has no field or method length) | the length of text, slices and maps is "
        "len(x)\n");
    EXPECT_EQ(inMain("i, f := 1, 2.5\nfmt.Println(i * f)"),
        "invalid operation: i * f (mismatched types int and float64) | Go does not convert by itself: write, say, "
        "float64(x)\n");
    EXPECT_EQ(inMain("type p struct{ x int }\nm := map[string]p{}\nm[\"a\"].x = 1"),
        "cannot assign to struct field m[\"a\"].x in map | change a copy and put it back: v := m[k]; v.field = …; m[k] "
        "= v\n");
    EXPECT_EQ(inMain("x := undefinedName"), "declared and not used: x | \nundefined: undefinedName | \n");
}

} // namespace

} // namespace ws::go
