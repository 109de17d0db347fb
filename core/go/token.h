#pragma once

#include <cstdint>
#include <string_view>

namespace ws::go {

// X(name, text, binary precedence (0: none))
// clang-format off
#define WS_GO_TOKENS(X) \
    X(Illegal, "ILLEGAL", 0) X(Eof, "EOF", 0) X(Ident, "name", 0) \
    X(Int, "literal", 0) X(Float, "literal", 0) X(Imag, "literal", 0) X(Char, "literal", 0) X(String, "literal", 0) \
    X(Add, "+", 4) X(Sub, "-", 4) X(Mul, "*", 5) X(Quo, "/", 5) X(Rem, "%", 5) \
    X(And, "&", 5) X(Or, "|", 4) X(Xor, "^", 4) X(Shl, "<<", 5) X(Shr, ">>", 5) X(AndNot, "&^", 5) \
    X(AddAssign, "+=", 0) X(SubAssign, "-=", 0) X(MulAssign, "*=", 0) X(QuoAssign, "/=", 0) X(RemAssign, "%=", 0) \
    X(AndAssign, "&=", 0) X(OrAssign, "|=", 0) X(XorAssign, "^=", 0) \
    X(ShlAssign, "<<=", 0) X(ShrAssign, ">>=", 0) X(AndNotAssign, "&^=", 0) \
    X(LAnd, "&&", 2) X(LOr, "||", 1) X(Arrow, "<-", 0) \
    X(Inc, "++", 0) X(Dec, "--", 0) \
    X(Eql, "==", 3) X(Lss, "<", 3) X(Gtr, ">", 3) X(Assign, "=", 0) X(Not, "!", 0) X(Tilde, "~", 0) \
    X(Neq, "!=", 3) X(Leq, "<=", 3) X(Geq, ">=", 3) \
    X(Define, ":=", 0) X(Ellipsis, "...", 0) \
    X(LParen, "(", 0) X(LBrack, "[", 0) X(LBrace, "{", 0) X(Comma, ",", 0) X(Period, ".", 0) \
    X(RParen, ")", 0) X(RBrack, "]", 0) X(RBrace, "}", 0) X(Semicolon, ";", 0) X(Colon, ":", 0) \
    X(Break, "break", 0) X(Case, "case", 0) X(Chan, "chan", 0) \
    X(Const, "const", 0) X(Continue, "continue", 0) X(Default, "default", 0) \
    X(Defer, "defer", 0) X(Else, "else", 0) X(Fallthrough, "fallthrough", 0) \
    X(For, "for", 0) X(Func, "func", 0) \
    X(Go, "go", 0) X(Goto, "goto", 0) X(If, "if", 0) X(Import, "import", 0) \
    X(Interface, "interface", 0) X(Map, "map", 0) X(Package, "package", 0) X(Range, "range", 0) \
    X(Return, "return", 0) X(Select, "select", 0) X(Struct, "struct", 0) \
    X(Switch, "switch", 0) X(Type, "type", 0) X(Var, "var", 0)
// clang-format on

enum class Token : std::uint8_t {
#define X(name, text, precedence) name,
    WS_GO_TOKENS(X)
#undef X
};

constexpr std::string_view tokenText(Token token)
{
    constexpr std::string_view texts[] = {
#define X(name, text, precedence) text,
        WS_GO_TOKENS(X)
#undef X
    };
    return texts[static_cast<int>(token)];
}

constexpr int tokenPrecedence(Token token)
{
    constexpr int precedences[] = {
#define X(name, text, precedence) precedence,
        WS_GO_TOKENS(X)
#undef X
    };
    return precedences[static_cast<int>(token)];
}

/// Of x op= y: op. Illegal for all other tokens.
constexpr Token assignedOperator(Token token)
{
    if (token < Token::AddAssign || token > Token::AndNotAssign)
        return Token::Illegal;
    return static_cast<Token>(
        static_cast<int>(Token::Add) + static_cast<int>(token) - static_cast<int>(Token::AddAssign));
}
static_assert(
    assignedOperator(Token::AndNotAssign) == Token::AndNot && assignedOperator(Token::ShlAssign) == Token::Shl);

constexpr bool isLiteral(Token token)
{
    return token >= Token::Int && token <= Token::String;
}

constexpr bool isKeyword(Token token)
{
    return token >= Token::Break;
}

} // namespace ws::go
