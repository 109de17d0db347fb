#pragma once

#include "code/rtype.h"
#include "go/source.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// The compiled program: functions as register bytecode. Opcodes and their exact meaning are in code/opcodes.def.
namespace ws::code {

/// Three operands name 8-byte slots of the frame (or hold small immediates); wide immediates sit in b and c together or
/// in the function's constants.
struct Instr {
    std::uint16_t op = 0;
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;
};
static_assert(sizeof(Instr) == 8);

/// Index operands of an instruction, as bits.
enum IndexPart : std::uint8_t {
    kIndexLow = 1, ///< the index, or a slice expression's low bound
    kIndexHigh = 2,
    kIndexMax = 4,
};

/// An instruction whose index operands are of an unsigned 64-bit type: what a panic says of 2^63 and above depends on
/// it.
struct UnsignedIndex {
    std::uint32_t instruction = 0;
    std::uint8_t parts = 0; ///< of IndexPart
};

/// One function (one instance of a generic one). Frame window, in slots: results, then parameters (receiver first),
/// then the closure word if it is a closure, then locals and temporaries. A caller builds the window at the top of its
/// own frame, so arguments are passed without copying and results are found at its start.
struct Function {
    std::string name; ///< as Go's tracebacks print it: "main.main.func1", "main.(*T).Method"
    std::uint32_t index = 0;
    std::uint32_t resultSlots = 0;
    std::uint32_t paramSlots = 0;
    std::uint32_t frameSlots = 0; ///< whole window
    std::int32_t closureSlot = -1;
    std::vector<Instr> code;
    std::vector<go::Pos> positions; ///< one per instruction
    std::vector<std::uint64_t> constants;
    std::vector<UnsignedIndex> unsignedIndices; ///< ascending
    std::uint32_t file = 0; ///< in the FileSet
    go::Pos pos = 0;
    bool user = true; ///< false: simulated standard library (no Step events, stacks are shown all the same)
    bool inlinedInDumps =
        false; ///< directive `inline`: Go's compiler inlines it, so a traceback prints "(...)" for its arguments
    bool wrapper = false; ///< compiler-made; hidden in tracebacks
    std::int32_t native = -1; ///< index in Module::natives if it has no body
    std::int32_t front = -1; ///< directive `front`: index in Module::natives of what a call tries before the body
    std::int32_t epilogue = -1; ///< instruction to go on at after a recovered panic; -1: it never defers
};

/// A name for the shared objects of a variable, so that the stage can say "data" or "s.mu".
struct VariableSite {
    std::string name;
    RTypeId type = 0;
    go::Pos pos = 0;
};

struct Tunable { ///< `var workers = 300 // tune: 1..100000 Workers`
    std::string name, title;
    std::int64_t minimum = 0, maximum = 0, value = 0;
    std::uint32_t globalOffset = 0; ///< bytes in the globals block
};

struct Module {
    std::shared_ptr<go::Program> program; ///< keeps files and types alive
    std::deque<Function> functions; ///< stable addresses
    std::deque<RType> types; ///< [0] is "no type"
    std::vector<std::string> natives; ///< full names: "sync.runtime_Semacquire"
    std::vector<std::string> strings; ///< literals
    std::vector<std::string> methodNames; ///< of interface calls; unexported ones carry their package: "pkg.name"
    /// Named types of the simulated package runtime ("errorString", "boundsError", …), whose values the machine makes.
    std::map<std::string, RTypeId, std::less<>> runtimeTypes;
    std::vector<VariableSite> sites;
    std::vector<Tunable> tunables;
    std::uint32_t globalsSize = 0; ///< bytes
    std::uint32_t entry = 0; ///< runs package initialisation, then main.main
};

} // namespace ws::code
