#include "app/test_target.h"

#include "base/text_file.h"
#include "go/build_constraint.h"
#include "go/scanner.h"

#include <algorithm>
#include <filesystem>

namespace ws::app {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxSourceBytes = 4 << 20;
constexpr std::size_t kMaxModuleFileBytes = 1 << 20;

Expected<go::SourceInput> readSource(const fs::path& path)
{
    auto text = readFile(path.string(), kMaxSourceBytes);
    if (!text)
        return text.error();
    return go::SourceInput{path.filename().string(), std::move(*text)};
}

/// The name in a file's package clause; empty if there is none.
std::string packageName(const std::string& text)
{
    go::Scanner scanner(text, 1, {});
    scanner.next();
    if (scanner.token != go::Token::Package)
        return {};
    scanner.next();
    return scanner.token == go::Token::Ident ? std::string(scanner.text) : std::string();
}

/// The import path of the package in a folder: what the nearest go.mod above says; empty without one.
std::string importPath(const fs::path& folder)
{
    std::error_code code;
    const fs::path start = fs::weakly_canonical(folder, code);
    if (code)
        return {};
    for (fs::path at = start;; at = at.parent_path()) {
        if (const fs::path file = at / "go.mod"; fs::exists(file, code)) {
            const auto text = readFile(file.string(), kMaxModuleFileBytes);
            if (!text)
                return {};
            std::size_t line = 0;
            while (line < text->size()) {
                const std::size_t end = std::min(text->find('\n', line), text->size());
                std::string_view words = std::string_view(*text).substr(line, end - line);
                line = end + 1;
                words = words.substr(std::min(words.find_first_not_of(" \t"), words.size()));
                if (!words.starts_with("module ") && !words.starts_with("module\t"))
                    continue;
                words.remove_prefix(7);
                words = words.substr(0, words.find("//"));
                const std::size_t first = words.find_first_not_of(" \t\"\r");
                if (first == std::string_view::npos)
                    return {};
                std::string path(words.substr(first, words.find_last_not_of(" \t\"\r") - first + 1));
                const std::string below = fs::relative(start, at, code).generic_string();
                return code || below == "." ? path : path + "/" + below;
            }
            return {};
        }
        if (at == at.parent_path())
            return {};
    }
}

/// Names of the .go files of a folder, sorted; `go test` leaves out those that begin with _ or a dot.
Expected<std::vector<fs::path>> goFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        if (it->path().extension() == ".go" && !name.starts_with('_') && !name.starts_with('.'))
            files.push_back(it->path());
    }
    if (code)
        return Error{Error::Kind::NoInput, code.message(), folder.string(), ""};
    std::sort(files.begin(), files.end());
    return files;
}

Expected<Target> folderTests(const std::string& word)
{
    auto files = goFiles(word);
    if (!files)
        return files.error();
    if (files->empty())
        return Error{Error::Kind::InvalidData, "no Go files in this folder", word, ""};
    Target target;
    target.name = word;
    target.tests = true;
    target.testedPath = importPath(word);
    target.shownPath = target.testedPath;
    for (const fs::path& file : *files) {
        auto source = readSource(file);
        if (!source)
            return source.error();
        target.sources.push_back(std::move(*source));
    }
    return target;
}

/// External tests alone import the package that they test: the files beside them.
Expected<bool> addTestedPackage(Target& target, const fs::path& folder)
{
    std::string tested;
    for (const go::SourceInput& source : target.sources) {
        const std::string name = packageName(source.text);
        if (!go::isTestFileName(source.name) || !name.ends_with("_test"))
            return true;
        tested = name.substr(0, name.size() - 5);
    }
    auto files = goFiles(folder);
    if (!files)
        return files.error();
    std::vector<go::SourceInput> sources;
    for (const fs::path& file : *files) {
        if (go::isTestFileName(file.filename().string()))
            continue;
        auto source = readSource(file);
        if (!source)
            return source.error();
        if (packageName(source->text) == tested)
            sources.push_back(std::move(*source));
    }
    if (!sources.empty())
        target.testedPath = importPath(folder);
    target.sources.insert(
        target.sources.begin(), std::make_move_iterator(sources.begin()), std::make_move_iterator(sources.end()));
    return true;
}

} // namespace

std::string unnamedFilesHint(const std::vector<std::string>& words)
{
    std::error_code code;
    if (words.empty() || fs::is_directory(words[0], code))
        return {};
    const auto source = readSource(words[0]);
    if (!source)
        return {};
    const fs::path folder = fs::path(words[0]).has_parent_path() ? fs::path(words[0]).parent_path() : fs::path(".");
    const auto files = goFiles(folder);
    if (!files)
        return {};
    for (const fs::path& file : *files) {
        const bool named = std::any_of(words.begin(), words.end(),
            [&](const std::string& word) { return fs::path(word).filename() == file.filename(); });
        if (named || go::isTestFileName(file.filename().string()))
            continue;
        const auto other = readSource(file);
        if (other && packageName(other->text) == packageName(source->text))
            return "only the named files were compiled, as go test does; 'waitscope test " + folder.string()
                + "' takes all files of the folder";
    }
    return {};
}

bool namesTests(std::string_view word)
{
    return go::isTestFileName(word);
}

Expected<Target> resolveTests(const std::vector<std::string>& words)
{
    std::error_code code;
    if (words.empty())
        return folderTests(".");
    if (words.size() == 1 && fs::is_directory(words[0], code))
        return folderTests(words[0]);
    Target target;
    target.tests = true;
    fs::path folder;
    std::vector<std::string> files = words;
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    for (const std::string& word : files) {
        if (fs::is_directory(word, code))
            return Error{Error::Kind::Usage, "a folder is tested by itself", word, "name files, or one folder"};
        if (!word.ends_with(".go"))
            return Error{Error::Kind::Usage, "named files must be .go files", word, ""};
        if (!fs::exists(word, code))
            return Error{Error::Kind::NoInput, "no such file", word, ""};
        const fs::path path(word);
        const fs::path here = path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (!folder.empty() && !fs::equivalent(folder, here, code))
            return Error{Error::Kind::Usage, "named files must all be in one folder", word, ""};
        folder = here;
        auto source = readSource(path);
        if (!source)
            return source.error();
        target.sources.push_back(std::move(*source));
        target.name += (target.name.empty() ? "" : " ") + word;
    }
    if (auto ok = addTestedPackage(target, folder); !ok)
        return ok.error();
    return target;
}

} // namespace ws::app
