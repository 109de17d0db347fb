#include "go/old_words.h"

#include <array>
#include <regex>
#include <string_view>

namespace ws::go {

namespace {

/// A message, or a part of one, and what stands for it in Go 1.19. `.` does not match the end of a line.
struct Rewording {
    const char* now;
    const char* then;
};

/// The first that fits a whole message counts.
constexpr auto kMessages = std::to_array<Rewording>({
    {R"(declared and not used: (.*))", "$1 declared but not used"},
    {R"((.*) declared and not used)", "$1 declared but not used"},
    {R"((".*") imported and not used)", "imported and not used: $1"},
    {R"((".*") imported as (.*) and not used)", "imported and not used: $1 as $2"},
    {R"((label .*) defined and not used)", "$1 defined and not used"},
    {R"(method ((.*)\.(.*)) already declared at (.*))", "$1 redeclared in this block\n\t$4: other declaration of $3"},
    {R"((duplicate method (.*)\n\t.*: other declaration of )method (.*))", "$1$3"},
    {R"(too (few|many) values in struct literal of type (.*))", "too $1 values in $2{…}"},
    {R"(implicit assignment to unexported field (.*) in struct literal of type (.*))",
        "implicit assignment to unexported field $1 in $2 literal"},
    {R"(invalid operation: cannot call ([\s\S]*): (?:.* is not a function|no specific type))",
        "invalid operation: cannot call non-function $1"},
    {R"((?:invalid operation: )?cannot slice unaddressable value ([\s\S]*))",
        "invalid operation: $1 (slice of unaddressable value)"},
    {R"((cannot (?:index|slice) [\s\S]*))", "invalid operation: $1"},
    {R"((cannot convert [\s\S]* to type .*?): (?!.* requires go1)([\s\S]*))", "$1:\n\t$2"},
    {R"(invalid method expression (.*)\.(.*) \(needs pointer receiver .*\))", "cannot call pointer method $2 on $1"},
    {R"(invalid append: argument must be a slice; ([\s\S]*))", "first argument to append must be a slice; $1"},
    {R"(receiver declares (\d+) type parameters?, but receiver base type declares (\d+))",
        "got $1 arguments but $2 type parameters"},
    {R"(func init must have a body)", "missing function body"},
    {R"((package .* is not in )std)", "$1GOROOT"},
    {R"(invalid syntax tree: ([\s\S]*))", "invalid AST: $1"},
    {R"((invalid argument: cannot make .*): (type must be slice, map, or channel))", "$1; $2"},
    {R"((invalid argument: [\s\S]* for )built-in (len|cap))", "$1$2"},
    {R"(([\s\S]* not supported as argument to )built-in (.*) for go1.18 \(see .*)",
        "$1$2 for go1.18 (see issue #50937)"},
    {R"((invalid operation: .* \(type parameter .*) cannot use operator (.*\)))", "$1 is not comparable with $2"},
    {R"((invalid use of \.\.\. in )(conversion to .*))", "$1type $2"},
    {R"(can only use \.\.\. with final parameter)", "can only use ... with final parameter in list"},
    {R"((?:not enough|too many) type arguments for type .*: have (.*), want (.*))",
        "got $1 arguments but $2 type parameters"},
    {R"(generic (function is missing function body))", "parameterized $1"},
    {R"(name (.* not exported by package .*))", "$1"},
    {R"(in call to [\s\S]*, (cannot infer .*) \(declared at (.*)\))", "$1 ($2)"},
    {R"(in call to [\s\S]*, cannot infer (.*))", "cannot infer $1"},
    {R"(in call to [\s\S]*?, ((?:default type|type|mismatched types) [\s\S]*))", "$1"},
    {R"((cannot use ~ outside of interface or type constraint) .*)", "$1"},
    {R"((cannot range over [\s\S]*): (receive from send-only channel) .*)", "$1 ($2)"},
    {R"((cannot range over .* of type (\S+) constrained by .*): no specific type)", "$1 ($2 has no core type)"},
});

/// These are looked for inside of messages.
constexpr auto kParts = std::to_array<Rewording>({
    {R"(\(missing method ([^\s()]+)\))", "(missing $1 method)"},
    {R"(\(unexported method ([^\s()]+)\))", "(missing $1 method)"},
    {R"(\([^()\n]*\.([^\s().]+) is a field, not a method\))", "(missing $1 method)"},
    {R"(\(wrong type for method ([^\s()]+)\))", "(wrong type for $1 method)"},
    {R"(\(method ([^\s()]+) has pointer receiver\))", "($1 method has pointer receiver)"},
    {R"(^(\S+) does not satisfy )", "$1 does not implement "},
    {R"(^([^"]*) does not satisfy )", "$1 does not implement "},
    {R"((\n\tcannot convert .* \(in .*\) to )type )", "$1"},
});

/// What the parser says: 1.19 is expecting where 1.26 has expected, and does not say that a name is one.
constexpr auto kSyntax = std::to_array<Rewording>({
    {R"(([,;]) expected (?:keyword )?)", "$1 expecting "},
    {R"((syntax error: cannot use assignment )(.*) = (.*) as value)", "$1($2) = ($3) as value"},
    {R"(imports must appear before other declarations)", "non-declaration statement outside function body"},
    {R"(^(syntax error: unexpected )(?:name|keyword) )", "$1"},
    {R"(^(syntax error: )missing parameter (?:name|type)$)", "$1mixed named and unnamed parameters"},
});

} // namespace

std::string inWordsOf119(std::string message)
{
    const auto replaceAll = [&message](const auto& table) {
        for (const Rewording& one : table)
            message = std::regex_replace(message, std::regex(one.now), one.then);
    };
    if (message.starts_with("syntax error")) {
        replaceAll(kSyntax);
        return message;
    }
    for (const Rewording& one : kMessages) {
        std::smatch match;
        if (std::regex_match(message, match, std::regex(one.now))) {
            message = match.format(one.then);
            break;
        }
    }
    replaceAll(kParts);
    return message;
}

} // namespace ws::go
