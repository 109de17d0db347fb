#pragma once

#include "ui/state/views.h"

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QWidget>

namespace ws::ui {

/// One goroutine in words: state, label, since when, what it holds and waits for, who can wake it, its stack as Go
/// prints it. Shows the pinned one, else the selected one.
class GoroutinePanel : public QWidget {
    Q_OBJECT
public:
    explicit GoroutinePanel(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_body->toPlainText(); }
    [[nodiscard]] QString title() const { return m_title->text(); }

private:
    void refresh();
    void restyle();
    [[nodiscard]] QString page(trace::GoId g) const;
    Views m_views;
    QLabel* m_glyph;
    QLabel* m_title;
    QPushButton* m_follow;
    QPushButton* m_pin;
    QTextBrowser* m_body;
    QString m_shown;
};

} // namespace ws::ui
