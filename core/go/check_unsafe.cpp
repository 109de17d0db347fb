#include "go/checker.h"

#include <algorithm>

/// Package unsafe, with the sizes of amd64.
namespace ws::go {

std::int64_t Checker::alignOf(Type* type)
{
    const Nest nest(*this);
    if (asTypeParam(type) != nullptr || m_depth > kMaxDepth) // a type that contains itself was reported
        return -1;
    Type* u = under(type);
    switch (u->kind) {
    case TypeKind::Array:
        return alignOf(static_cast<Array*>(u)->element);
    case TypeKind::Struct: {
        std::int64_t align = 1;
        for (const StructField& field : static_cast<Struct*>(u)->fields) {
            const std::int64_t part = alignOf(field.type);
            if (part < 0)
                return -1;
            align = std::max(align, part);
        }
        return align;
    }
    case TypeKind::Basic: {
        const BasicKind kind = static_cast<Basic*>(u)->basic;
        if (kind == BasicKind::Complex64)
            return 4;
        if (kind == BasicKind::String || kind == BasicKind::Complex128)
            return 8;
        return std::max<std::int64_t>(1, std::min<std::int64_t>(8, sizeOf(u)));
    }
    default:
        return 8;
    }
}

std::int64_t Checker::offsetOf(Struct* type, std::size_t field)
{
    std::int64_t offset = 0;
    for (std::size_t i = 0; i <= field && i < type->fields.size(); ++i) {
        const std::int64_t align = alignOf(type->fields[i].type);
        if (align < 0)
            return -1;
        offset = (offset + align - 1) / align * align;
        if (i == field)
            return offset;
        const std::int64_t size = sizeOf(type->fields[i].type);
        if (size < 0 || __builtin_add_overflow(offset, size, &offset))
            return -1;
    }
    return offset;
}

std::int64_t Checker::sizeOf(Type* type)
{
    const Nest nest(*this);
    if (asTypeParam(type) != nullptr || m_depth > kMaxDepth)
        return -1;
    Type* u = under(type);
    switch (u->kind) {
    case TypeKind::Basic:
        switch (static_cast<Basic*>(u)->basic) {
        case BasicKind::Bool:
        case BasicKind::Int8:
        case BasicKind::Uint8:
            return 1;
        case BasicKind::Int16:
        case BasicKind::Uint16:
            return 2;
        case BasicKind::Int32:
        case BasicKind::Uint32:
        case BasicKind::Float32:
            return 4;
        case BasicKind::Complex128:
        case BasicKind::String:
            return 16;
        default:
            return 8;
        }
    case TypeKind::Array: {
        const auto* array = static_cast<Array*>(u);
        const std::int64_t element = sizeOf(array->element);
        std::int64_t size = 0;
        if (element < 0 || __builtin_mul_overflow(element, array->length, &size))
            return -1;
        return size;
    }
    case TypeKind::Struct: {
        auto* structure = static_cast<Struct*>(u);
        if (structure->fields.empty())
            return 0;
        const std::size_t last = structure->fields.size() - 1;
        const std::int64_t offset = offsetOf(structure, last);
        if (offset < 0)
            return -1;
        std::int64_t size = sizeOf(structure->fields[last].type);
        const std::int64_t align = alignOf(structure);
        if (size < 0 || align < 0)
            return -1;
        // A zero-sized last field is padded so that its address stays inside the struct.
        if (size == 0 && offset > 0)
            size = 1;
        std::int64_t end = 0;
        if (__builtin_add_overflow(offset, size, &end) || __builtin_add_overflow(end, align - 1, &end))
            return -1;
        return end / align * align;
    }
    case TypeKind::Slice:
        return 24;
    case TypeKind::Interface:
        return 16;
    default:
        return 8;
    }
}

void Checker::builtinUnsafe(Operand& x, CallExpr& call, BuiltinId id, std::vector<Operand>& args)
{
    const auto fail = [&] { x.mode = Mode::Invalid; };
    const auto constantSize = [&](std::int64_t size) {
        x.mode = size < 0 ? Mode::Value : Mode::Constant;
        x.value = size < 0 ? nullptr : makeInt(size);
        x.type = basic(BasicKind::Uintptr);
    };
    switch (id) {
    case BuiltinId::UnsafeSizeof:
        assignment(x, nullptr, "argument to unsafe.Sizeof");
        if (!x.invalid())
            constantSize(sizeOf(x.type));
        return;
    case BuiltinId::UnsafeAlignof:
        assignment(x, nullptr, "argument to unsafe.Alignof");
        if (!x.invalid())
            constantSize(alignOf(x.type));
        return;
    case BuiltinId::UnsafeOffsetof: {
        Expr* arg = unparen(call.args[0]);
        if (arg->kind != NodeKind::SelectorExpr) {
            errorf(arg, "invalid argument: {} is not a selector expression", text(arg));
            use(arg);
            return fail();
        }
        auto& selected = *static_cast<SelectorExpr*>(arg);
        expr(nullptr, x, &selected);
        if (x.invalid())
            return;
        const Selection* selection = selected.selection;
        if (selection == nullptr)
            return fail();
        Type* base = selected.x->type;
        Type* u = under(base);
        const bool viaPointer = u->kind == TypeKind::Pointer;
        if (viaPointer)
            base = static_cast<Pointer*>(u)->element;
        if (selection->kind != Selection::Kind::Field) {
            errorf(arg, "invalid argument: {} is a method value", text(arg));
            return fail();
        }
        std::int64_t offset = 0;
        Type* walk = base;
        for (std::size_t i = 0; i < selection->path.size(); ++i) {
            Type* plain = under(walk);
            if (plain->kind == TypeKind::Pointer) {
                errorf(
                    arg, "invalid argument: field {} is embedded via a pointer in {}", selected.sel->name, text(base));
                return fail();
            }
            if (plain->kind != TypeKind::Struct)
                return fail();
            auto* structure = static_cast<Struct*>(plain);
            const auto step = static_cast<std::size_t>(selection->path[i]);
            const std::int64_t part = offsetOf(structure, step);
            if (part < 0) {
                offset = -1;
                break;
            }
            offset += part;
            walk = structure->fields[step].type;
        }
        constantSize(offset);
        return;
    }
    case BuiltinId::UnsafeAdd:
        assignment(x, basic(BasicKind::UnsafePointer), "argument to unsafe.Add");
        if (x.invalid())
            return;
        if (!isValidIndex(args[1], "length", true))
            return fail();
        x.mode = Mode::Value;
        x.type = basic(BasicKind::UnsafePointer);
        return;
    case BuiltinId::UnsafeSlice: {
        Type* u = commonUnderlying(x.type);
        if (u == nullptr || u->kind != TypeKind::Pointer) {
            errorf(x.expr, "invalid argument: {} is not a pointer", text(x));
            return fail();
        }
        if (!isValidIndex(args[1], "length", false))
            return fail();
        x.mode = Mode::Value;
        x.type = m_types.slice(static_cast<Pointer*>(u)->element);
        return;
    }
    case BuiltinId::UnsafeSliceData: {
        Type* u = commonUnderlying(x.type);
        if (u == nullptr || u->kind != TypeKind::Slice) {
            errorf(x.expr, "invalid argument: {} is not a slice", text(x));
            return fail();
        }
        x.mode = Mode::Value;
        x.type = m_types.pointer(static_cast<Slice*>(u)->element);
        return;
    }
    case BuiltinId::UnsafeString:
        assignment(x, m_types.pointer(m_types.byteType), "argument to unsafe.String");
        if (x.invalid())
            return;
        if (!isValidIndex(args[1], "length", false))
            return fail();
        x.mode = Mode::Value;
        x.type = basic(BasicKind::String);
        return;
    case BuiltinId::UnsafeStringData:
        assignment(x, basic(BasicKind::String), "argument to unsafe.StringData");
        if (x.invalid())
            return;
        x.mode = Mode::Value;
        x.type = m_types.pointer(m_types.byteType);
        return;
    default:
        return fail();
    }
}

} // namespace ws::go
