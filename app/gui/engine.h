#pragma once

#include "app/target.h"
#include "ui/run_source.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace ws::app {

/// The window's catalog: the built-in scenarios, then the files that the user opened.
class EngineCatalog final : public ui::Catalog {
public:
    EngineCatalog();
    const std::vector<ui::Scenario>& scenarios() const override { return m_scenarios; }
    Expected<QString> open(const QString& path) override;
    QString caption(const QString& scenario, const QString& variant, trace::MilestoneKind milestone) const override;

    /// What a request's scenario and variant stand for. An opened file is read again at each run, so that an editor
    /// beside the window works.
    Expected<Target> target(const ui::RunRequest& request) const;

private:
    std::vector<ui::Scenario> m_scenarios;
};

/// Runs programs on a worker thread: load, compile, simulate, index. One run at a time; a new one cancels the last.
class EngineSource final : public ui::RunSource {
    Q_OBJECT
public:
    explicit EngineSource(const EngineCatalog& catalog, QObject* parent = nullptr);
    ~EngineSource() override;
    void start(const ui::RunRequest& request) override;
    void cancel() override;

private:
    struct Job;
    void stopWorker();
    const EngineCatalog& m_catalog;
    std::shared_ptr<Job> m_job;
    std::thread m_worker;
};

/// What one run yields: output, or messages why there is none, or neither (cancelled).
struct RunAnswer {
    std::shared_ptr<const ui::RunOutput> output;
    QList<ui::RunMessage> messages;
};
/// The whole way from a target to an indexed trace, on the calling thread.
RunAnswer execute(const Target& target, const ui::RunRequest& request, const sim::Progress& progress);

} // namespace ws::app
