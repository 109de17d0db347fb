#include "go/lookup.h"

#include "go/type_set.h"
#include "go/type_text.h"
#include "go/universe.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ws::go {

namespace {

/// Equal without regard to ASCII case (Go folds Unicode; identifiers that differ only there are rare enough).
bool equalFold(std::string_view x, std::string_view y)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return x.size() == y.size()
        && std::equal(x.begin(), x.end(), y.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

bool matches(
    std::string_view name, const Package* package, std::string_view wanted, const Package* wantedPackage, bool foldCase)
{
    if (foldCase && equalFold(name, wanted))
        return true;
    return sameName(name, package, wanted, wantedPackage);
}

struct Embedded {
    Type* type = nullptr;
    std::vector<int> path;
    bool indirect = false;
    bool multiples = false; ///< reached along several ways at this depth
};

/// Takes a pointer off an unnamed pointer type.
Type* deref(Type* type, bool& isPointer)
{
    Type* plain = unalias(type);
    if (plain->kind == TypeKind::Pointer) {
        isPointer = true;
        return static_cast<Pointer*>(plain)->element;
    }
    return type;
}

void consolidate(std::vector<Embedded>& list)
{
    std::vector<Embedded> unique;
    for (Embedded& entry : list) {
        const auto same = std::find_if(
            unique.begin(), unique.end(), [&](const Embedded& other) { return identical(other.type, entry.type); });
        if (same != unique.end())
            same->multiples = true;
        else
            unique.push_back(std::move(entry));
    }
    list = std::move(unique);
}

Lookup lookupPlain(Type* type, bool addressable, const Package* package, std::string_view name, bool foldCase)
{
    Lookup found;
    if (name == "_")
        return found;
    bool isPointer = false;
    Type* base = deref(type, isPointer);
    if (isPointer && under(base)->kind == TypeKind::Interface)
        return found;
    std::vector<Embedded> current{{base, {}, isPointer, false}};
    std::vector<Type*> seen;
    const auto extended = [](const std::vector<int>& path, int last) {
        std::vector<int> result = path;
        result.push_back(last);
        return result;
    };
    while (!current.empty()) {
        std::vector<Embedded> next;
        int hits = 0;
        const auto hit = [&](const Embedded& entry) {
            hits += entry.multiples ? 2 : 1;
            found.indirect = entry.indirect;
        };
        for (const Embedded& entry : current) {
            if (Named* named = asNamed(entry.type)) {
                if (std::find(seen.begin(), seen.end(), named->canon) != seen.end())
                    continue;
                seen.push_back(named->canon);
                const auto& methods = named->origin->methods;
                const auto method = std::find_if(methods.begin(), methods.end(),
                    [&](const Object* m) { return matches(m->name, m->package, name, package, foldCase); });
                if (method != methods.end()) {
                    hit(entry);
                    found.method = *method;
                    found.path = entry.path;
                    found.receiverTypeArgs = named->typeArgs;
                    continue;
                }
            }
            Type* u = under(entry.type);
            if (u->kind == TypeKind::Struct) {
                const auto& fields = static_cast<Struct*>(u)->fields;
                for (std::size_t i = 0; i < fields.size(); ++i) {
                    const StructField& field = fields[i];
                    if (matches(field.name, field.package, name, package, foldCase)) {
                        hit(entry);
                        found.isField = true;
                        found.type = field.type;
                        found.path = extended(entry.path, static_cast<int>(i));
                        continue;
                    }
                    if (hits == 0 && field.embedded) {
                        bool viaPointer = false;
                        Type* inner = deref(field.type, viaPointer);
                        next.push_back({inner, extended(entry.path, static_cast<int>(i)), entry.indirect || viaPointer,
                            entry.multiples});
                    }
                }
            } else if (u->kind == TypeKind::Interface) {
                auto* interface = static_cast<Interface*>(u);
                const int index = interfaceMethod(interface, package, name, foldCase);
                if (index >= 0) {
                    hit(entry);
                    found.fromInterface = interface;
                    found.interfaceIndex = index;
                    found.path = entry.path;
                }
            }
        }
        if (hits > 1) {
            found = {};
            found.outcome = Lookup::Outcome::Ambiguous;
            return found;
        }
        if (hits == 1) {
            found.outcome = Lookup::Outcome::Found;
            if (found.method != nullptr && found.method->pointerReceiver && !found.indirect && !addressable)
                found.outcome = Lookup::Outcome::PointerReceiver;
            return found;
        }
        consolidate(next);
        current = std::move(next);
    }
    return found;
}

} // namespace

bool sameName(std::string_view x, const Package* xPackage, std::string_view y, const Package* yPackage)
{
    if (x != y)
        return false;
    return isExported(x) || xPackage == yPackage;
}

int interfaceMethod(const Interface* interface, const Package* package, std::string_view name, bool foldCase)
{
    for (std::size_t i = 0; i < interface->methods.size(); ++i) {
        if (matches(interface->methods[i].name, interface->methods[i].package, name, package, foldCase))
            return static_cast<int>(i);
    }
    return -1;
}

Lookup lookup(TypeTable&, Type* type, bool addressable, const Package* package, std::string_view name, bool foldCase)
{
    // Methods cannot be associated with a named pointer type; its fields can be reached.
    if (Named* named = asNamed(type)) {
        Type* u = under(named);
        if (u->kind == TypeKind::Pointer) {
            Lookup found = lookupPlain(u, false, package, name, foldCase);
            return found.isField ? found : Lookup{};
        }
    }
    Lookup found = lookupPlain(type, addressable, package, name, foldCase);
    // A type parameter's fields are out of reach, but through a pointer common to its type set its methods are not
    // (spec: "if T is a type parameter …"), as go/types does for a common struct pointer.
    return found;
}

Signature* methodSignature(TypeTable& table, Object* method, const std::vector<Type*>& receiverTypeArgs)
{
    if (method->spelled == nullptr && table.resolve)
        table.resolve(method);
    if (method->spelled == nullptr || method->spelled->kind != TypeKind::Signature)
        return table.signature({}, {}, false);
    return static_cast<Signature*>(table.substitute(method->spelled, method->receiverTypeParams, receiverTypeArgs));
}

Signature* methodSignature(TypeTable& table, const Lookup& found)
{
    if (found.method != nullptr)
        return methodSignature(table, found.method, found.receiverTypeArgs);
    return found.fromInterface->methods[static_cast<std::size_t>(found.interfaceIndex)].signature;
}

bool isInterfacePointer(Type* type)
{
    Type* u = under(type);
    return u->kind == TypeKind::Pointer && isNonTypeParamInterface(static_cast<Pointer*>(u)->element);
}

std::string interfacePointerCause(Type* type, const Package* relativeTo)
{
    Type* u = under(type);
    if (u->kind == TypeKind::Pointer && asTypeParam(static_cast<Pointer*>(u)->element) != nullptr)
        return fmt::format("type {} is pointer to type parameter, not type parameter", typeText(type, relativeTo));
    return fmt::format("type {} is pointer to interface, not interface", typeText(type, relativeTo));
}

MissingMethod missingMethod(TypeTable& table, Type* type, Type* interfaceType, bool isStatic, const Package* relativeTo,
    const std::function<bool(Type*, Type*)>& equivalent, bool paramNames)
{
    MissingMethod result;
    Type* target = under(interfaceType);
    if (target->kind != TypeKind::Interface)
        return result;
    const auto same = [&](Type* x, Type* y) { return equivalent ? equivalent(x, y) : identical(x, y); };
    const TextOptions bare{relativeTo, false, true, paramNames};
    const auto methodText = [&](std::string_view name, const Signature* signature, const TextOptions& options) {
        return std::string(name) + signatureText(signature, options);
    };
    const auto wrongType = [&](const Method& wanted, std::string_view name, const Signature* has) {
        result.missing = true;
        result.wrongType = true;
        std::string have = methodText(name, has, bare);
        std::string want = methodText(wanted.name, wanted.signature, bare);
        if (have == want) {
            const TextOptions full{relativeTo, true, true, paramNames};
            have = methodText(name, has, full);
            want = methodText(wanted.name, wanted.signature, full);
        }
        result.cause = have == want
            ? fmt::format("(wrong type for method {})", wanted.name)
            : fmt::format("(wrong type for method {})\n\t\thave {}\n\t\twant {}", wanted.name, have, want);
    };
    Type* source = under(type);
    auto* sourceInterface = source->kind == TypeKind::Interface ? static_cast<Interface*>(source) : nullptr;
    for (const Method& wanted : static_cast<Interface*>(target)->methods) {
        if (sourceInterface != nullptr) {
            const int index = interfaceMethod(sourceInterface, wanted.package, wanted.name);
            if (index < 0) {
                if (!isStatic)
                    continue;
                result.missing = true;
                result.cause = fmt::format("(missing method {})", wanted.name);
                return result;
            }
            const Method& has = sourceInterface->methods[static_cast<std::size_t>(index)];
            if (!same(has.signature, wanted.signature)) {
                wrongType(wanted, has.name, has.signature);
                return result;
            }
            continue;
        }
        const Lookup found = lookupPlain(type, false, wanted.package, wanted.name, false);
        if (found.outcome == Lookup::Outcome::Found && !found.isField) {
            Signature* has = methodSignature(table, found);
            if (same(has, wanted.signature))
                continue;
            wrongType(wanted, wanted.name, has);
            return result;
        }
        result.missing = true;
        const std::string typeName = typeText(type, bare);
        if (found.outcome == Lookup::Outcome::Ambiguous) {
            result.cause = fmt::format("(ambiguous selector {}.{})", typeName, wanted.name);
        } else if (found.outcome == Lookup::Outcome::PointerReceiver) {
            result.wrongType = true;
            result.cause = fmt::format("(method {} has pointer receiver)", wanted.name);
        } else if (found.outcome == Lookup::Outcome::Found) {
            result.cause = fmt::format("({}.{} is a field, not a method)", typeName, wanted.name);
        } else {
            const Lookup other = lookupPlain(type, false, wanted.package, wanted.name, true);
            if (isInterfacePointer(type)) {
                result.cause = "(" + interfacePointerCause(type, relativeTo) + ")";
            } else if (other.outcome == Lookup::Outcome::Found && !other.isField) {
                const std::string_view name = other.method != nullptr
                    ? std::string_view(other.method->name)
                    : other.fromInterface->methods[static_cast<std::size_t>(other.interfaceIndex)].name;
                if (name == wanted.name)
                    result.cause = fmt::format("(unexported method {})", wanted.name);
                else
                    result.cause = fmt::format("(missing method {})\n\t\thave {}\n\t\twant {}", wanted.name,
                        methodText(name, methodSignature(table, other), bare),
                        methodText(wanted.name, wanted.signature, bare));
            } else {
                result.cause = fmt::format("(missing method {})", wanted.name);
            }
        }
        return result;
    }
    return result;
}

bool implements(TypeTable& table, Type* type, Interface* interface, std::string* why, const Package* relativeTo)
{
    MissingMethod missing = missingMethod(table, type, interface, true, relativeTo);
    if (missing.missing && why != nullptr)
        *why = std::move(missing.cause);
    return !missing.missing;
}

namespace {

/// Names of all methods that can be reached from a type, however deep.
template <class Names> void collectNames(Type* type, Names& names, std::set<Type*>& seen)
{
    bool isPointer = false;
    type = deref(type, isPointer)->canon;
    if (!seen.insert(type).second)
        return;
    if (Named* named = asNamed(type)) {
        for (const Object* method : named->origin->methods)
            names.emplace(method->name, isExported(method->name) ? nullptr : method->package);
    }
    Type* u = type->underlying();
    if (u->kind == TypeKind::Interface) {
        for (const Method& method : static_cast<Interface*>(u)->methods)
            names.emplace(std::string(method.name), isExported(method.name) ? nullptr : method.package);
    } else if (u->kind == TypeKind::Struct) {
        for (const StructField& field : static_cast<Struct*>(u)->fields) {
            if (field.embedded)
                collectNames(field.type, names, seen);
        }
    }
}

} // namespace

std::vector<MethodSetEntry> computeMethodSet(TypeTable& table, Type* type)
{
    using Name = std::pair<std::string, const Package*>;
    std::set<Name, bool (*)(const Name&, const Name&)> names(+[](const Name& x, const Name& y) {
        if (x.first != y.first)
            return x.first < y.first;
        const std::string empty;
        const std::string& a = x.second == nullptr ? empty : x.second->path;
        const std::string& b = y.second == nullptr ? empty : y.second->path;
        return a < b;
    });
    std::set<Type*> seen;
    collectNames(type, names, seen);
    std::vector<MethodSetEntry> entries;
    for (const auto& [name, package] : names) {
        const Lookup found = lookup(table, type, false, package, name);
        if (found.outcome != Lookup::Outcome::Found || found.isField)
            continue;
        MethodSetEntry entry;
        entry.method = found.method;
        if (found.method != nullptr) {
            entry.name = found.method->name;
            entry.package = found.method->package;
            entry.pointerReceiver = found.method->pointerReceiver;
        } else {
            const Method& method = found.fromInterface->methods[static_cast<std::size_t>(found.interfaceIndex)];
            entry.name = method.name;
            entry.package = method.package;
            entry.fromInterface = static_cast<Interface*>(found.fromInterface->canon);
            entry.interfaceIndex = found.interfaceIndex;
        }
        entry.path = found.path;
        for (Type* arg : found.receiverTypeArgs)
            entry.receiverTypeArgs.push_back(arg->canon);
        entry.signature = static_cast<Signature*>(methodSignature(table, found)->canon);
        entry.indirect = found.indirect;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace ws::go
