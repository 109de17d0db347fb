#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The leaves of Go's fmt: one number or text with flags, width and precision.
namespace ws::sim {

struct FmtFlags {
    bool widthPresent = false;
    bool precisionPresent = false;
    bool minus = false;
    bool plus = false;
    bool sharp = false;
    bool space = false;
    bool zero = false;
    bool plusV = false; ///< %+v: field names
    bool sharpV = false; ///< %#v: Go syntax
    int width = 0;
    int precision = 0;
};

enum class Digits : std::uint8_t { Lower, Upper };

class FmtWriter {
public:
    std::string out;
    FmtFlags flags;

    void padding(int count);
    void pad(std::string_view text);
    void boolean(bool value);
    void integer(std::uint64_t value, int base, bool isSigned, std::uint32_t verb, Digits digits);
    void hex64(std::uint64_t value, bool leading0x); ///< pointers: %#x or %x whatever the flag says
    void floating(double value, int bits, char verb, int precision);
    void complex(double real, double imaginary, int bits, char verb, int precision);
    void text(std::string_view value);
    void quoted(std::string_view value);
    void bytesHex(std::string_view value, Digits digits);
    void character(std::uint64_t value);
    void quotedCharacter(std::uint64_t value);
    void unicode(std::uint64_t value);

private:
    [[nodiscard]] std::string_view truncated(std::string_view text) const;
};

} // namespace ws::sim
