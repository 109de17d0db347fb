#include "ui/state/run_model.h"

#include "query/explain.h"
#include "query/milestones.h"
#include "ui/theme/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::MilestoneKind;
using trace::State;

namespace {

/// The last one before the crash that changed the write flag of the map, other than who crashed.
trace::GoId otherInMap(const trace::Trace& trace, EventIndex crash)
{
    const Event& end = trace.event(crash);
    for (EventIndex i = crash; i-- > 0;) {
        const Event& event = trace.event(i);
        if (event.kind == EventKind::MapFlag && event.obj == end.obj && event.g != end.g)
            return event.g;
    }
    return 0;
}

/// Whose object it is: that of the first frame outside of package sync, whose methods stand innermost when a zero
/// Mutex or WaitGroup is used for the first time.
bool madeByUser(const trace::Trace& trace, trace::StackId stack)
{
    while (stack != 0) {
        const trace::StackFrame& frame = trace.frame(stack);
        const std::string& function = trace.string(frame.function);
        if (!function.starts_with("sync.") && !function.starts_with("internal/sync.")
            && !function.starts_with("runtime."))
            return frame.file < trace.files().size() && trace.files()[frame.file].user;
        stack = frame.parent;
    }
    return true;
}

} // namespace

void RunModel::show(std::shared_ptr<const RunOutput> output, const Catalog& catalog)
{
    m_output = std::move(output);
    scan();
    m_marks.clear();
    for (const query::Milestone& milestone : query::milestones(*m_output->index))
        m_marks.push_back({milestone.event + 1, milestone.timeNs, milestone.kind, fromStd(milestone.text), {}});
    for (Mark& mark : m_marks) {
        mark.lesson = catalog.caption(m_output->request.scenario, m_output->request.variant, mark.kind);
    }
    Q_EMIT changed();
}

std::vector<EventIndex> RunModel::markPositions() const
{
    std::vector<EventIndex> positions;
    positions.reserve(m_marks.size());
    for (const Mark& mark : m_marks)
        positions.push_back(mark.position);
    return positions;
}

const Mark* RunModel::markAt(EventIndex position) const
{
    const auto found = std::lower_bound(m_marks.begin(), m_marks.end(), position,
        [](const Mark& mark, EventIndex wanted) { return mark.position < wanted; });
    return found != m_marks.end() && found->position == position ? &*found : nullptr;
}

void RunModel::scan()
{
    const trace::Trace& all = trace();
    m_marks.clear();
    m_peaks = {};
    m_peakConnections = 0;
    m_outputs.clear();
    m_use.assign(all.objects().size(), {});
    m_crash.reset();
    m_deadlock.reset();
    m_culprit = 0;
    m_other = 0;
    m_crashedMap = 0;
    std::array<std::uint32_t, trace::kStateCount> counts{};
    std::uint32_t inUse = 0;
    const auto peak = [this](trace::ObjectId object, std::uint32_t value) {
        m_use[object].peakValue = std::max(m_use[object].peakValue, static_cast<std::int32_t>(value));
    };
    for (EventIndex i = 0; i < all.size(); ++i) {
        const Event& event = all.event(i);
        if (event.g != 0 && event.before() != event.after()) {
            if (event.before() != State::Absent)
                --counts[static_cast<std::size_t>(event.before())];
            const auto after = static_cast<std::size_t>(event.after());
            m_peaks[after] = std::max(m_peaks[after], ++counts[after]);
        }
        if (event.obj != 0)
            ++m_use[event.obj].events;
        switch (event.kind) {
        case EventKind::ObjectNew:
            m_use[event.obj].own = madeByUser(all, event.stack);
            break;
        case EventKind::GoPark:
            if (event.obj != 0)
                ++m_use[event.obj].parks;
            break;
        case EventKind::GoCrash:
            if (m_crash) // a second one that died before the first stopped the world
                break;
            m_crash = i + 1;
            m_culprit = event.g;
            if (event.obj != 0 && all.object(event.obj).kind == trace::ObjectKind::Map) {
                m_crashedMap = event.obj;
                m_other = otherInMap(all, i);
            }
            break;
        case EventKind::Milestone:
            if (static_cast<trace::MilestoneKind>(event.a) == trace::MilestoneKind::Deadlock)
                m_deadlock = i + 1;
            break;
        case EventKind::MapInsert:
            peak(event.obj, event.b);
            m_use[event.obj].peakCell = std::max(m_use[event.obj].peakCell, event.a + 1);
            break;
        case EventKind::WgCounter:
        case EventKind::ChanSend:
        case EventKind::RLock:
        case EventKind::PoolLimit:
            peak(event.obj, event.a);
            break;
        case EventKind::ConnCheckout:
            m_peakConnections = std::max(m_peakConnections, ++inUse);
            break;
        case EventKind::ConnReturn:
        case EventKind::ConnClose:
        case EventKind::SessionEnd:
            if (event.b != 0 && inUse > 0)
                --inUse;
            break;
        case EventKind::Output:
            m_outputs.push_back(i);
            break;
        default:
            break;
        }
    }
}

std::vector<CountSample> RunModel::sample(const std::vector<EventIndex>& positions) const
{
    std::vector<CountSample> samples;
    samples.reserve(positions.size());
    const trace::Trace& all = trace();
    CountSample now;
    EventIndex i = 0;
    for (const EventIndex position : positions) {
        for (; i < position && i < all.size(); ++i) {
            const Event& event = all.event(i);
            now.timeNs = event.timeNs;
            if (event.g != 0 && event.before() != event.after()) {
                if (event.before() != State::Absent)
                    --now.counts[static_cast<std::size_t>(event.before())];
                ++now.counts[static_cast<std::size_t>(event.after())];
            }
            if (event.kind == EventKind::ConnCheckout)
                ++now.connectionsInUse;
            else if ((event.kind == EventKind::ConnReturn || event.kind == EventKind::ConnClose
                         || event.kind == EventKind::SessionEnd)
                && event.b != 0 && now.connectionsInUse > 0)
                --now.connectionsInUse;
        }
        now.position = i;
        samples.push_back(now);
    }
    return samples;
}

const Event* RunModel::lastOutput(EventIndex position) const
{
    const auto after = std::lower_bound(m_outputs.begin(), m_outputs.end(), position);
    return after == m_outputs.begin() ? nullptr : &trace().event(*(after - 1));
}

QString RunModel::lesson(EventIndex position) const
{
    const Mark* mark = markAt(position);
    return mark == nullptr ? QString() : mark->lesson;
}

QString RunModel::caption(EventIndex position, const replay::World& world) const
{
    if (const Mark* mark = markAt(position); mark != nullptr && !mark->text.isEmpty())
        return mark->text;
    return fromStd(query::explain(*m_output->index, world));
}

} // namespace ws::ui
