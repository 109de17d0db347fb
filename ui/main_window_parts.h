#pragma once

#include "ui/main_window.h"
#include "ui/stage/stage_widget.h"
#include "ui/state/views.h"
#include "ui/views/caption_bar.h"
#include "ui/views/code_view.h"
#include "ui/views/goroutine_panel.h"
#include "ui/window/bottom_panel.h"
#include "ui/window/message_bar.h"
#include "ui/window/overlay.h"
#include "ui/window/toolbar.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QTimer>

namespace ws::ui {

/// What the window is made of. In a header of its own for the tests, which look inside.
class MainWindowParts : public QObject {
    Q_OBJECT
public:
    MainWindowParts(MainWindow& window, Catalog& catalog, RunSource* source, const WindowOptions& options);

    void start(const RunRequest& complete);
    void show(const std::shared_ptr<const RunOutput>& output);
    void goTo(const Place& place);
    /// The table of keys. True if the key meant something.
    bool handleKey(const QKeyEvent& event);
    /// True if the widget with the focus needs this key itself.
    static bool keyBelongsTo(const QWidget* focus, const QKeyEvent& event);
    void openDialog();
    void remember();
    void restore();

    MainWindow& window;
    Catalog& catalog;
    RunSource* source;
    WindowOptions options;
    FrameClock clock;
    RunModel run;
    Playback playback;
    ViewState state;
    Views views;

    Toolbar* toolbar = nullptr;
    MessageBar* messages = nullptr;
    StageWidget* stage = nullptr;
    CaptionBar* caption = nullptr;
    CodeView* code = nullptr;
    GoroutinePanel* goroutine = nullptr;
    BottomPanel* bottom = nullptr;
    Overlay* overlay = nullptr;
    QLineEdit* goToBox = nullptr;
    QSplitter* rows = nullptr;
    QSplitter* columns = nullptr;
    QSplitter* side = nullptr;
    QTimer progressDelay; ///< a short run shows no progress

private:
    void build();
    void wire();
    void restyle();
    void askPlace();
    void selectNeighbour(int direction);
    bool escape();
    void noteRun();
    bool m_busy = false;
    RunRequest m_shown; ///< complete, as the toolbar has it
};

} // namespace ws::ui
