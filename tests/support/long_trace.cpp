#include "base/random.h"
#include "support/sample_trace.h"
#include "support/trace_builder.h"

#include <fmt/format.h>

namespace ws::test {

std::shared_ptr<const Trace> longTrace(std::uint32_t size, std::uint32_t goroutines)
{
    constexpr std::uint32_t kProcs = 4;
    TraceBuilder b(kProcs);
    const std::uint32_t file = b.addFile("long.go", "", true);
    const ObjectId map = b.addObject(ObjectKind::Map, "data", "map[int]int", 1024);
    const ObjectId mutex = b.addObject(ObjectKind::Mutex, "mu");
    const ObjectId wg = b.addObject(ObjectKind::WaitGroup, "wg");
    // Each goroutine has a channel of its own, so that there are as many objects as goroutines.
    std::vector<ObjectId> chans;
    for (std::uint32_t i = 0; i <= goroutines; ++i)
        chans.push_back(b.addObject(ObjectKind::Chan, "ch", "chan int", 1));
    for (ObjectId id = 1; id <= chans.back(); ++id)
        b.announce(0, id);
    for (GoId g = 1; g <= goroutines; ++g)
        b.create(g, 0, g == 1 ? "main.main" : "main.worker", file, 1, kNoProc);
    Random random(goroutines);
    while (b.size() < size) {
        b.timeNs += 100;
        const GoId g = 1 + random.below(goroutines);
        const auto p = static_cast<std::uint8_t>(random.below(kProcs));
        if (b.go(g).state == State::Waiting)
            b.ready(g, 0, kNoProc);
        b.start(g, p, p + 1U);
        b.step(g, 10 + random.below(8));
        b.lockAcquire(g, mutex);
        b.mapEnter(g, map, 1);
        b.mapFlag(g, map, true);
        b.mapFlag(g, map, false);
        b.mapLeave(g, map, 1);
        b.lockRelease(g, mutex);
        b.wgCounter(g, wg, b.object(wg).value + 1);
        const ObjectId chan = chans[g];
        if (b.object(chan).value == 0)
            b.chanSend(g, chan, 1, 0);
        else
            b.chanRecv(g, chan, 0, 0);
        b.step(g, 20);
        b.park(g, Reason::Sleep, 0);
    }
    return b.finish();
}

} // namespace ws::test
