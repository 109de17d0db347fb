#include "query/timeline.h"

#include <algorithm>

namespace ws::query {

namespace {

/// Keeps the counts while the events go by; much lighter than a World.
class Counter {
public:
    /// The waiters of the pools are not a sum that the World keeps.
    Counter(const World& world, std::uint32_t poolWaiters)
    {
        m_point.position = world.position;
        m_point.timeNs = world.timeNs;
        m_point.counts = world.counts;
        m_point.connectionsInUse = world.connectionsInUse;
        m_point.connectionsOpen = world.connectionsOpen;
        m_point.poolWaiters = poolWaiters;
    }

    void apply(const Event& e)
    {
        ++m_point.position;
        m_point.timeNs = e.timeNs;
        if (e.g != 0 && e.before() != e.after()) {
            if (e.before() != State::Absent)
                --m_point.counts[static_cast<std::size_t>(e.before())];
            if (e.after() != State::Absent)
                ++m_point.counts[static_cast<std::size_t>(e.after())];
        }
        if (e.kind == EventKind::ConnOpen) {
            ++m_point.connectionsOpen;
        } else if (e.kind == EventKind::ConnCheckout) {
            m_point.connectionsInUse += e.b == 0 ? 1 : 0;
        } else if (e.kind == EventKind::ConnReturn || e.kind == EventKind::ConnClose
            || e.kind == EventKind::SessionEnd) {
            m_point.connectionsInUse -= e.b != 0 ? 1 : 0;
            m_point.connectionsOpen -= e.kind != EventKind::ConnReturn ? 1 : 0;
        } else if (e.kind == EventKind::PoolWaiters) {
            m_point.poolWaiters += e.a - e.b;
        }
    }
    [[nodiscard]] const CountPoint& point() const { return m_point; }

private:
    CountPoint m_point;
};

std::vector<CountPoint> walk(const Trace& trace, Counter counter, EventIndex to, TimeAxis axis, std::size_t maxPoints)
{
    std::vector<CountPoint> points{counter.point()};
    const EventIndex from = counter.point().position;
    if (from >= to)
        return points;
    const auto place = [axis, &trace](EventIndex i) -> std::uint64_t {
        return axis == TimeAxis::Events ? i : trace.event(i).timeNs;
    };
    // Every bin gives at most two points: the counts that held until its first event, and those at its end.
    const std::size_t bins = std::max<std::size_t>(1, (std::max<std::size_t>(maxPoints, 4) - 2) / 2);
    const std::uint64_t first = axis == TimeAxis::Events ? from : points.front().timeNs;
    const std::uint64_t width = std::max<std::uint64_t>(1, (place(to - 1) - std::min(first, place(to - 1))) / bins + 1);
    std::uint64_t current = 0;
    for (EventIndex i = from; i < to; ++i) {
        const std::uint64_t bin = (place(i) - std::min(first, place(i))) / width;
        if (bin != current) {
            if (points.back().position != counter.point().position)
                points.push_back(counter.point());
            if (axis == TimeAxis::VirtualTime && trace.event(i).timeNs > points.back().timeNs) {
                CountPoint until = counter.point();
                until.timeNs = trace.event(i).timeNs;
                points.push_back(until);
            }
            current = bin;
        }
        counter.apply(trace.event(i));
    }
    points.push_back(counter.point());
    return points;
}

} // namespace

std::vector<CountPoint> countsOverTime(const Trace& trace, TimeAxis axis, std::size_t maxPoints)
{
    return walk(trace, Counter(World(), 0), trace.size(), axis, maxPoints);
}

std::vector<CountPoint> countsOverTime(
    const TraceIndex& index, EventIndex from, EventIndex to, TimeAxis axis, std::size_t maxPoints)
{
    const Trace& trace = index.trace();
    to = std::min(to, trace.size());
    replay::Cursor cursor(std::shared_ptr<const TraceIndex>(&index, [](const TraceIndex*) {}));
    cursor.seek(std::min(from, to));
    std::uint32_t waiters = 0;
    for (ObjectId id = 0; id < trace.objects().size(); ++id) {
        if (trace.object(id).kind == ObjectKind::Pool)
            waiters += static_cast<std::uint32_t>(cursor.world().objects[id].waiters);
    }
    return walk(trace, Counter(cursor.world(), waiters), to, axis, maxPoints);
}

std::vector<Span> spansOf(const TraceIndex& index, GoId g)
{
    const Trace& trace = index.trace();
    std::vector<Span> spans;
    for (const EventIndex i : index.eventsOf(g)) {
        const Event& e = trace.event(i);
        if (g == 0 || (e.before() == e.after() && e.kind != EventKind::GoSteal))
            continue;
        if (!spans.empty()) {
            spans.back().end = i;
            spans.back().endNs = e.timeNs;
        }
        Span span;
        span.begin = i;
        span.beginNs = e.timeNs;
        span.state = e.after();
        span.reason = e.kind == EventKind::GoSteal && !spans.empty() ? spans.back().reason : e.reason;
        const bool parks = e.kind == EventKind::GoPark || e.kind == EventKind::GoSyscall;
        span.object = parks ? e.obj : 0;
        if (e.kind == EventKind::GoCrash && !spans.empty())
            span.proc = spans.back().proc;
        else
            span.proc = e.p;
        spans.push_back(span);
    }
    if (!spans.empty()) {
        spans.back().end = trace.size();
        spans.back().endNs = trace.size() == 0 ? 0 : trace.event(trace.size() - 1).timeNs;
    }
    return spans;
}

std::vector<ProcSpan> spansOfProc(const TraceIndex& index, std::uint8_t p)
{
    const Trace& trace = index.trace();
    std::vector<ProcSpan> spans;
    bool open = false;
    for (EventIndex i = 0; i < trace.size(); ++i) {
        const Event& e = trace.event(i);
        if (open && e.g == spans.back().g && e.before() == State::Running && e.after() != State::Running
            && e.after() != State::Crashed) {
            spans.back().span.end = i;
            spans.back().span.endNs = e.timeNs;
            open = false;
        }
        if (e.g != 0 && e.p == p && e.before() != State::Running && e.after() == State::Running) {
            ProcSpan span;
            span.g = e.g;
            span.span.begin = i;
            span.span.beginNs = e.timeNs;
            span.span.state = State::Running;
            span.span.proc = p;
            spans.push_back(span);
            open = true;
        }
    }
    if (open) {
        spans.back().span.end = trace.size();
        spans.back().span.endNs = trace.event(trace.size() - 1).timeNs;
    }
    return spans;
}

} // namespace ws::query
