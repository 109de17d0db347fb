#include "go/universe.h"

#include "base/assert.h"

namespace ws::go {

namespace {

constexpr BuiltinInfo kBuiltins[] = {
    {"", 0, false, false},
    {"append", 1, true, false},
    {"cap", 1, false, false},
    {"clear", 1, false, true},
    {"close", 1, false, true},
    {"complex", 2, false, false},
    {"copy", 2, false, true},
    {"delete", 2, false, true},
    {"imag", 1, false, false},
    {"len", 1, false, false},
    {"make", 1, true, false},
    {"max", 1, true, false},
    {"min", 1, true, false},
    {"new", 1, false, false},
    {"panic", 1, false, true},
    {"print", 0, true, true},
    {"println", 0, true, true},
    {"real", 1, false, false},
    {"recover", 0, false, true},
    {"Sizeof", 1, false, false},
    {"Offsetof", 1, false, false},
    {"Alignof", 1, false, false},
    {"Add", 2, false, false},
    {"Slice", 2, false, false},
    {"String", 2, false, false},
    {"SliceData", 1, false, false},
    {"StringData", 1, false, false},
};

Object* declare(TypeTable& table, Scope* scope, ObjectKind kind, std::string_view name, Type* type)
{
    Object* object = table.newObject(kind, std::string(name), kNoPos, nullptr, type);
    object->scope = scope;
    scope->names[object->name] = object;
    return object;
}

} // namespace

const BuiltinInfo& builtinInfo(BuiltinId id)
{
    return kBuiltins[static_cast<std::size_t>(id)];
}

void fillUniverse(TypeTable& table)
{
    Scope* scope = table.newScope(nullptr);
    table.universe = scope;
    for (int kind = static_cast<int>(BasicKind::Bool); kind <= static_cast<int>(BasicKind::String); ++kind) {
        Basic* type = table.basic(static_cast<BasicKind>(kind));
        declare(table, scope, ObjectKind::TypeName, type->name, type);
    }
    const auto alias = [&](std::string_view name, Type* target) {
        Object* object = declare(table, scope, ObjectKind::TypeName, name, nullptr);
        Alias* type = table.newAlias(object, target);
        object->spelled = type;
        object->type = type->canon;
        return type;
    };
    table.byteType = alias("byte", table.basic(BasicKind::Uint8));
    table.runeType = alias("rune", table.basic(BasicKind::Int32));
    table.anyType = alias("any", table.emptyInterface);

    Object* error = declare(table, scope, ObjectKind::TypeName, "error", nullptr);
    table.errorType = table.newNamed(error);
    error->type = error->spelled = table.errorType;
    Signature* text = table.signature({}, {table.basic(BasicKind::String)}, false);
    table.errorType->definition = table.interface({{"Error", text, nullptr}});

    Object* comparable = declare(table, scope, ObjectKind::TypeName, "comparable", nullptr);
    table.comparableType = table.newNamed(comparable);
    comparable->type = comparable->spelled = table.comparableType;
    table.comparableType->definition = table.interface({}, true);

    const auto constant = [&](std::string_view name, BasicKind kind, Constant value) {
        Object* object = declare(table, scope, ObjectKind::Const, name, table.basic(kind));
        object->constant = std::make_shared<const Constant>(std::move(value));
    };
    for (const bool value : {true, false}) {
        Constant boolean;
        boolean.kind = Constant::Kind::Bool;
        boolean.boolean = value;
        constant(value ? "true" : "false", BasicKind::UntypedBool, std::move(boolean));
    }
    constant("iota", BasicKind::UntypedInt, Constant{});
    declare(table, scope, ObjectKind::Nil, "nil", table.basic(BasicKind::UntypedNil));

    table.unsafePackage->path = "unsafe";
    table.unsafePackage->name = "unsafe";
    table.unsafePackage->user = false;
    table.unsafePackage->scope = table.newScope(scope);
    for (int id = static_cast<int>(BuiltinId::Append); id <= static_cast<int>(BuiltinId::UnsafeStringData); ++id) {
        const auto builtin = static_cast<BuiltinId>(id);
        const bool isUnsafe = builtin >= BuiltinId::UnsafeSizeof;
        Object* object = declare(table, isUnsafe ? table.unsafePackage->scope : scope, ObjectKind::Builtin,
            kBuiltins[id].name, table.basic(BasicKind::Invalid));
        object->builtin = builtin;
        if (isUnsafe)
            object->package = table.unsafePackage;
    }
    Object* pointer = declare(
        table, table.unsafePackage->scope, ObjectKind::TypeName, "Pointer", table.basic(BasicKind::UnsafePointer));
    pointer->package = table.unsafePackage;
}

} // namespace ws::go
