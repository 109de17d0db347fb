#include "go/load.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ws::go {

namespace {

constexpr std::size_t kTabWidth = 4;
constexpr std::size_t kMaxColumns = 120; ///< of a source line; longer ones are cut around the caret
constexpr std::size_t kContextColumns = 60; ///< shown to the left of the caret in a line that is cut

struct WideRange {
    std::uint32_t first, last;
};
/// What terminals draw two columns wide (East Asian Width W and F, in coarse blocks).
constexpr std::array<WideRange, 11> kWide = {
    {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f},
        {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}}};

std::size_t columnsOf(std::uint32_t rune)
{
    if ((rune >= 0x300 && rune <= 0x36f) || (rune >= 0x200b && rune <= 0x200f) || (rune >= 0xfe00 && rune <= 0xfe0f))
        return 0;
    const bool wide = std::any_of(
        kWide.begin(), kWide.end(), [rune](WideRange range) { return rune >= range.first && rune <= range.last; });
    return wide ? 2 : 1;
}

/// One character of a source line as the terminal shows it: tabs as spaces, nothing that moves the cursor.
struct Cell {
    std::size_t byte = 0; ///< where it begins in the source line
    std::size_t columns = 1;
    std::string text;
};

std::vector<Cell> cells(std::string_view line)
{
    std::vector<Cell> result;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const Rune next = decodeRune(line.substr(at));
        Cell cell;
        cell.byte = at;
        if (next.value == '\t') {
            cell.columns = kTabWidth - column % kTabWidth;
            cell.text = std::string(cell.columns, ' ');
        } else if (next.value < 0x20 || (next.value >= 0x7f && next.value < 0xa0)) {
            cell.text = "?";
        } else {
            appendRune(cell.text, next.value);
            cell.columns = columnsOf(next.value);
        }
        column += cell.columns;
        at += next.width;
        result.push_back(std::move(cell));
    }
    return result;
}

/// The line and, below, a caret under [begin, end) of its bytes.
void appendSource(std::string& out, std::uint32_t number, std::string_view line, std::size_t begin, std::size_t end)
{
    const std::vector<Cell> all = cells(line);
    std::size_t caret = 0; // columns before it
    std::size_t marked = 0;
    std::size_t total = 0;
    for (const Cell& cell : all) {
        if (cell.byte < begin)
            caret += cell.columns;
        else if (cell.byte < end)
            marked += cell.columns;
        total += cell.columns;
    }
    marked = std::max<std::size_t>(marked, 1);

    const std::size_t first = total > kMaxColumns && caret > kContextColumns ? caret - kContextColumns : 0;
    std::string text;
    std::size_t column = 0;
    std::size_t shown = 0; // columns of `text`
    for (const Cell& cell : all) {
        if (column >= first && shown + cell.columns <= kMaxColumns) {
            text += cell.text;
            shown += cell.columns;
        } else if (column < first) {
            caret -= cell.columns;
        }
        column += cell.columns;
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    const std::string cutLeft = first > 0 ? "…" : "";
    const std::string cutRight = total - first > kMaxColumns ? "…" : "";
    marked = std::min(marked, kMaxColumns > caret ? kMaxColumns - caret : 1);

    const std::string label = std::to_string(number);
    out += fmt::format("  {} | {}{}{}\n", label, cutLeft, text, cutRight);
    out += fmt::format("  {} | {}{}^{}\n", std::string(label.size(), ' '), std::string(first > 0 ? 1 : 0, ' '),
        std::string(caret, ' '), std::string(marked - 1, '~'));
}

} // namespace

std::string renderDiagnostics(const LoadResult& result, bool withSource)
{
    const FileSet& files = result.program->files;
    std::string out;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        const Position begin = files.position(diagnostic.pos);
        if (begin.line != 0)
            out += files.text(diagnostic.pos) + ": ";
        if (diagnostic.severity == Diagnostic::Severity::Warning)
            out += "warning: ";
        out += diagnostic.message + "\n";
        const bool summary = diagnostic.message == "too many errors";
        if (withSource && begin.line != 0 && !summary) {
            const std::string_view line = files.line(begin.file, begin.line);
            const Position end = files.position(diagnostic.end);
            std::size_t last = begin.column;
            if (end.file == begin.file && end.line == begin.line && end.column > begin.column)
                last = end.column - 1;
            else if (end.line > begin.line)
                last = line.size(); // goes on below: the rest of this line
            if (!line.empty() && line.find('\0') == std::string_view::npos)
                appendSource(out, begin.line, line, begin.column - 1, last);
        }
        if (!diagnostic.hint.empty())
            out += "  hint: " + diagnostic.hint + "\n";
    }
    return out;
}

} // namespace ws::go
