#include "unit/go/tree_dump.h"

namespace ws::go {

namespace {

class Dumper {
public:
    std::string out;
    Pos base = 0;
    bool positions = false;

    template <class T> void list(const std::vector<T*>& nodes)
    {
        out += " [";
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i > 0)
                out += ' ';
            node(nodes[i]);
        }
        out += ']';
    }

    void node(const Node* n)
    {
        if (n == nullptr) {
            out += '-';
            return;
        }
        // parentheses around types are not in the tree, and say nothing about the others that the shape does not
        if (n->kind == NodeKind::ParenExpr && positions) {
            node(static_cast<const ParenExpr*>(n)->x);
            return;
        }
        body(n);
        if (positions)
            out += "@" + std::to_string(n->pos - base) + "-" + std::to_string(n->end - base);
    }

private:
    void open(std::string_view name) { (out += '(') += name; }
    void child(const Node* n)
    {
        out += ' ';
        node(n);
    }
    void word(std::string_view text) { (out += ' ') += text; }
    void close() { out += ')'; }

    void fields(const std::vector<Field>& all)
    {
        out += " [";
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0)
                out += ' ';
            out += '(';
            for (const Ident* name : all[i].names) {
                node(name);
                out += ' ';
            }
            node(all[i].typeExpr);
            if (all[i].tag != nullptr)
                child(all[i].tag);
            out += ')';
        }
        out += ']';
    }

    void signature(const FuncType* type)
    {
        fields(type->typeParams);
        fields(type->params);
        fields(type->results);
    }

    template <class T> static const T& as(const Node* n) { return *static_cast<const T*>(n); }

    void body(const Node* n)
    {
        switch (n->kind) {
        case NodeKind::BadExpr:
            out += "(badExpr)";
            return;
        case NodeKind::BadStmt:
            out += "(badStmt)";
            return;
        case NodeKind::BadDecl:
            out += "(badDecl)";
            return;
        case NodeKind::Ident:
            out += as<Ident>(n).name;
            return;
        case NodeKind::BasicLit:
            out += as<BasicLit>(n).text;
            return;
        case NodeKind::CompositeLit:
            open("composite");
            child(as<CompositeLit>(n).typeExpr);
            list(as<CompositeLit>(n).elements);
            break;
        case NodeKind::FuncLit:
            open("funcLit");
            signature(as<FuncLit>(n).typeExpr);
            child(as<FuncLit>(n).body);
            break;
        case NodeKind::ParenExpr:
            open("paren");
            child(as<ParenExpr>(n).x);
            break;
        case NodeKind::SelectorExpr:
            open("select");
            child(as<SelectorExpr>(n).x);
            child(as<SelectorExpr>(n).sel);
            break;
        case NodeKind::IndexExpr:
            open("index");
            child(as<IndexExpr>(n).x);
            list(as<IndexExpr>(n).indices);
            break;
        case NodeKind::SliceExpr:
            open(as<SliceExpr>(n).three ? "slice3" : "slice");
            child(as<SliceExpr>(n).x);
            child(as<SliceExpr>(n).low);
            child(as<SliceExpr>(n).high);
            child(as<SliceExpr>(n).max);
            break;
        case NodeKind::TypeAssertExpr:
            open("assert");
            child(as<TypeAssertExpr>(n).x);
            child(as<TypeAssertExpr>(n).typeExpr);
            break;
        case NodeKind::CallExpr:
            open(as<CallExpr>(n).ellipsis != kNoPos ? "call..." : "call");
            child(as<CallExpr>(n).fun);
            list(as<CallExpr>(n).args);
            break;
        case NodeKind::StarExpr:
            open("star");
            child(as<StarExpr>(n).x);
            break;
        case NodeKind::UnaryExpr:
            open("unary");
            word(tokenText(as<UnaryExpr>(n).op));
            child(as<UnaryExpr>(n).x);
            break;
        case NodeKind::BinaryExpr:
            open("binary");
            word(tokenText(as<BinaryExpr>(n).op));
            child(as<BinaryExpr>(n).x);
            child(as<BinaryExpr>(n).y);
            break;
        case NodeKind::KeyValueExpr:
            open("pair");
            child(as<KeyValueExpr>(n).key);
            child(as<KeyValueExpr>(n).value);
            break;
        case NodeKind::Ellipsis:
            open("dots");
            child(as<EllipsisExpr>(n).element);
            break;
        case NodeKind::ArrayType:
            open("array");
            child(as<ArrayType>(n).length);
            child(as<ArrayType>(n).element);
            break;
        case NodeKind::StructType:
            open("struct");
            fields(as<StructType>(n).fields);
            break;
        case NodeKind::FuncType:
            open("func");
            signature(&as<FuncType>(n));
            break;
        case NodeKind::InterfaceType:
            open("interface");
            fields(as<InterfaceType>(n).members);
            break;
        case NodeKind::MapType:
            open("map");
            child(as<MapType>(n).key);
            child(as<MapType>(n).value);
            break;
        case NodeKind::ChanType: {
            const ChanDir dir = as<ChanType>(n).dir;
            open(dir == ChanDir::Both ? "chan" : dir == ChanDir::Send ? "chan<-" : "<-chan");
            child(as<ChanType>(n).value);
            break;
        }
        case NodeKind::EmptyStmt:
            open("empty");
            break;
        case NodeKind::ExprStmt:
            open("do");
            child(as<ExprStmt>(n).x);
            break;
        case NodeKind::SendStmt:
            open("send");
            child(as<SendStmt>(n).chan);
            child(as<SendStmt>(n).value);
            break;
        case NodeKind::IncDecStmt:
            open(tokenText(as<IncDecStmt>(n).token));
            child(as<IncDecStmt>(n).x);
            break;
        case NodeKind::AssignStmt:
            open(tokenText(as<AssignStmt>(n).token));
            list(as<AssignStmt>(n).lhs);
            list(as<AssignStmt>(n).rhs);
            break;
        case NodeKind::GoStmt:
            open("go");
            child(as<GoStmt>(n).call);
            break;
        case NodeKind::DeferStmt:
            open("defer");
            child(as<DeferStmt>(n).call);
            break;
        case NodeKind::ReturnStmt:
            open("return");
            list(as<ReturnStmt>(n).results);
            break;
        case NodeKind::BranchStmt:
            open(tokenText(as<BranchStmt>(n).token));
            child(as<BranchStmt>(n).label);
            break;
        case NodeKind::BlockStmt:
            open("block");
            list(as<BlockStmt>(n).list);
            break;
        case NodeKind::IfStmt:
            open("if");
            child(as<IfStmt>(n).init);
            child(as<IfStmt>(n).cond);
            child(as<IfStmt>(n).body);
            child(as<IfStmt>(n).otherwise);
            break;
        case NodeKind::CaseClause:
            open(as<CaseClause>(n).isDefault ? "default" : "case");
            list(as<CaseClause>(n).list);
            list(as<CaseClause>(n).body);
            break;
        case NodeKind::SwitchStmt:
            open("switch");
            child(as<SwitchStmt>(n).init);
            child(as<SwitchStmt>(n).tag);
            list(as<SwitchStmt>(n).clauses);
            break;
        case NodeKind::TypeSwitchStmt:
            open("typeSwitch");
            child(as<TypeSwitchStmt>(n).init);
            child(as<TypeSwitchStmt>(n).bind);
            child(as<TypeSwitchStmt>(n).x);
            list(as<TypeSwitchStmt>(n).clauses);
            break;
        case NodeKind::CommClause:
            open("comm");
            child(as<CommClause>(n).comm);
            list(as<CommClause>(n).body);
            break;
        case NodeKind::SelectStmt:
            open("selectStmt");
            list(as<SelectStmt>(n).clauses);
            break;
        case NodeKind::ForStmt:
            open("for");
            child(as<ForStmt>(n).init);
            child(as<ForStmt>(n).cond);
            child(as<ForStmt>(n).post);
            child(as<ForStmt>(n).body);
            break;
        case NodeKind::RangeStmt: {
            const Token token = as<RangeStmt>(n).token;
            open("range");
            word(token == Token::Illegal ? "-" : tokenText(token));
            child(as<RangeStmt>(n).key);
            child(as<RangeStmt>(n).value);
            child(as<RangeStmt>(n).x);
            child(as<RangeStmt>(n).body);
            break;
        }
        case NodeKind::LabeledStmt:
            open("label");
            child(as<LabeledStmt>(n).label);
            child(as<LabeledStmt>(n).stmt);
            break;
        case NodeKind::DeclStmt:
            open("declare");
            list(as<DeclStmt>(n).decls);
            break;
        case NodeKind::ImportDecl:
            open("import");
            child(as<ImportDecl>(n).name);
            child(as<ImportDecl>(n).path);
            break;
        case NodeKind::ConstDecl: {
            const auto& decl = as<ConstDecl>(n);
            open("const");
            word(std::to_string(decl.iota));
            list(decl.names);
            child(decl.inherited && positions ? nullptr : decl.typeExpr);
            list(decl.inherited && positions ? std::vector<Expr*>{} : decl.values);
            break;
        }
        case NodeKind::TypeDecl:
            open(as<TypeDecl>(n).alias ? "alias" : "type");
            child(as<TypeDecl>(n).name);
            fields(as<TypeDecl>(n).typeParams);
            child(as<TypeDecl>(n).typeExpr);
            break;
        case NodeKind::VarDecl:
            open("var");
            list(as<VarDecl>(n).names);
            child(as<VarDecl>(n).typeExpr);
            list(as<VarDecl>(n).values);
            break;
        case NodeKind::FuncDecl:
            open("funcDecl");
            fields(as<FuncDecl>(n).receiver);
            child(as<FuncDecl>(n).name);
            signature(as<FuncDecl>(n).typeExpr);
            child(as<FuncDecl>(n).body);
            break;
        }
        close();
    }
};

} // namespace

std::string dumpTree(const File& file, Pos base, DumpPositions positions)
{
    Dumper dumper;
    dumper.base = base;
    dumper.positions = positions == DumpPositions::Yes;
    for (const Decl* decl : file.decls) {
        dumper.node(decl);
        dumper.out += '\n';
    }
    return std::move(dumper.out);
}

std::string dumpTree(const Node* node)
{
    Dumper dumper;
    dumper.node(node);
    return std::move(dumper.out);
}

} // namespace ws::go
