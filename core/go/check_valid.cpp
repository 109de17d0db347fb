#include "go/checker.h"

#include <algorithm>

namespace ws::go {

// ---- types that contain themselves

namespace {

/// Walks what a type contains by value. `nest` are the types around the current place, `path` all on the way (type
/// arguments are walked with the nest of the place where they were written).
class Containment {
public:
    std::vector<Named*> cycle; ///< filled by the first one found

    bool walk(Type* type, std::vector<Named*>& nest, std::vector<Named*>& path)
    {
        type = unalias(type);
        switch (type->kind) {
        case TypeKind::Array:
            return walk(static_cast<Array*>(type)->element, nest, path);
        case TypeKind::Struct:
            for (const StructField& field : static_cast<Struct*>(type)->fields) {
                if (!walk(field.type, nest, path))
                    return false;
            }
            return true;
        case TypeKind::Named:
            return named(static_cast<Named*>(type), nest, path);
        case TypeKind::TypeParam: {
            if (nest.empty())
                return true;
            Named* instance = nest.back();
            const auto& params = instance->origin->typeParams;
            for (std::size_t i = 0; i < params.size() && i < instance->typeArgs.size(); ++i) {
                if (params[i] != type)
                    continue;
                nest.pop_back();
                const bool ok = walk(instance->typeArgs[i], nest, path);
                nest.push_back(instance);
                return ok;
            }
            return true;
        }
        default:
            return true;
        }
    }

private:
    bool named(Named* type, std::vector<Named*>& nest, std::vector<Named*>& path)
    {
        if (std::find_if(m_good.begin(), m_good.end(), [&](const Type* good) { return identical(good, type); })
            != m_good.end())
            return true;
        const auto same = [&](const Named* other) { return identical(other, type); };
        if (std::any_of(nest.begin(), nest.end(), same)) {
            const auto start = std::find_if(path.begin(), path.end(), same);
            cycle.assign(start, path.end());
            return false;
        }
        if (path.size() > 200)
            return true; // an expanding instance: the instantiation cycle is reported
        type->origin->spelledUnderlying(); // checks the definition if that has not happened
        Type* right = type->origin->definition;
        if (right == nullptr)
            return true;
        nest.push_back(type);
        path.push_back(type);
        const bool ok = walk(right, nest, path);
        nest.pop_back();
        path.pop_back();
        if (ok && nest.empty() && type->typeArgs.empty())
            m_good.push_back(type);
        return ok;
    }

    std::vector<Type*> m_good;
};

} // namespace

void Checker::validType(Named* named)
{
    Containment containment;
    std::vector<Named*> nest, path;
    if (named->definition == nullptr || isInvalid(named->definition))
        return;
    if (!containment.walk(named, nest, path)) {
        std::vector<Object*> cycle;
        for (Named* part : containment.cycle)
            cycle.push_back(part->object);
        if (cycle.empty())
            return;
        // Nobody else may fall into the loop.
        Named* first = containment.cycle[0]->origin;
        first->definition = invalidType();
        first->m_spelledUnderlying = invalidType();
        for (Named* part : containment.cycle)
            part->m_spelledUnderlying = invalidType();
        cycleError(cycle, 0);
        return;
    }
    if (named->spelledUnderlying() == nullptr) { // interface embeds itself
        named->definition = invalidType();
        named->m_spelledUnderlying = invalidType();
        cycleError({named->object});
    }
}

// ---- generic functions and types that instantiate themselves for ever

namespace {

void collectMentioned(Type* type, std::vector<std::pair<TypeParam*, bool>>& found, bool wrapped, int depth)
{
    if (depth > 30 || !type->mentionsTypeParams)
        return;
    type = unalias(type);
    switch (type->kind) {
    case TypeKind::TypeParam:
        found.emplace_back(static_cast<TypeParam*>(type), wrapped);
        break;
    case TypeKind::Pointer:
        collectMentioned(static_cast<Pointer*>(type)->element, found, true, depth + 1);
        break;
    case TypeKind::Slice:
        collectMentioned(static_cast<Slice*>(type)->element, found, true, depth + 1);
        break;
    case TypeKind::Array:
        collectMentioned(static_cast<Array*>(type)->element, found, true, depth + 1);
        break;
    case TypeKind::Map:
        collectMentioned(static_cast<Map*>(type)->key, found, true, depth + 1);
        collectMentioned(static_cast<Map*>(type)->value, found, true, depth + 1);
        break;
    case TypeKind::Chan:
        collectMentioned(static_cast<Chan*>(type)->element, found, true, depth + 1);
        break;
    case TypeKind::Struct:
        for (const StructField& field : static_cast<Struct*>(type)->fields)
            collectMentioned(field.type, found, true, depth + 1);
        break;
    case TypeKind::Signature:
        for (Type* param : static_cast<Signature*>(type)->params)
            collectMentioned(param, found, true, depth + 1);
        for (Type* result : static_cast<Signature*>(type)->results)
            collectMentioned(result, found, true, depth + 1);
        break;
    case TypeKind::Interface:
        for (const Method& method : static_cast<Interface*>(type)->methods)
            collectMentioned(method.signature, found, true, depth + 1);
        break;
    case TypeKind::Named:
        for (Type* arg : static_cast<Named*>(type)->typeArgs)
            collectMentioned(arg, found, true, depth + 1);
        for (TypeParam* outer : static_cast<Named*>(type)->outerParams)
            found.emplace_back(outer, true);
        break;
    default:
        break;
    }
}

} // namespace

void Checker::instantiationCycles()
{
    // An edge from the parameter that an argument mentions to the parameter it is passed for; heavy if the argument is
    // larger than the parameter it mentions. A cycle with a heavy edge never ends.
    struct Edge {
        TypeParam* to = nullptr;
        bool heavy = false;
        Pos pos = kNoPos;
        Type* type = nullptr;
    };
    std::map<TypeParam*, std::vector<Edge>, bool (*)(const TypeParam*, const TypeParam*)> edges(
        +[](const TypeParam* x, const TypeParam* y) {
            if (x->object->pos != y->object->pos)
                return x->object->pos < y->object->pos;
            return std::less<>()(x, y);
        });
    // A method's receiver parameters are those of its type.
    const auto canonical = [&](TypeParam* param) {
        const auto found = m_receiverParams.find(param);
        return found == m_receiverParams.end() ? param : found->second;
    };
    for (const InstanceUse& use : m_instanceUses) {
        for (std::size_t i = 0; i < use.params.size() && i < use.args.size(); ++i) {
            std::vector<std::pair<TypeParam*, bool>> mentioned;
            collectMentioned(use.args[i], mentioned, false, 0);
            for (const auto& [from, heavy] : mentioned)
                edges[canonical(from)].push_back({canonical(use.params[i]), heavy, use.pos, use.args[i]});
        }
    }
    for (const auto& [start, outgoing] : edges) {
        for (const Edge& first : outgoing) {
            if (!first.heavy)
                continue;
            // Back from the heavy edge's end to its start?
            std::vector<TypeParam*> stack{first.to};
            std::unordered_set<const TypeParam*> seen;
            bool cycle = false;
            while (!stack.empty() && !cycle) {
                TypeParam* param = stack.back();
                stack.pop_back();
                if (param == start) {
                    cycle = true;
                } else if (seen.insert(param).second) {
                    if (const auto found = edges.find(param); found != edges.end()) {
                        for (const Edge& edge : found->second)
                            stack.push_back(edge.to);
                    }
                }
            }
            if (cycle) {
                errorf(start->object->pos, "instantiation cycle:\n\t{}: {} instantiated as {}", positionText(first.pos),
                    start->object->name, text(first.type));
                return;
            }
        }
    }
}

} // namespace ws::go
