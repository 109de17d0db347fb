#include "go/checker.h"

#include <algorithm>

namespace ws::go {

void Checker::basicLit(Operand& x, BasicLit& e)
{
    BasicKind kind = BasicKind::UntypedInt;
    switch (e.token) {
    case Token::Float:
        kind = BasicKind::UntypedFloat;
        break;
    case Token::Imag:
        kind = BasicKind::UntypedComplex;
        break;
    case Token::Char:
        kind = BasicKind::UntypedRune;
        break;
    case Token::String:
        kind = BasicKind::UntypedString;
        break;
    default:
        break;
    }
    constexpr std::size_t kLongest = 10000;
    if (kind != BasicKind::UntypedString && kind != BasicKind::UntypedRune && e.text.size() > kLongest) {
        errorf(&e, "excessively long constant: {}... ({} chars)", e.text.substr(0, 10), e.text.size());
        return;
    }
    if (e.bad) { // the scanner has said what is wrong
        m_failed = true;
        return;
    }
    x.value = literalValue(e.token, e.text);
    if (x.value == nullptr) {
        errorf(&e, "malformed constant: {}", e.text);
        return;
    }
    x.mode = Mode::Constant;
    x.type = basic(kind);
    x.expr = &e;
    overflow(x, e.pos);
}

void Checker::funcLit(Operand& x, FuncLit& e)
{
    if (e.typeExpr == nullptr)
        return;
    FunctionContext& context = *newContext();
    context.outer = m_env.function;
    context.literal = &e;
    e.captures.clear();
    Scope* scope = nullptr;
    Signature* signature = funcType(*e.typeExpr, nullptr, nullptr, &scope, &context);
    recordType(e.typeExpr, signature);
    if (e.body != nullptr) {
        Environment environment = m_env;
        environment.scope = scope;
        later([this, environment, &context, &e] { functionBody(context, environment, *e.body); });
    }
    x.mode = Mode::Value;
    x.type = signature;
}

void Checker::compositeLit(Operand& x, CompositeLit& e, Type* hint)
{
    Type* type = nullptr;
    Type* base = nullptr;
    bool isElement = false;
    Type* openElement = nullptr; // of [...]T
    if (e.typeExpr != nullptr) {
        auto* array = e.typeExpr->kind == NodeKind::ArrayType ? static_cast<ArrayType*>(e.typeExpr) : nullptr;
        if (array != nullptr && array->length != nullptr && array->length->kind == NodeKind::Ellipsis
            && static_cast<EllipsisExpr*>(array->length)->element == nullptr) {
            openElement = varType(array->element);
            type = base = m_types.array(openElement, 0);
        } else {
            type = base = typ(e.typeExpr);
        }
    } else if (hint != nullptr) {
        type = base = hint;
        Type* u = commonUnderlying(base);
        if (u != nullptr && u->kind == TypeKind::Pointer)
            base = static_cast<Pointer*>(u)->element;
        isElement = true;
    } else {
        error(&e, "missing type in composite literal");
        type = base = invalidType();
    }
    Type* u = commonUnderlying(base);
    const TypeKind kind = u == nullptr ? TypeKind::Tuple : u->kind;
    switch (kind) {
    case TypeKind::Struct:
        structLit(x, e, static_cast<Struct*>(u), base);
        break;
    case TypeKind::Array:
        if (openElement != nullptr) {
            const std::int64_t length = indexedElements(e.elements, openElement, -1);
            type = m_types.array(openElement, length);
            recordType(e.typeExpr, type);
        } else {
            indexedElements(e.elements, static_cast<Array*>(u)->element, static_cast<Array*>(u)->length);
        }
        break;
    case TypeKind::Slice:
        indexedElements(e.elements, static_cast<Slice*>(u)->element, -1);
        break;
    case TypeKind::Map:
        mapLit(x, e, static_cast<Map*>(u));
        break;
    default:
        for (Expr* element : e.elements)
            use(element->kind == NodeKind::KeyValueExpr ? static_cast<KeyValueExpr*>(element)->value : element);
        if (u == nullptr || !isInvalid(u))
            errorf(&e, "invalid composite literal{} type {}{}", isElement ? " element" : "", text(type),
                u == nullptr ? " (no common underlying type)" : "");
        x.mode = Mode::Invalid;
        x.type = invalidType();
        return;
    }
    x.mode = Mode::Value;
    x.type = type;
    x.value = nullptr;
}

/// Where errors about an element are: Go 1.19 puts those about key: value at the colon.
Pos Checker::elementPos(const Expr* element) const
{
    const Pos start = reportPos(element);
    if (!speaks119() || element->kind != NodeKind::KeyValueExpr)
        return start;
    const SourceText& source = m_program.files.file(m_program.files.position(start).file);
    const std::size_t colon = source.text.find(':', static_cast<const KeyValueExpr*>(element)->key->end - source.base);
    return colon == std::string::npos ? start : source.base + static_cast<Pos>(colon);
}

void Checker::structLit(Operand& x, CompositeLit& e, Struct* type, Type* base)
{
    if (e.elements.empty())
        return;
    const auto& fields = type->fields;
    if (e.elements[0]->kind != NodeKind::KeyValueExpr) {
        for (std::size_t i = 0; i < e.elements.size(); ++i) {
            Expr* element = e.elements[i];
            if (element->kind == NodeKind::KeyValueExpr) {
                error(elementPos(element), "mixture of field:value and value elements in struct literal");
                continue;
            }
            if (i >= fields.size()) {
                expr(nullptr, x, element);
                errorf(x.expr, "too many values in struct literal of type {}", text(base));
                break;
            }
            const StructField& field = fields[i];
            exprWithHint(x, element, nullptr);
            if (!isExported(field.name) && field.package != &m_package) {
                errorf(x.expr, "implicit assignment to unexported field {} in struct literal of type {}", field.name,
                    text(base));
                continue;
            }
            assignment(x, field.type, "struct literal");
        }
        if (e.elements.size() < fields.size())
            errorf(e.rbrace, "too few values in struct literal of type {}", text(base));
        return;
    }
    std::vector<bool> visited(fields.size(), false);
    for (Expr* element : e.elements) {
        if (element->kind != NodeKind::KeyValueExpr) {
            error(element, "mixture of field:value and value elements in struct literal");
            continue;
        }
        auto& pair = *static_cast<KeyValueExpr*>(element);
        expr(nullptr, x, pair.value);
        if (pair.key == nullptr || pair.key->kind != NodeKind::Ident) {
            errorf(elementPos(element), "invalid field name {} in struct literal", text(pair.key));
            continue;
        }
        const std::string_view name = static_cast<Ident*>(pair.key)->name;
        std::size_t i = 0;
        while (i < fields.size() && (name == "_" || !sameName(fields[i].name, fields[i].package, name, &m_package)))
            ++i;
        if (i == fields.size()) {
            error(pair.key, lookupError(base, name, true));
            continue;
        }
        assignment(x, fields[i].type, "struct literal");
        if (visited[i]) {
            errorf(elementPos(element), "duplicate field name {} in struct literal", name);
            continue;
        }
        visited[i] = true;
    }
}

void Checker::mapLit(Operand& x, CompositeLit& e, Map* type)
{
    // Constant keys may come once; under an interface type 1 and 1.0 are different keys.
    const bool keyIsInterface = isNonTypeParamInterface(type->key);
    std::set<std::pair<std::string, std::string>> visited;
    for (Expr* element : e.elements) {
        if (element->kind != NodeKind::KeyValueExpr) {
            error(element, "missing key in map literal");
            continue;
        }
        auto& pair = *static_cast<KeyValueExpr*>(element);
        exprWithHint(x, pair.key, type->key);
        assignment(x, type->key, "map literal");
        if (x.invalid())
            continue;
        if (x.isConstant() && x.value != nullptr) {
            std::string key;
            switch (x.value->kind) {
            case Constant::Kind::Bool:
                key = x.value->boolean ? "true" : "false";
                break;
            case Constant::Kind::String:
                key = "s" + x.value->string;
                break;
            case Constant::Kind::Int:
                key = "n" + x.value->integer.get_str();
                break;
            case Constant::Kind::Float:
                key = "n" + x.value->real.get_str();
                break;
            case Constant::Kind::Complex:
                key = "n" + x.value->real.get_str();
                if (sgn(x.value->imag) != 0)
                    key += "," + x.value->imag.get_str();
                break;
            }
            if (!visited.emplace(key, keyIsInterface ? typeText(x.type->canon) : "").second) {
                errorf(x.expr, "duplicate key {} in map literal", constantText(*x.value));
                continue;
            }
        }
        exprWithHint(x, pair.value, type->value);
        assignment(x, type->value, "map literal");
    }
}

/// As Go 1.19 says it, which only looked whether the other case of the first letter would do.
std::string Checker::oldLookupError(Type* type, std::string_view name, bool isStructLit)
{
    if (isStructLit)
        return fmt::format("unknown field '{}' in struct literal of type {}", name, text(type));
    std::string message = fmt::format("type {} has no field or method {}", text(type), name);
    std::string other(name);
    const char first = name.empty() ? '_' : name[0];
    if (first >= 'A' && first <= 'Z')
        other[0] = static_cast<char>(first - 'A' + 'a');
    else if (first >= 'a' && first <= 'z')
        other[0] = static_cast<char>(first - 'a' + 'A');
    if (other != name && lookup(m_types, type, true, &m_package, other).outcome == Lookup::Outcome::Found)
        message += ", but does have " + other;
    return message;
}

std::string Checker::lookupError(Type* type, std::string_view name, bool isStructLit)
{
    if (speaks119())
        return oldLookupError(type, name, isStructLit);
    // Another spelling, or a name that is not exported?
    std::string other;
    const Package* package = nullptr;
    const char* what = "object";
    if (isStructLit) {
        Type* u = under(type);
        if (u->kind == TypeKind::Struct) {
            for (const StructField& field : static_cast<Struct*>(u)->fields) {
                const bool same = field.name.size() == name.size()
                    && std::equal(name.begin(), name.end(), field.name.begin(), [](char a, char b) {
                           const auto lower = [](char c) {
                               return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
                           };
                           return lower(a) == lower(b);
                       });
                if (same && other.empty()) {
                    other = field.name;
                    package = field.package;
                }
            }
        }
        what = "field";
    } else {
        const Lookup found = lookup(m_types, type, true, &m_package, name, true);
        if (found.outcome == Lookup::Outcome::Found) {
            if (found.isField) {
                what = "field";
                // The field's spelling is that of the last step of its path.
                Type* walk = type;
                for (const int step : found.path) {
                    Type* plain = under(walk);
                    if (plain->kind == TypeKind::Pointer)
                        plain = under(static_cast<Pointer*>(plain)->element);
                    if (plain->kind != TypeKind::Struct)
                        break;
                    const StructField& field = static_cast<Struct*>(plain)->fields[static_cast<std::size_t>(step)];
                    other = field.name;
                    package = field.package;
                    walk = field.type;
                }
            } else if (found.method != nullptr) {
                what = "method";
                other = found.method->name;
                package = found.method->package;
            } else {
                what = "method";
                const Method& method = found.fromInterface->methods[static_cast<std::size_t>(found.interfaceIndex)];
                other = method.name;
                package = method.package;
            }
        }
    }
    enum class Case { Missing, Misspelled, Unexported, Inaccessible };
    Case which = Case::Missing;
    const auto sameTail = [&] { return name.substr(1) == std::string_view(other).substr(1); };
    if (!other.empty()) {
        if (package == &m_package)
            which = Case::Misspelled;
        else if (isExported(name)) {
            if (isExported(other))
                which = Case::Misspelled;
            else if (sameTail())
                which = Case::Unexported;
        } else if (isExported(other)) {
            if (sameTail())
                which = Case::Misspelled;
        } else if (name == other) {
            which = Case::Inaccessible;
        }
    }
    if (isStructLit) {
        switch (which) {
        case Case::Missing:
            return fmt::format("unknown field {} in struct literal of type {}", name, text(type));
        case Case::Misspelled:
            return fmt::format(
                "unknown field {} in struct literal of type {}, but does have {}", name, text(type), other);
        case Case::Unexported:
            return fmt::format(
                "unknown field {} in struct literal of type {}, but does have unexported {}", name, text(type), other);
        case Case::Inaccessible:
            return fmt::format("cannot refer to unexported field {} in struct literal of type {}", other, text(type));
        }
    }
    switch (which) {
    case Case::Missing:
        return fmt::format("type {} has no field or method {}", text(type), name);
    case Case::Misspelled:
        return fmt::format("type {} has no field or method {}, but does have {} {}", text(type), name, what, other);
    case Case::Unexported:
        return fmt::format(
            "type {} has no field or method {}, but does have unexported {} {}", text(type), name, what, other);
    case Case::Inaccessible:
        return fmt::format("cannot refer to unexported {} {}", what, other);
    }
    return {};
}

} // namespace ws::go
