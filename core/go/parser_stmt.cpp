#include "go/parser.h"

namespace ws::go {

namespace {

/// x.(type)
bool isTypeSwitchGuard(const Expr* x)
{
    return x->kind == NodeKind::TypeAssertExpr && static_cast<const TypeAssertExpr*>(x)->typeExpr == nullptr;
}

bool isAssignOperator(Token token)
{
    return token >= Token::AddAssign && token <= Token::AndNotAssign;
}

/// Parentheses make the = of an assignment stand out between binary operators.
std::string emphasized(const std::vector<Expr*>& list)
{
    const std::string text = exprText(list);
    return list.size() == 1 && list[0]->kind == NodeKind::BinaryExpr ? "(" + text + ")" : text;
}

/// A statement that stands where a value should.
std::string valueText(const Stmt* stmt)
{
    if (stmt->kind == NodeKind::AssignStmt) {
        const auto* assign = static_cast<const AssignStmt*>(stmt);
        if (assign->token == Token::Assign)
            return "assignment " + emphasized(assign->lhs) + " = " + emphasized(assign->rhs);
        return exprText(assign->lhs) + " " + std::string(tokenText(assign->token)) + " " + exprText(assign->rhs);
    }
    if (stmt->kind == NodeKind::IncDecStmt) {
        const auto* step = static_cast<const IncDecStmt*>(stmt);
        return exprText(step->x) + std::string(tokenText(step->token));
    }
    if (stmt->kind == NodeKind::SendStmt) {
        const auto* send = static_cast<const SendStmt*>(stmt);
        return exprText(send->chan) + " <- " + exprText(send->value);
    }
    return {};
}

/// Where the compiler reports an error about a simple statement: at its operator.
Pos operatorPos(const Stmt* stmt)
{
    if (stmt->kind == NodeKind::AssignStmt)
        return static_cast<const AssignStmt*>(stmt)->tokenPos;
    if (stmt->kind == NodeKind::SendStmt)
        return static_cast<const SendStmt*>(stmt)->arrow;
    if (stmt->kind == NodeKind::IncDecStmt)
        return stmt->end - 2;
    return stmt->pos;
}

} // namespace

Stmt* Parser::simpleStmt(Token keyword)
{
    if (keyword == Token::For && at(Token::Range))
        return rangeClause({}, Token::Illegal, pos());
    std::vector<Expr*> left;
    exprList(left);
    return simpleStmt(std::move(left), keyword);
}

/// The left side has been read. `keyword`: the statement whose header this is, or Illegal.
Stmt* Parser::simpleStmt(std::vector<Expr*> left, Token keyword)
{
    const Pos start = left[0]->pos;
    if (at(Token::Assign) || at(Token::Define)) {
        const Token assign = token();
        const Pos where = pos();
        next();
        if (keyword == Token::For && at(Token::Range))
            return rangeClause(std::move(left), assign, start);
        auto* stmt = make<AssignStmt>(start);
        stmt->lhs = std::move(left);
        stmt->token = assign;
        stmt->tokenPos = where;
        exprList(stmt->rhs);
        return done(stmt);
    }
    if (left.size() == 1) {
        if (isAssignOperator(token())) {
            auto* stmt = make<AssignStmt>(start);
            stmt->lhs = std::move(left);
            stmt->token = token();
            stmt->tokenPos = pos();
            next();
            stmt->rhs.push_back(expr());
            return done(stmt);
        }
        if (at(Token::Inc) || at(Token::Dec)) {
            auto* stmt = make<IncDecStmt>(start);
            stmt->x = left[0];
            stmt->token = token();
            next();
            return done(stmt);
        }
        if (at(Token::Arrow)) {
            auto* stmt = make<SendStmt>(start);
            stmt->arrow = pos();
            next();
            stmt->chan = left[0];
            stmt->value = expr();
            return done(stmt);
        }
    } else {
        syntaxError("expected := or = or comma");
        advance({Token::Semicolon, Token::RBrace});
    }
    auto* stmt = make<ExprStmt>(start);
    stmt->x = left[0];
    stmt->end = left[0]->end;
    return stmt;
}

Stmt* Parser::rangeClause(std::vector<Expr*> left, Token assign, Pos start)
{
    auto* stmt = make<RangeStmt>(start);
    stmt->rangePos = pos();
    next();
    stmt->token = assign;
    if (!left.empty())
        stmt->key = left[0];
    if (left.size() > 1)
        stmt->value = left[1];
    if (left.size() > 2)
        m_late.push_back({left[2]->pos, left[2]->end, "range clause permits at most two iteration variables", {}});
    stmt->x = expr();
    return done(stmt);
}

Stmt* Parser::labeledStmtOrNull(Ident* label)
{
    auto* stmt = make<LabeledStmt>(label->pos);
    stmt->label = label;
    const Pos colon = pos();
    want(Token::Colon);
    if (at(Token::RBrace)) { // the semicolon after an empty statement may be left out here
        auto* empty = make<EmptyStmt>(pos());
        empty->end = pos();
        stmt->stmt = empty;
        return done(stmt);
    }
    stmt->stmt = statementOrNull();
    if (stmt->stmt != nullptr)
        return done(stmt);
    syntaxErrorAt(colon, "missing statement after label");
    return nullptr;
}

/// `context` says after what the block must follow; not needed if the brace is already there.
BlockStmt* Parser::block(std::string_view context)
{
    const Nest nest(*this);
    auto* stmt = make<BlockStmt>(pos());
    if (!got(Token::LBrace)) {
        syntaxError("expected { after " + std::string(context));
        advance({Token::Ident, Token::RBrace});
        stmt->rbrace = pos();
        if (got(Token::RBrace))
            return done(stmt);
    }
    statementList(stmt->list);
    stmt->rbrace = pos();
    want(Token::RBrace);
    return done(stmt);
}

void Parser::statementList(std::vector<Stmt*>& out)
{
    while (!at(Token::Eof) && !at(Token::RBrace) && !at(Token::Case) && !at(Token::Default)) {
        Stmt* stmt = statementOrNull();
        if (stmt == nullptr)
            break;
        out.push_back(stmt);
        if (!got(Token::Semicolon) && !at(Token::RBrace)) {
            syntaxError("at end of statement");
            advance({Token::Semicolon, Token::RBrace, Token::Case, Token::Default});
            got(Token::Semicolon);
        }
    }
}

Stmt* Parser::statementOrNull()
{
    const Nest nest(*this);
    return statementOrNullInner();
}

Stmt* Parser::statementOrNullInner()
{
    if (at(Token::Ident)) {
        std::vector<Expr*> left;
        exprList(left);
        if (left.size() == 1 && left[0]->kind == NodeKind::Ident && at(Token::Colon))
            return labeledStmtOrNull(static_cast<Ident*>(left[0]));
        return simpleStmt(std::move(left), Token::Illegal);
    }
    switch (token()) { // nothing else begins a statement
    case Token::Var:
    case Token::Const:
    case Token::Type:
        return declStmt();
    case Token::LBrace:
        return block("");
    case Token::Add:
    case Token::Sub:
    case Token::Mul:
    case Token::And:
    case Token::Xor:
    case Token::Not:
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
    case Token::Func:
    case Token::LParen:
    case Token::LBrack:
    case Token::Struct:
    case Token::Map:
    case Token::Chan:
    case Token::Interface:
    case Token::Arrow:
        return simpleStmt(Token::Illegal);
    case Token::For:
        return forStmt();
    case Token::Switch:
        return switchStmt();
    case Token::Select:
        return selectStmt();
    case Token::If:
        return ifStmt();
    case Token::Fallthrough:
    case Token::Break:
    case Token::Continue:
    case Token::Goto:
        return branchStmt();
    case Token::Go:
    case Token::Defer:
        return goOrDefer();
    case Token::Return:
        return returnStmt();
    case Token::Semicolon: {
        auto* empty = make<EmptyStmt>(pos());
        empty->end = pos();
        return empty;
    }
    default:
        return nullptr;
    }
}

DeclStmt* Parser::declStmt()
{
    auto* stmt = make<DeclStmt>(pos());
    groupOf(token(), stmt->decls);
    return done(stmt);
}

BranchStmt* Parser::branchStmt()
{
    auto* stmt = make<BranchStmt>(pos());
    stmt->token = token();
    next();
    if (stmt->token == Token::Goto || (stmt->token != Token::Fallthrough && at(Token::Ident)))
        stmt->label = name();
    return done(stmt);
}

ReturnStmt* Parser::returnStmt()
{
    auto* stmt = make<ReturnStmt>(pos());
    next();
    if (!at(Token::Semicolon) && !at(Token::RBrace))
        exprList(stmt->results);
    return done(stmt);
}

Stmt* Parser::goOrDefer()
{
    const Pos start = pos();
    const bool isGo = at(Token::Go);
    const std::string keyword(tokenText(token()));
    next();
    Expr* x = primaryExpr(nullptr);
    if (x->kind == NodeKind::ParenExpr) {
        errorAt(x->pos, "expression in " + keyword + " must not be parenthesized", x->end);
        while (x->kind == NodeKind::ParenExpr)
            x = static_cast<ParenExpr*>(x)->x;
    }
    CallExpr* callee = nullptr;
    if (x->kind == NodeKind::CallExpr) {
        callee = static_cast<CallExpr*>(x);
    } else {
        if (x->kind != NodeKind::BadExpr) {
            const std::string hint = x->kind == NodeKind::FuncLit ? "call the function: add () after its closing brace"
                                                                  : "add () to call it";
            m_late.push_back({x->pos, x->end, "expression in " + keyword + " must be function call", hint});
        }
        callee = make<CallExpr>(x->pos); // so that what x uses counts as used
        auto* bad = make<BadExpr>(x->pos);
        bad->end = x->pos;
        callee->fun = bad;
        callee->args.push_back(x);
        callee->lparen = x->end;
        callee->end = x->end;
    }
    if (isGo) {
        auto* stmt = make<GoStmt>(start);
        stmt->call = callee;
        return done(stmt);
    }
    auto* stmt = make<DeferStmt>(start);
    stmt->call = callee;
    return done(stmt);
}

/// What stands between `for`, `if` or `switch` and the body. A range clause comes back as `init`.
Parser::Header Parser::header(Token keyword)
{
    Header result;
    want(keyword);
    if (at(Token::LBrace)) {
        if (keyword == Token::If) {
            syntaxError("missing condition in if statement");
            result.cond = badExpr();
        }
        return result;
    }
    const int outer = m_exprLevel;
    m_exprLevel = -1;

    if (!at(Token::Semicolon)) {
        if (got(Token::Var))
            syntaxError("var declaration not allowed in " + std::string(tokenText(keyword)) + " initializer");
        result.init = simpleStmt(keyword);
        if (result.init->kind == NodeKind::RangeStmt) {
            m_exprLevel = outer;
            return result;
        }
    }

    Stmt* condition = nullptr;
    Pos semicolon = kNoPos;
    std::string_view semicolonText;
    if (at(Token::LBrace)) {
        condition = result.init;
        result.init = nullptr;
    } else {
        if (at(Token::Semicolon)) {
            semicolon = pos();
            semicolonText = m_scanner.text;
            next();
        } else {
            want(Token::LBrace); // a better message than one about a semicolon
            if (!at(Token::LBrace))
                advance({Token::LBrace, Token::RBrace});
        }
        if (keyword != Token::For) {
            if (!at(Token::LBrace))
                condition = simpleStmt(keyword);
        } else if (at(Token::LBrace)) {
            syntaxError("expected for loop condition");
        } else {
            if (!at(Token::Semicolon))
                condition = simpleStmt(Token::Illegal);
            want(Token::Semicolon);
            if (!at(Token::LBrace)) {
                result.post = simpleStmt(Token::Illegal);
                if (result.post->kind == NodeKind::AssignStmt
                    && static_cast<AssignStmt*>(result.post)->token == Token::Define)
                    syntaxErrorAt(operatorPos(result.post), "cannot declare in post statement of for loop");
            }
        }
    }
    unpackCondition(result, condition, keyword, semicolon, semicolonText);
    m_exprLevel = outer;
    return result;
}

void Parser::unpackCondition(
    Header& result, Stmt* condition, Token keyword, Pos semicolon, std::string_view semicolonText)
{
    if (condition == nullptr) {
        if (keyword == Token::If && semicolon != kNoPos) {
            if (semicolonText == "semicolon")
                syntaxErrorAt(semicolon, "missing condition in if statement");
            else
                syntaxErrorAt(semicolon, "unexpected " + std::string(semicolonText) + ", expected { after if clause");
            result.cond = badExpr();
        }
        return;
    }
    if (condition->kind == NodeKind::ExprStmt) {
        result.cond = static_cast<ExprStmt*>(condition)->x;
        return;
    }
    if (keyword == Token::Switch && condition->kind == NodeKind::AssignStmt) {
        auto* assign = static_cast<AssignStmt*>(condition);
        if (assign->token == Token::Define && assign->lhs.size() == 1 && assign->lhs[0]->kind == NodeKind::Ident
            && assign->rhs.size() == 1 && isTypeSwitchGuard(assign->rhs[0])) {
            result.bind = static_cast<Ident*>(assign->lhs[0]);
            result.cond = assign->rhs[0];
            return;
        }
    }
    // Most often `=` for `==`.
    syntaxErrorAt(operatorPos(condition), "cannot use " + valueText(condition) + " as value");
}

Stmt* Parser::forStmt()
{
    const Pos start = pos();
    const Header head = header(Token::For);
    if (head.init != nullptr && head.init->kind == NodeKind::RangeStmt) {
        auto* range = static_cast<RangeStmt*>(head.init);
        range->pos = start;
        range->body = block("for clause");
        return done(range);
    }
    auto* stmt = make<ForStmt>(start);
    stmt->init = head.init;
    stmt->cond = head.cond;
    stmt->post = head.post;
    stmt->body = block("for clause");
    return done(stmt);
}

IfStmt* Parser::ifStmt()
{
    const Nest nest(*this);
    auto* stmt = make<IfStmt>(pos());
    const Header head = header(Token::If);
    stmt->init = head.init;
    stmt->cond = head.cond;
    if (stmt->cond == nullptr)
        stmt->cond = badExpr();
    stmt->body = block("if clause");
    if (got(Token::Else)) {
        if (at(Token::If)) {
            stmt->otherwise = ifStmt();
        } else if (at(Token::LBrace)) {
            stmt->otherwise = block("");
        } else {
            syntaxError("else must be followed by if or statement block");
            advance({Token::Ident, Token::RBrace});
        }
    }
    return done(stmt);
}

Stmt* Parser::switchStmt()
{
    const Pos start = pos();
    const Header head = header(Token::Switch);
    if (!got(Token::LBrace)) {
        syntaxError("missing { after switch clause");
        advance({Token::Case, Token::Default, Token::RBrace});
    }
    std::vector<CaseClause*> clauses;
    while (!at(Token::Eof) && !at(Token::RBrace))
        clauses.push_back(caseClause());
    const Pos rbrace = pos();
    want(Token::RBrace);

    if (head.cond != nullptr && isTypeSwitchGuard(head.cond)) {
        auto* stmt = make<TypeSwitchStmt>(start);
        stmt->init = head.init;
        stmt->bind = head.bind;
        stmt->x = static_cast<TypeAssertExpr*>(head.cond)->x;
        stmt->clauses = std::move(clauses);
        stmt->rbrace = rbrace;
        return done(stmt);
    }
    auto* stmt = make<SwitchStmt>(start);
    stmt->init = head.init;
    stmt->tag = head.cond;
    stmt->clauses = std::move(clauses);
    stmt->rbrace = rbrace;
    return done(stmt);
}

template <class Clause> Clause* Parser::clauseBody(Clause* clause)
{
    clause->colon = pos();
    want(Token::Colon);
    done(clause);
    statementList(clause->body);
    if (!clause->body.empty()) // without the semicolon after the last one
        clause->end = clause->body.back()->end;
    return clause;
}

CaseClause* Parser::caseClause()
{
    auto* clause = make<CaseClause>(pos());
    if (got(Token::Case)) {
        exprList(clause->list);
    } else if (got(Token::Default)) {
        clause->isDefault = true;
    } else {
        syntaxError("expected case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
    }
    return clauseBody(clause);
}

SelectStmt* Parser::selectStmt()
{
    auto* stmt = make<SelectStmt>(pos());
    want(Token::Select);
    if (!got(Token::LBrace)) {
        syntaxError("missing { after select clause");
        advance({Token::Case, Token::Default, Token::RBrace});
    }
    while (!at(Token::Eof) && !at(Token::RBrace))
        stmt->clauses.push_back(commClause());
    stmt->rbrace = pos();
    want(Token::RBrace);
    return done(stmt);
}

CommClause* Parser::commClause()
{
    auto* clause = make<CommClause>(pos());
    if (got(Token::Case)) {
        clause->comm = simpleStmt(Token::Illegal);
    } else if (!got(Token::Default)) {
        syntaxError("expected case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
    }
    return clauseBody(clause);
}

} // namespace ws::go
