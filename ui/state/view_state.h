#pragma once

#include "trace/event.h"

#include <QObject>

namespace ws::ui {

/// What the user looks at, shared by all views.
///  * follow: the goroutine of the latest event is the selected one;
///  * selecting one by hand ends following;
///  * the pinned one stays in the goroutine panel, whatever is selected.
class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] trace::GoId selected() const { return m_selected; }
    [[nodiscard]] trace::GoId hovered() const { return m_hovered; }
    [[nodiscard]] trace::GoId pinned() const { return m_pinned; }
    [[nodiscard]] bool follow() const { return m_follow; }
    /// The one that the goroutine panel shows: the pinned one, else the selected one.
    [[nodiscard]] trace::GoId subject() const { return m_pinned != 0 ? m_pinned : m_selected; }

    void select(trace::GoId g); ///< by hand; 0: nothing
    void hover(trace::GoId g);
    void pin(trace::GoId g); ///< 0: unpin
    void setFollow(bool follow);
    void reset(); ///< another run
    /// The playback moved: the latest event's goroutine (0: none).
    void acted(trace::GoId g);

Q_SIGNALS:
    void selectionChanged();
    void hoverChanged();

private:
    trace::GoId m_selected = 0;
    trace::GoId m_hovered = 0;
    trace::GoId m_pinned = 0;
    bool m_follow = true;
};

} // namespace ws::ui
