#pragma once

#include "query/stacks.h"
#include "support/sample_trace.h"
#include "ui/run_source.h"

#include <QTimer>

namespace ws::test {

/// Catalog and runs over the sample traces, for the window's tests and the preview: everything but the machine.
class SampleCatalog : public ui::Catalog {
public:
    SampleCatalog()
    {
        ui::Scenario pool;
        pool.id = QStringLiteral("pool");
        pool.title = QStringLiteral("Shared map, WaitGroup and a connection pool");
        pool.summary = QStringLiteral("300 workers hold a connection each while they write one map.");
        pool.usesPool = true;
        pool.goVersion = QStringLiteral("1.19");
        pool.variants = {{QStringLiteral("unsafe"), QStringLiteral("plain map"), {}, false, tunables()},
            {QStringLiteral("mutex"), QStringLiteral("mutex around the map"), {}, true, tunables()},
            {QStringLiteral("syncmap"), QStringLiteral("sync.Map"), {}, true, tunables()}};
        m_scenarios.push_back(pool);
        ui::Scenario deadlock;
        deadlock.id = QStringLiteral("deadlock");
        deadlock.title = QStringLiteral("Deadlock: everybody waits");
        deadlock.variants = {{QStringLiteral("unsafe"), QStringLiteral("nobody sends"), {}, false, {}}};
        m_scenarios.push_back(deadlock);
        ui::Scenario random;
        random.id = QStringLiteral("random");
        random.title = QStringLiteral("Everything at random");
        random.variants = {{QStringLiteral("unsafe"), QStringLiteral("random"), {}, false, {}}};
        m_scenarios.push_back(random);
    }
    [[nodiscard]] const std::vector<ui::Scenario>& scenarios() const override { return m_scenarios; }
    Expected<QString> open(const QString& path) override
    {
        return Error{Error::Kind::NoInput, "no such file", path.toStdString(), {}};
    }
    [[nodiscard]] QString caption(const QString&, const QString&, trace::MilestoneKind) const override { return {}; }

private:
    static std::vector<ui::Tunable> tunables()
    {
        return {{QStringLiteral("workers"), QStringLiteral("Workers"), 300, 1, 100000},
            {QStringLiteral("poolSize"), QStringLiteral("Connections"), 100, 1, 1000}};
    }
    std::vector<ui::Scenario> m_scenarios;
};

inline std::shared_ptr<const ui::RunOutput> sampleOutput(const ui::RunRequest& request)
{
    std::uint32_t workers = 300;
    for (const auto& [name, value] : request.tunables) {
        if (name == QStringLiteral("workers"))
            workers = static_cast<std::uint32_t>(value);
    }
    const auto trace = request.scenario == QStringLiteral("random") ? randomTrace(request.seed, 20000)
        : request.scenario == QStringLiteral("deadlock")            ? deadlockTrace()
        : request.variant == QStringLiteral("unsafe")               ? samplePoolTrace(workers)
                                                                    : safePoolTrace(workers);
    auto output = std::make_shared<ui::RunOutput>();
    output->request = request;
    output->index = std::make_shared<replay::TraceIndex>(trace);
    if (trace->run().outcome != trace::Outcome::Exited) {
        output->dump = QString::fromStdString(
            query::dumpText(*output->index, output->index->finalWorld(), query::DumpScope::AsGo));
    }
    return output;
}

/// What a program with a mistake answers.
inline ui::RunMessage brokenProgram()
{
    ui::RunMessage message;
    message.file = QStringLiteral("unsafe.go");
    message.line = 7;
    message.column = 2;
    message.text = QStringLiteral("declared and not used: x");
    message.source = QStringLiteral("package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println()\n\tx := 1\n}\n");
    return message;
}

class SampleSource : public ui::RunSource {
public:
    using RunSource::RunSource;
    void start(const ui::RunRequest& request) override
    {
        ++starts;
        last = request;
        if (failNext) {
            failNext = false;
            Q_EMIT failed({brokenProgram()});
            return;
        }
        Q_EMIT finished(sampleOutput(request));
    }
    void cancel() override { }
    int starts = 0;
    bool failNext = false;
    ui::RunRequest last;
};

} // namespace ws::test
