#include "code/function_compiler.h"

#include "base/assert.h"

/// Methods: which one a selector means in this instance, its receiver, method values and method expressions.
namespace ws::code {

namespace {

go::Type* pointerBase(go::Type* type)
{
    go::Type* under = type->underlying();
    return under->kind == go::TypeKind::Pointer ? static_cast<go::Pointer*>(under)->element : type;
}

std::vector<go::Type*> namedArgs(go::Type* type)
{
    type = type->kind == go::TypeKind::Pointer ? static_cast<go::Pointer*>(type)->element : type;
    if (type->kind != go::TypeKind::Named)
        return {};
    return static_cast<go::Named*>(type)->typeArgs;
}

const go::MethodSetEntry* find(
    const std::vector<go::MethodSetEntry>& entries, std::string_view name, const go::Package* package)
{
    for (const go::MethodSetEntry& entry : entries) {
        if (entry.name == name && methodKey(name, entry.package) == methodKey(name, package))
            return &entry;
    }
    return nullptr;
}

} // namespace

/// The type after following embedded fields.
go::Type* FunctionCompiler::walkedType(go::Type* type, const std::vector<int>& path)
{
    for (const int field : path) {
        auto* structType = static_cast<go::Struct*>(pointerBase(type)->underlying());
        type = structType->fields[static_cast<std::size_t>(field)].type;
    }
    return type;
}

FunctionCompiler::ResolvedMethod FunctionCompiler::resolve(go::SelectorExpr* e)
{
    const go::Selection& selection = *e->selection;
    ResolvedMethod result;
    go::Type* type = typeOf(e->x);
    result.path = selection.path;
    result.walked = walkedType(type, selection.path);
    if (selection.method) {
        result.method = selection.method;
        result.typeArgs = namedArgs(result.walked);
        return result;
    }
    if (go::isInterface(result.walked)) {
        auto* interface = static_cast<go::Interface*>(under(result.walked));
        for (const go::Method& method : interface->methods) {
            if (method.name == e->sel->name)
                result.key = methodKey(method.name, method.package);
        }
        return result;
    }
    // a method of a type parameter's constraint, and the type argument is a concrete type
    go::TypeTable& table = m_c.goTypes();
    const go::Package* package = e->sel->object ? e->sel->object->package : nullptr;
    const go::MethodSetEntry* entry = find(go::methodSet(table, result.walked), e->sel->name, package);
    if (!entry && result.walked->kind != go::TypeKind::Pointer)
        entry = find(go::methodSet(table, table.pointer(result.walked)), e->sel->name, package);
    if (!entry) { // the package of an unexported name is not known from here
        for (const go::MethodSetEntry& candidate : go::methodSet(table, table.pointer(pointerBase(result.walked)))) {
            if (candidate.name == e->sel->name)
                entry = &candidate;
        }
    }
    if (!entry) {
        m_c.unsupported(e->pos, "this method call");
        return result;
    }
    result.path.insert(result.path.end(), entry->path.begin(), entry->path.end());
    result.walked = walkedType(result.walked, entry->path);
    result.method = entry->method;
    if (result.method)
        result.typeArgs = namedArgs(result.walked);
    else
        result.key = methodKey(entry->name, entry->package);
    return result;
}

Place FunctionCompiler::receiverPlace(go::SelectorExpr* e, const ResolvedMethod& resolved)
{
    return fieldPath(place(e->x), typeOf(e->x), resolved.path);
}

std::uint32_t FunctionCompiler::receiverSlots(const ResolvedMethod& resolved)
{
    if (!resolved.method)
        return 2;
    return resolved.method->pointerReceiver
        ? 1
        : slots(resolved.walked->kind == go::TypeKind::Pointer ? static_cast<go::Pointer*>(resolved.walked)->element
                                                               : resolved.walked);
}

void FunctionCompiler::receiverTo(go::SelectorExpr* e, const ResolvedMethod& resolved, Slot dst)
{
    const Place base = receiverPlace(e, resolved);
    m_b.setPos(e->pos);
    if (!resolved.method)
        load(base, dst);
    else
        passReceiver(base, resolved.walked, resolved.method, dst);
}

/// The receiver as the method wants it: its address or its value.
void FunctionCompiler::passReceiver(const Place& place, go::Type* walked, const go::Object* method, Slot dst)
{
    const bool isPointer = walked->kind == go::TypeKind::Pointer;
    if (method->pointerReceiver) {
        if (isPointer)
            load(place, dst);
        else
            addressOf(place, dst);
        return;
    }
    if (isPointer)
        load(dereferenced(loadOperand(place), static_cast<go::Pointer*>(walked)->element), dst);
    else
        load(place, dst);
}

/// A nil interface panics as a nil pointer does. (Its type word is no address, so NilCheck is for 0 only.)
void FunctionCompiler::checkInterface(Slot interface)
{
    Label fine;
    m_b.jumpCompare(Op::JNeI, interface, 0, fine);
    m_b.emit(Op::NilCheck, interface);
    m_b.bind(fine);
}

/// x.M as a value: a closure over the receiver.
void FunctionCompiler::methodValueTo(go::SelectorExpr* e, Slot dst)
{
    TempScope scope(m_b);
    const ResolvedMethod resolved = resolve(e);
    auto* signature = static_cast<go::Signature*>(under(typeOf(e)));
    const std::uint32_t n = receiverSlots(resolved);
    const Slot receiver = m_b.alloc(n);
    receiverTo(e, resolved, receiver);
    std::uint32_t function = 0;
    if (resolved.method) {
        const std::uint32_t target = m_c.function(resolved.method, resolved.typeArgs);
        const std::string name = m_c.module().functions[target].name + "-fm";
        function = m_c.made("fm:" + std::to_string(target), name, [this_c = &m_c, signature, target, n](Function& f) {
            FunctionCompiler(*this_c, f, {}, nullptr).compileBoundMethod(signature, target, n);
        });
    } else {
        checkInterface(receiver);
        const std::uint32_t method = m_c.methodName(resolved.key);
        const std::string name = reflectText(resolved.walked) + '.' + std::string(e->sel->name) + "-fm";
        function = m_c.made("ifm:" + std::to_string(method) + ':' + std::to_string(m_c.typeId(signature)), name,
            [this_c = &m_c, signature, method](Function& f) {
                FunctionCompiler(*this_c, f, {}, nullptr).compileBoundInterfaceMethod(signature, method);
            });
    }
    if (n == 0)
        m_b.emitWide(Op::FuncVal, dst, function);
    else
        m_b.emitExtWide(Op::Closure, dst, receiver, n, function);
}

/// T.M: a function with the receiver as its first parameter.
void FunctionCompiler::methodExprTo(go::SelectorExpr* e, Slot dst)
{
    go::Type* type = substitute(e->x->type);
    auto* signature = static_cast<go::Signature*>(under(typeOf(e)));
    if (go::isInterface(type)) {
        std::string key;
        for (const go::Method& method : static_cast<go::Interface*>(under(type))->methods) {
            if (method.name == e->sel->name)
                key = methodKey(method.name, method.package);
        }
        const std::uint32_t method = m_c.methodName(key);
        const std::uint32_t function =
            m_c.made("ime:" + std::to_string(method) + ':' + std::to_string(m_c.typeId(signature)),
                reflectText(type) + '.' + std::string(e->sel->name), [this_c = &m_c, signature, method](Function& f) {
                    FunctionCompiler(*this_c, f, {}, nullptr).compileInterfaceMethodExpr(signature, method);
                });
        m_b.emitWide(Op::FuncVal, dst, function);
        return;
    }
    const go::Package* package = e->sel->object ? e->sel->object->package : nullptr;
    if (e->selection->method)
        package = e->selection->method->package;
    const go::MethodSetEntry* entry = find(go::methodSet(m_c.goTypes(), type), e->sel->name, package);
    if (!entry) {
        m_c.unsupported(e->pos, "this method expression");
        return;
    }
    const bool isPointer = type->kind == go::TypeKind::Pointer;
    if (entry->method && entry->path.empty() && entry->method->pointerReceiver == isPointer) {
        m_b.emitWide(Op::FuncVal, dst, m_c.function(entry->method, namedArgs(type)));
        return;
    }
    const std::string name = reflectText(type) + '.' + std::string(entry->name);
    const std::uint32_t function = m_c.made("me:" + std::to_string(m_c.typeId(type)) + ':' + std::string(entry->name),
        name, [this_c = &m_c, type, entry = *entry](Function& f) {
            FunctionCompiler(*this_c, f, {}, nullptr).compileInterfaceMethod(type, entry, false);
        });
    m_b.emitWide(Op::FuncVal, dst, function);
}

} // namespace ws::code
