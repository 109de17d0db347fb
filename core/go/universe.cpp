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

/// Upper-case letters outside ASCII that identifiers really use: Latin-1, Latin Extended-A, Greek, Cyrillic, Armenian,
/// Georgian. Other scripts have no case, and rarer cased ones count as lower.
bool isUpper(std::uint32_t rune)
{
    if (rune < 0x80)
        return rune >= 'A' && rune <= 'Z';
    if ((rune >= 0xc0 && rune <= 0xde && rune != 0xd7))
        return true;
    if (rune >= 0x100 && rune <= 0x137)
        return (rune & 1U) == 0;
    if (rune >= 0x139 && rune <= 0x148)
        return (rune & 1U) == 1;
    if (rune >= 0x14a && rune <= 0x177)
        return (rune & 1U) == 0;
    if (rune == 0x178 || rune == 0x179 || rune == 0x17b || rune == 0x17d)
        return true;
    if (rune == 0x386 || (rune >= 0x388 && rune <= 0x38f) || (rune >= 0x391 && rune <= 0x3ab))
        return true;
    if (rune >= 0x3d8 && rune <= 0x3ee)
        return (rune & 1U) == 0;
    if (rune >= 0x400 && rune <= 0x42f)
        return true;
    if ((rune >= 0x460 && rune <= 0x480) || (rune >= 0x48a && rune <= 0x4be) || (rune >= 0x4d0 && rune <= 0x52e))
        return (rune & 1U) == 0;
    if (rune >= 0x4c1 && rune <= 0x4cd)
        return (rune & 1U) == 1;
    if ((rune >= 0x531 && rune <= 0x556) || (rune >= 0x10a0 && rune <= 0x10c5))
        return true;
    if (rune >= 0x1e00 && rune <= 0x1e94)
        return (rune & 1U) == 0;
    if (rune >= 0x1ea0 && rune <= 0x1efe)
        return (rune & 1U) == 0;
    return rune >= 0xff21 && rune <= 0xff3a;
}

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

bool isExported(std::string_view name)
{
    if (name.empty())
        return false;
    const auto byte = [&](std::size_t i) {
        return i < name.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(name[i])) : 0U;
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80)
        return isUpper(first);
    if (first < 0xe0)
        return isUpper(((first & 0x1fU) << 6) | (byte(1) & 0x3fU));
    if (first < 0xf0)
        return isUpper(((first & 0x0fU) << 12) | ((byte(1) & 0x3fU) << 6) | (byte(2) & 0x3fU));
    return false;
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
