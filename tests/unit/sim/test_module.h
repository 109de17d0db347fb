#pragma once

#include "code/bytecode.h"
#include "code/module.h"

#include <memory>
#include <string>

namespace ws::sim {

/// A module made by hand: types and functions without a compiler.
class TestModule {
public:
    TestModule()
    {
        m_module->types.emplace_back();
        m_module->program = std::make_shared<go::Program>();
        m_module->program->files.add("prog.go", "package main\n", true);
    }

    code::RTypeId scalar(code::Kind kind, std::uint32_t size, std::string text)
    {
        code::RType& type = add(kind, size, std::move(text));
        type.slots = 1;
        type.hasPointers = kind == code::Kind::Pointer || kind == code::Kind::Chan || kind == code::Kind::Map
            || kind == code::Kind::Func;
        type.comparable = kind != code::Kind::Map && kind != code::Kind::Func;
        return type.id;
    }
    code::RTypeId intType() { return scalar(code::Kind::Int, 8, "int"); }
    code::RTypeId string()
    {
        code::RType& type = add(code::Kind::String, 16, "string");
        type.hasPointers = true;
        return type.id;
    }
    code::RTypeId interface()
    {
        code::RType& type = add(code::Kind::Interface, 16, "interface {}");
        type.hasPointers = true;
        return type.id;
    }
    code::RTypeId slice(code::RTypeId element)
    {
        code::RType& type = add(code::Kind::Slice, 24, "[]" + text(element));
        type.hasPointers = true;
        type.comparable = false;
        type.element = element;
        return type.id;
    }
    code::RTypeId array(code::RTypeId element, std::int64_t length)
    {
        const code::RType& of = m_module->types[element];
        code::RType& type = add(code::Kind::Array, of.size * static_cast<std::uint32_t>(length),
            "[" + std::to_string(length) + "]" + of.text);
        type.element = element;
        type.length = length;
        type.hasPointers = of.hasPointers;
        type.comparable = of.comparable;
        return type.id;
    }
    code::RTypeId map(code::RTypeId key, code::RTypeId value)
    {
        const code::RTypeId id = scalar(code::Kind::Map, 8, "map[" + text(key) + "]" + text(value));
        m_module->types[id].key = key;
        m_module->types[id].element = value;
        return id;
    }
    struct FieldOf {
        std::string name;
        code::RTypeId type;
        std::uint32_t offset;
    };
    code::RTypeId structure(std::string name, std::uint32_t size, std::vector<FieldOf> fields)
    {
        code::RType& type = add(code::Kind::Struct, size, std::move(name));
        for (const FieldOf& field : fields) {
            code::RField entry;
            entry.name = field.name;
            entry.type = field.type;
            entry.offset = field.offset;
            type.fields.push_back(entry);
            type.hasPointers = type.hasPointers || m_module->types[field.type].hasPointers;
            type.comparable = type.comparable && m_module->types[field.type].comparable;
        }
        return type.id;
    }

    code::Function& function(std::string name, std::uint32_t results, std::uint32_t params, std::uint32_t slots)
    {
        code::Function& added = m_module->functions.emplace_back();
        added.name = std::move(name);
        added.index = static_cast<std::uint32_t>(m_module->functions.size() - 1);
        added.resultSlots = results;
        added.paramSlots = params;
        added.frameSlots = slots;
        return added;
    }
    static void emit(code::Function& function, code::Op op, int a = 0, int b = 0, int c = 0)
    {
        const auto operand = [](int value) { return static_cast<std::uint16_t>(value & 0xffff); };
        function.code.push_back({static_cast<std::uint16_t>(op), operand(a), operand(b), operand(c)});
        function.positions.push_back(1);
    }

    code::Module& module() { return *m_module; }
    std::shared_ptr<code::Module> share() { return m_module; }

private:
    code::RType& add(code::Kind kind, std::uint32_t size, std::string text)
    {
        code::RType& type = m_module->types.emplace_back();
        type.id = static_cast<code::RTypeId>(m_module->types.size() - 1);
        type.kind = kind;
        type.size = size;
        type.align = size >= 8 ? 8 : size == 0 ? 1 : size;
        type.slots = (size + 7) / 8;
        type.text = std::move(text);
        return type;
    }
    [[nodiscard]] const std::string& text(code::RTypeId id) const { return m_module->types[id].text; }

    std::shared_ptr<code::Module> m_module = std::make_shared<code::Module>();
};

} // namespace ws::sim
