#include "go/checker.h"
#include "go/unify.h"

#include <algorithm>

namespace ws::go {

namespace {

/// Whether a type mentions one of these parameters.
bool mentionsAny(Type* type, const std::vector<TypeParam*>& params, int depth = 0)
{
    if (!type->mentionsTypeParams || depth > 100)
        return false;
    const auto inside = [&](Type* part) { return mentionsAny(part, params, depth + 1); };
    const auto any = [&](const std::vector<Type*>& list) { return std::any_of(list.begin(), list.end(), inside); };
    switch (type->kind) {
    case TypeKind::Basic:
        return false;
    case TypeKind::TypeParam:
        return std::find(params.begin(), params.end(), type) != params.end();
    case TypeKind::Alias:
        return inside(static_cast<Alias*>(type)->target);
    case TypeKind::Named:
        return any(static_cast<Named*>(type)->typeArgs) || any(static_cast<Named*>(type)->outerArgs);
    case TypeKind::Pointer:
        return inside(static_cast<Pointer*>(type)->element);
    case TypeKind::Slice:
        return inside(static_cast<Slice*>(type)->element);
    case TypeKind::Array:
        return inside(static_cast<Array*>(type)->element);
    case TypeKind::Map:
        return inside(static_cast<Map*>(type)->key) || inside(static_cast<Map*>(type)->value);
    case TypeKind::Chan:
        return inside(static_cast<Chan*>(type)->element);
    case TypeKind::Struct: {
        const auto& fields = static_cast<Struct*>(type)->fields;
        return std::any_of(fields.begin(), fields.end(), [&](const StructField& f) { return inside(f.type); });
    }
    case TypeKind::Tuple:
        return any(static_cast<Tuple*>(type)->types);
    case TypeKind::Signature:
        return any(static_cast<Signature*>(type)->params) || any(static_cast<Signature*>(type)->results);
    case TypeKind::Interface: {
        const auto* interface = static_cast<Interface*>(type);
        return std::any_of(interface->methods.begin(), interface->methods.end(),
                   [&](const Method& m) { return inside(m.signature); })
            || std::any_of(
                interface->terms.begin(), interface->terms.end(), [&](const UnionTerm& t) { return inside(t.type); });
    }
    case TypeKind::Union:
        return false;
    }
    return false;
}

/// The core term of a parameter's constraint: the single type, or ~the underlying type that all have.
struct CoreTerm {
    Type* type = nullptr;
    bool tilde = false;
    bool single = false;
};
CoreTerm coreTerm(TypeParam* param)
{
    CoreTerm core;
    auto* interface = static_cast<Interface*>(under(param));
    if (!interface->hasTypeSet)
        return core;
    if (interface->terms.size() == 1)
        return {interface->terms[0].type, interface->terms[0].tilde, true};
    if (Type* u = commonUnderlying(param))
        return {u, true, false};
    return core;
}

std::string paramList(const std::vector<TypeParam*>& params)
{
    std::string list;
    for (std::size_t i = 0; i < params.size(); ++i) {
        if (i > 0)
            list += params.size() == 2 ? " and " : i + 1 == params.size() ? ", and " : ", ";
        list += params[i]->object->name;
    }
    return list;
}

/// Removes inferred types that refer to themselves through other parameters: P ➞ []Q, Q ➞ []P never ends.
class CycleKiller {
public:
    CycleKiller(const std::vector<TypeParam*>& params, std::vector<Type*>& inferred)
        : m_params(params)
        , m_inferred(inferred)
        , m_state(params.size(), 0)
    {
    }
    void run()
    {
        for (std::size_t i = 0; i < m_params.size(); ++i)
            visit(i);
    }

private:
    void visit(std::size_t i)
    {
        if (m_inferred[i] == nullptr || m_state[i] == 2)
            return;
        if (m_state[i] == 1) {
            // On the current path: everything from there on goes round.
            for (std::size_t k = m_path.size(); k-- > 0;) {
                m_inferred[m_path[k]] = nullptr;
                if (m_path[k] == i)
                    break;
            }
            return;
        }
        m_state[i] = 1;
        m_path.push_back(i);
        for (std::size_t k = 0; k < m_params.size() && m_inferred[i] != nullptr; ++k) {
            if (mentionsAny(m_inferred[i], {m_params[k]}))
                visit(k);
        }
        m_path.pop_back();
        m_state[i] = 2;
    }

    const std::vector<TypeParam*>& m_params;
    std::vector<Type*>& m_inferred;
    std::vector<int> m_state; // 0 not visited, 1 on the path, 2 done
    std::vector<std::size_t> m_path;
};

} // namespace

std::vector<Type*> Checker::infer(Pos pos, const std::vector<TypeParam*>& params, std::vector<Type*> args,
    const std::vector<Type*>& paramTypes, std::vector<Operand*>& operands, bool reverse, InferenceError& problem)
{
    const std::size_t count = params.size();
    args.resize(count, nullptr);
    if (std::find(args.begin(), args.end(), nullptr) == args.end())
        return args;
    for (const Operand* operand : operands) {
        if (operand->invalid())
            return {};
    }
    std::vector<Type*> formals;
    for (Type* type : paramTypes)
        formals.push_back(m_types.substitute(type, params, args));
    Unifier unifier(m_types, params, args, allowVersion(21));
    const auto fail = [&](Pos at, std::string message) -> std::vector<Type*> {
        problem = {at, std::move(message)};
        return {};
    };
    // The names in messages are those of the declaration, not of the renamed copies.
    const auto shown = [&](Type* type) { return text(type); };

    // Arguments that have a type.
    std::vector<std::size_t> untyped;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Operand& operand = *operands[i];
        Type* formal = formals[i];
        if (!mentionsAny(formal, params) && !mentionsAny(operand.type, params))
            continue;
        if (isTyped(operand.type)) {
            if (unifier.unify(formal, operand.type, Unifier::kAssign))
                continue;
            const std::vector<Type*> known = unifier.inferred(params);
            const Pos at = operand.expr == nullptr ? pos : reportPos(operand.expr);
            const std::string argument = operand.expr == nullptr ? "argument" : text(operand.expr);
            if (std::all_of(known.begin(), known.end(), [](const Type* t) { return t == nullptr; }))
                return fail(at,
                    fmt::format("type {} of {} does not match {} (cannot infer {})", text(operand.type), argument,
                        shown(formal), paramList(params)));
            Type* resolved = m_types.substitute(formal, params, known);
            if (resolved == formal)
                return fail(
                    at, fmt::format("type {} of {} does not match {}", text(operand.type), argument, shown(formal)));
            if (reverse)
                return fail(at,
                    fmt::format("inferred type {} for {} does not match type {} of {}", shown(resolved), shown(formal),
                        text(operand.type), argument));
            return fail(at,
                fmt::format("type {} of {} does not match inferred type {} for {}", text(operand.type), argument,
                    shown(resolved), shown(formal)));
        }
        if (formal->kind == TypeKind::TypeParam && !operand.isNil())
            untyped.push_back(i);
    }

    // What the constraints say, until nothing new is learned. Go 1.19 does not ask them if everything is known.
    while (!speaks119() || unifier.unknowns() > 0) {
        const int before = unifier.unknowns();
        for (TypeParam* param : params) {
            Type* known = unifier.at(param);
            const CoreTerm core = coreTerm(param);
            if (core.type != nullptr) {
                if (known != nullptr) {
                    if (!unifier.unify(known, core.type, Unifier::kInexact))
                        return fail(pos,
                            fmt::format("{} (type {}) does not satisfy {}", param->object->name, text(known),
                                param->bound == nullptr ? "any" : text(param->bound)));
                } else if (core.single && !core.tilde) {
                    unifier.set(param, core.type);
                }
            }
            if (known != nullptr && !mentionsAny(known, params)) {
                const MissingMethod missing = missingMethod(m_types, known, param, true, &m_package,
                    [&](Type* x, Type* y) { return unifier.unify(x, y, Unifier::kExact); });
                if (missing.missing)
                    return fail(pos,
                        fmt::format("{} (type {}) does not satisfy {} {}", param->object->name, text(known),
                            param->bound == nullptr ? "any" : text(param->bound), missing.cause));
            }
        }
        if (unifier.unknowns() == before)
            break;
    }

    // Untyped constants count only where nothing else decides; the largest kind wins.
    std::vector<std::pair<TypeParam*, Type*>> largest;
    for (const std::size_t i : untyped) {
        auto* param = static_cast<TypeParam*>(formals[i]);
        if (unifier.at(param) != nullptr)
            continue;
        Type* type = operands[i]->type;
        const auto known =
            std::find_if(largest.begin(), largest.end(), [&](const auto& entry) { return entry.first == param; });
        if (known == largest.end()) {
            largest.emplace_back(param, type);
        } else if (known->second == type) {
            continue;
        } else if (!allowVersion(21)) {
            return fail(reportPos(operands[i]->expr),
                fmt::format("default type {} of {} does not match inferred type {} for {}", text(defaultType(type)),
                    text(operands[i]->expr), text(defaultType(known->second)), param->object->name));
        } else if (isNumeric(known->second) && isNumeric(type)) {
            if (static_cast<Basic*>(type)->basic > static_cast<Basic*>(known->second)->basic)
                known->second = type;
        } else {
            return fail(reportPos(operands[i]->expr),
                fmt::format("mismatched types {} and {} (cannot infer {})", text(known->second), text(type),
                    param->object->name));
        }
    }
    for (const auto& [param, type] : largest)
        unifier.set(param, defaultType(type));

    std::vector<Type*> inferred = unifier.inferred(params);
    CycleKiller(params, inferred).run();
    // Inferred types may mention other parameters: put in what is known until nothing changes.
    for (std::size_t round = 0; round <= count; ++round) {
        bool changed = false;
        for (Type*& type : inferred) {
            if (type == nullptr)
                continue;
            Type* next = m_types.substitute(type, params, inferred);
            if (next != type) {
                // A generic function argument that has become an ordinary one.
                if (next->kind == TypeKind::Signature && !static_cast<Signature*>(next)->typeParams.empty()
                    && !mentionsAny(next, params)) {
                    auto* generic = static_cast<Signature*>(next);
                    next = m_types.signature(generic->params, generic->results, generic->variadic);
                }
                type = next;
                changed = true;
            }
        }
        if (!changed)
            break;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (inferred[i] == nullptr || mentionsAny(inferred[i], params))
            return fail(pos,
                fmt::format(
                    "cannot infer {} (declared at {})", params[i]->object->name, positionText(params[i]->object->pos)));
    }
    return inferred;
}

} // namespace ws::go
