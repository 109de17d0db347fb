#include "code/function_compiler.h"
#include "code/number.h"

#include <algorithm>

namespace ws::code {

using go::NodeKind;
using go::Token;

namespace {

bool isBlank(go::Expr* e)
{
    return e->kind == NodeKind::Ident && static_cast<go::Ident*>(e)->name == "_";
}

} // namespace

/// The variable that `e` declares in a `:=`, or null if it only assigns.
go::Object* FunctionCompiler::definedObject(go::Expr* e)
{
    if (e->kind != NodeKind::Ident || isBlank(e))
        return nullptr;
    auto* ident = static_cast<go::Ident*>(e);
    return ident->object && ident->object->pos == ident->pos ? ident->object : nullptr;
}

void FunctionCompiler::assign(go::AssignStmt* s)
{
    if (s->token == Token::Define) {
        define(s);
        return;
    }
    TempScope scope(m_b);
    if (s->token != Token::Assign)
        assignOp(s->lhs[0], go::assignedOperator(s->token), s->rhs[0]);
    else if (s->lhs.size() == 1)
        assignOne(s->lhs[0], s->rhs[0]);
    else if (s->rhs.size() == 1)
        assignTuple(s->lhs, s->rhs[0], false);
    else
        assignMany(s->lhs, s->rhs);
}

void FunctionCompiler::define(go::AssignStmt* s)
{
    if (s->rhs.size() == 1 && s->lhs.size() > 1) {
        assignTuple(s->lhs, s->rhs[0], true);
        return;
    }
    bool allNew = true;
    for (go::Expr* lhs : s->lhs)
        allNew = allNew && (isBlank(lhs) || definedObject(lhs));
    if (allNew && s->lhs.size() == 1 && !isBlank(s->lhs[0])) {
        go::Object* object = definedObject(s->lhs[0]);
        initialise(object, substitute(object->type), s->rhs[0]);
        return;
    }
    // several at once: all values first
    for (go::Expr* lhs : s->lhs) {
        if (go::Object* object = definedObject(lhs))
            declare(object, substitute(object->type));
    }
    TempScope scope(m_b);
    assignMany(s->lhs, s->rhs);
    for (std::size_t i = 0; i < s->lhs.size(); ++i) {
        if (go::Object* object = definedObject(s->lhs[i]))
            nameObject(object, m_variables[object], substitute(object->type), s->rhs[i]);
    }
}

/// Evaluates the calls in the operands of a place, so that they come before the right side's.
void FunctionCompiler::hoistPlace(go::Expr* lhs)
{
    lhs = unparen(lhs);
    switch (lhs->kind) {
    case NodeKind::IndexExpr:
        hoistPlace(static_cast<go::IndexExpr*>(lhs)->x);
        hoist(static_cast<go::IndexExpr*>(lhs)->indices[0]);
        if (isCallLike(static_cast<go::IndexExpr*>(lhs)->x))
            hoist(static_cast<go::IndexExpr*>(lhs)->x);
        return;
    case NodeKind::SelectorExpr:
        hoist(static_cast<go::SelectorExpr*>(lhs)->x);
        return;
    case NodeKind::StarExpr:
        hoist(static_cast<go::StarExpr*>(lhs)->x);
        return;
    default:
        hoist(lhs);
    }
}

void FunctionCompiler::assignOne(go::Expr* lhs, go::Expr* rhs)
{
    lhs = unparen(lhs);
    if (isBlank(lhs)) {
        if (isNilExpr(rhs) || rhs->constant)
            return;
        go::Expr* x = unparen(rhs);
        if (x->kind == NodeKind::Ident) // a variable: nothing happens, however large it is
            return;
        const Slot value = operand(rhs);
        if (x->kind == NodeKind::StarExpr && slots(typeOf(x)) == 0)
            m_b.emit(Op::NilCheck, value);
        return;
    }
    go::Type* type = typeOf(lhs);
    if (lhs->kind == NodeKind::Ident && !static_cast<go::Ident*>(lhs)->object->isGlobal) {
        auto* ident = static_cast<go::Ident*>(lhs);
        const Variable v = variable(ident->object, lhs->pos);
        if (!v.boxed) {
            assignTo(rhs, type, v.slot);
            nameObject(ident->object, v, type, rhs);
            return;
        }
    }
    if (appendToMapElement(lhs, rhs))
        return;
    hoistPlace(lhs);
    const Slot value = operandAs(rhs, type);
    const Place to = place(lhs);
    m_b.setPos(lhs->pos);
    store(to, value);
    if (lhs->kind == NodeKind::Ident || lhs->kind == NodeKind::SelectorExpr) {
        const std::string name = selectorText(lhs);
        if (!name.empty())
            nameStored(name, type, value, rhs);
    }
}

bool FunctionCompiler::sameExpr(go::Expr* x, go::Expr* y)
{
    x = unparen(x);
    y = unparen(y);
    if (x->kind != y->kind)
        return false;
    switch (x->kind) {
    case NodeKind::Ident:
        return static_cast<go::Ident*>(x)->object
            && static_cast<go::Ident*>(x)->object == static_cast<go::Ident*>(y)->object;
    case NodeKind::BasicLit:
        return static_cast<go::BasicLit*>(x)->text == static_cast<go::BasicLit*>(y)->text;
    case NodeKind::SelectorExpr:
        return static_cast<go::SelectorExpr*>(x)->sel->name == static_cast<go::SelectorExpr*>(y)->sel->name
            && sameExpr(static_cast<go::SelectorExpr*>(x)->x, static_cast<go::SelectorExpr*>(y)->x);
    case NodeKind::StarExpr:
        return sameExpr(static_cast<go::StarExpr*>(x)->x, static_cast<go::StarExpr*>(y)->x);
    case NodeKind::IndexExpr:
        return sameExpr(static_cast<go::IndexExpr*>(x)->x, static_cast<go::IndexExpr*>(y)->x)
            && sameExpr(static_cast<go::IndexExpr*>(x)->indices[0], static_cast<go::IndexExpr*>(y)->indices[0]);
    default:
        return false;
    }
}

/// m[k] = append(m[k], …) is one mapassign in gc; the old slice is read through the element's address.
bool FunctionCompiler::appendToMapElement(go::Expr* lhs, go::Expr* rhs)
{
    rhs = unparen(rhs);
    if (lhs->kind != NodeKind::IndexExpr
        || under(typeOf(static_cast<go::IndexExpr*>(lhs)->x))->kind != go::TypeKind::Map
        || rhs->kind != NodeKind::CallExpr || builtinOf(static_cast<go::CallExpr*>(rhs)) != go::BuiltinId::Append)
        return false;
    auto* append = static_cast<go::CallExpr*>(rhs);
    if (append->args.size() < 2 || !sameExpr(lhs, append->args[0]))
        return false;
    go::Type* type = typeOf(lhs);
    hoistPlace(lhs);
    for (std::size_t i = 1; i < append->args.size(); ++i)
        hoist(append->args[i]);
    for (std::size_t i = 1; i < append->args.size(); ++i) {
        go::Expr* arg = append->args[i]; // whatever panics must do so before the element is there
        if (isStable(arg))
            continue;
        const Slot settled = temp(typeOf(arg));
        valueTo(arg, settled);
        m_hoisted[arg] = settled;
    }
    const Place element = place(lhs);
    const Slot address = m_b.alloc(1);
    m_b.emitExt(Op::MapAssign, address, element.slot, element.index, typeId(element.container));
    const Slot value = m_b.alloc(3);
    m_b.emit(Op::Load3, value, address, 0);
    appendValues(append, type, value, value);
    m_b.emit(Op::Store3, address, value, 0);
    return true;
}

void FunctionCompiler::storeConverted(const Place& to, Slot value, go::Type* from)
{
    if (to.kind == Place::Kind::Blank)
        return;
    if (go::isInterface(to.type) && !go::isInterface(from)) {
        TempScope scope(m_b);
        const Slot converted = m_b.alloc(2);
        toInterface(value, defaultType(from), converted);
        store(to, converted);
        return;
    }
    store(to, value);
}

/// The variables that are assigned as a whole or in part.
std::unordered_set<go::Object*> FunctionCompiler::assignedVariables(const std::vector<go::Expr*>& lhs)
{
    std::unordered_set<go::Object*> assigned;
    for (go::Expr* e : lhs) {
        go::Expr* target = unparen(e);
        while (target->kind == NodeKind::SelectorExpr || target->kind == NodeKind::IndexExpr)
            target = unparen(target->kind == NodeKind::SelectorExpr ? static_cast<go::SelectorExpr*>(target)->x
                                                                    : static_cast<go::IndexExpr*>(target)->x);
        if (target->kind == NodeKind::Ident && static_cast<go::Ident*>(target)->object)
            assigned.insert(static_cast<go::Ident*>(target)->object);
    }
    return assigned;
}

/// The places of a list that is assigned together: their operands are read before any of them changes.
std::vector<Place> FunctionCompiler::placesTogether(const std::vector<go::Expr*>& lhs)
{
    const std::unordered_set<go::Object*> outer = m_copyOut;
    const std::unordered_set<go::Object*> assigned = assignedVariables(lhs);
    std::vector<Place> places;
    for (go::Expr* e : lhs) {
        go::Expr* target = unparen(e);
        if (isBlank(target)) {
            places.emplace_back();
        } else if (target->kind == NodeKind::Ident) {
            m_copyOut.clear();
            places.push_back(identPlace(static_cast<go::Ident*>(target)));
        } else {
            m_copyOut = outer;
            m_copyOut.insert(assigned.begin(), assigned.end());
            places.push_back(place(target));
        }
    }
    m_copyOut = outer;
    return places;
}

/// a, b = x, y: operands of the left side and values of the right side first, then the stores from left to right.
void FunctionCompiler::assignMany(const std::vector<go::Expr*>& lhs, const std::vector<go::Expr*>& rhs)
{
    for (go::Expr* e : lhs) {
        if (!isBlank(e) && !definedObject(e))
            hoistPlace(e);
    }
    hoistList(rhs);
    const std::vector<Place> places = placesTogether(lhs);
    const std::unordered_set<go::Object*> outer = m_copyOut;
    const std::unordered_set<go::Object*> assigned = assignedVariables(lhs);
    m_copyOut.insert(assigned.begin(), assigned.end());
    // As gc (walk's ascompatee), which decides whose index panics: a value is read when its turn comes, but before the
    // first store to memory if that stands to the left of it. Calls keep their order.
    std::size_t firstStore = 0;
    if (std::any_of(rhs.begin(), rhs.end(), [this](go::Expr* e) { return hasCall(e); }))
        firstStore = lhs.size() - 1;
    while (firstStore + 1 < lhs.size()
        && (places[firstStore].kind == Place::Kind::Blank
            || (places[firstStore].kind == Place::Kind::Frame && !places[firstStore].part)))
        ++firstStore;
    std::vector<Slot> values(rhs.size(), Slot(0));
    const auto read = [&](std::size_t i) {
        if (!isBlank(lhs[i]))
            values[i] = operandAs(rhs[i], places[i].type);
        else if (!isNilExpr(rhs[i]))
            values[i] = operand(rhs[i]);
    };
    for (std::size_t i = firstStore + 1; i < rhs.size(); ++i)
        read(i);
    for (std::size_t i = 0; i <= firstStore; ++i)
        read(i);
    m_copyOut = outer;
    for (std::size_t i = 0; i < rhs.size(); ++i) {
        m_b.setPos(lhs[i]->pos);
        store(places[i], values[i]);
    }
}

/// a, b = f() and the comma-ok forms.
void FunctionCompiler::assignTuple(const std::vector<go::Expr*>& lhs, go::Expr* rhs, bool define)
{
    if (define) {
        for (go::Expr* e : lhs) {
            if (go::Object* object = definedObject(e))
                declare(object, substitute(object->type));
        }
    }
    TempScope scope(m_b);
    go::Expr* source = unparen(rhs);
    for (go::Expr* e : lhs) {
        if (!isBlank(e) && !definedObject(e))
            hoistPlace(e);
    }
    std::vector<Slot> values;
    std::vector<go::Type*> types;
    if (source->kind == NodeKind::CallExpr) {
        Slot value = call(static_cast<go::CallExpr*>(source));
        for (go::Type* type : static_cast<go::Tuple*>(typeOf(source))->types) {
            types.push_back(type);
            values.push_back(value);
            value = static_cast<Slot>(value + slots(type));
        }
    } else {
        go::Type* type = typeOf(source);
        if (type->kind == go::TypeKind::Tuple)
            type = static_cast<go::Tuple*>(type)->types[0];
        const Slot value = temp(type);
        const Slot ok = m_b.alloc(1);
        commaOkTo(source, value, ok);
        types = {type, m_c.goTypes().basic(go::BasicKind::Bool)};
        values = {value, ok};
    }
    const std::vector<Place> places = placesTogether(lhs);
    for (std::size_t i = 0; i < lhs.size(); ++i) {
        m_b.setPos(lhs[i]->pos);
        storeConverted(places[i], values[i], types[i]);
    }
    for (std::size_t i = 0; i < lhs.size(); ++i) {
        go::Object* object = define ? definedObject(lhs[i]) : nullptr;
        if (object && i == 0)
            nameObject(object, m_variables[object], substitute(object->type), rhs);
    }
}

void FunctionCompiler::incDec(go::IncDecStmt* s)
{
    static const auto one = [] {
        auto* constant = new go::Constant; // lives as long as the program
        constant->integer = 1;
        return std::shared_ptr<const go::Constant>(constant);
    }();
    go::BasicLit literal;
    literal.pos = s->pos;
    literal.mode = go::Mode::Constant;
    literal.type = s->x->type;
    literal.constant = one;
    assignOp(s->x, s->token == Token::Inc ? Token::Add : Token::Sub, &literal);
}

void FunctionCompiler::assignOp(go::Expr* lhs, Token op, go::Expr* rhs)
{
    TempScope scope(m_b);
    lhs = unparen(lhs);
    go::Type* type = typeOf(lhs);
    if (lhs->kind == NodeKind::Ident && !static_cast<go::Ident*>(lhs)->object->isGlobal) {
        const Variable v = variable(static_cast<go::Ident*>(lhs)->object, lhs->pos);
        if (!v.boxed) {
            arithmeticExpr(op, type, v.slot, v.slot, rhs);
            return;
        }
    }
    hoistPlace(lhs);
    hoist(rhs);
    Place to = place(lhs);
    const bool divides = op == Token::Quo || op == Token::Rem;
    if (to.kind == Place::Kind::MapElement && !divides) { // one mapassign; the element is read through its address
        const Slot right = rhs->constant ? Slot(0) : operand(rhs);
        const Slot address = m_b.alloc(1);
        m_b.emitExt(Op::MapAssign, address, to.slot, to.index, typeId(to.container));
        if (!rhs->constant)
            m_hoisted[unparen(rhs)] = right;
        to = dereferenced(address, type);
    }
    const Slot value = temp(type);
    load(to, value);
    arithmeticExpr(op, type, value, value, rhs);
    m_b.setPos(lhs->pos);
    store(to, value);
}

} // namespace ws::code
