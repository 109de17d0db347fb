#include "base/assert.h"
#include "go/constant_ops.h"
#include "go/constant_round.h"

#include <cmath>

namespace ws::go {

using Kind = Constant::Kind;

ConstantPtr toInt(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
        return value;
    case Kind::Complex:
        if (sgn(value->imag) != 0)
            return nullptr;
        [[fallthrough]];
    case Kind::Float:
        if (value->real.get_den() != 1)
            return nullptr;
        return makeInt(value->real.get_num());
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
}

ConstantPtr toFloat(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
        return makeFloat(mpq_class(value->integer));
    case Kind::Float:
        return value;
    case Kind::Complex:
        return sgn(value->imag) == 0 ? makeFloat(value->real) : nullptr;
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
}

ConstantPtr toComplex(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
        return makeComplex(mpq_class(value->integer), 0);
    case Kind::Float:
        return makeComplex(value->real, 0);
    case Kind::Complex:
        return value;
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
}

namespace {

/// A finite machine float is an exact fraction.
ConstantPtr roundedFloat(const mpq_class& value, bool narrow)
{
    const double result = narrow ? static_cast<double>(float32Value(value)) : float64Value(value);
    return std::isinf(result) ? nullptr : makeFloat(mpq_class(result));
}

bool integerFits(const mpz_class& value, BasicKind kind)
{
    const auto fits = [&](unsigned width, bool isSigned) {
        if (!isSigned)
            return sgn(value) >= 0 && magnitudeBits(value) <= width;
        const mpz_class magnitude = sgn(value) < 0 ? mpz_class(-value - 1) : value;
        return magnitudeBits(magnitude) < width;
    };
    switch (kind) {
    case BasicKind::Int8:
        return fits(8, true);
    case BasicKind::Int16:
        return fits(16, true);
    case BasicKind::Int32:
        return fits(32, true);
    case BasicKind::Int:
    case BasicKind::Int64:
        return fits(64, true);
    case BasicKind::Uint8:
        return fits(8, false);
    case BasicKind::Uint16:
        return fits(16, false);
    case BasicKind::Uint32:
        return fits(32, false);
    case BasicKind::Uint:
    case BasicKind::Uint64:
    case BasicKind::Uintptr:
        return fits(64, false);
    default:
        return true; // untyped
    }
}

} // namespace

bool representable(const ConstantPtr& value, const Basic& type, ConstantPtr* rounded)
{
    if (value == nullptr)
        return true; // unknown: reported before
    const auto store = [&](ConstantPtr result) {
        if (result == nullptr)
            return false;
        if (rounded != nullptr)
            *rounded = std::move(result);
        return true;
    };
    switch (type.basic) {
    case BasicKind::Bool:
    case BasicKind::UntypedBool:
        return value->kind == Kind::Bool;
    case BasicKind::String:
    case BasicKind::UntypedString:
        return value->kind == Kind::String;
    case BasicKind::Float32:
    case BasicKind::Float64: {
        const ConstantPtr real = toFloat(value);
        return real != nullptr && store(roundedFloat(real->real, type.basic == BasicKind::Float32));
    }
    case BasicKind::UntypedFloat:
        return store(toFloat(value));
    case BasicKind::Complex64:
    case BasicKind::Complex128: {
        const ConstantPtr complex = toComplex(value);
        if (complex == nullptr)
            return false;
        const ConstantPtr real = roundedFloat(complex->real, type.basic == BasicKind::Complex64);
        const ConstantPtr imag = roundedFloat(complex->imag, type.basic == BasicKind::Complex64);
        return real != nullptr && imag != nullptr && store(makeComplex(real->real, imag->real));
    }
    case BasicKind::UntypedComplex:
        return store(toComplex(value));
    case BasicKind::Invalid:
    case BasicKind::UnsafePointer:
    case BasicKind::UntypedNil:
        return false;
    default: {
        const ConstantPtr integer = toInt(value);
        return integer != nullptr && integerFits(integer->integer, type.basic) && store(integer);
    }
    }
}

} // namespace ws::go
