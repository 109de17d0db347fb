#include "base/unicode.h"
#include "base/utf8.h"
#include "go/checker.h"
#include "go/walk.h"

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
    if (object->kind != ObjectKind::TypeName && wantType && !speaks119()) {
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
        add(name->name, speaks119() ? pos : name->pos, type, true, field.tag);
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

} // namespace ws::go
