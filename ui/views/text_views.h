#pragma once

#include "ui/state/views.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QWidget>

namespace ws::ui {

/// Go's crash dump as text, to copy or save. Before the crash (or without one) it says so.
class DumpView : public QWidget {
    Q_OBJECT
public:
    explicit DumpView(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_text->toPlainText(); }
    void save(); ///< asks where; does nothing without a dump

Q_SIGNALS:
    void saveFailed(const QString& message);

private:
    void refresh();
    void restyle();
    Views m_views;
    QLabel* m_note;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPlainTextEdit* m_text;
    bool m_shown = false;
};

/// What the program has written up to now.
class OutputView : public QWidget {
    Q_OBJECT
public:
    explicit OutputView(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_text->toPlainText(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void restyle();
    Views m_views;
    QLabel* m_note;
    QPlainTextEdit* m_text;
    std::size_t m_count = 0; ///< outputs shown
    const void* m_run = nullptr; ///< the run that they are of
};

} // namespace ws::ui
