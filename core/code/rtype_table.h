#pragma once

#include "code/bytecode.h"
#include "code/module.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace ws::code {

/// Gives every Go type its RType: layout as gc's on amd64 (types.CalcSize), text as reflect prints it. Types must not
/// contain type parameters.
class RTypeTable {
public:
    explicit RTypeTable(Module& module)
        : m_module(module)
    {
        m_module.types.emplace_back();
    }

    RTypeId id(go::Type* type);
    const RType& get(go::Type* type) { return m_module.types[id(type)]; }
    [[nodiscard]] const RType& at(RTypeId id) const { return m_module.types[id]; }
    std::uint32_t slots(go::Type* type) { return get(type).slots; }
    std::uint32_t size(go::Type* type) { return get(type).size; }

private:
    void fill(RTypeId id, go::Type* type);
    void fillBasic(RType& rtype, go::BasicKind kind);
    void fillStruct(RType& rtype, go::Struct* type);
    void setWords(RType& rtype, Kind kind, std::uint32_t words, bool pointers);

    Module& m_module;
    std::unordered_map<go::Type*, RTypeId> m_ids; ///< looked up only
};

/// As reflect.Type.String prints it: "map[string]main.T", "struct { A int; b string }", "main.Pair[int,string]".
std::string reflectText(go::Type* type);

/// A method's name as it is compared between packages: unexported names carry their package's path.
std::string methodKey(std::string_view name, const go::Package* package);

/// How a scalar of this type lies in memory; Rep::Bytes for all types that are not one scalar of at most 8 bytes.
Rep repOf(const RType& type);

} // namespace ws::code
