#include "go/checker.h"

namespace ws::go {

namespace {

/// The array behind a pointer to one, else the type itself.
Type* arrayOf(Type* u)
{
    if (u->kind == TypeKind::Pointer) {
        Type* base = under(static_cast<Pointer*>(u)->element);
        if (base->kind == TypeKind::Array)
            return base;
    }
    return u;
}

} // namespace

bool Checker::builtinCall(Operand& x, CallExpr& call, BuiltinId id)
{
    const BuiltinInfo& info = builtinInfo(id);
    if (call.ellipsis != kNoPos && id != BuiltinId::Append) {
        errorf(&call, "invalid operation: invalid use of ... with built-in {}", info.name);
        use(call.args);
        return false;
    }
    const bool isLength = id == BuiltinId::Len || id == BuiltinId::Cap;
    const bool outerCall = m_hasCallOrReceive;
    if (isLength)
        m_hasCallOrReceive = false;
    std::vector<Operand> args;
    std::size_t count = call.args.size();
    if (id != BuiltinId::Make && id != BuiltinId::New && id != BuiltinId::UnsafeOffsetof) {
        if (!call.args.empty())
            args = exprList(call.args);
        count = args.size();
        for (const Operand& arg : args) {
            if (arg.invalid()) {
                if (isLength)
                    m_hasCallOrReceive = outerCall;
                return false;
            }
        }
        if (!args.empty())
            x = args[0];
    }
    const auto wanted = static_cast<std::size_t>(info.arguments);
    if (count < wanted || (!info.variadic && count > wanted)) {
        const bool tooFew = count < wanted;
        errorf(&call, "invalid operation: {} arguments for {} (expected {}, found {})",
            tooFew ? "not enough" : "too many", text(&call), wanted, count);
        return false;
    }
    x.builtin = BuiltinId::None;
    switch (id) {
    case BuiltinId::None:
        return false;
    case BuiltinId::Append:
        builtinAppend(x, call, args);
        break;
    case BuiltinId::Len:
    case BuiltinId::Cap:
        builtinLenCap(x, id);
        m_hasCallOrReceive = outerCall;
        break;
    case BuiltinId::Clear: {
        if (!allowVersion(21)) {
            errorf(call.fun, "clear requires go1.21 or later");
        }
        bool ok = true;
        forEachInTypeSet(x.type, [&](Type*, Type* u) {
            ok = u != nullptr && (u->kind == TypeKind::Map || u->kind == TypeKind::Slice);
            if (!ok)
                errorf(x.expr, "invalid argument: cannot clear {}: argument must be (or constrained by) map or slice",
                    text(x));
            return ok;
        });
        x.mode = ok ? Mode::NoValue : Mode::Invalid;
        break;
    }
    case BuiltinId::Close: {
        bool ok = true;
        forEachInTypeSet(x.type, [&](Type*, Type* u) {
            if (u == nullptr || u->kind != TypeKind::Chan) {
                errorf(x.expr, "invalid operation: cannot close non-channel {}", text(x));
                ok = false;
            } else if (static_cast<Chan*>(u)->dir == ChanDir::Recv) {
                errorf(x.expr, "invalid operation: cannot close receive-only channel {}", text(x));
                ok = false;
            }
            return ok;
        });
        x.mode = ok ? Mode::NoValue : Mode::Invalid;
        break;
    }
    case BuiltinId::Complex:
        builtinComplex(x, call, args);
        break;
    case BuiltinId::Copy:
        builtinCopy(x, args);
        break;
    case BuiltinId::Delete: {
        Type* key = nullptr;
        bool ok = true;
        forEachInTypeSet(x.type, [&](Type*, Type* u) {
            if (u == nullptr || u->kind != TypeKind::Map) {
                errorf(x.expr, "invalid argument: {} is not a map", text(x));
                ok = false;
            } else if (key != nullptr && !identical(key, static_cast<Map*>(u)->key)) {
                errorf(x.expr, "invalid argument: maps of {} must have identical key types", text(x));
                ok = false;
            } else {
                key = static_cast<Map*>(u)->key;
            }
            return ok;
        });
        if (!ok || key == nullptr)
            return false;
        x = args[1];
        assignment(x, key, "argument to delete");
        if (x.invalid())
            return false;
        x.mode = Mode::NoValue;
        break;
    }
    case BuiltinId::Imag:
    case BuiltinId::Real:
        builtinRealImag(x, id);
        break;
    case BuiltinId::Make:
        builtinMake(x, call);
        break;
    case BuiltinId::Max:
    case BuiltinId::Min:
        builtinMinMax(x, call, id, args);
        break;
    case BuiltinId::New:
        builtinNew(x, call);
        break;
    case BuiltinId::Panic:
        assignment(x, m_types.emptyInterface, "argument to panic");
        if (x.invalid())
            return false;
        x.mode = Mode::NoValue;
        break;
    case BuiltinId::Print:
    case BuiltinId::Println:
        for (Operand& arg : args) {
            assignment(arg, nullptr, std::string("argument to built-in ") + info.name);
            if (arg.invalid())
                return false;
        }
        x.mode = Mode::NoValue;
        break;
    case BuiltinId::Recover:
        x.mode = Mode::Value;
        x.type = m_types.emptyInterface;
        break;
    case BuiltinId::UnsafeSizeof:
    case BuiltinId::UnsafeOffsetof:
    case BuiltinId::UnsafeAlignof:
    case BuiltinId::UnsafeAdd:
    case BuiltinId::UnsafeSlice:
    case BuiltinId::UnsafeString:
    case BuiltinId::UnsafeSliceData:
    case BuiltinId::UnsafeStringData:
        builtinUnsafe(x, call, id, args);
        break;
    }
    if (x.mode == Mode::NoValue)
        x.type = m_types.tuple({});
    if (!x.isConstant())
        x.value = nullptr;
    return !x.invalid();
}

Type* Checker::sliceElement(const Operand& x, std::string* cause)
{
    Type* element = nullptr;
    bool ok = true;
    forEachInTypeSet(x.type, [&](Type*, Type* u) {
        if (u == nullptr || u->kind != TypeKind::Slice) {
            *cause =
                x.isNil() ? "argument must be a slice; have untyped nil" : "argument must be a slice; have " + text(x);
            ok = false;
        } else if (element == nullptr) {
            element = static_cast<Slice*>(u)->element;
        } else if (!identical(element, static_cast<Slice*>(u)->element)) {
            *cause = fmt::format("mismatched slice element types {} and {} in {}", text(element),
                text(static_cast<Slice*>(u)->element), text(x));
            ok = false;
        }
        return ok;
    });
    return ok ? element : nullptr;
}

void Checker::builtinAppend(Operand& x, CallExpr& call, std::vector<Operand>& args)
{
    std::string cause;
    Type* type = x.type;
    Type* element = sliceElement(x, &cause);
    if (element == nullptr) {
        errorf(x.expr, "invalid append: {}", cause);
        x.mode = Mode::Invalid;
        return;
    }
    Type* const bytes = m_types.slice(m_types.byteType);
    if (args.size() == 2 && call.ellipsis != kNoPos && assignableTo(x, bytes, nullptr)) {
        // append([]byte, string...)
        bool stringsOnly = true;
        bool hasString = false;
        forEachInTypeSet(args[1].type, [&](Type*, Type* u) {
            if (u != nullptr && isString(u))
                hasString = true;
            else if (u == nullptr || u->kind != TypeKind::Slice
                || !identical(static_cast<Slice*>(u)->element, m_types.byteType))
                stringsOnly = false;
            return stringsOnly;
        });
        if (stringsOnly && hasString) {
            if (isUntyped(args[1].type))
                convertUntyped(args[1], basic(BasicKind::String));
            x.mode = Mode::Value;
            x.type = type;
            return;
        }
    }
    Signature* signature = m_types.signature({type, m_types.slice(element)}, {type}, true);
    arguments(call, signature, {}, {}, args, {});
    x.mode = Mode::Value;
    x.type = type;
}

void Checker::builtinLenCap(Operand& x, BuiltinId id)
{
    const bool isLen = id == BuiltinId::Len;
    Mode mode = Mode::Invalid;
    ConstantPtr value;
    Type* u = arrayOf(under(x.type));
    const auto works = [&](Type* type) {
        switch (type->kind) {
        case TypeKind::Basic:
            return isString(type) && isLen;
        case TypeKind::Array:
        case TypeKind::Slice:
        case TypeKind::Chan:
            return true;
        case TypeKind::Map:
            return isLen;
        default:
            return false;
        }
    };
    if (asTypeParam(x.type) != nullptr) {
        bool ok = true;
        forEachInTypeSet(x.type, [&](Type*, Type* part) {
            ok = part != nullptr && works(arrayOf(part));
            return ok;
        });
        if (ok)
            mode = Mode::Value;
    } else if (works(u)) {
        mode = Mode::Value;
        if (u->kind == TypeKind::Basic && x.isConstant()) {
            mode = Mode::Constant;
            value = x.value == nullptr ? nullptr : makeInt(static_cast<std::int64_t>(x.value->string.size()));
        } else if (u->kind == TypeKind::Array && !m_hasCallOrReceive) {
            mode = Mode::Constant;
            value = makeInt(static_cast<Array*>(u)->length);
        }
    }
    if (mode == Mode::Invalid) {
        if (!isInvalid(under(x.type)))
            errorf(x.expr, "invalid argument: {} for built-in {}", text(x), isLen ? "len" : "cap");
        x.mode = Mode::Invalid;
        return;
    }
    if (isUntyped(x.type))
        convertUntyped(x, basic(BasicKind::String));
    x.mode = mode;
    x.type = basic(BasicKind::Int);
    x.value = value;
}

void Checker::builtinComplex(Operand& x, CallExpr& call, std::vector<Operand>& args)
{
    Operand y = args[1];
    const bool xUntyped = isUntyped(x.type);
    const bool yUntyped = isUntyped(y.type);
    if (xUntyped && !yUntyped) {
        convertUntyped(x, y.type);
    } else if (!xUntyped && yUntyped) {
        convertUntyped(y, x.type);
    } else if (xUntyped && yUntyped) {
        if (x.isConstant() && y.isConstant()) {
            for (Operand* part : {&x, &y}) {
                if (!isNumeric(part->type) || part->value == nullptr)
                    continue;
                if (const ConstantPtr real = toFloat(part->value)) {
                    part->value = real;
                    part->type = basic(BasicKind::UntypedFloat);
                }
            }
        } else {
            convertUntyped(x, basic(BasicKind::Float64));
            convertUntyped(y, basic(BasicKind::Float64));
        }
    }
    if (x.invalid() || y.invalid()) {
        x.mode = Mode::Invalid;
        return;
    }
    if (!identical(x.type, y.type)) {
        errorf(x.expr, "invalid operation: {} (mismatched types {} and {})", text(&call), text(x.type), text(y.type));
        x.mode = Mode::Invalid;
        return;
    }
    Type* result = nullptr;
    Type* u = under(x.type);
    if (asTypeParam(x.type) != nullptr)
        errorf(x.expr, "{} not supported as argument to built-in complex for go1.18 (see go.dev/issue/50937)", text(x));
    else if (isBasic(u, BasicKind::Float32))
        result = basic(BasicKind::Complex64);
    else if (isBasic(u, BasicKind::Float64))
        result = basic(BasicKind::Complex128);
    else if (isBasic(u, BasicKind::UntypedFloat))
        result = basic(BasicKind::UntypedComplex);
    else
        errorf(x.expr, "invalid argument: arguments have type {}, expected floating-point", text(x.type));
    if (result == nullptr) {
        x.mode = Mode::Invalid;
        return;
    }
    if (x.isConstant() && y.isConstant()) {
        const ConstantPtr real = toFloat(x.value);
        const ConstantPtr imag = toFloat(y.value);
        x.value = real == nullptr || imag == nullptr ? nullptr : makeComplex(real->real, imag->real);
    } else {
        x.mode = Mode::Value;
    }
    x.type = result;
}

void Checker::builtinRealImag(Operand& x, BuiltinId id)
{
    if (isUntyped(x.type)) {
        if (x.isConstant()) {
            if (isNumeric(x.type))
                x.type = basic(BasicKind::UntypedComplex);
        } else {
            convertUntyped(x, basic(BasicKind::Complex128));
            if (x.invalid())
                return;
        }
    }
    Type* result = nullptr;
    Type* u = under(x.type);
    if (asTypeParam(x.type) != nullptr)
        errorf(x.expr, "{} not supported as argument to built-in {} for go1.18 (see go.dev/issue/50937)", text(x),
            builtinInfo(id).name);
    else if (isBasic(u, BasicKind::Complex64))
        result = basic(BasicKind::Float32);
    else if (isBasic(u, BasicKind::Complex128))
        result = basic(BasicKind::Float64);
    else if (isBasic(u, BasicKind::UntypedComplex))
        result = basic(BasicKind::UntypedFloat);
    else
        errorf(x.expr, "invalid argument: argument has type {}, expected complex type", text(x.type));
    if (result == nullptr) {
        x.mode = Mode::Invalid;
        return;
    }
    if (x.isConstant()) {
        const ConstantPtr complex = toComplex(x.value);
        if (complex != nullptr)
            x.value = makeFloat(id == BuiltinId::Real ? complex->real : complex->imag);
    } else {
        x.mode = Mode::Value;
    }
    x.type = result;
}

void Checker::copyError(const Operand& x, const Operand& y, const std::string& cause, const Operand& culprit)
{
    if (speaks119())
        errorf(x.expr, "invalid argument: copy expects slice arguments; found {} and {}", text(x), text(y));
    else
        errorf(culprit.expr, "invalid copy: {}", cause);
}

void Checker::builtinCopy(Operand& x, std::vector<Operand>& args)
{
    Operand& y = args[1];
    std::string cause;
    Type* const bytes = m_types.slice(m_types.byteType);
    bool special = assignableTo(x, bytes, nullptr);
    if (special) {
        forEachInTypeSet(y.type, [&](Type*, Type* u) {
            special = u != nullptr
                && (isString(u)
                    || (u->kind == TypeKind::Slice && identical(static_cast<Slice*>(u)->element, m_types.byteType)));
            return special;
        });
    }
    if (!special) {
        Type* to = sliceElement(x, &cause);
        if (to == nullptr) {
            copyError(x, y, cause, x);
            x.mode = Mode::Invalid;
            return;
        }
        Type* from = sliceElement(y, &cause);
        if (from == nullptr) {
            if (!allString(y.type)) {
                copyError(x, y, cause, y);
                x.mode = Mode::Invalid;
                return;
            }
            from = m_types.byteType;
        }
        if (!identical(to, from)) {
            errorf(x.expr, "{}{} and {} have different element types {} and {}",
                speaks119() ? "invalid argument: arguments to copy " : "invalid copy: arguments ", text(x), text(y),
                text(to), text(from));
            x.mode = Mode::Invalid;
            return;
        }
    }
    if (isUntyped(y.type))
        convertUntyped(y, basic(BasicKind::String));
    x.mode = Mode::Value;
    x.type = basic(BasicKind::Int);
}

void Checker::builtinMake(Operand& x, CallExpr& call)
{
    Expr* first = call.args[0];
    Type* type = varType(first);
    x.mode = Mode::Invalid;
    if (isInvalid(type)) {
        use(std::vector<Expr*>(call.args.begin() + 1, call.args.end()));
        return;
    }
    std::string cause;
    Type* u = commonUnderlying(type, &cause, &m_package, [](Type*, Type* part, std::string* why) {
        if (part == nullptr)
            *why = "no specific type";
        else if (part->kind != TypeKind::Slice && part->kind != TypeKind::Map && part->kind != TypeKind::Chan)
            *why = "type must be slice, map, or channel";
        else
            return false;
        return true;
    });
    if (u == nullptr) {
        errorf(first, "invalid argument: cannot make {}: {}", text(first), cause);
        return;
    }
    const std::size_t minimum = u->kind == TypeKind::Slice ? 2 : 1;
    const std::size_t count = call.args.size();
    if (count < minimum || minimum + 1 < count) {
        errorf(&call, "invalid operation: {} expects {} or {} arguments; found {}", text(&call), minimum, minimum + 1,
            count);
        return;
    }
    std::vector<std::int64_t> sizes;
    for (std::size_t i = 1; i < count; ++i) {
        std::int64_t size = -1;
        index(call.args[i], -1, nullptr, &size);
        if (size >= 0)
            sizes.push_back(size);
    }
    if (sizes.size() == 2 && sizes[0] > sizes[1])
        error(call.args[1], "invalid argument: length and capacity swapped");
    x.mode = Mode::Value;
    x.type = type;
}

void Checker::builtinNew(Operand& x, CallExpr& call)
{
    Expr* arg = call.args[0];
    exprOrType(x, arg, false);
    exclude(x, true, true, false);
    if (x.invalid())
        return;
    if (x.mode == Mode::TypeExpr) {
        validVarType(arg, x.type);
    } else {
        if (isUntyped(x.type)) {
            assignment(x, nullptr, "argument to new");
            if (x.invalid())
                return;
        }
        if (!allowVersion(26))
            errorf(call.fun, "new({}) requires go1.26 or later", text(arg));
    }
    x.mode = Mode::Value;
    x.type = m_types.pointer(x.type);
}

void Checker::builtinMinMax(Operand& x, CallExpr& call, BuiltinId id, std::vector<Operand>& args)
{
    const char* name = builtinInfo(id).name;
    if (!allowVersion(21))
        errorf(call.fun, "built-in {} requires go1.21 or later", name);
    const Token op = id == BuiltinId::Max ? Token::Gtr : Token::Lss;
    for (std::size_t i = 0; i < args.size(); ++i) {
        Operand& arg = args[i];
        if (!allOrdered(arg.type)) {
            errorf(arg.expr, "invalid argument: {} cannot be ordered", text(arg));
            x.mode = Mode::Invalid;
            return;
        }
        if (i == 0)
            continue;
        matchTypes(x, arg);
        if (x.invalid())
            return;
        if (!identical(x.type, arg.type)) {
            errorf(arg.expr, "invalid argument: mismatched types {} (previous argument) and {} (type of {})",
                text(x.type), text(arg.type), text(arg.expr));
            x.mode = Mode::Invalid;
            return;
        }
        if (x.isConstant() && arg.isConstant()) {
            if (compareConstants(arg.value, op, x.value))
                x = arg;
        } else {
            x.mode = Mode::Value;
        }
    }
    if (!x.isConstant()) {
        x.mode = Mode::Value;
        assignment(x, m_types.emptyInterface, std::string("argument to built-in ") + name);
        if (x.invalid())
            return;
    }
    for (Operand& arg : args)
        updateExprType(arg.expr, x.type, true);
}

} // namespace ws::go
