#pragma once

#include "sim/fmt_writer.h"
#include "sim/go_value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ws::sim {

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
    void complex(const GoComplex& value, int bits, std::uint32_t verb);
    void string(std::string_view value, std::uint32_t verb);
    /// The verbs that a string and a []byte have in common; false if `verb` is none of them.
    bool textVerb(std::string_view value, std::uint32_t verb);
    void bytes(const GoValue& value, std::uint32_t verb);
    void pointer(const GoValue& value, std::uint32_t verb);
    void separator();
    const FmtAnswer* ask(FmtRequest::Kind kind, const GoValue& value, std::uint32_t verb);

    struct Format; ///< printf's walk over a format

    GoMemory m_memory;
    const std::vector<FmtAnswer>& m_answers;
    bool m_wrapErrors;
    FmtWriter m_writer;
    std::vector<FmtRequest> m_requests;
    std::vector<std::size_t> m_wrapped;
    std::size_t m_nextAnswer = 0;
    bool m_stopped = false; ///< a map has to be walked before anything behind it can be known
    bool m_erroring = false;
    GoValue m_value; ///< what badVerb shows
    bool m_valueIsArg = false; ///< m_value is the operand itself (printArg), else a part of it (printValue)
};

} // namespace ws::sim
