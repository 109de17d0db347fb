#pragma once

#include "sim/native.h"

#include <cstdint>
#include <span>

/// Channels as in runtime/chan.go and select.go: FIFO wait queues, direct hand-over, close's LIFO wake-up.
///
/// A channel is a heap block: a header of words (see channel_layout in channel.cpp) and its buffer, each value as the
/// slots that it takes in a frame. Values in flight are in the Sudogs of the parked goroutines (sim/sudog.h).
///
/// Functions that may park follow the protocol of natives: `Again` means "stop now and call me again with g.phase
/// kept".
namespace ws::sim {

class Machine;

/// `type` is the channel's type. size < 0 or too large: the machine's pending panic is set and 0 comes back.
Addr chanMake(Machine& machine, Goroutine& g, code::RTypeId type, std::int64_t size);
/// Sends `slots` (as many as the element type has).
NativeStatus chanSend(Machine& machine, Goroutine& g, Addr channel, const std::uint64_t* slots);
/// Writes the value (zeros if closed) to `slots`, which may be null, and whether it was sent to `ok`.
NativeStatus chanRecv(Machine& machine, Goroutine& g, Addr channel, std::uint64_t* slots, bool& ok);
/// Panics ("close of nil channel", "close of closed channel") through Machine::panicWith.
NativeStatus chanClose(Machine& machine, Goroutine& g, Addr channel);
std::int64_t chanLen(Machine& machine, Addr channel);
std::int64_t chanCap(Machine& machine, Addr channel);

struct SelectCase {
    Addr channel = 0;
    bool send = false;
    std::uint64_t* slots = nullptr; ///< send: the value; receive: where it goes (null: dropped)
};
struct SelectResult {
    std::int32_t chosen = -1; ///< index into cases; -1: default
    bool ok = false; ///< receive: a value was sent
};
/// The cases must be given again, in the same order, when it is called again.
NativeStatus chanSelect(
    Machine& machine, Goroutine& g, std::span<const SelectCase> cases, bool hasDefault, SelectResult& result);

} // namespace ws::sim
