#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Floating point text as Go's strconv writes and reads it.
namespace ws::sim {

/// strconv.AppendFloat. `format` is one of b e E f g G x X, `precision` -1 the shortest that reads back the same.
void appendFloat(std::string& out, double value, char format, int precision, int bits);

enum class ParseStatus : std::uint8_t { Ok, Syntax, Range };
/// strconv.ParseFloat: on Range the value is ±Inf.
ParseStatus parseFloat(std::string_view text, int bits, double& value);
/// strconv.ParseUint and ParseInt: on Range the value is the nearest possible. `base` is 0 or 2..36.
ParseStatus parseUint(std::string_view text, int base, int bits, std::uint64_t& value);
ParseStatus parseInt(std::string_view text, int base, int bits, std::int64_t& value);

} // namespace ws::sim
