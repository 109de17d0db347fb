#include "base/assert.h"
#include "base/utf8.h"
#include "go/checker.h"

namespace ws::go {

// ---- untyped values

void Checker::overflow(Operand& x, Pos opPos)
{
    if (x.value == nullptr) {
        error(opPos, "constant result is not representable");
        return;
    }
    if (isTyped(x.type)) {
        Type* u = under(x.type);
        if (u->kind == TypeKind::Basic)
            representableOrError(x, static_cast<Basic*>(u));
        return;
    }
    constexpr std::size_t kPrecision = 512;
    if (x.value->kind != Constant::Kind::Int || bitLength(*x.value) <= kPrecision)
        return;
    const char* what = "";
    if (x.expr != nullptr && x.expr->kind == NodeKind::BinaryExpr) {
        switch (static_cast<BinaryExpr*>(x.expr)->op) {
        case Token::Add:
            what = "addition ";
            break;
        case Token::Sub:
            what = "subtraction ";
            break;
        case Token::Xor:
            what = "bitwise XOR ";
            break;
        case Token::Mul:
            what = "multiplication ";
            break;
        case Token::Shl:
            what = "shift ";
            break;
        default:
            break;
        }
    } else if (x.expr != nullptr && x.expr->kind == NodeKind::UnaryExpr
        && static_cast<UnaryExpr*>(x.expr)->op == Token::Xor) {
        what = "bitwise complement ";
    }
    errorf(opPos, "constant {}overflow", what);
    x.value = nullptr;
}

Checker::Failure Checker::representation(const Operand& x, Basic* type, ConstantPtr& value)
{
    value = x.value;
    if (representable(x.value, *type, &value))
        return Failure::None;
    if (isNumeric(x.type) && isNumeric(type))
        return !isInteger(x.type) && isInteger(type) ? Failure::Truncated : Failure::Overflow;
    return Failure::Other;
}

void Checker::invalidConversion(Failure failure, const Operand& x, Type* target)
{
    switch (failure) {
    case Failure::Truncated:
        errorf(x.expr, "{} truncated to {}", text(x), text(target));
        break;
    case Failure::Overflow:
        errorf(x.expr, "{} overflows {}", text(x), text(target));
        break;
    case Failure::None:
    case Failure::Other:
        errorf(x.expr, "cannot convert {} to {}{}", text(x), speaks119() ? "" : "type ", text(target));
        break;
    }
}

void Checker::representableOrError(Operand& x, Basic* type)
{
    ConstantPtr value;
    const Failure failure = representation(x, type, value);
    if (failure != Failure::None) {
        Type* spelling = isTyped(x.type) ? basicSpelling(x.type) : type;
        invalidConversion(failure, x, identical(spelling, type) ? spelling : type);
        x.mode = Mode::Invalid;
        return;
    }
    x.value = value;
}

Type* Checker::defaultType(Type* type)
{
    if (type->kind != TypeKind::Basic)
        return type;
    switch (static_cast<Basic*>(type)->basic) {
    case BasicKind::UntypedBool:
        return basic(BasicKind::Bool);
    case BasicKind::UntypedInt:
        return basic(BasicKind::Int);
    case BasicKind::UntypedRune:
        return m_types.runeType;
    case BasicKind::UntypedFloat:
        return basic(BasicKind::Float64);
    case BasicKind::UntypedComplex:
        return basic(BasicKind::Complex128);
    case BasicKind::UntypedString:
        return basic(BasicKind::String);
    default:
        return type;
    }
}

Type* Checker::implicitType(const Operand& x, Type* target, ConstantPtr& value, Failure& failure)
{
    value = nullptr;
    failure = Failure::None;
    if (x.invalid() || isTyped(x.type) || isInvalid(target))
        return x.type;
    const auto fail = [&](Failure why) -> Type* {
        failure = why;
        return nullptr;
    };
    if (isUntyped(target)) {
        // Both are untyped: the larger numeric kind.
        if (x.type == target)
            return x.type;
        if (isNumeric(x.type) && isNumeric(target))
            return static_cast<Basic*>(x.type)->basic > static_cast<Basic*>(target)->basic ? x.type : target;
        return fail(Failure::Other);
    }
    if (x.isNil())
        return hasNil(target) ? target : fail(Failure::Other);
    Type* u = under(target);
    if (u->kind == TypeKind::Basic) {
        if (x.isConstant()) {
            const Failure why = representation(x, static_cast<Basic*>(u), value);
            if (why != Failure::None)
                return fail(why);
            return target;
        }
        // The results of comparisons and of shifts are not constant.
        bool ok = false;
        switch (static_cast<Basic*>(x.type)->basic) {
        case BasicKind::UntypedBool:
            ok = isBoolean(target);
            break;
        case BasicKind::UntypedInt:
        case BasicKind::UntypedRune:
        case BasicKind::UntypedFloat:
        case BasicKind::UntypedComplex:
            ok = isNumeric(target);
            break;
        case BasicKind::UntypedString:
            ok = isString(target);
            break;
        default:
            break;
        }
        return ok ? target : fail(Failure::Other);
    }
    if (u->kind == TypeKind::Interface) {
        if (asTypeParam(target) != nullptr) {
            bool ok = true;
            forEachInTypeSet(target, [&](Type*, Type* part) {
                if (part == nullptr) {
                    ok = false;
                    return false;
                }
                ConstantPtr ignored;
                Failure why = Failure::None;
                ok = implicitType(x, part, ignored, why) != nullptr;
                return ok;
            });
            return ok ? target : fail(Failure::Other);
        }
        const auto* interface = static_cast<Interface*>(u);
        if (!interface->methods.empty() || interface->hasTypeSet || interface->comparable)
            return fail(Failure::Other);
        return defaultType(x.type);
    }
    return fail(Failure::Other);
}

Type* Checker::basicSpelling(Type* type) const
{
    // The underlying type as it was written: byte, not uint8.
    for (Type* step = type; step != nullptr;) {
        if (step == m_types.byteType || step == m_types.runeType || step->kind == TypeKind::Basic)
            return step;
        if (step->kind == TypeKind::Alias)
            step = static_cast<Alias*>(step)->target;
        else if (step->kind == TypeKind::Named)
            step = static_cast<Named*>(step)->origin->definition;
        else
            break;
    }
    return under(type);
}

void Checker::becomes(Operand& x, Type* type, const ConstantPtr& value)
{
    if (value != nullptr) {
        x.value = value;
        if (x.expr != nullptr && x.expr->constant != nullptr)
            x.expr->constant = value;
    }
    if (type != x.type) {
        x.type = type;
        updateExprType(x.expr, type, false);
    }
}

void Checker::convertUntyped(Operand& x, Type* target)
{
    ConstantPtr value;
    Failure failure = Failure::None;
    Type* type = implicitType(x, target, value, failure);
    if (failure != Failure::None) {
        invalidConversion(failure, x, asTypeParam(target) != nullptr ? target : basicSpelling(target));
        x.mode = Mode::Invalid;
        return;
    }
    becomes(x, type, value);
}

void Checker::updateExprType(Expr* e, Type* type, bool final, const Expr* parent)
{
    // Only expressions that are still untyped wait for a type.
    if (e == nullptr || e->type == nullptr || !isUntyped(e->type) || e->mode == Mode::Invalid
        || e->mode == Mode::Builtin || e->mode == Mode::TypeExpr || e->mode == Mode::NoValue)
        return;
    Type* const old = e->type;
    switch (e->kind) {
    case NodeKind::ParenExpr:
        updateExprType(static_cast<ParenExpr*>(e)->x, type, final, e);
        break;
    case NodeKind::UnaryExpr:
        // The operand of a constant operation keeps its untyped type: only the result matters, known or too large.
        if (e->mode != Mode::Constant)
            updateExprType(static_cast<UnaryExpr*>(e)->x, type, final, e);
        break;
    case NodeKind::BinaryExpr: {
        auto& binary = *static_cast<BinaryExpr*>(e);
        if (e->mode == Mode::Constant)
            break;
        switch (binary.op) {
        case Token::Eql:
        case Token::Neq:
        case Token::Lss:
        case Token::Leq:
        case Token::Gtr:
        case Token::Geq:
            break; // the result's type is independent of the operands'
        case Token::Shl:
        case Token::Shr:
            updateExprType(binary.x, type, final, e);
            break;
        default:
            updateExprType(binary.x, type, final, e);
            updateExprType(binary.y, type, final, e);
            break;
        }
        break;
    }
    default:
        break;
    }
    if (!final && isUntyped(type)) {
        e->type = under(type);
        return;
    }
    e->type = type->canon;
    if (e->shiftOperand && !allInteger(type)) {
        if (speaks119() && parent != nullptr)
            errorf(e, "invalid operation: {} (shift of type {})", text(parent), text(type));
        else
            errorf(e, "invalid operation: shifted operand {} (type {}) must be integer", text(e), text(type));
        return;
    }
    if (e->constant != nullptr) {
        Operand x{e->mode, e, old, e->constant, BuiltinId::None};
        ConstantPtr value;
        Failure failure = Failure::None;
        implicitType(x, type, value, failure);
        if (failure != Failure::None) {
            invalidConversion(failure, x, asTypeParam(type) != nullptr ? type : basicSpelling(type));
            return;
        }
        if (value != nullptr)
            e->constant = value;
    }
}

// ---- assignability and convertibility

namespace {

/// Has a name: predeclared, defined, type parameter.
bool hasName(Type* type)
{
    type = unalias(type);
    return type->kind == TypeKind::Basic || type->kind == TypeKind::Named || type->kind == TypeKind::TypeParam;
}

/// Calls f for the types of a parameter's type set; false if there are none.
bool allTerms(TypeParam* param, const std::function<bool(Type*)>& f)
{
    const TermSet set = termsOf(static_cast<Interface*>(under(param)));
    if (set.all || set.terms.empty())
        return false;
    for (const UnionTerm& term : set.terms) {
        if (!f(term.type))
            return false;
    }
    return true;
}

/// The type without the tags of its structs (at any depth that is not behind a name).
Type* withoutTags(TypeTable& table, Type* type)
{
    type = type->canon;
    switch (type->kind) {
    case TypeKind::Basic:
    case TypeKind::Named:
    case TypeKind::Tuple:
    case TypeKind::Interface:
    case TypeKind::Union:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
        return type;
    case TypeKind::Pointer:
        return table.pointer(withoutTags(table, static_cast<Pointer*>(type)->element));
    case TypeKind::Slice:
        return table.slice(withoutTags(table, static_cast<Slice*>(type)->element));
    case TypeKind::Array: {
        auto* array = static_cast<Array*>(type);
        return table.array(withoutTags(table, array->element), array->length);
    }
    case TypeKind::Map: {
        auto* map = static_cast<Map*>(type);
        return table.map(withoutTags(table, map->key), withoutTags(table, map->value));
    }
    case TypeKind::Chan: {
        auto* chan = static_cast<Chan*>(type);
        return table.chan(chan->dir, withoutTags(table, chan->element));
    }
    case TypeKind::Struct: {
        std::vector<StructField> fields = static_cast<Struct*>(type)->fields;
        for (StructField& field : fields) {
            field.tag.clear();
            field.type = withoutTags(table, field.type);
        }
        return table.structure(std::move(fields));
    }
    case TypeKind::Signature: {
        auto* signature = static_cast<Signature*>(type);
        if (!signature->typeParams.empty())
            return type;
        std::vector<Type*> params, results;
        for (Type* param : signature->params)
            params.push_back(withoutTags(table, param));
        for (Type* result : signature->results)
            results.push_back(withoutTags(table, result));
        return table.signature(std::move(params), std::move(results), signature->variadic);
    }
    }
    WS_UNREACHABLE();
}

bool isUnsafePointer(Type* type)
{
    return isBasic(type, BasicKind::UnsafePointer);
}

} // namespace

bool Checker::assignableTo(const Operand& x, Type* type, std::string* cause)
{
    if (x.invalid() || isInvalid(type) || isInvalid(x.type))
        return true;
    Type* from = unalias(x.type);
    Type* to = unalias(type);
    if (identical(from, to))
        return true;
    Type* fromUnder = under(from);
    Type* toUnder = under(to);
    TypeParam* fromParam = asTypeParam(from);
    TypeParam* toParam = asTypeParam(to);
    if (isUntyped(fromUnder)) {
        if (toParam != nullptr) {
            if (x.isNil())
                return hasNil(to);
            bool ok = allTerms(toParam, [&](Type* term) {
                ConstantPtr ignored;
                Failure failure = Failure::None;
                return implicitType(x, term, ignored, failure) != nullptr;
            });
            return ok;
        }
        ConstantPtr ignored;
        Failure failure = Failure::None;
        return implicitType(x, to, ignored, failure) != nullptr;
    }
    if (identical(fromUnder, toUnder) && (!hasName(from) || !hasName(to)) && fromParam == nullptr && toParam == nullptr)
        return true;
    if ((toUnder->kind == TypeKind::Interface && toParam == nullptr) || isInterfacePointer(toUnder)) {
        if (implementsType(x.type, type, false, cause))
            return true;
        if (fromParam == nullptr)
            return false;
        if (cause != nullptr)
            cause->clear();
    }
    if (fromUnder->kind == TypeKind::Interface && fromParam == nullptr) {
        if (implementsType(type, x.type, false, nullptr)) {
            if (cause != nullptr)
                *cause = "need type assertion";
            return false;
        }
    }
    if (fromUnder->kind == TypeKind::Chan && static_cast<Chan*>(fromUnder)->dir == ChanDir::Both
        && toUnder->kind == TypeKind::Chan
        && identical(static_cast<Chan*>(fromUnder)->element, static_cast<Chan*>(toUnder)->element))
        return !hasName(from) || !hasName(to);
    if (fromParam == nullptr && toParam == nullptr)
        return false;
    const auto explain = [&](std::string message) {
        if (cause == nullptr)
            return;
        if (!cause->empty())
            message += "\n\t" + *cause;
        *cause = std::move(message);
    };
    if (!hasName(from) && toParam != nullptr) {
        return allTerms(toParam, [&](Type* term) {
            if (assignableTo(x, term, cause))
                return true;
            explain(fmt::format("cannot assign {} to {} (in {})", text(x.type), text(term), text(toParam)));
            return false;
        });
    }
    if (fromParam != nullptr && !hasName(to)) {
        Operand part = x;
        return allTerms(fromParam, [&](Type* term) {
            part.type = term;
            if (assignableTo(part, type, cause))
                return true;
            explain(fmt::format("cannot assign {} (in {}) to {}", text(term), text(fromParam), text(type)));
            return false;
        });
    }
    return false;
}

bool Checker::convertibleTo(const Operand& x, Type* type, std::string* cause)
{
    if (assignableTo(x, type, cause))
        return true;
    Type* from = unalias(x.type);
    Type* to = unalias(type);
    Type* fromUnder = under(from);
    Type* toUnder = under(to);
    TypeParam* fromParam = asTypeParam(from);
    TypeParam* toParam = asTypeParam(to);
    const auto sameIgnoringTags = [&](Type* a, Type* b) { return withoutTags(m_types, a) == withoutTags(m_types, b); };
    if (fromParam == nullptr && toParam == nullptr && sameIgnoringTags(fromUnder, toUnder))
        return true;
    if (from->kind == TypeKind::Pointer && to->kind == TypeKind::Pointer) {
        Type* a = static_cast<Pointer*>(from)->element;
        Type* b = static_cast<Pointer*>(to)->element;
        if (asTypeParam(a) == nullptr && asTypeParam(b) == nullptr && sameIgnoringTags(under(a), under(b)))
            return true;
    }
    if (fromParam == nullptr && toParam == nullptr) {
        if (isIntegerOrFloat(fromUnder) && isIntegerOrFloat(toUnder))
            return true;
        if (isComplex(fromUnder) && isComplex(toUnder))
            return true;
        if ((isInteger(fromUnder) || isBytesOrRunes(fromUnder)) && isString(toUnder))
            return true;
        if (isString(fromUnder) && isBytesOrRunes(toUnder))
            return true;
        const auto addressLike = [](Type* t) { return t->kind == TypeKind::Pointer || isBasic(t, BasicKind::Uintptr); };
        if (addressLike(fromUnder) && isUnsafePointer(toUnder))
            return true;
        if (isUnsafePointer(fromUnder) && addressLike(toUnder))
            return true;
        if (fromUnder->kind == TypeKind::Slice) {
            Type* element = static_cast<Slice*>(fromUnder)->element;
            if (toUnder->kind == TypeKind::Array && identical(element, static_cast<Array*>(toUnder)->element)) {
                if (allowVersion(20))
                    return true;
                if (cause != nullptr)
                    *cause = "conversion of slice to array requires go1.20 or later";
                return false;
            }
            if (toUnder->kind == TypeKind::Pointer) {
                Type* target = under(static_cast<Pointer*>(toUnder)->element);
                if (target->kind == TypeKind::Array && identical(element, static_cast<Array*>(target)->element))
                    return true;
            }
        }
        return false;
    }
    const auto explain = [&](std::string message) {
        if (cause == nullptr)
            return;
        if (!cause->empty())
            message += "\n\t" + *cause;
        *cause = std::move(message);
    };
    if (fromParam != nullptr && toParam != nullptr) {
        Operand part = x;
        return allTerms(fromParam, [&](Type* source) {
            part.type = source;
            return allTerms(toParam, [&](Type* target) {
                if (convertibleTo(part, target, cause))
                    return true;
                explain(fmt::format("cannot convert {} (in {}) to type {} (in {})", text(source), text(fromParam),
                    text(target), text(toParam)));
                return false;
            });
        });
    }
    if (fromParam != nullptr) {
        Operand part = x;
        return allTerms(fromParam, [&](Type* source) {
            part.type = source;
            if (convertibleTo(part, to, cause))
                return true;
            explain(fmt::format("cannot convert {} (in {}) to type {}", text(source), text(fromParam), text(type)));
            return false;
        });
    }
    return allTerms(toParam, [&](Type* target) {
        if (convertibleTo(x, target, cause))
            return true;
        explain(fmt::format("cannot convert {} to type {} (in {})", text(x.type), text(target), text(toParam)));
        return false;
    });
}

void Checker::conversion(Operand& x, Type* type)
{
    const bool constantArgument = x.isConstant();
    const auto constantTo = [&](Type* target, ConstantPtr* value) {
        Type* u = under(target);
        if (u->kind != TypeKind::Basic)
            return false;
        if (representable(x.value, *static_cast<Basic*>(u), value))
            return true;
        if (isInteger(x.type) && isString(u)) {
            const auto code = x.value == nullptr ? std::nullopt : uint64Value(*x.value);
            if (value != nullptr) {
                std::string character;
                appendRune(character, code && *code <= kMaxRune ? static_cast<std::uint32_t>(*code) : kRuneError);
                *value = makeString(std::move(character));
            }
            return true;
        }
        return false;
    };
    bool ok = false;
    std::string cause;
    if (constantArgument && isConstType(type)) {
        ConstantPtr value = x.value;
        ok = constantTo(type, &value);
        if (!ok && isInteger(x.type) && isInteger(type) && !speaks119()) {
            errorf(x.expr, "constant {} overflows {}", x.value == nullptr ? "unknown" : constantText(*x.value),
                text(type));
            x.mode = Mode::Invalid;
            return;
        }
        if (ok)
            x.value = value;
    } else if (constantArgument && asTypeParam(type) != nullptr) {
        ok = true;
        forEachInTypeSet(type, [&](Type*, Type* u) {
            if (u == nullptr) {
                cause = text(type) + " does not contain specific types";
                ok = false;
            } else if (isString(x.type) && isBytesOrRunes(u)) {
                ok = true;
            } else if (!constantTo(u, nullptr)) {
                if (isInteger(x.type) && isInteger(u) && !speaks119())
                    cause =
                        fmt::format("constant {} overflows {} (in {})", constantText(*x.value), text(u), text(type));
                else
                    cause = fmt::format("cannot convert {} to type {} (in {})", text(x), text(u), text(type));
                ok = false;
            }
            return ok;
        });
        if (ok)
            x.mode = Mode::Value;
    } else if (convertibleTo(x, type, &cause)) {
        ok = true;
        x.mode = Mode::Value;
    }
    if (!ok) {
        if (constantArgument && asTypeParam(type) != nullptr)
            x.mode = Mode::Value; // no constant any more
        if (cause.empty())
            errorf(x.expr, "cannot convert {} to type {}", text(x), text(type));
        else
            errorf(x.expr, "cannot convert {} to type {}: {}", text(x), text(type), cause);
        x.mode = Mode::Invalid;
        return;
    }
    if (isUntyped(x.type)) {
        Type* final = type;
        const bool isNil = isBasic(x.type, BasicKind::UntypedNil);
        if (!isNil && (isNonTypeParamInterface(type) || (constantArgument && !isConstType(type))))
            final = defaultType(x.type);
        else if (x.isConstant() && isInteger(x.type) && allString(type)) {
            // string(1 << 100): the operand fits no type and keeps its own.
            Operand operand{Mode::Constant, nullptr, x.type, x.expr->constant, BuiltinId::None};
            ConstantPtr ignored;
            final =
                representation(operand, basic(BasicKind::Int), ignored) == Failure::None ? defaultType(x.type) : x.type;
        }
        updateExprType(x.expr, final, true);
    }
    x.type = type;
}

namespace {

/// Whether `in` is V or mentions it as one of the terms (for a better message).
bool mentions(Interface* in, Type* type)
{
    for (const UnionTerm& term : in->terms) {
        if (identical(term.type, type))
            return true;
    }
    return false;
}

} // namespace

bool Checker::implementsType(Type* type, Type* target, bool constraint, std::string* cause)
{
    Type* typeUnder = under(type);
    Type* targetUnder = under(target);
    if (isInvalid(typeUnder) || isInvalid(targetUnder))
        return true;
    if (typeUnder->kind == TypeKind::Pointer && isInvalid(under(static_cast<Pointer*>(typeUnder)->element)))
        return true;
    const char* verb = constraint ? "satisfy" : "implement";
    const auto fail = [&](std::string why) {
        if (cause != nullptr)
            *cause = std::move(why);
        return false;
    };
    if (targetUnder->kind != TypeKind::Interface) {
        return fail(fmt::format("{} does not {} {} ({})", text(type), verb, text(target),
            isInterfacePointer(targetUnder)
                ? fmt::format("type {} is pointer to interface, not interface", text(target))
                : text(target) + " is not an interface"));
    }
    auto* interface = static_cast<Interface*>(targetUnder);
    if (interface->methods.empty() && !interface->hasTypeSet && !interface->comparable)
        return true;
    auto* source = typeUnder->kind == TypeKind::Interface ? static_cast<Interface*>(typeUnder) : nullptr;
    if (source != nullptr && hasEmptyTypeSet(source))
        return true;
    if (hasEmptyTypeSet(interface))
        return fail(fmt::format("cannot {} {} (empty type set)", verb, text(target)));
    MissingMethod missing = missingMethod(m_types, type, target, true, &m_package, {}, speaks119());
    if (missing.missing)
        return fail(fmt::format("{} does not {} {} {}", text(type), verb, text(target), missing.cause));
    const auto checkComparability = [&] {
        bool wanted = interface->comparable;
        if (!wanted && interface->hasTypeSet) // a term list decides by itself
            return true;
        if (!wanted)
            return true;
        if (comparison(type, false, &m_package).ok)
            return true;
        if (constraint && comparison(type, true, &m_package).ok) {
            if (allowVersion(20))
                return true;
            return fail(fmt::format("{} to {} comparable requires go1.20 or later", text(type), verb));
        }
        return fail(fmt::format("{} does not {} comparable", text(type), verb));
    };
    if (!interface->hasTypeSet)
        return checkComparability();
    const TermSet wanted = termsOf(interface);
    if (source != nullptr) {
        if (!termsSubset(termsOf(source), wanted))
            return fail(fmt::format("{} does not {} {}", text(type), verb, text(target)));
        return checkComparability();
    }
    if (!termIncludes(wanted, type)) {
        Type* alternative = nullptr;
        std::string list;
        for (const UnionTerm& term : wanted.terms) {
            list += (list.empty() ? "" : " | ") + termText(term);
            if (alternative == nullptr && !term.tilde && identical(term.type, under(term.type))
                && identical(term.type, typeUnder))
                alternative = term.type;
        }
        std::string detail;
        if (alternative != nullptr)
            detail = fmt::format("possibly missing ~ for {} in {}", text(alternative), text(target));
        else if (mentions(interface, type))
            detail = fmt::format("{} mentions {}, but {} is not in the type set of {}", text(target), text(type),
                text(type), text(target));
        else
            detail = fmt::format("{} missing in {}", text(type), list);
        return fail(fmt::format("{} does not {} {} ({})", text(type), verb, text(target), detail));
    }
    return checkComparability();
}

bool Checker::assertableTo(Type* type, Type* target, std::string* cause)
{
    if (isNonTypeParamInterface(target))
        return true;
    MissingMethod missing = missingMethod(m_types, target, type, false, &m_package, {}, speaks119());
    if (missing.missing && cause != nullptr)
        *cause = std::move(missing.cause);
    return !missing.missing;
}

} // namespace ws::go
