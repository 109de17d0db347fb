/// Same program, same seed, same options: the same trace, byte for byte, on every compiler and in every build.
#include "app/session.h"
#include "base/text_file.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <thread>

namespace ws::app {
namespace {

std::uint64_t hashOf(const std::string& name, std::uint64_t seed, std::uint32_t procs)
{
    Arguments arguments;
    arguments.seed = seed;
    arguments.procs = procs;
    auto target = resolveTarget(name);
    WS_ASSERT(target.ok());
    auto options = optionsOf(arguments, *target);
    WS_ASSERT(options.ok());
    const Built built = build(*target, options->version);
    WS_ASSERT(built.module != nullptr);
    return sim::simulate(built.module, *options).trace->run().hash;
}

/// tests/golden/hashes.txt: "target seed procs hash" a line, written by the release build of GCC; the sanitizer builds
/// and clang must find the same. With WAITSCOPE_UPDATE_GOLDENS set the file is written anew (never in CI).
TEST(Determinism, hashesAreTheSameOnEveryCompilerAndInEveryBuild)
{
    const std::string path = WAITSCOPE_TEST_DATA "/golden/hashes.txt";
    if (std::getenv("WAITSCOPE_UPDATE_GOLDENS") != nullptr) {
        ASSERT_EQ(std::getenv("CI"), nullptr) << "goldens are not updated in CI";
        std::string text;
        for (const ScenarioInfo& scenario : builtinScenarios()) {
            for (const ScenarioVariant& variant : scenario.variants) {
                for (const std::uint32_t procs : {1U, 2U, 4U}) {
                    const std::string name = scenario.id + "/" + variant.id;
                    std::ostringstream line;
                    line << name << " 7 " << procs << ' ' << std::hex << hashOf(name, 7, procs) << '\n';
                    text += line.str();
                }
            }
        }
        ASSERT_TRUE(writeFile(path, text).ok());
    }
    const auto text = readFile(path, 1 << 20);
    ASSERT_TRUE(text.ok());
    std::istringstream lines(*text);
    std::string name;
    std::uint64_t seed = 0, hash = 0;
    std::uint32_t procs = 0;
    int compared = 0;
    while (lines >> name >> std::dec >> seed >> procs >> std::hex >> hash) {
        EXPECT_EQ(hashOf(name, seed, procs), hash) << name << " seed " << seed << " procs " << procs;
        ++compared;
    }
    EXPECT_EQ(compared, 3 * 17);
}

/// What the seeds of one program share (the compiled module, the registries) is only read: run under the thread
/// sanitizer.
TEST(Threads, runsOfOneModuleSideBySideDoNotDisturbEachOther)
{
    auto target = resolveTarget("pool/mutex");
    ASSERT_TRUE(target.ok());
    auto options = optionsOf({}, *target);
    ASSERT_TRUE(options.ok());
    options->tunables = {{"workers", 40}, {"poolSize", 10}};
    const Built built = build(*target, options->version);
    ASSERT_TRUE(built.module != nullptr);
    std::uint64_t hashes[4] = {};
    std::vector<std::thread> threads;
    for (std::uint64_t& hash : hashes)
        threads.emplace_back([&hash, &built, &options] {
            for (int i = 0; i < 3; ++i)
                hash = sim::simulate(built.module, *options).trace->run().hash;
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const std::uint64_t hash : hashes)
        EXPECT_EQ(hash, hashes[0]);
}

} // namespace
} // namespace ws::app
