#include "go/load.h"

#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "go/build_constraint.h"
#include "go/check.h"
#include "go/constant_ops.h"
#include "go/header_error.h"
#include "go/old_words.h"
#include "go/parse.h"
#include "go/standard_library.h"
#include "go/test_main.h"
#include "go/vet.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace ws::go {

namespace {

constexpr std::size_t kMaxFileBytes = 4 * 1024 * 1024;
constexpr std::size_t kMaxProgramBytes = 64 * 1024 * 1024;

BuildTags buildTags(const LoadOptions& options)
{
    BuildTags tags{"linux", "amd64", "unix", "gc"};
    tags.insert(options.tags.begin(), options.tags.end());
    const int newest = options.version == LanguageVersion::Go119 ? 19 : 26;
    for (int minor = 1; minor <= newest; ++minor)
        tags.insert("go1." + std::to_string(minor));
    return tags;
}

/// Text is not Go if it has bytes that no text file has.
bool looksBinary(std::string_view text)
{
    return text.substr(0, 8192).find('\0') != std::string_view::npos;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// As go/parser's isValidImport.
bool isValidImportPath(std::string_view path)
{
    if (path.empty())
        return false;
    while (!path.empty()) {
        const Rune next = decodeRune(path);
        if (!unicode::isPrint(next.value) || next.value == ' ' || next.value == 0xfffd
            || (next.value < 0x80
                && std::string_view("!\"#$%&'()*,:;<=>?[\\]^`{|}").find(static_cast<char>(next.value))
                    != std::string_view::npos))
            return false;
        path.remove_prefix(next.width);
    }
    return true;
}

class Loader {
public:
    Loader(const LoadOptions& options)
        : m_options(options)
        , m_tags(buildTags(options))
        , m_program(std::make_shared<Program>())
        , m_diagnostics(m_program->files, options.maxErrors)
    {
        m_program->version = options.version;
        if (options.version == LanguageVersion::Go119)
            m_diagnostics.setWords(inWordsOf119);
    }

    LoadResult run(std::vector<SourceInput> inputs)
    {
        if (m_options.tests)
            loadTests(std::move(inputs));
        else
            loadProgram(std::move(inputs));
        LoadResult result;
        result.program = m_program;
        result.ok = !m_diagnostics.hasErrors();
        result.diagnostics = m_diagnostics.sorted();
        if (!result.ok)
            std::erase_if(
                result.diagnostics, [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::Warning; });
        return result;
    }

private:
    void loadProgram(std::vector<SourceInput> inputs)
    {
        auto package = std::make_unique<Package>();
        if (!addUserFiles(package->files, std::move(inputs)) || !sameName(*package) || !requirePackageMain(*package))
            return;
        m_program->main = package.get();
        loadRuntime();
        const bool resolved = resolveImports(*package);
        m_program->packages.push_back(std::move(package));
        if (!resolved)
            return;
        check(*m_program, *m_program->main, m_diagnostics);
        if (!m_diagnostics.hasErrors())
            requireMain(*m_program->main);
        if (!m_diagnostics.hasErrors())
            vet(*m_program, *m_program->main, m_diagnostics);
    }

    /// Every program has the values of run-time panics in it, whether it names package runtime or not.
    void loadRuntime()
    {
        if (auto runtime = standardPackage("runtime"); !runtime.empty())
            loadLibrary("runtime", std::move(runtime));
    }

    // -- tests: the tested package with the _test.go files of its own name, the external tests (package x_test), and
    // the generated package main that runs both

    void loadTests(std::vector<SourceInput> inputs)
    {
        std::vector<std::unique_ptr<File>> files;
        if (!addUserFiles(files, std::move(inputs)))
            return;
        auto tested = std::make_unique<Package>();
        auto external = std::make_unique<Package>();
        for (auto& file : files) {
            const bool outside =
                isTestFileName(m_program->files.file(file->index).name) && file->package->name.ends_with("_test");
            (outside ? external : tested)->files.push_back(std::move(file));
        }
        if ((!tested->files.empty() && !sameName(*tested)) || (!external->files.empty() && !sameName(*external))
            || !externalFits(*tested, *external))
            return;
        const std::string path = testedPath(*tested, *external);
        loadRuntime();
        TestFunctions inside, outside;
        const bool hasTested = !tested->files.empty();
        const bool hasExternal = !external->files.empty();
        if (hasTested && !loadUserPackage(std::move(tested), path, inside))
            return;
        if (hasExternal && !loadUserPackage(std::move(external), path + "_test", outside))
            return;
        if (inside.hasTestMain && outside.hasTestMain)
            m_diagnostics.error(kNoPos, "multiple definitions of TestMain");
        if (m_diagnostics.hasErrors())
            return;
        std::vector<SourceInput> main;
        main.push_back({std::string(kTestMainFile),
            testMainSource(path, hasTested ? &inside : nullptr, hasExternal ? &outside : nullptr)});
        m_program->main = loadLibrary("main", std::move(main));
    }

    /// package x_test goes with package x.
    bool externalFits(const Package& tested, const Package& external)
    {
        if (tested.files.empty() || external.files.empty() || external.name == tested.name + "_test")
            return true;
        const File& file = *external.files.front();
        const File& other = *tested.files.front();
        m_diagnostics.error(file.package->pos,
            "found packages " + tested.name + " (" + m_program->files.file(other.index).name + ") and " + external.name
                + " (" + m_program->files.file(file.index).name + ")",
            {}, file.package->end);
        return false;
    }

    std::string testedPath(const Package& tested, const Package& external) const
    {
        if (!m_options.testedPath.empty())
            return m_options.testedPath;
        for (const auto& file : external.files) {
            for (const ImportDecl* import : file->imports) {
                const std::string path = import->path == nullptr ? "" : unquoteString(import->path->text).value_or("");
                if (!tested.files.empty() && path.substr(path.rfind('/') + 1) == tested.name && !isGoPackage(path)
                    && isValidImportPath(path))
                    return path;
            }
        }
        return std::string(kNamelessPackage);
    }

    bool loadUserPackage(std::unique_ptr<Package> package, const std::string& path, TestFunctions& tests)
    {
        package->path = path;
        m_byPath[path] = {package.get(), true};
        const bool resolved = resolveImports(*package);
        m_byPath[path].loading = false;
        Package& loaded = *package;
        m_program->packages.push_back(std::move(package));
        if (!resolved)
            return false;
        check(*m_program, loaded, m_diagnostics);
        tests = findTests(m_program->files, loaded.files, m_diagnostics);
        if (!m_diagnostics.hasErrors())
            vet(*m_program, loaded, m_diagnostics);
        return !m_diagnostics.hasErrors();
    }

    /// Files that belong to the build, parsed; false if the program cannot be checked.
    bool addUserFiles(std::vector<std::unique_ptr<File>>& files, std::vector<SourceInput> inputs)
    {
        std::size_t total = 0;
        Pos excluded = kNoPos;
        for (SourceInput& input : inputs) {
            total += input.text.size();
            if (input.text.size() > kMaxFileBytes || total > kMaxProgramBytes) {
                const std::uint32_t file = m_program->files.add(std::move(input.name), {}, true);
                fail(file, "file too large: Waitscope reads Go files up to 4 MiB");
                return false;
            }
            const std::uint32_t file = m_program->files.add(std::move(input.name), std::move(input.text), true);
            const SourceText& source = m_program->files.file(file);
            if (isBlank(source.text)) {
                fail(file, "the file is empty", "a Go program begins with: package main");
                continue;
            }
            if (looksBinary(source.text)) {
                const bool wide = source.text.starts_with("\xff\xfe") || source.text.starts_with("\xfe\xff");
                fail(file, "not a Go source file: it contains binary data",
                    wide ? "the text is UTF-16: save it as UTF-8" : "");
                continue;
            }
            if (isTestFileName(source.name) && !m_options.tests)
                continue;
            const Expected<bool> allowed = constraintsAllow(source.text, m_tags);
            if (!allowed.ok()) {
                fail(file, allowed.error().what);
                continue;
            }
            if (!allowed.value() || !fileNameAllows(source.name, m_tags)) {
                excluded = source.base;
                continue;
            }
            if (auto error = headerError(source, m_options.version == LanguageVersion::Go119)) {
                m_failed = true;
                m_diagnostics.error(error->pos, std::move(error->message), std::move(error->hint), error->end);
                continue;
            }
            if (auto tree = parseFile(m_program->files, file, m_diagnostics)) {
                tree->buildConstraint = goBuildExpression(source.text).value();
                files.push_back(std::move(tree));
            }
        }
        if (m_diagnostics.hasSyntaxErrors() || m_failed)
            return false;
        if (files.empty()) {
            if (excluded != kNoPos)
                m_diagnostics.error(excluded, "build constraints exclude all Go files");
            else if (!m_diagnostics.hasErrors())
                m_diagnostics.error(kNoPos, "no Go files");
            return false;
        }
        return true;
    }

    void fail(std::uint32_t file, std::string message, std::string hint = {})
    {
        m_failed = true;
        m_diagnostics.error(m_program->files.file(file).base, std::move(message), std::move(hint));
    }

    /// Sets name and path; all files must agree.
    bool sameName(Package& package)
    {
        const Ident& first = *package.files.front()->package;
        package.name = first.name;
        package.path = package.name;
        for (const auto& file : package.files) {
            if (file->package->name == first.name)
                continue;
            m_diagnostics.error(file->package->pos,
                "found packages " + package.name + " (" + m_program->files.file(package.files.front()->index).name
                    + ") and " + std::string(file->package->name) + " (" + m_program->files.file(file->index).name
                    + ")",
                {}, file->package->end);
            return false;
        }
        return true;
    }

    bool requirePackageMain(const Package& package)
    {
        if (package.name == "main")
            return true;
        const Ident& first = *package.files.front()->package;
        m_diagnostics.error(first.pos, "package " + package.name + " is not a main package",
            "a program begins with: package main", first.end);
        return false;
    }

    void requireMain(const Package& package)
    {
        for (const auto& file : package.files) {
            for (const Decl* decl : file->decls) {
                if (decl->kind != NodeKind::FuncDecl)
                    continue;
                const auto* function = static_cast<const FuncDecl*>(decl);
                if (function->receiver.empty() && function->name->name == "main")
                    return;
            }
        }
        const Ident& name = *package.files.front()->package;
        m_diagnostics.error(name.pos, "function main is undeclared in the main package",
            "a program starts in: func main() { … }", name.end);
    }

    /// Loads what the files import, dependencies first, and fills package.imports.
    bool resolveImports(Package& package)
    {
        bool ok = true;
        for (const auto& file : package.files) {
            for (ImportDecl* import : file->imports) {
                if (import->path == nullptr || import->path->bad) {
                    ok = false; // said by the parser
                    continue;
                }
                Package* imported = resolveImport(package, *import);
                ok = ok && imported != nullptr;
                if (imported != nullptr
                    && std::find(package.imports.begin(), package.imports.end(), imported) == package.imports.end())
                    package.imports.push_back(imported);
            }
        }
        return ok;
    }

    Package* resolveImport(const Package& from, const ImportDecl& import)
    {
        const std::string path = unquoteString(import.path->text).value_or("");
        const auto refuse = [&](std::string message, std::string hint = {}) -> Package* {
            m_diagnostics.error(import.path->pos, std::move(message), std::move(hint), import.path->end);
            return nullptr;
        };
        if (path == "unsafe")
            return m_program->types.unsafePackage;
        if (path == "C")
            return refuse("import \"C\": cgo is not supported");
        if (!isValidImportPath(path))
            return refuse("invalid import path: " + std::string(import.path->text));
        if (path.starts_with("./") || path.starts_with("../") || path == "." || path == "..")
            return refuse(quoted(path) + " is relative, but relative import paths are not supported");
        if (from.user && (path.starts_with("internal/") || path.find("/internal/") != std::string::npos))
            return refuse("use of internal package " + path + " not allowed");

        const auto known = m_byPath.find(path);
        if (known != m_byPath.end()) {
            if (known->second.loading)
                return refuse("import cycle not allowed: " + from.path + " imports " + path);
            return known->second.package;
        }
        std::vector<SourceInput> files = standardPackage(path);
        if (files.empty()) {
            if (isGoPackage(path))
                return refuse("package " + path + " is not supported",
                    "real Go has it; Waitscope supports these packages: " + joined(supportedPackages()));
            const std::string_view host = std::string_view(path).substr(0, path.find('/'));
            if (host.find('.') != std::string_view::npos)
                return refuse("no required module provides package " + path,
                    "Waitscope has many packages of Go's standard library, and golang.org/x/sync; not those of others");
            return refuse("package " + path + " is not in std", similarPackages(path));
        }
        return loadLibrary(path, std::move(files));
    }

    /// "rand" could be math/rand, "Fmt" fmt.
    static std::string similarPackages(std::string_view path)
    {
        const auto lower = [](std::string_view text) {
            std::string result(text);
            for (char& c : result)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return result;
        };
        const std::string wanted = lower(path.substr(path.rfind('/') + 1));
        std::string similar;
        for (const std::string& known : supportedPackages()) {
            if (known.substr(known.rfind('/') + 1) == wanted)
                similar += (similar.empty() ? "the package is imported as \"" : "\" or \"") + known;
        }
        return similar.empty() ? similar : similar + '"';
    }

    Package* loadLibrary(const std::string& path, std::vector<SourceInput> files)
    {
        auto package = std::make_unique<Package>();
        package->path = path;
        package->user = false;
        m_byPath[path] = {package.get(), true};
        for (SourceInput& input : files) {
            const Expected<bool> allowed = constraintsAllow(input.text, m_tags);
            if (isTestFileName(input.name) || !fileNameAllows(input.name, m_tags) || (allowed.ok() && !allowed.value()))
                continue;
            const std::uint32_t file = m_program->files.add(std::move(input.name), std::move(input.text), false);
            if (!allowed.ok())
                fail(file, allowed.error().what);
            if (auto tree = parseFile(m_program->files, file, m_diagnostics)) {
                package->name = tree->package->name;
                package->files.push_back(std::move(tree));
            }
        }
        const bool resolved = resolveImports(*package);
        m_byPath[path].loading = false;
        Package* loaded = package.get();
        m_program->packages.push_back(std::move(package));
        if (!resolved || m_diagnostics.hasSyntaxErrors() || m_failed)
            return nullptr;
        check(*m_program, *loaded, m_diagnostics);
        return loaded;
    }

    struct Known {
        Package* package = nullptr;
        bool loading = false;
    };
    const LoadOptions& m_options;
    BuildTags m_tags;
    std::shared_ptr<Program> m_program;
    Diagnostics m_diagnostics;
    std::map<std::string, Known> m_byPath;
    bool m_failed = false; ///< something is wrong with a file as a whole
};

} // namespace

LoadResult load(std::vector<SourceInput> files, const LoadOptions& options)
{
    return Loader(options).run(std::move(files));
}

} // namespace ws::go
