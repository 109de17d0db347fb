#pragma once

#include "go/constant.h"
#include "go/token.h"
#include "go/types.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Exact arithmetic on constants, with the results and limits of go/constant.
namespace ws::go {

using ConstantPtr = std::shared_ptr<const Constant>;

ConstantPtr makeBool(bool value);
ConstantPtr makeString(std::string value);
ConstantPtr makeInt(mpz_class value);
ConstantPtr makeInt(std::int64_t value);
ConstantPtr makeFloat(mpq_class value);
ConstantPtr makeComplex(mpq_class real, mpq_class imag);

/// The value of a literal as written, or null if it is malformed or too large to be kept.
ConstantPtr literalValue(Token token, std::string_view text);
/// The text of a string literal, unquoted; nothing if it is malformed.
std::optional<std::string> unquoteString(std::string_view literal);

/// The same value as another kind if that is exact, else null.
ConstantPtr toInt(const ConstantPtr& value);
ConstantPtr toFloat(const ConstantPtr& value);
ConstantPtr toComplex(const ConstantPtr& value);

/// Operands are of the kinds that their type asks for; `integerDivision`: / truncates.
ConstantPtr binaryOperation(const ConstantPtr& x, Token op, const ConstantPtr& y, bool integerDivision);
/// `unsignedBits` limits ^x for unsigned types (0: none).
ConstantPtr unaryOperation(Token op, const ConstantPtr& x, unsigned unsignedBits);
ConstantPtr shiftOperation(const ConstantPtr& x, Token op, unsigned count);
bool compareConstants(const ConstantPtr& x, Token op, const ConstantPtr& y);

int sign(const Constant& value); ///< -1, 0, 1; of a Complex: 0 only if both parts are
std::size_t bitLength(const Constant& value); ///< of an Int's magnitude
std::optional<std::int64_t> int64Value(const Constant& value);
std::optional<std::uint64_t> uint64Value(const Constant& value);
/// Rounded to nearest even; infinite if too large.
double float64Value(const mpq_class& value);
float float32Value(const mpq_class& value);

/// Whether the value fits a basic type; `rounded` gets it as that type holds it.
bool representable(const ConstantPtr& value, const Basic& type, ConstantPtr* rounded);

/// As Go's messages show it: short strings, six digits of a float.
std::string constantText(const Constant& value);

} // namespace ws::go
