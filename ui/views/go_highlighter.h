#pragma once

#include <QSyntaxHighlighter>

#include <vector>

namespace ws::ui {

/// Colours for Go text, from the scanner that the program itself is read with.
class GoHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit GoHighlighter(QTextDocument* document);
    /// Call before the document gets this text.
    void scan(const QString& text);

protected:
    void highlightBlock(const QString& text) override;

private:
    enum class Color : quint8 { Keyword, String, Number, Comment };
    struct Span {
        int start = 0;
        int length = 0;
        Color color = Color::Keyword;
    };
    void add(const QString& text, const std::vector<int>& lineStarts, int from, int to, Color color);
    std::vector<std::vector<Span>> m_lines;
};

} // namespace ws::ui
