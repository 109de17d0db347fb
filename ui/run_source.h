#pragma once

#include "base/expected.h"
#include "replay/cursor.h"
#include "trace/event.h"

#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

/// What the window needs from outside, as interfaces: the window never sees the machine (ARCHITECTURE.md). The app room
/// implements both; tests and the preview tool implement them over sample traces.
namespace ws::ui {

/// A package-level variable marked `// tune:` in the source: a control in the toolbar.
struct Tunable {
    QString name; ///< the Go variable, and the name for --set: "workers"
    QString label; ///< "Workers"
    std::int64_t value = 0; ///< as written in the source
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
};

/// One whole program of a scenario.
struct Variant {
    QString id; ///< "unsafe", "mutex"
    QString title; ///< "plain map", "mutex around the map"
    QString summary; ///< one sentence, for the tool tip; may be empty
    bool safe = false;
    std::vector<Tunable> tunables;
};

/// A scenario, or a file that the user opened (then there is one variant, or one a file).
struct Scenario {
    QString id; ///< "pool"; for an opened file its path
    QString title; ///< "Shared map + WaitGroup"
    QString summary; ///< one sentence; may be empty
    std::vector<Variant> variants; ///< never empty
    std::uint64_t seed = 1; ///< the seed to begin with
    std::uint32_t procs = 4;
    QString goVersion; ///< "1.19", "1.26"
    QString stdoutKind; ///< "file", "terminal", "pipe"
    QString afterCrash; ///< "stalled", "exit", "orphaned"
    bool usesPool = false; ///< the after-crash choice matters
    bool builtIn = true;
};

/// What can be run: the built-in scenarios, then the files opened so far. Lives in the GUI thread.
class Catalog {
public:
    Catalog() = default;
    Catalog(const Catalog&) = delete;
    Catalog& operator=(const Catalog&) = delete;
    virtual ~Catalog() = default;

    [[nodiscard]] virtual const std::vector<Scenario>& scenarios() const = 0;
    /// Reads a .go file (or a folder with a main package) and adds it as a scenario of its own; the answer is its id.
    /// Nothing changes on an error. A mistake in the Go text is not an error here: it is reported by the run.
    virtual Expected<QString> open(const QString& path) = 0;
    /// The scenario's own sentence for a milestone, or empty: then the window says what query says.
    [[nodiscard]] virtual QString caption(
        const QString& scenario, const QString& variant, trace::MilestoneKind milestone) const = 0;
};

/// Everything that a run depends on. Strings hold the words of the command line.
struct RunRequest {
    QString scenario;
    QString variant;
    std::uint64_t seed = 1;
    std::uint32_t procs = 4;
    std::vector<std::pair<QString, std::int64_t>> tunables;
    QString afterCrash; ///< "stalled", "exit", "orphaned"
    QString goVersion; ///< "1.19", "1.26"
    QString stdoutKind; ///< "file", "terminal", "pipe"
    bool operator==(const RunRequest&) const = default;
};

/// One mistake in the user's program, or one sentence without a position (line 0).
struct RunMessage {
    QString file;
    int line = 0; ///< 1-based; 0: no position
    int column = 0; ///< 1-based, in bytes
    int length = 1; ///< of the underlined text, in bytes; it does not go beyond the line
    QString text; ///< as Go's compiler words it, without the position
    QString hint; ///< may be empty
    bool warning = false; ///< the program runs all the same
    QString source; ///< the whole file (shared between messages), so that a program that never ran can be shown

    /// "prog.go:7:2: declared and not used: x  (hint)"
    [[nodiscard]] QString sentence() const;
};

/// A finished run. The sources are in the trace (Trace::files(); library files have no text).
struct RunOutput {
    RunRequest request;
    std::shared_ptr<const replay::TraceIndex> index; ///< never null
    QString dump; ///< Go's text after a crash; empty otherwise
    QString stdoutText;
    QString stderrText;
    QList<RunMessage> warnings; ///< what go vet would say
};

/// Runs programs off the GUI thread. All signals arrive in the GUI thread and concern the latest start() only: a new
/// start() cancels the run before it silently.
class RunSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(const RunRequest& request) = 0;
    /// Stops the run; cancelled() follows (or finished(), if it was just done).
    virtual void cancel() = 0;

Q_SIGNALS:
    /// Now and then during a run, at most 20 times a second.
    void progress(quint64 virtualNs, quint64 events);
    void finished(const std::shared_ptr<const ws::ui::RunOutput>& output);
    /// The program could not be run; what was shown stays.
    void failed(const QList<ws::ui::RunMessage>& messages);
    void cancelled();
};

} // namespace ws::ui
