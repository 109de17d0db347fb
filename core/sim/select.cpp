#include "sim/channel.h"
#include "sim/channel_layout.h"
#include "sim/machine.h"
#include "sim/sched_costs.h"

#include <algorithm>
#include <vector>

// runtime/select.go: a random poll order, the first case in it that can go on wins; else the goroutine waits on all.

namespace ws::sim {

using trace::Reason;
using trace::State;

namespace {

void storeReceived(const Channels& channels, const SelectCase& chosen, const Sudog& sudog)
{
    if (chosen.slots == nullptr)
        return;
    if (sudog.success)
        std::copy(sudog.value.begin(), sudog.value.end(), chosen.slots);
    else
        std::fill_n(chosen.slots, channels.read(chosen.channel).elementSlots, 0);
}

NativeStatus closedSend(Machine& machine)
{
    machine.panicWith("send on closed channel", PendingPanic::Kind::PlainError);
    return NativeStatus::Panic;
}

} // namespace

NativeStatus chanSelect(
    Machine& machine, Goroutine& g, std::span<const SelectCase> cases, bool hasDefault, SelectResult& result)
{
    Channels& channels = machine.channels();
    if (g.phase == 1) { // woken
        g.phase = 0;
        Sudog& sudog = *g.sudogs;
        g.sudogs = nullptr;
        const SelectCase& chosen = cases[sudog.caseIndex];
        result = {static_cast<std::int32_t>(sudog.caseIndex), sudog.success};
        const bool success = sudog.success;
        if (!chosen.send)
            storeReceived(channels, chosen, sudog);
        machine.sudogs().release(sudog);
        return chosen.send && !success ? closedSend(machine) : NativeStatus::Done;
    }

    machine.charge(cost::kSelect + cost::kSelectCase * cases.size());
    std::vector<std::uint32_t>& order = machine.selectOrder();
    order.clear();
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        if (cases[i].channel == 0)
            continue; // a nil channel never gets ready
        const auto n = static_cast<std::uint32_t>(order.size());
        const std::uint32_t j = machine.schedule().choose(Choice::SelectOrder, n + 1);
        order.push_back(i);
        std::swap(order[n], order[j]);
    }
    for (const std::uint32_t i : order) {
        const SelectCase& candidate = cases[i];
        if (!candidate.send) {
            bool ok = false;
            if (!channels.tryRecv(g, candidate.channel, candidate.slots, ok))
                continue;
            result = {static_cast<std::int32_t>(i), ok};
            return NativeStatus::Done;
        }
        if (channels.read(candidate.channel).closed != 0)
            return closedSend(machine);
        if (!channels.trySend(g, candidate.channel, candidate.slots))
            continue;
        result = {static_cast<std::int32_t>(i), false};
        return NativeStatus::Done;
    }
    if (hasDefault) {
        result = {};
        return NativeStatus::Done;
    }
    g.phase = 1;
    // The compiler makes `select {}` a call of runtime.block and a select with one case that case alone.
    Reason reason = cases.empty() ? Reason::SelectNoCases : Reason::Select;
    if (cases.size() == 1) {
        if (cases[0].channel == 0)
            reason = cases[0].send ? Reason::ChanSendNil : Reason::ChanReceiveNil;
        else
            reason = cases[0].send ? Reason::ChanSend : Reason::ChanReceive;
    }
    if (order.empty()) {
        machine.park(g, State::Waiting, reason, 0);
        return NativeStatus::Again;
    }
    // Go enqueues in the order of the channels' addresses (its lock order); only the order within one channel's queue
    // can be seen, and that is the order of the cases then.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return cases[a].channel != cases[b].channel ? cases[a].channel < cases[b].channel : a < b;
    });
    Sudog** tail = &g.sudogs;
    for (const std::uint32_t i : order) {
        const SelectCase& waiting = cases[i];
        const ChannelHeader header = channels.read(waiting.channel);
        Sudog& sudog = machine.sudogs().acquire(g);
        sudog.target = waiting.channel;
        sudog.caseIndex = i;
        sudog.isSelect = true;
        if (waiting.send) {
            sudog.value.assign(waiting.slots, waiting.slots + header.elementSlots);
            channels.queues(header).senders.pushBack(sudog);
        } else {
            channels.queues(header).receivers.pushBack(sudog);
        }
        *tail = &sudog;
        tail = &sudog.link;
    }
    // What the wait is shown on: the pool whose connection is awaited, if one of the channels is such a request.
    trace::ObjectId shown = 0;
    for (const SelectCase& waiting : cases) {
        if (waiting.channel == 0 || !machine.emitter().enabled())
            continue;
        const ChannelHeader header = channels.read(waiting.channel);
        if (header.request != 0) {
            shown = header.request;
            break;
        }
        if (shown == 0)
            shown = channels.object(waiting.channel);
    }
    machine.park(g, State::Waiting, reason, shown);
    return NativeStatus::Again;
}

} // namespace ws::sim
