#include "app/seeds.h"

#include "app/deliver.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace ws::app {

int runSeeds(const Session& session, const Arguments& arguments,
    const std::function<SeedRun(const sim::Result& result)>& describe)
{
    const std::uint64_t first = arguments.seeds->first;
    const std::uint64_t last = arguments.seeds->second;
    std::atomic<std::uint64_t> next = first;
    std::mutex mutex; // guards ready and changed
    std::condition_variable changed;
    std::map<std::uint64_t, SeedRun> ready;
    const auto work = [&] {
        for (;;) {
            const std::uint64_t seed = next.fetch_add(1);
            if (seed > last || seed < first)
                return;
            sim::Options options = session.options;
            options.seed = seed;
            SeedRun run = describe(sim::simulate(session.built.module, options));
            const std::lock_guard lock(mutex);
            ready.emplace(seed, std::move(run));
            changed.notify_one();
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        workers.emplace_back(work);

    std::string json;
    int exitCode = 0;
    const bool jsonToStdout = arguments.jsonFile == "-";
    for (std::uint64_t seed = first;; ++seed) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready.contains(seed); });
        const auto found = ready.find(seed);
        if (!jsonToStdout)
            fmt::print("{}\n", found->second.line);
        if (!arguments.jsonFile.empty())
            json += found->second.json + "\n";
        exitCode = std::max(exitCode, found->second.exitCode);
        ready.erase(found);
        if (seed == last)
            break;
    }
    for (std::thread& worker : workers)
        worker.join();
    if (!arguments.jsonFile.empty()) {
        if (auto ok = deliver(arguments.jsonFile, json); !ok)
            return complain(ok.error());
    }
    return exitCode;
}

} // namespace ws::app
