#pragma once

#include "query/format.h"

#include <vector>

namespace ws::query {

/// Which objects belong to the program itself, by ObjectId: those that its own code uses first. The mutexes and maps
/// inside of database/sql are not among them; pools, connections and stdout always are, for they are what the program
/// asked for.
std::vector<bool> usersObjects(const Trace& trace);

} // namespace ws::query
