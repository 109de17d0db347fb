#include "sim/native_args.h"
#include "sim/native_support.h"

/// Package sync/atomic: every function is one visible step. Values travel in canonical slots, T in memory.
namespace ws::sim {
namespace {

template <class T> std::uint64_t toSlot(T value)
{
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(value)); // sign-extends what is signed
}
template <> std::uint64_t toSlot(std::uint32_t value)
{
    return value;
}
template <> std::uint64_t toSlot(std::uint64_t value)
{
    return value;
}
template <class T> T fromSlot(std::uint64_t slot)
{
    return static_cast<T>(slot);
}

template <class T> NativeStatus load(NativeCall& call)
{
    if (!readable(call, call.window[1], sizeof(T)))
        return NativeStatus::Panic;
    call.window[0] = toSlot(call.machine.heap().load<T>(call.window[1]));
    return NativeStatus::Done;
}

template <class T> NativeStatus store(NativeCall& call)
{
    if (!readable(call, call.window[0], sizeof(T)))
        return NativeStatus::Panic;
    call.machine.heap().store(call.window[0], fromSlot<T>(call.window[1]));
    return NativeStatus::Done;
}

template <class T> NativeStatus compareAndSwap(NativeCall& call)
{
    const Addr addr = call.window[1];
    if (!readable(call, addr, sizeof(T)))
        return NativeStatus::Panic;
    const bool same = call.machine.heap().load<T>(addr) == fromSlot<T>(call.window[2]);
    if (same)
        call.machine.heap().store(addr, fromSlot<T>(call.window[3]));
    return giveBool(call, same);
}

template <class T> T swapped(T, T operand)
{
    return operand;
}
template <class T> T sum(T old, T operand)
{
    using U = std::make_unsigned_t<T>;
    return static_cast<T>(static_cast<U>(static_cast<U>(old) + static_cast<U>(operand)));
}
template <class T> T both(T old, T operand)
{
    return static_cast<T>(old & operand);
}
template <class T> T either(T old, T operand)
{
    return static_cast<T>(old | operand);
}

/// Replaces the old value by Change(old, operand); the result is the new value or the old one.
template <class T, T (*Change)(T, T), bool GiveNew> NativeStatus change(NativeCall& call)
{
    const Addr addr = call.window[1];
    if (!readable(call, addr, sizeof(T)))
        return NativeStatus::Panic;
    const T old = call.machine.heap().load<T>(addr);
    const T next = Change(old, fromSlot<T>(call.window[2]));
    call.machine.heap().store(addr, next);
    call.window[0] = toSlot(GiveNew ? next : old);
    return NativeStatus::Done;
}

/// func sameType(a, b any) bool
NativeStatus sameType(NativeCall& call)
{
    return giveBool(call, call.window[1] == call.window[3]);
}

constexpr std::uint32_t kLoadPs = 1'000;
constexpr std::uint32_t kLockedPs = 6'000; ///< a locked instruction on a line in the cache

#define WS_ATOMIC(NAME, T)                                                                                             \
    {"sync/atomic.Load" NAME, load<T>, kLoadPs}, {"sync/atomic.Store" NAME, store<T>, kLockedPs},                      \
        {"sync/atomic.Swap" NAME, change<T, swapped<T>, false>, kLockedPs},                                            \
    {                                                                                                                  \
        "sync/atomic.CompareAndSwap" NAME, compareAndSwap<T>, kLockedPs                                                \
    }
#define WS_ATOMIC_NUMBER(NAME, T)                                                                                      \
    WS_ATOMIC(NAME, T), {"sync/atomic.Add" NAME, change<T, sum<T>, true>, kLockedPs},                                  \
        {"sync/atomic.And" NAME, change<T, both<T>, false>, kLockedPs},                                                \
    {                                                                                                                  \
        "sync/atomic.Or" NAME, change<T, either<T>, false>, kLockedPs                                                  \
    }

constexpr NativeEntry kTable[] = {
    WS_ATOMIC_NUMBER("Int32", std::int32_t),
    WS_ATOMIC_NUMBER("Int64", std::int64_t),
    WS_ATOMIC_NUMBER("Uint32", std::uint32_t),
    WS_ATOMIC_NUMBER("Uint64", std::uint64_t),
    WS_ATOMIC_NUMBER("Uintptr", std::uint64_t),
    WS_ATOMIC("Pointer", std::uint64_t),
    {"sync/atomic.sameType", sameType, 500},
};

#undef WS_ATOMIC
#undef WS_ATOMIC_NUMBER

} // namespace

NativeTable atomicNatives()
{
    return kTable;
}

} // namespace ws::sim
