#include "go/checker.h"

#include <algorithm>

namespace ws::go {

std::vector<Type*> Checker::typeList(const std::vector<Expr*>& list, bool& ok)
{
    std::vector<Type*> types;
    for (Expr* e : list) {
        Type* type = varType(e);
        ok = ok && !isInvalid(type);
        types.push_back(type);
    }
    return types;
}

bool Checker::validateTypeArgCount(Pos pos, const std::string& name, std::size_t want, std::size_t got)
{
    if (want == got)
        return true;
    errorf(pos, "{} type arguments for type {}: have {}, want {}", got < want ? "not enough" : "too many", name, got,
        want);
    return false;
}

int Checker::verify(const std::vector<TypeParam*>& params, const std::vector<Type*>& args, std::string* cause)
{
    for (std::size_t i = 0; i < params.size(); ++i) {
        if (params[i]->bound == nullptr)
            continue;
        Type* constraint = m_types.substitute(params[i]->bound, params, args);
        if (!implementsType(args[i], constraint, true, cause))
            return static_cast<int>(i);
    }
    return -1;
}

Type* Checker::instantiate(Pos pos, Type* generic, const std::vector<Type*>& args, const std::vector<Expr*>& argExprs)
{
    const auto check = [this, pos, args, argExprs](const std::vector<TypeParam*>& params) {
        std::string cause;
        const int bad = verify(params, args, &cause);
        if (bad >= 0) {
            const auto i = static_cast<std::size_t>(bad);
            error(i < argExprs.size() ? reportPos(argExprs[i]) : pos, cause);
        } else {
            m_instanceUses.push_back({pos, params, args});
        }
    };
    if (generic->kind == TypeKind::Alias && !static_cast<Alias*>(generic)->typeParams.empty()) {
        auto* alias = static_cast<Alias*>(generic);
        if (!validateTypeArgCount(pos, alias->object->name, alias->typeParams.size(), args.size()))
            return invalidType();
        later([check, alias] { check(alias->typeParams); });
        Alias* instance = m_types.newAlias(alias->object, m_types.substitute(alias->target, alias->typeParams, args));
        instance->typeArgs = args;
        return instance;
    }
    auto* named = static_cast<Named*>(unalias(generic));
    if (!validateTypeArgCount(pos, named->object->name, named->typeParams.size(), args.size()))
        return invalidType();
    later([check, named] { check(named->typeParams); });
    return m_types.instance(named, args);
}

void Checker::recordInstance(Expr* e, const std::vector<Type*>& args, Type* type)
{
    // The arguments belong to the function's name: f, pkg.f, f[A], (f).
    for (;;) {
        if (e == nullptr)
            return;
        switch (e->kind) {
        case NodeKind::ParenExpr:
            e = static_cast<ParenExpr*>(e)->x;
            continue;
        case NodeKind::IndexExpr:
            e = static_cast<IndexExpr*>(e)->x;
            continue;
        case NodeKind::SelectorExpr: {
            auto& selector = *static_cast<SelectorExpr*>(e);
            selector.type = type->canon;
            selector.mode = Mode::Value;
            e = selector.sel;
            continue;
        }
        case NodeKind::Ident: {
            auto& name = *static_cast<Ident*>(e);
            name.typeArgs.clear();
            for (const Type* arg : args)
                name.typeArgs.push_back(arg->canon);
            name.type = type->canon;
            name.mode = Mode::Value;
            return;
        }
        default:
            return;
        }
    }
}

Signature* Checker::instantiateSignature(
    Pos pos, Expr* e, Signature* signature, const std::vector<Type*>& args, const std::vector<Expr*>& argExprs)
{
    std::vector<Type*> params, results;
    for (Type* param : signature->params)
        params.push_back(m_types.substitute(param, signature->typeParams, args));
    for (Type* result : signature->results)
        results.push_back(m_types.substitute(result, signature->typeParams, args));
    Signature* instance = m_types.signature(
        std::move(params), std::move(results), signature->variadic, signature->paramNames, signature->resultNames);
    recordInstance(e, args, instance);
    later([this, pos, args, argExprs, typeParams = signature->typeParams] {
        std::string cause;
        const int bad = verify(typeParams, args, &cause);
        if (bad >= 0) {
            const auto i = static_cast<std::size_t>(bad);
            error(i < argExprs.size() ? reportPos(argExprs[i]) : pos, cause);
        } else {
            m_instanceUses.push_back({pos, typeParams, args});
        }
    });
    return instance;
}

std::vector<TypeParam*> Checker::renameTypeParams(const std::vector<TypeParam*>& params)
{
    std::vector<TypeParam*> fresh;
    for (const TypeParam* param : params)
        fresh.push_back(m_types.newTypeParam(param->object, param->index));
    const std::vector<Type*> types(fresh.begin(), fresh.end());
    for (std::size_t i = 0; i < params.size(); ++i) {
        fresh[i]->bound = params[i]->bound == nullptr ? nullptr : m_types.substitute(params[i]->bound, params, types);
    }
    return fresh;
}

std::vector<Type*> Checker::funcInst(const Target* target, Pos pos, Operand& x, IndexExpr* inst, bool inferArgs)
{
    if (inst != nullptr)
        x.expr = inst;
    std::vector<Type*> args;
    std::vector<Expr*> argExprs;
    if (inst != nullptr) {
        argExprs = inst->indices;
        bool ok = true;
        args = typeList(argExprs, ok);
        if (!ok) {
            x.mode = Mode::Invalid;
            return {};
        }
    }
    auto* signature = static_cast<Signature*>(x.type);
    const std::size_t want = signature->typeParams.size();
    if (args.size() > want) {
        errorf(argExprs[args.size() - 1], "got {} type arguments but want {}", args.size(), want);
        x.mode = Mode::Invalid;
        return {};
    }
    if (args.size() < want) {
        if (!inferArgs)
            return args;
        const std::vector<TypeParam*> typeParams = renameTypeParams(signature->typeParams);
        const std::vector<Type*> fresh(typeParams.begin(), typeParams.end());
        std::vector<Type*> params;
        Operand argument;
        Ident description;
        std::vector<Operand*> operands;
        if (target != nullptr) {
            if (!allowVersion(21)) {
                errorf(pos, "{} instantiated function in assignment requires go1.21 or later",
                    inst != nullptr ? "partially" : "implicitly");
            }
            std::vector<Type*> genericParams, genericResults;
            for (Type* param : signature->params)
                genericParams.push_back(m_types.substitute(param, signature->typeParams, fresh));
            for (Type* result : signature->results)
                genericResults.push_back(m_types.substitute(result, signature->typeParams, fresh));
            params.push_back(m_types.signature(std::move(genericParams), std::move(genericResults), signature->variadic,
                signature->paramNames, signature->resultNames));
            description.name = target->description;
            description.pos = x.expr->pos;
            argument = {Mode::Value, &description, target->signature, nullptr, BuiltinId::None};
            operands.push_back(&argument);
        }
        InferenceError problem;
        args.resize(want, nullptr);
        args = infer(pos, typeParams, args, params, operands, target != nullptr, problem);
        if (args.empty()) {
            if (!problem.message.empty())
                error(problem.pos, problem.message);
            x.mode = Mode::Invalid;
            return {};
        }
    }
    x.type = instantiateSignature(x.expr->pos, x.expr, signature, args, argExprs);
    x.mode = Mode::Value;
    return {};
}

} // namespace ws::go
