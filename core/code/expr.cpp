#include "code/function_compiler.h"
#include "code/number.h"

#include "base/assert.h"

namespace ws::code {

using go::NodeKind;

go::Expr* FunctionCompiler::unparen(go::Expr* e)
{
    while (e->kind == NodeKind::ParenExpr)
        e = static_cast<go::ParenExpr*>(e)->x;
    return e;
}

bool FunctionCompiler::isNilExpr(const go::Expr* e)
{
    if (e->mode == go::Mode::Nil)
        return true;
    if (e->kind == NodeKind::ParenExpr)
        return isNilExpr(static_cast<const go::ParenExpr*>(e)->x);
    return e->type && e->type->kind == go::TypeKind::Basic
        && static_cast<const go::Basic*>(e->type)->basic == go::BasicKind::UntypedNil;
}

go::Type* FunctionCompiler::defaultType(go::Type* type)
{
    if (type->kind != go::TypeKind::Basic)
        return type;
    go::TypeTable& table = m_c.goTypes();
    switch (static_cast<go::Basic*>(type)->basic) {
    case go::BasicKind::UntypedBool:
        return table.basic(go::BasicKind::Bool);
    case go::BasicKind::UntypedInt:
        return table.basic(go::BasicKind::Int);
    case go::BasicKind::UntypedRune:
        return table.basic(go::BasicKind::Int32);
    case go::BasicKind::UntypedFloat:
        return table.basic(go::BasicKind::Float64);
    case go::BasicKind::UntypedComplex:
        return table.basic(go::BasicKind::Complex128);
    case go::BasicKind::UntypedString:
        return table.basic(go::BasicKind::String);
    default:
        return type;
    }
}

/// The value of e wherever it is: a variable's own slots, or temporaries.
Slot FunctionCompiler::operand(go::Expr* e)
{
    e = unparen(e);
    if (const auto found = m_hoisted.find(e); found != m_hoisted.end())
        return found->second;
    if (!e->constant) {
        if (e->kind == NodeKind::Ident) {
            auto* ident = static_cast<go::Ident*>(e);
            if (ident->object && ident->object->kind == go::ObjectKind::Var && !ident->object->isGlobal) {
                const Variable& v = variable(ident->object, e->pos);
                if (!v.boxed && !m_copyOut.contains(ident->object))
                    return v.slot;
            }
        } else if (e->kind == NodeKind::CallExpr && builtinOf(static_cast<go::CallExpr*>(e)) == go::BuiltinId::None
            && static_cast<go::CallExpr*>(e)->fun->mode != go::Mode::TypeExpr) {
            return call(static_cast<go::CallExpr*>(e));
        } else if (e->kind == NodeKind::CallExpr && builtinOf(static_cast<go::CallExpr*>(e)) == go::BuiltinId::Len) {
            const Slot length = lengthOperand(e);
            if (length != kNoSlot)
                return length;
        } else if ((e->kind == NodeKind::SelectorExpr || e->kind == NodeKind::IndexExpr) && m_copyOut.empty()
            && isAddressable(e)) {
            return loadOperand(place(e));
        }
    }
    const Slot dst = temp(typeOf(e));
    valueTo(e, dst);
    return dst;
}

Slot FunctionCompiler::operandAs(go::Expr* e, go::Type* target)
{
    const bool converts = isNilExpr(e) || (go::isInterface(target) && !go::isInterface(typeOf(e)));
    if (!converts && (!e->constant || typeOf(e) == target))
        return operand(e);
    const Slot dst = temp(target);
    convertTo(e, target, dst);
    return dst;
}

/// e as a value of type `target`, to which it is assignable.
void FunctionCompiler::convertTo(go::Expr* e, go::Type* target, Slot dst)
{
    if (isNilExpr(e)) {
        m_b.zero(dst, slots(target));
        return;
    }
    go::Type* from = typeOf(e);
    if (!go::isInterface(target)) {
        if (e->constant)
            constantTo(*e->constant, target, dst);
        else
            valueTo(e, dst);
        return;
    }
    if (go::isInterface(from)) {
        valueTo(e, dst);
        return;
    }
    TempScope scope(m_b);
    from = defaultType(from);
    Slot value = 0;
    if (e->constant) {
        value = temp(from);
        constantTo(*e->constant, from, value);
    } else {
        value = operand(e);
    }
    m_b.setPos(e->pos);
    toInterface(value, from, dst);
}

void FunctionCompiler::toInterface(Slot value, go::Type* from, Slot dst)
{
    const RTypeId id = typeId(from);
    m_c.useInInterface(id);
    m_b.emit(Op::MakeIface, dst, value, id);
}

/// Like convertTo, when e may read the variable at dst: then dst is written by the last instruction only.
void FunctionCompiler::assignTo(go::Expr* e, go::Type* target, Slot dst)
{
    const bool makesInterface = go::isInterface(target) && !isNilExpr(e) && !go::isInterface(typeOf(e));
    if (makesInterface || isNilExpr(e) || writesOnce(e)) {
        convertTo(e, target, dst);
        return;
    }
    TempScope scope(m_b);
    const Slot value = operandAs(e, target);
    m_b.moveTo(dst, value, slots(target));
}

/// Whether valueTo(e, dst) has read all of its operands before it first writes dst.
bool FunctionCompiler::writesOnce(go::Expr* e)
{
    e = unparen(e);
    if (e->constant)
        return true;
    switch (e->kind) {
    case NodeKind::Ident:
    case NodeKind::SelectorExpr:
    case NodeKind::IndexExpr:
    case NodeKind::SliceExpr:
    case NodeKind::StarExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::FuncLit:
    case NodeKind::TypeAssertExpr:
        return true;
    case NodeKind::BinaryExpr: {
        const go::Token op = static_cast<go::BinaryExpr*>(e)->op;
        return op != go::Token::LAnd && op != go::Token::LOr;
    }
    case NodeKind::CallExpr: {
        const go::BuiltinId id = builtinOf(static_cast<go::CallExpr*>(e));
        return id == go::BuiltinId::None || id == go::BuiltinId::Append || id == go::BuiltinId::Len
            || id == go::BuiltinId::Cap || id == go::BuiltinId::Make || id == go::BuiltinId::Copy;
    }
    default:
        return false;
    }
}

void FunctionCompiler::constantTo(const go::Constant& constant, go::Type* type, Slot dst)
{
    type = defaultType(type);
    if (go::isInterface(type)) { // an untyped constant in the context of an interface
        go::TypeTable& table = m_c.goTypes();
        go::Type* concrete = nullptr;
        switch (constant.kind) {
        case go::Constant::Kind::Bool:
            concrete = table.basic(go::BasicKind::Bool);
            break;
        case go::Constant::Kind::String:
            concrete = table.basic(go::BasicKind::String);
            break;
        case go::Constant::Kind::Int:
            concrete = table.basic(go::BasicKind::Int);
            break;
        case go::Constant::Kind::Float:
            concrete = table.basic(go::BasicKind::Float64);
            break;
        case go::Constant::Kind::Complex:
            concrete = table.basic(go::BasicKind::Complex128);
            break;
        }
        TempScope scope(m_b);
        const Slot value = temp(concrete);
        constantTo(constant, concrete, value);
        toInterface(value, concrete, dst);
        return;
    }
    const RType& rt = rtype(type);
    if (rt.kind == Kind::String) {
        m_b.emitWide(Op::LoadStr, dst, m_c.string(constant.string));
    } else if (rt.kind == Kind::Complex128) {
        const auto [real, imaginary] = complexWords(constant);
        m_b.loadConstant(dst, real);
        m_b.loadConstant(static_cast<Slot>(dst + 1), imaginary);
    } else {
        m_b.loadConstant(dst, constantWord(constant, rt.kind));
    }
}

void FunctionCompiler::valueTo(go::Expr* e, Slot dst)
{
    e = unparen(e);
    TempScope scope(m_b);
    const go::Pos outerPos = m_b.pos();
    if (const auto found = m_hoisted.find(e); found != m_hoisted.end()) {
        m_b.moveTo(dst, found->second, slots(typeOf(e)));
        return;
    }
    if (e->constant) {
        constantTo(*e->constant, typeOf(e), dst);
        return;
    }
    m_b.setPos(e->pos);
    switch (e->kind) {
    case NodeKind::Ident:
        identTo(static_cast<go::Ident*>(e), dst);
        break;
    case NodeKind::CompositeLit:
        compositeTo(static_cast<go::CompositeLit*>(e), dst);
        break;
    case NodeKind::FuncLit:
        closure(static_cast<go::FuncLit*>(e), dst);
        break;
    case NodeKind::SelectorExpr:
        selectorTo(static_cast<go::SelectorExpr*>(e), dst);
        break;
    case NodeKind::IndexExpr:
        indexTo(static_cast<go::IndexExpr*>(e), dst);
        break;
    case NodeKind::SliceExpr:
        sliceTo(static_cast<go::SliceExpr*>(e), dst);
        break;
    case NodeKind::TypeAssertExpr:
        typeAssertTo(static_cast<go::TypeAssertExpr*>(e), dst, kNoSlot);
        break;
    case NodeKind::CallExpr: {
        auto* callExpr = static_cast<go::CallExpr*>(e);
        if (callExpr->fun->mode == go::Mode::TypeExpr) {
            conversionTo(callExpr, dst);
        } else if (builtinOf(callExpr) != go::BuiltinId::None) {
            builtinTo(callExpr, dst);
        } else {
            const Slot result = call(callExpr);
            m_b.moveTo(dst, result, slots(typeOf(e)));
        }
        break;
    }
    case NodeKind::StarExpr:
        load(place(e), dst);
        break;
    case NodeKind::UnaryExpr:
        unaryTo(static_cast<go::UnaryExpr*>(e), dst);
        break;
    case NodeKind::BinaryExpr:
        binaryTo(static_cast<go::BinaryExpr*>(e), dst);
        break;
    default:
        m_c.unsupported(e->pos, "this expression");
        break;
    }
    m_b.setPos(outerPos);
}

void FunctionCompiler::identTo(go::Ident* ident, Slot dst)
{
    if (isNilExpr(ident)) {
        m_b.zero(dst, slots(typeOf(ident)));
        return;
    }
    if (ident->object && ident->object->kind == go::ObjectKind::Func) {
        functionValue(ident, dst);
        return;
    }
    load(identPlace(ident), dst);
}

void FunctionCompiler::functionValue(go::Ident* ident, Slot dst)
{
    std::vector<go::Type*> args;
    for (go::Type* arg : ident->typeArgs)
        args.push_back(substitute(arg));
    m_b.emitWide(Op::FuncVal, dst, m_c.function(ident->object, args));
}

void FunctionCompiler::selectorTo(go::SelectorExpr* e, Slot dst)
{
    if (!e->selection) {
        if (e->sel->object->kind == go::ObjectKind::Func)
            functionValue(e->sel, dst);
        else
            load(identPlace(e->sel), dst);
        return;
    }
    switch (e->selection->kind) {
    case go::Selection::Kind::Field:
        load(selectorPlace(e), dst);
        return;
    case go::Selection::Kind::MethodExpr:
        methodExprTo(e, dst);
        return;
    case go::Selection::Kind::MethodValue:
    case go::Selection::Kind::InterfaceMethod:
        methodValueTo(e, dst);
        return;
    }
}

void FunctionCompiler::indexTo(go::IndexExpr* e, Slot dst)
{
    go::Expr* x = unparen(e->x);
    // an explicitly instantiated function
    if (e->x->type && under(typeOf(e->x))->kind == go::TypeKind::Signature) {
        go::Ident* name = x->kind == NodeKind::Ident ? static_cast<go::Ident*>(x)
            : x->kind == NodeKind::SelectorExpr      ? static_cast<go::SelectorExpr*>(x)->sel
                                                     : nullptr;
        if (name)
            functionValue(name, dst);
        else
            m_c.unsupported(e->pos, "this instantiation");
        return;
    }
    go::Type* container = under(typeOf(e->x));
    if (container->kind == go::TypeKind::Map) {
        mapGetTo(e, dst, kNoSlot);
        return;
    }
    if (container->kind == go::TypeKind::Basic) {
        hoistList({e->x, e->indices[0]});
        const Slot string = operand(e->x);
        const Slot index = operand(e->indices[0]);
        m_b.setPos(e->pos);
        m_b.markUnsigned(unsignedPart(e->indices[0], kIndexLow));
        m_b.emit(Op::StrIndex, dst, string, index);
        return;
    }
    load(indexPlace(e), dst);
}

void FunctionCompiler::mapGetTo(go::IndexExpr* e, Slot dst, Slot okSlot)
{
    TempScope scope(m_b);
    go::Type* mapType = typeOf(e->x);
    auto* map = static_cast<go::Map*>(under(mapType));
    hoistList({e->x, e->indices[0]});
    const Slot m = operand(e->x);
    const Slot key = operandAs(e->indices[0], map->key);
    m_b.setPos(e->pos);
    if (okSlot == kNoSlot)
        m_b.emitExt(Op::MapGet, dst, m, key, typeId(mapType));
    else
        m_b.emitExt(Op::MapGet2, dst, m, key, typeId(mapType), okSlot);
}

void FunctionCompiler::sliceTo(go::SliceExpr* e, Slot dst)
{
    std::vector<go::Expr*> parts{e->x};
    for (go::Expr* bound : {e->low, e->high, e->max}) {
        if (bound)
            parts.push_back(bound);
    }
    hoistList(parts);
    go::Type* type = typeOf(e->x);
    go::Type* underlying = under(type);
    Slot base = 0;
    const bool isArray = underlying->kind == go::TypeKind::Array;
    if (isArray) {
        base = m_b.alloc(1);
        addressOf(place(e->x), base);
    } else {
        base = operand(e->x);
    }
    const auto bound = [this](go::Expr* b) { return b ? operand(b) : kNoSlot; };
    const Slot low = bound(e->low);
    const Slot high = bound(e->high);
    const Slot max = bound(e->max);
    m_b.setPos(e->pos);
    m_b.markUnsigned(static_cast<std::uint8_t>(
        unsignedPart(e->low, kIndexLow) | unsignedPart(e->high, kIndexHigh) | unsignedPart(e->max, kIndexMax)));
    if (underlying->kind == go::TypeKind::Basic) {
        m_b.emitExt(Op::StrSlice, dst, base, low, high);
    } else if (isArray) {
        m_b.emitExt(Op::SliceArray, dst, base, low, high, max, typeId(type));
    } else if (underlying->kind == go::TypeKind::Pointer) {
        m_b.emitExt(Op::SliceArray, dst, base, low, high, max, typeId(static_cast<go::Pointer*>(underlying)->element));
    } else {
        m_b.emitExt(Op::SliceSlice, dst, base, low, high, max, typeId(static_cast<go::Slice*>(underlying)->element));
    }
}

void FunctionCompiler::typeAssertTo(go::TypeAssertExpr* e, Slot dst, Slot okSlot)
{
    TempScope scope(m_b);
    go::Type* target = substitute(e->typeExpr->type);
    const RTypeId from = typeId(typeOf(e->x));
    const Slot x = operand(e->x);
    const RTypeId to = typeId(target);
    m_b.setPos(e->pos);
    const bool comma = okSlot != kNoSlot;
    if (go::isInterface(target))
        m_b.emitExt(comma ? Op::AssertIface2 : Op::AssertIface, dst, x, to, from, comma ? okSlot : 0);
    else
        m_b.emitExt(comma ? Op::Assert2 : Op::Assert, dst, x, to, from, comma ? okSlot : 0);
}

void FunctionCompiler::unaryTo(go::UnaryExpr* e, Slot dst)
{
    switch (e->op) {
    case go::Token::And:
        addressTo(e->x, dst);
        return;
    case go::Token::Arrow:
        receiveTo(e->x, typeOf(e), dst, kNoSlot);
        return;
    case go::Token::Not: {
        const Slot x = operand(e->x);
        m_b.emit(Op::NotB, dst, x);
        return;
    }
    case go::Token::Add:
        valueTo(e->x, dst);
        return;
    case go::Token::Sub: {
        const RType& type = rtype(typeOf(e));
        const Slot x = operand(e->x);
        switch (*numberKind(type)) {
        case NumberKind::Signed:
        case NumberKind::Unsigned:
            m_b.emit(Op::Neg, dst, x);
            normalise(typeOf(e), dst);
            return;
        case NumberKind::Float64:
            return m_b.emit(Op::NegF, dst, x);
        case NumberKind::Float32:
            return m_b.emit(Op::NegF32, dst, x);
        case NumberKind::Complex128:
            return m_b.emit(Op::NegC, dst, x);
        case NumberKind::Complex64: {
            const Slot wide = m_b.alloc(2);
            m_b.emit(Op::C64To128, wide, x);
            m_b.emit(Op::NegC, wide, wide);
            return m_b.emit(Op::C128To64, dst, wide);
        }
        }
        return;
    }
    case go::Token::Xor: {
        const Slot x = operand(e->x);
        m_b.emit(Op::Not, dst, x);
        normalise(typeOf(e), dst);
        return;
    }
    default:
        m_c.unsupported(e->pos, "this operator");
    }
}

/// &e: of a composite literal a new object, else the address of a place that the checker keeps on the heap.
void FunctionCompiler::addressTo(go::Expr* e, Slot dst)
{
    e = unparen(e);
    if (e->kind != NodeKind::CompositeLit) {
        addressOf(place(e), dst);
        return;
    }
    go::Type* type = typeOf(e);
    TempScope scope(m_b);
    const go::TypeKind kind = under(type)->kind;
    if (kind == go::TypeKind::Struct || kind == go::TypeKind::Array) {
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::New, address, typeId(type));
        literalInMemory(static_cast<go::CompositeLit*>(e), type, address, 0);
        m_b.moveTo(dst, address, 1);
        return;
    }
    const Slot value = operand(e);
    const Slot address = m_b.alloc(1);
    m_b.emitWide(Op::New, address, typeId(type));
    storeMemory(type, address, 0, value);
    m_b.moveTo(dst, address, 1);
}

void FunctionCompiler::receiveTo(go::Expr* chan, go::Type*, Slot dst, Slot okSlot)
{
    TempScope scope(m_b);
    const Slot channel = operand(chan);
    m_b.emitExt(Op::Recv, dst, channel, okSlot, typeId(typeOf(chan)));
}

/// v, ok = e for the four expressions that have an ok; e's value has its own type at dst.
bool FunctionCompiler::commaOkTo(go::Expr* e, Slot dst, Slot okSlot)
{
    e = unparen(e);
    m_b.setPos(e->pos);
    switch (e->kind) {
    case NodeKind::IndexExpr:
        mapGetTo(static_cast<go::IndexExpr*>(e), dst, okSlot);
        return true;
    case NodeKind::TypeAssertExpr:
        typeAssertTo(static_cast<go::TypeAssertExpr*>(e), dst, okSlot);
        return true;
    case NodeKind::UnaryExpr:
        receiveTo(static_cast<go::UnaryExpr*>(e)->x, nullptr, dst, okSlot);
        return true;
    default:
        return false;
    }
}

} // namespace ws::code
