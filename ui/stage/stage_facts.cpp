#include "ui/stage/stage_facts.h"

#include <algorithm>

namespace ws::ui {

using trace::GoId;
using trace::ObjectId;
using trace::ObjectKind;

namespace {

/// Place among the cards, and how much a card of this kind wants to be seen; 0: never.
std::uint32_t importance(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Map:
        return 900;
    case ObjectKind::WaitGroup:
        return 880;
    case ObjectKind::Pool:
        return 860;
    case ObjectKind::SyncMap:
        return 840;
    case ObjectKind::RWMutex:
        return 620;
    case ObjectKind::Mutex:
        return 600;
    case ObjectKind::Chan:
        return 580;
    case ObjectKind::Cond:
        return 560;
    case ObjectKind::Stdout:
        return 540;
    case ObjectKind::Semaphore:
        return 200;
    case ObjectKind::Once:
        return 180;
    case ObjectKind::None:
    case ObjectKind::Conn:
    case ObjectKind::Timer:
        return 0;
    }
    return 0;
}

} // namespace

std::vector<ObjectBrief> StageFacts::choose(const RunModel& run)
{
    const trace::Trace& trace = run.trace();
    std::vector<ObjectBrief> chosen;
    for (ObjectId id = 1; id < trace.objects().size(); ++id) {
        const trace::ObjectInfo& info = trace.object(id);
        const ObjectUse& use = run.use()[id];
        std::uint32_t weight = importance(info.kind);
        if (weight == 0 || use.events == 0)
            continue;
        const bool named = info.name != 0;
        const bool own = info.kind == ObjectKind::Stdout || info.kind == ObjectKind::Pool;
        const bool mine = own || use.own;
        // What has no name in the program, or belongs to the library, is shown only if somebody waited for it.
        if ((!named || !mine) && !own && use.parks < (mine ? 1U : 2U))
            continue;
        weight = weight * 8 + (named || own ? 4U : 0U) + (use.parks > 0 ? 1600U : 0U) + (mine ? 100'000U : 0U);
        chosen.push_back({id, info.kind, weight});
    }
    std::stable_sort(chosen.begin(), chosen.end(), [&run](const ObjectBrief& x, const ObjectBrief& y) {
        return x.weight != y.weight ? x.weight > y.weight : run.use()[x.id].events > run.use()[y.id].events;
    });
    if (chosen.size() > 24)
        chosen.resize(24);
    std::uint32_t rank = static_cast<std::uint32_t>(chosen.size());
    for (ObjectBrief& object : chosen)
        object.weight = rank--;
    // Drawn in the order of their kinds, so that a card keeps its place from one variant to the next.
    std::stable_sort(chosen.begin(), chosen.end(), [&run](const ObjectBrief& x, const ObjectBrief& y) {
        const bool ownX = run.use()[x.id].own || x.kind == ObjectKind::Pool || x.kind == ObjectKind::Stdout;
        const bool ownY = run.use()[y.id].own || y.kind == ObjectKind::Pool || y.kind == ObjectKind::Stdout;
        return ownX != ownY ? ownX : importance(x.kind) > importance(y.kind);
    });
    return chosen;
}

void StageFacts::reset(const trace::Trace& trace, const std::vector<ObjectBrief>& objects)
{
    m_trace = &trace;
    m_queueOf.assign(trace.objects().size(), 0);
    m_poolOf.assign(trace.objects().size(), 0);
    m_queues.clear();
    m_pools.clear();
    for (const ObjectBrief& object : objects) {
        m_queues.emplace_back();
        m_queueOf[object.id] = static_cast<std::uint32_t>(m_queues.size());
        if (object.kind == ObjectKind::Pool) {
            m_pools.emplace_back();
            m_poolOf[object.id] = static_cast<std::uint32_t>(m_pools.size());
        }
    }
    for (ObjectId id = 1; id < trace.objects().size(); ++id) {
        const trace::ObjectInfo& info = trace.object(id);
        if (info.kind == ObjectKind::Conn && info.parent < m_poolOf.size() && m_poolOf[info.parent] != 0)
            m_pools[m_poolOf[info.parent] - 1].push_back(id);
    }
    for (auto& pool : m_pools) {
        std::stable_sort(pool.begin(), pool.end(),
            [&trace](ObjectId x, ObjectId y) { return trace.object(x).size < trace.object(y).size; });
    }
}

void StageFacts::update(const replay::World& world)
{
    for (auto& queue : m_queues)
        queue.clear();
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        const ObjectId object = world.goroutines[g].waitingFor;
        if (object != 0 && world.goroutines[g].state != trace::State::Syscall && m_queueOf[object] != 0)
            m_queues[m_queueOf[object] - 1].push_back(g);
    }
    for (auto& queue : m_queues) {
        std::stable_sort(queue.begin(), queue.end(),
            [&world](GoId x, GoId y) { return world.goroutines[x].lastEvent < world.goroutines[y].lastEvent; });
    }
}

const std::vector<GoId>& StageFacts::waiters(ObjectId object) const
{
    static const std::vector<GoId> kNobody;
    return object < m_queueOf.size() && m_queueOf[object] != 0 ? m_queues[m_queueOf[object] - 1] : kNobody;
}

const std::vector<ObjectId>& StageFacts::connections(ObjectId pool) const
{
    static const std::vector<ObjectId> kNone;
    return pool < m_poolOf.size() && m_poolOf[pool] != 0 ? m_pools[m_poolOf[pool] - 1] : kNone;
}

} // namespace ws::ui
