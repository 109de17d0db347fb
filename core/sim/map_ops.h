#pragma once

#include "sim/map_table.h"

#include <cstdint>
#include <unordered_set>
#include <vector>

/// Map operations as the Go runtime executes them: in steps, with the write flag's checks, between which another
/// processor may act (go-runtime.md 2.1 and 2.2). That is the whole point of Waitscope: "concurrent map writes" is
/// raised here and only here, when two of these meet.
namespace ws::sim {

class Machine;
struct Proc;

enum class MapStatus : std::uint8_t {
    Done,
    Budget, ///< the processor's limit was reached between two steps: call again with Goroutine::phase kept
    Panic, ///< the machine's pending panic is set (nil map, unhashable key)
    Ended, ///< a fatal error ended the process
};

/// The operations of one machine. Between two steps everything that an operation remembers is in Goroutine::phase and
/// ::scratch; a caller passes the same arguments again. Key pointers are in memory form (slots will do).
class MapOps {
public:
    MapOps(Machine& machine, const ValueTypes& types);

    /// Good until the next map type's is asked for.
    [[nodiscard]] const MapLayout& layout(code::RTypeId mapType)
    {
        const bool known = mapType < m_layouts.size() && m_layouts[mapType].cellBytes != 0;
        return known ? m_layouts[mapType] : makeLayout(mapType);
    }

    /// 0 if the heap is exhausted.
    Addr make(Goroutine& g, code::RTypeId mapType, std::int64_t hint);
    /// mapassign: `element` is where the caller stores the value, after the flag is cleared.
    MapStatus assign(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key, Addr& element);
    /// mapaccess: `element` is 0 if the key is not there.
    MapStatus get(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key, Addr& element);
    MapStatus erase(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, const std::uint8_t* key);
    MapStatus clear(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map);
    /// Starts an iteration in the MapIterator block at `iterator`.
    MapStatus iterInit(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr map, Addr iterator);
    /// `key` is 0 when there is nothing more.
    MapStatus iterNext(Goroutine& g, Proc& proc, code::RTypeId mapType, Addr iterator, Addr& key, Addr& element);

private:
    struct Access;
    const MapLayout& makeLayout(code::RTypeId mapType);
    bool rejectKey(const MapLayout& layout, const std::uint8_t* key);
    bool isFreshPage(Addr address); ///< the operating system gives memory at its first touch
    [[nodiscard]] std::uint64_t nanSalt(const MapLayout& layout);

    Machine& m_machine;
    const ValueTypes& m_types;
    std::vector<MapLayout> m_layouts; ///< by map type; cellBytes 0: not made yet
    std::uint8_t m_writingBit; ///< hmap's hashWriting is 4, the Swiss map's `writing` 1
    bool m_toggles; ///< Swiss: the flag is toggled back, not cleared
    std::unordered_set<Addr> m_touchedPages; ///< of large tables; looked up only, never iterated
};

} // namespace ws::sim
