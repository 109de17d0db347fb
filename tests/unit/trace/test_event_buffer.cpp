#include "trace/event_buffer.h"
#include "trace/trace.h"

#include <gtest/gtest.h>

#include <utility>

namespace ws::trace {
namespace {

Event numbered(std::uint32_t i)
{
    Event event;
    event.timeNs = std::uint64_t{i} << 33;
    event.g = i;
    event.stack = i + 1;
    event.obj = i + 2;
    event.a = i + 3;
    event.b = i + 4;
    event.kind = EventKind::ChanSend;
    event.states = static_cast<std::uint8_t>(i);
    event.p = static_cast<std::uint8_t>(i >> 8);
    event.reason = Reason::Gosched;
    return event;
}

TEST(EventBuffer, keepsEveryFieldOfEveryEventBeyondItsReservation)
{
    constexpr std::uint32_t kCount = 300'000; // more than four times what 2 MiB hold
    EventBuffer buffer(std::size_t{2} << 20);
    for (std::uint32_t i = 0; i < kCount; ++i)
        buffer.append(EventWords::of(numbered(i)));
    ASSERT_EQ(buffer.size(), kCount);
    for (std::uint32_t i = 0; i < kCount; ++i)
        ASSERT_EQ(buffer[i], numbered(i)) << i;
}

TEST(EventBuffer, movesWithoutCopying)
{
    EventBuffer first;
    EXPECT_TRUE(first.empty());
    first.append(EventWords::of(numbered(7)));
    const Event* const place = first.begin();
    EventBuffer second = std::move(first);
    EXPECT_EQ(second.begin(), place);
    EXPECT_EQ(second.front(), numbered(7));
    EXPECT_EQ(second.back(), numbered(7));
}

TEST(EventBuffer, isEqualOnlyToTheSameEventsInTheSameOrder)
{
    EventBuffer a;
    EventBuffer b;
    EXPECT_EQ(a, b);
    for (const std::uint32_t i : {1U, 2U})
        a.append(EventWords::of(numbered(i)));
    for (const std::uint32_t i : {2U, 1U})
        b.append(EventWords::of(numbered(i)));
    EXPECT_FALSE(a == b);
}

/// The hash is what determinism is judged by: every bit of every field of every event has to count.
TEST(TraceHash, dependsOnEveryBitOfAnEvent)
{
    const auto hashOf = [](EventWords changed) {
        Writer writer;
        writer.append(numbered(1));
        writer.append(changed);
        writer.append(numbered(3));
        return writer.finish()->run().hash;
    };
    const EventWords plain = EventWords::of(numbered(2));
    const std::uint64_t expected = hashOf(plain);
    EXPECT_EQ(hashOf(plain), expected);
    for (std::uint64_t EventWords::*word :
        {&EventWords::time, &EventWords::subject, &EventWords::object, &EventWords::rest}) {
        for (unsigned bit = 0; bit < 64; ++bit) {
            EventWords changed = plain;
            changed.*word ^= std::uint64_t{1} << bit;
            EXPECT_NE(hashOf(changed), expected) << bit;
        }
    }
}

TEST(TraceHash, dependsOnTheOrderOfEvents)
{
    const auto hashOf = [](std::uint32_t first, std::uint32_t second) {
        Writer writer;
        writer.append(numbered(first));
        writer.append(numbered(second));
        return writer.finish()->run().hash;
    };
    EXPECT_NE(hashOf(1, 2), hashOf(2, 1));
    EXPECT_NE(hashOf(1, 1), hashOf(2, 2));
}

} // namespace
} // namespace ws::trace
