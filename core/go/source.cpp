#include "go/source.h"

#include "go/newcomer_hints.h"

#include <algorithm>

namespace ws::go {

std::uint32_t FileSet::add(std::string name, std::string text, bool user)
{
    SourceText file;
    file.name = std::move(name);
    file.text = std::move(text);
    file.user = user;
    file.base = m_nextBase;
    file.lineStarts.push_back(0);
    const std::string_view all = file.text;
    for (std::size_t at = all.find('\n'); at != std::string_view::npos; at = all.find('\n', at + 1))
        file.lineStarts.push_back(static_cast<std::uint32_t>(at + 1));
    m_nextBase += static_cast<Pos>(file.text.size()) + 1; // one more, so that end of file has a position of its own
    m_files.push_back(std::move(file));
    return count() - 1;
}

Position FileSet::position(Pos pos) const
{
    if (pos == kNoPos || m_files.empty())
        return {};
    const auto after = std::upper_bound(
        m_files.begin(), m_files.end(), pos, [](Pos p, const SourceText& file) { return p < file.base; });
    if (after == m_files.begin())
        return {};
    const auto& file = *(after - 1);
    const std::uint32_t offset = pos - file.base;
    const auto line = std::upper_bound(file.lineStarts.begin(), file.lineStarts.end(), offset) - 1;
    Position result;
    result.file = static_cast<std::uint32_t>(after - m_files.begin() - 1);
    result.line = static_cast<std::uint32_t>(line - file.lineStarts.begin() + 1);
    result.column = offset - *line + 1;
    return result;
}

std::string_view FileSet::line(std::uint32_t file, std::uint32_t line) const
{
    const SourceText& source = m_files[file];
    if (line == 0 || line > source.lineStarts.size())
        return {};
    const std::string_view all = source.text;
    const std::uint32_t begin = source.lineStarts[line - 1];
    std::string_view text = all.substr(begin, all.find('\n', begin) - begin);
    if (!text.empty() && text.back() == '\r')
        text.remove_suffix(1);
    return text;
}

std::string FileSet::text(Pos pos) const
{
    const Position where = position(pos);
    if (where.line == 0)
        return "-";
    const std::string& name = m_files[where.file].name;
    const bool bare = name.find('/') == std::string::npos;
    return (bare ? "./" : "") + name + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

void Diagnostics::error(Pos pos, std::string message, std::string hint, Pos end)
{
    if (full())
        return;
    const Position where = m_files->position(pos);
    const Line line{where.file, where.line};
    if (hint.empty() && where.line != 0 && m_files->file(where.file).user) {
        const std::string_view text = m_files->line(where.file, where.line);
        hint = newcomerHint(message, text, text.substr(0, where.column - 1));
    }
    if (m_words != nullptr)
        message = m_words(std::move(message));
    if (message.starts_with("syntax error")) {
        m_syntaxErrors = true;
        if (line.line != 0 && m_lastSyntax == line)
            return;
        m_lastSyntax = line;
    } else {
        if (line.line != 0 && m_lastOther == line && m_lastMessage == message)
            return;
        m_lastOther = line;
        m_lastMessage = message;
    }
    ++m_errors;
    m_list.push_back({pos, end, std::move(message), std::move(hint), Diagnostic::Severity::Error});
    if (full())
        m_tooMany = pos;
}

void Diagnostics::warning(Pos pos, std::string message, std::string hint, Pos end)
{
    m_list.push_back({pos, end, std::move(message), std::move(hint), Diagnostic::Severity::Warning});
}

std::vector<Diagnostic> Diagnostics::sorted() const
{
    // Go's compiler numbers files as it first complains about something in them.
    std::vector<std::uint32_t> files;
    const auto rank = [&](Pos pos) {
        if (pos == kNoPos || m_errors == 0) // warnings stay in the order of the files
            return std::size_t{0};
        const std::uint32_t file = m_files->position(pos).file;
        if (std::find(files.begin(), files.end(), file) == files.end())
            files.push_back(file);
        return static_cast<std::size_t>(std::find(files.begin(), files.end(), file) - files.begin()) + 1;
    };
    std::vector<std::pair<std::size_t, Diagnostic>> ranked;
    for (const Diagnostic& diagnostic : m_list)
        ranked.emplace_back(rank(diagnostic.pos), diagnostic);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
        return x.first != y.first ? x.first < y.first : x.second.pos < y.second.pos;
    });
    std::vector<Diagnostic> list;
    for (auto& entry : ranked)
        list.push_back(std::move(entry.second));
    list.erase(std::unique(list.begin(), list.end(),
                   [](const Diagnostic& x, const Diagnostic& y) { return x.pos == y.pos && x.message == y.message; }),
        list.end());
    if (full())
        list.push_back({m_tooMany, kNoPos, "too many errors", {}, Diagnostic::Severity::Error});
    return list;
}

} // namespace ws::go
