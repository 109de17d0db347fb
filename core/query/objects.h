#pragma once

#include "query/format.h"

#include <vector>

namespace ws::query {

/// Which objects belong to the program itself, by ObjectId: those that its own code uses first. The mutexes and maps
/// inside of database/sql are not among them; pools, connections and stdout always are, for they are what the program
/// asked for.
std::vector<bool> usersObjects(const Trace& trace);

/// The other one of a crash in a map: who was inside with the goroutine that died at event `crash` (a writer rather
/// than a reader), or had been since that one entered. `stillInside` is false if it has already left, and with that
/// cleared the write flag under the other's hands. g == 0: nobody.
struct OtherVisitor {
    GoId g = 0;
    std::uint32_t how = 0; ///< as in MapEnter
    bool stillInside = false;
};
OtherVisitor otherVisitor(const Trace& trace, const World& world, EventIndex crash);

} // namespace ws::query
