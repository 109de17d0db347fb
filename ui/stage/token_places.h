#pragma once

#include "replay/world.h"
#include "ui/stage/stage_layout.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ws::ui {

/// Which goroutine stands where, kept from one World to the next so that the eye can follow.
///
/// A field is always packed. A goroutine that stays in its field stays where it is; one that leaves is replaced by the
/// last of the field, so that a change moves at most two tokens. After a jump everything is placed anew, in order of
/// goroutine ids. Rejected: sorting by id or by arrival (one change shifts a whole field), and leaving holes (a half
/// drained field cannot be counted by eye).
///
/// Flights are the tokens on their way: they move for kFlightFrames frames from where they were seen last.
class TokenPlaces {
public:
    static constexpr int kFlightFrames = 16;
    static constexpr std::size_t kMaxFlights = 2500; ///< beyond that nobody can follow: the rest jumps

    struct Place {
        std::uint8_t kind = 0; ///< 0: nowhere; 1: in a grid; 2: in a processor's slot
        Field field = Field::Waiting;
        std::uint32_t slot = 0; ///< in the grid, or the processor
        bool operator==(const Place&) const = default;
    };
    struct Flight {
        trace::GoId g = 0;
        QRectF from;
        int age = 0;
    };

    void reset();
    void update(const replay::World& world, const StageLayout& layout, bool jumped);
    /// After the layout changed: places stay, flights end.
    void land();
    /// One frame on; true while something still flies.
    bool advance();

    [[nodiscard]] const std::vector<trace::GoId>& occupants(Field field) const
    {
        return m_occupants[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] Place place(trace::GoId g) const { return g < m_places.size() ? m_places[g] : Place(); }
    [[nodiscard]] bool flying(trace::GoId g) const { return g < m_flightOf.size() && m_flightOf[g] != 0; }
    [[nodiscard]] const std::vector<Flight>& flights() const { return m_flights; }
    /// Where the token will come to rest.
    [[nodiscard]] QRectF target(trace::GoId g, const StageLayout& layout) const;
    /// Where it is seen right now.
    [[nodiscard]] QRectF shown(trace::GoId g, const StageLayout& layout) const;
    /// The goroutine seen at a point of the fields; 0: none.
    [[nodiscard]] trace::GoId at(const QPointF& point, const StageLayout& layout) const;

private:
    static Place wanted(const replay::GoroutineState& g);
    void leave(trace::GoId g);
    void enter(trace::GoId g, Place place);
    void fly(trace::GoId g, const QRectF& from);

    std::vector<Place> m_places; ///< by goid
    std::vector<std::uint16_t> m_keys; ///< by goid: state and processor when it was placed
    std::array<std::vector<trace::GoId>, kFieldCount> m_occupants;
    std::vector<trace::GoId> m_procs; ///< by processor
    std::vector<Flight> m_flights;
    std::vector<std::uint32_t> m_flightOf; ///< by goid: index + 1 into m_flights; 0: not flying
};

} // namespace ws::ui
