#include "code/function_compiler.h"

#include "base/assert.h"
#include "code/walk.h"

namespace ws::code {

namespace {

constexpr std::uint32_t kMaxCopiedSlots = 16; ///< gc copies captured variables of at most 128 bytes
constexpr std::uint32_t kMaxFrameVariable = 1024; ///< slots; larger ones live on the heap

bool containsSyncObject(go::Type* type, int depth = 0)
{
    if (type->kind == go::TypeKind::Named) {
        const auto* named = static_cast<go::Named*>(type);
        const go::Package* package = named->object->package;
        if (package && package->path == "sync") {
            const std::string& name = named->object->name;
            return name == "WaitGroup" || name == "Mutex" || name == "RWMutex" || name == "Cond" || name == "Once"
                || name == "Map" || name == "Pool";
        }
    }
    go::Type* under = type->underlying();
    if (depth > 8)
        return false;
    if (under->kind == go::TypeKind::Array)
        return containsSyncObject(static_cast<go::Array*>(under)->element, depth + 1);
    if (under->kind == go::TypeKind::Struct) {
        for (const go::StructField& field : static_cast<go::Struct*>(under)->fields) {
            if (containsSyncObject(field.type, depth + 1))
                return true;
        }
    }
    return false;
}

} // namespace

FunctionCompiler::FunctionCompiler(Compiler& compiler, Function& function, const Env& env, FunctionCompiler* parent)
    : m_c(compiler)
    , m_b(function)
    , m_env(env)
    , m_parent(parent)
{
}

go::Type* FunctionCompiler::substitute(go::Type* type)
{
    if (m_env.empty() || !type)
        return type;
    const auto found = m_substituted.find(type);
    if (found != m_substituted.end())
        return found->second;
    go::Type* result = m_c.goTypes().substitute(type, m_env.params, m_env.args);
    m_substituted.emplace(type, result);
    return result;
}

go::Type* FunctionCompiler::typeOf(const go::Expr* e)
{
    WS_ASSERT(e->type != nullptr);
    return substitute(e->type);
}

RTypeId FunctionCompiler::typeId(go::Type* type)
{
    const RTypeId id = m_c.typeId(type);
    if (id > 0xffff)
        m_c.unsupported(m_b.pos(), "more than 65535 types");
    return id;
}

std::uint32_t FunctionCompiler::slotsOf(const std::vector<go::Type*>& types)
{
    std::uint32_t sum = 0;
    for (go::Type* type : types)
        sum += slots(type);
    return sum;
}

void FunctionCompiler::compileDeclared(go::Object* func, go::Signature* signature, bool farJumps)
{
    if (farJumps)
        m_b.useFarJumps();
    m_b.setPos(func->pos);
    go::Type* receiverType = nullptr;
    if (func->receiverBase) {
        go::Type* base = func->receiverBase;
        if (!m_env.empty())
            base = m_c.goTypes().instance(func->receiverBase, m_env.args);
        receiverType = func->pointerReceiver ? static_cast<go::Type*>(m_c.goTypes().pointer(base)) : base;
    }
    begin(signature, func->receiver, receiverType, func->params, func->results, func->decl->body);
    if (func->decl->body)
        finishBody(func->decl->body);
    m_b.finish();
    if (m_b.tooManySlots())
        m_c.unsupported(func->pos, "a function whose variables need more than 480 KB of stack");
}

/// Lays out the window and declares parameters and results.
void FunctionCompiler::begin(go::Signature* signature, go::Object* receiver, go::Type* receiverType,
    const std::vector<go::Object*>& params, const std::vector<go::Object*>& results, go::Node* bodyNode)
{
    Function& function = m_b.function();
    m_signature = signature;
    if (bodyNode)
        scan(bodyNode);
    m_results = results;
    m_results.resize(signature->results.size());
    for (const go::Object* result : m_results)
        m_namedResults = m_namedResults || result != nullptr;
    for (go::Type* type : signature->results)
        m_resultSlots.push_back(m_b.alloc(slots(type)));
    function.resultSlots = m_b.top();
    std::vector<std::pair<go::Object*, std::pair<go::Type*, Slot>>> declared;
    if (receiverType)
        declared.push_back({receiver, {receiverType, m_b.alloc(slots(receiverType))}});
    for (std::size_t i = 0; i < signature->params.size(); ++i) {
        go::Type* type = signature->params[i];
        declared.push_back({i < params.size() ? params[i] : nullptr, {type, m_b.alloc(slots(type))}});
    }
    function.paramSlots = m_b.top() - function.resultSlots;
    if (function.closureSlot >= 0)
        function.closureSlot = m_b.alloc(1);
    for (const auto& [object, where] : declared)
        declareParam(object, where.first, where.second);
    if (m_hasDefer && m_hasRangeBody) {
        m_token = m_b.alloc(1);
        m_b.emit(Op::FrameToken, m_token);
    }
    const bool mustZero = m_namedResults || m_hasDefer;
    if (mustZero && bodyNode)
        m_b.zero(0, function.resultSlots);
    for (std::size_t i = 0; i < m_results.size(); ++i) {
        go::Object* object = m_results[i];
        if (!object)
            continue;
        if (mustBox(object, signature->results[i]))
            declare(object, signature->results[i]);
        else
            m_variables[object] = {m_resultSlots[i], false};
    }
}

void FunctionCompiler::declareParam(go::Object* object, go::Type* type, Slot slot)
{
    if (!object)
        return;
    if (!mustBox(object, type)) {
        m_variables[object] = {slot, false};
        return;
    }
    const Variable& boxed = declare(object, type);
    storeMemory(type, boxed.slot, 0, slot);
}

void FunctionCompiler::finishBody(go::BlockStmt* blockStmt)
{
    statements(blockStmt->list);
    m_b.setPos(blockStmt->rbrace ? blockStmt->rbrace : blockStmt->end);
    leaveFunction();
    if (m_hasDefer) {
        m_b.bind(m_epilogue);
        m_b.function().epilogue = static_cast<std::int32_t>(m_b.here());
        m_b.emit(Op::RunDefers);
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            if (m_results[i] && m_variables[m_results[i]].boxed)
                loadMemory(m_signature->results[i], m_resultSlots[i], m_variables[m_results[i]].slot, 0);
        }
        m_b.emit(Op::Ret);
    }
}

/// The end of a return statement, when the results are in their variables or slots.
void FunctionCompiler::leaveFunction()
{
    if (m_hasDefer) {
        m_b.jump(m_epilogue);
        return;
    }
    for (std::size_t i = 0; i < m_results.size(); ++i) {
        if (m_results[i] && m_variables[m_results[i]].boxed)
            loadMemory(m_signature->results[i], m_resultSlots[i], m_variables[m_results[i]].slot, 0);
    }
    m_b.emit(Op::Ret);
}

/// Finds what must be known about a body before it is compiled.
void FunctionCompiler::scan(go::Node* bodyNode)
{
    forEachChild(bodyNode, [this](go::Node* child) { scanNode(child); });
}

void FunctionCompiler::scanNode(go::Node* node)
{
    if (node->kind == go::NodeKind::FuncLit)
        return;
    if (node->kind == go::NodeKind::DeferStmt)
        m_hasDefer = true;
    if (node->kind == go::NodeKind::RangeStmt) {
        auto* range = static_cast<go::RangeStmt*>(node);
        if (range->x->type && under(typeOf(range->x))->kind == go::TypeKind::Signature)
            scanRangeBody(range);
    }
    scan(node);
}

void FunctionCompiler::scanRangeBody(go::RangeStmt* range)
{
    const std::function<void(go::Node*)> visit = [&](go::Node* node) {
        if (node->kind == go::NodeKind::Ident) {
            go::Object* object = static_cast<go::Ident*>(node)->object;
            if (object && object->kind == go::ObjectKind::Var && !object->isGlobal)
                m_rangeCaptured.insert(object);
        }
        forEachChild(node, visit);
    };
    m_hasRangeBody = true;
    visit(range->body);
    const std::function<void(go::Node*)> findReturn = [&](go::Node* node) {
        m_returnsFromRange = m_returnsFromRange || node->kind == go::NodeKind::ReturnStmt;
        if (node->kind != go::NodeKind::FuncLit)
            forEachChild(node, findReturn);
    };
    findReturn(range->body);
    if (range->token == go::Token::Assign) {
        for (go::Expr* target : {range->key, range->value}) {
            if (target)
                visit(target);
        }
    }
}

bool FunctionCompiler::mustBox(go::Object* object, go::Type* type)
{
    const std::uint32_t n = slots(type);
    if (object->addressTaken || n > kMaxFrameVariable)
        return true;
    if (object->isResult && m_returnsFromRange)
        return true;
    const bool captured = object->captured || m_rangeCaptured.contains(object);
    if (!captured)
        return false;
    return object->reassigned || object->isResult || n > kMaxCopiedSlots || m_sharedLoop.contains(object);
}

Variable& FunctionCompiler::declare(go::Object* object, go::Type* type)
{
    Variable variable;
    variable.boxed = mustBox(object, type);
    variable.slot = m_b.alloc(variable.boxed ? 1 : slots(type));
    if (variable.boxed)
        m_b.emitWide(Op::New, variable.slot, typeId(type));
    return m_variables[object] = variable;
}

Variable& FunctionCompiler::variable(go::Object* object, go::Pos pos)
{
    const auto found = m_variables.find(object);
    if (found != m_variables.end())
        return found->second;
    m_c.unsupported(pos, "the use of variable " + object->name + " here");
    return m_variables[object];
}

/// `var x T = value` or `x := value`; without a value the zero value.
void FunctionCompiler::initialise(go::Object* object, go::Type* type, go::Expr* value)
{
    const std::string outerHint = m_nameHint;
    m_nameHint = object->name;
    Variable variable;
    variable.boxed = mustBox(object, type);
    variable.slot = m_b.alloc(variable.boxed ? 1 : slots(type));
    if (!variable.boxed) {
        if (value)
            convertTo(value, type, variable.slot);
        else
            m_b.zero(variable.slot, slots(type));
    } else {
        TempScope scope(m_b);
        go::Expr* literal = value ? unparen(value) : nullptr;
        const go::TypeKind kind = under(type)->kind;
        const bool inPlace = literal && literal->kind == go::NodeKind::CompositeLit
            && (kind == go::TypeKind::Array || kind == go::TypeKind::Struct) && typeOf(literal) == type;
        if (inPlace) {
            m_b.emitWide(Op::New, variable.slot, typeId(type));
            literalInMemory(static_cast<go::CompositeLit*>(literal), type, variable.slot, 0);
        } else if (value) {
            const Slot v = operandAs(value, type);
            m_b.emitWide(Op::New, variable.slot, typeId(type));
            storeMemory(type, variable.slot, 0, v);
        } else {
            m_b.emitWide(Op::New, variable.slot, typeId(type));
        }
    }
    m_variables[object] = variable;
    m_nameHint = outerHint;
    nameObject(object, variable, type, value);
}

void FunctionCompiler::storeVariable(const Variable& variable, go::Type* type, Slot value)
{
    if (variable.boxed)
        storeMemory(type, variable.slot, 0, value);
    else
        m_b.moveTo(variable.slot, value, slots(type));
}

bool FunctionCompiler::namesObject(go::Type* type)
{
    return containsSyncObject(type);
}

/// Tells the machine the name of what a variable holds, if the stage shows such things.
void FunctionCompiler::nameObject(go::Object* object, const Variable& variable, go::Type* type, go::Expr* value)
{
    if (!m_b.function().user || object->name == "_")
        return;
    if (containsSyncObject(type)) {
        if (variable.boxed)
            m_b.emitWide(Op::NameAddr, variable.slot, m_c.site(object->name, m_c.typeId(type), object->pos));
        return;
    }
    if (!value)
        return;
    TempScope scope(m_b);
    Slot slot = variable.slot;
    const go::TypeKind kind = under(type)->kind;
    if (kind != go::TypeKind::Map && kind != go::TypeKind::Chan && kind != go::TypeKind::Pointer)
        return;
    if (variable.boxed) {
        slot = m_b.alloc(1);
        m_b.emit(Op::Load64, slot, variable.slot, 0);
    }
    nameStored(object->name, type, slot, value);
}

/// `name` now holds `value`; only values that may be new (calls, literals) are named.
void FunctionCompiler::nameStored(const std::string& name, go::Type* type, Slot value, go::Expr* source)
{
    if (!m_b.function().user || !source)
        return;
    source = unparen(source);
    const bool isNew = source->kind == go::NodeKind::CallExpr || source->kind == go::NodeKind::CompositeLit
        || source->kind == go::NodeKind::UnaryExpr;
    if (!isNew)
        return;
    go::Type* underlying = under(type);
    if (underlying->kind == go::TypeKind::Map || underlying->kind == go::TypeKind::Chan) {
        m_b.emitWide(Op::NameValue, value, m_c.site(name, m_c.typeId(type), source->pos));
    } else if (underlying->kind == go::TypeKind::Pointer) {
        go::Type* element = static_cast<go::Pointer*>(underlying)->element;
        if (containsSyncObject(element))
            m_b.emitWide(Op::NameAddr, value, m_c.site(name, m_c.typeId(element), source->pos));
    }
}

/// "s.mu" of the expression s.mu; empty if it is not a chain of names.
std::string FunctionCompiler::selectorText(go::Expr* e)
{
    e = unparen(e);
    if (e->kind == go::NodeKind::Ident)
        return std::string(static_cast<go::Ident*>(e)->name);
    if (e->kind != go::NodeKind::SelectorExpr)
        return {};
    auto* selector = static_cast<go::SelectorExpr*>(e);
    std::string base = selectorText(selector->x);
    return base.empty() ? base : base + '.' + std::string(selector->sel->name);
}

/// A function literal: its code, and a closure with the variables that it captures.
void FunctionCompiler::closure(go::FuncLit* literal, Slot dst)
{
    auto* signature = static_cast<go::Signature*>(under(typeOf(literal)));
    std::vector<go::Object*> captures;
    for (go::Object* object : literal->captures) {
        if (m_variables.contains(object))
            captures.push_back(object);
    }
    std::vector<go::Object*> params;
    std::vector<go::Object*> results;
    const auto collect = [](const std::vector<go::Field>& fields, std::vector<go::Object*>& objects) {
        for (const go::Field& field : fields) {
            if (field.names.empty())
                objects.push_back(nullptr);
            for (go::Ident* name : field.names)
                objects.push_back(name->object);
        }
    };
    collect(literal->typeExpr->params, params);
    collect(literal->typeExpr->results, results);
    Function& outer = m_b.function();
    Function& function = m_c.newFunction(m_c.literalName(literal), literal->pos, outer.user);
    for (bool farJumps : {false, true}) {
        function.code.clear();
        function.unsignedIndices.clear();
        function.positions.clear();
        function.constants.clear();
        function.closureSlot = captureWords(captures) == 0 ? -1 : 0;
        FunctionCompiler child(m_c, function, m_env, this);
        if (farJumps)
            child.m_b.useFarJumps();
        child.m_b.setPos(literal->pos);
        child.begin(signature, nullptr, nullptr, params, results, literal->body);
        if (const std::uint32_t words = captureWords(captures); words > 0) {
            const Slot first = child.bindCaptures(captures, *this);
            child.m_b.emit(Op::Captured, first, 0, words);
        }
        child.finishBody(literal->body);
        child.m_b.finish();
        if (child.m_b.tooManySlots())
            m_c.unsupported(literal->pos, "a function whose variables need more than 480 KB of stack");
        if (!child.needsFarJumps()) {
            makeClosure(function.index, captures, dst);
            return;
        }
    }
}

std::uint32_t FunctionCompiler::captureWords(const std::vector<go::Object*>& captures)
{
    std::uint32_t words = 0;
    for (go::Object* object : captures)
        words += m_variables[object].boxed ? 1 : slots(substitute(object->type));
    return words;
}

/// Copies the captured words to consecutive slots.
void FunctionCompiler::gatherCaptures(const std::vector<go::Object*>& captures, Slot next)
{
    for (go::Object* object : captures) {
        const Variable& variable = m_variables[object];
        const std::uint32_t n = variable.boxed ? 1 : slots(substitute(object->type));
        m_b.moveTo(next, variable.slot, n);
        next = static_cast<Slot>(next + n);
    }
}

/// Makes the closure of `function`.
void FunctionCompiler::makeClosure(std::uint32_t function, const std::vector<go::Object*>& captures, Slot dst)
{
    const std::uint32_t words = captureWords(captures);
    if (words == 0) {
        m_b.emitWide(Op::FuncVal, dst, function);
        return;
    }
    TempScope scope(m_b);
    const Slot first = m_b.alloc(words);
    gatherCaptures(captures, first);
    m_b.emitExtWide(Op::Closure, dst, first, words, function);
}

/// In a closure: variables for what `outer` captures, in slots that the caller fills.
Slot FunctionCompiler::bindCaptures(const std::vector<go::Object*>& captures, FunctionCompiler& outer)
{
    const Slot first = m_b.top();
    for (go::Object* object : captures) {
        const Variable& captured = outer.m_variables[object];
        const std::uint32_t n = captured.boxed ? 1 : slots(substitute(object->type));
        m_variables[object] = {m_b.alloc(n), captured.boxed};
    }
    return first;
}

} // namespace ws::code
