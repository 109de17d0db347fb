// Runs every tests/language/*.go: small programs with the expectation inside, one behaviour each.
//   // expect: TEXT     the next line of stdout
//   // exit: N          the exit code (0 if there is no such line)
//   // stderr: TEXT     a line that stderr must contain
//   // error: L:C: TEXT the next line of what the compiler says; such a program does not compile
//   // warning: L:C: TEXT the next warning (go vet's); without such a line they are not looked at
//   // go: 1.19         language version and runtime (1.26 if there is no such line)
// scripts/compare-language-tests compares all of it with real Go.

#include "base/text_file.h"
#include "code/compile.h"
#include "go/load.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace ws;

struct Expectation {
    std::string stdoutText;
    std::vector<std::string> stderrLines;
    std::string errors;
    std::string warnings;
    int exitCode = 0;
    go::LanguageVersion version = go::LanguageVersion::Go126;
};

Expectation expectationOf(const std::string& source)
{
    Expectation result;
    std::size_t start = 0;
    while (start < source.size()) {
        const std::size_t end = std::min(source.find('\n', start), source.size());
        const std::string line = source.substr(start, end - start);
        start = end + 1;
        const auto after = [&](const char* marker) -> const char* {
            const std::size_t length = std::string(marker).size();
            return line.compare(0, length, marker) == 0 ? line.c_str() + length : nullptr;
        };
        if (line == "// expect:")
            result.stdoutText += '\n';
        else if (const char* text = after("// expect: "))
            result.stdoutText += std::string(text) + '\n';
        else if (const char* code = after("// exit: "))
            result.exitCode = std::stoi(code);
        else if (const char* needed = after("// stderr: "))
            result.stderrLines.emplace_back(needed);
        else if (const char* error = after("// error: "))
            result.errors += std::string(error) + '\n';
        else if (const char* warning = after("// warning: "))
            result.warnings += std::string(warning) + '\n';
        else if (after("// go: 1.19"))
            result.version = go::LanguageVersion::Go119;
    }
    return result;
}

class LanguageTest : public testing::Test {
public:
    explicit LanguageTest(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }

    void TestBody() override
    {
        const Expected<std::string> source = readFile(m_path.string(), 1U << 20);
        ASSERT_TRUE(source.ok());
        const Expectation expected = expectationOf(*source);
        go::LoadOptions loadOptions;
        loadOptions.version = expected.version;
        go::LoadResult loaded = go::load({{m_path.filename().string(), *source}}, loadOptions);
        if (!expected.errors.empty()) {
            EXPECT_FALSE(loaded.ok);
            EXPECT_EQ(said(loaded, ""), expected.errors);
            return;
        }
        ASSERT_TRUE(loaded.ok) << go::renderDiagnostics(loaded, true);
        if (!expected.warnings.empty()) {
            EXPECT_EQ(said(loaded, "warning: "), expected.warnings);
        }
        const code::CompileResult compiled = code::compile(loaded.program);
        loaded.diagnostics = compiled.diagnostics;
        ASSERT_NE(compiled.module, nullptr) << go::renderDiagnostics(loaded, true);
        sim::Options options;
        options.version = expected.version;
        options.afterCrash = sim::AfterCrash::Exit;
        options.level = sim::TraceLevel::Scheduling;
        const sim::Result result = sim::simulate(compiled.module, options);
        EXPECT_EQ(result.stdoutText, expected.stdoutText) << result.stderrText;
        EXPECT_EQ(result.trace->run().exitCode, expected.exitCode) << result.stderrText;
        for (const std::string& line : expected.stderrLines)
            EXPECT_NE(result.stderrText.find(line), std::string::npos) << line << "\nin\n" << result.stderrText;
    }

private:
    /// The diagnostics as the terminal shows them, without the file's name, the kind and Waitscope's own hints.
    [[nodiscard]] std::string said(const go::LoadResult& loaded, const std::string& kind) const
    {
        std::string text = go::renderDiagnostics(loaded, false);
        const std::string file = "./" + m_path.filename().string() + ":";
        for (std::size_t at = 0; (at = text.find(file, at)) != std::string::npos;)
            text.erase(at, file.size());
        for (std::size_t at = 0; !kind.empty() && (at = text.find(kind, at)) != std::string::npos;)
            text.erase(at, kind.size());
        for (std::size_t at = 0; (at = text.find("\n  hint: ", at)) != std::string::npos;)
            text.erase(at, text.find('\n', at + 1) - at);
        return text;
    }

    std::filesystem::path m_path;
};

} // namespace

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(WAITSCOPE_LANGUAGE_TESTS)) {
        if (entry.path().extension() == ".go")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        testing::RegisterTest("language", path.stem().string().c_str(), nullptr, nullptr, __FILE__, __LINE__,
            [path]() -> testing::Test* { return new LanguageTest(path); });
    }
    return RUN_ALL_TESTS();
}
