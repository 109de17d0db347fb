#include "go/parser.h"

#include <algorithm>
#include <map>
#include <string>

namespace ws::go {

namespace {

/// Resolves the branch statements of one function body. Blocks are walked in source order; a goto to a label that has
/// not been seen yet is carried along, outwards from block to block, until its label turns up.
class Branches {
public:
    Branches(const FileSet& files, Diagnostics& diagnostics)
        : m_files(files)
        , m_diagnostics(diagnostics)
    {
    }

    void check(BlockStmt& body)
    {
        const std::vector<BranchStmt*> open = block(nullptr, {}, nullptr, body.pos, body.list);
        for (const BranchStmt* jump : open) {
            const std::string name(jump->label->name);
            const auto label = m_labels.find(name);
            if (label == m_labels.end()) {
                error(jump->label, "label " + name + " not defined");
            } else {
                label->second.used = true;
                error(jump->label,
                    "goto " + name + " jumps into block starting at " + m_files.text(label->second.blockStart));
            }
        }
        for (const std::string& name : m_order) {
            const Label& label = m_labels.find(name)->second;
            if (!label.used)
                error(label.stmt->label, "label " + name + " defined and not used");
        }
    }

private:
    struct Block {
        const Block* parent = nullptr;
        int id = 0;
        const LabeledStmt* label = nullptr; ///< of the statement whose body this is
    };
    struct Label {
        int blockId = 0; ///< of the block it stands in
        Pos blockStart = kNoPos;
        LabeledStmt* stmt = nullptr;
        bool used = false;
    };
    /// What `break`, `continue` and `fallthrough` without a label mean here.
    struct Targets {
        Stmt* breaks = nullptr;
        Stmt* continues = nullptr;
        SwitchStmt* switchOfCase = nullptr; ///< directly in one of its cases
        std::size_t caseIndex = 0;
    };

    void error(const Node* node, std::string message)
    {
        m_diagnostics.error(node->pos, std::move(message), {}, node->end);
    }

    /// State of one block while its statements are walked.
    struct Walk {
        Block self;
        Targets targets;
        Pos start = kNoPos;
        Pos variablePos = kNoPos;
        std::string variable; ///< the last one declared
        std::vector<BranchStmt*> forward; ///< gotos whose label has not been seen
        std::vector<BranchStmt*> overVariable; ///< those that were open when the variable was declared
    };

    std::vector<BranchStmt*> block(const Block* parent, const Targets& targets, const LabeledStmt* label, Pos start,
        const std::vector<Stmt*>& list)
    {
        Walk walk;
        walk.self = {parent, ++m_lastBlock, label};
        walk.targets = targets;
        walk.start = start;
        std::size_t count = list.size();
        while (count > 0 && list[count - 1]->kind == NodeKind::EmptyStmt)
            --count; // fallthrough may be followed by empty statements
        for (std::size_t i = 0; i < count; ++i) {
            const LabeledStmt* own = nullptr;
            Stmt* stmt = list[i];
            while (stmt->kind == NodeKind::LabeledStmt) {
                auto* labeled = static_cast<LabeledStmt*>(stmt);
                if (labeled->label->name != "_") {
                    declare(walk, labeled);
                    own = labeled;
                }
                stmt = labeled->stmt;
            }
            statement(walk, stmt, own, i + 1 == count);
        }
        return std::move(walk.forward);
    }

    void declare(Walk& walk, LabeledStmt* stmt)
    {
        const std::string name(stmt->label->name);
        const auto [label, fresh] = m_labels.try_emplace(name, Label{walk.self.id, walk.start, stmt, false});
        if (fresh)
            m_order.push_back(name);
        else
            error(stmt->label, "label " + name + " already defined at " + m_files.text(label->second.stmt->label->pos));
        std::vector<BranchStmt*> rest;
        for (BranchStmt* jump : walk.forward) {
            if (jump->label->name != stmt->label->name) {
                rest.push_back(jump);
                continue;
            }
            jump->target = stmt;
            label->second.used = true;
            if (std::find(walk.overVariable.begin(), walk.overVariable.end(), jump) != walk.overVariable.end())
                error(jump->label,
                    "goto " + name + " jumps over declaration of " + walk.variable + " at "
                        + m_files.text(walk.variablePos));
        }
        walk.forward = std::move(rest);
    }

    static void variableDeclared(Walk& walk, Pos where, std::string name)
    {
        walk.variablePos = where;
        walk.variable = std::move(name);
        walk.overVariable = walk.forward;
    }

    void inner(Walk& walk, const Targets& targets, const LabeledStmt* label, Pos start, const std::vector<Stmt*>& list)
    {
        const std::vector<BranchStmt*> open = block(&walk.self, targets, label, start, list);
        walk.forward.insert(walk.forward.end(), open.begin(), open.end());
    }

    void statement(Walk& walk, Stmt* stmt, const LabeledStmt* label, bool last)
    {
        Targets nested{walk.targets.breaks, walk.targets.continues, nullptr, 0};
        switch (stmt->kind) {
        case NodeKind::DeclStmt:
            for (const Decl* decl : static_cast<const DeclStmt*>(stmt)->decls) {
                if (decl->kind == NodeKind::VarDecl) {
                    variableDeclared(walk, decl->pos, exprText(static_cast<const VarDecl*>(decl)->names[0]));
                    break;
                }
            }
            break;
        case NodeKind::AssignStmt: {
            const auto* assign = static_cast<const AssignStmt*>(stmt);
            if (assign->token == Token::Define)
                variableDeclared(walk, assign->tokenPos, exprText(assign->lhs));
            break;
        }
        case NodeKind::BranchStmt:
            branch(walk, static_cast<BranchStmt*>(stmt), last);
            break;
        case NodeKind::BlockStmt:
            inner(walk, nested, label, stmt->pos, static_cast<const BlockStmt*>(stmt)->list);
            break;
        case NodeKind::IfStmt: {
            auto* choice = static_cast<IfStmt*>(stmt);
            inner(walk, nested, label, choice->body->pos, choice->body->list);
            if (choice->otherwise != nullptr)
                inner(walk, nested, label, choice->otherwise->pos, {choice->otherwise});
            break;
        }
        case NodeKind::ForStmt: {
            nested.breaks = nested.continues = stmt;
            const BlockStmt* body = static_cast<const ForStmt*>(stmt)->body;
            inner(walk, nested, label, body->pos, body->list);
            break;
        }
        case NodeKind::RangeStmt: {
            nested.breaks = nested.continues = stmt;
            const BlockStmt* body = static_cast<const RangeStmt*>(stmt)->body;
            inner(walk, nested, label, body->pos, body->list);
            break;
        }
        case NodeKind::SwitchStmt: {
            auto* choice = static_cast<SwitchStmt*>(stmt);
            nested.breaks = stmt;
            nested.switchOfCase = choice;
            for (std::size_t i = 0; i < choice->clauses.size(); ++i) {
                nested.caseIndex = i;
                inner(walk, nested, label, choice->clauses[i]->pos, choice->clauses[i]->body);
            }
            break;
        }
        case NodeKind::TypeSwitchStmt:
            nested.breaks = stmt;
            for (const CaseClause* clause : static_cast<const TypeSwitchStmt*>(stmt)->clauses)
                inner(walk, nested, label, clause->pos, clause->body);
            break;
        case NodeKind::SelectStmt:
            nested.breaks = stmt;
            for (const CommClause* clause : static_cast<const SelectStmt*>(stmt)->clauses)
                inner(walk, nested, label, clause->pos, clause->body);
            break;
        default: // no statements inside, and nothing to do with labels
            break;
        }
    }

    void branch(Walk& walk, BranchStmt* stmt, bool last)
    {
        if (stmt->label != nullptr) {
            labeledBranch(walk, stmt);
            return;
        }
        if (stmt->token == Token::Break) {
            stmt->target = walk.targets.breaks;
            if (stmt->target == nullptr)
                error(stmt, "break is not in a loop, switch, or select");
        } else if (stmt->token == Token::Continue) {
            stmt->target = walk.targets.continues;
            if (stmt->target == nullptr)
                error(stmt, "continue is not in a loop");
        } else if (stmt->token == Token::Fallthrough) {
            const SwitchStmt* choice = walk.targets.switchOfCase;
            if (walk.targets.breaks != nullptr && walk.targets.breaks->kind == NodeKind::TypeSwitchStmt)
                error(stmt, "cannot fallthrough in type switch");
            else if (choice == nullptr || !last)
                error(stmt, "fallthrough statement out of place");
            else if (walk.targets.caseIndex + 1 == choice->clauses.size())
                error(stmt, "cannot fallthrough final case in switch");
        }
    }

    void labeledBranch(Walk& walk, BranchStmt* stmt)
    {
        const std::string name(stmt->label->name);
        const auto found = m_labels.find(name);
        Label* label = found == m_labels.end() ? nullptr : &found->second;
        if (label != nullptr)
            label->used = true; // even if it is not one this statement can use
        if (stmt->token == Token::Goto) {
            for (const Block* block = &walk.self; label != nullptr && block != nullptr; block = block->parent) {
                if (label->blockId == block->id)
                    stmt->target = label->stmt;
            }
            if (stmt->target == nullptr)
                walk.forward.push_back(stmt);
            return;
        }
        const std::string keyword(tokenText(stmt->token));
        if (label == nullptr) {
            error(stmt->label, keyword + " label not defined: " + name);
            return;
        }
        for (const Block* block = &walk.self; block != nullptr; block = block->parent) {
            if (block->label == label->stmt)
                stmt->target = label->stmt->stmt;
        }
        const bool loop = stmt->target != nullptr
            && (stmt->target->kind == NodeKind::ForStmt || stmt->target->kind == NodeKind::RangeStmt);
        const bool breakable = loop
            || (stmt->target != nullptr
                && (stmt->target->kind == NodeKind::SwitchStmt || stmt->target->kind == NodeKind::TypeSwitchStmt
                    || stmt->target->kind == NodeKind::SelectStmt));
        if (stmt->token == Token::Break ? !breakable : !loop) {
            stmt->target = nullptr;
            error(stmt->label, "invalid " + keyword + " label " + name);
        }
    }

    const FileSet& m_files;
    Diagnostics& m_diagnostics;
    std::map<std::string, Label> m_labels;
    std::vector<std::string> m_order; ///< of their declaration
    int m_lastBlock = 0;
};

} // namespace

void checkBranches(BlockStmt& body, const FileSet& files, Diagnostics& diagnostics)
{
    Branches(files, diagnostics).check(body);
}

} // namespace ws::go
