#include "generator/types.h"

namespace ws::generator {

Types::Types()
{
    const auto basic = [this](Kind kind, const char* name, bool isSigned = false) {
        Type type;
        type.kind = kind;
        type.name = name;
        type.isSigned = isSigned;
        const Type* added = intern(type);
        if (kind == Kind::Integer)
            m_integers.push_back(added);
        if (kind != Kind::Any)
            m_basic.push_back(added);
    };
    basic(Kind::Bool, "bool");
    basic(Kind::Integer, "int", true);
    basic(Kind::String, "string");
    basic(Kind::Any, "any");
    m_all.back()->comparable = false; // its == may panic, in an order that Go leaves open
    for (const char* name : {"int8", "int16", "int32", "int64"})
        basic(Kind::Integer, name, true);
    for (const char* name : {"uint8", "uint16", "uint32", "uint64", "uint", "uintptr"})
        basic(Kind::Integer, name);
    basic(Kind::Float, "float64");
    basic(Kind::Float, "float32");
}

const Type* Types::intern(Type type)
{
    for (const auto& known : m_all) {
        if (known->name == type.name)
            return known.get();
    }
    m_all.push_back(std::make_unique<Type>(std::move(type)));
    return m_all.back().get();
}

const Type* Types::sliceOf(const Type* element)
{
    Type type;
    type.kind = Kind::Slice;
    type.name = "[]" + element->name;
    type.element = element;
    type.comparable = false;
    return intern(type);
}

const Type* Types::arrayOf(const Type* element, unsigned length)
{
    Type type;
    type.kind = Kind::Array;
    type.name = "[" + std::to_string(length) + "]" + element->name;
    type.element = element;
    type.length = length;
    type.comparable = element->comparable;
    return intern(type);
}

const Type* Types::mapOf(const Type* key, const Type* element)
{
    Type type;
    type.kind = Kind::Map;
    type.name = "map[" + key->name + "]" + element->name;
    type.key = key;
    type.element = element;
    type.comparable = false;
    return intern(type);
}

const Type* Types::addStruct(std::vector<std::pair<std::string, const Type*>> fields)
{
    Type type;
    type.kind = Kind::Struct;
    type.name = "T" + std::to_string(m_structs.size());
    for (const auto& field : fields)
        type.comparable = type.comparable && field.second->comparable;
    type.fields = std::move(fields);
    const Type* added = intern(type);
    m_structs.push_back(added);
    return added;
}

} // namespace ws::generator
