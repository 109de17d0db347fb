#include "base/assert.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "go/checker.h"
#include "go/walk.h"

#include <algorithm>

namespace ws::go {

namespace {

bool isValidName(std::string_view name)
{
    for (std::size_t at = 0; at < name.size();) {
        const Rune rune = decodeRune(name.substr(at));
        if (rune.value != '_' && !unicode::isLetter(rune.value) && !(at > 0 && unicode::isDigit(rune.value)))
            return false;
        at += rune.width;
    }
    return true;
}

const char* objectKindText(const Object& object)
{
    switch (object.kind) {
    case ObjectKind::PkgName:
        return "package name";
    case ObjectKind::Const:
        return "constant";
    case ObjectKind::TypeName:
        return "type name";
    case ObjectKind::Var:
        return object.isGlobal ? "package-level variable"
            : object.isParam   ? "parameter"
            : object.isResult  ? "result variable"
                               : "local variable";
    case ObjectKind::Func:
        return object.decl != nullptr && !object.decl->receiver.empty() ? "method" : "function";
    case ObjectKind::Label:
        return "label";
    case ObjectKind::Builtin:
        return "built-in function";
    case ObjectKind::Nil:
        return "untyped nil";
    }
    return "";
}

/// The name of an embedded field, or null if its type has none.
Ident* embeddedName(Expr* e)
{
    e = unparen(e);
    if (e == nullptr)
        return nullptr;
    switch (e->kind) {
    case NodeKind::Ident:
        return static_cast<Ident*>(e);
    case NodeKind::StarExpr: {
        Expr* base = unparen(static_cast<StarExpr*>(e)->x);
        return base != nullptr && base->kind == NodeKind::StarExpr ? nullptr : embeddedName(base);
    }
    case NodeKind::SelectorExpr:
        return static_cast<SelectorExpr*>(e)->sel;
    case NodeKind::IndexExpr:
        return embeddedName(static_cast<IndexExpr*>(e)->x);
    default:
        return nullptr;
    }
}

} // namespace

void Checker::recordType(Expr* e, Type* type)
{
    e->mode = isInvalid(type) ? Mode::Invalid : Mode::TypeExpr;
    e->type = type->canon;
    e->constant = nullptr;
}

void Checker::ident(Operand& x, Ident& name, bool wantType)
{
    x.mode = Mode::Invalid;
    x.expr = &name;
    Object* object = lookupName(name.name);
    if (object == nullptr) {
        if (name.name == "_")
            error(name.pos, "cannot use _ as value or type");
        else if (isValidName(name.name)) // else the scanner has said what is wrong with it
            errorf(name.pos, "undefined: {}", name.name);
        return;
    }
    name.object = object;
    if (object->kind != ObjectKind::TypeName && wantType) {
        errorf(name.pos, "{} ({}) is not a type", object->name, objectKindText(*object));
        object->used = true;
        return;
    }
    if (object->spelled == nullptr
        || (object->kind == ObjectKind::TypeName && wantType && object->spelled->kind != TypeKind::TypeParam
            && object->spelled->kind != TypeKind::Named && object->package == &m_package))
        objDecl(object);
    if (object->spelled == nullptr)
        setType(object, invalidType());
    Type* type = object->spelled;
    switch (object->kind) {
    case ObjectKind::PkgName:
        errorf(name.pos, "use of package {} not in selector", object->name);
        object->used = true;
        return;
    case ObjectKind::Const:
        addDependency(object);
        if (isInvalid(type))
            return;
        if (object->package == nullptr && object->name == "iota") {
            if (!m_env.hasIota) {
                error(name.pos, "cannot use iota outside constant declaration");
                return;
            }
            x.value = m_env.iota;
        } else {
            x.value = object->constant;
        }
        x.mode = Mode::Constant;
        break;
    case ObjectKind::TypeName:
        x.mode = Mode::TypeExpr;
        break;
    case ObjectKind::Var:
        useVariable(object);
        addDependency(object);
        if (isInvalid(type))
            return;
        x.mode = Mode::Variable;
        break;
    case ObjectKind::Func:
        addDependency(object);
        x.mode = Mode::Value;
        break;
    case ObjectKind::Builtin:
        x.builtin = object->builtin;
        x.mode = Mode::Builtin;
        break;
    case ObjectKind::Nil:
        x.mode = Mode::Nil;
        break;
    case ObjectKind::Label:
        return;
    }
    // For dot imports: who used a name of another package.
    if (object->package != &m_package)
        object->used = true;
    x.type = type;
}

Type* Checker::typ(Expr* e)
{
    if (e == nullptr)
        return invalidType();
    Type* type = typInternal(e);
    if (isGeneric(type)) {
        errorf(e, "cannot use generic type {} without instantiation", text(type));
        type = invalidType();
    }
    recordType(e, type);
    return type;
}

Type* Checker::varType(Expr* e)
{
    Type* type = typ(e);
    validVarType(e, type);
    return type;
}

void Checker::validVarType(Expr* e, Type* type)
{
    if (asTypeParam(type) != nullptr || e == nullptr)
        return;
    // Only a name or a literal can be a constraint; most types need no second look.
    Type* plain = unalias(type);
    if (plain->kind != TypeKind::Named && plain->kind != TypeKind::Interface)
        return;
    later([this, e, type] {
        Type* u = under(type);
        if (u->kind != TypeKind::Interface)
            return;
        const auto* interface = static_cast<Interface*>(u);
        if (interface->comparable)
            errorf(e, "cannot use type {} outside a type constraint: interface is (or embeds) comparable", text(type));
        else if (interface->hasTypeSet)
            errorf(e, "cannot use type {} outside a type constraint: interface contains type constraints", text(type));
    });
}

Type* Checker::genericType(Expr* e, std::string* cause)
{
    Type* type = typInternal(e);
    if (!isInvalid(type) && !isGeneric(type)) {
        if (cause != nullptr)
            *cause = fmt::format("{} is not a generic type", text(type));
        type = invalidType();
    }
    recordType(e, type);
    return type;
}

Type* Checker::typInternal(Expr* e)
{
    const Nest nest(*this);
    if (tooDeep(e->pos))
        return invalidType();
    switch (e->kind) {
    case NodeKind::BadExpr:
        m_failed = true;
        return invalidType();
    case NodeKind::Ident:
    case NodeKind::SelectorExpr: {
        Operand x;
        if (e->kind == NodeKind::Ident)
            ident(x, *static_cast<Ident*>(e), true);
        else
            selector(x, *static_cast<SelectorExpr*>(e), true);
        if (x.mode == Mode::TypeExpr)
            return x.type;
        if (x.mode == Mode::NoValue)
            errorf(e, "{} used as type", text(x));
        else if (!x.invalid())
            errorf(e, "{} is not a type", text(x));
        return invalidType();
    }
    case NodeKind::IndexExpr:
        return instantiatedType(*static_cast<IndexExpr*>(e));
    case NodeKind::ParenExpr:
        return typ(static_cast<ParenExpr*>(e)->x);
    case NodeKind::ArrayType: {
        auto& array = *static_cast<ArrayType*>(e);
        if (array.length == nullptr)
            return m_types.slice(varType(array.element));
        if (array.length->kind == NodeKind::Ellipsis) {
            error(e, "invalid use of [...] array (outside a composite literal)");
            varType(array.element);
            return invalidType();
        }
        const std::int64_t length = arrayLength(array.length);
        Type* element = varType(array.element);
        return length >= 0 ? m_types.array(element, length) : invalidType();
    }
    case NodeKind::Ellipsis:
        error(e, "invalid use of ...");
        return invalidType();
    case NodeKind::StructType:
        return structType(*static_cast<StructType*>(e));
    case NodeKind::StarExpr: {
        Type* element = varType(static_cast<StarExpr*>(e)->x);
        return isInvalid(element) ? invalidType() : m_types.pointer(element);
    }
    case NodeKind::FuncType: {
        Scope* scope = nullptr;
        return funcType(*static_cast<FuncType*>(e), nullptr, nullptr, &scope, nullptr);
    }
    case NodeKind::InterfaceType:
        return interfaceType(*static_cast<InterfaceType*>(e));
    case NodeKind::MapType: {
        auto& map = *static_cast<MapType*>(e);
        Type* key = varType(map.key);
        Type* value = varType(map.value);
        later([this, &map, key] {
            if (!isInvalid(key) && !isComparable(key))
                errorf(map.key, "invalid map key type {}{}", text(key),
                    asTypeParam(key) != nullptr ? " (missing comparable constraint)" : "");
        });
        return m_types.map(key, value);
    }
    case NodeKind::ChanType: {
        auto& chan = *static_cast<ChanType*>(e);
        return m_types.chan(chan.dir, varType(chan.value));
    }
    default:
        errorf(e, "{} is not a type", text(e));
        use(e);
        return invalidType();
    }
}

Type* Checker::instantiatedType(IndexExpr& e)
{
    std::string cause;
    Type* generic = genericType(e.x, &cause);
    if (!cause.empty()) {
        errorf(e.x->pos, "invalid operation: {}[{}] ({})", text(e.x), exprText(e.indices), cause);
    }
    bool ok = true;
    const std::vector<Type*> args = typeList(e.indices, ok);
    if (isInvalid(generic) || !ok)
        return invalidType();
    return instantiate(e.x->pos, generic, args, e.indices);
}

std::int64_t Checker::arrayLength(Expr* e)
{
    if (e->kind == NodeKind::Ident) {
        const auto* name = static_cast<Ident*>(e);
        const Object* object = lookupName(name->name);
        if (object == nullptr) {
            errorf(e, "undefined array length {} or missing type constraint", name->name);
            return -1;
        }
        if (object->kind != ObjectKind::Const) {
            errorf(e, "invalid array length {}", name->name);
            return -1;
        }
    }
    Operand x;
    expr(nullptr, x, e);
    if (!x.isConstant()) {
        if (!x.invalid())
            errorf(x.expr, "array length {} must be constant", text(x));
        else
            lengthCycle(e);
        return -1;
    }
    if (x.value == nullptr)
        return -1;
    if (isUntyped(x.type) || isInteger(x.type)) {
        const ConstantPtr integer = toInt(x.value);
        if (integer != nullptr) {
            const auto length = int64Value(*integer);
            if (length && *length >= 0) {
                convertUntyped(x, basic(BasicKind::Int));
                return *length;
            }
        }
    }
    if (isInteger(x.type))
        errorf(x.expr, "invalid array length {}", text(x));
    else
        errorf(x.expr, "array length {} must be integer", text(x));
    return -1;
}

/// `type T [len(t)]int; var t T`: the length needs the type that it is part of. Without an error yet this is the
/// reason.
void Checker::lengthCycle(const Node* e)
{
    if (e->kind == NodeKind::Ident) {
        Object* object = lookupName(static_cast<const Ident*>(e)->name);
        if (object == nullptr || object->kind != ObjectKind::Var || object->type == nullptr)
            return;
        for (const Named* named : m_completing) {
            if (!identical(named, object->type))
                continue;
            cycleError({named->object, object}, 0);
            return;
        }
    }
    forEachChild(*e, [this](const Node& child) { lengthCycle(&child); });
}

Type* Checker::structType(StructType& e)
{
    std::vector<StructField> fields;
    std::map<std::string_view, Pos> seen;
    const auto add = [&](std::string_view name, Pos pos, Type* type, bool embedded, const BasicLit* tag) {
        if (name != "_") {
            const auto [it, fresh] = seen.try_emplace(name, pos);
            if (!fresh) {
                errorf(pos, "{} redeclared\n\t{}: other declaration of {}", name, positionText(it->second), name);
                return;
            }
        }
        StructField field;
        field.name = name;
        field.pos = pos;
        field.type = type;
        field.embedded = embedded;
        field.package = &m_package;
        if (tag != nullptr) {
            if (const auto value = unquoteString(tag->text))
                field.tag = *value;
            else
                errorf(tag->pos, "incorrect tag syntax: {}", tag->text);
        }
        fields.push_back(std::move(field));
    };
    for (const Field& field : e.fields) {
        Type* type = varType(field.typeExpr);
        if (!field.names.empty()) {
            for (const Ident* name : field.names)
                add(name->name, name->pos, type, false, field.tag);
            continue;
        }
        if (field.typeExpr == nullptr)
            continue;
        const Pos pos = field.typeExpr->pos;
        const Ident* name = embeddedName(field.typeExpr);
        if (name == nullptr) {
            errorf(pos, "invalid embedded field type {}", text(field.typeExpr));
            continue;
        }
        add(name->name, name->pos, type, true, field.tag);
        later([this, type, pos] {
            Type* plain = unalias(type);
            const bool isPointer = plain->kind == TypeKind::Pointer;
            Type* base = isPointer ? static_cast<Pointer*>(plain)->element : type;
            Type* u = under(base);
            if (isBasic(u, BasicKind::UnsafePointer))
                error(pos, "embedded field type cannot be unsafe.Pointer");
            else if (u->kind == TypeKind::Pointer)
                error(pos, "embedded field type cannot be a pointer");
            else if (asTypeParam(base) != nullptr)
                error(pos, "embedded field type cannot be a (pointer to a) type parameter");
            else if (u->kind == TypeKind::Interface && isPointer)
                error(pos, "embedded field type cannot be a pointer to an interface");
        });
    }
    return m_types.structure(std::move(fields));
}

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
        const auto termText = [this](const UnionTerm& term) { return (term.tilde ? "~" : "") + text(term.type); };
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

void Checker::collectParams(const std::vector<Field>& list, bool results, bool variadicOk, std::vector<Type*>& types,
    std::vector<std::string_view>& names, std::vector<Object*>& objects, bool& variadic)
{
    bool named = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Field& field = list[i];
        Expr* typeExpr = field.typeExpr;
        bool isVariadic = false;
        if (typeExpr != nullptr && typeExpr->kind == NodeKind::Ellipsis) {
            auto* dots = static_cast<EllipsisExpr*>(typeExpr);
            isVariadic = variadicOk && i + 1 == list.size() && field.names.size() <= 1;
            if (!isVariadic)
                error(dots, variadicOk ? "can only use ... with final parameter in list" : "invalid use of ...");
            typeExpr = dots->element;
        }
        Type* type = typeExpr == nullptr ? invalidType() : varType(typeExpr);
        if (isVariadic) {
            variadic = true;
            type = m_types.slice(type);
            recordType(field.typeExpr, type);
        }
        if (field.names.empty()) {
            types.push_back(type);
            names.emplace_back();
            objects.push_back(nullptr);
            continue;
        }
        for (Ident* name : field.names) {
            named = true;
            types.push_back(type);
            names.push_back(name->name);
            Object* object = m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, type);
            object->isParam = !results;
            object->isResult = results;
            object->reassigned = results; // return statements assign it
            object->used = true;
            name->object = object;
            objects.push_back(object);
        }
    }
    if (!named)
        names.clear();
}

Signature* Checker::funcType(
    FuncType& e, const Field* receiver, Object* function, Scope** scopeOut, FunctionContext* context)
{
    const EnvironmentGuard guard(*this);
    openScope();
    *scopeOut = m_env.scope;
    if (receiver != nullptr)
        collectReceiver(*receiver, function);
    std::vector<TypeParam*> typeParams;
    if (!e.typeParams.empty())
        typeParams = collectTypeParams(e.typeParams);
    std::vector<Type*> params, results;
    std::vector<std::string_view> paramNames, resultNames;
    std::vector<Object*> paramObjects, resultObjects;
    bool variadic = false;
    bool ignored = false;
    collectParams(e.params, false, true, params, paramNames, paramObjects, variadic);
    collectParams(e.results, true, false, results, resultNames, resultObjects, ignored);
    if (function != nullptr && function->receiver != nullptr && function->receiver->name != "_")
        declare(m_env.scope, receiver->names[0], function->receiver);
    for (const auto* list : {&paramObjects, &resultObjects}) {
        for (Object* object : *list) {
            if (object != nullptr && object->name != "_")
                declare(m_env.scope, nullptr, object);
        }
    }
    if (function != nullptr) {
        function->params = paramObjects;
        function->results = resultObjects;
    }
    if (context != nullptr) {
        context->resultTypes = results;
        context->results = resultObjects;
        context->namedResults = !resultNames.empty();
        for (const auto* list : {&paramObjects, &resultObjects}) {
            for (Object* object : *list) {
                if (object != nullptr)
                    object->owner = context->literal;
            }
        }
    }
    if (!typeParams.empty())
        return m_types.genericSignature(
            std::move(typeParams), std::move(params), std::move(results), variadic, paramNames, resultNames);
    return m_types.signature(std::move(params), std::move(results), variadic, paramNames, resultNames);
}

void Checker::collectReceiver(const Field& receiver, Object* function)
{
    Expr* whole = receiver.typeExpr;
    if (whole == nullptr)
        return;
    Expr* base = unparen(whole);
    const bool isPointer = base->kind == NodeKind::StarExpr;
    if (isPointer)
        base = unparen(static_cast<StarExpr*>(base)->x);
    Type* type = invalidType();
    if (base != nullptr && base->kind == NodeKind::IndexExpr) {
        auto& index = *static_cast<IndexExpr*>(base);
        std::string cause;
        Type* generic = genericType(index.x, &cause);
        if (!cause.empty())
            error(index.x, cause);
        if (!isInvalid(generic) && generic->kind == TypeKind::Alias) {
            errorf(index.x, "cannot define new methods on generic alias type {}", text(generic));
            generic = invalidType();
        }
        std::vector<TypeParam*> params;
        for (Expr* arg : index.indices) {
            if (arg->kind != NodeKind::Ident) {
                errorf(arg, "receiver type parameter {} must be an identifier", text(arg));
                continue;
            }
            auto* name = static_cast<Ident*>(arg);
            Object* paramName =
                m_types.newObject(ObjectKind::TypeName, std::string(name->name), name->pos, &m_package, nullptr);
            TypeParam* param = m_types.newTypeParam(paramName, static_cast<int>(params.size()));
            setType(paramName, param);
            declare(m_env.scope, name, paramName);
            recordType(arg, param);
            params.push_back(param);
        }
        if (!isInvalid(generic) && params.size() == index.indices.size()) {
            auto* named = static_cast<Named*>(unalias(generic));
            const std::vector<Type*> args(params.begin(), params.end());
            if (params.size() == named->typeParams.size()) {
                for (std::size_t i = 0; i < params.size(); ++i) {
                    m_receiverParams[params[i]] = named->typeParams[i];
                    Type* constraint = named->typeParams[i]->bound;
                    params[i]->bound =
                        constraint == nullptr ? nullptr : m_types.substitute(constraint, named->typeParams, args);
                    if (constraint == nullptr) { // the type's own bounds are being checked right now
                        later([this, param = params[i], origin = named->typeParams[i], named, args] {
                            if (origin->bound != nullptr)
                                param->bound = m_types.substitute(origin->bound, named->typeParams, args);
                        });
                    }
                }
                type = m_types.instance(named, args);
                if (function != nullptr)
                    function->receiverTypeParams = params;
                recordType(base, type);
            } else {
                errorf(index.x, "receiver declares {} type parameter{}, but receiver base type declares {}",
                    params.size(), params.size() == 1 ? "" : "s", named->typeParams.size());
            }
        }
        if (isPointer && !isInvalid(type))
            type = m_types.pointer(type);
        recordType(whole, type);
    } else {
        type = varType(whole);
        Type* plain = unalias(type);
        Type* target = plain->kind == TypeKind::Pointer ? static_cast<Pointer*>(plain)->element : type;
        if (Named* named = asNamed(target); named != nullptr && !named->typeArgs.empty()) {
            errorf(base->pos, "cannot define new methods on instantiated type {}", text(named));
            type = invalidType();
        }
    }
    if (function != nullptr && !receiver.names.empty()) {
        Ident* name = receiver.names[0];
        Object* variable = m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, type);
        variable->isParam = true;
        variable->used = true;
        name->object = variable;
        function->receiver = variable;
    }
    const Pos pos = base != nullptr ? base->pos : whole->pos;
    later([this, pos, type] { validReceiver(pos, type); });
}

void Checker::validReceiver(Pos pos, Type* type)
{
    Type* plain = unalias(type);
    Type* base = plain->kind == TypeKind::Pointer ? static_cast<Pointer*>(plain)->element : type;
    if (isInvalid(base))
        return;
    Type* target = unalias(base);
    if (target->kind == TypeKind::Basic) {
        errorf(pos, "cannot define new methods on non-local type {}", text(base));
    } else if (target->kind == TypeKind::Named) {
        const auto* named = static_cast<Named*>(target);
        if (named->object->package != &m_package) {
            errorf(pos, "cannot define new methods on non-local type {}", text(base));
            return;
        }
        Type* u = under(target);
        if (isBasic(u, BasicKind::UnsafePointer))
            errorf(pos, "invalid receiver type {} (unsafe.Pointer)", text(base));
        else if (u->kind == TypeKind::Pointer || u->kind == TypeKind::Interface)
            errorf(pos, "invalid receiver type {} (pointer or interface type)", text(base));
    } else {
        errorf(pos, "invalid receiver type {}", text(type));
    }
}

} // namespace ws::go
