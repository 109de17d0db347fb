#pragma once

#include "go/types.h"

#include <unordered_map>
#include <vector>

namespace ws::go {

/// Type unification as in go/types: finds types for type parameters that make two types identical (exact), identical up
/// to underlying types and channel directions (inexact), or assignable (assign: inexact at the top, exact inside).
class Unifier {
public:
    enum Mode : unsigned { kInexact = 0, kAssign = 1, kExact = 2 };
    Unifier(TypeTable& table, const std::vector<TypeParam*>& params, const std::vector<Type*>& args,
        bool interfaceInference);
    bool unify(Type* x, Type* y, unsigned mode) { return step(x, y, mode, nullptr); }
    [[nodiscard]] Type* at(TypeParam* param) const { return m_types[m_handles.at(param)]; }
    void set(TypeParam* param, Type* type) { m_types[m_handles.at(param)] = type; }
    [[nodiscard]] int unknowns() const;
    [[nodiscard]] std::vector<Type*> inferred(const std::vector<TypeParam*>& params) const;

private:
    struct Pair {
        const Interface* x;
        const Interface* y;
        const Pair* previous;
    };
    bool step(Type* x, Type* y, unsigned mode, const Pair* pairs);
    bool structural(Type* x, Type* y, unsigned mode, const Pair* pairs);
    bool join(TypeParam* x, TypeParam* y);
    bool boundParam(TypeParam* param, Type* y, unsigned mode, const Pair* pairs);
    bool interfaces(Interface* x, Interface* y, const Pair* pairs);
    TypeParam* bound(Type* type) const;

    TypeTable& m_table;
    std::vector<TypeParam*> m_params;
    std::unordered_map<const TypeParam*, std::size_t> m_handles; ///< joined parameters share one
    std::vector<Type*> m_types;
    bool m_interfaceInference;
    int m_depth = 0;
};

} // namespace ws::go
