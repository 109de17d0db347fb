#include "app/gui/engine.h"

#include "app/test_flags.h"
#include "go/scanner.h"
#include "sim/simulate.h"

#include <QFileInfo>
#include <QMetaObject>

#include <algorithm>
#include <chrono>

namespace ws::app {

namespace {

QString qs(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<ui::Tunable> tunablesOf(const code::Module& module)
{
    std::vector<ui::Tunable> list;
    for (const code::Tunable& tunable : module.tunables)
        list.push_back({qs(tunable.name), qs(tunable.title), tunable.value, tunable.minimum, tunable.maximum});
    return list;
}

ui::Scenario toUi(const ScenarioInfo& info)
{
    ui::Scenario scenario;
    scenario.id = qs(info.id);
    scenario.title = qs(info.title.en);
    scenario.summary = qs(info.summary.en);
    scenario.seed = info.seed;
    scenario.procs = info.procs;
    scenario.goVersion = qs(info.goVersion);
    scenario.stdoutKind = qs(info.stdoutKind);
    scenario.afterCrash = qs(info.afterCrash);
    for (const ScenarioVariant& variant : info.variants) {
        scenario.usesPool = scenario.usesPool || variant.source.find("database/sql") != std::string::npos;
        ui::Variant item;
        item.id = qs(variant.id);
        item.title = qs(variant.title.en);
        item.summary = qs(variant.note.en);
        item.safe = variant.safe;
        for (const ScenarioTunable& tunable : tunablesIn(variant.source))
            item.tunables.push_back(
                {qs(tunable.name), qs(tunable.title), tunable.value, tunable.minimum, tunable.maximum});
        scenario.variants.push_back(std::move(item));
    }
    return scenario;
}

ui::RunMessage toMessage(const Error& error)
{
    ui::RunMessage message;
    message.text = qs(error.where.empty() ? error.what : error.where + ": " + error.what);
    message.hint = qs(error.hint);
    return message;
}

ui::RunMessage toMessage(const go::FileSet& files, const go::Diagnostic& diagnostic)
{
    const go::Position position = files.position(diagnostic.pos);
    ui::RunMessage message;
    if (position.line > 0) {
        const go::SourceText& file = files.file(position.file);
        message.file = qs(file.name);
        message.source = qs(file.text);
        go::Pos end = diagnostic.end;
        if (end <= diagnostic.pos) { // only a place: the word that stands there
            go::Scanner scanner(std::string_view(file.text).substr(diagnostic.pos - file.base), diagnostic.pos, {});
            scanner.next();
            end = scanner.pos == diagnostic.pos ? scanner.end : diagnostic.pos + 1;
        }
        message.length = static_cast<int>(end - diagnostic.pos);
        message.line = static_cast<int>(position.line);
        message.column = static_cast<int>(position.column);
    }
    message.text = qs(diagnostic.message);
    message.hint = qs(diagnostic.hint);
    message.warning = diagnostic.severity == go::Diagnostic::Severity::Warning;
    return message;
}

} // namespace

// ---- the catalog
// ------------------------------------------------------------------------------------------------------

EngineCatalog::EngineCatalog()
{
    for (const ScenarioInfo& info : builtinScenarios())
        m_scenarios.push_back(toUi(info));
}

Expected<QString> EngineCatalog::open(const QString& path)
{
    const std::string name = path.toStdString();
    auto target = resolveTarget(name);
    if (!target)
        return target.error();
    ui::Scenario scenario;
    scenario.id = path;
    scenario.title = QFileInfo(path).fileName();
    scenario.goVersion = QStringLiteral("1.26");
    scenario.stdoutKind = QStringLiteral("file");
    scenario.afterCrash = QStringLiteral("stalled");
    scenario.builtIn = false;
    ui::Variant variant;
    variant.id = QStringLiteral("program");
    variant.title = scenario.title;
    if (const Built built = build(*target, go::LanguageVersion::Go126); built.module)
        variant.tunables = tunablesOf(*built.module);
    for (const go::SourceInput& source : target->sources)
        scenario.usesPool = scenario.usesPool || source.text.find("database/sql") != std::string::npos;
    scenario.variants.push_back(std::move(variant));
    std::erase_if(m_scenarios, [&](const ui::Scenario& other) { return !other.builtIn && other.id == path; });
    m_scenarios.push_back(std::move(scenario));
    return path;
}

QString EngineCatalog::caption(const QString& scenario, const QString&, trace::MilestoneKind milestone) const
{
    const ScenarioRef ref = findScenario(scenario.toStdString());
    if (ref.scenario == nullptr)
        return {};
    const auto found = ref.scenario->captions.find(milestone);
    return found == ref.scenario->captions.end() ? QString() : qs(found->second.en);
}

Expected<Target> EngineCatalog::target(const ui::RunRequest& request) const
{
    for (const ui::Scenario& scenario : m_scenarios) {
        if (scenario.id == request.scenario && !scenario.builtIn)
            return resolveTarget(scenario.id.toStdString());
    }
    return resolveTarget((request.scenario + QLatin1Char('/') + request.variant).toStdString());
}

// ---- one run
// ----------------------------------------------------------------------------------------------------------

RunAnswer execute(const Target& target, const ui::RunRequest& request, const sim::Progress& progress)
{
    RunAnswer answer;
    const auto refuse = [&](const Error& error) {
        answer.messages.push_back(toMessage(error));
        return answer;
    };
    sim::Options options;
    options.seed = request.seed;
    options.procs = request.procs;
    options.target = target.name;
    options.statementBudget = kStatementBudget;
    auto version = parseGoVersion(request.goVersion.isEmpty() ? "1.26" : request.goVersion.toStdString());
    if (!version)
        return refuse(version.error());
    options.version = *version;
    auto afterCrash = parseAfterCrash(request.afterCrash.isEmpty() ? "stalled" : request.afterCrash.toStdString());
    if (!afterCrash)
        return refuse(afterCrash.error());
    options.afterCrash = *afterCrash;
    auto stdoutKind = parseStdoutKind(request.stdoutKind.isEmpty() ? "file" : request.stdoutKind.toStdString());
    if (!stdoutKind)
        return refuse(stdoutKind.error());
    options.stdoutKind = *stdoutKind;

    if (target.tests)
        options.args = defaultTestArguments();
    const Built built = build(target, options.version);
    if (!built.module) {
        for (const go::Diagnostic& diagnostic : built.diagnostics)
            answer.messages.push_back(toMessage(built.program->files, diagnostic));
        return answer;
    }
    for (const auto& [name, value] : request.tunables)
        options.tunables.emplace_back(name.toStdString(), value);
    if (auto ok = checkTunables(*built.module, options.tunables); !ok)
        return refuse(ok.error());

    sim::Result result = sim::simulate(built.module, options, progress);
    auto output = std::make_shared<ui::RunOutput>();
    output->request = request;
    output->index = std::make_shared<const replay::TraceIndex>(result.trace);
    output->stdoutText = qs(result.stdoutText);
    output->stderrText = qs(result.stderrText);
    if (result.trace->run().outcome != trace::Outcome::Exited)
        output->dump = output->stderrText;
    for (const go::Diagnostic& diagnostic : built.diagnostics)
        output->warnings.push_back(toMessage(built.program->files, diagnostic));
    answer.output = std::move(output);
    return answer;
}

// ---- the worker
// -------------------------------------------------------------------------------------------------------

struct EngineSource::Job {
    std::atomic<bool> cancelled = false;
};

EngineSource::EngineSource(const EngineCatalog& catalog, QObject* parent)
    : m_catalog(catalog)
{
    setParent(parent);
}

EngineSource::~EngineSource()
{
    stopWorker();
}

void EngineSource::stopWorker()
{
    if (m_job)
        m_job->cancelled = true;
    if (m_worker.joinable())
        m_worker.join();
    m_job.reset();
}

void EngineSource::start(const ui::RunRequest& request)
{
    stopWorker();
    auto target = m_catalog.target(request);
    if (!target) {
        const QList<ui::RunMessage> messages{toMessage(target.error())};
        QMetaObject::invokeMethod(
            this, [this, messages] { Q_EMIT failed(messages); }, Qt::QueuedConnection);
        return;
    }
    m_job = std::make_shared<Job>();
    m_worker = std::thread([this, job = m_job, request, target = std::move(*target)] {
        // The only use of a wall clock: how often the progress is shown. It decides nothing about the run.
        auto last = std::chrono::steady_clock::now();
        const auto report = [&](std::uint64_t virtualNs, std::uint64_t events) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last >= std::chrono::milliseconds(50)) {
                last = now;
                QMetaObject::invokeMethod(
                    this,
                    [this, job, virtualNs, events] {
                        if (job == m_job)
                            Q_EMIT progress(virtualNs, events);
                    },
                    Qt::QueuedConnection);
            }
            return !job->cancelled.load();
        };
        RunAnswer answer = execute(target, request, report);
        QMetaObject::invokeMethod(
            this,
            [this, job, answer = std::move(answer)] {
                if (job != m_job)
                    return;
                if (job->cancelled)
                    Q_EMIT cancelled();
                else if (answer.output)
                    Q_EMIT finished(answer.output);
                else
                    Q_EMIT failed(answer.messages);
            },
            Qt::QueuedConnection);
    });
}

void EngineSource::cancel()
{
    if (m_job)
        m_job->cancelled = true;
}

} // namespace ws::app
