#pragma once

#include "sim/fmt_writer.h"
#include "sim/heap.h"
#include "sim/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ws::sim {

/// A Go value in memory form. `type` null: the nil interface.
struct GoValue {
    const code::RType* type = nullptr;
    const std::uint8_t* memory = nullptr;
    bool accessible = true; ///< false: got through an unexported field, so its methods are not called
};

/// Run-time types and memory, as a printer needs them.
struct GoMemory {
    const Heap& heap;
    const ValueTypes& types;

    [[nodiscard]] const code::RType& type(code::RTypeId id) const { return types.type(id); }

    template <class T> static T load(const std::uint8_t* from)
    {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    /// The dynamic value of the interface at `words` (type word, data word).
    [[nodiscard]] GoValue interfaceValue(const std::uint8_t* words, bool accessible = true) const;
    [[nodiscard]] std::string_view stringAt(const std::uint8_t* words) const;
    /// The elements of a slice: `words` is its header.
    [[nodiscard]] GoValue element(const GoValue& sequence, std::uint64_t index) const;
    [[nodiscard]] std::uint64_t length(const GoValue& sequence) const; ///< slice or array
};

/// Which of fmt's methods a type has, with exactly the right signature.
enum : std::uint8_t { kHasError = 1, kHasString = 2, kHasGoString = 4, kHasFormat = 8 };
std::uint8_t fmtMethods(const GoMemory& memory, const code::RType& type);

/// What the printer cannot do itself: call a method of a value, or walk a map with the machine's checks. Go code does
/// it and starts the printer again with the answers, in the order of the requests.
struct FmtRequest {
    enum class Kind : std::uint8_t { Error, String, GoString, Format, Map };
    Kind kind = Kind::String;
    GoValue value;
    std::uint32_t verb = 0;
    FmtFlags flags;
};
struct FmtAnswer {
    bool raw = false; ///< `text` goes out as it is (Format, texts of panics); else it is formatted like a string
    std::string_view text;
    std::vector<GoValue> keys, values; ///< a map's entries
};

/// Go's fmt.pp. One printer formats one call's operands; with open requests its output is to be thrown away.
class FmtPrinter {
public:
    FmtPrinter(const GoMemory& memory, const std::vector<FmtAnswer>& answers, bool wrapErrors)
        : m_memory(memory)
        , m_answers(answers)
        , m_wrapErrors(wrapErrors)
    {
    }

    void print(const std::vector<GoValue>& operands);
    void println(const std::vector<GoValue>& operands);
    void printf(std::string_view format, const std::vector<GoValue>& operands);

    [[nodiscard]] std::string& out() { return m_writer.out; }
    [[nodiscard]] const std::vector<FmtRequest>& requests() const { return m_requests; }
    /// Operands of %w, in the order of their verbs.
    [[nodiscard]] const std::vector<std::size_t>& wrapped() const { return m_wrapped; }

private:
    void printArg(const GoValue& value, std::uint32_t verb);
    void printValue(const GoValue& value, std::uint32_t verb, int depth);
    void printMap(const GoValue& value, std::uint32_t verb, int depth);
    void printStruct(const GoValue& value, std::uint32_t verb, int depth);
    void printSequence(const GoValue& value, std::uint32_t verb, int depth);
    bool handleMethods(const GoValue& value, std::uint32_t verb);
    void badVerb(std::uint32_t verb);
    void integer(std::uint64_t value, bool isSigned, std::uint32_t verb);
    void floating(double value, int bits, std::uint32_t verb);
    void complex(double real, double imaginary, int bits, std::uint32_t verb);
    void string(std::string_view value, std::uint32_t verb);
    void bytes(std::string_view value, bool isNil, std::uint32_t verb, std::string_view typeText, const GoValue& whole);
    void pointer(const GoValue& value, std::uint32_t verb);
    void separator();
    const FmtAnswer* ask(FmtRequest::Kind kind, const GoValue& value, std::uint32_t verb);

    struct Operand { ///< intFromArg, parseArgNumber
        int value = 0;
        bool ok = false;
    };
    Operand intFromArg(const std::vector<GoValue>& operands, std::size_t& argNum) const;
    void argNumber(std::string_view format, std::size_t& i, std::size_t count, std::size_t& argNum, bool& found);

    GoMemory m_memory;
    const std::vector<FmtAnswer>& m_answers;
    bool m_wrapErrors;
    FmtWriter m_writer;
    std::vector<FmtRequest> m_requests;
    std::vector<std::size_t> m_wrapped;
    std::size_t m_nextAnswer = 0;
    bool m_stopped = false; ///< a map has to be walked before anything behind it can be known
    bool m_erroring = false;
    bool m_reordered = false;
    bool m_goodArgNum = true;
    GoValue m_value; ///< what badVerb shows
    bool m_valueIsArg = false; ///< m_value is the operand itself (printArg), else a part of it (printValue)
};

/// fmt's order of map keys: of two values of one type, as internal/fmtsort.
int compareKeys(const GoMemory& memory, const GoValue& a, const GoValue& b);

} // namespace ws::sim
