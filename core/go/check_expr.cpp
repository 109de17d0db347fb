#include "base/assert.h"
#include "go/checker.h"

#include <algorithm>

namespace ws::go {

// ---- entry points

ExprKind Checker::rawExpr(const Target* target, Operand& x, Expr* e, Type* hint, bool allowGeneric)
{
    const Nest nest(*this);
    if (e == nullptr || tooDeep(e->pos)) {
        x = {};
        x.expr = e;
        m_failed = true;
        return ExprKind::Statement;
    }
    const ExprKind kind = exprInternal(target, x, e, hint);
    if (!allowGeneric)
        nonGeneric(target, x);
    record(x);
    return kind;
}

void Checker::nonGeneric(const Target* target, Operand& x)
{
    if (x.invalid() || x.mode == Mode::NoValue || x.type == nullptr)
        return;
    const char* what = nullptr;
    if (isGeneric(x.type)) {
        what = "type";
    } else if (x.type->kind == TypeKind::Signature && !static_cast<Signature*>(x.type)->typeParams.empty()) {
        if (target != nullptr) {
            funcInst(target, x.expr->pos, x, nullptr, true);
            return;
        }
        what = "function";
    }
    if (what != nullptr) {
        errorf(x.expr, "cannot use generic {} {} without instantiation", what, text(x.expr));
        x.mode = Mode::Invalid;
        x.type = invalidType();
    }
}

void Checker::record(const Operand& x)
{
    if (x.expr == nullptr)
        return;
    Expr& e = *x.expr;
    e.mode = x.mode;
    e.type = x.invalid() || x.type == nullptr ? invalidType() : x.type->canon;
    e.constant = x.isConstant() ? x.value : nullptr;
    e.shiftOperand = false;
}

void Checker::expr(const Target* target, Operand& x, Expr* e)
{
    rawExpr(target, x, e, nullptr, false);
    exclude(x, true, true, true);
    singleValue(x);
}

void Checker::genericExpr(Operand& x, Expr* e)
{
    rawExpr(nullptr, x, e, nullptr, true);
    exclude(x, true, true, true);
    singleValue(x);
}

std::vector<Operand> Checker::multiExpr(Expr* e, bool allowCommaOk, bool& commaOk)
{
    commaOk = false;
    Operand x;
    rawExpr(nullptr, x, e, nullptr, false);
    exclude(x, true, true, true);
    std::vector<Operand> list;
    if (!x.invalid() && x.type->kind == TypeKind::Tuple) {
        for (Type* type : static_cast<Tuple*>(x.type)->types)
            list.push_back({Mode::Value, e, type, nullptr, BuiltinId::None});
        return list;
    }
    const bool two = allowCommaOk && (x.mode == Mode::MapIndex || x.mode == Mode::CommaOk);
    list.push_back(x);
    if (two) {
        list.push_back({Mode::Value, e, basic(BasicKind::UntypedBool), nullptr, BuiltinId::None});
        commaOk = true;
    }
    return list;
}

void Checker::exprWithHint(Operand& x, Expr* e, Type* hint)
{
    rawExpr(nullptr, x, e, hint, false);
    exclude(x, true, true, true);
    singleValue(x);
}

void Checker::exprOrType(Operand& x, Expr* e, bool allowGeneric)
{
    rawExpr(nullptr, x, e, nullptr, allowGeneric);
    exclude(x, true, false, false);
    singleValue(x);
}

void Checker::exclude(Operand& x, bool noValue, bool builtins, bool types)
{
    if (x.mode == Mode::NoValue && noValue)
        errorf(x.expr, "{} used as value{}", text(x), types ? "" : " or type");
    else if (x.mode == Mode::Builtin && builtins)
        errorf(x.expr, "{} must be called", text(x));
    else if (x.mode == Mode::TypeExpr && types)
        errorf(x.expr, "{} is not an expression", text(x));
    else
        return;
    x.mode = Mode::Invalid;
}

/// A call's several values are written with the names of the results.
std::string Checker::namedResultsText(const Operand& x) const
{
    const Expr* call = unparen(x.expr);
    const Expr* callee = call->kind == NodeKind::CallExpr ? unparen(static_cast<const CallExpr*>(call)->fun) : nullptr;
    const Object* function = nullptr;
    if (callee != nullptr && callee->kind == NodeKind::Ident)
        function = static_cast<const Ident*>(callee)->object;
    else if (callee != nullptr && callee->kind == NodeKind::SelectorExpr)
        function = static_cast<const SelectorExpr*>(callee)->sel->object;
    if (function == nullptr || function->spelled == nullptr || function->spelled->kind != TypeKind::Signature)
        return text(x);
    const auto* signature = static_cast<const Signature*>(function->spelled);
    if (signature->resultNames.size() != signature->results.size())
        return text(x);
    std::string results;
    for (std::size_t i = 0; i < signature->results.size(); ++i)
        results += fmt::format("{}{} {}", i == 0 ? "" : ", ", signature->resultNames[i], text(signature->results[i]));
    return fmt::format("{} (value of type ({}))", text(x.expr), results);
}

void Checker::singleValue(Operand& x)
{
    if (x.mode == Mode::Value && x.type->kind == TypeKind::Tuple) {
        errorf(x.expr, "multiple-value {} in single-value context", namedResultsText(x));
        x.mode = Mode::Invalid;
    }
}

// ---- one expression

ExprKind Checker::exprInternal(const Target* target, Operand& x, Expr* e, Type* hint)
{
    x = {};
    x.type = invalidType();
    x.expr = e;
    switch (e->kind) {
    case NodeKind::BadExpr:
        m_failed = true;
        return ExprKind::Statement;
    case NodeKind::Ident:
        ident(x, *static_cast<Ident*>(e), false);
        break;
    case NodeKind::Ellipsis:
        error(e, "invalid use of ...");
        return ExprKind::Statement;
    case NodeKind::BasicLit:
        basicLit(x, *static_cast<BasicLit*>(e));
        break;
    case NodeKind::FuncLit:
        funcLit(x, *static_cast<FuncLit*>(e));
        break;
    case NodeKind::CompositeLit:
        compositeLit(x, *static_cast<CompositeLit*>(e), hint);
        break;
    case NodeKind::ParenExpr: {
        const ExprKind kind = rawExpr(nullptr, x, static_cast<ParenExpr*>(e)->x, nullptr, false);
        x.expr = e;
        return kind;
    }
    case NodeKind::SelectorExpr:
        selector(x, *static_cast<SelectorExpr*>(e), false);
        break;
    case NodeKind::IndexExpr:
        if (indexExpr(x, *static_cast<IndexExpr*>(e)))
            funcInst(target, static_cast<IndexExpr*>(e)->lbrack, x, static_cast<IndexExpr*>(e), true);
        break;
    case NodeKind::SliceExpr:
        sliceExpr(x, *static_cast<SliceExpr*>(e));
        break;
    case NodeKind::TypeAssertExpr: {
        auto& assertion = *static_cast<TypeAssertExpr*>(e);
        if (assertion.typeExpr == nullptr) {
            error(e, "invalid syntax tree: use of .(type) outside type switch");
            use(assertion.x);
            return ExprKind::Statement;
        }
        expr(nullptr, x, assertion.x);
        if (x.invalid())
            break;
        if (asTypeParam(x.type) != nullptr) {
            errorf(x.expr, "invalid operation: cannot use type assertion on type parameter value {}", text(x));
            x.mode = Mode::Invalid;
            break;
        }
        if (under(x.type)->kind != TypeKind::Interface) {
            errorf(x.expr, "invalid operation: {} is not an interface", text(x));
            x.mode = Mode::Invalid;
            break;
        }
        Type* type = varType(assertion.typeExpr);
        if (isInvalid(type)) {
            x.mode = Mode::Invalid;
            break;
        }
        typeAssertion(e, x, type, false);
        x.mode = Mode::CommaOk;
        x.type = type;
        break;
    }
    case NodeKind::CallExpr:
        return callExpr(x, *static_cast<CallExpr*>(e));
    case NodeKind::StarExpr:
        star(x, *static_cast<StarExpr*>(e));
        break;
    case NodeKind::UnaryExpr: {
        auto& operation = *static_cast<UnaryExpr*>(e);
        unary(x, operation);
        if (!x.invalid() && operation.op == Token::Arrow) {
            x.expr = e;
            return ExprKind::Statement;
        }
        break;
    }
    case NodeKind::BinaryExpr: {
        auto& operation = *static_cast<BinaryExpr*>(e);
        binary(x, &operation, operation.x, operation.y, operation.op, operation.opPos);
        break;
    }
    case NodeKind::KeyValueExpr:
        error(e, "invalid syntax tree: no key:value expected");
        return ExprKind::Statement;
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
        x.type = typ(e);
        x.mode = isInvalid(x.type) ? Mode::Invalid : Mode::TypeExpr;
        break;
    default:
        return ExprKind::Statement;
    }
    x.expr = e;
    if (x.invalid()) {
        m_failed = true;
        return ExprKind::Statement; // no follow-up about an unused value
    }
    return ExprKind::Expression;
}

void Checker::star(Operand& x, StarExpr& e)
{
    exprOrType(x, e.x, false);
    if (x.invalid())
        return;
    if (x.mode == Mode::TypeExpr) {
        validVarType(e.x, x.type);
        x.type = m_types.pointer(x.type);
        return;
    }
    Type* base = nullptr;
    bool ok = true;
    forEachInTypeSet(x.type, [&](Type*, Type* u) {
        if (u == nullptr || u->kind != TypeKind::Pointer) {
            errorf(x.expr, "invalid operation: cannot indirect {}", text(x));
            ok = false;
        } else if (Type* element = static_cast<Pointer*>(u)->element; base != nullptr && !identical(element, base)) {
            errorf(x.expr, "invalid operation: pointers of {} must have identical base types", text(x));
            ok = false;
        } else {
            base = element;
        }
        return ok;
    });
    if (!ok || base == nullptr) {
        x.mode = Mode::Invalid;
        return;
    }
    x.mode = Mode::Variable;
    x.type = base;
}

bool Checker::operatorAllowed(Operand& x, Token op, bool isUnary)
{
    bool ok = false;
    switch (op) {
    case Token::Add:
        ok = isUnary ? allNumeric(x.type) : allNumericOrString(x.type);
        break;
    case Token::Sub:
    case Token::Mul:
    case Token::Quo:
        ok = allNumeric(x.type);
        break;
    case Token::Rem:
    case Token::And:
    case Token::Or:
    case Token::Xor:
    case Token::AndNot:
        ok = allInteger(x.type);
        break;
    case Token::LAnd:
    case Token::LOr:
    case Token::Not:
        ok = allBoolean(x.type);
        break;
    default:
        errorf(x.expr, "invalid syntax tree: unknown operator {}", tokenText(op));
        return false;
    }
    if (!ok)
        errorf(x.expr, "invalid operation: operator {} not defined on {}", tokenText(op), text(x));
    return ok;
}

void Checker::unary(Operand& x, UnaryExpr& e)
{
    expr(nullptr, x, e.x);
    if (x.invalid())
        return;
    Token op = e.op;
    if (op == Token::And) {
        const Expr* inner = unparen(e.x);
        if (inner->kind != NodeKind::CompositeLit && x.mode != Mode::Variable) {
            errorf(x.expr, "invalid operation: cannot take address of {}", text(x));
            x.mode = Mode::Invalid;
            return;
        }
        markAddressTaken(e.x);
        x.mode = Mode::Value;
        x.type = m_types.pointer(x.type);
        return;
    }
    if (op == Token::Arrow) {
        Type* element = chanElement(reportPos(x.expr), x, true);
        if (element == nullptr) {
            x.mode = Mode::Invalid;
            return;
        }
        x.mode = Mode::CommaOk;
        x.type = element;
        m_hasCallOrReceive = true;
        return;
    }
    if (op == Token::Tilde) {
        if (!allInteger(x.type)) {
            error(&e, "cannot use ~ outside of interface or type constraint");
            x.mode = Mode::Invalid;
            return;
        }
        error(&e, "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
        op = Token::Xor;
    }
    if (!operatorAllowed(x, op, true)) {
        x.mode = Mode::Invalid;
        return;
    }
    if (x.isConstant()) {
        if (x.value == nullptr)
            return;
        unsigned bits = 0;
        if (isUnsigned(x.type))
            bits = static_cast<unsigned>(sizeOf(x.type)) * 8;
        x.value = unaryOperation(op, x.value, bits);
        x.expr = &e;
        overflow(x, e.pos);
        return;
    }
    x.mode = Mode::Value;
}

Type* Checker::chanElement(Pos pos, Operand& x, bool receive)
{
    std::string cause;
    const auto spelled = [&](const Type* type) { return speaks119() ? std::string() : " " + text(type); };
    Type* u = commonUnderlying(x.type, &cause, &m_package, [&](Type* type, Type* part, std::string* why) {
        if (part == nullptr)
            *why = "no specific channel type";
        else if (part->kind != TypeKind::Chan)
            *why = "non-channel" + spelled(type);
        else if (receive && static_cast<Chan*>(part)->dir == ChanDir::Send)
            *why = "send-only channel" + spelled(type);
        else if (!receive && static_cast<Chan*>(part)->dir == ChanDir::Recv)
            *why = "receive-only channel" + spelled(type);
        else
            return false;
        return true;
    });
    if (u != nullptr)
        return static_cast<Chan*>(u)->element;
    const char* what = receive ? "receive from" : "send to";
    if (asTypeParam(x.type) != nullptr && !speaks119())
        errorf(pos, "invalid operation: cannot {} {}: {}", what, text(x), cause);
    else
        errorf(pos, "invalid operation: cannot {} {} {}", what, cause, text(x));
    return nullptr;
}

// ---- binary operations

namespace {

bool isComparison(Token op)
{
    return op == Token::Eql || op == Token::Neq || op == Token::Lss || op == Token::Leq || op == Token::Gtr
        || op == Token::Geq;
}

bool isPointerType(Type* type)
{
    return under(type)->kind == TypeKind::Pointer;
}

} // namespace

void Checker::matchTypes(Operand& x, Operand& y)
{
    const auto mayConvert = [&] {
        if (isTyped(x.type) && isTyped(y.type))
            return false;
        if (allNumeric(x.type) != allNumeric(y.type))
            return false;
        if (isNonTypeParamInterface(x.type) || isNonTypeParamInterface(y.type))
            return true;
        if (allBoolean(x.type) != allBoolean(y.type) || allString(x.type) != allString(y.type))
            return false;
        if (x.isNil())
            return hasNil(y.type);
        if (y.isNil())
            return hasNil(x.type);
        return !isPointerType(x.type) && !isPointerType(y.type);
    };
    if (!mayConvert())
        return;
    convertUntyped(x, y.type);
    if (x.invalid())
        return;
    convertUntyped(y, x.type);
    if (y.invalid())
        x.mode = Mode::Invalid;
}

void Checker::binary(Operand& x, BinaryExpr* e, Expr* lhs, Expr* rhs, Token op, Pos opPos)
{
    Operand y;
    expr(nullptr, x, lhs);
    expr(nullptr, y, rhs);
    if (x.invalid())
        return;
    if (y.invalid()) {
        x.mode = Mode::Invalid;
        x.expr = y.expr;
        return;
    }
    if (op == Token::Shl || op == Token::Shr) {
        shift(x, y, e, op, opPos);
        return;
    }
    matchTypes(x, y);
    if (x.invalid())
        return;
    if (isComparison(op)) {
        comparisonExpr(x, y, op, false);
        return;
    }
    if (!identical(x.type, y.type)) {
        if (!isInvalid(x.type) && !isInvalid(y.type)) {
            if (e != nullptr)
                errorf(
                    x.expr, "invalid operation: {} (mismatched types {} and {})", text(e), text(x.type), text(y.type));
            else
                errorf(x.expr, "invalid operation: {} {}= {} (mismatched types {} and {})", text(lhs), tokenText(op),
                    text(rhs), text(x.type), text(y.type));
        }
        x.mode = Mode::Invalid;
        return;
    }
    if (!operatorAllowed(x, op, false)) {
        x.mode = Mode::Invalid;
        return;
    }
    if (op == Token::Quo || op == Token::Rem) {
        const bool zero = y.isConstant() && y.value != nullptr && sign(*y.value) == 0;
        if ((x.isConstant() || allInteger(x.type)) && zero) {
            error(y.expr, "invalid operation: division by zero");
            x.mode = Mode::Invalid;
            return;
        }
    }
    if (x.isConstant() && y.isConstant()) {
        if (x.value == nullptr || y.value == nullptr) {
            x.value = nullptr;
            return;
        }
        x.value = binaryOperation(x.value, op, y.value, op == Token::Quo && isInteger(x.type));
        if (e != nullptr)
            x.expr = e;
        overflow(x, opPos);
        return;
    }
    x.mode = Mode::Value;
}

std::string Checker::incomparableCause(Type* type)
{
    switch (under(type)->kind) {
    case TypeKind::Slice:
    case TypeKind::Signature:
    case TypeKind::Map:
        return compositeKind(type) + " can only be compared to nil";
    default:
        return comparison(type, true, &m_package).cause;
    }
}

void Checker::comparisonExpr(Operand& x, Operand& y, Token op, bool switchCase)
{
    if (isInvalid(x.type) || isInvalid(y.type)) {
        x.mode = Mode::Invalid;
        return;
    }
    if (switchCase)
        op = Token::Eql;
    Operand* culprit = nullptr;
    std::string cause;
    if (!assignableTo(x, y.type, nullptr) && !assignableTo(y, x.type, nullptr)) {
        culprit = &y;
        cause = fmt::format("mismatched types {} and {}", text(x.type), text(y.type));
    } else if (op == Token::Eql || op == Token::Neq) {
        if (x.isNil() || y.isNil()) {
            if (!hasNil(x.isNil() ? y.type : x.type))
                culprit = &y;
        } else if (!isComparable(x.type)) {
            culprit = &x;
            cause = incomparableCause(x.type);
        } else if (!isComparable(y.type)) {
            culprit = &y;
            cause = incomparableCause(y.type);
        }
    } else if (!allOrdered(x.type)) {
        culprit = &x;
    } else if (!allOrdered(y.type)) {
        culprit = &y;
    }
    if (culprit == nullptr) {
        if (x.isConstant() && y.isConstant()) {
            x.value =
                x.value == nullptr || y.value == nullptr ? nullptr : makeBool(compareConstants(x.value, op, y.value));
        } else {
            x.mode = Mode::Value;
            // The operands are compared at run time: they get their default types, if they have none yet.
            updateExprType(x.expr, defaultType(x.type), true);
            updateExprType(y.expr, defaultType(y.type), true);
        }
        x.type = basic(BasicKind::UntypedBool);
        return;
    }
    if (cause.empty()) {
        if (asTypeParam(x.type) != nullptr || asTypeParam(y.type) != nullptr) {
            if (asTypeParam(x.type) == nullptr)
                culprit = &y;
            cause = fmt::format("type parameter {} cannot use operator {}", text(culprit->type), tokenText(op));
        } else {
            std::string what = compositeKind(culprit->type);
            if (what.empty())
                what = text(culprit->type);
            cause = fmt::format("operator {} not defined on {}", tokenText(op), what);
        }
    }
    if (switchCase)
        errorf(x.expr, "invalid case {} in switch on {} ({})", text(x.expr), text(y.expr), cause);
    else
        errorf(culprit->expr, "invalid operation: {} {} {} ({})", text(x.expr), tokenText(op), text(y.expr), cause);
    x.mode = Mode::Invalid;
}

void Checker::shift(Operand& x, Operand& y, Expr* e, Token op, Pos opPos)
{
    ConstantPtr value;
    if (x.isConstant())
        value = toInt(x.value);
    const bool untypedInteger = isUntyped(x.type) && x.isConstant() && (value != nullptr || x.value == nullptr);
    if (!allInteger(x.type) && !untypedInteger) {
        errorf(x.expr, "invalid operation: shifted operand {} must be integer", text(x));
        x.mode = Mode::Invalid;
        return;
    }
    ConstantPtr count;
    if (y.isConstant()) {
        count = toInt(y.value);
        if (count != nullptr && sign(*count) < 0) {
            errorf(y.expr, "invalid operation: negative shift count {}", text(y));
            x.mode = Mode::Invalid;
            return;
        }
        if (isUntyped(y.type)) {
            representableOrError(y, basic(BasicKind::Uint));
            if (y.invalid()) {
                x.mode = Mode::Invalid;
                return;
            }
            if (!x.isConstant() || isTyped(x.type)) {
                y.type = basic(BasicKind::Uint);
                updateExprType(y.expr, y.type, true);
            }
        } else if (count == nullptr) {
            errorf(y.expr, "invalid operation: shift count {} must be integer", text(y));
            x.mode = Mode::Invalid;
            return;
        }
    } else if (isUntyped(y.type)) {
        convertUntyped(y, basic(BasicKind::Uint));
        if (y.invalid()) {
            x.mode = Mode::Invalid;
            return;
        }
    } else if (!allInteger(y.type)) {
        errorf(y.expr, "invalid operation: shift count {} must be integer", text(y));
        x.mode = Mode::Invalid;
        return;
    }
    if (x.isConstant()) {
        if (y.isConstant()) {
            if (x.value == nullptr || y.value == nullptr || count == nullptr) {
                x.value = nullptr;
                if (!isInteger(x.type))
                    x.type = basic(BasicKind::UntypedInt);
                return;
            }
            constexpr std::uint64_t kMaxShift = 1023 - 1 + 52; // enough for the smallest float64
            const auto amount = uint64Value(*count);
            if (!amount || *amount > kMaxShift) {
                errorf(y.expr, "invalid operation: invalid shift count {}", text(y));
                x.mode = Mode::Invalid;
                return;
            }
            if (!isInteger(x.type))
                x.type = basic(BasicKind::UntypedInt);
            x.value = shiftOperation(value, op, static_cast<unsigned>(*amount));
            if (e != nullptr)
                x.expr = e;
            overflow(x, opPos);
            return;
        }
        // A non-constant shift of an untyped constant: it takes the type that the context would give it without the
        // shift. That comes with updateExprType.
        if (isUntyped(x.type)) {
            x.expr->shiftOperand = true;
            x.mode = Mode::Value;
            x.value = nullptr;
            return;
        }
    }
    if (!allInteger(x.type)) {
        errorf(x.expr, "invalid operation: shifted operand {} must be integer", text(x));
        x.mode = Mode::Invalid;
        return;
    }
    x.mode = Mode::Value;
}

void Checker::typeAssertion(Expr* e, const Operand& x, Type* type, bool typeSwitch)
{
    std::string cause;
    if (assertableTo(x.type, type, &cause))
        return;
    if (typeSwitch)
        errorf(e, "impossible type switch case: {}\n\t{} cannot have dynamic type {} {}", text(e), text(x), text(type),
            cause);
    else
        errorf(e, "impossible type assertion: {}\n\t{} does not implement {} {}", text(e), text(type), text(x.type),
            cause);
}

// ---- variables: what the compiler must know about them

Object* Checker::rootVariable(Expr* e)
{
    for (e = unparen(e); e != nullptr; e = unparen(e)) {
        if (e->kind == NodeKind::Ident) {
            Object* object = static_cast<Ident*>(e)->object;
            return object != nullptr && object->kind == ObjectKind::Var ? object : nullptr;
        }
        if (e->kind == NodeKind::SelectorExpr) {
            auto& selector = *static_cast<SelectorExpr*>(e);
            if (selector.selection == nullptr) { // pkg.Var
                Object* object = selector.sel == nullptr ? nullptr : selector.sel->object;
                return object != nullptr && object->kind == ObjectKind::Var ? object : nullptr;
            }
            if (selector.selection->kind != Selection::Kind::Field || selector.selection->indirect)
                return nullptr;
            e = selector.x;
        } else if (e->kind == NodeKind::IndexExpr) {
            auto& index = *static_cast<IndexExpr*>(e);
            if (index.x == nullptr || index.x->type == nullptr || index.x->type->underlying()->kind != TypeKind::Array)
                return nullptr;
            e = index.x;
        } else {
            return nullptr;
        }
    }
    return nullptr;
}

void Checker::markAddressTaken(Expr* e)
{
    if (Object* variable = rootVariable(e))
        variable->addressTaken = true;
}

void Checker::markReassigned(Expr* e)
{
    if (Object* variable = rootVariable(e))
        variable->reassigned = true;
}

void Checker::useVariable(Object* variable)
{
    variable->used = true;
    if (variable->isGlobal || m_env.function == nullptr)
        return;
    // Every literal between the use and the declaration captures it.
    for (FunctionContext* context = m_env.function;
         context != nullptr && context->literal != nullptr && context->literal != variable->owner;
         context = context->outer) {
        variable->captured = true;
        auto& captures = context->literal->captures;
        if (std::find(captures.begin(), captures.end(), variable) == captures.end())
            captures.push_back(variable);
    }
}

bool Checker::use(Expr* e, bool isLhs)
{
    if (e == nullptr)
        return true;
    Operand x;
    x.mode = Mode::Value;
    Expr* plain = unparen(e);
    if (plain->kind == NodeKind::Ident) {
        auto& name = *static_cast<Ident*>(plain);
        if (name.name == "_")
            return true;
        Object* object = isLhs ? lookupName(name.name) : nullptr;
        const bool keep = object != nullptr && object->kind == ObjectKind::Var && object->package == &m_package;
        const bool wasUsed = keep && object->used;
        exprOrType(x, plain, true);
        if (keep)
            object->used = wasUsed;
    } else if (plain->kind == NodeKind::KeyValueExpr) {
        return use(static_cast<KeyValueExpr*>(plain)->value);
    } else {
        rawExpr(nullptr, x, e, nullptr, true);
    }
    return !x.invalid();
}

bool Checker::use(const std::vector<Expr*>& list, bool isLhs)
{
    bool ok = true;
    for (Expr* e : list)
        ok = use(e, isLhs) && ok;
    return ok;
}

} // namespace ws::go
