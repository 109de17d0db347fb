#pragma once

#include "sim/heap.h"
#include "sim/sudog.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace ws::sim {

class Machine;

/// The first bytes of a channel's heap block (runtime.hchan). The buffer follows.
struct ChannelHeader {
    static constexpr std::uint64_t kBytes = 64;

    std::uint64_t count = 0;
    std::uint64_t capacity = 0;
    std::uint64_t sendIndex = 0;
    std::uint64_t recvIndex = 0;
    std::uint32_t elementSlots = 0;
    std::uint32_t type = 0;
    std::uint32_t queues = 0; ///< index of its wait queues, which live outside of the program's memory
    std::uint32_t object = 0; ///< in the trace; 0: not seen yet
    std::uint32_t request = 0; ///< object that a wait on it shows instead (a pool whose connection is awaited)
    std::uint8_t closed = 0;
    std::uint8_t hidesBuffer = 0; ///< a timer's channel since Go 1.23: len and cap say 0
    std::uint8_t unused[10] = {};

    [[nodiscard]] Addr slot(Addr channel, std::uint64_t index) const
    {
        return channel + kBytes + index * elementSlots * 8;
    }
};
static_assert(sizeof(ChannelHeader) == ChannelHeader::kBytes);

struct ChannelQueues {
    SudogQueue receivers;
    SudogQueue senders;
};

/// Wait queues of all channels, and the steps that chan.go and select.go share.
class Channels {
public:
    explicit Channels(Machine& machine)
        : m_machine(machine)
    {
    }
    std::uint32_t newQueues();
    void made(Addr channel, std::uint32_t queues) { m_live.push_back({channel, queues}); }
    /// Between marking and sweeping: the wait queues of channels that are about to be freed can be used again.
    void forgetDead();
    [[nodiscard]] ChannelQueues& queues(const ChannelHeader& header) { return m_queues[header.queues]; }
    [[nodiscard]] ChannelHeader read(Addr address) const;
    void write(Addr address, const ChannelHeader& header);
    trace::ObjectId object(Addr address);

    /// Stands for "nobody" where the runtime itself sends (a timer).
    [[nodiscard]] Goroutine& runtime() { return m_runtime; }

    /// Without waiting: hands the value to a parked receiver or puts it into the buffer. The channel is open.
    bool trySend(Goroutine& g, Addr channel, const std::uint64_t* slots);
    bool tryRecv(Goroutine& g, Addr channel, std::uint64_t* slots, bool& ok);

private:
    Machine& m_machine;
    Goroutine m_runtime;
    std::deque<ChannelQueues> m_queues; ///< stable addresses: sudogs point to their queue
    std::vector<std::uint32_t> m_free;
    struct Live {
        Addr channel = 0;
        std::uint32_t queues = 0;
    };
    std::vector<Live> m_live;
};

/// A communication completed (or close ended) a parked goroutine's wait: it is off all queues and ready.
void wakeSudog(Machine& machine, Goroutine& by, Sudog& sudog, bool success);
/// Takes a goroutine's sudogs off their queues and releases all but `keep`.
void dequeueSelect(Machine& machine, Goroutine& g, const Sudog* keep);

} // namespace ws::sim
