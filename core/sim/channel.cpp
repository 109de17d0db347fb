#include "sim/channel.h"

#include "sim/channel_layout.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/sched_costs.h"
#include "sim/value.h"

#include <algorithm>
#include <cstring>

namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

namespace {

constexpr std::uint64_t kMaxBufferBytes = 1ULL << 40;

void copyIn(Heap& heap, Addr to, const std::uint64_t* slots, std::uint32_t count)
{
    if (count > 0)
        std::memcpy(heap.host(to), slots, std::size_t{count} * 8);
}

void copyOut(Heap& heap, Addr from, std::uint64_t* slots, std::uint32_t count)
{
    if (count > 0 && slots != nullptr)
        std::memcpy(slots, heap.host(from), std::size_t{count} * 8);
}

void zero(std::uint64_t* slots, std::uint32_t count)
{
    if (slots != nullptr)
        std::fill_n(slots, count, 0);
}

NativeStatus waitForEver(Machine& machine, Goroutine& g, Reason reason)
{
    g.phase = 1;
    machine.park(g, State::Waiting, reason, 0);
    return NativeStatus::Again;
}

} // namespace

void wakeSudog(Machine& machine, Goroutine& by, Sudog& sudog, bool success)
{
    Goroutine& g = *sudog.g;
    sudog.success = success;
    g.wokenBy = &sudog;
    g.wokenOk = success;
    if (sudog.isSelect)
        dequeueSelect(machine, g, &sudog);
    machine.ready(g, by.id);
}

void dequeueSelect(Machine& machine, Goroutine& g, const Sudog* keep)
{
    // In Go the woken goroutine takes itself off the other queues, and until then a flag keeps others from choosing it.
    // Here that happens at once, which nobody can tell apart.
    Sudog* kept = nullptr;
    for (Sudog* sudog = g.sudogs; sudog != nullptr;) {
        Sudog* next = sudog->link;
        if (sudog->queue != nullptr)
            sudog->queue->remove(*sudog);
        if (sudog == keep)
            kept = sudog;
        else
            machine.sudogs().release(*sudog);
        sudog = next;
    }
    g.sudogs = kept;
    if (kept != nullptr)
        kept->link = nullptr;
}

Addr chanMake(Machine& machine, Goroutine&, code::RTypeId type, std::int64_t size)
{
    const ValueTypes& types = machine.interpreter().types();
    const code::RType& element = types.type(types.type(type).element);
    // As runtime.makechan: the buffer in Go's memory layout must fit the address space; ours takes whole slots.
    if (size < 0 || (element.size > 0 && static_cast<std::uint64_t>(size) > kMaxBufferBytes / element.size)) {
        machine.panicWith("makechan: size out of range", PendingPanic::Kind::PlainError);
        return 0;
    }
    const std::uint64_t bytes = ChannelHeader::kBytes + static_cast<std::uint64_t>(size) * element.slots * 8;
    const Addr address = machine.heap().allocate(bytes, element.hasPointers ? Scan::Yes : Scan::No);
    if (address == 0) {
        machine.outOfMemory();
        return 0;
    }
    ChannelHeader header;
    header.capacity = static_cast<std::uint64_t>(size);
    header.elementSlots = element.slots;
    header.type = type;
    header.queues = machine.channels().newQueues();
    machine.heap().store(address, header);
    machine.channels().made(address, header.queues);
    return address;
}

trace::ObjectId Channels::object(Addr address)
{
    TraceEmitter& emitter = m_machine.emitter();
    if (!emitter.enabled())
        return 0;
    ChannelHeader header = read(address);
    if (header.object == 0) {
        header.object = emitter.object(trace::ObjectKind::Chan, address, m_machine.module().types[header.type].text,
            static_cast<std::uint32_t>(header.capacity));
        write(address, header);
    }
    return header.object;
}

ChannelHeader Channels::read(Addr address) const
{
    return m_machine.heap().load<ChannelHeader>(address);
}

void Channels::write(Addr address, const ChannelHeader& header)
{
    m_machine.heap().store(address, header);
}

std::uint32_t Channels::newQueues()
{
    if (!m_free.empty()) {
        const std::uint32_t index = m_free.back();
        m_free.pop_back();
        return index;
    }
    m_queues.emplace_back();
    return static_cast<std::uint32_t>(m_queues.size() - 1);
}

void Channels::forgetDead()
{
    std::erase_if(m_live, [this](const Live& live) {
        if (m_machine.heap().isMarked(live.channel))
            return false;
        m_free.push_back(live.queues);
        return true;
    });
}

bool Channels::trySend(Goroutine& g, Addr channel, const std::uint64_t* slots)
{
    Heap& heap = m_machine.heap();
    ChannelHeader header = read(channel);
    ChannelQueues& queues = m_queues[header.queues];
    if (Sudog* receiver = queues.receivers.popFront()) {
        receiver->value.assign(slots, slots + header.elementSlots);
        m_machine.emitter().event(EventKind::ChanSend, g.id == 0 ? nullptr : &g, object(channel),
            static_cast<std::uint32_t>(header.count), receiver->g->id);
        wakeSudog(m_machine, g, *receiver, true);
        return true;
    }
    if (header.count == header.capacity)
        return false;
    copyIn(heap, header.slot(channel, header.sendIndex), slots, header.elementSlots);
    header.sendIndex = header.sendIndex + 1 == header.capacity ? 0 : header.sendIndex + 1;
    ++header.count;
    write(channel, header);
    m_machine.emitter().event(
        EventKind::ChanSend, g.id == 0 ? nullptr : &g, object(channel), static_cast<std::uint32_t>(header.count), 0);
    return true;
}

bool Channels::tryRecv(Goroutine& g, Addr channel, std::uint64_t* slots, bool& ok)
{
    Heap& heap = m_machine.heap();
    ChannelHeader header = read(channel);
    ChannelQueues& queues = m_queues[header.queues];
    if (header.closed != 0 && header.count == 0) {
        zero(slots, header.elementSlots);
        ok = false;
        m_machine.emitter().event(EventKind::ChanRecv, &g, object(channel), 0, 0);
        return true;
    }
    Sudog* sender = queues.senders.popFront();
    if (sender == nullptr && header.count == 0)
        return false;
    ok = true;
    const std::uint32_t from = sender == nullptr ? 0 : sender->g->id;
    if (header.capacity == 0) {
        if (slots != nullptr)
            std::copy(sender->value.begin(), sender->value.end(), slots);
    } else {
        // The head of the buffer is ours; a parked sender's value takes its place at the tail.
        const Addr head = header.slot(channel, header.recvIndex);
        copyOut(heap, head, slots, header.elementSlots);
        if (header.elementSlots > 0) // nothing stays reachable through the buffer
            std::memset(heap.host(head), 0, std::size_t{header.elementSlots} * 8);
        header.recvIndex = header.recvIndex + 1 == header.capacity ? 0 : header.recvIndex + 1;
        if (sender != nullptr) {
            copyIn(heap, header.slot(channel, header.sendIndex), sender->value.data(), header.elementSlots);
            header.sendIndex = header.recvIndex;
        } else {
            --header.count;
        }
        write(channel, header);
    }
    m_machine.emitter().event(EventKind::ChanRecv, &g, object(channel), static_cast<std::uint32_t>(header.count), from);
    if (sender != nullptr)
        wakeSudog(m_machine, g, *sender, true);
    return true;
}

NativeStatus chanSend(Machine& machine, Goroutine& g, Addr channel, const std::uint64_t* slots)
{
    if (channel == 0)
        return waitForEver(machine, g, Reason::ChanSendNil);
    Channels& channels = machine.channels();
    if (g.phase == 1) { // woken: by a receiver or by close
        g.phase = 0;
        Sudog& sudog = *g.sudogs;
        g.sudogs = nullptr;
        const bool sent = sudog.success;
        machine.sudogs().release(sudog);
        if (sent)
            return NativeStatus::Done;
        machine.panicWith("send on closed channel", PendingPanic::Kind::PlainError);
        return NativeStatus::Panic;
    }
    machine.charge(cost::kChannel);
    const ChannelHeader header = channels.read(channel);
    if (header.closed != 0) {
        machine.panicWith("send on closed channel", PendingPanic::Kind::PlainError);
        return NativeStatus::Panic;
    }
    if (channels.trySend(g, channel, slots))
        return NativeStatus::Done;
    Sudog& sudog = machine.sudogs().acquire(g);
    sudog.target = channel;
    sudog.value.assign(slots, slots + header.elementSlots);
    channels.queues(header).senders.pushBack(sudog);
    g.sudogs = &sudog;
    g.phase = 1;
    machine.park(g, State::Waiting, Reason::ChanSend, channels.object(channel));
    return NativeStatus::Again;
}

NativeStatus chanRecv(Machine& machine, Goroutine& g, Addr channel, std::uint64_t* slots, bool& ok)
{
    if (channel == 0)
        return waitForEver(machine, g, Reason::ChanReceiveNil);
    Channels& channels = machine.channels();
    const ChannelHeader header = channels.read(channel);
    if (g.phase == 1) {
        g.phase = 0;
        Sudog& sudog = *g.sudogs;
        g.sudogs = nullptr;
        ok = sudog.success;
        if (!ok)
            zero(slots, header.elementSlots);
        else if (slots != nullptr)
            std::copy(sudog.value.begin(), sudog.value.end(), slots);
        machine.sudogs().release(sudog);
        return NativeStatus::Done;
    }
    machine.charge(cost::kChannel);
    if (channels.tryRecv(g, channel, slots, ok))
        return NativeStatus::Done;
    Sudog& sudog = machine.sudogs().acquire(g);
    sudog.target = channel;
    channels.queues(header).receivers.pushBack(sudog);
    g.sudogs = &sudog;
    g.phase = 1;
    machine.park(g, State::Waiting, Reason::ChanReceive, channels.object(channel));
    return NativeStatus::Again;
}

NativeStatus chanClose(Machine& machine, Goroutine& g, Addr channel)
{
    if (channel == 0) {
        machine.panicWith("close of nil channel", PendingPanic::Kind::PlainError);
        return NativeStatus::Panic;
    }
    Channels& channels = machine.channels();
    ChannelHeader header = channels.read(channel);
    if (header.closed != 0) {
        machine.panicWith("close of closed channel", PendingPanic::Kind::PlainError);
        return NativeStatus::Panic;
    }
    machine.charge(cost::kChannel);
    header.closed = 1;
    channels.write(channel, header);
    machine.emitter().event(EventKind::ChanClose, &g, channels.object(channel), 1, 0);
    // Receivers, then senders, onto a stack (runtime.gList): they are made ready in reverse.
    std::vector<Sudog*> woken;
    ChannelQueues& queues = channels.queues(header);
    const auto take = [&](Sudog* sudog) {
        if (sudog->isSelect) // it may wait here with other cases, too: once is enough
            dequeueSelect(machine, *sudog->g, sudog);
        woken.push_back(sudog);
    };
    while (Sudog* sudog = queues.receivers.popFront())
        take(sudog);
    while (Sudog* sudog = queues.senders.popFront())
        take(sudog);
    for (auto it = woken.rbegin(); it != woken.rend(); ++it)
        wakeSudog(machine, g, **it, false);
    return NativeStatus::Done;
}

std::int64_t chanLen(Machine& machine, Addr channel)
{
    if (channel == 0)
        return 0;
    const ChannelHeader header = machine.channels().read(channel);
    return header.hidesBuffer != 0 ? 0 : static_cast<std::int64_t>(header.count);
}

std::int64_t chanCap(Machine& machine, Addr channel)
{
    if (channel == 0)
        return 0;
    const ChannelHeader header = machine.channels().read(channel);
    return header.hidesBuffer != 0 ? 0 : static_cast<std::int64_t>(header.capacity);
}

} // namespace ws::sim
