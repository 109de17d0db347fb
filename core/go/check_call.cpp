#include "go/checker.h"

#include <algorithm>

namespace ws::go {

void Checker::addDependency(Object* object)
{
    if (m_env.decl == nullptr || object->package != &m_package)
        return;
    const bool relevant = (object->kind == ObjectKind::Var && object->isGlobal) || object->kind == ObjectKind::Func
        || (object->kind == ObjectKind::Const && object->scope == m_package.scope);
    if (relevant && m_env.decl->dependencySet.insert(object).second)
        m_env.decl->dependencies.push_back(object);
}

ExprKind Checker::conversionCall(Operand& x, CallExpr& call)
{
    nonGeneric(nullptr, x);
    if (x.invalid()) {
        use(call.args);
        x.expr = &call;
        return ExprKind::Conversion;
    }
    Type* type = x.type;
    x.mode = Mode::Invalid;
    if (call.args.empty()) {
        errorf(&call, "missing argument in conversion to {}", text(type));
    } else if (call.args.size() > 1) {
        use(call.args);
        errorf(call.args.back(), "too many arguments in conversion to {}", text(type));
    } else {
        expr(nullptr, x, call.args[0]);
        if (!x.invalid()) {
            Type* u = under(type);
            const auto* interface =
                u->kind == TypeKind::Interface && asTypeParam(type) == nullptr ? static_cast<Interface*>(u) : nullptr;
            if (interface != nullptr && (interface->hasTypeSet || interface->comparable)) {
                errorf(&call,
                    "cannot use interface {} in conversion (contains specific type constraints or is comparable)",
                    text(type));
                x.mode = Mode::Invalid;
            } else if (call.ellipsis != kNoPos) {
                errorf(call.args[0], "invalid use of ... in conversion to {}", text(type));
                x.mode = Mode::Invalid;
            } else {
                conversion(x, type);
            }
        }
    }
    x.expr = &call;
    return ExprKind::Conversion;
}

ExprKind Checker::callExpr(Operand& x, CallExpr& call)
{
    IndexExpr* inst = nullptr; // f[A, B](…)
    if (call.fun != nullptr && call.fun->kind == NodeKind::IndexExpr) {
        auto* index = static_cast<IndexExpr*>(call.fun);
        if (indexExpr(x, *index))
            inst = index;
        x.expr = index;
        record(x);
    } else {
        exprOrType(x, call.fun, true);
    }
    if (x.invalid()) {
        use(call.args);
        x.expr = &call;
        return ExprKind::Statement;
    }
    if (x.mode == Mode::TypeExpr)
        return conversionCall(x, call);
    if (x.mode == Mode::Builtin) {
        const BuiltinId id = x.builtin;
        if (!builtinCall(x, call, id))
            x.mode = Mode::Invalid;
        x.expr = &call;
        if (!x.invalid() && !x.isConstant())
            m_hasCallOrReceive = true;
        return builtinInfo(id).statement ? ExprKind::Statement : ExprKind::Expression;
    }
    std::string cause;
    Type* u = commonUnderlying(x.type, &cause, &m_package, [&](Type* type, Type* part, std::string* why) {
        if (part == nullptr || part->kind == TypeKind::Signature)
            return false;
        *why = text(type) + " is not a function";
        return true;
    });
    if (u == nullptr || u->kind != TypeKind::Signature) {
        errorf(x.expr, "invalid operation: cannot call {}: {}", text(x), cause.empty() ? "no specific type" : cause);
        use(call.args);
        x.mode = Mode::Invalid;
        x.expr = &call;
        return ExprKind::Statement;
    }
    auto* signature = static_cast<Signature*>(u);
    const bool wasGeneric = !signature->typeParams.empty();
    std::vector<Type*> typeArgs;
    std::vector<Expr*> typeArgExprs;
    if (inst != nullptr) {
        typeArgExprs = inst->indices;
        bool ok = true;
        typeArgs = typeList(typeArgExprs, ok);
        const std::size_t want = signature->typeParams.size();
        if (ok && typeArgs.size() > want) {
            errorf(typeArgExprs[want], "got {} type arguments but want {}", typeArgs.size(), want);
            ok = false;
        }
        if (!ok) {
            use(call.args);
            x.mode = Mode::Invalid;
            x.expr = &call;
            return ExprKind::Statement;
        }
        if (typeArgs.size() == want && want > 0) {
            signature = instantiateSignature(inst->lbrack, inst, signature, typeArgs, typeArgExprs);
            typeArgs.clear();
            typeArgExprs.clear();
        }
    }
    std::vector<std::vector<Type*>> argTypeArgs;
    std::vector<Operand> args = genericExprList(call.args, argTypeArgs);
    signature = arguments(call, signature, typeArgs, typeArgExprs, args, argTypeArgs);
    if (wasGeneric && signature->typeParams.empty()) {
        call.fun->mode = Mode::Value;
        call.fun->type = signature->canon;
        for (Expr* e = call.fun; e != nullptr && e->kind == NodeKind::ParenExpr;) {
            e = static_cast<ParenExpr*>(e)->x;
            e->type = signature->canon;
        }
    }
    switch (signature->results.size()) {
    case 0:
        x.mode = Mode::NoValue;
        x.type = m_types.tuple({});
        break;
    case 1:
        x.mode = Mode::Value;
        x.type = signature->results[0];
        break;
    default:
        x.mode = Mode::Value;
        x.type = m_types.tuple(signature->results);
        break;
    }
    x.value = nullptr;
    x.expr = &call;
    m_hasCallOrReceive = true;
    // Inference failed: the type parameters in the result mean nothing here.
    if (x.mode == Mode::Value && !signature->typeParams.empty())
        x.mode = Mode::Invalid;
    return ExprKind::Statement;
}

std::vector<Operand> Checker::exprList(const std::vector<Expr*>& list)
{
    if (list.size() == 1) {
        bool commaOk = false;
        return multiExpr(list[0], false, commaOk);
    }
    std::vector<Operand> operands(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        expr(nullptr, operands[i], list[i]);
    return operands;
}

std::vector<Operand> Checker::genericExprList(const std::vector<Expr*>& list, std::vector<std::vector<Type*>>& typeArgs)
{
    const bool inferNow = !allowVersion(21); // before, arguments had to be instantiated on their own
    typeArgs.assign(list.size(), {});
    std::vector<Operand> operands;
    for (std::size_t i = 0; i < list.size(); ++i) {
        Expr* e = list[i];
        Operand x;
        if (e->kind == NodeKind::IndexExpr) {
            auto* index = static_cast<IndexExpr*>(e);
            if (indexExpr(x, *index)) {
                typeArgs[i] = funcInst(nullptr, index->lbrack, x, index, inferNow);
                x.expr = e;
                if (typeArgs[i].empty())
                    record(x);
            } else {
                x.expr = e;
                if (x.invalid())
                    m_failed = true;
                record(x);
                exclude(x, true, true, true);
            }
        } else {
            rawExpr(nullptr, x, e, nullptr, true);
            exclude(x, true, true, true);
        }
        if (list.size() == 1 && !x.invalid() && x.type->kind == TypeKind::Tuple) {
            for (Type* type : static_cast<Tuple*>(x.type)->types)
                operands.push_back({Mode::Value, e, type, nullptr, BuiltinId::None});
            return operands;
        }
        singleValue(x);
        operands.push_back(std::move(x));
    }
    return operands;
}

Signature* Checker::arguments(CallExpr& call, Signature* signature, std::vector<Type*> typeArgs,
    const std::vector<Expr*>& typeArgExprs, std::vector<Operand>& args,
    const std::vector<std::vector<Type*>>& argTypeArgs)
{
    const std::size_t count = args.size();
    std::size_t wanted = signature->params.size();
    const bool dots = call.ellipsis != kNoPos;
    std::vector<Type*> params = signature->params;
    bool adjusted = false;
    if (signature->variadic) {
        if (dots) {
            if (call.args.size() == 1 && count > 1) {
                errorf(&call, "cannot use ... with {}-valued {}", count, text(call.args[0]));
                return signature;
            }
        } else if (count + 1 >= wanted) {
            // f(a, b, c) of func f(x int, y ...T): as if there were as many parameters.
            Type* last = params.back();
            params.pop_back();
            Type* element = last->canon->kind == TypeKind::Slice
                ? static_cast<Slice*>(last->kind == TypeKind::Slice ? last : last->canon)->element
                : last;
            while (params.size() < count)
                params.push_back(element);
            adjusted = true;
            wanted = count;
        } else {
            --wanted;
        }
    } else if (dots) {
        errorf(&call, "cannot use ... in call to non-variadic {}", text(call.fun));
        return signature;
    }
    if (count != wanted) {
        const Expr* at = &call;
        const char* qualifier = "not enough";
        if (count > wanted) {
            at = args[wanted].expr;
            qualifier = "too many";
        } else if (count > 0) {
            at = args[count - 1].expr;
        }
        std::vector<Type*> have;
        for (const Operand& x : args)
            have.push_back(x.type);
        errorf(at, "{} arguments in call to {}\n\thave {}\n\twant {}", qualifier, text(call.fun),
            typesSummary(have, false, dots), typesSummary(signature->params, signature->variadic, false));
        return signature;
    }
    for (const Operand& x : args) {
        if (x.invalid()) {
            // A generic call cannot be inferred from an argument that is wrong.
            if (!signature->typeParams.empty())
                return signature;
        }
    }
    const std::size_t own = signature->typeParams.size();
    std::vector<TypeParam*> typeParams;
    if (own > 0) {
        // Fresh names for the parameters: a recursive call must not mix its own with those of the body.
        typeParams = renameTypeParams(signature->typeParams);
        const std::vector<Type*> fresh(typeParams.begin(), typeParams.end());
        for (Type*& param : params)
            param = m_types.substitute(param, signature->typeParams, fresh);
        typeArgs.resize(own, nullptr);
    }
    std::vector<std::size_t> genericArgs;
    std::vector<Signature*> genericSignatures(count, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
        if (args[i].invalid() || args[i].type->kind != TypeKind::Signature)
            continue;
        auto* generic = static_cast<Signature*>(args[i].type);
        if (generic->typeParams.empty())
            continue;
        if (!allowVersion(21)) {
            errorf(args[i].expr, "implicitly instantiated function as argument requires go1.21 or later");
        }
        const std::vector<TypeParam*> renamed = renameTypeParams(generic->typeParams);
        const std::vector<Type*> fresh(renamed.begin(), renamed.end());
        std::vector<Type*> genericParams, genericResults;
        for (Type* param : generic->params)
            genericParams.push_back(m_types.substitute(param, generic->typeParams, fresh));
        for (Type* result : generic->results)
            genericResults.push_back(m_types.substitute(result, generic->typeParams, fresh));
        genericSignatures[i] = generic;
        args[i].type =
            m_types.genericSignature(renamed, std::move(genericParams), std::move(genericResults), generic->variadic);
        typeParams.insert(typeParams.end(), renamed.begin(), renamed.end());
        if (i < argTypeArgs.size())
            typeArgs.insert(typeArgs.end(), argTypeArgs[i].begin(), argTypeArgs[i].end());
        typeArgs.resize(typeParams.size(), nullptr);
        genericArgs.push_back(i);
    }
    Signature* result = signature;
    if (!typeParams.empty()) {
        std::vector<Operand*> operands;
        for (Operand& x : args)
            operands.push_back(&x);
        InferenceError problem;
        typeArgs = infer(call.lparen, typeParams, typeArgs, params, operands, false, problem);
        if (typeArgs.empty()) {
            if (!problem.message.empty())
                errorf(problem.pos, "in call to {}, {}", text(call.fun), problem.message);
            for (const std::size_t i : genericArgs)
                args[i].mode = Mode::Invalid;
            return signature;
        }
        if (own > 0) {
            const std::vector<Type*> ownArgs(typeArgs.begin(), typeArgs.begin() + static_cast<std::ptrdiff_t>(own));
            result = instantiateSignature(call.lparen, call.fun, signature, ownArgs, typeArgExprs);
            if (adjusted) {
                const std::vector<TypeParam*> ownParams(
                    typeParams.begin(), typeParams.begin() + static_cast<std::ptrdiff_t>(own));
                for (Type*& param : params)
                    param = m_types.substitute(param, ownParams, ownArgs);
            } else {
                params = result->params;
            }
        }
        std::size_t next = own;
        for (const std::size_t i : genericArgs) {
            const std::size_t many = genericSignatures[i]->typeParams.size();
            const std::vector<Type*> theirs(typeArgs.begin() + static_cast<std::ptrdiff_t>(next),
                typeArgs.begin() + static_cast<std::ptrdiff_t>(next + many));
            args[i].type = instantiateSignature(args[i].expr->pos, args[i].expr, genericSignatures[i], theirs, {});
            record(args[i]);
            next += many;
        }
    }
    if (!args.empty()) {
        const std::string context = "argument to " + text(call.fun);
        for (std::size_t i = 0; i < args.size(); ++i)
            assignment(args[i], params[i], context);
    }
    return result;
}

bool Checker::qualifiedIdentifier(Operand& x, SelectorExpr& e, Object* packageName)
{
    packageName->used = true;
    auto& name = *static_cast<Ident*>(e.x);
    name.object = packageName;
    Package* package = packageName->imported;
    if (package == nullptr || e.sel == nullptr) {
        m_failed = true;
        return false;
    }
    const std::string_view sel = e.sel->name;
    Object* object = package->scope->find(sel);
    if (object == nullptr) {
        // Another case of the letters?
        std::string similar;
        for (const auto& [other, candidate] : package->scope->names) {
            if (!isExported(other) || other.size() != sel.size())
                continue;
            const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
            if (similar.empty() && std::equal(other.begin(), other.end(), sel.begin(), [&](char a, char b) {
                    return lower(a) == lower(b);
                }))
                similar = other;
        }
        if (similar.empty() || speaks119())
            error(e.sel->pos, fmt::format("undefined: {}", text(&e)), libraryHint(package, sel));
        else
            errorf(e.sel->pos, "undefined: {} (but have {})", text(&e), similar);
        return false;
    }
    if (!isExported(sel))
        errorf(e.sel->pos, "name {} not exported by package {}", sel, package->name);
    e.sel->object = object;
    e.selection = nullptr;
    x.type = object->spelled;
    x.expr = &e;
    switch (object->kind) {
    case ObjectKind::Const:
        x.mode = Mode::Constant;
        x.value = object->constant;
        break;
    case ObjectKind::TypeName:
        x.mode = Mode::TypeExpr;
        break;
    case ObjectKind::Var:
        object->used = true;
        x.mode = Mode::Variable;
        break;
    case ObjectKind::Func:
        x.mode = Mode::Value;
        break;
    case ObjectKind::Builtin:
        x.mode = Mode::Builtin;
        x.builtin = object->builtin;
        break;
    case ObjectKind::PkgName:
    case ObjectKind::Label:
    case ObjectKind::Nil:
        return false;
    }
    if (x.type == nullptr || (x.mode != Mode::Builtin && isInvalid(x.type))) {
        x.mode = Mode::Invalid;
        m_failed = true;
        return false;
    }
    e.sel->type = x.type->canon;
    e.sel->mode = x.mode;
    e.sel->constant = x.value;
    return true;
}

void Checker::selector(Operand& x, SelectorExpr& e, bool wantType)
{
    const auto fail = [&] {
        x.mode = Mode::Invalid;
        x.type = invalidType();
        x.expr = &e;
    };
    x = {};
    x.expr = &e;
    if (e.sel == nullptr || e.x == nullptr) {
        m_failed = true;
        return fail();
    }
    const std::string_view sel = e.sel->name;
    if (sel == "_") {
        error(e.sel->pos, "cannot refer to blank field or method");
        use(e.x);
        return fail();
    }
    if (e.x->kind == NodeKind::Ident) {
        Object* object = lookupName(static_cast<Ident*>(e.x)->name);
        if (object != nullptr && object->kind == ObjectKind::PkgName) {
            if (!qualifiedIdentifier(x, e, object))
                fail();
            return;
        }
    }
    exprOrType(x, e.x, false);
    if (x.mode == Mode::Builtin) {
        errorf(e.pos, "invalid use of {} in selector expression", text(x));
        return fail();
    }
    if (x.invalid())
        return fail();
    if (wantType && !speaks119()) {
        errorf(e.sel->pos, "{} is not a type", text(&e));
        return fail();
    }
    const Lookup found = lookup(m_types, x.type, x.mode == Mode::Variable, &m_package, sel);
    switch (found.outcome) {
    case Lookup::Outcome::Found:
        break;
    case Lookup::Outcome::Ambiguous:
        errorf(e.sel->pos, "ambiguous selector {}.{}", text(x.expr), sel);
        return fail();
    case Lookup::Outcome::PointerReceiver:
        if (x.mode == Mode::TypeExpr)
            errorf(e.sel->pos, "invalid method expression {}.{} (needs pointer receiver (*{}).{})", text(x.type), sel,
                text(x.type), sel);
        else
            errorf(e.sel->pos, "cannot call pointer method {} on {}", sel, text(x.type));
        return fail();
    case Lookup::Outcome::NotFound: {
        if (isInvalid(under(x.type)))
            return fail();
        Type* u = under(x.type);
        const bool pointerToParam =
            u->kind == TypeKind::Pointer && asTypeParam(static_cast<Pointer*>(u)->element) != nullptr;
        const std::string why = isInterfacePointer(x.type) || pointerToParam ? interfacePointerCause(x.type, &m_package)
                                                                             : lookupError(x.type, sel, false);
        error(e.sel->pos, fmt::format("{}.{} undefined ({})", text(x.expr), sel, why), memberHint(x.type, sel));
        return fail();
    }
    }
    Selection* selection = m_types.newSelection();
    selection->receiver = x.type->canon;
    selection->path = found.path;
    selection->indirect = found.indirect;
    selection->method = found.method;
    for (Type* arg : found.receiverTypeArgs)
        selection->receiverTypeArgs.push_back(arg->canon);
    selection->methodIndex = found.interfaceIndex;
    e.selection = selection;
    if (found.isField) {
        if (x.mode == Mode::TypeExpr) {
            errorf(e.sel->pos, "{}.{} undefined (type {} has no method {})", text(x.expr), sel, text(x.type), sel);
            return fail();
        }
        selection->kind = Selection::Kind::Field;
        x.mode = x.mode == Mode::Variable || found.indirect ? Mode::Variable : Mode::Value;
        x.type = found.type;
        x.value = nullptr;
        x.expr = &e;
        return;
    }
    Signature* signature = methodSignature(m_types, found);
    if (found.method != nullptr) {
        addDependency(found.method);
        e.sel->object = found.method;
    }
    if (x.mode == Mode::TypeExpr) {
        selection->kind = Selection::Kind::MethodExpr;
        std::vector<Type*> params = signature->params;
        params.insert(params.begin(), x.type);
        std::vector<std::string_view> names = signature->paramNames;
        if (!names.empty())
            names.insert(names.begin(),
                found.method != nullptr && found.method->receiver != nullptr
                    ? std::string_view(found.method->receiver->name)
                    : std::string_view("_"));
        x.type = m_types.signature(
            std::move(params), signature->results, signature->variadic, std::move(names), signature->resultNames);
    } else {
        selection->kind = found.method != nullptr ? Selection::Kind::MethodValue : Selection::Kind::InterfaceMethod;
        // x.M() on an addressable x is (&x).M() if M wants a pointer.
        if (found.method != nullptr && found.method->pointerReceiver && !found.indirect)
            markAddressTaken(e.x);
        x.type = signature;
    }
    x.mode = Mode::Value;
    x.value = nullptr;
    x.expr = &e;
    e.sel->type = x.type->canon;
    e.sel->mode = x.mode;
}

} // namespace ws::go
