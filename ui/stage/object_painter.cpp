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
using trace::ObjectKind;
using trace::ProcessStatus;
using trace::State;

namespace {

struct Title {
    QString name; ///< the variable
    QString kind; ///< its type, or what it is
};

Title titleOf(const StageBrush& brush, const ObjectBox& card)
{
    const trace::ObjectInfo& info = brush.trace().object(card.id);
    const QString name = objectName(brush.trace(), card.id);
    if (card.kind == ObjectKind::Stdout)
        return {u"stdout"_s, {}};
    if (card.kind == ObjectKind::Pool)
        return info.name != 0 ? Title{name, u"connection pool"_s} : Title{name, {}};
    QString type = fromStd(brush.trace().string(info.type));
    if (type.isEmpty())
        type = kindText(card.kind);
    if (type.startsWith(u"*"_s))
        type.remove(0, 1);
    return info.name != 0 ? Title{name, type} : Title{name, {}};
}

/// The cells of the map, and in it whoever is inside.
void paintMap(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& object = brush.world().objects[card.id];
    const replay::MapState& map = brush.world().mapOf(card.id);
    const ObjectUse& use = brush.views.run.use()[card.id];
    const double line = std::round(17 * s);

    const bool swiss = brush.trace().run().goVersion >= "1.24" && brush.trace().run().goVersion.size() >= 4;
    const QString flagName = swiss ? u"writing"_s : u"hashWriting"_s;
    double y = inside.top();
    double x = inside.left();
    x += brush.text(QRectF(x, y, inside.width(), line), flagName + u" = "_s, brush.theme.mono(11), p.muted);
    const bool meeting = map.inside.size() > 1;
    brush.text(QRectF(x, y, inside.width(), line), object.flag ? u"1"_s : u"0"_s, brush.theme.mono(11, 700),
        meeting           ? p.danger
            : object.flag ? p.state(State::Semacquire)
                          : p.muted);
    x += 16 * s;
    const double chipHeight = std::round(17 * s);
    if (map.inside.empty()) {
        brush.text(QRectF(x + 6, y, inside.right() - x - 6, line), u"nobody inside"_s, brush.theme.sans(11), p.muted);
    } else {
        static const QString kHow[] = {QString(), u"writes"_s, u"reads"_s, u"iterates"_s};
        std::size_t shown = 0;
        double left = x + 4;
        for (const replay::MapVisitor& visitor : map.inside) {
            const QString how = kHow[visitor.how & 3];
            const double width = brush.chipWidth(visitor.g, chipHeight) + 4
                + QFontMetricsF(brush.theme.sans(11)).horizontalAdvance(how) + 8;
            if (left + width > inside.right() && shown > 0) {
                if (y > inside.top())
                    break;
                left = inside.left();
                y += line + 3;
            }
            const QRectF chip = brush.chip(QPointF(left, y + line / 2), visitor.g, chipHeight);
            brush.text(QRectF(chip.right() + 4, y, inside.right() - chip.right() - 4, line), how, brush.theme.sans(11),
                meeting ? p.danger : p.text);
            left += width;
            ++shown;
        }
    }
    y += line + std::round(6 * s);

    const QRectF footer(inside.left(), inside.bottom() - line, inside.width(), line);
    const std::uint32_t cells =
        std::max({brush.trace().object(card.id).size, use.peakCell, static_cast<std::uint32_t>(1)});
    const QRectF area(inside.left(), y, inside.width(), footer.top() - y - 5 * s);
    double side = std::round(13 * s);
    const auto gapOf = [](double size) { return size > 4 ? 2.0 : 1.0; };
    const auto roomFor = [&](double size) {
        const double pitch = size + gapOf(size);
        return std::floor((area.width() + gapOf(size)) / pitch) * std::floor((area.height() + gapOf(size)) / pitch);
    };
    while (side > 1 && roomFor(side) < cells)
        side -= 1;
    const double gap = gapOf(side);
    const auto columns = static_cast<std::uint32_t>(std::max(1.0, std::floor((area.width() + gap) / (side + gap))));
    const auto rows = static_cast<std::uint32_t>(std::max(0.0, std::floor((area.height() + gap) / (side + gap))));
    const std::uint32_t shownCells = std::min(cells, columns * rows);
    const trace::Event* last = brush.views.playback.lastEvent();
    const bool fresh = last != nullptr && last->kind == trace::EventKind::MapInsert && last->obj == card.id;
    std::vector<QRectF> full;
    std::vector<QRectF> free;
    for (std::uint32_t cell = 0; cell < shownCells; ++cell) {
        const QRectF box(std::floor(area.left()) + (cell % columns) * (side + gap),
            std::floor(area.top()) + (cell / columns) * (side + gap), side, side);
        (map.occupied(cell) ? full : free).push_back(box);
    }
    // Whole pixels without antialiasing: ten times as fast for maps of thousands of cells.
    brush.painter.setRenderHint(QPainter::Antialiasing, false);
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(p.faint);
    brush.painter.drawRects(free.data(), static_cast<int>(free.size()));
    QColor key = p.muted;
    brush.painter.setBrush(key);
    brush.painter.drawRects(full.data(), static_cast<int>(full.size()));
    if (fresh && last->a < shownCells) {
        brush.painter.setBrush(p.text);
        brush.painter.drawRect(QRectF(area.left() + (last->a % columns) * (side + gap),
            area.top() + (last->a / columns) * (side + gap), side, side));
    }
    brush.painter.setRenderHint(QPainter::Antialiasing);
    QString note = object.value == 1 ? u"1 key"_s : u"%1 keys"_s.arg(number(static_cast<std::uint64_t>(object.value)));
    if (use.peakValue > object.value)
        note += u" of %1 at the end"_s.arg(use.peakValue);
    QColor color = p.muted;
    if (brush.crashed() && card.id == brush.views.run.crashedMap() && !meeting) {
        const GoId other = brush.views.run.other();
        note = other == 0
            ? u"fatal"_s
            : u"%1 cleared the flag while %2 wrote"_s.arg(goName(other), goName(brush.views.run.culprit()));
        color = p.danger;
    }
    if (meeting) {
        note = brush.crashed() ? u"%1 goroutines in the map at once: fatal"_s.arg(map.inside.size())
                               : u"%1 goroutines in the map at once"_s.arg(map.inside.size());
        color = p.danger;
    }
    brush.text(footer, note, brush.theme.sans(11), color);
}

void paintWaitGroup(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& object = brush.world().objects[card.id];
    const double line = std::round(17 * s);
    const double peak = std::max({brush.views.run.use()[card.id].peakValue, object.value, 1});
    const bool lost = brush.over() && object.value > 0;
    const auto& waiters = brush.facts.waiters(card.id);

    const double below = 2 * line + 2;
    const double side = std::min({inside.width(), inside.height() - below - 4 * s, 120 * s});
    QRectF ring(inside.center().x() - side / 2, inside.top() + 2 * s, side, side);
    const double width = std::max(5.0, side * 0.105);
    ring.adjust(width / 2, width / 2, -width / 2, -width / 2);
    if (side > 30) {
        brush.painter.setBrush(Qt::NoBrush);
        brush.painter.setPen(QPen(p.faint, width, Qt::SolidLine, Qt::FlatCap));
        brush.painter.drawEllipse(ring);
        const double part = std::clamp(object.value / peak, 0.0, 1.0);
        brush.painter.setPen(QPen(lost ? p.danger : p.state(State::Semacquire), width, Qt::SolidLine, Qt::FlatCap));
        if (part > 0)
            brush.painter.drawArc(ring, 90 * 16, static_cast<int>(-part * 360 * 16));
    }
    brush.text(ring, number(static_cast<std::uint64_t>(std::max(0, object.value))),
        brush.theme.mono(std::clamp(side * 0.24 / s, 14.0, 26.0), 700), p.text, Qt::AlignCenter);
    double y = ring.bottom() + width / 2 + 3 * s;
    y = std::max(y, inside.bottom() - below);
    brush.text(QRectF(inside.left(), y, inside.width(), line),
        lost ? u"will never reach 0"_s : u"counter, at most %1"_s.arg(static_cast<int>(peak)), brush.theme.sans(11),
        lost ? p.danger : p.muted, Qt::AlignCenter);
    y += line;
    QString who = waiters.empty() ? u"nobody waits"_s
        : waiters.size() == 1     ? u"%1 in Wait()"_s.arg(goName(waiters.front()))
                                  : u"%1 in Wait()"_s.arg(waiters.size());
    if (lost && !waiters.empty())
        who += brush.world().process == ProcessStatus::Stalled ? u", for ever"_s : u", for good"_s;
    const QRectF whoBox(inside.left(), y, inside.width(), line);
    brush.text(whoBox, who, brush.theme.sans(11, lost ? 600 : 400), lost ? p.danger : p.text, Qt::AlignCenter);
    if (!waiters.empty())
        brush.hits.push_back({whoBox, waiters.front(), 0});
}

} // namespace

void paintObject(const StageBrush& brush, const ObjectBox& card)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const bool exists = brush.world().objects[card.id].exists;
    bool danger = false;
    if (card.kind == ObjectKind::Map)
        danger = brush.world().mapOf(card.id).inside.size() > 1
            || (brush.crashed() && card.id == brush.views.run.crashedMap());
    if (card.kind == ObjectKind::WaitGroup)
        danger = brush.over() && brush.world().objects[card.id].value > 0;
    if (card.kind == ObjectKind::Pool)
        danger = brush.over() && brush.world().objects[card.id].inUse > 0;
    brush.card(card.box, danger ? p.danger : p.card);
    brush.hits.push_back({card.box, 0, card.id});

    const QRectF inside = card.box.adjusted(12, 9 * s, -12, -9 * s);
    const double line = std::round(18 * s);
    brush.painter.save();
    brush.painter.setClipRect(card.box);
    const Title title = titleOf(brush, card);
    double right = 0;
    if (card.kind == ObjectKind::Pool) {
        const ObjectState& pool = brush.world().objects[card.id];
        const QString use = pool.value > 0 ? u"%1/%2 in use"_s.arg(pool.inUse).arg(pool.value)
                                           : u"%1 in use, no limit"_s.arg(pool.inUse);
        right = brush.text(QRectF(inside.left(), inside.top(), inside.width(), line), use, brush.theme.mono(12, 600),
            danger ? p.danger : p.text, Qt::AlignRight | Qt::AlignVCenter);
    }
    const QRectF head(inside.left(), inside.top(), inside.width() - right - 8, line);
    const double named = brush.text(head, title.name, brush.theme.mono(12, 700), exists ? p.text : p.muted) + 7 * s;
    if (named < head.width())
        brush.text(head.adjusted(named, 0, 0, 0), title.kind, brush.theme.mono(12), p.muted);
    const QRectF body = inside.adjusted(0, line + 4 * s, 0, 0);
    if (!exists) {
        brush.text(
            QRectF(body.left(), body.top(), body.width(), line), u"not used yet"_s, brush.theme.sans(11), p.muted);
    } else {
        switch (card.kind) {
        case ObjectKind::Map:
            paintMap(brush, card, body);
            break;
        case ObjectKind::WaitGroup:
            paintWaitGroup(brush, card, body);
            break;
        case ObjectKind::Pool:
            paintPool(brush, card, body);
            break;
        case ObjectKind::Mutex:
        case ObjectKind::RWMutex:
            paintLock(brush, card, body);
            break;
        case ObjectKind::Chan:
            paintChannel(brush, card, body);
            break;
        case ObjectKind::Stdout:
            paintStdout(brush, card, body);
            break;
        case ObjectKind::Cond:
        case ObjectKind::Once:
        case ObjectKind::Semaphore:
        case ObjectKind::SyncMap:
        case ObjectKind::None:
        case ObjectKind::Conn:
        case ObjectKind::Timer:
            paintPlainObject(brush, card, body);
            break;
        }
    }
    brush.painter.restore();
}

} // namespace ws::ui
