#pragma once

#include "code/module.h"

#include <cstdint>
#include <functional>

/// Functions in bytecode that the machine makes while a program runs, for reflection and finalizers: they pass calls
/// between code that knows a signature only at run time and functions that have it. They are wrappers: tracebacks and
/// recover() do not see them. Everything here is a body for a fresh Function; `typeOf` gives the run-time types.
namespace ws::code {

using TypeOf = std::function<const RType&(RTypeId)>;

/// `func(fn, args, results unsafe.Pointer)`: calls the closure `fn` of type `func`. `args` and `results` are arrays of
/// addresses: of each argument's value in memory, and of where each result goes.
void makeCaller(Function& f, const RType& func, const TypeOf& typeOf);

/// A function of type `func` whose closure holds a `func(args, results unsafe.Pointer)`: puts copies of its parameters
/// into memory, calls that with such arrays, and returns the results. `pointerType`: the type unsafe.Pointer.
void makeReceiver(Function& f, const RType& func, RTypeId pointerType, const TypeOf& typeOf);

/// A method value: of type `func` (without receiver); its closure holds the data word that `method` takes first.
void makeBoundMethod(Function& f, const RType& func, const Function& method, const TypeOf& typeOf);

/// A method expression: the receiver of type `receiver` is its first parameter, then those of `func`.
void makeMethodExpr(
    Function& f, const RType& receiver, const RType& func, const Function& method, const TypeOf& typeOf);

} // namespace ws::code
