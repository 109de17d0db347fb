#include "go/vet_passes.h"

#include <algorithm>
#include <set>

namespace ws::go {

namespace {

constexpr std::string_view kWithCancel[] = {
    "WithCancel", "WithCancelCause", "WithTimeout", "WithTimeoutCause", "WithDeadline", "WithDeadlineCause"};

/// The name of the context function, if x is a call of one that returns a cancel function.
std::string_view cancelMaker(const Expr& x)
{
    if (x.kind != NodeKind::CallExpr)
        return {};
    const Object* function = callee(static_cast<const CallExpr&>(x));
    if (function == nullptr || function->receiverBase != nullptr || function->package == nullptr
        || function->package->path != "context")
        return {};
    const auto* known = std::find(std::begin(kWithCancel), std::end(kWithCancel), function->name);
    return known == std::end(kWithCancel) ? std::string_view() : *known;
}

bool mentions(const Node& node, const Object& variable)
{
    bool found = false;
    inspect(node, [&](const Node& each) {
        found = found || (each.kind == NodeKind::Ident && static_cast<const Ident&>(each).object == &variable);
        return !found;
    });
    return found;
}

/// Calls that do not come back.
bool neverReturns(const Expr& x)
{
    if (x.kind != NodeKind::CallExpr)
        return false;
    const auto& call = static_cast<const CallExpr&>(x);
    const Expr& fun = unparen(*call.fun);
    if (fun.kind == NodeKind::Ident) {
        const Object* object = static_cast<const Ident&>(fun).object;
        if (object != nullptr && object->kind == ObjectKind::Builtin && object->builtin == BuiltinId::Panic)
            return true;
    }
    const Object* function = callee(call);
    if (function == nullptr || function->package == nullptr)
        return false;
    const std::string name = function->package->path + "." + function->name;
    return name == "os.Exit" || name == "runtime.Goexit" || name == "log.Fatal" || name == "log.Fatalf"
        || name == "log.Fatalln" || name == "log.Panic" || name == "log.Panicf" || name == "log.Panicln";
}

/// Is there a path from the statement that defines the variable to a return that never mentions it? The body is walked
/// as control flows; `live` says whether such a path reaches the place.
class CancelPaths {
public:
    CancelPaths(const Object& variable, const Node& definition)
        : m_variable(variable)
        , m_definition(definition)
    {
    }

    /// Where the first such return is (the closing brace of the body for its end), or null.
    struct Return {
        Pos pos = kNoPos;
        Pos end = kNoPos;
    };
    Return find(const BlockStmt& body)
    {
        const bool falls = list(body.list, false);
        if (m_hasGoto)
            return {}; // not followed
        if (m_found.pos == kNoPos && falls)
            m_found = {body.rbrace, body.rbrace + 1};
        return m_found;
    }

private:
    bool list(const std::vector<Stmt*>& stmts, bool live)
    {
        for (const Stmt* each : stmts)
            live = stmt(*each, live);
        return live;
    }

    /// A part without branches of its own.
    bool plain(const Node* node, bool live)
    {
        if (node == nullptr)
            return live;
        if (node == &m_definition)
            return true;
        bool defines = false;
        if (node->kind == NodeKind::DeclStmt)
            forEachChild(*node, [&](const Node& child) { defines = defines || &child == &m_definition; });
        return defines || (live && !mentions(*node, m_variable));
    }

    bool stmt(const Stmt& node, bool live)
    {
        switch (node.kind) {
        case NodeKind::BlockStmt:
            return list(static_cast<const BlockStmt&>(node).list, live);
        case NodeKind::LabeledStmt:
            return stmt(*static_cast<const LabeledStmt&>(node).stmt, live);
        case NodeKind::ReturnStmt: {
            const auto& ret = static_cast<const ReturnStmt&>(node);
            const bool used = mentions(node, m_variable) || (ret.results.empty() && m_variable.isResult);
            if (live && !used && m_found.pos == kNoPos)
                m_found = {node.pos, node.end};
            return false;
        }
        case NodeKind::ExprStmt:
            return plain(&node, live) && !neverReturns(*static_cast<const ExprStmt&>(node).x);
        case NodeKind::BranchStmt: {
            const auto& branch = static_cast<const BranchStmt&>(node);
            if (branch.token == Token::Goto)
                m_hasGoto = true;
            else if (branch.token == Token::Fallthrough)
                m_fallsThrough = live;
            else if (live && branch.target != nullptr)
                (branch.token == Token::Break ? m_breaks : m_continues).push_back(branch.target);
            return false;
        }
        case NodeKind::IfStmt: {
            const auto& choice = static_cast<const IfStmt&>(node);
            live = plain(choice.cond, plain(choice.init, live));
            const bool then = list(choice.body->list, live);
            const bool otherwise = choice.otherwise != nullptr ? stmt(*choice.otherwise, live) : live;
            return then || otherwise;
        }
        case NodeKind::ForStmt: {
            const auto& loop = static_cast<const ForStmt&>(node);
            live = plain(loop.init, live);
            for (int round = 0; round < 2; ++round) { // a second time with what comes around
                const bool enter = plain(loop.cond, live);
                const bool body = list(loop.body->list, enter) || took(m_continues, node);
                live = live || plain(loop.post, body);
            }
            const bool leaves = loop.cond != nullptr && plain(loop.cond, live);
            return took(m_breaks, node) || leaves;
        }
        case NodeKind::RangeStmt: {
            const auto& loop = static_cast<const RangeStmt&>(node);
            live = plain(loop.x, live);
            for (int round = 0; round < 2; ++round) {
                const bool body = list(loop.body->list, live) || took(m_continues, node);
                live = live || body;
            }
            return took(m_breaks, node) || live;
        }
        case NodeKind::SwitchStmt: {
            const auto& choice = static_cast<const SwitchStmt&>(node);
            return clauses(node, choice.clauses, plain(choice.tag, plain(choice.init, live)));
        }
        case NodeKind::TypeSwitchStmt: {
            const auto& choice = static_cast<const TypeSwitchStmt&>(node);
            return clauses(node, choice.clauses, plain(choice.x, plain(choice.init, live)));
        }
        case NodeKind::SelectStmt: {
            bool out = false;
            for (const CommClause* clause : static_cast<const SelectStmt&>(node).clauses) {
                const bool falls = list(clause->body, plain(clause->comm, live));
                out = out || falls;
            }
            return took(m_breaks, node) || out;
        }
        default: // no control flow inside
            return plain(&node, live);
        }
    }

    bool clauses(const Node& node, const std::vector<CaseClause*>& all, bool live)
    {
        bool hasDefault = false;
        bool out = false;
        for (const CaseClause* clause : all) {
            hasDefault = hasDefault || clause->isDefault;
            for (const Expr* x : clause->list)
                live = plain(x, live);
            const bool fallsIn = m_fallsThrough;
            m_fallsThrough = false;
            const bool falls = list(clause->body, live || fallsIn);
            out = out || falls;
        }
        return took(m_breaks, node) || out || (!hasDefault && live);
    }

    /// Did a live branch lead to this statement?
    static bool took(std::vector<const Stmt*>& branches, const Node& target)
    {
        return std::erase_if(branches, [&](const Stmt* each) { return each == &target; }) > 0;
    }

    const Object& m_variable;
    const Node& m_definition;
    std::vector<const Stmt*> m_breaks, m_continues;
    bool m_fallsThrough = false;
    bool m_hasGoto = false;
    Return m_found;
};

class LostCancels {
public:
    LostCancels(const Program& program, Diagnostics& diagnostics)
        : m_program(program)
        , m_diagnostics(diagnostics)
    {
    }

    void function(const Node& whole, const BlockStmt& body, bool isMain)
    {
        std::vector<std::pair<const Object*, const Node*>> found;
        inspect(body, [&](const Node& node) {
            if (node.kind == NodeKind::FuncLit)
                return false; // is checked by itself
            if (node.kind == NodeKind::AssignStmt) {
                const auto& assign = static_cast<const AssignStmt&>(node);
                if (assign.rhs.size() == 1 && assign.lhs.size() == 2 && assign.lhs[1]->kind == NodeKind::Ident)
                    maker(node, *assign.rhs[0], static_cast<const Ident&>(*assign.lhs[1]), found);
            } else if (node.kind == NodeKind::VarDecl) {
                const auto& decl = static_cast<const VarDecl&>(node);
                if (decl.values.size() == 1 && decl.names.size() == 2)
                    maker(node, *decl.values[0], *decl.names[1], found);
            }
            return true;
        });
        if (isMain)
            return; // the program ends with it
        std::set<Pos> seen; // one definition of a variable is enough
        for (const auto& [variable, definition] : found) {
            const bool own = variable->pos >= whole.pos && variable->pos < whole.end;
            if (!own || !seen.insert(variable->pos).second)
                continue;
            const CancelPaths::Return lost = CancelPaths(*variable, *definition).find(body);
            if (lost.pos == kNoPos)
                continue;
            m_diagnostics.warning(definition->pos,
                "the " + variable->name + " function is not used on all paths (possible context leak)",
                "write: defer " + variable->name + "()", definition->end);
            m_diagnostics.warning(lost.pos,
                "this return statement may be reached without using the " + variable->name + " var defined on line "
                    + std::to_string(m_program.files.position(definition->pos).line),
                {}, lost.end);
        }
    }

private:
    void maker(const Node& definition, const Expr& value, const Ident& name,
        std::vector<std::pair<const Object*, const Node*>>& found)
    {
        const std::string_view function = cancelMaker(value);
        if (function.empty())
            return;
        if (name.name == "_")
            m_diagnostics.warning(name.pos,
                "the cancel function returned by context." + std::string(function)
                    + " should be called, not discarded, to avoid a context leak",
                {}, name.end);
        else if (name.object != nullptr)
            found.emplace_back(name.object, &definition);
    }

    const Program& m_program;
    Diagnostics& m_diagnostics;
};

} // namespace

void vetLostCancel(const Program& program, const Package& package, const File& file, Diagnostics& diagnostics)
{
    LostCancels lost(program, diagnostics);
    for (const Decl* decl : file.decls) {
        inspect(*decl, [&](const Node& node) {
            if (node.kind == NodeKind::FuncDecl) {
                const auto& function = static_cast<const FuncDecl&>(node);
                if (function.body != nullptr)
                    lost.function(node, *function.body,
                        function.name->name == "main" && function.receiver.empty() && package.name == "main");
            } else if (node.kind == NodeKind::FuncLit) {
                lost.function(node, *static_cast<const FuncLit&>(node).body, false);
            }
            return true;
        });
    }
}

} // namespace ws::go
