#pragma once

#include "go/types.h"

#include <cstdint>
#include <string>
#include <vector>

/// Run-time types: the layout of every type that the compiled program touches. Sizes, alignments and field offsets are
/// those of Go on amd64. Ids are dense and given in order of first use, so they are the same in every run.
namespace ws::code {

using RTypeId = std::uint32_t; ///< 0 is "no type": the type word of a nil interface

enum class Kind : std::uint8_t { // reflect.Kind's order and values
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
};

struct RField {
    std::string name;
    RTypeId type = 0;
    std::uint32_t offset = 0; ///< bytes
    bool embedded = false;
    bool exported = false;
    std::string tag;
};

struct RMethod {
    std::string name; ///< unexported names carry their package: "pkg.name"
    RTypeId type = 0; ///< its signature without the receiver
    /// Index in Module::functions of the function that takes the interface's data word as its receiver, in one slot;
    /// kNoFunction (code/bytecode.h) if no reachable code can call this method through an interface.
    std::uint32_t function = 0;
};

struct RType {
    RTypeId id = 0;
    Kind kind = Kind::Invalid;
    std::string text; ///< as reflect.Type.String(): "map[int]string", "main.T", "*sync.Mutex"
    std::string name; ///< of a defined type, without package; else empty
    std::string packagePath;
    std::uint32_t size = 0; ///< bytes in memory
    std::uint32_t align = 1;
    std::uint32_t slots = 0; ///< 8-byte slots it takes in a frame: 1 for scalars, (size + 7) / 8 for the rest
    bool hasPointers = false;
    bool comparable = true; ///< statically; an interface inside may still panic
    bool variadic = false; ///< Func
    RTypeId element = 0; ///< Pointer, Slice, Array, Chan, Map (value)
    RTypeId key = 0; ///< Map
    std::int64_t length = 0; ///< Array
    go::ChanDir dir = go::ChanDir::Both;
    std::vector<RField> fields; ///< Struct
    std::vector<RTypeId> params, results; ///< Func
    std::vector<std::string> interfaceMethods; ///< Interface: sorted names (unexported ones with package)
    std::vector<RTypeId> interfaceMethodTypes;
    std::vector<RMethod> methods; ///< method set of this exact type (T or *T), sorted by name
    RTypeId pointerTo = 0; ///< *T if it is in the module
    go::Type* goType = nullptr;
};

} // namespace ws::code
