#pragma once

#include "code/module.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The instruction set: what core/code/opcodes.def cannot say in one line.
///
/// **Window.** A call's window is [results][parameters, receiver first][closure word][locals, temporaries], in 8-byte
/// slots. The caller builds it at the top of its own frame: `Call a` means that the callee's slot 0 is the caller's
/// slot a. The machine makes sure that Function::frameSlots slots exist there. Slots above the parameters hold garbage
/// on entry; the compiler initialises every slot before it reads it. Results hold garbage until they are stored, except
/// in functions with an epilogue (Function::epilogue >= 0), which zero them first, because a recovered panic returns
/// early.
///
/// **Values in slots.** Integers and bools are canonical: sign- or zero-extended to 64 bits. float32: its bits,
/// zero-extended. complex64: one slot, real bits low. complex128: two float64. Pointers, maps, channels, funcs,
/// unsafe.Pointer: one address. string {address, length}, slice {address, length, capacity}, interface {RTypeId, data}.
/// Structs and arrays: their memory layout, rounded up to slots; bytes of padding are unspecified (never part of a
/// comparison). Types of size 0 take no slot.
///
/// **Interface data word.** A type of at most one slot is stored in it directly (size 0: 0); a larger one as the
/// address of a heap copy that is never changed. A function in RType::methods takes exactly this word as its receiver,
/// in one slot: for methods with value receivers that take another number of slots the compiler makes a wrapper.
///
/// **Closures.** Word 0 is the function's index, then the captured words, in slot form. A captured variable that is
/// never reassigned after its capture (at most 128 bytes, as in gc) is copied, others are captured by their address.
/// `Go` and `Defer` take closures without parameters; the compiler wraps `go f(x)` (Function::wrapper is set).
///
/// **Deferred calls, panics.** A function that contains defer ends every return with a jump to Function::epilogue:
/// there RunDefers, loading of results whose variables live on the heap, Ret. A frame whose deferred call has recovered
/// continues at its epilogue too. Functions without an epilogue have no deferred calls (except through DeferAt, whose
/// target always has one).
///
/// **Panics of the runtime** are values of types in package runtime of the simulated library: Module::runtimeTypes.
namespace ws::code {

enum class Op : std::uint16_t {
#define X(name, operands, meaning) name,
#include "code/opcodes.def"
#undef X
};

inline constexpr std::uint16_t kNoSlot = 0xffff;
inline constexpr std::uint32_t kNoFunction = 0xffffffff;

/// The number of instructions in Op.
inline constexpr std::uint16_t kOpCount = 0
#define X(name, operands, meaning) +1
#include "code/opcodes.def"
#undef X
    ;

struct OpInfo {
    std::string_view name;
    std::string_view operands; ///< letters as explained in opcodes.def
    std::string_view meaning;
};
const OpInfo& opInfo(Op op);
inline bool hasExt(Op op)
{
    return opInfo(op).operands.find('+') != std::string_view::npos;
}

/// How a scalar (or a whole value) lies in memory.
enum class Rep : std::uint16_t { U8, S8, U16, S16, U32, S32, W64, Bytes };

/// One case of a Select, packed into a constant: kind | channel slot << 16 | value slot << 32 | channel type << 48.
struct SelectCase {
    enum class Kind : std::uint16_t { Recv, Send };
    Kind kind = Kind::Recv;
    std::uint16_t channel = 0; ///< slot; may hold nil (the case is never ready)
    std::uint16_t value = kNoSlot; ///< Send: first slot of the value; Recv: where it goes, or kNoSlot
    std::uint16_t type = 0; ///< RTypeId of the channel type

    [[nodiscard]] std::uint64_t pack() const
    {
        return static_cast<std::uint64_t>(kind) | static_cast<std::uint64_t>(channel) << 16
            | static_cast<std::uint64_t>(value) << 32 | static_cast<std::uint64_t>(type) << 48;
    }
    static SelectCase unpack(std::uint64_t word)
    {
        return {static_cast<Kind>(word & 0xffff), static_cast<std::uint16_t>(word >> 16),
            static_cast<std::uint16_t>(word >> 32), static_cast<std::uint16_t>(word >> 48)};
    }
};

/// Operand of RuntimePanic: panics that only compiled code raises. The text is what follows "panic: ".
enum class PanicCode : std::uint16_t {
    RangeDone, ///< runtime error: range function continued iteration after function for loop body returned false
    RangePanic, ///< … after loop body panic
    RangeExhausted, ///< … after whole loop exit
    RangeMissingPanic, ///< range function recovered a loop body panic and did not resume panicking
};

/// Operand of Print, with the formats of runtime.printXxx.
enum class PrintForm : std::uint16_t {
    Space, ///< between operands of println; [a] is not read
    Newline,
    Bool,
    Int, ///< signed decimal
    Uint, ///< unsigned decimal
    Float, ///< float64: +1.500000e+000
    Complex, ///< (+1.0e+000-2.0e+000i)
    String,
    Pointer, ///< 0x…; also maps, channels, funcs
    Slice, ///< [len/cap]0x…
    Interface, ///< (0x…,0x…)
    Lock, ///< begins a print statement: holds the print lock
    Unlock,
    Float32, ///< a float32 as float64: since Go 1.26 the shortest text depends on it
    Complex64, ///< a complex64 as complex128
};

inline std::uint32_t bc(const Instr& instruction)
{
    return static_cast<std::uint32_t>(instruction.b) | static_cast<std::uint32_t>(instruction.c) << 16;
}

/// One line an instruction: "   4  AddI      s3 = s1, -1          ; prog.go:7".
std::string disassemble(const Module& module, const Function& function);

} // namespace ws::code
