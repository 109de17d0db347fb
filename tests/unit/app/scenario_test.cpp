#include "app/scenario.h"
#include "app/target.h"

#include <gtest/gtest.h>

namespace ws::app {
namespace {

TEST(Scenarios, haveTheIdsThatTheProductPromises)
{
    const std::vector<std::pair<std::string, std::vector<std::string>>> promised = {
        {"pool", {"unsafe", "mutex", "syncmap", "channel", "slots", "batch", "bounded"}},
        {"waitgroup", {"unsafe", "mutex"}},
        {"marshal", {"unsafe", "rwmutex"}},
        {"filtermap", {"unsafe", "deepcopy"}},
        {"recovered", {"unsafe", "deferred"}},
        {"deadlock", {"unsafe", "ordered"}},
    };
    ASSERT_EQ(builtinScenarios().size(), promised.size());
    for (std::size_t i = 0; i < promised.size(); ++i) {
        EXPECT_EQ(builtinScenarios()[i].id, promised[i].first);
        std::vector<std::string> ids;
        for (const ScenarioVariant& variant : builtinScenarios()[i].variants)
            ids.push_back(variant.id);
        EXPECT_EQ(ids, promised[i].second);
    }
}

TEST(Scenarios, firstVariantIsTheUnsafeOneAndHasASafeTwin)
{
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        EXPECT_FALSE(scenario.variants.front().safe) << scenario.id;
        EXPECT_TRUE(scenario.variants.back().safe) << scenario.id;
    }
}

TEST(Scenarios, allHaveTextsAndSources)
{
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        EXPECT_FALSE(scenario.title.en.empty());
        EXPECT_FALSE(scenario.captions.empty());
        for (const ScenarioVariant& variant : scenario.variants) {
            EXPECT_FALSE(variant.title.en.empty());
            EXPECT_NE(variant.source.find("package main"), std::string::npos) << scenario.id << '/' << variant.id;
        }
    }
}

TEST(Scenarios, compileUnderBothLanguageVersionsWithoutAWord)
{
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        for (const ScenarioVariant& variant : scenario.variants) {
            for (const auto version : {go::LanguageVersion::Go119, go::LanguageVersion::Go126}) {
                const auto target = resolveTarget(scenario.id + "/" + variant.id);
                ASSERT_TRUE(target.ok());
                const Built built = build(*target, version);
                EXPECT_TRUE(built.module != nullptr)
                    << target->name << ": " << (built.diagnostics.empty() ? "" : built.diagnostics.front().message);
            }
        }
    }
}

TEST(Scenarios, tunablesReadFromTheTextAreThoseOfTheCompiler)
{
    std::size_t count = 0;
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        for (const ScenarioVariant& variant : scenario.variants) {
            const Built built = build(*resolveTarget(scenario.id + "/" + variant.id), go::LanguageVersion::Go126);
            ASSERT_TRUE(built.module != nullptr);
            const auto fromText = tunablesIn(variant.source);
            ASSERT_EQ(fromText.size(), built.module->tunables.size()) << scenario.id << '/' << variant.id;
            for (std::size_t i = 0; i < fromText.size(); ++i, ++count) {
                EXPECT_EQ(fromText[i].name, built.module->tunables[i].name);
                EXPECT_EQ(fromText[i].title, built.module->tunables[i].title);
                EXPECT_EQ(fromText[i].value, built.module->tunables[i].value);
                EXPECT_EQ(fromText[i].minimum, built.module->tunables[i].minimum);
                EXPECT_EQ(fromText[i].maximum, built.module->tunables[i].maximum);
            }
        }
    }
    EXPECT_GT(count, 10U);
}

TEST(Scenarios, anUnknownVariantNamesTheOnesThereAre)
{
    const auto target = resolveTarget("pool/nothing");
    ASSERT_FALSE(target.ok());
    EXPECT_EQ(target.error().kind, Error::Kind::Usage);
    EXPECT_NE(target.error().hint.find("pool/mutex"), std::string::npos);
}

TEST(Targets, aMissingFileIsNoInput)
{
    const auto target = resolveTarget("/nonexistent/prog.go");
    ASSERT_FALSE(target.ok());
    EXPECT_EQ(target.error().kind, Error::Kind::NoInput);
}

} // namespace
} // namespace ws::app
