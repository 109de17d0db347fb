#include "ui/stage/stage_brush.h"

#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

double StageBrush::text(
    const QRectF& box, const QString& line, const QFont& font, const QColor& color, Qt::Alignment align) const
{
    const QFontMetricsF metrics(font);
    double width = metrics.horizontalAdvance(line);
    painter.setFont(font);
    painter.setPen(color);
    if (width <= box.width() + 0.5) {
        painter.drawText(box, static_cast<int>(align) | Qt::TextSingleLine | Qt::TextDontClip, line);
        return width;
    }
    painter.drawText(
        box, static_cast<int>(align) | Qt::TextSingleLine, metrics.elidedText(line, Qt::ElideRight, box.width()));
    return box.width();
}

void StageBrush::card(const QRectF& box, const QColor& border) const
{
    painter.setPen(border == palette().card ? QPen(Qt::NoPen) : QPen(border, 1.6));
    painter.setBrush(palette().card);
    painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 8, 8);
}

double StageBrush::chipWidth(trace::GoId g, double height) const
{
    return std::ceil(QFontMetricsF(theme.mono(11, 600)).horizontalAdvance(goName(g)) + height * 0.62 + 16 * scale);
}

QRectF StageBrush::chip(const QPointF& leftCenter, trace::GoId g, double height) const
{
    const trace::State state = world().goroutines[g].state;
    const QRectF box(leftCenter.x(), std::round(leftCenter.y() - height / 2), chipWidth(g, height), height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().state(state));
    painter.drawRoundedRect(box, height * 0.28, height * 0.28);
    const double glyph = height * 0.58;
    const QColor ink = state == trace::State::Done ? palette().text : palette().onState;
    paintGlyph(painter, state, QRectF(box.left() + 5 * scale, box.center().y() - glyph / 2, glyph, glyph), ink);
    text(box.adjusted(glyph + 8 * scale, 0, 0, 0), goName(g), theme.mono(11, 600), ink);
    hits.push_back({box, g, 0});
    return box;
}

void StageBrush::queue(const QRectF& box, const std::vector<trace::GoId>& goroutines) const
{
    if (goroutines.empty() || box.height() < 4)
        return;
    // Few are named; many are small tokens, in order.
    const double height = std::min(std::round(20 * scale), box.height());
    double wanted = 0;
    for (std::size_t i = 0; i < goroutines.size() && i < 12; ++i)
        wanted += chipWidth(goroutines[i], height) + 4;
    if (goroutines.size() <= 12 && wanted <= box.width() + 4) {
        double x = box.left();
        for (const trace::GoId g : goroutines)
            x = chip(QPointF(x, box.top() + height / 2), g, height).right() + 4;
        return;
    }
    double side = std::min(std::round(14 * scale), box.height());
    const auto columnsFor = [&](double size) { return std::max(1.0, std::floor((box.width() + 2) / (size + 2))); };
    const auto rowsFor = [&](double size) { return std::max(1.0, std::floor((box.height() + 2) / (size + 2))); };
    while (side > 5 && columnsFor(side) * rowsFor(side) < static_cast<double>(goroutines.size()))
        side -= 1;
    const auto columns = static_cast<std::size_t>(columnsFor(side));
    const auto room = columns * static_cast<std::size_t>(rowsFor(side));
    const bool all = goroutines.size() <= room;
    const std::size_t noteCells = all ? 0 : std::min(room - 1, static_cast<std::size_t>(40 * scale / (side + 2)) + 1);
    const std::size_t shown = all ? goroutines.size() : room - noteCells;
    for (std::size_t i = 0; i < shown; ++i) {
        const QRectF tile(box.left() + static_cast<double>(i % columns) * (side + 2),
            box.top() + static_cast<double>(i / columns) * (side + 2), side, side);
        const auto& state = world().goroutines[goroutines[i]];
        TokenSprites::paint(painter, tile, state.state,
            static_cast<std::uint8_t>(
                (state.connections > 0 ? TokenSprites::kConnection : 0) | (over() ? TokenSprites::kFrozen : 0)),
            palette());
        hits.push_back({tile, goroutines[i], 0});
    }
    if (!all) {
        const double x = box.left() + static_cast<double>(shown % columns) * (side + 2);
        const double y = box.top() + static_cast<double>(shown / columns) * (side + 2);
        text(QRectF(x + 2, y, box.right() - x, side), u"+%1"_s.arg(goroutines.size() - shown), theme.mono(10),
            palette().muted);
    }
}

} // namespace ws::ui
