#include "go/walk.h"

namespace ws::go {

namespace {

class Children {
public:
    explicit Children(const std::function<void(const Node&)>& visit)
        : m_visit(visit)
    {
    }

    void of(const Node& node)
    {
        switch (node.kind) {
        case NodeKind::BadExpr:
        case NodeKind::Ident:
        case NodeKind::BasicLit:
        case NodeKind::BadStmt:
        case NodeKind::EmptyStmt:
        case NodeKind::BadDecl:
            break;
        case NodeKind::CompositeLit:
            one(as<CompositeLit>(node).typeExpr);
            all(as<CompositeLit>(node).elements);
            break;
        case NodeKind::FuncLit:
            one(as<FuncLit>(node).typeExpr);
            one(as<FuncLit>(node).body);
            break;
        case NodeKind::ParenExpr:
            one(as<ParenExpr>(node).x);
            break;
        case NodeKind::SelectorExpr:
            one(as<SelectorExpr>(node).x);
            one(as<SelectorExpr>(node).sel);
            break;
        case NodeKind::IndexExpr:
            one(as<IndexExpr>(node).x);
            all(as<IndexExpr>(node).indices);
            break;
        case NodeKind::SliceExpr:
            one(as<SliceExpr>(node).x);
            one(as<SliceExpr>(node).low);
            one(as<SliceExpr>(node).high);
            one(as<SliceExpr>(node).max);
            break;
        case NodeKind::TypeAssertExpr:
            one(as<TypeAssertExpr>(node).x);
            one(as<TypeAssertExpr>(node).typeExpr);
            break;
        case NodeKind::CallExpr:
            one(as<CallExpr>(node).fun);
            all(as<CallExpr>(node).args);
            break;
        case NodeKind::StarExpr:
            one(as<StarExpr>(node).x);
            break;
        case NodeKind::UnaryExpr:
            one(as<UnaryExpr>(node).x);
            break;
        case NodeKind::BinaryExpr:
            one(as<BinaryExpr>(node).x);
            one(as<BinaryExpr>(node).y);
            break;
        case NodeKind::KeyValueExpr:
            one(as<KeyValueExpr>(node).key);
            one(as<KeyValueExpr>(node).value);
            break;
        case NodeKind::Ellipsis:
            one(as<EllipsisExpr>(node).element);
            break;
        case NodeKind::ArrayType:
            one(as<ArrayType>(node).length);
            one(as<ArrayType>(node).element);
            break;
        case NodeKind::StructType:
            fields(as<StructType>(node).fields);
            break;
        case NodeKind::FuncType:
            fields(as<FuncType>(node).typeParams);
            fields(as<FuncType>(node).params);
            fields(as<FuncType>(node).results);
            break;
        case NodeKind::InterfaceType:
            fields(as<InterfaceType>(node).members);
            break;
        case NodeKind::MapType:
            one(as<MapType>(node).key);
            one(as<MapType>(node).value);
            break;
        case NodeKind::ChanType:
            one(as<ChanType>(node).value);
            break;
        case NodeKind::ExprStmt:
            one(as<ExprStmt>(node).x);
            break;
        case NodeKind::SendStmt:
            one(as<SendStmt>(node).chan);
            one(as<SendStmt>(node).value);
            break;
        case NodeKind::IncDecStmt:
            one(as<IncDecStmt>(node).x);
            break;
        case NodeKind::AssignStmt:
            all(as<AssignStmt>(node).lhs);
            all(as<AssignStmt>(node).rhs);
            break;
        case NodeKind::GoStmt:
            one(as<GoStmt>(node).call);
            break;
        case NodeKind::DeferStmt:
            one(as<DeferStmt>(node).call);
            break;
        case NodeKind::ReturnStmt:
            all(as<ReturnStmt>(node).results);
            break;
        case NodeKind::BranchStmt:
            one(as<BranchStmt>(node).label);
            break;
        case NodeKind::BlockStmt:
            all(as<BlockStmt>(node).list);
            break;
        case NodeKind::IfStmt:
            one(as<IfStmt>(node).init);
            one(as<IfStmt>(node).cond);
            one(as<IfStmt>(node).body);
            one(as<IfStmt>(node).otherwise);
            break;
        case NodeKind::CaseClause:
            all(as<CaseClause>(node).list);
            all(as<CaseClause>(node).body);
            break;
        case NodeKind::SwitchStmt:
            one(as<SwitchStmt>(node).init);
            one(as<SwitchStmt>(node).tag);
            all(as<SwitchStmt>(node).clauses);
            break;
        case NodeKind::TypeSwitchStmt:
            one(as<TypeSwitchStmt>(node).init);
            one(as<TypeSwitchStmt>(node).bind);
            one(as<TypeSwitchStmt>(node).x);
            all(as<TypeSwitchStmt>(node).clauses);
            break;
        case NodeKind::CommClause:
            one(as<CommClause>(node).comm);
            all(as<CommClause>(node).body);
            break;
        case NodeKind::SelectStmt:
            all(as<SelectStmt>(node).clauses);
            break;
        case NodeKind::ForStmt:
            one(as<ForStmt>(node).init);
            one(as<ForStmt>(node).cond);
            one(as<ForStmt>(node).post);
            one(as<ForStmt>(node).body);
            break;
        case NodeKind::RangeStmt:
            one(as<RangeStmt>(node).key);
            one(as<RangeStmt>(node).value);
            one(as<RangeStmt>(node).x);
            one(as<RangeStmt>(node).body);
            break;
        case NodeKind::LabeledStmt:
            one(as<LabeledStmt>(node).label);
            one(as<LabeledStmt>(node).stmt);
            break;
        case NodeKind::DeclStmt:
            all(as<DeclStmt>(node).decls);
            break;
        case NodeKind::ImportDecl:
            one(as<ImportDecl>(node).name);
            one(as<ImportDecl>(node).path);
            break;
        case NodeKind::ConstDecl:
            all(as<ConstDecl>(node).names);
            if (!as<ConstDecl>(node).inherited) {
                one(as<ConstDecl>(node).typeExpr);
                all(as<ConstDecl>(node).values);
            }
            break;
        case NodeKind::TypeDecl:
            one(as<TypeDecl>(node).name);
            fields(as<TypeDecl>(node).typeParams);
            one(as<TypeDecl>(node).typeExpr);
            break;
        case NodeKind::VarDecl:
            all(as<VarDecl>(node).names);
            one(as<VarDecl>(node).typeExpr);
            all(as<VarDecl>(node).values);
            break;
        case NodeKind::FuncDecl:
            fields(as<FuncDecl>(node).receiver);
            one(as<FuncDecl>(node).name);
            one(as<FuncDecl>(node).typeExpr);
            one(as<FuncDecl>(node).body);
            break;
        }
    }

private:
    template <class T> static const T& as(const Node& node) { return static_cast<const T&>(node); }

    void one(const Node* node)
    {
        if (node != nullptr)
            m_visit(*node);
    }
    template <class T> void all(const std::vector<T*>& nodes)
    {
        for (const T* node : nodes)
            one(node);
    }
    void fields(const std::vector<Field>& list)
    {
        for (const Field& field : list) {
            all(field.names);
            one(field.typeExpr);
            one(field.tag);
        }
    }

    const std::function<void(const Node&)>& m_visit;
};

} // namespace

void forEachChild(const Node& node, const std::function<void(const Node&)>& visit)
{
    Children(visit).of(node);
}

void inspect(const Node& node, const std::function<bool(const Node&)>& visit)
{
    if (visit(node))
        forEachChild(node, [&visit](const Node& child) { inspect(child, visit); });
}

} // namespace ws::go
