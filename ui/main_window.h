#pragma once

#include "ui/run_source.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

#include <memory>
#include <optional>

namespace ws::ui {

class MainWindowParts;

/// Where to stand in a trace: `start`, `crash`, `end`, `event:N`, `time:1.5s` (also ms, us, ns). `crash` is the instant
/// right after the fatal error or panic; without one it is the end.
struct Place {
    enum class Kind : std::uint8_t { Start, Crash, End, Event, Time };
    Kind kind = Kind::Start;
    std::uint64_t value = 0; ///< event number or virtual nanoseconds
};
/// Reads the words above, and for the "go to" key also a bare number (event) or a bare duration. Nothing if malformed.
std::optional<Place> parsePlace(QStringView text);

struct WindowOptions {
    /// Window geometry, theme, text size and choices are kept between starts (QSettings). Off for pictures and tests.
    bool remember = true;
    Theme::Kind theme = Theme::Kind::Dark; ///< used when nothing is remembered
};

/// The window: toolbar, stage, caption, code, goroutine, bottom tabs, transport. It owns the views and wires them to
/// the playback and the view state; views never talk to each other.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Catalog and source are borrowed and outlive the window; `source` may be null for pictures (then runs are given
    /// with show(output)).
    MainWindow(Catalog& catalog, RunSource* source, const WindowOptions& options = {});
    ~MainWindow() override;

    /// Starts a run of this; empty words mean the scenario's defaults (variant: the first one). False (and a bar in the
    /// window) if there is no such scenario or variant.
    bool run(const RunRequest& request);
    /// As Open…: a bar in the window if it cannot be read; what was open stays open.
    bool openPath(const QString& path);
    /// Shows a finished run at its start and leaves the playback paused.
    void showOutput(const std::shared_ptr<const RunOutput>& output);
    void goTo(const Place& place);
    void setTheme(Theme::Kind kind);
    /// Moves every animated token to where it belongs, at once (for pictures).
    void settle();
    /// For tests (main_window_parts.h).
    [[nodiscard]] MainWindowParts* parts() const { return m_parts.get(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::unique_ptr<MainWindowParts> m_parts;
};

} // namespace ws::ui
