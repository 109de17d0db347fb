#include "go/newcomer_hints.h"

#include "go/standard_library.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace ws::go {

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// The word at the start of `text`; other characters count as a word of one.
std::string_view firstWord(std::string_view text)
{
    text = trimmed(text);
    std::size_t end = 0;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
        ++end;
    return text.substr(0, text.empty() ? 0 : std::max<std::size_t>(end, 1));
}

/// What follows `before` in `text`, up to the next character that is none of a name.
std::string_view nameAfter(std::string_view text, std::string_view before)
{
    const std::size_t at = text.find(before);
    return at == std::string_view::npos ? std::string_view() : firstWord(text.substr(at + before.size()));
}

using Words = std::pair<std::string_view, std::string_view>;

template <std::size_t Count> std::string lookUp(const std::array<Words, Count>& table, std::string_view word)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [word](const Words& entry) { return entry.first == word; });
    return found == table.end() ? std::string() : std::string(found->second);
}

/// Keywords of other languages that begin a line.
std::string foreignStatement(std::string_view word)
{
    static constexpr std::array kWords = {
        Words{"while", "Go's only loop is for: for condition { … }"},
        Words{"until", "Go's only loop is for: for !condition { … }"},
        Words{"do", "Go's only loop is for: for { …; if done { break } }"},
        Words{"foreach", "walk through values with range: for i, v := range values { … }"},
        Words{"let", "a variable is declared with var x = 5, in functions also with x := 5"},
        Words{"auto", "a variable is declared with var x = 5, in functions also with x := 5"},
        Words{"class", "Go has no classes: type Name struct { … } and functions with a receiver"},
        Words{"enum", "Go has no enum: a type of its own and constants with iota"},
        Words{"try", "Go has no exceptions: functions return an error, and the caller looks at it"},
        Words{"catch", "Go has no exceptions: functions return an error, and the caller looks at it"},
        Words{"throw", "Go has no exceptions: functions return an error, and the caller looks at it"},
        Words{"def", "functions are declared with func name(parameters) result { … }"},
        Words{"fn", "functions are declared with func name(parameters) result { … }"},
        Words{"function", "functions are declared with func name(parameters) result { … }"},
        Words{"void", "functions are declared with func name(parameters) result { … }"},
        Words{"public", "what begins with a capital letter is public, everything else is private to its package"},
        Words{"private", "what begins with a capital letter is public, everything else is private to its package"},
        Words{"static", "Go has no static: use a variable or a function of the package"},
        Words{"elif", "write: } else if condition {"},
        Words{"elseif", "write: } else if condition {"},
        Words{"print", "print with fmt.Println(…)"},
        Words{"using", "packages are imported with import \"fmt\""},
        Words{"from", "packages are imported with import \"fmt\""},
    };
    static constexpr std::array<std::string_view, 13> kTypes = {"int", "float", "double", "string", "bool", "char",
        "byte", "long", "int64", "float64", "String", "boolean", "uint"};
    if (std::find(kTypes.begin(), kTypes.end(), word) != kTypes.end())
        return "the type comes after the name: var x int = 5";
    return lookUp(kWords, word);
}

std::string syntaxHint(std::string_view message, std::string_view line, std::string_view before)
{
    const std::string_view first = firstWord(line);
    if (message.starts_with("non-declaration statement outside function body")) {
        if (first == "}")
            return "this closing brace has no opening one: a brace too many here or above";
        if (std::string hint = foreignStatement(first); !hint.empty())
            return hint;
        if (contains(line, ":="))
            return "outside of functions a variable begins with var: var x = …";
        return "statements belong into a function, such as func main() { … }; is there a brace too many above?";
    }
    if (message.starts_with("package statement must be first"))
        return "a Go file begins with its package: package main";
    if (message.starts_with("missing import path"))
        return "import paths are written in double quotes: import \"fmt\"";
    if (message.starts_with("unexpected EOF, expected }"))
        return "a closing brace is missing";
    if (message.starts_with("unexpected keyword else"))
        return "else follows on the line of the closing brace: } else {";
    if (message.starts_with("unexpected newline, expected { after")
        || message.starts_with("unexpected semicolon or newline before {"))
        return "the opening brace belongs at the end of this line";
    if (message.starts_with("unexpected newline in composite literal")
        || message.starts_with("unexpected newline in argument list"))
        return contains(line, "\"") && std::count(line.begin(), line.end(), '"') % 2 == 1
            ? "the closing quote is missing"
            : "end the line with a comma, or put the closing bracket on it";
    if (message.starts_with("cannot use assignment"))
        return "= assigns; to compare write ==";
    if (contains(message, "unexpected ++") || contains(message, "unexpected --"))
        return "++ and -- follow their variable and are statements of their own: x++";
    if (message.starts_with("unexpected comma in struct type"))
        return "fields are separated by new lines, not by commas";
    if (message.starts_with("unexpected : after top level declaration"))
        return "a result's type follows the parameters without a colon: func f(a int) int {";
    if (first == "func" && message.starts_with("unexpected name ") && contains(message, "expected ("))
        return "a function inside of a function is a value: name := func() { … }";
    if (first == "for" && contains(before, "(") && contains(message, "expected )"))
        return "for has no parentheses: for i := 0; i < 5; i++ {";
    if (first == "for" && message.starts_with("unexpected name in"))
        return "walk through values with range: for i, v := range values { … }";
    if ((first == "if" || first == "for") && message.ends_with("expected {") && !message.starts_with("unexpected {"))
        return "the body needs braces: " + std::string(first) + " condition { … }";
    if (first == "const" && contains(message, "unexpected :=, expected ="))
        return "constants are declared with =: const c = 5";
    if (contains(message, "at end of statement") || contains(message, "unexpected"))
        return foreignStatement(first == "}" ? firstWord(trimmed(line).substr(1)) : first);
    return {};
}

/// A name nobody declared: a package that is not imported, or another language's word.
std::string undefinedHint(std::string_view name, std::string_view after)
{
    static constexpr std::array kWords = {
        Words{"null", "Go's word is nil"},
        Words{"NULL", "Go's word is nil"},
        Words{"None", "Go's word is nil"},
        Words{"undefined", "Go's word is nil"},
        Words{"True", "Go's word is true"},
        Words{"False", "Go's word is false"},
        Words{"this", "a method names its receiver itself: func (t *T) Method() { t.field = … }"},
        Words{"self", "a method names its receiver itself: func (t *T) Method() { t.field = … }"},
        Words{"Println", "it is in package fmt: fmt.Println"},
        Words{"Printf", "it is in package fmt: fmt.Printf"},
        Words{"printf", "it is in package fmt: fmt.Printf"},
        Words{"console", "print with fmt.Println(…)"},
        Words{"System", "print with fmt.Println(…)"},
        Words{"str", "text is of type string"},
        Words{"String", "text is of type string"},
        Words{"char", "a character is a rune, a byte of text a byte"},
        Words{"double", "the type is called float64"},
        Words{"float", "the type is called float64"},
        Words{"long", "the type is called int64"},
        Words{"boolean", "the type is called bool"},
        Words{"length", "the length of text, slices and maps is len(x)"},
        Words{"sizeof", "the length of text, slices and maps is len(x)"},
    };
    if (after.starts_with(".") && after.size() > 1 && std::isupper(static_cast<unsigned char>(after[1])) != 0) {
        for (const std::string& path : supportedPackages()) {
            const std::size_t slash = path.rfind('/');
            if (std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1) == name)
                return "the package is not imported: import \"" + path + "\"";
        }
    }
    return lookUp(kWords, name);
}

} // namespace

std::string newcomerHint(std::string_view message, std::string_view line, std::string_view before)
{
    constexpr std::string_view kSyntax = "syntax error: ";
    if (message.starts_with(kSyntax))
        return syntaxHint(message.substr(kSyntax.size()), line, before);
    if (message.starts_with("undefined: ")) {
        const std::string_view name = message.substr(message.find(' ') + 1);
        const std::string_view rest = line.substr(before.size());
        return rest.starts_with(name) ? undefinedHint(name, rest.substr(name.size())) : std::string();
    }
    if (message == "more than one character in rune literal")
        return firstWord(line) == "import" ? "import paths are written in double quotes: import \"fmt\""
                                           : "text is written in double quotes: \"…\"";
    if (message.starts_with("invalid character U+201") && contains(message, "in identifier"))
        return "these are a text program's quotes: text is written between two \"";
    if (message == "invalid character U+003F '?'")
        return "Go has no ?: operator; use if and else";
    if (message.starts_with("append(") && message.ends_with("is not used"))
        return "append gives the longer slice back: s = append(s, …)";
    if (contains(message, "undefined (type ") && contains(message, "has no field or method ")) {
        const std::string_view name = nameAfter(message, "has no field or method ");
        if (contains(message, "(type []") && (name == "append" || name == "push" || name == "add" || name == "Add"))
            return "slices grow with append: s = append(s, value)";
        if (name == "length" || name == "len" || name == "size" || name == "Length" || name == "Len")
            return "the length of text, slices and maps is len(x)";
    }
    if (message.starts_with("assignment mismatch: 1 variable but") && contains(message, "returns 2 values"))
        return "take both values, x, err := f(), or drop one with _";
    if (message.starts_with("no new variables on left side of :="))
        return ":= declares; to assign to a variable that exists write =";
    if (message == "missing return")
        return "every way through the function has to end with a return";
    if (contains(message, "has pointer receiver)"))
        return "the methods belong to the pointer: use &T{…} instead of T{…}";
    if (message.starts_with("func main must have no arguments"))
        return "the command line is in os.Args, the exit code goes to os.Exit";
    if (message.starts_with("non-boolean condition"))
        return "a condition is a bool: compare, as in x != 0";
    if (message.starts_with("invalid recursive type"))
        return "a value cannot contain itself: use a pointer, *T";
    if (message.starts_with("cannot assign to struct field ") && message.ends_with(" in map"))
        return "change a copy and put it back: v := m[k]; v.field = …; m[k] = v";
    if (message.starts_with("invalid operation: ") && contains(message, "(mismatched types ")) {
        const std::string_view types = message.substr(message.find("(mismatched types ") + 18);
        const auto isNumber = [](std::string_view type) {
            return type.starts_with("int") || type.starts_with("uint") || type.starts_with("float");
        };
        const std::size_t middle = types.find(" and ");
        if (middle != std::string_view::npos && isNumber(types) && isNumber(types.substr(middle + 5)))
            return "Go does not convert by itself: write, say, float64(x)";
        if (middle != std::string_view::npos
            && (types.starts_with("string and int") || types.starts_with("untyped string and int")
                || types.starts_with("int and string") || types.starts_with("int and untyped string")))
            return "numbers become text with strconv.Itoa(n) or fmt.Sprint(n)";
    }
    return {};
}

} // namespace ws::go
