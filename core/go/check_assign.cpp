#include "go/checker.h"

#include <algorithm>

namespace ws::go {

void Checker::assignment(Operand& x, Type* type, const std::string& context)
{
    singleValue(x);
    switch (x.mode) {
    case Mode::Invalid:
        return;
    case Mode::Constant:
    case Mode::Variable:
    case Mode::MapIndex:
    case Mode::Value:
    case Mode::CommaOk:
    case Mode::Nil:
        break;
    case Mode::NoValue:
    case Mode::Builtin:
    case Mode::TypeExpr:
        errorf(x.expr, "cannot assign {} to {} in {}", text(x), type == nullptr ? "_" : text(type), context);
        x.mode = Mode::Invalid;
        return;
    }
    if (isUntyped(x.type)) {
        Type* target = type;
        if (x.isNil()) {
            if (type == nullptr) {
                errorf(x.expr, "use of untyped nil in {}", context);
                x.mode = Mode::Invalid;
                return;
            }
        } else if (type == nullptr || isNonTypeParamInterface(type)) {
            target = defaultType(x.type);
        }
        ConstantPtr value;
        Failure failure = Failure::None;
        Type* converted = implicitType(x, target, value, failure);
        if (failure != Failure::None) {
            std::string message = fmt::format("cannot use {} as {} value in {}", text(x), text(target), context);
            if (failure == Failure::Truncated)
                message += " (truncated)";
            else if (failure == Failure::Overflow)
                message += " (overflows)";
            error(x.expr, std::move(message));
            x.mode = Mode::Invalid;
            return;
        }
        becomes(x, converted, value);
    }
    if (x.type->kind == TypeKind::Signature && !static_cast<Signature*>(x.type)->typeParams.empty()) {
        errorf(x.expr, "cannot use generic function {} without instantiation in {}", text(x.expr), context);
        x.mode = Mode::Invalid;
        return;
    }
    if (type == nullptr)
        return;
    std::string cause;
    if (!assignableTo(x, type, &cause)) {
        if (speaks119())
            errorf(x.expr, "cannot use {} as type {} in {}{}{}", text(x), text(type), context,
                cause.empty() ? "" : ":\n\t", cause);
        else if (cause.empty())
            errorf(x.expr, "cannot use {} as {} value in {}", text(x), text(type), context);
        else
            errorf(x.expr, "cannot use {} as {} value in {}: {}", text(x), text(type), context, cause);
        x.mode = Mode::Invalid;
    }
}

void Checker::initConst(Object* lhs, Operand& x)
{
    if (x.invalid() || isInvalid(x.type) || (lhs->spelled != nullptr && isInvalid(lhs->spelled))) {
        if (lhs->spelled == nullptr)
            setType(lhs, invalidType());
        return;
    }
    if (!x.isConstant()) {
        errorf(x.expr, "{} is not constant", text(x));
        if (lhs->spelled == nullptr)
            setType(lhs, invalidType());
        return;
    }
    if (lhs->spelled == nullptr)
        setType(lhs, x.type);
    assignment(x, lhs->spelled, "constant declaration");
    if (!x.invalid())
        lhs->constant = x.value;
}

void Checker::initVar(Object* lhs, Operand& x, const std::string& context)
{
    if (x.invalid() || isInvalid(x.type) || (lhs->spelled != nullptr && isInvalid(lhs->spelled))) {
        if (lhs->spelled == nullptr)
            setType(lhs, invalidType());
        x.mode = Mode::Invalid;
        countAsUsed(lhs);
        return;
    }
    if (lhs->spelled == nullptr) {
        Type* type = x.type;
        if (isUntyped(type)) {
            if (isBasic(type, BasicKind::UntypedNil)) {
                errorf(x.expr, "use of untyped nil in {}", context);
                setType(lhs, invalidType());
                x.mode = Mode::Invalid;
                return;
            }
            type = defaultType(type);
        }
        setType(lhs, type);
    }
    assignment(x, lhs->spelled, context);
    if (x.invalid())
        countAsUsed(lhs);
}

/// Go 1.19 does not say of a variable that its declaration has failed that it is not used, either.
void Checker::countAsUsed(Object* variable)
{
    if (speaks119())
        variable->used = true;
}

/// The same where an assignment has failed.
void Checker::countAsUsed(const std::vector<Expr*>& lhs)
{
    for (Expr* e : lhs) {
        e = unparen(e);
        Object* object = e->kind == NodeKind::Ident ? lookupName(static_cast<Ident*>(e)->name) : nullptr;
        if (object != nullptr && object->kind == ObjectKind::Var && object->package == &m_package)
            countAsUsed(object);
    }
}

std::optional<Checker::Target> Checker::newTarget(Type* type, const std::string& description)
{
    if (type == nullptr)
        return std::nullopt;
    Type* u = under(type);
    if (u->kind != TypeKind::Signature)
        return std::nullopt;
    return Target{static_cast<Signature*>(u), description};
}

Type* Checker::lhsVar(Expr* lhs)
{
    Expr* plain = unparen(lhs);
    auto* name = plain->kind == NodeKind::Ident ? static_cast<Ident*>(plain) : nullptr;
    if (name != nullptr && name->name == "_") {
        name->object = nullptr;
        name->mode = Mode::NoValue;
        return nullptr;
    }
    // Assigning to a variable is no use of it.
    Object* variable = nullptr;
    bool wasUsed = false;
    if (name != nullptr) {
        Object* object = lookupName(name->name);
        if (object != nullptr && object->kind == ObjectKind::Var && object->package == &m_package) {
            variable = object;
            wasUsed = object->used;
        }
    }
    Operand x;
    expr(nullptr, x, lhs);
    if (variable != nullptr)
        variable->used = wasUsed;
    if (x.invalid() || isInvalid(x.type))
        return invalidType();
    if (x.mode != Mode::Variable && x.mode != Mode::MapIndex) {
        if (x.expr->kind == NodeKind::SelectorExpr) {
            Operand base;
            expr(nullptr, base, static_cast<SelectorExpr*>(x.expr)->x);
            if (base.mode == Mode::MapIndex) {
                errorf(x.expr, "cannot assign to struct field {} in map", text(x.expr));
                return invalidType();
            }
        }
        if (speaks119())
            errorf(x.expr, "cannot assign to {}", text(x));
        else
            errorf(x.expr, "cannot assign to {} (neither addressable nor a map index expression)", text(x.expr));
        return invalidType();
    }
    markReassigned(lhs);
    return x.type;
}

bool Checker::assignVar(Expr* lhs, Expr* rhs, Operand* x, const std::string& context)
{
    Type* type = lhsVar(lhs);
    if (type != nullptr && isInvalid(type)) {
        if (x != nullptr)
            x->mode = Mode::Invalid;
        else
            use(rhs);
        return false;
    }
    Operand own;
    if (x == nullptr) {
        const auto target = type == nullptr ? std::nullopt : newTarget(type, text(lhs));
        x = &own;
        expr(target ? &*target : nullptr, own, rhs);
    }
    assignment(*x, type, type == nullptr && context == "assignment" ? "assignment to _ identifier" : context);
    if (type == nullptr && !x->invalid()) {
        Expr* plain = unparen(lhs);
        plain->type = x->type->canon;
    }
    return !x->invalid();
}

std::string Checker::typesSummary(const std::vector<Type*>& list, bool variadic, bool hasDots)
{
    std::string result = "(";
    for (std::size_t i = 0; i < list.size(); ++i) {
        Type* type = list[i];
        std::string part;
        if (type == nullptr || isInvalid(type))
            part = speaks119() ? "<T>" : "unknown type";
        else if (isUntyped(type))
            part = isNumeric(type) ? "number" : static_cast<Basic*>(type)->name.substr(8); // without "untyped "
        else
            part = text(type);
        if (i + 1 == list.size()) {
            if (variadic) {
                if (type != nullptr && type->kind == TypeKind::Slice)
                    part = text(static_cast<Slice*>(type)->element);
                part = "..." + part;
            } else if (hasDots && !speaks119()) {
                part += "...";
            }
        }
        result += (i == 0 ? "" : ", ") + part;
    }
    return result + ")";
}

namespace {

std::string measure(std::size_t count, const char* unit)
{
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

bool isCall(Expr* e)
{
    return unparen(e)->kind == NodeKind::CallExpr;
}

} // namespace

void Checker::assignError(const std::vector<Expr*>& rhs, std::size_t l, std::size_t r)
{
    const std::string variables = measure(l, "variable");
    const std::string values = measure(r, "value");
    if (rhs.size() == 1 && isCall(rhs[0]))
        errorf(rhs[0], "assignment mismatch: {} but {} returns {}", variables,
            text(static_cast<CallExpr*>(unparen(rhs[0]))->fun), values);
    else
        errorf(rhs[0], "assignment mismatch: {} but {}", variables, values);
}

void Checker::returnError(ReturnStmt& stmt, const std::vector<Object*>& lhs, const std::vector<Operand>& rhs)
{
    const std::size_t l = lhs.size();
    const std::size_t r = rhs.size();
    Pos at = stmt.pos;
    const char* qualifier = "not enough";
    if (r > l) {
        at = reportPos(rhs[l].expr);
        qualifier = "too many";
    } else if (r > 0) {
        at = reportPos(rhs[r - 1].expr);
    }
    std::vector<Type*> have, want;
    for (const Operand& x : rhs)
        have.push_back(x.type);
    for (const Object* object : lhs)
        want.push_back(object->spelled);
    errorf(at, "{} return values\n\thave {}\n\twant {}", qualifier, typesSummary(have, false, false),
        typesSummary(want, false, false));
}

void Checker::recordCommaOk(Expr* e, const std::vector<Operand>& list)
{
    // The tree keeps the mode CommaOk or MapIndex and the type of the value; whether two values are taken is seen from
    // the statement around it.
    (void)e;
    (void)list;
}

void Checker::initVars(const std::vector<Object*>& lhs, const std::vector<Expr*>& rhs, ReturnStmt* returnStmt,
    const std::vector<std::string>* names)
{
    const char* context = returnStmt != nullptr ? "return statement" : "assignment";
    const std::size_t l = lhs.size();
    std::size_t r = rhs.size();
    bool failed = false;
    const auto invalidate = [&] {
        for (Object* variable : lhs) {
            countAsUsed(variable);
            if (variable->spelled == nullptr)
                setType(variable, invalidType());
        }
    };
    if (l == r && !(r == 1 && isCall(rhs[0]))) {
        for (std::size_t i = 0; i < l; ++i) {
            std::string description = names != nullptr ? (*names)[i] : lhs[i]->name;
            if (returnStmt != nullptr && description.empty())
                description = "result variable";
            const auto target = newTarget(lhs[i]->spelled, description);
            Operand x;
            expr(target ? &*target : nullptr, x, rhs[i]);
            initVar(lhs[i], x, context);
            failed = failed || x.invalid();
        }
        if (failed) {
            for (Object* variable : lhs)
                countAsUsed(variable);
        }
        return;
    }
    if (r != 1) {
        if (use(rhs)) {
            if (returnStmt != nullptr) {
                const std::vector<Operand> operands = exprList(rhs);
                returnError(*returnStmt, lhs, operands);
            } else {
                assignError(rhs, l, r);
            }
        }
        invalidate();
        return;
    }
    bool commaOk = false;
    std::vector<Operand> operands = multiExpr(rhs[0], l == 2 && returnStmt == nullptr, commaOk);
    r = operands.size();
    if (l == r) {
        for (std::size_t i = 0; i < l; ++i)
            initVar(lhs[i], operands[i], context);
        if (commaOk)
            recordCommaOk(rhs[0], operands);
        return;
    }
    if (!operands.empty() && !operands[0].invalid()) {
        if (returnStmt != nullptr)
            returnError(*returnStmt, lhs, operands);
        else
            assignError(rhs, l, r);
    } else if (operands.empty()) {
        assignError(rhs, l, r);
    }
    invalidate();
}

void Checker::assignVars(const std::vector<Expr*>& lhs, const std::vector<Expr*>& rhs)
{
    const std::size_t l = lhs.size();
    std::size_t r = rhs.size();
    if (l == r && !(r == 1 && isCall(rhs[0]))) {
        bool ok = true;
        for (std::size_t i = 0; i < l; ++i)
            ok = assignVar(lhs[i], rhs[i], nullptr, "assignment") && ok;
        if (!ok)
            countAsUsed(lhs);
        return;
    }
    if (r != 1) {
        const bool leftOk = use(lhs, true);
        const bool rightOk = use(rhs);
        if (leftOk && rightOk)
            assignError(rhs, l, r);
        return;
    }
    bool commaOk = false;
    std::vector<Operand> operands = multiExpr(rhs[0], l == 2, commaOk);
    r = operands.size();
    if (l == r) {
        bool ok = true;
        for (std::size_t i = 0; i < l; ++i)
            ok = assignVar(lhs[i], nullptr, &operands[i], "assignment") && ok;
        if (!ok)
            countAsUsed(lhs);
        if (commaOk)
            recordCommaOk(rhs[0], operands);
        return;
    }
    if (operands.empty() || !operands[0].invalid())
        assignError(rhs, l, r);
    use(lhs, true);
}

void Checker::shortVarDecl(AssignStmt& stmt)
{
    const std::size_t top = m_delayed.size();
    Scope* scope = m_env.scope;
    std::set<std::string_view> seen;
    std::vector<Object*> variables;
    std::vector<std::pair<Ident*, Object*>> fresh;
    bool failed = false;
    for (Expr* e : stmt.lhs) {
        Object* variable = nullptr;
        if (e->kind != NodeKind::Ident) {
            use(e, true);
            errorf(e, "non-name {} on left side of :=", text(e));
            failed = true;
        } else {
            auto& name = *static_cast<Ident*>(e);
            if (name.name != "_" && !seen.insert(name.name).second) {
                errorf(e, "{} repeated on left side of :=", name.name);
                failed = true;
            } else if (Object* other = scope->find(name.name); other != nullptr && name.name != "_") {
                name.object = other;
                if (other->kind == ObjectKind::Var) {
                    variable = other;
                    other->reassigned = true;
                    name.mode = Mode::Variable;
                    name.type = other->type;
                } else {
                    errorf(e, "cannot assign to {}", text(e));
                    failed = true;
                }
            } else {
                variable = newVariable(&name, nullptr);
                if (name.name == "_") {
                    name.object = nullptr;
                    name.mode = Mode::NoValue;
                } else {
                    name.object = variable;
                    fresh.emplace_back(&name, variable);
                }
            }
        }
        if (variable == nullptr) {
            variable = m_types.newObject(ObjectKind::Var, "_", e->pos, &m_package, nullptr);
            variable->used = true;
        }
        variables.push_back(variable);
    }
    initVars(variables, stmt.rhs, nullptr);
    for (const auto& [name, variable] : fresh) {
        name->mode = Mode::Variable;
        name->type = variable->type;
    }
    for (std::size_t i = 0; i < stmt.lhs.size(); ++i) {
        if (stmt.lhs[i]->type == nullptr)
            stmt.lhs[i]->type = variables[i]->type; // of `_`
    }
    processDelayed(top);
    if (fresh.empty() && !failed) {
        error(stmt.tokenPos, "no new variables on left side of :=");
        return;
    }
    for (const auto& [name, variable] : fresh) {
        declare(scope, name, variable);
        if (m_env.function != nullptr)
            m_env.function->locals.push_back(variable);
    }
}

} // namespace ws::go
