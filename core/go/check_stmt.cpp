#include "go/checker.h"

#include <algorithm>

namespace ws::go {

void Checker::stmtList(unsigned context, const std::vector<Stmt*>& list)
{
    const bool fallthroughOk = (context & kFallthroughOk) != 0;
    const unsigned inner = context & ~static_cast<unsigned>(kFallthroughOk);
    std::size_t count = list.size();
    while (count > 0 && (list[count - 1] == nullptr || list[count - 1]->kind == NodeKind::EmptyStmt))
        --count;
    for (std::size_t i = 0; i < count; ++i)
        stmt(fallthroughOk && i + 1 == count ? inner | kFallthroughOk : inner, list[i]);
}

void Checker::stmt(unsigned context, Stmt* s)
{
    if (s == nullptr)
        return;
    const Nest nest(*this);
    if (tooDeep(s->pos))
        return;
    const std::size_t top = m_delayed.size();
    stmtInner(context, s);
    processDelayed(top);
}

void Checker::simpleStmt(Stmt* s)
{
    if (s != nullptr)
        stmt(0, s);
}

void Checker::condition(Expr* e, const char* where)
{
    Operand x;
    expr(nullptr, x, e);
    if (x.invalid())
        return;
    if (!allBoolean(x.type)) {
        errorf(e, "non-boolean condition in {} statement", where);
        return;
    }
    if (isUntyped(x.type))
        convertUntyped(x, basic(BasicKind::Bool));
}

void Checker::stmtInner(unsigned context, Stmt* s)
{
    const unsigned inner = context & ~static_cast<unsigned>(kFallthroughOk | kFinalSwitchCase | kInTypeSwitch);
    switch (s->kind) {
    case NodeKind::DeclStmt:
        declStmt(*static_cast<DeclStmt*>(s));
        break;
    case NodeKind::LabeledStmt:
        stmt(context, static_cast<LabeledStmt*>(s)->stmt);
        break;
    case NodeKind::ExprStmt:
        exprStmt(*static_cast<ExprStmt*>(s));
        break;
    case NodeKind::SendStmt: {
        auto& send = *static_cast<SendStmt*>(s);
        Operand channel, value;
        expr(nullptr, channel, send.chan);
        expr(nullptr, value, send.value);
        if (channel.invalid() || value.invalid())
            break;
        if (Type* element = chanElement(s->pos, channel, false))
            assignment(value, element, "send");
        break;
    }
    case NodeKind::IncDecStmt: {
        auto& step = *static_cast<IncDecStmt*>(s);
        Operand x;
        expr(nullptr, x, step.x);
        if (x.invalid())
            break;
        const char* op = step.token == Token::Inc ? "++" : "--";
        if (!allNumeric(x.type)) {
            errorf(step.x, "invalid operation: {}{} (non-numeric type {})", text(step.x), op, text(x.type));
            break;
        }
        assignVar(step.x, nullptr, &x, "assignment");
        break;
    }
    case NodeKind::AssignStmt:
        assignStmt(*static_cast<AssignStmt*>(s));
        break;
    case NodeKind::GoStmt:
        suspendedCall("go", static_cast<GoStmt*>(s)->call);
        break;
    case NodeKind::DeferStmt:
        suspendedCall("defer", static_cast<DeferStmt*>(s)->call);
        break;
    case NodeKind::ReturnStmt:
        returnStmt(*static_cast<ReturnStmt*>(s));
        break;
    case NodeKind::BranchStmt: {
        const auto& branch = *static_cast<BranchStmt*>(s);
        // Labels, break and continue were checked by the parser.
        if (branch.token == Token::Fallthrough && (context & kFallthroughOk) == 0) {
            if ((context & kFinalSwitchCase) != 0)
                error(s->pos, "cannot fallthrough final case in switch");
            else if ((context & kInTypeSwitch) != 0)
                error(s->pos, "cannot fallthrough in type switch");
            else
                error(s->pos, "fallthrough statement out of place");
        }
        break;
    }
    case NodeKind::BlockStmt:
        openScope();
        stmtList(inner, static_cast<BlockStmt*>(s)->list);
        closeScope();
        break;
    case NodeKind::IfStmt: {
        auto& branch = *static_cast<IfStmt*>(s);
        openScope();
        simpleStmt(branch.init);
        if (branch.cond != nullptr)
            condition(branch.cond, "if");
        stmt(inner, branch.body);
        stmt(inner, branch.otherwise);
        closeScope();
        break;
    }
    case NodeKind::SwitchStmt:
        switchStmt(inner | kBreakOk, *static_cast<SwitchStmt*>(s));
        break;
    case NodeKind::TypeSwitchStmt:
        typeSwitchStmt(inner | kBreakOk | kInTypeSwitch, *static_cast<TypeSwitchStmt*>(s));
        break;
    case NodeKind::SelectStmt:
        selectStmt(inner | kBreakOk, *static_cast<SelectStmt*>(s));
        break;
    case NodeKind::ForStmt: {
        auto& loop = *static_cast<ForStmt*>(s);
        openScope();
        simpleStmt(loop.init);
        if (loop.cond != nullptr)
            condition(loop.cond, "for");
        simpleStmt(loop.post);
        stmt(inner | kBreakOk | kContinueOk, loop.body);
        closeScope();
        break;
    }
    case NodeKind::RangeStmt:
        rangeStmt(inner | kBreakOk | kContinueOk, *static_cast<RangeStmt*>(s));
        break;
    default:
        break; // empty, or broken and reported
    }
}

void Checker::exprStmt(ExprStmt& s)
{
    Operand x;
    const ExprKind kind = rawExpr(nullptr, x, s.x, nullptr, false);
    switch (x.mode) {
    case Mode::Builtin:
        errorf(x.expr, "{} must be called", text(x));
        break;
    case Mode::TypeExpr:
        errorf(x.expr, "{} is not an expression", text(x));
        break;
    default:
        if (kind != ExprKind::Statement)
            errorf(x.expr, "{} is not used", text(x));
        break;
    }
}

void Checker::assignStmt(AssignStmt& s)
{
    if (s.lhs.empty() || s.rhs.empty())
        return;
    if (s.token == Token::Assign) {
        assignVars(s.lhs, s.rhs);
        return;
    }
    if (s.token == Token::Define) {
        shortVarDecl(s);
        return;
    }
    const Token op = assignedOperator(s.token);
    if (s.lhs.size() != 1 || s.rhs.size() != 1) {
        errorf(s.tokenPos, "assignment operation {} requires single-valued expressions", tokenText(s.token));
        return;
    }
    Operand x;
    binary(x, nullptr, s.lhs[0], s.rhs[0], op, s.tokenPos);
    assignVar(s.lhs[0], nullptr, &x, "assignment");
}

void Checker::suspendedCall(const char* keyword, CallExpr* call)
{
    if (call == nullptr)
        return;
    Operand x;
    switch (rawExpr(nullptr, x, call, nullptr, false)) {
    case ExprKind::Conversion:
        errorf(x.expr, "{} requires function call, not conversion {}", keyword, text(x));
        break;
    case ExprKind::Expression:
        errorf(x.expr, "{} discards result of {}", keyword, text(x));
        break;
    case ExprKind::Statement:
        break;
    }
}

void Checker::returnStmt(ReturnStmt& s)
{
    FunctionContext* function = m_env.function;
    if (function == nullptr)
        return;
    if (s.results.empty() && function->namedResults) {
        for (Object* result : function->results) {
            if (result == nullptr || result->name == "_")
                continue;
            Object* visible = lookupName(result->name);
            if (visible != nullptr && visible != result)
                errorf(s.pos, "result parameter {} not in scope at return\n\t{}: inner declaration of {}", result->name,
                    positionText(visible->pos),
                    visible->kind == ObjectKind::Var ? fmt::format("var {} {}", visible->name, text(visible->spelled))
                                                     : visible->name);
        }
        return;
    }
    if (function->resultTypes.empty()) {
        if (s.results.empty())
            return;
        if (!use(s.results))
            return;
        const std::vector<Operand> operands = exprList(s.results);
        std::vector<Type*> have;
        for (const Operand& x : operands)
            have.push_back(x.type);
        if (!operands.empty())
            errorf(operands[0].expr, "too many return values\n\thave {}\n\twant ()", typesSummary(have, false, false));
        return;
    }
    std::vector<Object*> variables;
    for (std::size_t i = 0; i < function->resultTypes.size(); ++i) {
        Object* result = i < function->results.size() ? function->results[i] : nullptr;
        if (result == nullptr)
            result = m_types.newObject(ObjectKind::Var, "", kNoPos, &m_package, function->resultTypes[i]);
        variables.push_back(result);
    }
    if (s.results.empty()) {
        returnError(s, variables, {});
        return;
    }
    initVars(variables, s.results, &s);
}

namespace {

/// A constant as a key of "seen before": what the value is, whatever its type.
std::string caseKey(const Constant& value)
{
    switch (value.kind) {
    case Constant::Kind::Bool:
        return ""; // not checked, as in Go
    case Constant::Kind::String:
        return "s" + value.string;
    case Constant::Kind::Int:
        return "i" + value.integer.get_str();
    case Constant::Kind::Float:
        return "f" + value.real.get_str();
    case Constant::Kind::Complex:
        return "";
    }
    return "";
}

} // namespace

void Checker::oneDefault(const std::vector<CaseClause*>& clauses)
{
    const CaseClause* first = nullptr;
    for (const CaseClause* clause : clauses) {
        if (!clause->isDefault)
            continue;
        if (first != nullptr)
            errorf(clause->pos, "multiple defaults (first at {})", positionText(first->pos));
        else
            first = clause;
    }
}

namespace {

/// What the compiler takes for the place of a value: not its beginning but that of its call or operator.
Pos caseValuePos(const Expr* value)
{
    if (value->kind == NodeKind::CallExpr)
        return static_cast<const CallExpr*>(value)->lparen;
    return value->kind == NodeKind::BinaryExpr ? static_cast<const BinaryExpr*>(value)->opPos : reportPos(value);
}

} // namespace

void Checker::switchStmt(unsigned inner, SwitchStmt& s)
{
    openScope();
    simpleStmt(s.init);
    Operand x;
    Ident implicitTrue; // the tag that is not written
    if (s.tag != nullptr) {
        expr(nullptr, x, s.tag);
        assignment(x, nullptr, "switch expression");
        if (!x.invalid() && !isComparable(x.type) && !hasNil(x.type)) {
            errorf(x.expr, "cannot switch on {} ({} is not comparable)", text(x), text(x.type));
            x.mode = Mode::Invalid;
        }
    } else {
        implicitTrue.name = "true";
        implicitTrue.pos = s.clauses.empty() ? s.rbrace : s.clauses[0]->pos;
        x.mode = Mode::Constant;
        x.type = basic(BasicKind::Bool);
        x.value = makeBool(true);
        x.expr = &implicitTrue;
    }
    oneDefault(s.clauses);
    std::map<std::string, std::vector<std::pair<Pos, Type*>>> seen;
    for (std::size_t i = 0; i < s.clauses.size(); ++i) {
        CaseClause& clause = *s.clauses[i];
        for (Expr* e : clause.list) {
            Operand value;
            expr(nullptr, value, e);
            if (x.invalid() || value.invalid())
                continue;
            convertUntyped(value, x.type);
            if (value.invalid())
                continue;
            Operand result = value;
            Operand tag = x;
            comparisonExpr(result, tag, Token::Eql, true);
            if (result.invalid() || !value.isConstant() || value.value == nullptr)
                continue;
            const std::string key = caseKey(*value.value);
            if (key.empty())
                continue;
            auto& others = seen[key];
            const auto same = std::find_if(
                others.begin(), others.end(), [&](const auto& other) { return identical(other.second, value.type); });
            if (same != others.end())
                errorf(value.expr, "duplicate case {} in expression switch\n\t{}: previous case", text(value),
                    positionText(same->first));
            else
                others.emplace_back(caseValuePos(value.expr), value.type);
        }
        openScope();
        stmtList(inner | (i + 1 < s.clauses.size() ? kFallthroughOk : kFinalSwitchCase), clause.body);
        closeScope();
    }
    closeScope();
}

void Checker::typeSwitchStmt(unsigned inner, TypeSwitchStmt& s)
{
    openScope();
    simpleStmt(s.init);
    Ident* bind = s.bind;
    if (bind != nullptr && bind->name == "_") {
        error(bind->pos, "no new variable on left side of :=");
        bind = nullptr;
    }
    Operand x;
    bool valid = false;
    expr(nullptr, x, s.x);
    if (!x.invalid()) {
        if (asTypeParam(x.type) != nullptr)
            errorf(x.expr, "cannot use type switch on type parameter value {}", text(x));
        else if (isNonTypeParamInterface(x.type))
            valid = true;
        else
            errorf(x.expr, "{} is not an interface", text(x));
    }
    oneDefault(s.clauses);
    std::vector<Object*> variables;
    std::vector<std::pair<Type*, Expr*>> seen; // null: nil
    for (CaseClause* clause : s.clauses) {
        Type* type = nullptr;
        for (Expr* e : clause->list) {
            Expr* plain = unparen(e);
            const Object* named =
                plain->kind == NodeKind::Ident ? lookupName(static_cast<Ident*>(plain)->name) : nullptr;
            if (named != nullptr && named->kind == ObjectKind::Nil) {
                type = nullptr;
                Operand nil;
                expr(nullptr, nil, e);
            } else {
                type = varType(e);
                if (isInvalid(type))
                    continue;
            }
            const auto same = std::find_if(seen.begin(), seen.end(), [&](const auto& other) {
                return type == nullptr || other.first == nullptr ? type == other.first : identical(type, other.first);
            });
            if (same != seen.end()) {
                errorf(e, "duplicate case {} in type switch\n\t{}: previous case", type == nullptr ? "nil" : text(type),
                    positionText(reportPos(same->second)));
                continue;
            }
            seen.emplace_back(type, e);
            if (valid && type != nullptr)
                typeAssertion(e, x, type, true);
        }
        if (clause->list.size() != 1 || type == nullptr)
            type = valid ? x.type : invalidType();
        openScope();
        if (bind != nullptr) {
            Object* variable = newVariable(bind, type);
            declare(m_env.scope, nullptr, variable);
            clause->variable = variable;
            variables.push_back(variable);
        }
        stmtList(inner, clause->body);
        // What the body delayed (literals) has to see its use before the question "used?".
        closeScope();
    }
    if (bind != nullptr) {
        const bool used =
            std::any_of(variables.begin(), variables.end(), [](const Object* variable) { return variable->used; });
        if (!used && m_package.user)
            errorf(bind->pos, "{} declared and not used", bind->name);
    }
    closeScope();
}

/// A wrong case is reported where the compiler's syntax tree has the statement: of a binary operation at its operator.
static Pos selectCasePos(const Stmt& comm)
{
    if (comm.kind == NodeKind::ExprStmt) {
        const Expr* x = static_cast<const ExprStmt&>(comm).x;
        if (x->kind == NodeKind::BinaryExpr)
            return static_cast<const BinaryExpr*>(x)->opPos;
    }
    return comm.pos;
}

void Checker::selectStmt(unsigned inner, SelectStmt& s)
{
    const CommClause* firstDefault = nullptr;
    for (const CommClause* clause : s.clauses) {
        if (clause->comm != nullptr)
            continue;
        if (firstDefault != nullptr)
            errorf(clause->pos, "multiple defaults (first at {})", positionText(firstDefault->pos));
        else
            firstDefault = clause;
    }
    for (CommClause* clause : s.clauses) {
        Expr* receive = nullptr;
        bool valid = clause->comm == nullptr || clause->comm->kind == NodeKind::SendStmt;
        if (clause->comm != nullptr && clause->comm->kind == NodeKind::AssignStmt) {
            const auto& assign = *static_cast<AssignStmt*>(clause->comm);
            if (assign.rhs.size() == 1)
                receive = assign.rhs[0];
        } else if (clause->comm != nullptr && clause->comm->kind == NodeKind::ExprStmt) {
            receive = static_cast<ExprStmt*>(clause->comm)->x;
        }
        if (receive != nullptr) {
            const Expr* plain = unparen(receive);
            valid = plain->kind == NodeKind::UnaryExpr && static_cast<const UnaryExpr*>(plain)->op == Token::Arrow;
        }
        if (!valid) {
            if (clause->comm->kind != NodeKind::BadStmt)
                error(selectCasePos(*clause->comm), "select case must be send or receive (possibly with assignment)");
            continue;
        }
        openScope();
        if (clause->comm != nullptr)
            stmt(inner, clause->comm);
        stmtList(inner, clause->body);
        closeScope();
    }
}

Checker::RangeTypes Checker::rangeKeyValue(Type* type)
{
    RangeTypes result;
    std::string cause;
    Type* u = commonUnderlying(type, &cause, &m_package, [&](Type* t, Type* part, std::string* why) {
        if (part == nullptr || part->kind != TypeKind::Chan || static_cast<Chan*>(part)->dir != ChanDir::Send)
            return false;
        *why = "receive from send-only channel " + text(t);
        return true;
    });
    if (u == nullptr) {
        result.cause = cause;
        return result;
    }
    if (u->kind == TypeKind::Pointer) {
        Type* base = under(static_cast<Pointer*>(u)->element);
        if (base->kind == TypeKind::Array)
            u = base;
    }
    Basic* const intType = basic(BasicKind::Int);
    switch (u->kind) {
    case TypeKind::Basic:
        if (isString(u))
            return {intType, m_types.runeType, "", true};
        if (isInteger(u)) {
            if (!allowVersion(22)) {
                result.cause = "requires go1.22 or later";
                return result;
            }
            return {type, nullptr, "", true};
        }
        return result;
    case TypeKind::Array:
        return {intType, static_cast<Array*>(u)->element, "", true};
    case TypeKind::Slice:
        return {intType, static_cast<Slice*>(u)->element, "", true};
    case TypeKind::Map:
        return {static_cast<Map*>(u)->key, static_cast<Map*>(u)->value, "", true};
    case TypeKind::Chan:
        return {static_cast<Chan*>(u)->element, nullptr, "", true};
    case TypeKind::Signature: {
        if (!allowVersion(23)) {
            result.cause = "requires go1.23 or later";
            return result;
        }
        const auto* function = static_cast<Signature*>(u);
        const std::string prefix = "func must be func(yield func(...) bool): ";
        if (function->params.size() != 1) {
            result.cause = prefix + "wrong argument count";
            return result;
        }
        if (!function->results.empty()) {
            result.cause = prefix + "unexpected results";
            return result;
        }
        Type* yieldType = commonUnderlying(function->params[0], &cause, &m_package);
        if (yieldType == nullptr || yieldType->kind != TypeKind::Signature) {
            result.cause =
                prefix + (yieldType == nullptr ? "in yield type, " + cause : std::string("argument is not func"));
            return result;
        }
        const auto* yield = static_cast<Signature*>(yieldType);
        if (yield->params.size() > 2) {
            result.cause = prefix + "yield func has too many parameters";
            return result;
        }
        if (yield->results.size() != 1 || !isBasic(yield->results[0], BasicKind::Bool)) {
            result.cause = prefix
                + (yield->results.size() == 1 && isBoolean(yield->results[0])
                        ? "yield func returns user-defined boolean, not bool"
                        : "yield func does not return bool");
            return result;
        }
        result.ok = true;
        if (!yield->params.empty())
            result.key = yield->params[0];
        if (yield->params.size() == 2)
            result.value = yield->params[1];
        return result;
    }
    default:
        return result;
    }
}

void Checker::rangeStmt(unsigned inner, RangeStmt& s)
{
    Operand x;
    m_hasCallOrReceive = false;
    expr(nullptr, x, s.x);
    RangeTypes types;
    if (!x.invalid()) {
        if (isUntyped(x.type) && isString(x.type))
            convertUntyped(x, basic(BasicKind::String));
        types = rangeKeyValue(x.type);
        if (!types.ok) {
            if (types.cause.empty())
                errorf(x.expr, "cannot range over {}", text(x));
            else
                errorf(x.expr, "cannot range over {}: {}", text(x), types.cause);
        } else if (types.key == nullptr && s.key != nullptr) {
            errorf(s.key, "range over {} permits no iteration variables", text(x));
        } else if (types.value == nullptr && s.value != nullptr) {
            errorf(s.value, "range over {} permits only one iteration variable", text(x));
        }
    }
    openScope();
    const bool overInteger = !x.invalid() && types.ok && isInteger(x.type);
    Expr* const targets[2] = {s.key, s.value};
    Type* const elements[2] = {types.key, types.value};
    if (s.token == Token::Define) {
        std::vector<std::pair<Ident*, Object*>> variables;
        for (std::size_t i = 0; i < 2; ++i) {
            Expr* target = targets[i];
            if (target == nullptr)
                continue;
            if (target->kind != NodeKind::Ident) {
                errorf(target, "non-name {} on left side of :=", text(target));
                continue;
            }
            auto& name = *static_cast<Ident*>(target);
            Object* variable = newVariable(&name, nullptr);
            if (name.name == "_") {
                name.object = nullptr;
                name.mode = Mode::NoValue;
            } else {
                name.object = variable;
                variables.emplace_back(&name, variable);
            }
            if (elements[i] == nullptr || isInvalid(elements[i])) {
                setType(variable, invalidType());
                variable->used = true;
                continue;
            }
            if (overInteger) {
                initVar(variable, x, "range clause");
            } else {
                Operand y{Mode::Value, target, elements[i], nullptr, BuiltinId::None};
                initVar(variable, y, "assignment");
            }
            name.type = variable->type;
            if (name.name != "_")
                name.mode = Mode::Variable;
        }
        if (variables.empty()) {
            error(s.pos, "no new variables on left side of :=");
        }
        for (const auto& [name, variable] : variables) {
            declare(m_env.scope, name, variable);
            if (m_env.function != nullptr)
                m_env.function->locals.push_back(variable);
        }
    } else if (s.key != nullptr) {
        for (std::size_t i = 0; i < 2; ++i) {
            Expr* target = targets[i];
            if (target == nullptr || elements[i] == nullptr || isInvalid(elements[i]))
                continue;
            if (overInteger) {
                assignVar(target, nullptr, &x, "range clause");
                if (!x.invalid() && !isInteger(x.type))
                    errorf(target, "cannot use iteration variable of type {}", text(x.type));
            } else {
                Operand y{Mode::Value, nullptr, elements[i], nullptr, BuiltinId::None};
                y.expr = target;
                // The value is not the target's own: its expression must not be updated as one.
                assignVar(target, nullptr, &y, "assignment");
            }
        }
    } else if (overInteger) {
        assignment(x, nullptr, "range clause");
    }
    stmt(inner, s.body);
    closeScope();
}

} // namespace ws::go
