#include "sim/finalizers.h"
#include "sim/gc.h"
#include "sim/native_support.h"

/// Natives behind runtime.SetFinalizer.
namespace ws::sim {

namespace {

using code::Kind;
using code::RType;
using code::RTypeId;

/// Can a value of type `object` be the argument for a parameter of type `parameter`? As runtime.SetFinalizer.
bool fits(ValueTypes& types, const RType& object, const RType& parameter)
{
    if (object.id == parameter.id)
        return true;
    if (parameter.kind == Kind::Pointer)
        return (parameter.name.empty() || object.name.empty()) && parameter.element == object.element;
    return parameter.kind == Kind::Interface && types.implements(object.id, parameter.id);
}

/// Parameters: object 0, 1 and finalizer 2, 3 (any); the goroutine's function 4, its creator 5.
NativeStatus setFinalizer(NativeCall& call)
{
    Machine& machine = call.machine;
    Heap& heap = machine.heap();
    ValueTypes& types = machine.interpreter().types();
    Finalizers& finalizers = machine.interpreter().collector().finalizers();
    const auto fail = [&](const std::string& text) {
        machine.throwError("runtime.SetFinalizer: " + text);
        return NativeStatus::Stop;
    };
    if (call.window[0] == 0)
        return fail("first argument is nil");
    const RType& object = types.type(static_cast<RTypeId>(call.window[0]));
    if (object.kind != Kind::Pointer)
        return fail("first argument is " + object.text + ", not pointer");
    const Addr address = call.window[1];
    if (types.type(object.element).size == 0)
        return NativeStatus::Done;
    const Addr block = heap.blockOf(address);
    if (block == 0)
        return fail("pointer not in heap");
    const Addr globals = heap.blockOf(machine.interpreter().globals());
    if (block == globals) // global variables never die
        return NativeStatus::Done;
    if (block != address)
        return fail("pointer not at beginning of allocated block");
    if (call.window[2] == 0) {
        finalizers.remove(address);
        return NativeStatus::Done;
    }
    const RType& function = types.type(static_cast<RTypeId>(call.window[2]));
    if (function.kind != Kind::Func)
        return fail("second argument is " + function.text + ", not a function");
    const std::string cannot = "cannot pass " + object.text + " to finalizer " + function.text;
    if (function.variadic)
        return fail(cannot + " because dotdotdot");
    if (function.params.size() != 1 || !fits(types, object, types.type(function.params[0])))
        return fail(cannot);
    finalizers.setRunner(call.window[4], call.window[5]);
    if (!finalizers.add({address, object.id, call.window[3], function.id}))
        return fail("finalizer already set");
    return NativeStatus::Done;
}

/// Results for `call(fn, args, results)`: 0 to 3, and 4: there is one.
NativeStatus nextFinalizer(NativeCall& call)
{
    Finalizers::Entry entry;
    call.window[4] = call.machine.interpreter().collector().finalizers().take(entry) ? 1 : 0;
    if (call.window[4] == 0)
        return NativeStatus::Done;
    Heap& heap = call.machine.heap();
    const ValueTypes& types = call.machine.interpreter().types();
    const RType& function = types.type(entry.functionType);
    const Addr caller = callerOf(call, function.id);
    const Addr argument = allocateFor(call, 16, Scan::Yes);
    const Addr arguments = allocateFor(call, 8, Scan::Yes);
    const Addr results = allocateFor(call, 8 * std::max<std::size_t>(function.results.size(), 1), Scan::Yes);
    if (caller == 0 || argument == 0 || arguments == 0 || results == 0)
        return NativeStatus::Stop;
    heap.store(arguments, argument);
    if (types.type(function.params[0]).kind == Kind::Interface) {
        heap.store<std::uint64_t>(argument, entry.objectType);
        heap.store(argument + 8, entry.object);
    } else {
        heap.store(argument, entry.object);
    }
    for (std::size_t i = 0; i < function.results.size(); ++i) {
        const Addr result = allocateFor(call, types.type(function.results[i]).size, Scan::Yes);
        if (result == 0)
            return NativeStatus::Stop;
        heap.store(results + 8 * i, result);
    }
    call.window[0] = caller;
    call.window[1] = entry.function;
    call.window[2] = arguments;
    call.window[3] = results;
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"runtime.rt_setFinalizer", setFinalizer, 500'000},
    {"runtime.rt_nextFinalizer", nextFinalizer, 200'000},
};

} // namespace

NativeTable finalizerNatives()
{
    return kTable;
}

} // namespace ws::sim
