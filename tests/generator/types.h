#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ws::generator {

enum class Kind { Bool, Integer, Float, String, Slice, Array, Map, Struct, Any };

/// A type of a generated program; `name` is how Go writes it.
struct Type {
    Kind kind = Kind::Bool;
    std::string name;
    const Type* element = nullptr; ///< of Slice, Array, Map
    const Type* key = nullptr; ///< of Map
    unsigned length = 0; ///< of Array
    bool isSigned = false; ///< of Integer
    std::vector<std::pair<std::string, const Type*>> fields; ///< of Struct
    bool comparable = true; ///< with ==
};

/// The types of one program: the basic ones first, composite ones as they are asked for.
class Types {
public:
    Types();

    const Type* boolean() const { return m_all[0].get(); }
    const Type* integer() const { return m_all[1].get(); } ///< int
    const Type* string() const { return m_all[2].get(); }
    const Type* any() const { return m_all[3].get(); }
    const std::vector<const Type*>& integers() const { return m_integers; }
    const std::vector<const Type*>& basic() const { return m_basic; } ///< without any
    const std::vector<const Type*>& structs() const { return m_structs; }

    const Type* sliceOf(const Type* element);
    const Type* arrayOf(const Type* element, unsigned length);
    const Type* mapOf(const Type* key, const Type* element);
    const Type* addStruct(std::vector<std::pair<std::string, const Type*>> fields);

private:
    const Type* intern(Type type);

    std::vector<std::unique_ptr<Type>> m_all;
    std::vector<const Type*> m_integers;
    std::vector<const Type*> m_basic;
    std::vector<const Type*> m_structs;
};

} // namespace ws::generator
