#include "ui/views/go_highlighter.h"

#include "go/scanner.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace ws::ui {

GoHighlighter::GoHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
{
}

void GoHighlighter::add(const QString& text, const std::vector<int>& lineStarts, int from, int to, Color color)
{
    auto line =
        static_cast<std::size_t>(std::upper_bound(lineStarts.begin(), lineStarts.end(), from) - lineStarts.begin() - 1);
    while (from < to && line < lineStarts.size()) {
        const int lineEnd = line + 1 < lineStarts.size() ? lineStarts[line + 1] - 1 : static_cast<int>(text.size());
        m_lines[line].push_back({from - lineStarts[line], std::min(to, lineEnd) - from, color});
        from = lineEnd + 1;
        ++line;
    }
}

void GoHighlighter::scan(const QString& text)
{
    std::vector<int> lineStarts{0};
    for (int i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n')
            lineStarts.push_back(i + 1);
    }
    m_lines.assign(lineStarts.size(), {});

    // The scanner counts bytes, the document UTF-16 units.
    const QByteArray bytes = text.toUtf8();
    std::vector<int> unitOf(static_cast<std::size_t>(bytes.size()) + 1, 0);
    int unit = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if ((byte & 0xC0) != 0x80 && i > 0)
            unit += 1;
        if (byte >= 0xF0)
            unitOf[static_cast<std::size_t>(i)] = unit++; // two units; its last one is where the next character begins
        else
            unitOf[static_cast<std::size_t>(i)] = unit;
    }
    unitOf[static_cast<std::size_t>(bytes.size())] = static_cast<int>(text.size());

    go::Scanner scanner(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), 1, {});
    std::size_t last = 0;
    const auto comments = [&](std::size_t from, std::size_t to) {
        // Between two tokens there is nothing but space and comments.
        while (from < to && bytes[static_cast<qsizetype>(from)] != '/')
            ++from;
        if (from + 1 < to)
            add(text, lineStarts, unitOf[from], unitOf[to], Color::Comment);
    };
    do {
        scanner.next();
        const std::size_t start = std::min<std::size_t>(scanner.pos - 1, static_cast<std::size_t>(bytes.size()));
        const std::size_t end = std::min<std::size_t>(scanner.end - 1, static_cast<std::size_t>(bytes.size()));
        if (scanner.token == go::Token::Semicolon && scanner.text != "semicolon")
            continue;
        if (start >= last)
            comments(last, start);
        switch (scanner.token) {
        case go::Token::Int:
        case go::Token::Float:
        case go::Token::Imag:
            add(text, lineStarts, unitOf[start], unitOf[end], Color::Number);
            break;
        case go::Token::Char:
        case go::Token::String:
            add(text, lineStarts, unitOf[start], unitOf[end], Color::String);
            break;
        default:
            if (go::isKeyword(scanner.token))
                add(text, lineStarts, unitOf[start], unitOf[end], Color::Keyword);
        }
        last = std::max(last, end);
    } while (scanner.token != go::Token::Eof);
    comments(last, static_cast<std::size_t>(bytes.size()));
}

void GoHighlighter::highlightBlock(const QString&)
{
    const auto line = static_cast<std::size_t>(currentBlock().blockNumber());
    if (line >= m_lines.size())
        return;
    const Palette& p = Theme::instance().palette();
    for (const Span& span : m_lines[line]) {
        QTextCharFormat format;
        switch (span.color) {
        case Color::Keyword:
            format.setForeground(p.keyword);
            break;
        case Color::String:
            format.setForeground(p.string);
            break;
        case Color::Number:
            format.setForeground(p.number);
            break;
        case Color::Comment:
            format.setForeground(p.comment);
            break;
        }
        setFormat(span.start, span.length, format);
    }
}

} // namespace ws::ui
