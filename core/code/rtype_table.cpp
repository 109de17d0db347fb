#include "code/rtype_table.h"

#include "base/assert.h"
#include "go/runes.h"

#include <algorithm>

namespace ws::code {

namespace {

std::uint32_t alignUp(std::uint64_t value, std::uint32_t align)
{
    return static_cast<std::uint32_t>((value + align - 1) / align * align);
}

void appendParams(std::string& text, const std::vector<go::Type*>& params, bool variadic)
{
    text += '(';
    for (std::size_t i = 0; i < params.size(); ++i) {
        if (i > 0)
            text += ", ";
        if (variadic && i + 1 == params.size())
            text += "..." + reflectText(static_cast<go::Slice*>(params[i])->element);
        else
            text += reflectText(params[i]);
    }
    text += ')';
}

std::string signatureText(const go::Signature* signature)
{
    std::string text;
    appendParams(text, signature->params, signature->variadic);
    if (signature->results.size() == 1) {
        text += ' ' + reflectText(signature->results[0]);
    } else if (!signature->results.empty()) {
        text += ' ';
        appendParams(text, signature->results, false);
    }
    return text;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string structText(const go::Struct* type)
{
    if (type->fields.empty())
        return "struct {}";
    std::string text = "struct {";
    const char* separator = " ";
    for (const go::StructField& field : type->fields) {
        text += separator;
        if (!field.embedded)
            text += std::string(field.name) + ' ';
        text += reflectText(field.type);
        if (!field.tag.empty())
            text += ' ' + quoted(field.tag);
        separator = "; ";
    }
    return text + " }";
}

std::string interfaceText(const go::Interface* type)
{
    if (type->methods.empty())
        return "interface {}";
    std::string text = "interface {";
    const char* separator = " ";
    for (const go::Method& method : type->methods) {
        text += separator;
        if (!go::isExported(method.name) && method.package)
            text += method.package->name + '.';
        text += std::string(method.name) + signatureText(method.signature);
        separator = "; ";
    }
    return text + " }";
}

std::string namedText(go::Named* type)
{
    std::string text;
    if (type->object->package)
        text = type->object->package->name + '.';
    text += type->object->name;
    if (!type->typeArgs.empty()) {
        text += '[';
        for (std::size_t i = 0; i < type->typeArgs.size(); ++i) {
            if (i > 0)
                text += ',';
            text += reflectText(type->typeArgs[i]);
        }
        text += ']';
    }
    return text;
}

} // namespace

std::string methodKey(std::string_view name, const go::Package* package)
{
    if (go::isExported(name) || !package)
        return std::string(name);
    return package->path + '.' + std::string(name);
}

std::string reflectText(go::Type* type)
{
    switch (type->kind) {
    case go::TypeKind::Basic: {
        const auto* basic = static_cast<go::Basic*>(type);
        return basic->basic == go::BasicKind::UnsafePointer ? "unsafe.Pointer" : basic->name;
    }
    case go::TypeKind::Named:
        return namedText(static_cast<go::Named*>(type));
    case go::TypeKind::Pointer:
        return '*' + reflectText(static_cast<go::Pointer*>(type)->element);
    case go::TypeKind::Slice:
        return "[]" + reflectText(static_cast<go::Slice*>(type)->element);
    case go::TypeKind::Array: {
        const auto* array = static_cast<go::Array*>(type);
        return '[' + std::to_string(array->length) + ']' + reflectText(array->element);
    }
    case go::TypeKind::Map: {
        const auto* map = static_cast<go::Map*>(type);
        return "map[" + reflectText(map->key) + ']' + reflectText(map->value);
    }
    case go::TypeKind::Chan: {
        const auto* chan = static_cast<go::Chan*>(type);
        const std::string element = reflectText(chan->element);
        switch (chan->dir) {
        case go::ChanDir::Both: {
            const bool parenthesise = chan->element->kind == go::TypeKind::Chan
                && static_cast<go::Chan*>(chan->element)->dir == go::ChanDir::Recv;
            return parenthesise ? "chan (" + element + ')' : "chan " + element;
        }
        case go::ChanDir::Send:
            return "chan<- " + element;
        case go::ChanDir::Recv:
            return "<-chan " + element;
        }
        WS_UNREACHABLE();
    }
    case go::TypeKind::Struct:
        return structText(static_cast<go::Struct*>(type));
    case go::TypeKind::Signature:
        return "func" + signatureText(static_cast<go::Signature*>(type));
    case go::TypeKind::Interface:
        return interfaceText(static_cast<go::Interface*>(type));
    case go::TypeKind::Tuple:
    case go::TypeKind::Union:
    case go::TypeKind::TypeParam:
        return go::typeText(type);
    case go::TypeKind::Alias:
        return reflectText(type->canon);
    }
    WS_UNREACHABLE();
}

RTypeId RTypeTable::id(go::Type* type)
{
    WS_ASSERT(type != nullptr);
    if (const auto found = m_ids.find(type); found != m_ids.end())
        return found->second;
    const auto id = static_cast<RTypeId>(m_module.types.size());
    m_ids.emplace(type, id);
    m_module.types.emplace_back();
    RType& rtype = m_module.types.back();
    rtype.id = id;
    rtype.goType = type;
    rtype.text = reflectText(type);
    if (type->kind == go::TypeKind::Named) {
        const auto* named = static_cast<go::Named*>(type);
        // reflect's Name includes the type arguments
        const std::size_t dot = named->object->package ? named->object->package->name.size() + 1 : 0;
        rtype.name = rtype.text.substr(dot);
        if (named->object->package)
            rtype.packagePath = named->object->package->path;
    } else if (type->kind == go::TypeKind::Basic) {
        const bool pointer = static_cast<go::Basic*>(type)->basic == go::BasicKind::UnsafePointer;
        rtype.name = pointer ? "Pointer" : rtype.text;
        rtype.packagePath = pointer ? "unsafe" : "";
    }
    fill(id, type->underlying());
    return id;
}

void RTypeTable::setWords(RType& rtype, Kind kind, std::uint32_t words, bool pointers)
{
    rtype.kind = kind;
    rtype.size = words * 8;
    rtype.align = 8;
    rtype.slots = words;
    rtype.hasPointers = pointers;
}

void RTypeTable::fillBasic(RType& rtype, go::BasicKind kind)
{
    const auto scalar = [&rtype](Kind k, std::uint32_t size) {
        rtype.kind = k;
        rtype.size = rtype.align = size;
        rtype.slots = 1;
    };
    switch (kind) {
    case go::BasicKind::Bool:
    case go::BasicKind::UntypedBool:
        return scalar(Kind::Bool, 1);
    case go::BasicKind::Int:
    case go::BasicKind::UntypedInt:
        return scalar(Kind::Int, 8);
    case go::BasicKind::Int8:
        return scalar(Kind::Int8, 1);
    case go::BasicKind::Int16:
        return scalar(Kind::Int16, 2);
    case go::BasicKind::Int32:
    case go::BasicKind::UntypedRune:
        return scalar(Kind::Int32, 4);
    case go::BasicKind::Int64:
        return scalar(Kind::Int64, 8);
    case go::BasicKind::Uint:
        return scalar(Kind::Uint, 8);
    case go::BasicKind::Uint8:
        return scalar(Kind::Uint8, 1);
    case go::BasicKind::Uint16:
        return scalar(Kind::Uint16, 2);
    case go::BasicKind::Uint32:
        return scalar(Kind::Uint32, 4);
    case go::BasicKind::Uint64:
        return scalar(Kind::Uint64, 8);
    case go::BasicKind::Uintptr:
        return scalar(Kind::Uintptr, 8);
    case go::BasicKind::Float32:
        return scalar(Kind::Float32, 4);
    case go::BasicKind::Float64:
    case go::BasicKind::UntypedFloat:
        return scalar(Kind::Float64, 8);
    case go::BasicKind::Complex64:
        scalar(Kind::Complex64, 8);
        rtype.align = 4;
        return;
    case go::BasicKind::Complex128:
    case go::BasicKind::UntypedComplex:
        scalar(Kind::Complex128, 16);
        rtype.align = 8;
        rtype.slots = 2;
        return;
    case go::BasicKind::String:
    case go::BasicKind::UntypedString:
        return setWords(rtype, Kind::String, 2, true);
    case go::BasicKind::UnsafePointer:
    case go::BasicKind::UntypedNil:
        return setWords(rtype, Kind::UnsafePointer, 1, true);
    case go::BasicKind::Invalid:
        break;
    }
    WS_UNREACHABLE();
}

void RTypeTable::fillStruct(RType& rtype, go::Struct* type)
{
    rtype.kind = Kind::Struct;
    std::uint64_t offset = 0;
    std::uint32_t lastSize = 1;
    for (const go::StructField& field : type->fields) {
        const RType& fieldType = get(field.type);
        offset = alignUp(offset, fieldType.align);
        RField out;
        out.name = std::string(field.name);
        out.type = fieldType.id;
        out.offset = static_cast<std::uint32_t>(offset);
        out.embedded = field.embedded;
        out.exported = go::isExported(field.name);
        out.tag = field.tag;
        rtype.fields.push_back(std::move(out));
        offset += fieldType.size;
        lastSize = fieldType.size;
        rtype.align = std::max(rtype.align, fieldType.align);
        rtype.hasPointers = rtype.hasPointers || fieldType.hasPointers;
        rtype.comparable = rtype.comparable && fieldType.comparable;
    }
    // As types.CalcStructSize: a zero-sized last field gets a byte, so that its address is not the next object's.
    if (offset > 0 && lastSize == 0)
        ++offset;
    rtype.size = alignUp(offset, rtype.align);
    rtype.slots = (rtype.size + 7) / 8;
}

void RTypeTable::fill(RTypeId id, go::Type* type)
{
    RType& rtype = m_module.types[id]; // a deque: stays where it is
    switch (type->kind) {
    case go::TypeKind::Basic:
        return fillBasic(rtype, static_cast<go::Basic*>(type)->basic);
    case go::TypeKind::Pointer: {
        setWords(rtype, Kind::Pointer, 1, true);
        rtype.element = this->id(static_cast<go::Pointer*>(type)->element);
        if (rtype.goType->kind == go::TypeKind::Pointer)
            m_module.types[rtype.element].pointerTo = id;
        return;
    }
    case go::TypeKind::Slice:
        setWords(rtype, Kind::Slice, 3, true);
        rtype.comparable = false;
        rtype.element = this->id(static_cast<go::Slice*>(type)->element);
        return;
    case go::TypeKind::Array: {
        const auto* array = static_cast<go::Array*>(type);
        const RType& element = get(array->element);
        rtype.kind = Kind::Array;
        rtype.element = element.id;
        rtype.length = array->length;
        rtype.align = element.align;
        rtype.size = static_cast<std::uint32_t>(static_cast<std::uint64_t>(array->length) * element.size);
        rtype.slots = (rtype.size + 7) / 8;
        rtype.hasPointers = element.hasPointers && array->length > 0;
        rtype.comparable = element.comparable;
        return;
    }
    case go::TypeKind::Map: {
        const auto* map = static_cast<go::Map*>(type);
        setWords(rtype, Kind::Map, 1, true);
        rtype.comparable = false;
        rtype.key = this->id(map->key);
        rtype.element = this->id(map->value);
        return;
    }
    case go::TypeKind::Chan: {
        const auto* chan = static_cast<go::Chan*>(type);
        setWords(rtype, Kind::Chan, 1, true);
        rtype.dir = chan->dir;
        rtype.element = this->id(chan->element);
        return;
    }
    case go::TypeKind::Struct:
        return fillStruct(rtype, static_cast<go::Struct*>(type));
    case go::TypeKind::Signature: {
        const auto* signature = static_cast<go::Signature*>(type);
        setWords(rtype, Kind::Func, 1, true);
        rtype.comparable = false;
        rtype.variadic = signature->variadic;
        for (go::Type* param : signature->params)
            rtype.params.push_back(this->id(param));
        for (go::Type* result : signature->results)
            rtype.results.push_back(this->id(result));
        return;
    }
    case go::TypeKind::Interface: {
        const auto* interface = static_cast<go::Interface*>(type);
        setWords(rtype, Kind::Interface, 2, true);
        std::vector<std::pair<std::string, RTypeId>> methods;
        for (const go::Method& method : interface->methods)
            methods.emplace_back(methodKey(method.name, method.package), this->id(method.signature));
        std::sort(methods.begin(), methods.end());
        for (auto& [name, signature] : methods) {
            rtype.interfaceMethods.push_back(std::move(name));
            rtype.interfaceMethodTypes.push_back(signature);
        }
        return;
    }
    case go::TypeKind::Named:
    case go::TypeKind::Tuple:
    case go::TypeKind::Union:
    case go::TypeKind::TypeParam:
    case go::TypeKind::Alias:
        break;
    }
    WS_UNREACHABLE();
}

Rep repOf(const RType& type)
{
    switch (type.kind) {
    case Kind::Bool:
    case Kind::Uint8:
        return Rep::U8;
    case Kind::Int8:
        return Rep::S8;
    case Kind::Uint16:
        return Rep::U16;
    case Kind::Int16:
        return Rep::S16;
    case Kind::Uint32:
    case Kind::Float32:
        return Rep::U32;
    case Kind::Int32:
        return Rep::S32;
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Float64:
    case Kind::Complex64:
    case Kind::Chan:
    case Kind::Func:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::UnsafePointer:
        return Rep::W64;
    case Kind::Complex128:
    case Kind::Interface:
    case Kind::Slice:
    case Kind::String:
    case Kind::Array:
    case Kind::Struct:
        return Rep::Bytes;
    case Kind::Invalid:
        break;
    }
    WS_UNREACHABLE();
}

} // namespace ws::code
