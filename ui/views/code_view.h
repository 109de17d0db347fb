#pragma once

#include "query/stacks.h"
#include "ui/run_source.h"
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
    void setFile(const QString& text);
    /// 1-based; 0: no line. `danger`: it is where the crash happened.
    void setCurrentLine(int line, bool danger);
    /// Underlined, with the text as a tool tip; all of them belong to this file.
    void setMessages(QList<RunMessage> messages);
    [[nodiscard]] const QList<RunMessage>& messages() const { return m_messages; }
    void scrollTo(int line);
    void setBubbles(std::vector<query::LineBubble> bubbles);
    [[nodiscard]] const std::vector<query::LineBubble>& bubbles() const { return m_bubbles; }
    [[nodiscard]] int currentLine() const { return m_line; }
    void paintGutter(QPaintEvent* event);
    [[nodiscard]] int gutterWidth() const;
    void restyle();

protected:
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void mark();
    /// What the message underlines; null if its line does not exist.
    [[nodiscard]] QTextCursor underlined(const RunMessage& message) const;
    Views m_views;
    QWidget* m_gutter;
    GoHighlighter* m_highlighter;
    std::vector<query::LineBubble> m_bubbles; ///< of this file
    int m_line = 0;
    bool m_danger = false;
    QList<RunMessage> m_messages;
    int m_pills = 1; ///< room for so many bubbles beside a line
};

/// The panel around it: which file, and following the current line.
class CodeView : public QWidget {
    Q_OBJECT
public:
    explicit CodeView(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] CodeEdit* edit() const { return m_edit; }
    /// Shows a program that could not be run, with its mistakes, until another one has run or leaveMistakes().
    void showMistakes(const QList<RunMessage>& messages);
    /// Back to the program on the stage.
    void leaveMistakes();
    /// Of the program on the stage.
    void setWarnings(const QList<RunMessage>& warnings);

private:
    void runChanged();
    void refresh();
    void show(std::uint32_t file);
    void showWrong(const QString& file);
    void restyle();
    Views m_views;
    CodeEdit* m_edit;
    QComboBox* m_files;
    std::vector<std::uint32_t> m_userFiles;
    std::uint32_t m_file = 0;
    QList<RunMessage> m_mistakes; ///< not empty: a program that could not be run is shown
    QList<RunMessage> m_warnings;
};

} // namespace ws::ui
