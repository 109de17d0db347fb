#include "ui/stage/stage_widget.h"

#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

/// The lines between goroutines and what they hold or wait for.
namespace ws::ui {

using trace::GoId;
using trace::State;

QRectF StageWidget::anchorOf(GoId g) const
{
    return m_places.place(g).kind == 0 ? QRectF() : m_places.shown(g, m_layout);
}

void StageWidget::paintRelations(const StageBrush& brush)
{
    const Palette& p = brush.palette();
    const replay::World& world = brush.world();
    QPainter& painter = brush.painter;
    const auto ring = [&](const QRectF& box, const QColor& color, double width, double out) {
        if (box.isNull())
            return;
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        const double radius = std::min(8.0, box.height() * 0.25 + out);
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius);
    };
    const auto boxOfObject = [&](trace::ObjectId object) {
        for (const CardHit& hit : m_hits) {
            if (hit.object == object)
                return hit.box;
        }
        return QRectF();
    };
    const auto line = [&](const QPointF& from, const QPointF& to, const QColor& color, Qt::PenStyle style) {
        QPen halo(p.panel, 4.5, Qt::SolidLine, Qt::RoundCap);
        painter.setPen(halo);
        painter.drawLine(from, to);
        painter.setPen(QPen(color, 1.8, style, Qt::RoundCap));
        painter.drawLine(from, to);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(to, 3.5, 3.5);
    };
    // A line leaves a token on the side where it does not cross the token's own name, nor its neighbours in the field.
    const auto edgeOf = [&](GoId g, const QRectF& to) {
        const QRectF box = anchorOf(g);
        if (m_places.place(g).kind != 2)
            return QPointF(box.center().x(), box.bottom() + 3);
        return to.center().x() < box.center().x() ? QPointF(box.left() - 3, box.center().y())
                                                  : QPointF(box.right() + 3, box.center().y());
    };
    const auto edgeX = [](const QRectF& from, const QRectF& to) {
        return std::clamp(from.center().x() - to.left(), 20.0, std::max(20.0, to.width() - 20));
    };
    // main is always findable: everything waits for it or it for everything.
    if (world.goroutines.size() > 1 && !m_layout.chips && m_layout.tileHeight() >= 7)
        ring(anchorOf(1), p.text, 1.2, 1.4);

    // The crash: the culprit, and whoever else is inside the map.
    if (brush.crashed()) {
        const GoId culprit = m_views.run.culprit();
        ring(anchorOf(culprit), p.danger, 2.4, 3);
        for (const ObjectBox& object : m_layout.objects) {
            if (object.id != m_views.run.crashedMap())
                continue;
            double spread = -9;
            for (const GoId g : m_vivid) {
                const QRectF box = anchorOf(g);
                if (box.isNull())
                    continue;
                ring(box, p.danger, 2.4, 3);
                line(edgeOf(g, object.box), object.box.topLeft() + QPointF(edgeX(box, object.box) + spread, 1),
                    p.danger, g == culprit ? Qt::DashLine : Qt::SolidLine);
                spread += 18;
            }
        }
    }

    std::vector<GoId> wanted;
    for (const GoId g : {m_views.state.pinned(), m_views.state.selected(), m_views.state.hovered()}) {
        if (g != 0 && g < world.goroutines.size() && std::find(wanted.begin(), wanted.end(), g) == wanted.end())
            wanted.push_back(g);
    }
    for (const GoId g : wanted) {
        const QRectF box = anchorOf(g);
        if (box.isNull())
            continue;
        const bool following = m_views.state.follow() && g == m_views.state.selected() && g != m_views.state.hovered();
        ring(box, following ? p.accent : p.text, 2, 2.5);
        if (m_layout.tileHeight() < 14 && !m_layout.chips && m_places.place(g).kind == 1) {
            // Its name, for tokens too small to carry one.
            const QFont font = brush.theme.mono(11, 700);
            const double width = QFontMetricsF(font).horizontalAdvance(goName(g)) + 10;
            const double height = 17 * m_layout.scale;
            QRectF tag(box.center().x() - width / 2, box.top() - height - 5, width, height);
            tag.moveLeft(std::clamp(tag.left(), 2.0, std::max(2.0, this->width() - width - 2)));
            painter.setPen(Qt::NoPen);
            painter.setBrush(p.text);
            painter.drawRoundedRect(tag, 4, 4);
            brush.text(tag, goName(g), font, p.panel, Qt::AlignCenter);
        }
        if (following && m_views.playback.playing())
            continue;
        const trace::ObjectId object = world.goroutines[g].waitingFor;
        if (object == 0)
            continue;
        const QRectF card = boxOfObject(object);
        if (card.isNull())
            continue;
        const QPointF from = edgeOf(g, card);
        const QPointF to = card.topLeft() + QPointF(edgeX(box, card), 1);
        line(from, to, p.state(world.goroutines[g].state), Qt::SolidLine);
        const GoId owner = world.objects[object].owner;
        if (owner != 0 && owner != g) {
            const QRectF holder = anchorOf(owner);
            if (!holder.isNull()) {
                ring(holder, p.text, 1.6, 2.5);
                line(to, edgeOf(owner, card), p.state(world.goroutines[owner].state), Qt::DashLine);
            }
        }
    }
}

} // namespace ws::ui
