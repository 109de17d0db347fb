#include "sim/schedule.h"

namespace ws::sim {

SeededSchedule::SeededSchedule(std::uint64_t seed)
{
    constexpr int kStreams = static_cast<int>(Choice::Rand) + 1;
    Random root(seed);
    for (int i = 0; i < kStreams; ++i)
        m_streams.emplace_back(root.next());
}

std::uint32_t SeededSchedule::choose(Choice what, std::uint32_t n)
{
    return m_streams[static_cast<std::size_t>(what)].below(n);
}

} // namespace ws::sim
