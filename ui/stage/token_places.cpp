#include "ui/stage/token_places.h"

#include <algorithm>

namespace ws::ui {

using replay::GoroutineState;
using trace::GoId;
using trace::State;

namespace {

std::uint16_t keyOf(const GoroutineState& g)
{
    // Only a running, calling or crashed goroutine stands at its processor.
    const bool atProc = g.state == State::Running || g.state == State::Syscall || g.state == State::Crashed;
    return static_cast<std::uint16_t>(static_cast<unsigned>(g.state) << 8 | (atProc ? g.proc : 0U));
}

double eased(double x)
{
    const double back = 1 - x;
    return 1 - back * back * back;
}

QRectF between(const QRectF& from, const QRectF& to, double part)
{
    const auto mix = [part](double x, double y) { return x + (y - x) * part; };
    return {
        mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()), mix(from.height(), to.height())};
}

} // namespace

void TokenPlaces::reset()
{
    m_places.clear();
    m_keys.clear();
    for (auto& field : m_occupants)
        field.clear();
    m_procs.clear();
    land();
}

void TokenPlaces::land()
{
    m_flights.clear();
    m_flightOf.assign(m_places.size(), 0);
}

TokenPlaces::Place TokenPlaces::wanted(const GoroutineState& g)
{
    const auto field = fieldOf(g.state);
    if (!field)
        return {};
    if (*field == Field::Running && g.proc != trace::kNoProc)
        return {2, Field::Running, g.proc};
    return {1, *field, 0};
}

void TokenPlaces::leave(GoId g)
{
    const Place old = m_places[g];
    if (old.kind == 1) {
        auto& all = m_occupants[static_cast<std::size_t>(old.field)];
        const GoId last = all.back();
        all[old.slot] = last;
        m_places[last].slot = old.slot;
        all.pop_back();
    } else if (old.kind == 2 && m_procs[old.slot] == g) {
        m_procs[old.slot] = 0;
    }
    m_places[g] = {};
}

void TokenPlaces::enter(GoId g, Place place)
{
    if (place.kind == 1) {
        auto& all = m_occupants[static_cast<std::size_t>(place.field)];
        place.slot = static_cast<std::uint32_t>(all.size());
        all.push_back(g);
    } else if (place.kind == 2) {
        if (m_procs.size() <= place.slot)
            m_procs.resize(place.slot + 1);
        m_procs[place.slot] = g;
    }
    m_places[g] = place;
}

void TokenPlaces::fly(GoId g, const QRectF& from)
{
    if (m_flightOf[g] != 0) {
        m_flights[m_flightOf[g] - 1].from = from;
        m_flights[m_flightOf[g] - 1].age = 0;
    } else if (m_flights.size() < kMaxFlights) {
        m_flights.push_back({g, from, 0});
        m_flightOf[g] = static_cast<std::uint32_t>(m_flights.size());
    }
}

void TokenPlaces::update(const replay::World& world, const StageLayout& layout, bool jumped)
{
    const auto count = static_cast<GoId>(world.goroutines.size());
    if (jumped || m_places.size() != count) {
        reset();
        m_places.resize(count);
        m_keys.resize(count);
        m_flightOf.assign(count, 0);
        m_procs.assign(world.procs.size(), 0);
        for (GoId g = 1; g < count; ++g) {
            m_keys[g] = keyOf(world.goroutines[g]);
            if (const Place place = wanted(world.goroutines[g]); place.kind != 0)
                enter(g, place);
        }
        return;
    }
    // First all leave, then all enter: one that leaves makes room for one that comes in the same update.
    struct Change {
        GoId g;
        QRectF from;
    };
    std::vector<Change> changes;
    std::vector<Change> moved; // took the place of one that left
    for (GoId g = 1; g < count; ++g) {
        const std::uint16_t key = keyOf(world.goroutines[g]);
        if (key == m_keys[g])
            continue;
        m_keys[g] = key;
        const Place old = m_places[g];
        const Place next = wanted(world.goroutines[g]);
        if (old.kind == 2 && next.kind == 2 && old.slot == next.slot)
            continue; // the state changed, the place did not
        const QRectF from = old.kind != 0 ? shown(g, layout) : QRectF();
        if (old.kind == 1) {
            const GoId last = m_occupants[static_cast<std::size_t>(old.field)].back();
            if (last != g)
                moved.push_back({last, shown(last, layout)});
        }
        changes.push_back({g, from});
        if (old.kind != 0)
            leave(g);
    }
    for (const Change& change : changes) {
        if (const Place next = wanted(world.goroutines[change.g]); next.kind != 0)
            enter(change.g, next);
    }
    for (const Change& change : moved)
        if (m_places[change.g].kind != 0)
            fly(change.g, change.from);
    for (const Change& change : changes) {
        if (m_places[change.g].kind == 0)
            continue;
        QRectF from = change.from;
        if (from.isNull()) { // new: it grows out of its place
            const QRectF to = target(change.g, layout);
            from = QRectF(to.center(), QSizeF(0, 0));
        }
        fly(change.g, from);
    }
}

bool TokenPlaces::advance()
{
    for (Flight& flight : m_flights)
        ++flight.age;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_flights.size(); ++i) {
        if (m_flights[i].age >= kFlightFrames) {
            m_flightOf[m_flights[i].g] = 0;
            continue;
        }
        m_flights[kept] = m_flights[i];
        m_flightOf[m_flights[kept].g] = static_cast<std::uint32_t>(kept + 1);
        ++kept;
    }
    m_flights.resize(kept);
    return kept > 0;
}

QRectF TokenPlaces::target(GoId g, const StageLayout& layout) const
{
    const Place where = place(g);
    if (where.kind == 2)
        return where.slot < layout.procs.size() ? layout.procs[where.slot].token : QRectF();
    if (where.kind == 1)
        return layout.grids[static_cast<std::size_t>(where.field)].tile(where.slot);
    return {};
}

QRectF TokenPlaces::shown(GoId g, const StageLayout& layout) const
{
    const QRectF to = target(g, layout);
    if (!flying(g))
        return to;
    const Flight& flight = m_flights[m_flightOf[g] - 1];
    return between(flight.from, to, eased(static_cast<double>(flight.age) / kFlightFrames));
}

GoId TokenPlaces::at(const QPointF& point, const StageLayout& layout) const
{
    for (auto flight = m_flights.rbegin(); flight != m_flights.rend(); ++flight) {
        if (shown(flight->g, layout).contains(point))
            return flight->g;
    }
    for (std::size_t p = 0; p < layout.procs.size() && p < m_procs.size(); ++p) {
        if (layout.procs[p].box.contains(point))
            return m_procs[p];
    }
    for (std::size_t field = 0; field < kFieldCount; ++field) {
        if (!layout.fields[field].contains(point))
            continue;
        const auto slot = layout.grids[field].slotAt(point);
        if (slot && *slot < m_occupants[field].size())
            return m_occupants[field][*slot];
    }
    return 0;
}

} // namespace ws::ui
