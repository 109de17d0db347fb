#include "code/walk.h"

namespace ws::code {

namespace {

using Visit = std::function<void(go::Node*)>;

void one(const Visit& visit, go::Node* node)
{
    if (node)
        visit(node);
}

template <class T> void all(const Visit& visit, const std::vector<T*>& nodes)
{
    for (T* node : nodes)
        one(visit, node);
}

template <class T> T* as(go::Node* node)
{
    return static_cast<T*>(node);
}

void fields(const Visit& visit, const std::vector<go::Field>& list)
{
    for (const go::Field& field : list)
        one(visit, field.typeExpr);
}

void expression(go::Node* node, const Visit& visit)
{
    using go::NodeKind;
    switch (node->kind) {
    case NodeKind::CompositeLit:
        one(visit, as<go::CompositeLit>(node)->typeExpr);
        return all(visit, as<go::CompositeLit>(node)->elements);
    case NodeKind::FuncLit:
        one(visit, as<go::FuncLit>(node)->typeExpr);
        return one(visit, as<go::FuncLit>(node)->body);
    case NodeKind::ParenExpr:
        return one(visit, as<go::ParenExpr>(node)->x);
    case NodeKind::SelectorExpr:
        return one(visit, as<go::SelectorExpr>(node)->x);
    case NodeKind::IndexExpr:
        one(visit, as<go::IndexExpr>(node)->x);
        return all(visit, as<go::IndexExpr>(node)->indices);
    case NodeKind::SliceExpr:
        one(visit, as<go::SliceExpr>(node)->x);
        one(visit, as<go::SliceExpr>(node)->low);
        one(visit, as<go::SliceExpr>(node)->high);
        return one(visit, as<go::SliceExpr>(node)->max);
    case NodeKind::TypeAssertExpr:
        one(visit, as<go::TypeAssertExpr>(node)->x);
        return one(visit, as<go::TypeAssertExpr>(node)->typeExpr);
    case NodeKind::CallExpr:
        one(visit, as<go::CallExpr>(node)->fun);
        return all(visit, as<go::CallExpr>(node)->args);
    case NodeKind::StarExpr:
        return one(visit, as<go::StarExpr>(node)->x);
    case NodeKind::UnaryExpr:
        return one(visit, as<go::UnaryExpr>(node)->x);
    case NodeKind::BinaryExpr:
        one(visit, as<go::BinaryExpr>(node)->x);
        return one(visit, as<go::BinaryExpr>(node)->y);
    case NodeKind::KeyValueExpr:
        one(visit, as<go::KeyValueExpr>(node)->key);
        return one(visit, as<go::KeyValueExpr>(node)->value);
    case NodeKind::Ellipsis:
        return one(visit, as<go::EllipsisExpr>(node)->element);
    case NodeKind::ArrayType:
        one(visit, as<go::ArrayType>(node)->length);
        return one(visit, as<go::ArrayType>(node)->element);
    case NodeKind::StructType:
        return fields(visit, as<go::StructType>(node)->fields);
    case NodeKind::FuncType:
        fields(visit, as<go::FuncType>(node)->params);
        return fields(visit, as<go::FuncType>(node)->results);
    case NodeKind::InterfaceType:
        return fields(visit, as<go::InterfaceType>(node)->members);
    case NodeKind::MapType:
        one(visit, as<go::MapType>(node)->key);
        return one(visit, as<go::MapType>(node)->value);
    case NodeKind::ChanType:
        return one(visit, as<go::ChanType>(node)->value);
    default: // statements and declarations: forEachChild; leaves: nothing
        return;
    }
}

void declaration(go::Node* node, const Visit& visit)
{
    if (node->kind == go::NodeKind::VarDecl)
        return all(visit, as<go::VarDecl>(node)->values);
    if (node->kind == go::NodeKind::FuncDecl)
        return one(visit, as<go::FuncDecl>(node)->body);
}

} // namespace

void forEachChild(go::Node* node, const Visit& visit)
{
    using go::NodeKind;
    switch (node->kind) {
    case NodeKind::ExprStmt:
        return one(visit, as<go::ExprStmt>(node)->x);
    case NodeKind::SendStmt:
        one(visit, as<go::SendStmt>(node)->chan);
        return one(visit, as<go::SendStmt>(node)->value);
    case NodeKind::IncDecStmt:
        return one(visit, as<go::IncDecStmt>(node)->x);
    case NodeKind::AssignStmt:
        all(visit, as<go::AssignStmt>(node)->lhs);
        return all(visit, as<go::AssignStmt>(node)->rhs);
    case NodeKind::GoStmt:
        return one(visit, as<go::GoStmt>(node)->call);
    case NodeKind::DeferStmt:
        return one(visit, as<go::DeferStmt>(node)->call);
    case NodeKind::ReturnStmt:
        return all(visit, as<go::ReturnStmt>(node)->results);
    case NodeKind::BlockStmt:
        return all(visit, as<go::BlockStmt>(node)->list);
    case NodeKind::IfStmt:
        one(visit, as<go::IfStmt>(node)->init);
        one(visit, as<go::IfStmt>(node)->cond);
        one(visit, as<go::IfStmt>(node)->body);
        return one(visit, as<go::IfStmt>(node)->otherwise);
    case NodeKind::CaseClause:
        all(visit, as<go::CaseClause>(node)->list);
        return all(visit, as<go::CaseClause>(node)->body);
    case NodeKind::SwitchStmt:
        one(visit, as<go::SwitchStmt>(node)->init);
        one(visit, as<go::SwitchStmt>(node)->tag);
        return all(visit, as<go::SwitchStmt>(node)->clauses);
    case NodeKind::TypeSwitchStmt:
        one(visit, as<go::TypeSwitchStmt>(node)->init);
        one(visit, as<go::TypeSwitchStmt>(node)->x);
        return all(visit, as<go::TypeSwitchStmt>(node)->clauses);
    case NodeKind::CommClause:
        one(visit, as<go::CommClause>(node)->comm);
        return all(visit, as<go::CommClause>(node)->body);
    case NodeKind::SelectStmt:
        return all(visit, as<go::SelectStmt>(node)->clauses);
    case NodeKind::ForStmt:
        one(visit, as<go::ForStmt>(node)->init);
        one(visit, as<go::ForStmt>(node)->cond);
        one(visit, as<go::ForStmt>(node)->post);
        return one(visit, as<go::ForStmt>(node)->body);
    case NodeKind::RangeStmt:
        one(visit, as<go::RangeStmt>(node)->key);
        one(visit, as<go::RangeStmt>(node)->value);
        one(visit, as<go::RangeStmt>(node)->x);
        return one(visit, as<go::RangeStmt>(node)->body);
    case NodeKind::LabeledStmt:
        return one(visit, as<go::LabeledStmt>(node)->stmt);
    case NodeKind::DeclStmt:
        return all(visit, as<go::DeclStmt>(node)->decls);
    case NodeKind::VarDecl:
    case NodeKind::FuncDecl:
        return declaration(node, visit);
    case NodeKind::BadExpr:
    case NodeKind::Ident:
    case NodeKind::BasicLit:
    case NodeKind::BadStmt:
    case NodeKind::EmptyStmt:
    case NodeKind::BranchStmt:
    case NodeKind::BadDecl:
    case NodeKind::ImportDecl:
    case NodeKind::ConstDecl:
    case NodeKind::TypeDecl:
        return;
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::ParenExpr:
    case NodeKind::SelectorExpr:
    case NodeKind::IndexExpr:
    case NodeKind::SliceExpr:
    case NodeKind::TypeAssertExpr:
    case NodeKind::CallExpr:
    case NodeKind::StarExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::BinaryExpr:
    case NodeKind::KeyValueExpr:
    case NodeKind::Ellipsis:
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
        return expression(node, visit);
    }
}

} // namespace ws::code
