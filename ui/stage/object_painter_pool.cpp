#include "ui/stage/object_cards.h"

#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

using replay::ObjectState;
using trace::GoId;
using trace::ObjectId;
using trace::ProcessStatus;
using trace::State;

namespace {

/// One connection: its holder's colour and glyph; an outline if it is free; crossed out after its session has ended.
void paintConnection(const StageBrush& brush, const QRectF& box, ObjectId connection)
{
    const Palette& p = brush.palette();
    QPainter& painter = brush.painter;
    const double side = box.width();
    const double radius = std::min(4.0, side * 0.2);
    if (connection == 0 || !brush.world().objects[connection].exists) {
        painter.setPen(QPen(p.faint, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        return;
    }
    const ObjectState& state = brush.world().objects[connection];
    const bool gone = state.closed || state.sessionEnded;
    if (state.owner == 0 || gone) {
        painter.setPen(QPen(gone ? p.faint : p.muted, 1));
        painter.setBrush(gone ? Qt::NoBrush : QBrush(p.faint));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        if (state.sessionEnded) {
            painter.setPen(QPen(p.muted, std::max(1.0, side * 0.08)));
            painter.drawLine(box.topLeft() + QPointF(side * 0.25, side * 0.25),
                box.bottomRight() - QPointF(side * 0.25, side * 0.25));
        }
        return;
    }
    if (brush.world().heldByNobody(connection)) {
        // Unmistakable: no state's colour, a thick outline of its own and a question mark.
        painter.setPen(QPen(p.danger, std::max(1.5, side * 0.12)));
        painter.setBrush(p.dangerSoft);
        const double inset = std::max(0.8, side * 0.06);
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius);
        if (side >= 9)
            brush.text(box, u"?"_s, brush.theme.sans(std::clamp(side * 0.62 / brush.scale, 7.0, 18.0), 800), p.nobody,
                Qt::AlignCenter);
        return;
    }
    const State holder = brush.world().goroutines[state.owner].state;
    painter.drawPixmap(box, brush.cells.sheet(),
        brush.cells.part(holder, static_cast<std::uint8_t>(brush.over() ? TokenSprites::kFrozen : 0)));
    const GoId g = state.owner;
    if (g == brush.views.state.selected() || g == brush.views.state.hovered()) {
        painter.setPen(QPen(p.text, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-1.4, -1.4, 1.4, 1.4), radius + 1, radius + 1);
    }
}

QString fate(ProcessStatus process, bool orphaned, int inUse)
{
    const QString connections = inUse == 1 ? u"1 connection"_s : u"%1 connections"_s.arg(inUse);
    switch (process) {
    case ProcessStatus::Alive:
    case ProcessStatus::Dying:
        return connections + u" checked out in this instant"_s;
    case ProcessStatus::Stalled:
        return connections + u" never come back: stuck in the dump"_s;
    case ProcessStatus::Exited:
        return orphaned ? connections + u" still open at the server: the client is gone"_s
                        : connections + (inUse == 1 ? u" was never returned"_s : u" were never returned"_s);
    }
    return {};
}

} // namespace

void paintPool(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& pool = brush.world().objects[card.id];
    const auto& connections = brush.facts.connections(card.id);
    const double line = std::round(17 * s);

    int nobody = 0;
    for (const ObjectId connection : connections)
        nobody += brush.world().objects[connection].owner != 0 && brush.world().heldByNobody(connection) ? 1 : 0;

    const double notes = 2 * line + 4 * s;
    const QRectF area(inside.left(), inside.top(), inside.width(), inside.height() - notes - 5 * s);
    const std::size_t count =
        std::max<std::size_t>(connections.size(), pool.value > 0 ? static_cast<std::size_t>(pool.value) : 1);
    double side = std::round(30 * s);
    const auto columnsFor = [&](double size, double gap) { return std::floor((area.width() + gap) / (size + gap)); };
    const auto fits = [&](double size, double gap) {
        return columnsFor(size, gap) * std::floor((area.height() + gap) / (size + gap)) >= static_cast<double>(count);
    };
    while (side > 3 && !fits(side, side >= 10 ? 3 : 1))
        side -= 1;
    const double gap = side >= 10 ? 3 : 1;
    const auto columns = static_cast<std::size_t>(std::max(1.0, columnsFor(side, gap)));
    brush.cells.prepare(QSizeF(side, side), brush.painter.device()->devicePixelRatioF(), brush.theme);
    for (std::size_t i = 0; i < count; ++i) {
        const QRectF box(area.left() + static_cast<double>(i % columns) * (side + gap),
            area.top() + static_cast<double>(i / columns) * (side + gap), side, side);
        if (box.bottom() > area.bottom() + 1)
            break;
        const ObjectId connection = i < connections.size() ? connections[i] : 0;
        paintConnection(brush, box, connection);
        if (connection != 0) {
            const ObjectState& state = brush.world().objects[connection];
            const bool held = state.owner != 0 && !brush.world().heldByNobody(connection);
            brush.hits.push_back({box, held ? state.owner : 0, connection});
        }
    }

    double y = inside.bottom() - notes + 2 * s;
    const int waiting = pool.waiters;
    const double glyph = std::round(12 * s);
    double x = inside.left();
    paintGlyph(brush.painter, State::Waiting, QRectF(x, y + (line - glyph) / 2, glyph, glyph),
        waiting > 0 ? p.state(State::Waiting) : p.muted);
    x += glyph + 5;
    x += brush.text(
        QRectF(x, y, inside.right() - x, line), u"waiting for a connection "_s, brush.theme.sans(11), p.muted);
    x += brush.text(QRectF(x, y, inside.right() - x, line), QString::number(waiting), brush.theme.mono(11, 700),
        waiting > 0 ? p.state(State::Waiting) : p.muted);
    if (nobody > 0) {
        const QString note = nobody == 1 ? u"? 1 held by nobody"_s : u"? %1 held by nobody"_s.arg(nobody);
        const QFont font = brush.theme.sans(11, 700);
        const double width = QFontMetricsF(font).horizontalAdvance(note) + 14 * s;
        const QRectF badge(std::max(x + 8, inside.right() - width), y - 1, width, line + 2);
        brush.painter.setPen(QPen(p.danger, 1.4));
        brush.painter.setBrush(p.dangerSoft);
        brush.painter.drawRoundedRect(badge, 5, 5);
        brush.text(badge, note, font, p.nobody, Qt::AlignCenter);
    } else {
        const QString idle = u"%1 open · %2 idle"_s.arg(pool.open).arg(std::max(0, pool.open - pool.inUse));
        brush.text(QRectF(x + 12, y, inside.right() - x - 12, line), idle, brush.theme.sans(11), p.muted,
            Qt::AlignRight | Qt::AlignVCenter);
    }
    y += line;
    const QRectF last(inside.left(), y, inside.width(), line);
    const bool orphaned = brush.crashed() && brush.trace().run().afterCrash == "orphaned";
    if (pool.timeouts > 0) {
        const QString note =
            pool.timeouts == 1 ? u"1 checkout timed out"_s : u"%1 checkouts timed out"_s.arg(pool.timeouts);
        const QString why =
            brush.over() && pool.inUse > 0 ? u" · "_s + fate(brush.world().process, orphaned, pool.inUse) : QString();
        brush.text(last, note + why, brush.theme.sans(11, 600), p.danger);
    } else if (brush.over() && pool.inUse > 0) {
        brush.text(last, fate(brush.world().process, orphaned, pool.inUse), brush.theme.sans(11, 600), p.danger);
    } else {
        brush.text(last, u"no checkout timed out"_s, brush.theme.sans(11), p.muted);
    }
}

} // namespace ws::ui
