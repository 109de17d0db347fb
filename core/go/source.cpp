#include "go/source.h"

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
    for (std::uint32_t i = 0; i < file.text.size(); ++i) {
        if (file.text[i] == '\n')
            file.lineStarts.push_back(i + 1);
    }
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
    const Position where = m_files->position(pos);
    for (const Diagnostic& other : m_list) {
        const Position there = m_files->position(other.pos);
        if (other.severity == Diagnostic::Severity::Error && there.file == where.file && there.line == where.line)
            return;
    }
    if (full())
        return;
    ++m_errors;
    m_list.push_back({pos, end, std::move(message), std::move(hint), Diagnostic::Severity::Error});
}

void Diagnostics::warning(Pos pos, std::string message, std::string hint, Pos end)
{
    m_list.push_back({pos, end, std::move(message), std::move(hint), Diagnostic::Severity::Warning});
}

std::vector<Diagnostic> Diagnostics::sorted() const
{
    std::vector<Diagnostic> list = m_list;
    std::stable_sort(list.begin(), list.end(), [](const Diagnostic& x, const Diagnostic& y) { return x.pos < y.pos; });
    return list;
}

} // namespace ws::go
