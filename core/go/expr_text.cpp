#include "go/parse.h"

namespace ws::go {

namespace {

/// Prints as cmd/compile/internal/syntax does in its short form.
class ExprPrinter {
public:
    std::string text;

    void print(const Expr* x)
    {
        if (x == nullptr)
            return;
        switch (x->kind) {
        case NodeKind::BadExpr:
            text += "<bad expr>";
            break;
        case NodeKind::Ident:
            text += static_cast<const Ident*>(x)->name;
            break;
        case NodeKind::BasicLit:
            text += static_cast<const BasicLit*>(x)->text;
            break;
        case NodeKind::CompositeLit: {
            const auto* literal = static_cast<const CompositeLit*>(x);
            print(literal->typeExpr);
            text += literal->elements.empty() ? "{}" : "{…}";
            break;
        }
        case NodeKind::FuncLit: {
            const auto* literal = static_cast<const FuncLit*>(x);
            print(literal->typeExpr);
            text += literal->body->list.empty() ? " {}" : " {…}";
            break;
        }
        case NodeKind::ParenExpr:
            text += '(';
            print(static_cast<const ParenExpr*>(x)->x);
            text += ')';
            break;
        case NodeKind::SelectorExpr: {
            const auto* selector = static_cast<const SelectorExpr*>(x);
            print(selector->x);
            text += '.';
            print(selector->sel);
            break;
        }
        case NodeKind::IndexExpr: {
            const auto* index = static_cast<const IndexExpr*>(x);
            print(index->x);
            text += '[';
            list(index->indices);
            text += ']';
            break;
        }
        case NodeKind::SliceExpr: {
            const auto* slice = static_cast<const SliceExpr*>(x);
            print(slice->x);
            text += '[';
            print(slice->low);
            text += ':';
            print(slice->high);
            if (slice->max != nullptr)
                text += ':';
            print(slice->max);
            text += ']';
            break;
        }
        case NodeKind::TypeAssertExpr: {
            const auto* assertion = static_cast<const TypeAssertExpr*>(x);
            print(assertion->x);
            text += ".(";
            if (assertion->typeExpr == nullptr)
                text += "type";
            print(assertion->typeExpr);
            text += ')';
            break;
        }
        case NodeKind::CallExpr: {
            const auto* call = static_cast<const CallExpr*>(x);
            print(call->fun);
            text += '(';
            list(call->args);
            text += call->ellipsis != kNoPos ? "...)" : ")";
            break;
        }
        case NodeKind::StarExpr:
            text += '*';
            print(static_cast<const StarExpr*>(x)->x);
            break;
        case NodeKind::UnaryExpr: {
            const auto* unary = static_cast<const UnaryExpr*>(x);
            text += tokenText(unary->op);
            print(unary->x);
            break;
        }
        case NodeKind::BinaryExpr: {
            const auto* binary = static_cast<const BinaryExpr*>(x);
            print(binary->x);
            text += ' ';
            text += tokenText(binary->op);
            text += ' ';
            print(binary->y);
            break;
        }
        case NodeKind::KeyValueExpr: {
            const auto* pair = static_cast<const KeyValueExpr*>(x);
            print(pair->key);
            text += ": ";
            print(pair->value);
            break;
        }
        case NodeKind::Ellipsis:
            text += "...";
            print(static_cast<const EllipsisExpr*>(x)->element);
            break;
        case NodeKind::ArrayType: {
            const auto* array = static_cast<const ArrayType*>(x);
            text += '[';
            print(array->length);
            text += ']';
            print(array->element);
            break;
        }
        case NodeKind::StructType:
            text += "struct{";
            fields(static_cast<const StructType*>(x)->fields, false);
            text += '}';
            break;
        case NodeKind::FuncType:
            text += "func";
            signature(*static_cast<const FuncType*>(x));
            break;
        case NodeKind::InterfaceType:
            text += "interface{";
            fields(static_cast<const InterfaceType*>(x)->members, true);
            text += '}';
            break;
        case NodeKind::MapType: {
            const auto* map = static_cast<const MapType*>(x);
            text += "map[";
            print(map->key);
            text += ']';
            print(map->value);
            break;
        }
        case NodeKind::ChanType:
            channel(*static_cast<const ChanType*>(x));
            break;
        case NodeKind::BadStmt:
        case NodeKind::EmptyStmt:
        case NodeKind::ExprStmt:
        case NodeKind::SendStmt:
        case NodeKind::IncDecStmt:
        case NodeKind::AssignStmt:
        case NodeKind::GoStmt:
        case NodeKind::DeferStmt:
        case NodeKind::ReturnStmt:
        case NodeKind::BranchStmt:
        case NodeKind::BlockStmt:
        case NodeKind::IfStmt:
        case NodeKind::CaseClause:
        case NodeKind::SwitchStmt:
        case NodeKind::TypeSwitchStmt:
        case NodeKind::CommClause:
        case NodeKind::SelectStmt:
        case NodeKind::ForStmt:
        case NodeKind::RangeStmt:
        case NodeKind::LabeledStmt:
        case NodeKind::DeclStmt:
        case NodeKind::BadDecl:
        case NodeKind::ImportDecl:
        case NodeKind::ConstDecl:
        case NodeKind::TypeDecl:
        case NodeKind::VarDecl:
        case NodeKind::FuncDecl:
            break; // not expressions
        }
    }

    template <class Node> void list(const std::vector<Node*>& nodes)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i > 0)
                text += ", ";
            print(nodes[i]);
        }
    }

private:
    void fields(const std::vector<Field>& all, bool methods)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Field& field = all[i];
            if (i > 0)
                text += "; ";
            list(field.names);
            if (methods && field.typeExpr->kind == NodeKind::FuncType && field.names.size() == 1) {
                signature(*static_cast<const FuncType*>(field.typeExpr));
            } else {
                if (!field.names.empty())
                    text += ' ';
                print(field.typeExpr);
            }
            if (field.tag != nullptr) {
                text += ' ';
                print(field.tag);
            }
        }
    }

    void params(const std::vector<Field>& all)
    {
        text += '(';
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0)
                text += ", ";
            list(all[i].names);
            if (!all[i].names.empty())
                text += ' ';
            print(all[i].typeExpr);
        }
        text += ')';
    }

    void signature(const FuncType& function)
    {
        params(function.params);
        if (function.results.empty())
            return;
        text += ' ';
        if (function.results.size() == 1 && function.results[0].names.empty())
            print(function.results[0].typeExpr);
        else
            params(function.results);
    }

    void channel(const ChanType& type)
    {
        text += type.dir == ChanDir::Recv ? "<-chan " : type.dir == ChanDir::Send ? "chan<- " : "chan ";
        const bool ambiguous = type.dir == ChanDir::Both && type.value->kind == NodeKind::ChanType
            && static_cast<const ChanType*>(type.value)->dir == ChanDir::Recv;
        if (ambiguous)
            text += '(';
        print(type.value);
        if (ambiguous)
            text += ')';
    }
};

} // namespace

std::string exprText(const Expr* expr)
{
    ExprPrinter printer;
    printer.print(expr);
    return std::move(printer.text);
}

std::string exprText(const std::vector<Expr*>& list)
{
    ExprPrinter printer;
    printer.list(list);
    return std::move(printer.text);
}

Pos reportPos(const Expr* expr)
{
    for (const Expr* x = expr;;) {
        const Expr* left = nullptr;
        if (x->kind == NodeKind::SliceExpr)
            return static_cast<const SliceExpr*>(x)->lbrack;
        if (x->kind == NodeKind::FuncType)
            return static_cast<const FuncType*>(x)->lparen;
        if (x->kind == NodeKind::CompositeLit)
            left = static_cast<const CompositeLit*>(x)->typeExpr;
        else if (x->kind == NodeKind::KeyValueExpr)
            left = static_cast<const KeyValueExpr*>(x)->key;
        else if (x->kind == NodeKind::SelectorExpr)
            left = static_cast<const SelectorExpr*>(x)->x;
        else if (x->kind == NodeKind::IndexExpr)
            left = static_cast<const IndexExpr*>(x)->x;
        else if (x->kind == NodeKind::TypeAssertExpr)
            left = static_cast<const TypeAssertExpr*>(x)->x;
        else if (x->kind == NodeKind::BinaryExpr)
            left = static_cast<const BinaryExpr*>(x)->x;
        else if (x->kind == NodeKind::CallExpr)
            left = static_cast<const CallExpr*>(x)->fun;
        if (left == nullptr)
            return x->pos;
        x = left;
    }
}

} // namespace ws::go
