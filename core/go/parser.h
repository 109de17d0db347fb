#pragma once

#include "go/parse.h"
#include "go/scanner.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ws::go {

/// A recursive descent parser for the whole language. Grammar, recovery and wording follow cmd/compile/internal/syntax
/// (so that the messages are the compiler's), the tree is shaped like go/ast's. Parts: parser.cpp (errors, files),
/// parser_decl.cpp, parser_type.cpp, parser_expr.cpp, parser_stmt.cpp.
class Parser {
public:
    Parser(const FileSet& files, std::uint32_t index, Diagnostics& diagnostics);
    std::unique_ptr<File> parse();

private:
    using Tokens = std::initializer_list<Token>;

    // ---- errors and tokens (parser.cpp)
    void next();
    [[nodiscard]] Token token() const { return m_scanner.token; }
    [[nodiscard]] bool at(Token kind) const { return m_scanner.token == kind; }
    [[nodiscard]] Pos pos() const { return m_scanner.pos; }
    bool got(Token kind);
    void want(Token kind);
    bool gotAssign();
    void errorAt(Pos where, std::string message, Pos end = kNoPos, std::string hint = {});
    void syntaxErrorAt(Pos where, std::string_view message);
    void syntaxError(std::string_view message) { syntaxErrorAt(pos(), message); }
    [[nodiscard]] std::string currentText() const;
    /// Skips tokens until one of these (or, inside a function, a keyword that starts a statement); with none given it
    /// skips one token.
    void advance(Tokens follow = {});
    [[nodiscard]] bool earlierError() const;
    void giveUp(std::string message);

    template <class T> T* make(Pos start)
    {
        T* node = m_file->make<T>();
        node->pos = start;
        return node;
    }
    /// The node ends with the last token that was consumed.
    template <class T> T* done(T* node)
    {
        node->end = m_scanner.previousEnd;
        return node;
    }

    /// Bounds the height of the tree. Around everything that may contain itself; `grow` for what a loop puts on top of
    /// what it has so far (a + b + c).
    class Nest {
    public:
        explicit Nest(Parser& parser)
            : m_parser(parser)
            , m_outerHeight(parser.m_height)
        {
            parser.m_height = 0;
            ++parser.m_depth;
            parser.checkHeight();
        }
        ~Nest()
        {
            --m_parser.m_depth;
            m_parser.m_height = std::max(m_outerHeight, m_parser.m_height + 1);
        }
        Nest(const Nest&) = delete;
        Nest& operator=(const Nest&) = delete;

    private:
        Parser& m_parser;
        int m_outerHeight;
    };
    void grow()
    {
        ++m_height;
        checkHeight();
    }
    void checkHeight()
    {
        if (m_depth + m_height > kMaxTreeHeight)
            giveUp("nested too deeply (Waitscope accepts " + std::to_string(kMaxTreeHeight) + " levels)");
    }

    /// Elements separated by `separator` up to `close`, which is consumed. `element` returns true to end the list.
    template <class Element> Pos list(std::string_view context, Token separator, Token close, Element element);

    // ---- declarations (parser_decl.cpp)
    void declarations(File& file);
    template <class OneDecl> void group(std::vector<Decl*>& out, OneDecl one);
    Decl* importDecl();
    ConstDecl* constDecl(bool grouped, const ConstDecl* previous, int iota);
    Decl* typeDecl();
    VarDecl* varDecl();
    Decl* funcDecl(Pos start);
    void groupOf(Token keyword, std::vector<Decl*>& out);
    BlockStmt* functionBody();

    // ---- names and types (parser_type.cpp)
    Ident* name();
    Ident* makeName(Pos start, std::string_view text);
    void nameList(Ident* first, std::vector<Ident*>& out);
    Expr* qualifiedName(Ident* first);
    Expr* type();
    Expr* typeOrNull();
    Expr* typeOrNullInner();
    Expr* typeInstance(Expr* generic);
    Expr* arrayType(Pos start, Expr* length);
    Expr* sliceType(Pos start);
    Expr* channelElement();
    Expr* structType();
    void fieldDecl(StructType& type);
    Expr* arrayOrTypeArguments(Ident* first);
    Expr* interfaceType();
    Field methodDecl();
    Expr* embeddedElement(Expr* first);
    Expr* embeddedTerm();
    FuncType* functionType(Pos start, std::string_view context);
    void functionResult(FuncType& type);
    /// One parameter before names and types are sorted out.
    struct Param {
        Ident* name = nullptr;
        Expr* type = nullptr;
        [[nodiscard]] bool empty() const { return name == nullptr && type == nullptr; }
    };
    enum class ParamNames : bool { Optional, Required };
    enum class Variadic : bool { No, Allowed };
    Param paramDecl(Ident* first, Token follow);
    std::vector<Param> params(Ident* firstName, Expr* firstType, Token close, ParamNames names, Variadic variadic);
    std::vector<Field> paramFields(Ident* firstName, Expr* firstType, Token close, ParamNames names, Variadic variadic);
    struct TypeList {
        std::vector<Expr*> list;
        bool comma = false;
    };
    enum class FirstOfTypes : bool { Expression, Type };
    TypeList typeList(FirstOfTypes first);
    BasicLit* optionalLiteral();
    BadExpr* badExpr();

    // ---- expressions (parser_expr.cpp)
    Expr* expr() { return binaryExpr(nullptr, 0); }
    Expr* binaryExpr(Expr* left, int precedence);
    Expr* unaryExpr();
    Expr* receiveOrChannel();
    Expr* operand();
    Expr* primaryExpr(Expr* left);
    Expr* selectorOrAssertion(Expr* x);
    Expr* indexOrSlice(Expr* x);
    Expr* call(Expr* x);
    CompositeLit* compositeLit(Expr* typeExpr);
    Expr* element();
    void exprList(std::vector<Expr*>& out);
    [[nodiscard]] bool startsCompositeLit(Expr* x) const;

    // ---- statements (parser_stmt.cpp)
    Stmt* statementOrNull();
    Stmt* statementOrNullInner();
    Stmt* simpleStmt(std::vector<Expr*> left, Token keyword);
    Stmt* simpleStmt(Token keyword);
    Stmt* rangeClause(std::vector<Expr*> left, Token assign, Pos start);
    Stmt* labeledStmtOrNull(Ident* label);
    BlockStmt* block(std::string_view context);
    void statementList(std::vector<Stmt*>& out);
    DeclStmt* declStmt();
    Stmt* goOrDefer();
    struct Header {
        Stmt* init = nullptr;
        Expr* cond = nullptr;
        Stmt* post = nullptr;
        Ident* bind = nullptr; ///< switch x := y.(type)
    };
    Header header(Token keyword);
    void unpackCondition(Header& result, Stmt* condition, Token keyword, Pos semicolon, std::string_view semicolonText);
    Stmt* forStmt();
    IfStmt* ifStmt();
    Stmt* switchStmt();
    template <class Clause> Clause* clauseBody(Clause* clause);
    CaseClause* caseClause();
    SelectStmt* selectStmt();
    CommClause* commClause();
    ReturnStmt* returnStmt();
    BranchStmt* branchStmt();

    const FileSet& m_files;
    Diagnostics& m_diagnostics;
    std::unique_ptr<File> m_file;
    Pos m_firstError = kNoPos;
    /// Found here because the tree cannot say it, but the compiler says it only after all syntax is right.
    std::vector<Diagnostic> m_late;
    int m_errorCount = 0;
    bool m_gaveUp = false;
    int m_functionNesting = 0;
    int m_exprLevel = 0; ///< below 0: in the header of a statement, where `{` begins the body
    int m_depth = 0;
    int m_height = 0;
    Scanner m_scanner; // last: its construction reports to the members above
};

/// Keywords that begin a statement: good places to go on after an error.
inline constexpr std::array kStatementStarts = {Token::Break, Token::Const, Token::Continue, Token::Defer,
    Token::Fallthrough, Token::For, Token::Go, Token::Goto, Token::If, Token::Return, Token::Select, Token::Switch,
    Token::Type, Token::Var};
inline bool startsStatement(Token token)
{
    return std::find(kStatementStarts.begin(), kStatementStarts.end(), token) != kStatementStarts.end();
}

/// Is `x` certainly a type, as in P[T] where T is not a value?
bool isTypeElement(const Expr* x);

/// Labels, break, continue, goto and fallthrough of one function body: errors, and BranchStmt::target.
void checkBranches(BlockStmt& body, const FileSet& files, Diagnostics& diagnostics);

template <class Element> Pos Parser::list(std::string_view context, Token separator, Token close, Element element)
{
    bool last = false;
    while (!at(Token::Eof) && !at(close) && !last) {
        last = element();
        if (!got(separator) && !at(close)) {
            std::string message = "in ";
            message += context;
            message += separator == Token::Comma ? "; possibly missing comma or "
                                                 : "; possibly missing semicolon or newline or ";
            message += tokenText(close);
            syntaxError(message);
            advance({Token::RParen, Token::RBrack, Token::RBrace});
            if (!at(close))
                return pos();
        }
    }
    const Pos where = pos();
    want(close);
    return where;
}

} // namespace ws::go
