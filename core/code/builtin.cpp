#include "code/function_compiler.h"
#include "code/number.h"

#include "base/assert.h"

namespace ws::code {

using go::BuiltinId;
using go::NodeKind;

BuiltinId FunctionCompiler::builtinOf(go::CallExpr* e)
{
    go::Expr* fun = unparen(e->fun);
    go::Ident* name = fun->kind == NodeKind::Ident ? static_cast<go::Ident*>(fun)
        : fun->kind == NodeKind::SelectorExpr      ? static_cast<go::SelectorExpr*>(fun)->sel
                                                   : nullptr;
    if (!name || !name->object || name->object->kind != go::ObjectKind::Builtin)
        return BuiltinId::None;
    return name->object->builtin;
}

void FunctionCompiler::builtinTo(go::CallExpr* e, Slot dst)
{
    const BuiltinId id = builtinOf(e);
    if (e->args.size() == 1 && e->args[0]->type && e->args[0]->type->kind == go::TypeKind::Tuple) {
        builtinOfTuple(e, dst);
        return;
    }
    const auto underArg = [&](std::size_t i) { return under(typeOf(e->args[i])); };
    switch (id) {
    case BuiltinId::None:
        WS_UNREACHABLE();
    case BuiltinId::Append:
        return appendTo(e, dst);
    case BuiltinId::Len:
        return lengthTo(e->args[0], false, dst);
    case BuiltinId::Cap:
        return lengthTo(e->args[0], true, dst);
    case BuiltinId::Clear: {
        const Slot x = operand(e->args[0]);
        m_b.setPos(e->pos);
        if (underArg(0)->kind == go::TypeKind::Map)
            m_b.emit(Op::MapClear, x, 0, typeId(typeOf(e->args[0])));
        else
            m_b.emit(Op::ClearSlice, x, 0, typeId(static_cast<go::Slice*>(underArg(0))->element));
        return;
    }
    case BuiltinId::Close: {
        const Slot channel = operand(e->args[0]);
        m_b.setPos(e->pos);
        return m_b.emit(Op::Close, channel);
    }
    case BuiltinId::Complex:
        return complexTo(e, dst);
    case BuiltinId::Real:
        return complexPartTo(e, false, dst);
    case BuiltinId::Imag:
        return complexPartTo(e, true, dst);
    case BuiltinId::Copy: {
        hoistList(e->args);
        const Slot to = operand(e->args[0]);
        const Slot from = operand(e->args[1]);
        m_b.setPos(e->pos);
        return m_b.emitExt(Op::CopySlice, dst, to, from, typeId(static_cast<go::Slice*>(underArg(0))->element));
    }
    case BuiltinId::Delete: {
        hoistList(e->args);
        const Slot map = operand(e->args[0]);
        const Slot key = operandAs(e->args[1], static_cast<go::Map*>(underArg(0))->key);
        m_b.setPos(e->pos);
        return m_b.emit(Op::MapDelete, map, key, typeId(typeOf(e->args[0])));
    }
    case BuiltinId::Make:
        return makeTo(e, dst);
    case BuiltinId::Max:
        return minMaxTo(e, true, dst);
    case BuiltinId::Min:
        return minMaxTo(e, false, dst);
    case BuiltinId::New: {
        go::Type* element = static_cast<go::Pointer*>(under(typeOf(e)))->element;
        if (e->args[0]->mode == go::Mode::TypeExpr)
            return m_b.emitWide(Op::New, dst, typeId(element));
        const Slot value = operandAs(e->args[0], element); // new(expression), since Go 1.26
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::New, address, typeId(element));
        storeMemory(element, address, 0, value);
        return m_b.moveTo(dst, address, 1);
    }
    case BuiltinId::Panic: {
        const Slot value = operandAs(e->args[0], m_c.goTypes().emptyInterface);
        m_b.setPos(e->pos);
        return m_b.emit(Op::Panic, value);
    }
    case BuiltinId::Print:
        return printCall(e, false);
    case BuiltinId::Println:
        return printCall(e, true);
    case BuiltinId::Recover:
        return m_b.emit(Op::Recover, dst);
    case BuiltinId::UnsafeSizeof:
    case BuiltinId::UnsafeOffsetof:
    case BuiltinId::UnsafeAlignof:
    case BuiltinId::UnsafeAdd:
    case BuiltinId::UnsafeSlice:
    case BuiltinId::UnsafeString:
    case BuiltinId::UnsafeSliceData:
    case BuiltinId::UnsafeStringData:
        return unsafeTo(e, id, dst);
    }
}

/// print(f()) with several results: the same with an expression for each of them.
void FunctionCompiler::builtinOfTuple(go::CallExpr* e, Slot dst)
{
    go::CallExpr expanded;
    expanded.pos = e->pos;
    expanded.fun = e->fun;
    expanded.mode = e->mode;
    expanded.type = e->type;
    const std::vector<go::Type*> types = static_cast<go::Tuple*>(typeOf(e->args[0]))->types;
    Slot value = call(static_cast<go::CallExpr*>(unparen(e->args[0])));
    std::vector<std::unique_ptr<go::BadExpr>> values;
    for (go::Type* type : types) {
        go::BadExpr* result = values.emplace_back(std::make_unique<go::BadExpr>()).get();
        result->pos = e->args[0]->pos;
        result->mode = go::Mode::Value;
        result->type = type;
        m_hoisted[result] = value;
        expanded.args.push_back(result);
        value = static_cast<Slot>(value + slots(type));
    }
    builtinTo(&expanded, dst);
    for (const auto& result : values)
        m_hoisted.erase(result.get());
}

/// len(x) without a copy, where the length is a slot already; else kNoSlot.
Slot FunctionCompiler::lengthOperand(go::Expr* e)
{
    go::Expr* x = static_cast<go::CallExpr*>(unparen(e))->args[0];
    if (x->constant || !m_copyOut.empty())
        return kNoSlot;
    go::Type* type = under(typeOf(x));
    if (type->kind != go::TypeKind::Slice && type->kind != go::TypeKind::Basic)
        return kNoSlot;
    if (isAddressable(x)) {
        Place p = place(x);
        if (p.kind == Place::Kind::Frame)
            return static_cast<Slot>(p.slot + 1);
        if (p.kind == Place::Kind::Memory || p.kind == Place::Kind::Global) {
            p.offset += 8;
            p.type = m_c.goTypes().basic(go::BasicKind::Int);
        }
        const Slot dst = temp(p.type);
        load(p, dst);
        return p.type->kind == go::TypeKind::Basic && rtype(p.type).kind == Kind::Int ? dst
                                                                                      : static_cast<Slot>(dst + 1);
    }
    return static_cast<Slot>(operand(x) + 1);
}

void FunctionCompiler::lengthTo(go::Expr* x, bool capacity, Slot dst)
{
    go::Type* type = under(typeOf(x));
    switch (type->kind) {
    case go::TypeKind::Map: {
        const Slot map = operand(x);
        return m_b.emit(Op::MapLen, dst, map);
    }
    case go::TypeKind::Chan: {
        const Slot channel = operand(x);
        return m_b.emit(capacity ? Op::ChanCap : Op::ChanLen, dst, channel);
    }
    case go::TypeKind::Array: // evaluated only for its calls
        if (hasCall(x))
            operand(x);
        return m_b.loadConstant(dst, static_cast<std::uint64_t>(static_cast<go::Array*>(type)->length));
    case go::TypeKind::Pointer:
        if (hasCall(x))
            operand(x);
        return m_b.loadConstant(dst,
            static_cast<std::uint64_t>(
                static_cast<go::Array*>(under(static_cast<go::Pointer*>(type)->element))->length));
    default: {
        if (x->constant) {
            m_b.loadConstant(dst, x->constant->string.size());
            return;
        }
        const Slot value = operand(x);
        return m_b.moveTo(dst, static_cast<Slot>(value + (capacity ? 2 : 1)), 1);
    }
    }
}

void FunctionCompiler::appendTo(go::CallExpr* e, Slot dst)
{
    hoistList(e->args);
    go::Type* sliceType = typeOf(e);
    const Slot base = operandAs(e->args[0], sliceType);
    appendValues(e, sliceType, base, dst);
}

/// The part of append after its first operand.
void FunctionCompiler::appendValues(go::CallExpr* e, go::Type* sliceType, Slot base, Slot dst)
{
    go::Type* element = static_cast<go::Slice*>(under(sliceType))->element;
    if (e->args.size() == 1)
        return m_b.moveTo(dst, base, 3);
    if (e->ellipsis != go::kNoPos) {
        const bool text = !isNilExpr(e->args[1]) && under(typeOf(e->args[1]))->kind == go::TypeKind::Basic;
        const Slot values = text ? operand(e->args[1]) : operandAs(e->args[1], sliceType);
        m_b.setPos(e->pos);
        return m_b.emitExt(Op::AppendSlice, dst, base, values, typeId(element));
    }
    const std::size_t count = e->args.size() - 1;
    if (count == 1) {
        const Slot value = operandAs(e->args[1], element);
        m_b.setPos(e->pos);
        return m_b.emitExt(Op::Append, dst, base, value, typeId(element), 1);
    }
    const std::uint32_t n = slots(element);
    const Slot first = m_b.alloc(static_cast<std::uint32_t>(n * count));
    for (std::size_t i = 0; i < count; ++i)
        convertTo(e->args[i + 1], element, static_cast<Slot>(first + i * n));
    m_b.setPos(e->pos);
    m_b.emitExt(Op::Append, dst, base, first, typeId(element), static_cast<unsigned>(count));
}

void FunctionCompiler::makeTo(go::CallExpr* e, Slot dst)
{
    go::Type* type = typeOf(e);
    std::vector<go::Expr*> sizes(e->args.begin() + 1, e->args.end());
    hoistList(sizes);
    const auto size = [&](std::size_t i) {
        if (i >= sizes.size())
            return kNoSlot;
        if (!sizes[i]->constant)
            return operand(sizes[i]);
        const Slot slot = m_b.alloc(1);
        m_b.loadConstant(slot, constantWord(*sizes[i]->constant, Kind::Int));
        return slot;
    };
    const Slot first = size(0);
    const Slot second = size(1);
    m_b.setPos(e->pos);
    switch (under(type)->kind) {
    case go::TypeKind::Slice:
        return m_b.emitExt(Op::MakeSlice, dst, first, second, typeId(static_cast<go::Slice*>(under(type))->element));
    case go::TypeKind::Map:
        return m_b.emit(Op::MakeMap, dst, first, typeId(type));
    default:
        return m_b.emit(Op::MakeChan, dst, first, typeId(type));
    }
}

void FunctionCompiler::minMaxTo(go::CallExpr* e, bool isMax, Slot dst)
{
    go::Type* type = typeOf(e);
    hoistList(e->args);
    const RType& rt = rtype(type);
    convertTo(e->args[0], type, dst);
    for (std::size_t i = 1; i < e->args.size(); ++i) {
        TempScope scope(m_b);
        const Slot x = operandAs(e->args[i], type);
        if (rt.kind == Kind::String) {
            Label keep;
            const Slot less = m_b.alloc(1);
            m_b.emit(Op::StrLt, less, isMax ? dst : x, isMax ? x : dst);
            m_b.jumpIf(Op::JumpFalse, less, keep);
            m_b.moveTo(dst, x, 2);
            m_b.bind(keep);
            continue;
        }
        switch (*numberKind(rt)) {
        case NumberKind::Float64:
            m_b.emit(isMax ? Op::MaxF : Op::MinF, dst, dst, x);
            break;
        case NumberKind::Float32:
            m_b.emit(isMax ? Op::MaxF32 : Op::MinF32, dst, dst, x);
            break;
        case NumberKind::Unsigned:
            m_b.emit(isMax ? Op::MaxU : Op::MinU, dst, dst, x);
            break;
        default:
            m_b.emit(isMax ? Op::MaxS : Op::MinS, dst, dst, x);
            break;
        }
    }
}

void FunctionCompiler::complexTo(go::CallExpr* e, Slot dst)
{
    hoistList(e->args);
    go::TypeTable& table = m_c.goTypes();
    if (rtype(typeOf(e)).kind == Kind::Complex128) {
        go::Type* part = table.basic(go::BasicKind::Float64);
        convertTo(e->args[0], part, dst);
        convertTo(e->args[1], part, static_cast<Slot>(dst + 1));
        return;
    }
    go::Type* part = table.basic(go::BasicKind::Float32);
    const Slot wide = m_b.alloc(2);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto slot = static_cast<Slot>(wide + i);
        convertTo(e->args[i], part, slot);
        m_b.emit(Op::F32To64, slot, slot);
    }
    m_b.emit(Op::C128To64, dst, wide);
}

void FunctionCompiler::complexPartTo(go::CallExpr* e, bool imaginary, Slot dst)
{
    const RType& rt = rtype(defaultType(typeOf(e->args[0])));
    const Slot value = operand(e->args[0]);
    if (rt.kind == Kind::Complex128)
        return m_b.moveTo(dst, static_cast<Slot>(value + (imaginary ? 1 : 0)), 1);
    const Slot wide = m_b.alloc(2);
    m_b.emit(Op::C64To128, wide, value);
    m_b.emit(Op::F2F32, dst, wide + (imaginary ? 1U : 0U));
}

void FunctionCompiler::printCall(go::CallExpr* e, bool line)
{
    const auto form = [](const RType& type) {
        switch (type.kind) {
        case Kind::Bool:
            return PrintForm::Bool;
        case Kind::String:
            return PrintForm::String;
        case Kind::Float32:
            return PrintForm::Float32;
        case Kind::Float64:
            return PrintForm::Float;
        case Kind::Complex64:
            return PrintForm::Complex64;
        case Kind::Complex128:
            return PrintForm::Complex;
        case Kind::Slice:
            return PrintForm::Slice;
        case Kind::Interface:
            return PrintForm::Interface;
        case Kind::Uint:
        case Kind::Uint8:
        case Kind::Uint16:
        case Kind::Uint32:
        case Kind::Uint64:
        case Kind::Uintptr:
            return PrintForm::Uint;
        case Kind::Int:
        case Kind::Int8:
        case Kind::Int16:
        case Kind::Int32:
        case Kind::Int64:
            return PrintForm::Int;
        default:
            return PrintForm::Pointer;
        }
    };
    const auto print = [this](PrintForm f, Slot slot) { m_b.emit(Op::Print, slot, static_cast<unsigned>(f)); };
    hoistList(e->args);
    std::vector<std::pair<Slot, PrintForm>> values;
    for (go::Expr* arg : e->args) {
        go::Type* type = isNilExpr(arg) ? m_c.goTypes().basic(go::BasicKind::UnsafePointer) : defaultType(typeOf(arg));
        Slot value = operandAs(arg, type);
        const RType& rt = rtype(type);
        if (rt.kind == Kind::Float32 || rt.kind == Kind::Complex64) {
            const Slot wide = m_b.alloc(2);
            m_b.emit(rt.kind == Kind::Float32 ? Op::F32To64 : Op::C64To128, wide, value);
            value = wide;
        }
        values.emplace_back(value, form(rt));
    }
    m_b.setPos(e->pos);
    print(PrintForm::Lock, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (line && i > 0)
            print(PrintForm::Space, 0);
        print(values[i].second, values[i].first);
    }
    if (line)
        print(PrintForm::Newline, 0);
    print(PrintForm::Unlock, 0);
}

void FunctionCompiler::unsafeTo(go::CallExpr* e, BuiltinId id, Slot dst)
{
    hoistList(e->args);
    switch (id) {
    case BuiltinId::UnsafeSizeof: // constant, except for types that depend on type parameters
        return m_b.loadConstant(dst, m_c.types().size(defaultType(typeOf(e->args[0]))));
    case BuiltinId::UnsafeAlignof:
        return m_b.loadConstant(dst, rtype(defaultType(typeOf(e->args[0]))).align);
    case BuiltinId::UnsafeOffsetof: {
        auto* selector = static_cast<go::SelectorExpr*>(unparen(e->args[0]));
        go::Type* type = typeOf(selector->x);
        if (under(type)->kind == go::TypeKind::Pointer)
            type = static_cast<go::Pointer*>(under(type))->element;
        std::uint64_t offset = 0;
        for (const int field : selector->selection->path) {
            const Place part = fieldOf(dereferenced(0, type), type, field);
            offset += part.offset;
            type = part.type;
        }
        return m_b.loadConstant(dst, offset);
    }
    case BuiltinId::UnsafeAdd: {
        const Slot pointer = operand(e->args[0]);
        const Slot offset = operandAs(e->args[1], m_c.goTypes().basic(go::BasicKind::Int));
        return m_b.emit(Op::Add, dst, pointer, offset);
    }
    case BuiltinId::UnsafeSlice:
    case BuiltinId::UnsafeString: {
        const Slot pointer = operand(e->args[0]);
        const Slot length = operandAs(e->args[1], m_c.goTypes().basic(go::BasicKind::Int));
        go::Type* pointed = static_cast<go::Pointer*>(under(typeOf(e->args[0])))->element;
        checkUnsafeSlice(pointer, length, m_c.types().size(pointed),
            id == BuiltinId::UnsafeSlice ? "unsafe.Slice" : "unsafe.String");
        m_b.moveTo(dst, pointer, 1);
        m_b.moveTo(static_cast<Slot>(dst + 1), length, 1);
        if (id == BuiltinId::UnsafeSlice)
            m_b.moveTo(static_cast<Slot>(dst + 2), length, 1);
        return;
    }
    case BuiltinId::UnsafeSliceData:
    case BuiltinId::UnsafeStringData: {
        const Slot value = operand(e->args[0]);
        return m_b.moveTo(dst, value, 1);
    }
    default:
        m_c.unsupported(e->pos, "this function of package unsafe");
    }
}

/// As runtime.unsafeslice: the length is not negative, a nil pointer has length 0, the end does not wrap around.
void FunctionCompiler::checkUnsafeSlice(Slot pointer, Slot length, std::uint32_t bytes, const std::string& name)
{
    TempScope scope(m_b);
    Label lengthIsGood;
    Label fine;
    m_b.jumpCompare(Op::JGeI, length, 0, lengthIsGood);
    panicWith("errorString", name + ": len out of range");
    m_b.bind(lengthIsGood);
    Label notNil;
    m_b.jumpCompare(Op::JNeI, pointer, 0, notNil);
    m_b.jumpCompare(Op::JEqI, length, 0, fine);
    panicWith("errorString", name + ": ptr is nil and len is not zero");
    m_b.bind(notNil);
    if (bytes != 0) {
        const Slot most = m_b.alloc(1);
        const Slot size = m_b.alloc(1);
        m_b.emit(Op::Neg, most, pointer);
        m_b.loadConstant(size, bytes);
        m_b.emit(Op::DivU, most, most, size);
        m_b.jumpCompare(Op::JLeU, length, most, fine);
        panicWith("errorString", name + ": len out of range");
    }
    m_b.bind(fine);
}

void FunctionCompiler::panicWith(std::string_view runtimeType, const std::string& text)
{
    TempScope scope(m_b);
    const auto type = m_c.module().runtimeTypes.find(runtimeType);
    WS_ASSERT(type != m_c.module().runtimeTypes.end());
    const Slot value = m_b.alloc(2);
    const Slot words = m_b.alloc(2);
    m_b.emitWide(Op::LoadStr, words, m_c.string(text));
    m_b.emit(Op::MakeIface, value, words, type->second);
    m_b.emit(Op::Panic, value);
}

} // namespace ws::code
