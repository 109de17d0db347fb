#include "code/function_compiler.h"
#include "code/number.h"

/// Composite literals: built where they go, in the frame or in a new object.
namespace ws::code {

using go::NodeKind;

namespace {

bool isAggregate(go::Type* type)
{
    const go::TypeKind kind = type->underlying()->kind;
    return kind == go::TypeKind::Struct || kind == go::TypeKind::Array;
}

} // namespace

void FunctionCompiler::compositeTo(go::CompositeLit* e, Slot dst)
{
    go::Type* type = typeOf(e);
    go::Type* underlying = under(type);
    switch (underlying->kind) {
    case go::TypeKind::Struct:
        return structLiteralTo(e, type, dst);
    case go::TypeKind::Array:
        return arrayLiteralTo(e, type, dst);
    case go::TypeKind::Slice: {
        std::int64_t length = 0;
        const auto values = indexedElements(e, length);
        return sliceLiteral(static_cast<go::Slice*>(underlying)->element, values, length, dst);
    }
    case go::TypeKind::Map:
        return mapLiteralTo(e, type, dst);
    case go::TypeKind::Pointer: { // {…} for &T{…} inside another literal
        TempScope scope(m_b);
        go::Type* element = static_cast<go::Pointer*>(underlying)->element;
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::New, address, typeId(element));
        if (isAggregate(element)) {
            literalInMemory(e, element, address, 0);
        } else {
            m_c.unsupported(e->pos, "a literal for a pointer to this type");
        }
        m_b.moveTo(dst, address, 1);
        return;
    }
    default:
        m_c.unsupported(e->pos, "a literal of this type");
    }
}

int FunctionCompiler::fieldIndex(go::Struct* type, go::KeyValueExpr* element)
{
    const std::string_view name = static_cast<go::Ident*>(element->key)->name;
    for (std::size_t i = 0; i < type->fields.size(); ++i) {
        if (type->fields[i].name == name)
            return static_cast<int>(i);
    }
    return 0;
}

void FunctionCompiler::structLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst)
{
    auto* structType = static_cast<go::Struct*>(under(type));
    const RType& rt = rtype(type);
    hoistList(e->elements);
    bool complete = e->elements.size() == structType->fields.size();
    std::uint32_t fieldBytes = 0;
    for (const RField& field : rt.fields)
        fieldBytes += m_c.types().at(field.type).size;
    for (const RField& field : rt.fields)
        complete = complete && field.name != "_";
    complete = complete && fieldBytes == rt.slots * 8; // no padding, so every byte is written
    if (!complete)
        m_b.zero(dst, rt.slots);
    for (std::size_t i = 0; i < e->elements.size(); ++i) {
        const auto [f, value] = fieldElement(structType, e, i);
        if (!value)
            continue;
        elementInFrame(value, structType->fields[f].type, dst, rt.fields[f].offset);
    }
}

/// Which field the i-th element of a struct literal sets, and to what. A blank field stays zero: its value is computed
/// here and there is none to set.
std::pair<std::size_t, go::Expr*> FunctionCompiler::fieldElement(go::Struct* type, go::CompositeLit* e, std::size_t i)
{
    go::Expr* value = e->elements[i];
    std::size_t field = i;
    if (value->kind == NodeKind::KeyValueExpr) {
        auto* element = static_cast<go::KeyValueExpr*>(value);
        field = static_cast<std::size_t>(fieldIndex(type, element));
        value = element->value;
    }
    if (type->fields[field].name != "_")
        return {field, value};
    TempScope scope(m_b);
    operandAs(value, type->fields[field].type);
    return {field, nullptr};
}

void FunctionCompiler::elementInFrame(go::Expr* value, go::Type* type, Slot base, std::uint32_t offset)
{
    TempScope scope(m_b);
    Place part;
    part.kind = Place::Kind::Frame;
    part.type = type;
    part.slot = static_cast<Slot>(base + offset / 8);
    part.offset = offset % 8;
    part.part = true;
    const RType& rt = rtype(type);
    const Rep rep = repOf(rt);
    const bool plain = part.offset == 0 && (rep == Rep::W64 || (rep == Rep::Bytes && rt.size % 8 == 0));
    if (plain) {
        convertTo(value, type, part.slot);
        return;
    }
    store(part, operandAs(value, type));
}

/// The elements of an array or slice literal with their indices; `length` is one more than the largest.
std::vector<std::pair<go::Expr*, std::int64_t>> FunctionCompiler::indexedElements(
    go::CompositeLit* e, std::int64_t& length)
{
    std::vector<std::pair<go::Expr*, std::int64_t>> result;
    std::int64_t index = 0;
    for (go::Expr* element : e->elements) {
        if (element->kind == NodeKind::KeyValueExpr) {
            auto* pair = static_cast<go::KeyValueExpr*>(element);
            index = static_cast<std::int64_t>(constantWord(*pair->key->constant, Kind::Int));
            element = pair->value;
        }
        result.emplace_back(element, index);
        ++index;
        length = std::max(length, index);
    }
    return result;
}

void FunctionCompiler::arrayLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst)
{
    auto* array = static_cast<go::Array*>(under(type));
    const std::uint32_t size = m_c.types().size(array->element);
    std::int64_t length = 0;
    const auto values = indexedElements(e, length);
    std::vector<go::Expr*> list;
    for (const auto& [value, index] : values)
        list.push_back(value);
    hoistList(list);
    m_b.zero(dst, slots(type));
    for (const auto& [value, index] : values)
        elementInFrame(value, array->element, dst, static_cast<std::uint32_t>(index) * size);
}

/// Fills a new, zeroed object.
void FunctionCompiler::literalInMemory(go::CompositeLit* e, go::Type* type, Slot address, std::uint32_t offset)
{
    go::Type* underlying = under(type);
    if (underlying->kind == go::TypeKind::Array) {
        auto* array = static_cast<go::Array*>(underlying);
        const std::uint32_t size = m_c.types().size(array->element);
        std::int64_t length = 0;
        const auto values = indexedElements(e, length);
        std::vector<go::Expr*> list;
        for (const auto& [value, index] : values)
            list.push_back(value);
        hoistList(list);
        for (const auto& [value, index] : values)
            elementInMemory(value, array->element, address, offset + static_cast<std::uint32_t>(index) * size);
        return;
    }
    auto* structType = static_cast<go::Struct*>(underlying);
    const RType& rt = rtype(type);
    hoistList(e->elements);
    for (std::size_t i = 0; i < e->elements.size(); ++i) {
        const auto [f, value] = fieldElement(structType, e, i);
        if (!value)
            continue;
        const std::string outerHint = m_nameHint;
        if (!m_nameHint.empty())
            m_nameHint += '.' + std::string(structType->fields[f].name);
        elementInMemory(value, structType->fields[f].type, address, offset + rt.fields[f].offset);
        m_nameHint = outerHint;
    }
}

void FunctionCompiler::elementInMemory(go::Expr* value, go::Type* type, Slot address, std::uint32_t offset)
{
    TempScope scope(m_b);
    go::Expr* inner = unparen(value);
    if (inner->kind == NodeKind::CompositeLit && isAggregate(type) && typeOf(inner) == type
        && !m_hoisted.contains(inner)) {
        literalInMemory(static_cast<go::CompositeLit*>(inner), type, address, offset);
        return;
    }
    const Slot v = operandAs(value, type);
    storeMemory(type, address, offset, v);
    if (!m_nameHint.empty() && m_nameHint.find('.') != std::string::npos)
        nameStored(m_nameHint, type, v, value);
}

void FunctionCompiler::sliceLiteral(
    go::Type* element, const std::vector<std::pair<go::Expr*, std::int64_t>>& values, std::int64_t length, Slot dst)
{
    TempScope scope(m_b);
    const std::uint32_t size = m_c.types().size(element);
    std::vector<go::Expr*> list;
    for (const auto& [value, index] : values)
        list.push_back(value);
    hoistList(list);
    const std::string outerHint = m_nameHint;
    m_nameHint.clear();
    const Slot address = m_b.alloc(1);
    m_b.emitWide(Op::New, address, typeId(m_c.goTypes().array(element, length)));
    for (const auto& [value, index] : values)
        elementInMemory(value, element, address, static_cast<std::uint32_t>(index) * size);
    m_nameHint = outerHint;
    m_b.moveTo(dst, address, 1);
    m_b.loadConstant(static_cast<Slot>(dst + 1), static_cast<std::uint64_t>(length));
    m_b.loadConstant(static_cast<Slot>(dst + 2), static_cast<std::uint64_t>(length));
}

void FunctionCompiler::mapLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst)
{
    TempScope scope(m_b);
    auto* mapType = static_cast<go::Map*>(under(type));
    const std::string outerHint = m_nameHint;
    m_nameHint.clear();
    const Slot map = m_b.alloc(1);
    const Slot hint = m_b.alloc(1);
    m_b.loadConstant(hint, e->elements.size());
    m_b.emit(Op::MakeMap, map, e->elements.empty() ? kNoSlot : hint, typeId(type));
    for (go::Expr* element : e->elements) {
        TempScope inner(m_b);
        auto* pair = static_cast<go::KeyValueExpr*>(element);
        hoistList({pair->key, pair->value});
        const Slot key = operandAs(pair->key, mapType->key);
        const Slot value = operandAs(pair->value, mapType->value);
        const Slot address = m_b.alloc(1);
        m_b.emitExt(Op::MapAssign, address, map, key, typeId(type));
        storeMemory(mapType->value, address, 0, value);
    }
    m_nameHint = outerHint;
    m_b.moveTo(dst, map, 1);
}

} // namespace ws::code
