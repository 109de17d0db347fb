#include "sim/channel_layout.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/process.h"

#include <fmt/format.h>

/// Natives of database/sql: the events of the pool and of its connections, and the choices that real Go makes at
/// random.
namespace ws::sim {

namespace {

using trace::EventKind;
using trace::ObjectId;
using trace::ObjectKind;

constexpr std::uint64_t kDbBytes = 64; ///< enough of sql.DB to find it by its address
constexpr std::uint64_t kConnBytes = 8;

ObjectId pool(NativeCall& call)
{
    return call.machine.emitter().objectContaining(parameter(call, 0));
}

NativeStatus poolNew(NativeCall& call)
{
    call.machine.emitter().object(ObjectKind::Pool, parameter(call, 0), "*sql.DB", 0, kDbBytes, textParameter(call, 1));
    return NativeStatus::Done;
}

template <EventKind Kind> NativeStatus poolNumber(NativeCall& call)
{
    call.machine.emitter().event(Kind, &call.g, pool(call), static_cast<std::uint32_t>(parameter(call, 1)),
        static_cast<std::uint32_t>(parameter(call, 2)));
    return NativeStatus::Done;
}

NativeStatus poolRequest(NativeCall& call)
{
    const Addr channel = parameter(call, 1);
    if (channel != 0 && call.machine.emitter().enabled()) {
        ChannelHeader header = call.machine.channels().read(channel);
        header.request = pool(call);
        call.machine.channels().write(channel, header);
    }
    return NativeStatus::Done;
}

NativeStatus poolTimeout(NativeCall& call)
{
    const ObjectId object = pool(call);
    if (object == 0)
        return NativeStatus::Done;
    std::uint32_t& count = call.machine.emitter().word(object);
    ++count;
    call.machine.emitter().event(EventKind::PoolTimeout, &call.g, object, count, count - 1);
    return NativeStatus::Done;
}

NativeStatus connOpen(NativeCall& call)
{
    TraceEmitter& emitter = call.machine.emitter();
    if (!emitter.enabled())
        return NativeStatus::Done;
    const ObjectId owner = pool(call);
    const Addr address = parameter(call, 1);
    std::uint32_t& number = emitter.word(owner, 1);
    ++number;
    trace::ObjectInfo info;
    info.kind = ObjectKind::Conn;
    info.name = emitter.intern(fmt::format("conn {}", number));
    info.type = emitter.intern("*sql.driverConn");
    info.parent = owner;
    info.size = number;
    info.address = address;
    const ObjectId conn = emitter.addObject(info);
    emitter.registerObject(address, kConnBytes, conn);
    emitter.event(EventKind::ConnOpen, &call.g, conn, owner, 0);
    call.machine.process().connectionOpened(conn, owner, signedParameter(call, 2));
    return NativeStatus::Done;
}

NativeStatus hold(NativeCall& call, EventKind kind, trace::GoId holder)
{
    TraceEmitter& emitter = call.machine.emitter();
    const ObjectId conn = emitter.objectContaining(parameter(call, 0));
    if (conn == 0)
        return NativeStatus::Done;
    const trace::GoId before = std::exchange(emitter.word(conn), holder);
    emitter.event(kind, &call.g, conn, holder, before);
    if (kind == EventKind::ConnClose)
        call.machine.process().connectionClosed(conn);
    return NativeStatus::Done;
}

NativeStatus connCheckout(NativeCall& call)
{
    return hold(call, EventKind::ConnCheckout, call.g.id);
}

NativeStatus connReturn(NativeCall& call)
{
    return hold(call, EventKind::ConnReturn, 0);
}

NativeStatus connClose(NativeCall& call)
{
    return hold(call, EventKind::ConnClose, 0);
}

NativeStatus choose(NativeCall& call)
{
    const std::int64_t n = signedParameter(call, 0);
    const bool one = n <= 1;
    result(call, 0, one ? 0 : call.machine.schedule().choose(Choice::PoolWaiter, static_cast<std::uint32_t>(n)));
    return NativeStatus::Done;
}

NativeStatus latency(NativeCall& call)
{
    constexpr std::uint64_t kMost = 0xffffffff;
    const std::uint64_t low = parameter(call, 0);
    const std::uint64_t range = parameter(call, 1) - low;
    if (signedParameter(call, 1) <= signedParameter(call, 0)) {
        result(call, 0, low);
        return NativeStatus::Done;
    }
    const std::uint64_t unit = range / kMost + 1; // longer than 4 s: in coarser steps
    const auto steps = static_cast<std::uint32_t>(range / unit);
    result(call, 0, low + call.machine.schedule().choose(Choice::Latency, steps == 0 ? 1 : steps) * unit);
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"database/sql.rt_poolNew", poolNew, 0},
    {"database/sql.rt_poolLimit", poolNumber<EventKind::PoolLimit>, 0},
    {"database/sql.rt_poolWaiters", poolNumber<EventKind::PoolWaiters>, 0},
    {"database/sql.rt_poolRequest", poolRequest, 0},
    {"database/sql.rt_poolTimeout", poolTimeout, 0},
    {"database/sql.rt_connOpen", connOpen, 0},
    {"database/sql.rt_connCheckout", connCheckout, 0},
    {"database/sql.rt_connReturn", connReturn, 0},
    {"database/sql.rt_connClose", connClose, 0},
    {"database/sql.rt_choose", choose, 0},
    {"database/sql.rt_latency", latency, 0},
};

} // namespace

NativeTable sqlNatives()
{
    return kTable;
}

} // namespace ws::sim
