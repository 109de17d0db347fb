#pragma once

#include "query/stacks.h"
#include "ui/state/views.h"
#include "ui/views/go_highlighter.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QWidget>

namespace ws::ui {

/// The text of one file with a gutter: line numbers, and beside each line how many goroutines stand there, by state.
class CodeEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeEdit(const Views& views, QWidget* parent = nullptr);
    void setFile(std::uint32_t file, const QString& text);
    /// 1-based; 0: no line. `danger`: it is where the crash happened.
    void setCurrentLine(int line, bool danger);
    void setMessageLine(int line); ///< underlined as wrong; 0: none
    void setBubbles(std::vector<query::LineBubble> bubbles);
    [[nodiscard]] const std::vector<query::LineBubble>& bubbles() const { return m_bubbles; }
    [[nodiscard]] int currentLine() const { return m_line; }
    void paintGutter(QPaintEvent* event);
    [[nodiscard]] int gutterWidth() const;
    void restyle();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void mark();
    Views m_views;
    QWidget* m_gutter;
    GoHighlighter* m_highlighter;
    std::uint32_t m_file = 0;
    std::vector<query::LineBubble> m_bubbles; ///< of this file
    int m_line = 0;
    bool m_danger = false;
    int m_messageLine = 0;
    int m_pills = 1; ///< room for so many bubbles beside a line
};

/// The panel around it: which file, and following the current line.
class CodeView : public QWidget {
    Q_OBJECT
public:
    explicit CodeView(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] CodeEdit* edit() const { return m_edit; }
    /// Shows a mistake of a program that could not be run.
    void showMistake(const QString& file, int line);

private:
    void runChanged();
    void refresh();
    void show(std::uint32_t file);
    void restyle();
    Views m_views;
    CodeEdit* m_edit;
    QComboBox* m_files;
    std::vector<std::uint32_t> m_userFiles;
    std::uint32_t m_file = 0;
};

} // namespace ws::ui
