#include "code/function_compiler.h"
#include "code/number.h"

#include "base/assert.h"

/// Loops. The condition stands at the end, so that an iteration takes one jump.
namespace ws::code {

using go::NodeKind;
using go::Token;

/// Every iteration passes here once: a statement boundary in user code, else a check of the time slice.
void FunctionCompiler::loopCheck(go::Pos pos)
{
    m_b.setPos(pos);
    if (m_b.function().user)
        m_b.emit(Op::Step);
    else
        m_b.emitWide(Op::Loop, 0, 0);
}

void FunctionCompiler::forStatement(go::ForStmt* s)
{
    TempScope scope(m_b);
    const bool perIteration = m_c.version() != go::LanguageVersion::Go119;
    std::vector<go::Object*> loopVariables;
    if (s->init) {
        if (s->init->kind == NodeKind::AssignStmt) {
            auto* init = static_cast<go::AssignStmt*>(s->init);
            if (init->token == Token::Define) {
                for (go::Expr* e : init->lhs) {
                    if (go::Object* object = definedObject(e))
                        loopVariables.push_back(object);
                }
            }
            step(s->pos);
            assign(init);
        } else {
            statement(s->init);
        }
    }
    Label body;
    Label condition;
    Label next;
    Label end;
    if (s->init)
        m_b.jump(condition); // the step of the init statement stands for the first test, too
    Label enter;
    if (!s->init)
        m_b.jump(enter);
    m_b.bind(body);
    m_loops.push_back({s, &end, &next});
    block(s->body);
    m_loops.pop_back();
    m_b.bind(next);
    m_b.setPos(s->pos);
    if (perIteration)
        copyLoopVariables(loopVariables);
    if (s->post) {
        TempScope post(m_b);
        m_b.setPos(s->post->pos);
        if (s->post->kind == NodeKind::IncDecStmt)
            incDec(static_cast<go::IncDecStmt*>(s->post));
        else if (s->post->kind == NodeKind::AssignStmt)
            assign(static_cast<go::AssignStmt*>(s->post));
        else
            statement(s->post);
    }
    m_b.bind(enter);
    loopCheck(s->pos);
    m_b.bind(condition);
    if (s->cond)
        condJump(s->cond, true, body);
    else
        m_b.jump(body);
    m_b.bind(end);
}

/// A new variable for the next iteration, with the value of the old one: only closures and pointers can tell.
void FunctionCompiler::copyLoopVariables(const std::vector<go::Object*>& loopVariables)
{
    for (go::Object* object : loopVariables) {
        const Variable& v = m_variables[object];
        if (!v.boxed)
            continue;
        TempScope scope(m_b);
        go::Type* type = substitute(object->type);
        const Slot value = temp(type);
        loadMemory(type, value, v.slot, 0);
        m_b.emitWide(Op::New, v.slot, typeId(type));
        storeMemory(type, v.slot, 0, value);
    }
}

bool FunctionCompiler::wants(go::Expr* target)
{
    return target && !(target->kind == NodeKind::Ident && static_cast<go::Ident*>(target)->name == "_");
}

/// Before Go 1.22 all iterations share the variables of a range clause.
void FunctionCompiler::openRangeVariables(go::RangeStmt* s)
{
    if (s->token != Token::Define || m_c.version() != go::LanguageVersion::Go119)
        return;
    for (go::Expr* target : {s->key, s->value}) {
        if (!wants(target))
            continue;
        go::Object* object = static_cast<go::Ident*>(target)->object;
        m_sharedLoop.insert(object);
        initialise(object, substitute(object->type), nullptr);
    }
}

/// Where the next value should go: the variable itself if it has a slot, else a temporary for setRangeVariable.
Slot FunctionCompiler::rangeTarget(go::RangeStmt* s, go::Expr* target, go::Type* type)
{
    if (s->token == Token::Define) {
        go::Object* object = static_cast<go::Ident*>(target)->object;
        if (m_c.version() == go::LanguageVersion::Go119) {
            if (!m_variables[object].boxed)
                return m_variables[object].slot;
        } else if (!mustBox(object, type)) {
            return declare(object, type).slot;
        }
    }
    return temp(type);
}

void FunctionCompiler::setRangeVariable(go::RangeStmt* s, go::Expr* target, Slot value, go::Type* type)
{
    if (s->token != Token::Define) {
        if (!wants(s->key) || !wants(s->value)) {
            storeConverted(place(target), value, type);
        } else if (target == s->key) { // both at once, when the value is known
            m_pendingKey = value;
            m_pendingKeyType = type;
        } else {
            const std::vector<Place> places = placesTogether({s->key, s->value});
            storeConverted(places[0], m_pendingKey, m_pendingKeyType);
            storeConverted(places[1], value, type);
        }
        return;
    }
    go::Object* object = static_cast<go::Ident*>(target)->object;
    if (m_c.version() != go::LanguageVersion::Go119 && !m_variables.contains(object))
        declare(object, type);
    else if (m_c.version() != go::LanguageVersion::Go119 && mustBox(object, type))
        declare(object, type);
    const Variable& v = m_variables[object];
    if (v.boxed || v.slot != value)
        storeVariable(v, type, value);
}

/// Gives the variable, if there is one, its value for this iteration.
void FunctionCompiler::rangeVariable(go::RangeStmt* s, go::Expr* target, Slot value, go::Type* type)
{
    if (!wants(target))
        return;
    const Slot slot = rangeTarget(s, target, type);
    m_b.moveTo(slot, value, slots(type));
    setRangeVariable(s, target, slot, type);
}

void FunctionCompiler::counterVariable(go::RangeStmt* s, Slot counter, go::Type* type, bool shares)
{
    if (shares)
        m_variables[static_cast<go::Ident*>(s->key)->object] = {counter, false};
    else
        rangeVariable(s, s->key, counter, type);
}

/// Whether the key variable may be the hidden counter itself.
bool FunctionCompiler::sharesCounter(go::RangeStmt* s, go::Expr* key)
{
    if (!wants(key) || s->token != Token::Define || m_c.version() == go::LanguageVersion::Go119)
        return false;
    go::Object* object = static_cast<go::Ident*>(key)->object;
    return !object->addressTaken && !object->captured && !object->reassigned && !m_rangeCaptured.contains(object);
}

void FunctionCompiler::rangeStatement(go::RangeStmt* s)
{
    TempScope scope(m_b);
    step(s->pos);
    go::Type* type = under(typeOf(s->x));
    if (type->kind == go::TypeKind::Signature) {
        rangeFunction(s);
        return;
    }
    Label end;
    Label next;
    Loop loop{s, &end, &next};
    const Slot outerLoops = static_cast<Slot>(m_loops.size());
    openRangeVariables(s);
    switch (type->kind) {
    case go::TypeKind::Basic:
        if (rtype(defaultType(typeOf(s->x))).kind == Kind::String)
            rangeString(s, loop);
        else
            rangeInteger(s, loop);
        break;
    case go::TypeKind::Slice:
        rangeSlice(s, loop);
        break;
    case go::TypeKind::Array:
    case go::TypeKind::Pointer:
        rangeArray(s, loop);
        break;
    case go::TypeKind::Map:
        rangeMap(s, loop);
        break;
    case go::TypeKind::Chan:
        rangeChannel(s, loop);
        break;
    default:
        m_c.unsupported(s->x->pos, "a range over this type");
    }
    WS_ASSERT(m_loops.size() == outerLoops);
    m_b.bind(end);
}

/// The loop around a hidden counter that runs from 0 to the value of `limit` (read once): `each` sets the variables.
void FunctionCompiler::countedLoop(
    go::RangeStmt* s, Loop& loop, Slot counter, Slot limit, bool isUnsigned, const std::function<void()>& each)
{
    Label body;
    Label condition;
    m_b.loadConstant(counter, 0);
    m_b.jump(condition);
    m_b.bind(body);
    {
        TempScope scope(m_b);
        each();
        m_loops.push_back(loop);
        block(s->body);
        m_loops.pop_back();
    }
    m_b.bind(*loop.continueLabel);
    m_b.setPos(s->pos);
    m_b.emit(Op::AddI, counter, counter, 1);
    loopCheck(s->pos);
    m_b.bind(condition);
    m_b.jumpCompare(isUnsigned ? Op::JLtU : Op::JLt, counter, limit, body);
}

void FunctionCompiler::rangeInteger(go::RangeStmt* s, Loop& loop)
{
    go::Type* type = typeOf(s->x);
    if (s->key && wants(s->key))
        type = s->token == Token::Define ? substitute(static_cast<go::Ident*>(s->key)->object->type) : typeOf(s->key);
    type = defaultType(type);
    const Slot limit = m_b.alloc(1);
    convertTo(s->x, type, limit);
    const Slot counter = m_b.alloc(1);
    const bool shares = sharesCounter(s, s->key);
    const RType& rt = rtype(type);
    const bool isUnsigned = numberKind(rt) == NumberKind::Unsigned && rt.size == 8;
    countedLoop(s, loop, counter, limit, isUnsigned, [&] { counterVariable(s, counter, type, shares); });
}

void FunctionCompiler::rangeSlice(go::RangeStmt* s, Loop& loop)
{
    go::Type* sliceType = typeOf(s->x);
    go::Type* element = static_cast<go::Slice*>(under(sliceType))->element;
    go::Type* intType = m_c.goTypes().basic(go::BasicKind::Int);
    const Slot slice = m_b.alloc(3);
    valueTo(s->x, slice);
    const Slot counter = m_b.alloc(1);
    const bool shares = sharesCounter(s, s->key);
    countedLoop(s, loop, counter, static_cast<Slot>(slice + 1), false, [&] {
        counterVariable(s, counter, intType, shares);
        if (wants(s->value)) {
            const Slot slot = rangeTarget(s, s->value, element);
            Place from;
            from.kind = Place::Kind::SliceElement;
            from.type = element;
            from.container = sliceType;
            from.slot = slice;
            from.index = counter;
            load(from, slot);
            setRangeVariable(s, s->value, slot, element);
        }
    });
}

void FunctionCompiler::rangeArray(go::RangeStmt* s, Loop& loop)
{
    go::Type* type = typeOf(s->x);
    const bool isPointer = under(type)->kind == go::TypeKind::Pointer;
    go::Type* arrayType = isPointer ? static_cast<go::Pointer*>(under(type))->element : type;
    auto* array = static_cast<go::Array*>(under(arrayType));
    go::Type* intType = m_c.goTypes().basic(go::BasicKind::Int);
    Place from;
    from.type = array->element;
    from.container = arrayType;
    if (wants(s->value)) {
        from.slot = temp(type);
        valueTo(s->x, from.slot); // the range works on a copy of the array
        from.kind = isPointer ? Place::Kind::Memory : Place::Kind::FrameIndex;
    } else if (hasCall(s->x)) {
        operand(s->x);
    }
    const Slot limit = m_b.alloc(1);
    m_b.loadConstant(limit, static_cast<std::uint64_t>(array->length));
    const Slot counter = m_b.alloc(1);
    const bool shares = sharesCounter(s, s->key);
    countedLoop(s, loop, counter, limit, false, [&] {
        counterVariable(s, counter, intType, shares);
        if (wants(s->value)) {
            const Slot slot = rangeTarget(s, s->value, array->element);
            Place element = from;
            if (isPointer) {
                const Slot address = m_b.alloc(1);
                m_b.emit(Op::NilCheck, from.slot);
                m_b.emitExtWide(Op::AddrIndex, address, from.slot, counter, m_c.types().size(array->element));
                element = dereferenced(address, array->element);
            } else {
                element.index = counter;
            }
            load(element, slot);
            setRangeVariable(s, s->value, slot, array->element);
        }
    });
}

void FunctionCompiler::rangeString(go::RangeStmt* s, Loop& loop)
{
    go::Type* intType = m_c.goTypes().basic(go::BasicKind::Int);
    go::Type* runeType = m_c.goTypes().basic(go::BasicKind::Int32);
    const Slot string = m_b.alloc(2);
    if (s->x->constant)
        constantTo(*s->x->constant, defaultType(typeOf(s->x)), string);
    else
        valueTo(s->x, string);
    const Slot position = m_b.alloc(1); // of this rune
    const Slot decoded = m_b.alloc(2); // rune, position of the next one
    const auto following = static_cast<Slot>(decoded + 1);
    Label body;
    Label condition;
    m_b.loadConstant(following, 0);
    m_b.jump(condition);
    m_b.bind(body);
    m_b.moveTo(position, following, 1);
    m_b.emit(Op::StrNext, decoded, string, position);
    {
        TempScope scope(m_b);
        rangeVariable(s, s->key, position, intType);
        rangeVariable(s, s->value, decoded, runeType);
        m_loops.push_back(loop);
        block(s->body);
        m_loops.pop_back();
    }
    m_b.bind(*loop.continueLabel);
    loopCheck(s->pos);
    m_b.bind(condition);
    m_b.jumpCompare(Op::JLt, following, static_cast<unsigned>(string + 1), body);
}

void FunctionCompiler::rangeMap(go::RangeStmt* s, Loop& loop)
{
    go::Type* type = typeOf(s->x);
    auto* map = static_cast<go::Map*>(under(type));
    const Slot iterator = m_b.alloc(1);
    {
        TempScope scope(m_b);
        const Slot value = operand(s->x);
        m_b.emit(Op::MapIterInit, iterator, value, typeId(type));
    }
    const bool wantsKey = wants(s->key);
    const bool wantsValue = wants(s->value);
    const Slot key = m_b.alloc(wantsKey ? slots(map->key) : 0);
    const Slot value = m_b.alloc(wantsValue ? slots(map->value) : 0);
    Label top;
    Label enter;
    m_b.jump(enter);
    m_b.bind(top);
    loopCheck(s->pos);
    m_b.bind(enter);
    m_b.iterNext(iterator, wantsKey ? key : kNoSlot, wantsValue ? value : kNoSlot, typeId(type), *loop.breakLabel);
    {
        TempScope scope(m_b);
        rangeVariable(s, s->key, key, map->key);
        rangeVariable(s, s->value, value, map->value);
        m_loops.push_back(loop);
        block(s->body);
        m_loops.pop_back();
    }
    m_b.bind(*loop.continueLabel);
    m_b.setPos(s->pos);
    m_b.jump(top);
}

void FunctionCompiler::rangeChannel(go::RangeStmt* s, Loop& loop)
{
    go::Type* type = typeOf(s->x);
    go::Type* element = static_cast<go::Chan*>(under(type))->element;
    const Slot channel = m_b.alloc(1);
    valueTo(s->x, channel);
    const bool wantsValue = wants(s->key);
    const Slot ok = m_b.alloc(1);
    const Slot value = m_b.alloc(wantsValue ? slots(element) : 0);
    Label top;
    Label enter;
    m_b.jump(enter);
    m_b.bind(top);
    loopCheck(s->pos);
    m_b.bind(enter);
    m_b.setPos(s->pos);
    m_b.emitExt(Op::Recv, wantsValue ? value : kNoSlot, channel, ok, typeId(type));
    m_b.jumpIf(Op::JumpFalse, ok, *loop.breakLabel);
    {
        TempScope scope(m_b);
        rangeVariable(s, s->key, value, element);
        m_loops.push_back(loop);
        block(s->body);
        m_loops.pop_back();
    }
    m_b.bind(*loop.continueLabel);
    m_b.setPos(s->pos);
    m_b.jump(top);
}

} // namespace ws::code
