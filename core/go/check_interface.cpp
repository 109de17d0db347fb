#include "go/checker.h"

#include <algorithm>

/// Interfaces and the unions in them.
namespace ws::go {

Type* Checker::interfaceType(InterfaceType& e, bool implicit)
{
    struct Entry {
        Method method;
        Pos pos = kNoPos;
    };
    std::vector<Entry> entries;
    const auto addMethod = [&](const Method& method, Pos pos, bool isExplicit) {
        const auto same = std::find_if(entries.begin(), entries.end(), [&](const Entry& other) {
            return sameName(other.method.name, other.method.package, method.name, method.package);
        });
        if (same == entries.end()) {
            entries.push_back({method, pos});
            return;
        }
        const auto report = [this, name = method.name, pos, other = same->pos] {
            errorf(pos, "duplicate method {}\n\t{}: other declaration of method {}", name, positionText(other), name);
        };
        if (isExplicit) {
            report();
        } else if (!identical(same->method.signature, method.signature)) {
            later(report);
        }
    };
    for (const Field& member : e.members) {
        if (member.names.empty())
            continue;
        const Ident* name = member.names[0];
        if (name->name == "_") {
            error(name->pos, "methods must have a unique non-blank name");
            continue;
        }
        Type* type = typ(member.typeExpr);
        if (type->kind == TypeKind::Signature)
            addMethod({name->name, static_cast<Signature*>(type), &m_package}, name->pos, true);
    }
    TermSet terms;
    bool comparable = false;
    for (const Field& member : e.members) {
        if (!member.names.empty() || member.typeExpr == nullptr)
            continue;
        const Pos pos = member.typeExpr->pos;
        Type* type = unionType(member.typeExpr);
        if (isInvalid(type))
            continue;
        if (type->kind == TypeKind::Union) {
            // Terms that are interfaces stand for their own terms.
            TermSet set;
            set.all = false;
            for (const UnionTerm& term : static_cast<Union*>(type)->terms) {
                Type* u = under(term.type);
                if (isInvalid(u))
                    continue;
                if (u->kind != TypeKind::Interface) {
                    set.terms.push_back(term);
                    continue;
                }
                const TermSet inner = termsOf(static_cast<Interface*>(u));
                if (inner.all) {
                    set.all = true;
                    break;
                }
                set.terms.insert(set.terms.end(), inner.terms.begin(), inner.terms.end());
            }
            if (set.all)
                set.terms.clear();
            terms = intersect(terms, set);
            continue;
        }
        Type* u = under(type);
        if (isInvalid(u)) {
            // An interface that is being put together right now embeds itself.
            if (Named* named = asNamed(type)) {
                const auto start = std::find(m_completing.begin(), m_completing.end(), named->origin);
                if (start != m_completing.end()) {
                    std::vector<Object*> cycle;
                    for (auto step = start; step != m_completing.end(); ++step)
                        cycle.push_back((*step)->object);
                    cycleError(cycle);
                }
            }
            continue;
        }
        if (u->kind == TypeKind::Interface) {
            auto* embedded = static_cast<Interface*>(u);
            for (const Method& method : embedded->methods)
                addMethod(method, pos, false);
            TermSet set = termsOf(embedded);
            comparable = comparable || embedded->comparable;
            terms = intersect(terms, set);
        } else {
            TermSet set;
            set.all = false;
            set.terms.push_back({false, type});
            terms = intersect(terms, set);
        }
    }
    // With a list of types comparable is decided for each of them.
    if (comparable && !terms.all) {
        comparable = false;
        std::vector<UnionTerm> kept;
        for (const UnionTerm& term : terms.terms) {
            if (comparison(term.type, false, nullptr).ok)
                kept.push_back(term);
        }
        terms.terms = std::move(kept);
    }
    std::vector<Method> methods;
    methods.reserve(entries.size());
    for (const Entry& entry : entries)
        methods.push_back(entry.method);
    return m_types.interface(std::move(methods), comparable, !terms.all, std::move(terms.terms), implicit);
}

Type* Checker::unionType(Expr* e)
{
    std::vector<Expr*> parts;
    Expr* rest = e;
    while (rest->kind == NodeKind::BinaryExpr && static_cast<BinaryExpr*>(rest)->op == Token::Or) {
        parts.push_back(static_cast<BinaryExpr*>(rest)->y);
        rest = static_cast<BinaryExpr*>(rest)->x;
    }
    parts.push_back(rest);
    std::reverse(parts.begin(), parts.end());
    std::vector<UnionTerm> terms;
    for (Expr* part : parts) {
        UnionTerm term;
        Expr* typeExpr = part;
        if (part->kind == NodeKind::UnaryExpr && static_cast<UnaryExpr*>(part)->op == Token::Tilde) {
            term.tilde = true;
            typeExpr = static_cast<UnaryExpr*>(part)->x;
        }
        term.type = typ(typeExpr);
        if (asTypeParam(term.type) != nullptr) {
            if (term.tilde)
                errorf(typeExpr, "type in term {} cannot be a type parameter", text(part));
            else
                error(typeExpr, "term cannot be a type parameter");
            term.type = invalidType();
        }
        if (parts.size() == 1 && !term.tilde)
            return term.type;
        terms.push_back(term);
    }
    if (terms.size() > 100) {
        errorf(parts[100], "cannot handle more than 100 union terms (implementation limitation)");
        return invalidType();
    }
    later([this, parts, terms] {
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const UnionTerm& term = terms[i];
            if (isInvalid(term.type))
                continue;
            Type* u = under(term.type);
            const auto* interface = u->kind == TypeKind::Interface ? static_cast<Interface*>(u) : nullptr;
            if (term.tilde) {
                if (interface != nullptr) {
                    errorf(parts[i], "invalid use of ~ ({} is an interface)", text(term.type));
                    continue;
                }
                if (!identical(u, term.type)) {
                    errorf(parts[i], "invalid use of ~ (underlying type of {} is {})", text(term.type), text(u));
                    continue;
                }
            }
            if (interface != nullptr) {
                if (!interface->methods.empty())
                    errorf(
                        parts[i]->pos, "cannot use {} in union ({} contains methods)", termText(term), termText(term));
                else if (term.type->canon == m_types.comparableType)
                    error(parts[i], "cannot use comparable in union");
                else if (interface->comparable)
                    errorf(
                        parts[i]->pos, "cannot use {} in union ({} embeds comparable)", termText(term), termText(term));
                continue;
            }
            for (std::size_t j = 0; j < i; ++j) {
                const UnionTerm& other = terms[j];
                if (isInvalid(other.type) || under(other.type)->kind == TypeKind::Interface)
                    continue;
                Type* a = other.tilde ? under(term.type) : term.type;
                Type* b = term.tilde ? under(other.type) : other.type;
                if (identical(a, b)) {
                    errorf(parts[i], "overlapping terms {} and {}", termText(term), termText(other));
                    break;
                }
            }
        }
    });
    return m_types.unionOf(std::move(terms));
}

} // namespace ws::go
