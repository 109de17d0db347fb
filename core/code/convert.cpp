#include "code/function_compiler.h"
#include "code/number.h"

/// Conversions T(x) of values that are not constants.
namespace ws::code {

void FunctionCompiler::conversionTo(go::CallExpr* e, Slot dst)
{
    go::Expr* x = e->args[0];
    go::Type* to = typeOf(e);
    if (go::isInterface(to) || isNilExpr(x)) {
        convertTo(x, to, dst);
        return;
    }
    const RType& target = rtype(to);
    if (x->constant) { // a constant becomes a type parameter's type: the result is not constant
        const bool isNumber = numberKind(target).has_value();
        const bool toText = target.kind == Kind::String && x->constant->kind == go::Constant::Kind::String;
        if (isNumber || toText || target.kind == Kind::Bool) {
            constantTo(*x->constant, to, dst);
            return;
        }
    }
    const Slot value = operand(x);
    m_b.setPos(e->pos);
    convertValue(defaultType(typeOf(x)), to, value, dst);
}

void FunctionCompiler::convertValue(go::Type* from, go::Type* to, Slot src, Slot dst)
{
    const RType& source = rtype(from);
    const RType& target = rtype(to);
    const bool fromNumber = numberKind(source).has_value();
    if (fromNumber && numberKind(target)) {
        convertNumber(source, target, src, dst);
        return;
    }
    if (target.kind == Kind::String && fromNumber) {
        m_b.emit(Op::IntToStr, dst, src);
        return;
    }
    const auto isBytes = [this](const RType& type) {
        return type.kind == Kind::Slice && m_c.types().at(type.element).kind == Kind::Uint8;
    };
    if (target.kind == Kind::String && source.kind == Kind::Slice) {
        m_b.emit(isBytes(source) ? Op::BytesToStr : Op::RunesToStr, dst, src);
        return;
    }
    if (target.kind == Kind::Slice && source.kind == Kind::String) {
        m_b.emit(isBytes(target) ? Op::StrToBytes : Op::StrToRunes, dst, src);
        return;
    }
    if (source.kind == Kind::Slice && target.kind == Kind::Array) {
        m_b.emitWide(Op::SliceArrayCheck, src, static_cast<std::uint32_t>(target.length));
        if (target.size > 0)
            loadMemory(to, dst, src, 0);
        return;
    }
    if (source.kind == Kind::Slice && target.kind == Kind::Pointer) {
        const auto length = static_cast<std::uint32_t>(m_c.types().at(target.element).length);
        m_b.emitWide(Op::SliceArrayCheck, src, length);
        m_b.moveTo(dst, src, 1);
        return;
    }
    m_b.moveTo(dst, src, target.slots); // the same underlying type, or unsafe.Pointer
}

void FunctionCompiler::convertNumber(const RType& from, const RType& to, Slot src, Slot dst)
{
    const NumberKind source = *numberKind(from);
    const NumberKind target = *numberKind(to);
    const auto isInteger = [](NumberKind kind) { return kind == NumberKind::Signed || kind == NumberKind::Unsigned; };
    if (isInteger(source) && isInteger(target)) {
        // a wider or equal target of the same signedness holds the canonical word as it is
        m_b.moveTo(dst, src, 1);
        const bool fits = to.size == 8 || (to.size > from.size && source == NumberKind::Unsigned)
            || (to.size >= from.size && source == target);
        if (!fits)
            normalise(to.goType, dst);
        return;
    }
    if (isInteger(source)) {
        const bool wide = source == NumberKind::Unsigned && from.size == 8;
        if (target == NumberKind::Float32)
            m_b.emit(wide ? Op::U2F32 : Op::I2F32, dst, src);
        else
            m_b.emit(wide ? Op::U2F : Op::I2F, dst, src);
        return;
    }
    if (source == NumberKind::Complex128 || source == NumberKind::Complex64) {
        if (source == target)
            m_b.moveTo(dst, src, to.slots);
        else
            m_b.emit(target == NumberKind::Complex64 ? Op::C128To64 : Op::C64To128, dst, src);
        return;
    }
    if (!isInteger(target)) {
        if (source == target)
            m_b.moveTo(dst, src, 1);
        else
            m_b.emit(target == NumberKind::Float32 ? Op::F2F32 : Op::F32To64, dst, src);
        return;
    }
    TempScope scope(m_b);
    if (source == NumberKind::Float32) {
        const Slot wide = m_b.alloc(1);
        m_b.emit(Op::F32To64, wide, src);
        src = wide;
    }
    // The instructions that gc chooses on amd64 decide what happens out of range.
    if (target == NumberKind::Unsigned && to.size == 8) {
        m_b.emit(Op::F2U, dst, src);
        return;
    }
    m_b.emit(to.size == 8 || to.kind == Kind::Uint32 ? Op::F2I : Op::F2I32, dst, src);
    normalise(to.goType, dst);
}

} // namespace ws::code
