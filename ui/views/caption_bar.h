#pragma once

#include "ui/state/views.h"

#include <QFrame>
#include <QLabel>

namespace ws::ui {

/// One sentence on what just happened and why.
class CaptionBar : public QFrame {
    Q_OBJECT
public:
    explicit CaptionBar(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_label->text(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void restyle();
    Views m_views;
    QLabel* m_label;
    QLabel* m_lesson; ///< what the scenario adds; hidden when it has nothing to say
    trace::State m_state = trace::State::Absent; ///< of the goroutine that it is about
    bool m_danger = false;
};

} // namespace ws::ui
