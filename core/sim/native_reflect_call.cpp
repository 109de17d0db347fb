#include "code/bytecode.h"
#include "code/call_stubs.h"
#include "sim/native_support.h"

#include <fmt/format.h>

/// Natives of package reflect that make functions: callers of any func value, MakeFunc, methods as values.
namespace ws::sim {

namespace {

using code::Kind;
using code::RType;
using code::RTypeId;

ValueTypes& types(NativeCall& call)
{
    return call.machine.interpreter().types();
}

code::TypeOf typeOf(NativeCall& call)
{
    return [&types = types(call)](RTypeId id) -> const RType& { return types.type(id); };
}

/// A new closure over the made function `index` with `count` captured words; 0: the run ends.
Addr newClosure(NativeCall& call, std::uint32_t index, std::uint64_t word, std::uint32_t count)
{
    if (index == code::kNoFunction) {
        call.machine.stopAtLimit("the program makes too many functions through reflect");
        return 0;
    }
    const Addr closure = allocateFor(call, 8 + 8 * count, Scan::Yes);
    if (closure == 0)
        return 0;
    call.machine.heap().store<std::uint64_t>(closure, index);
    if (count != 0)
        call.machine.heap().store<std::uint64_t>(closure + 8, word);
    return closure;
}

NativeStatus give(NativeCall& call, Addr closure)
{
    call.window[0] = closure;
    return closure == 0 ? NativeStatus::Stop : NativeStatus::Done;
}

/// Result 0: func(fn, args, results unsafe.Pointer); parameter 1: the type of `fn`.
NativeStatus caller(NativeCall& call)
{
    return give(call, callerOf(call, static_cast<RTypeId>(call.window[1])));
}

/// Result 0: a func value; parameters: its type 1, func(args, results unsafe.Pointer) 2.
NativeStatus makeFunc(NativeCall& call)
{
    const RType& func = types(call).type(static_cast<RTypeId>(call.window[1]));
    RTypeId pointer = 0;
    for (RTypeId id = 1; id < types(call).count() && pointer == 0; ++id) {
        if (types(call).type(id).kind == Kind::UnsafePointer && types(call).type(id).text == "unsafe.Pointer")
            pointer = id;
    }
    const std::uint32_t index = call.machine.interpreter().makeFunction(fmt::format("make:{}", func.id),
        [&](code::Function& f) { code::makeReceiver(f, func, pointer, typeOf(call)); });
    return give(call, newClosure(call, index, call.window[2], 1));
}

/// The exported methods of a type, which are sorted by name; unexported ones carry their package.
const code::RMethod* exportedMethod(const RType& type, std::uint64_t number)
{
    for (const code::RMethod& method : type.methods) {
        if (method.name.find('.') == std::string::npos && number-- == 0)
            return &method;
    }
    return nullptr;
}

/// Results: name 0, 1, signature 2, function 3 (-1: the program cannot reach it); parameters: type 4, number 5.
NativeStatus method(NativeCall& call)
{
    const RType& type = types(call).type(static_cast<RTypeId>(call.window[4]));
    const std::uint64_t number = call.window[5];
    std::string name;
    call.window[2] = 0;
    call.window[3] = ~std::uint64_t{0};
    if (type.kind == Kind::Interface) {
        if (number < type.interfaceMethods.size()) {
            name = type.interfaceMethods[number];
            call.window[2] = type.interfaceMethodTypes[number];
        }
    } else if (const code::RMethod* found = exportedMethod(type, number)) {
        name = found->name;
        call.window[2] = found->type;
        if (found->function != code::kNoFunction)
            call.window[3] = found->function;
    }
    return giveString(call, name);
}

/// Result 0: a func value; parameters: function 1, signature 2, receiver 3, 4 (any).
NativeStatus bind(NativeCall& call)
{
    const code::Function& target = call.machine.module().functions[call.window[1]];
    const RType& func = types(call).type(static_cast<RTypeId>(call.window[2]));
    const std::uint32_t index =
        call.machine.interpreter().makeFunction(fmt::format("bind:{}:{}", target.index, func.id),
            [&](code::Function& f) { code::makeBoundMethod(f, func, target, typeOf(call)); });
    return give(call, newClosure(call, index, call.window[4], 1));
}

/// Result 0: a func value; parameters: type of the receiver 1, function 2, signature 3.
NativeStatus methodExpr(NativeCall& call)
{
    const RType& receiver = types(call).type(static_cast<RTypeId>(call.window[1]));
    const code::Function& target = call.machine.module().functions[call.window[2]];
    const RType& func = types(call).type(static_cast<RTypeId>(call.window[3]));
    const std::uint32_t index =
        call.machine.interpreter().makeFunction(fmt::format("expr:{}:{}:{}", receiver.id, target.index, func.id),
            [&](code::Function& f) { code::makeMethodExpr(f, receiver, func, target, typeOf(call)); });
    return give(call, newClosure(call, index, 0, 0));
}

/// Result 0: the program counter of a func value's function, as runtime.rt_pc makes them; parameter 1: its address.
NativeStatus funcPc(NativeCall& call)
{
    const code::Function* function = call.machine.interpreter().functionOf(call.window[1]);
    const bool known = function != nullptr && function->index < call.machine.module().functions.size();
    return giveInt(call,
        static_cast<std::int64_t>(known ? (std::uint64_t{function->index} + 1) << 32 | function->pos : call.window[1]));
}

constexpr std::uint32_t kMakePs = 100'000;

constexpr NativeEntry kTable[] = {
    {"reflect.rt_caller", caller, kMakePs},
    {"reflect.rt_makeFunc", makeFunc, kMakePs},
    {"reflect.rt_method", method, 10'000},
    {"reflect.rt_bind", bind, kMakePs},
    {"reflect.rt_methodExpr", methodExpr, kMakePs},
    {"reflect.rt_funcPC", funcPc, 10'000},
};

} // namespace

Addr callerOf(NativeCall& call, RTypeId type)
{
    const RType& func = types(call).type(type);
    const std::uint32_t index = call.machine.interpreter().makeFunction(
        fmt::format("call:{}", func.id), [&](code::Function& f) { code::makeCaller(f, func, typeOf(call)); });
    return newClosure(call, index, 0, 0);
}

NativeTable reflectCallNatives()
{
    return kTable;
}

} // namespace ws::sim
