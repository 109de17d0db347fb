#include "code/liveness.h"
#include "code/range_body.h"

#include "code/walk.h"

/// range over a function: the loop body becomes a function `yield` that the iterator calls (spec "For statements with
/// range clause"; the checks are those of gc's rangefunc rewrite).
namespace ws::code {

using go::NodeKind;
using go::Token;

void FunctionCompiler::rangeFunction(go::RangeStmt* s)
{
    auto* signature = static_cast<go::Signature*>(under(typeOf(s->x)));
    auto* yield = static_cast<go::Signature*>(under(signature->params[0]));
    FunctionCompiler* outermost = m_rangeBody ? m_rangeBody->function : this;
    go::Type* const word = m_c.goTypes().basic(go::BasicKind::Int);
    const Slot iterator = m_b.alloc(1);
    valueTo(s->x, iterator);

    // What the body captures: variables of this function, the control object, cells for unnamed results, the frame.
    std::vector<go::Object*> captures;
    std::unordered_set<go::Object*> seen;
    const auto capture = [&](go::Object* object) {
        if (object && m_variables.contains(object) && seen.insert(object).second)
            captures.push_back(object);
    };
    const std::function<void(go::Node*)> visit = [&](go::Node* node) {
        if (node->kind == NodeKind::Ident)
            capture(static_cast<go::Ident*>(node)->object);
        forEachChild(node, visit);
    };
    visit(s->body);
    if (s->token == Token::Assign) {
        for (go::Expr* target : {s->key, s->value}) {
            if (target)
                visit(target);
        }
    }
    for (go::Object* result : outermost->m_results)
        capture(result);

    RangeBody body;
    body.loop = this;
    body.function = outermost;
    body.statement = s;
    const std::vector<go::Type*>& resultTypes = outermost->m_signature->results;
    std::vector<Slot> cells; // in this function
    if (m_rangeBody) {
        cells = m_rangeBody->resultCells;
    } else if (m_returnsFromRange) {
        for (std::size_t i = 0; i < resultTypes.size(); ++i) {
            cells.push_back(m_b.alloc(1));
            if (m_results[i])
                m_b.loadConstant(cells.back(), 0); // a named result is captured as a variable
            else
                m_b.emitWide(Op::New, cells.back(), typeId(resultTypes[i]));
        }
    }
    const Slot token = m_rangeBody ? m_rangeBody->token : m_token;
    const Slot control = m_b.alloc(1);
    m_b.emitWide(Op::New, control, typeId(m_c.goTypes().array(word, 2)));

    Function& function =
        m_c.newFunction(outermost->m_b.function().name + "-range" + std::to_string(++outermost->m_rangeCounter), s->pos,
            m_b.function().user);
    const bool hasToken = token != kNoSlot;
    const std::uint32_t words =
        captureWords(captures) + 1 + static_cast<std::uint32_t>(cells.size()) + (hasToken ? 1 : 0);
    FunctionCompiler child(m_c, function, m_env, this);
    child.m_b.useFarJumps(); // exits are recorded while it is compiled: once
    child.m_b.setPos(s->pos);
    child.m_rangeBody = &body;
    child.m_rangeCaptured = m_rangeCaptured;
    child.m_sharedLoop = m_sharedLoop;
    child.m_signature = yield;
    child.compileRangeBody(s, yield, captures, cells.size(), hasToken);

    {
        TempScope scope(m_b);
        const Slot first = m_b.alloc(words);
        gatherCaptures(captures, first);
        auto next = static_cast<Slot>(first + captureWords(captures));
        m_b.moveTo(next++, control, 1);
        for (const Slot cell : cells)
            m_b.moveTo(next++, cell, 1);
        if (hasToken)
            m_b.moveTo(next++, token, 1);
        const Slot window = m_b.alloc(1); // the only parameter
        m_b.emitExtWide(Op::Closure, window, first, words, function.index);
        m_b.setPos(s->x->pos);
        m_b.emit(Op::CallClosure, window, iterator, packCallShape(0, 1));
    }
    m_b.setPos(s->pos);
    TempScope scope(m_b);
    const Slot state = m_b.alloc(1);
    Label fine;
    m_b.emit(Op::Load64, state, control, RangeBody::kStateOffset);
    m_b.jumpCompare(Op::JNeI, state, static_cast<std::uint16_t>(static_cast<std::int16_t>(RangeBody::Running)), fine);
    m_b.emit(Op::RuntimePanic, static_cast<unsigned>(PanicCode::RangeMissingPanic));
    m_b.bind(fine);
    m_b.loadConstant(state, RangeBody::Exhausted);
    m_b.emit(Op::Store64, control, state, RangeBody::kStateOffset);
    if (body.exits.empty())
        return;
    m_b.emit(Op::Load64, state, control, RangeBody::kExitOffset);
    for (std::size_t i = 0; i < body.exits.size(); ++i) {
        Label skip;
        m_b.jumpCompare(Op::JNeI, state, static_cast<unsigned>(i + 1), skip);
        if (const go::BranchStmt* exit = body.exits[i]) {
            branch(const_cast<go::BranchStmt*>(exit)); // NOLINT: the tree is not changed
        } else if (m_rangeBody) {
            exitRangeBody(nullptr);
        } else {
            for (std::size_t r = 0; r < resultTypes.size(); ++r) {
                if (!m_results[r])
                    loadMemory(resultTypes[r], m_resultSlots[r], cells[r], 0);
            }
            leaveFunction();
        }
        m_b.bind(skip);
    }
}

/// The function of the body: func yield(key, value) bool.
void FunctionCompiler::compileRangeBody(
    go::RangeStmt* s, go::Signature* yield, const std::vector<go::Object*>& captures, std::size_t cells, bool hasToken)
{
    Function& function = m_b.function();
    RangeBody& body = *m_rangeBody;
    const Slot result = m_b.alloc(1);
    std::vector<Slot> params;
    for (go::Type* type : yield->params)
        params.push_back(m_b.alloc(slots(type)));
    function.resultSlots = 1;
    function.paramSlots = m_b.top() - 1U;
    function.closureSlot = m_b.alloc(1);
    const Slot first = bindCaptures(captures, *body.loop);
    body.control = m_b.alloc(1);
    for (std::size_t i = 0; i < cells; ++i)
        body.resultCells.push_back(m_b.alloc(1));
    if (hasToken)
        body.token = m_b.alloc(1);
    m_b.emit(Op::Captured, first, 0, static_cast<unsigned>(m_b.top() - first));

    // the state must be Ready; while the body runs it is Running
    {
        TempScope scope(m_b);
        const Slot state = m_b.alloc(1);
        Label ready;
        Label exhausted;
        Label panicked;
        m_b.emit(Op::Load64, state, body.control, RangeBody::kStateOffset);
        m_b.jumpCompare(Op::JEqI, state, RangeBody::Ready, ready);
        m_b.jumpCompare(Op::JEqI, state, RangeBody::Exhausted, exhausted);
        m_b.jumpCompare(
            Op::JEqI, state, static_cast<std::uint16_t>(static_cast<std::int16_t>(RangeBody::Running)), panicked);
        m_b.emit(Op::RuntimePanic, static_cast<unsigned>(PanicCode::RangeDone));
        m_b.bind(exhausted);
        m_b.emit(Op::RuntimePanic, static_cast<unsigned>(PanicCode::RangeExhausted));
        m_b.bind(panicked);
        m_b.emit(Op::RuntimePanic, static_cast<unsigned>(PanicCode::RangePanic));
        m_b.bind(ready);
        m_b.emitWide(Op::LoadI, state, static_cast<std::uint32_t>(RangeBody::Running));
        m_b.emit(Op::Store64, body.control, state, RangeBody::kStateOffset);
    }
    Label next;
    Label stop;
    const go::Expr* const targets[] = {s->key, s->value};
    for (std::size_t i = 0; i < params.size() && i < 2; ++i) {
        auto* target = const_cast<go::Expr*>(targets[i]); // NOLINT: the tree is not changed
        if (!wants(target))
            continue;
        go::Type* type = yield->params[i];
        if (s->token == Token::Define) {
            go::Object* object = static_cast<go::Ident*>(target)->object;
            storeVariable(declare(object, type), type, params[i]);
        } else {
            TempScope scope(m_b);
            storeConverted(place(target), params[i], type);
        }
    }
    m_loops.push_back({s, &stop, &next});
    block(s->body);
    m_loops.pop_back();
    m_b.setPos(s->body->rbrace ? s->body->rbrace : s->pos);
    const auto leave = [&](RangeBody::State state, std::uint64_t proceed) {
        TempScope scope(m_b);
        const Slot value = m_b.alloc(1);
        m_b.loadConstant(value, static_cast<std::uint64_t>(state));
        m_b.emit(Op::Store64, body.control, value, RangeBody::kStateOffset);
        m_b.loadConstant(result, proceed);
        m_b.emit(Op::Ret);
    };
    m_b.bind(next);
    leave(RangeBody::Ready, 1);
    m_b.bind(stop);
    leave(RangeBody::Done, 0);
    m_b.finish();
}

/// Leaves the body for good; the loop's function goes on with `exit` (null: return).
void FunctionCompiler::exitRangeBody(const go::BranchStmt* exit)
{
    TempScope scope(m_b);
    m_rangeBody->exits.push_back(exit);
    const Slot value = m_b.alloc(1);
    m_b.loadConstant(value, m_rangeBody->exits.size());
    m_b.emit(Op::Store64, m_rangeBody->control, value, RangeBody::kExitOffset);
    m_b.loadConstant(value, RangeBody::Done);
    m_b.emit(Op::Store64, m_rangeBody->control, value, RangeBody::kStateOffset);
    m_b.loadConstant(0, 0); // the result: stop
    m_b.emit(Op::Ret);
}

void FunctionCompiler::returnFromRangeBody(go::ReturnStmt* s)
{
    TempScope scope(m_b);
    FunctionCompiler& function = *m_rangeBody->function;
    const std::vector<go::Type*>& types = function.m_signature->results;
    const auto storeResult = [&](std::size_t i, Slot value) {
        if (go::Object* object = function.m_results[i])
            storeVariable(variable(object, s->pos), types[i], value);
        else
            storeMemory(types[i], m_rangeBody->resultCells[i], 0, value);
    };
    if (s->results.size() == 1 && types.size() > 1) {
        returnCall(s->results[0], types, storeResult);
    } else {
        hoistList(s->results);
        std::vector<Slot> values;
        for (std::size_t i = 0; i < s->results.size(); ++i) {
            values.push_back(temp(types[i]));
            convertTo(s->results[i], types[i], values.back());
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            storeResult(i, values[i]);
    }
    m_b.setPos(s->pos);
    exitRangeBody(nullptr);
}

} // namespace ws::code
