#pragma once

#include "go/constant.h"
#include "go/source.h"
#include "go/token.h"

#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

/// The syntax tree, in the shape of go/ast. Nodes are owned by their File's pool and never move; everybody else holds
/// raw pointers. The parser fills the syntax; the checker fills the members in the part "set by the checker" and
/// nothing else changes the tree afterwards. Types may be type parameters inside a generic body: the compiler
/// substitutes them.
namespace ws::go {

class Type;
struct Object;
struct Selection;
class Signature;

enum class NodeKind : std::uint8_t {
    // expressions
    BadExpr,
    Ident,
    BasicLit,
    CompositeLit,
    FuncLit,
    ParenExpr,
    SelectorExpr,
    IndexExpr,
    SliceExpr,
    TypeAssertExpr,
    CallExpr,
    StarExpr,
    UnaryExpr,
    BinaryExpr,
    KeyValueExpr,
    Ellipsis,
    ArrayType,
    StructType,
    FuncType,
    InterfaceType,
    MapType,
    ChanType,
    // statements
    BadStmt,
    EmptyStmt,
    ExprStmt,
    SendStmt,
    IncDecStmt,
    AssignStmt,
    GoStmt,
    DeferStmt,
    ReturnStmt,
    BranchStmt,
    BlockStmt,
    IfStmt,
    CaseClause,
    SwitchStmt,
    TypeSwitchStmt,
    CommClause,
    SelectStmt,
    ForStmt,
    RangeStmt,
    LabeledStmt,
    DeclStmt,
    // declarations
    BadDecl,
    ImportDecl,
    ConstDecl,
    TypeDecl,
    VarDecl,
    FuncDecl,
};

struct Node {
    NodeKind kind;
    Pos pos = kNoPos; ///< first character
    Pos end = kNoPos; ///< first character after the node
    explicit Node(NodeKind k)
        : kind(k)
    {
    }
    virtual ~Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;
};

// ---- expressions
// ------------------------------------------------------------------------------------------------------

enum class Mode : std::uint8_t {
    Invalid,
    NoValue,
    Builtin,
    TypeExpr,
    Constant,
    Variable,
    MapIndex,
    Value,
    CommaOk,
    Nil
};

struct Expr : Node {
    using Node::Node;
    // set by the checker
    Mode mode = Mode::Invalid;
    Type* type = nullptr; ///< final type; untyped constants have been converted to the type of their context
    std::shared_ptr<const Constant> constant; ///< Mode::Constant
    bool shiftOperand = false; ///< the checker's own: untyped left operand of a shift that is not constant
};

struct BadExpr : Expr {
    BadExpr()
        : Expr(NodeKind::BadExpr)
    {
    }
};
struct Ident : Expr {
    Ident()
        : Expr(NodeKind::Ident)
    {
    }
    std::string_view name;
    Object* object = nullptr; ///< by the checker: what it means (definition or use); null for `_`
    std::vector<Type*> typeArgs; ///< by the checker: a generic function's inferred or explicit arguments
};
struct BasicLit : Expr {
    BasicLit()
        : Expr(NodeKind::BasicLit)
    {
    }
    Token token = Token::Int; ///< Int, Float, Imag, Char, String
    bool bad = false; ///< malformed, an error has been reported: its value means nothing
    std::string_view text; ///< as in the source
};
struct Field;
struct BlockStmt;
struct FuncType;
struct CompositeLit : Expr {
    CompositeLit()
        : Expr(NodeKind::CompositeLit)
    {
    }
    Expr* typeExpr =
        nullptr; ///< null: elided inside another literal (the checker sets `type`, for &T elision a pointer)
    std::vector<Expr*> elements; ///< KeyValueExpr or value
    Pos lbrace = kNoPos, rbrace = kNoPos;
};
struct FuncLit : Expr {
    FuncLit()
        : Expr(NodeKind::FuncLit)
    {
    }
    FuncType* typeExpr = nullptr;
    BlockStmt* body = nullptr;
    std::vector<Object*> captures; ///< by the checker: variables of enclosing functions used inside (also
                                   ///< transitively), in order of first use
};
struct ParenExpr : Expr {
    ParenExpr()
        : Expr(NodeKind::ParenExpr)
    {
    }
    Expr* x = nullptr;
};
struct SelectorExpr : Expr {
    SelectorExpr()
        : Expr(NodeKind::SelectorExpr)
    {
    }
    Expr* x = nullptr;
    Ident* sel = nullptr;
    Selection* selection = nullptr; ///< by the checker; null: qualified identifier pkg.Name (sel->object says which)
};
struct IndexExpr : Expr {
    IndexExpr()
        : Expr(NodeKind::IndexExpr)
    {
    }
    Expr* x = nullptr;
    std::vector<Expr*> indices; ///< one; several only for instantiation f[A, B]
    Pos lbrack = kNoPos;
};
struct SliceExpr : Expr {
    SliceExpr()
        : Expr(NodeKind::SliceExpr)
    {
    }
    Expr* x = nullptr;
    Expr* low = nullptr;
    Expr* high = nullptr;
    Expr* max = nullptr;
    bool three = false;
    Pos lbrack = kNoPos;
};
struct TypeAssertExpr : Expr {
    TypeAssertExpr()
        : Expr(NodeKind::TypeAssertExpr)
    {
    }
    Expr* x = nullptr;
    Expr* typeExpr = nullptr; ///< null: x.(type)
};
struct CallExpr : Expr {
    CallExpr()
        : Expr(NodeKind::CallExpr)
    {
    }
    Expr* fun = nullptr;
    std::vector<Expr*> args;
    Pos lparen = kNoPos;
    Pos ellipsis = kNoPos; ///< f(xs...)
    // fun->mode says what it is after checking: TypeExpr (a conversion), Builtin, or Value/Variable (a call)
};
struct StarExpr : Expr {
    StarExpr()
        : Expr(NodeKind::StarExpr)
    {
    }
    Expr* x = nullptr;
};
struct UnaryExpr : Expr {
    UnaryExpr()
        : Expr(NodeKind::UnaryExpr)
    {
    }
    Token op = Token::Add; ///< + - ! ^ & <- ~
    Expr* x = nullptr;
};
struct BinaryExpr : Expr {
    BinaryExpr()
        : Expr(NodeKind::BinaryExpr)
    {
    }
    Token op = Token::Add;
    Pos opPos = kNoPos;
    Expr* x = nullptr;
    Expr* y = nullptr;
};
struct KeyValueExpr : Expr {
    KeyValueExpr()
        : Expr(NodeKind::KeyValueExpr)
    {
    }
    Expr* key = nullptr;
    Expr* value = nullptr;
};
struct EllipsisExpr : Expr {
    EllipsisExpr()
        : Expr(NodeKind::Ellipsis)
    {
    }
    Expr* element = nullptr;
}; ///< ...T, [...]T
struct ArrayType : Expr {
    ArrayType()
        : Expr(NodeKind::ArrayType)
    {
    }
    Expr* length = nullptr;
    Expr* element = nullptr;
}; ///< length null: slice; EllipsisExpr: [...]
/// Names that share a type: `a, b int`, an embedded field (no names), an interface's embedded element or a type
/// parameter.
struct Field {
    std::vector<Ident*> names;
    Expr* typeExpr = nullptr;
    BasicLit* tag = nullptr;
    Pos pos = kNoPos;
};
struct StructType : Expr {
    StructType()
        : Expr(NodeKind::StructType)
    {
    }
    std::vector<Field> fields;
};
struct FuncType : Expr {
    FuncType()
        : Expr(NodeKind::FuncType)
    {
    }
    std::vector<Field> typeParams;
    std::vector<Field> params; ///< the last may have an EllipsisExpr as type
    std::vector<Field> results;
    Pos lparen = kNoPos;
};
struct InterfaceType : Expr {
    InterfaceType()
        : Expr(NodeKind::InterfaceType)
    {
    }
    /// A method has one name and a FuncType; anything else is an embedded type, a union (BinaryExpr |) or ~T
    /// (UnaryExpr).
    std::vector<Field> members;
};
struct MapType : Expr {
    MapType()
        : Expr(NodeKind::MapType)
    {
    }
    Expr* key = nullptr;
    Expr* value = nullptr;
};
enum class ChanDir : std::uint8_t { Both, Send, Recv };
struct ChanType : Expr {
    ChanType()
        : Expr(NodeKind::ChanType)
    {
    }
    ChanDir dir = ChanDir::Both;
    Expr* value = nullptr;
};

// ---- statements
// -------------------------------------------------------------------------------------------------------

struct Stmt : Node {
    using Node::Node;
};
struct Decl : Node {
    using Node::Node;
};

struct BadStmt : Stmt {
    BadStmt()
        : Stmt(NodeKind::BadStmt)
    {
    }
};
struct EmptyStmt : Stmt {
    EmptyStmt()
        : Stmt(NodeKind::EmptyStmt)
    {
    }
};
struct ExprStmt : Stmt {
    ExprStmt()
        : Stmt(NodeKind::ExprStmt)
    {
    }
    Expr* x = nullptr;
};
struct SendStmt : Stmt {
    SendStmt()
        : Stmt(NodeKind::SendStmt)
    {
    }
    Expr* chan = nullptr;
    Expr* value = nullptr;
    Pos arrow = kNoPos;
};
struct IncDecStmt : Stmt {
    IncDecStmt()
        : Stmt(NodeKind::IncDecStmt)
    {
    }
    Expr* x = nullptr;
    Token token = Token::Inc;
};
struct AssignStmt : Stmt {
    AssignStmt()
        : Stmt(NodeKind::AssignStmt)
    {
    }
    std::vector<Expr*> lhs;
    Token token = Token::Assign; ///< = := += …
    Pos tokenPos = kNoPos;
    std::vector<Expr*> rhs;
};
struct GoStmt : Stmt {
    GoStmt()
        : Stmt(NodeKind::GoStmt)
    {
    }
    CallExpr* call = nullptr;
};
struct DeferStmt : Stmt {
    DeferStmt()
        : Stmt(NodeKind::DeferStmt)
    {
    }
    CallExpr* call = nullptr;
};
struct ReturnStmt : Stmt {
    ReturnStmt()
        : Stmt(NodeKind::ReturnStmt)
    {
    }
    std::vector<Expr*> results;
};
struct BranchStmt : Stmt {
    BranchStmt()
        : Stmt(NodeKind::BranchStmt)
    {
    }
    Token token = Token::Break; ///< break continue goto fallthrough
    Ident* label = nullptr;
    Stmt* target = nullptr; ///< by the parser: the for/switch/select it leaves or continues; for goto the LabeledStmt
};
struct BlockStmt : Stmt {
    BlockStmt()
        : Stmt(NodeKind::BlockStmt)
    {
    }
    std::vector<Stmt*> list;
    Pos rbrace = kNoPos;
};
struct IfStmt : Stmt {
    IfStmt()
        : Stmt(NodeKind::IfStmt)
    {
    }
    Stmt* init = nullptr;
    Expr* cond = nullptr;
    BlockStmt* body = nullptr;
    Stmt* otherwise = nullptr;
};
struct CaseClause : Stmt {
    CaseClause()
        : Stmt(NodeKind::CaseClause)
    {
    }
    std::vector<Expr*> list; ///< empty and isDefault: default
    bool isDefault = false;
    std::vector<Stmt*> body;
    Pos colon = kNoPos;
    Object* variable =
        nullptr; ///< by the checker: the variable of `switch x := y.(type)` in this clause; null if unused form
};
struct SwitchStmt : Stmt {
    SwitchStmt()
        : Stmt(NodeKind::SwitchStmt)
    {
    }
    Stmt* init = nullptr;
    Expr* tag = nullptr;
    std::vector<CaseClause*> clauses;
    Pos rbrace = kNoPos;
};
struct TypeSwitchStmt : Stmt {
    TypeSwitchStmt()
        : Stmt(NodeKind::TypeSwitchStmt)
    {
    }
    Stmt* init = nullptr;
    Ident* bind = nullptr; ///< x of `x := y.(type)`
    Expr* x = nullptr; ///< y
    std::vector<CaseClause*> clauses;
    Pos rbrace = kNoPos;
};
struct CommClause : Stmt {
    CommClause()
        : Stmt(NodeKind::CommClause)
    {
    }
    Stmt* comm = nullptr; ///< SendStmt, ExprStmt(<-c), AssignStmt(v, ok = or := <-c); null: default
    std::vector<Stmt*> body;
    Pos colon = kNoPos;
};
struct SelectStmt : Stmt {
    SelectStmt()
        : Stmt(NodeKind::SelectStmt)
    {
    }
    std::vector<CommClause*> clauses;
    Pos rbrace = kNoPos;
};
struct ForStmt : Stmt {
    ForStmt()
        : Stmt(NodeKind::ForStmt)
    {
    }
    Stmt* init = nullptr;
    Expr* cond = nullptr;
    Stmt* post = nullptr;
    BlockStmt* body = nullptr;
};
struct RangeStmt : Stmt {
    RangeStmt()
        : Stmt(NodeKind::RangeStmt)
    {
    }
    Expr* key = nullptr;
    Expr* value = nullptr;
    Token token = Token::Illegal; ///< Define, Assign, or Illegal (for range x)
    Expr* x = nullptr;
    BlockStmt* body = nullptr;
    Pos rangePos = kNoPos;
};
struct LabeledStmt : Stmt {
    LabeledStmt()
        : Stmt(NodeKind::LabeledStmt)
    {
    }
    Ident* label = nullptr;
    Stmt* stmt = nullptr;
};
struct DeclStmt : Stmt {
    DeclStmt()
        : Stmt(NodeKind::DeclStmt)
    {
    }
    std::vector<Decl*> decls;
};

// ---- declarations
// -----------------------------------------------------------------------------------------------------

struct BadDecl : Decl {
    BadDecl()
        : Decl(NodeKind::BadDecl)
    {
    }
};
struct ImportDecl : Decl {
    ImportDecl()
        : Decl(NodeKind::ImportDecl)
    {
    }
    Ident* name = nullptr; ///< alias, `.`, `_` or null
    BasicLit* path = nullptr;
};
struct ConstDecl : Decl { ///< one spec; repeated specs of a group point to the expressions they repeat
    ConstDecl()
        : Decl(NodeKind::ConstDecl)
    {
    }
    std::vector<Ident*> names;
    Expr* typeExpr = nullptr;
    std::vector<Expr*> values; ///< own or inherited
    bool inherited = false;
    int iota = 0;
};
struct TypeDecl : Decl {
    TypeDecl()
        : Decl(NodeKind::TypeDecl)
    {
    }
    Ident* name = nullptr;
    std::vector<Field> typeParams;
    bool alias = false;
    Expr* typeExpr = nullptr;
};
struct VarDecl : Decl {
    VarDecl()
        : Decl(NodeKind::VarDecl)
    {
    }
    std::vector<Ident*> names;
    Expr* typeExpr = nullptr;
    std::vector<Expr*> values;
    std::string_view lineComment; ///< the comment on its line without `//`: "tune: 1..100000 Workers"
};
struct FuncDecl : Decl {
    FuncDecl()
        : Decl(NodeKind::FuncDecl)
    {
    }
    Ident* name = nullptr;
    std::vector<Field> receiver; ///< empty or one
    FuncType* typeExpr = nullptr;
    BlockStmt* body = nullptr; ///< null: implemented by the machine (standard library only)
    Object* object = nullptr; ///< by the checker
    bool bodyChecked = false; ///< by the checker: bodies of library functions are checked on demand (checkBody)
    std::vector<std::string_view> directives; ///< "//waitscope:…" lines right above it, without the `//waitscope:`
};

/// Where the nodes of a file live: blocks of memory that are given back all at once.
class NodePool {
public:
    NodePool() = default;
    NodePool(const NodePool&) = delete;
    NodePool& operator=(const NodePool&) = delete;
    ~NodePool()
    {
        for (Node* node : m_nodes)
            node->~Node();
    }

    template <class T> T* make()
    {
        static_assert(alignof(T) <= alignof(std::max_align_t) && sizeof(T) <= kBlockSize);
        constexpr std::size_t size = (sizeof(T) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
        if (m_left < size) {
            m_blocks.push_back(std::make_unique<std::byte[]>(kBlockSize));
            m_next = m_blocks.back().get();
            m_left = kBlockSize;
        }
        T* node = new (m_next) T;
        m_next += size;
        m_left -= size;
        m_nodes.push_back(node);
        return node;
    }

private:
    static constexpr std::size_t kBlockSize = 32 * 1024;
    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::vector<Node*> m_nodes;
    std::byte* m_next = nullptr;
    std::size_t m_left = 0;
};

/// One parsed file; owns its nodes.
struct File {
    std::uint32_t index = 0; ///< in the FileSet
    Pos end = kNoPos; ///< end of the text
    Ident* package = nullptr;
    std::vector<ImportDecl*> imports;
    std::vector<Decl*> decls; ///< all, in order, imports too
    std::string buildConstraint; ///< the expression of `//go:build`, or empty

    template <class T> T* make() { return pool.make<T>(); }
    NodePool pool;
};

} // namespace ws::go
