#include "code/function_compiler.h"
#include "code/number.h"

#include "base/assert.h"

/// Places: what can be read, assigned to, or have its address taken.
namespace ws::code {

using go::NodeKind;

namespace {

constexpr std::uint32_t kMaxOffset = 0xffff; // operands of loads and stores have 16 bits

Op loadOp(Rep rep)
{
    switch (rep) {
    case Rep::U8:
        return Op::Load8;
    case Rep::S8:
        return Op::Load8S;
    case Rep::U16:
        return Op::Load16;
    case Rep::S16:
        return Op::Load16S;
    case Rep::U32:
        return Op::Load32;
    case Rep::S32:
        return Op::Load32S;
    case Rep::W64:
    case Rep::Bytes:
        return Op::Load64;
    }
    WS_UNREACHABLE();
}

Op storeOp(Rep rep)
{
    switch (rep) {
    case Rep::U8:
    case Rep::S8:
        return Op::Store8;
    case Rep::U16:
    case Rep::S16:
        return Op::Store16;
    case Rep::U32:
    case Rep::S32:
        return Op::Store32;
    case Rep::W64:
    case Rep::Bytes:
        return Op::Store64;
    }
    WS_UNREACHABLE();
}

Op sliceLoadOp(Rep rep)
{
    switch (rep) {
    case Rep::U8:
        return Op::SLoad8;
    case Rep::S8:
        return Op::SLoad8S;
    case Rep::U16:
        return Op::SLoad16;
    case Rep::S16:
        return Op::SLoad16S;
    case Rep::U32:
        return Op::SLoad32;
    case Rep::S32:
        return Op::SLoad32S;
    case Rep::W64:
    case Rep::Bytes:
        return Op::SLoad64;
    }
    WS_UNREACHABLE();
}

Op sliceStoreOp(Rep rep)
{
    switch (rep) {
    case Rep::U8:
    case Rep::S8:
        return Op::SStore8;
    case Rep::U16:
    case Rep::S16:
        return Op::SStore16;
    case Rep::U32:
    case Rep::S32:
        return Op::SStore32;
    case Rep::W64:
    case Rep::Bytes:
        return Op::SStore64;
    }
    WS_UNREACHABLE();
}

} // namespace

/// Whether e is a place of its own, so that a part of it can be read without copying all of it.
bool FunctionCompiler::isAddressable(go::Expr* e)
{
    e = unparen(e);
    if (m_hoisted.contains(e))
        return true;
    switch (e->kind) {
    case NodeKind::Ident: {
        const go::Object* object = static_cast<go::Ident*>(e)->object;
        return object && object->kind == go::ObjectKind::Var;
    }
    case NodeKind::StarExpr:
        return true;
    case NodeKind::SelectorExpr: {
        auto* selector = static_cast<go::SelectorExpr*>(e);
        if (!selector->selection)
            return selector->sel->object && selector->sel->object->kind == go::ObjectKind::Var;
        return selector->selection->kind == go::Selection::Kind::Field;
    }
    case NodeKind::IndexExpr: {
        go::Expr* x = static_cast<go::IndexExpr*>(e)->x;
        if (!x->type)
            return false;
        go::Type* container = under(typeOf(x));
        return container->kind == go::TypeKind::Slice || container->kind == go::TypeKind::Pointer
            || container->kind == go::TypeKind::Array;
    }
    default:
        return false;
    }
}

/// The place of e; of something that is only a value a temporary with that value.
Place FunctionCompiler::place(go::Expr* e)
{
    e = unparen(e);
    if (!m_hoisted.contains(e) && !e->constant) {
        switch (e->kind) {
        case NodeKind::Ident:
            if (static_cast<go::Ident*>(e)->name == "_" && !static_cast<go::Ident*>(e)->object)
                return {};
            if (static_cast<go::Ident*>(e)->object->kind == go::ObjectKind::Var)
                return identPlace(static_cast<go::Ident*>(e));
            break;
        case NodeKind::SelectorExpr: {
            auto* selector = static_cast<go::SelectorExpr*>(e);
            if (!selector->selection && selector->sel->object->kind == go::ObjectKind::Var)
                return identPlace(selector->sel);
            if (selector->selection && selector->selection->kind == go::Selection::Kind::Field)
                return selectorPlace(selector);
            break;
        }
        case NodeKind::StarExpr: {
            go::Expr* x = static_cast<go::StarExpr*>(e)->x;
            return dereferenced(operand(x), typeOf(e));
        }
        case NodeKind::IndexExpr: {
            go::Expr* x = static_cast<go::IndexExpr*>(e)->x;
            if (x->type && under(typeOf(x))->kind != go::TypeKind::Basic
                && under(typeOf(x))->kind != go::TypeKind::Signature)
                return indexPlace(static_cast<go::IndexExpr*>(e));
            break;
        }
        default:
            break;
        }
    }
    Place value;
    value.kind = Place::Kind::Frame;
    value.type = typeOf(e);
    value.slot = operand(e);
    return value;
}

Place FunctionCompiler::identPlace(go::Ident* ident)
{
    go::Object* object = ident->object;
    Place result;
    result.type = substitute(object->type);
    if (object->isGlobal) {
        result.kind = Place::Kind::Global;
        result.offset = m_c.globalOffset(object);
        return result;
    }
    const Variable& v = variable(object, ident->pos);
    result.kind = v.boxed ? Place::Kind::Memory : Place::Kind::Frame;
    result.slot = v.slot;
    return result;
}

Place FunctionCompiler::dereferenced(Slot address, go::Type* element)
{
    Place result;
    result.kind = Place::Kind::Memory;
    result.type = element;
    result.slot = address;
    return result;
}

Place FunctionCompiler::fieldOf(const Place& base, go::Type* structType, int field)
{
    const RType& rt = rtype(structType);
    const RField& f = rt.fields[static_cast<std::size_t>(field)];
    Place result = base;
    result.type = static_cast<go::Struct*>(under(structType))->fields[static_cast<std::size_t>(field)].type;
    switch (base.kind) {
    case Place::Kind::Memory:
    case Place::Kind::Global:
        result.offset += f.offset;
        return result;
    case Place::Kind::Frame: {
        const std::uint32_t offset = base.offset + f.offset;
        result.slot = static_cast<Slot>(base.slot + offset / 8);
        result.offset = offset % 8;
        result.part = true;
        return result;
    }
    case Place::Kind::SliceElement: {
        // the element's address, once
        const Slot address = m_b.alloc(1);
        addressOf(base, address);
        Place memory = dereferenced(address, result.type);
        memory.offset = f.offset;
        return memory;
    }
    case Place::Kind::FrameIndex:
    case Place::Kind::MapElement: {
        Place copy;
        copy.kind = Place::Kind::Frame;
        copy.type = structType;
        copy.slot = temp(structType);
        load(base, copy.slot);
        Place part = fieldOf(copy, structType, field);
        part.outer = std::make_shared<Place>(base);
        part.base = std::make_shared<Place>(copy);
        return part;
    }
    case Place::Kind::Blank:
        break;
    }
    WS_UNREACHABLE();
}

/// Walks embedded fields (and the last one named): pointers on the way are followed.
Place FunctionCompiler::fieldPath(Place base, go::Type* type, const std::vector<int>& path)
{
    for (const int field : path) {
        if (under(type)->kind == go::TypeKind::Pointer) {
            const Slot address = loadOperand(base);
            type = static_cast<go::Pointer*>(under(type))->element;
            base = dereferenced(address, type);
        }
        base = fieldOf(base, type, field);
        type = base.type;
    }
    return base;
}

Place FunctionCompiler::selectorPlace(go::SelectorExpr* e)
{
    Place base;
    go::Type* type = typeOf(e->x);
    if (under(type)->kind == go::TypeKind::Pointer) {
        type = static_cast<go::Pointer*>(under(type))->element;
        base = dereferenced(operand(e->x), type);
    } else {
        base = place(e->x);
    }
    m_b.setPos(e->sel->pos);
    return fieldPath(base, type, e->selection->path);
}

/// `part` if the index is of a type whose largest values an int cannot hold, else 0.
std::uint8_t FunctionCompiler::unsignedPart(go::Expr* index, IndexPart part)
{
    if (index == nullptr || index->constant)
        return 0;
    const Kind kind = rtype(typeOf(index)).kind;
    const bool wide = kind == Kind::Uint || kind == Kind::Uint64 || kind == Kind::Uintptr;
    return wide ? std::uint8_t{part} : std::uint8_t{0};
}

Place FunctionCompiler::indexPlace(go::IndexExpr* e)
{
    go::Type* type = typeOf(e->x);
    go::Type* container = under(type);
    go::Expr* index = e->indices[0];
    hoistList({e->x, index});
    if (container->kind == go::TypeKind::Slice) {
        Place result;
        result.kind = Place::Kind::SliceElement;
        result.container = type;
        result.type = static_cast<go::Slice*>(container)->element;
        result.slot = operand(e->x);
        result.index = operand(index);
        result.unsignedIndex = unsignedPart(index, kIndexLow);
        return result;
    }
    if (container->kind == go::TypeKind::Map) {
        Place result;
        result.kind = Place::Kind::MapElement;
        result.container = type;
        auto* map = static_cast<go::Map*>(container);
        result.type = map->value;
        result.slot = operand(e->x);
        result.index = operandAs(index, map->key);
        return result;
    }
    if (container->kind == go::TypeKind::Pointer) {
        go::Type* arrayType = static_cast<go::Pointer*>(container)->element;
        const Slot address = operand(e->x);
        m_b.emit(Op::NilCheck, address);
        return elementOf(dereferenced(address, arrayType), arrayType, index);
    }
    return elementOf(place(e->x), type, index);
}

Place FunctionCompiler::elementOf(const Place& array, go::Type* arrayType, go::Expr* index)
{
    auto* type = static_cast<go::Array*>(under(arrayType));
    const std::uint32_t size = m_c.types().size(type->element);
    Place result = array;
    result.type = type->element;
    if (array.kind == Place::Kind::SliceElement || array.kind == Place::Kind::MapElement
        || array.kind == Place::Kind::FrameIndex) {
        if (array.kind == Place::Kind::SliceElement) {
            const Slot address = m_b.alloc(1);
            addressOf(array, address);
            return elementOf(dereferenced(address, arrayType), arrayType, index);
        }
        Place copy;
        copy.kind = Place::Kind::Frame;
        copy.type = arrayType;
        copy.slot = temp(arrayType);
        load(array, copy.slot);
        Place element = elementOf(copy, arrayType, index);
        element.outer = std::make_shared<Place>(array);
        element.base = std::make_shared<Place>(copy);
        return element;
    }
    if (index->constant) {
        const std::uint64_t offset = constantWord(*index->constant, Kind::Int) * size;
        if (array.kind == Place::Kind::Frame) {
            const std::uint64_t byte = array.offset + offset;
            result.slot = static_cast<Slot>(array.slot + byte / 8);
            result.offset = static_cast<std::uint32_t>(byte % 8);
            result.part = true;
        } else {
            result.offset += static_cast<std::uint32_t>(offset);
        }
        return result;
    }
    const Slot i = operand(index);
    m_b.markUnsigned(unsignedPart(index, kIndexLow));
    m_b.emitWide(Op::IndexCheck, i, static_cast<std::uint32_t>(type->length));
    if (array.kind == Place::Kind::Frame) {
        if (array.offset != 0) { // not at the start of a slot: work on a copy
            Place copy;
            copy.kind = Place::Kind::Frame;
            copy.type = arrayType;
            copy.slot = temp(arrayType);
            load(array, copy.slot);
            Place element = copy;
            element.kind = Place::Kind::FrameIndex;
            element.type = type->element;
            element.container = arrayType;
            element.index = i;
            element.outer = std::make_shared<Place>(array);
            element.base = std::make_shared<Place>(copy);
            return element;
        }
        result.kind = Place::Kind::FrameIndex;
        result.container = arrayType;
        result.index = i;
        return result;
    }
    const Slot base = m_b.alloc(1);
    addressOf(array, base);
    const Slot address = m_b.alloc(1);
    m_b.emitExtWide(Op::AddrIndex, address, base, i, size);
    return dereferenced(address, type->element);
}

/// An address from which `offset` can be an operand.
Slot FunctionCompiler::farAddress(Slot address, std::uint32_t& offset)
{
    if (offset <= kMaxOffset)
        return address;
    const Slot sum = m_b.alloc(1);
    m_b.emit(Op::NilCheck, address);
    m_b.loadConstant(sum, offset);
    m_b.emit(Op::Add, sum, address, sum);
    offset = 0;
    return sum;
}

void FunctionCompiler::loadMemory(go::Type* type, Slot dst, Slot address, std::uint32_t offset)
{
    TempScope scope(m_b);
    const RType& rt = rtype(type);
    address = farAddress(address, offset);
    const Rep rep = repOf(rt);
    if (rep != Rep::Bytes || rt.size == 8)
        m_b.emit(loadOp(rep), dst, address, offset);
    else if (rt.size == 0)
        m_b.emit(Op::NilCheck, address);
    else if (rt.size == 16)
        m_b.emit(Op::Load2, dst, address, offset);
    else if (rt.size == 24)
        m_b.emit(Op::Load3, dst, address, offset);
    else
        m_b.emitExtWide(Op::LoadN, dst, address, offset, rt.size);
}

void FunctionCompiler::storeMemory(go::Type* type, Slot address, std::uint32_t offset, Slot value)
{
    TempScope scope(m_b);
    const RType& rt = rtype(type);
    address = farAddress(address, offset);
    const Rep rep = repOf(rt);
    if (rep != Rep::Bytes || rt.size == 8)
        m_b.emit(storeOp(rep), address, value, offset);
    else if (rt.size == 0)
        m_b.emit(Op::NilCheck, address);
    else if (rt.size == 16)
        m_b.emit(Op::Store2, address, value, offset);
    else if (rt.size == 24)
        m_b.emit(Op::Store3, address, value, offset);
    else
        m_b.emitExtWide(Op::StoreN, address, value, offset, rt.size);
}

void FunctionCompiler::load(const Place& place, Slot dst)
{
    TempScope scope(m_b);
    const RType& rt = rtype(place.type);
    const Rep rep = repOf(rt);
    switch (place.kind) {
    case Place::Kind::Frame:
        if (!place.part || (place.offset == 0 && rep == Rep::W64)
            || (place.offset == 0 && rep == Rep::Bytes && rt.size % 8 == 0))
            m_b.moveTo(dst, place.slot, rt.slots);
        else if (rep == Rep::Bytes) {
            if (rt.size > 0)
                m_b.emitExtWide(Op::FCopyOut, dst, place.slot, place.offset, rt.size);
        } else
            m_b.emitExt(Op::FLoad, dst, place.slot, place.offset, static_cast<unsigned>(rep));
        return;
    case Place::Kind::FrameIndex:
        m_b.emitExtTail(Op::FIdxLoad, dst, place.slot, place.index, static_cast<unsigned>(rep), rt.size);
        return;
    case Place::Kind::Memory:
        loadMemory(place.type, dst, place.slot, place.offset);
        return;
    case Place::Kind::Global: {
        if (rep == Rep::W64 && rt.kind != Kind::Complex64) {
            m_b.emitWide(Op::GLoad64, dst, place.offset);
            return;
        }
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::GlobalAddr, address, place.offset);
        loadMemory(place.type, dst, address, 0);
        return;
    }
    case Place::Kind::SliceElement: {
        if (rep != Rep::Bytes || rt.size == 8) {
            m_b.markUnsigned(place.unsignedIndex);
            m_b.emit(sliceLoadOp(rep), dst, place.slot, place.index);
            return;
        }
        const Slot address = m_b.alloc(1);
        addressOf(place, address);
        loadMemory(place.type, dst, address, 0);
        return;
    }
    case Place::Kind::MapElement:
        m_b.emitExt(Op::MapGet, dst, place.slot, place.index, typeId(place.container));
        return;
    case Place::Kind::Blank:
        break;
    }
    WS_UNREACHABLE();
}

Slot FunctionCompiler::loadOperand(const Place& place)
{
    if (place.kind == Place::Kind::Frame) {
        const Rep rep = repOf(rtype(place.type));
        if (!place.part || (place.offset == 0 && (rep == Rep::W64 || rep == Rep::Bytes)))
            return place.slot;
    }
    const Slot dst = temp(place.type);
    load(place, dst);
    return dst;
}

void FunctionCompiler::store(const Place& place, Slot value)
{
    TempScope scope(m_b);
    if (place.kind == Place::Kind::Blank)
        return;
    const RType& rt = rtype(place.type);
    const Rep rep = repOf(rt);
    switch (place.kind) {
    case Place::Kind::Frame:
        if (!place.part || (place.offset == 0 && rep == Rep::W64)
            || (place.offset == 0 && rep == Rep::Bytes && rt.size % 8 == 0))
            m_b.moveTo(place.slot, value, rt.slots);
        else if (rep == Rep::Bytes) {
            if (rt.size > 0)
                m_b.emitExtWide(Op::FCopyIn, place.slot, value, place.offset, rt.size);
        } else
            m_b.emitExt(Op::FStore, place.slot, value, place.offset, static_cast<unsigned>(rep));
        break;
    case Place::Kind::FrameIndex:
        m_b.emitExtTail(Op::FIdxStore, place.slot, place.index, value, static_cast<unsigned>(rep), rt.size);
        break;
    case Place::Kind::Memory:
        storeMemory(place.type, place.slot, place.offset, value);
        break;
    case Place::Kind::Global: {
        if (rep == Rep::W64 && rt.kind != Kind::Complex64) {
            m_b.emitWide(Op::GStore64, value, place.offset);
            break;
        }
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::GlobalAddr, address, place.offset);
        storeMemory(place.type, address, 0, value);
        break;
    }
    case Place::Kind::SliceElement: {
        if (rep != Rep::Bytes || rt.size == 8) {
            m_b.markUnsigned(place.unsignedIndex);
            m_b.emit(sliceStoreOp(rep), place.slot, place.index, value);
            break;
        }
        const Slot address = m_b.alloc(1);
        addressOf(place, address);
        storeMemory(place.type, address, 0, value);
        break;
    }
    case Place::Kind::MapElement: {
        const Slot address = m_b.alloc(1);
        m_b.emitExt(Op::MapAssign, address, place.slot, place.index, typeId(place.container));
        storeMemory(place.type, address, 0, value);
        break;
    }
    case Place::Kind::Blank:
        break;
    }
    if (place.outer)
        store(*place.outer, place.base->slot);
}

void FunctionCompiler::addressOf(const Place& place, Slot dst)
{
    switch (place.kind) {
    case Place::Kind::Memory:
        if (place.offset <= kMaxOffset) {
            m_b.emit(Op::AddrAdd, dst, place.slot, place.offset);
        } else {
            TempScope scope(m_b);
            std::uint32_t offset = place.offset;
            m_b.moveTo(dst, farAddress(place.slot, offset), 1);
        }
        return;
    case Place::Kind::Global:
        m_b.emitWide(Op::GlobalAddr, dst, place.offset);
        return;
    case Place::Kind::SliceElement:
        m_b.markUnsigned(place.unsignedIndex);
        m_b.emitExtWide(Op::SliceAddr, dst, place.slot, place.index, m_c.types().size(place.type));
        return;
    case Place::Kind::Frame:
    case Place::Kind::FrameIndex: {
        // A value that is not on the heap (the receiver of a pointer method on a temporary never gets here): its copy.
        TempScope scope(m_b);
        const Slot value = loadOperand(place);
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::New, address, typeId(place.type));
        storeMemory(place.type, address, 0, value);
        m_b.moveTo(dst, address, 1);
        return;
    }
    case Place::Kind::MapElement:
    case Place::Kind::Blank:
        break;
    }
    WS_UNREACHABLE();
}

} // namespace ws::code
