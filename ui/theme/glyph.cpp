#include "ui/theme/glyph.h"

#include <QGuiApplication>
#include <QPainterPath>
#include <QPixmap>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::State;

namespace {

/// Unit coordinates (0..1) of a box to pixels.
struct Unit {
    QRectF box;
    [[nodiscard]] QPointF at(double x, double y) const
    {
        return {box.left() + x * box.width(), box.top() + y * box.height()};
    }
    [[nodiscard]] QRectF rect(double x, double y, double w, double h) const
    {
        return {at(x, y), QSizeF(w * box.width(), h * box.height())};
    }
};

void fillPolygon(QPainter& painter, std::initializer_list<QPointF> points, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(points.begin(), static_cast<int>(points.size()));
}

QPen linePen(const QColor& color, const QRectF& box, double width)
{
    return QPen(color, std::max(1.0, width * box.width()), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void triangleRight(QPainter& painter, const Unit& u, double left, double right, const QColor& color)
{
    fillPolygon(painter, {u.at(left, 0.2), u.at(right, 0.5), u.at(left, 0.8)}, color);
}

void triangleLeft(QPainter& painter, const Unit& u, double left, double right, const QColor& color)
{
    fillPolygon(painter, {u.at(right, 0.2), u.at(left, 0.5), u.at(right, 0.8)}, color);
}

void bar(QPainter& painter, const Unit& u, double x, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRect(u.rect(x, 0.2, 0.1, 0.6));
}

} // namespace

void paintGlyph(QPainter& painter, State state, const QRectF& box, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Unit u{box};
    painter.setBrush(Qt::NoBrush);
    painter.setPen(linePen(color, box, 0.12));
    switch (state) {
    case State::Absent:
        break;
    case State::Waiting:
        painter.drawEllipse(u.rect(0.14, 0.14, 0.72, 0.72));
        painter.drawPolyline(QPolygonF{u.at(0.5, 0.28), u.at(0.5, 0.52), u.at(0.66, 0.62)});
        break;
    case State::Runnable:
        painter.drawPolyline(QPolygonF{u.at(0.22, 0.2), u.at(0.5, 0.5), u.at(0.22, 0.8)});
        painter.drawPolyline(QPolygonF{u.at(0.54, 0.2), u.at(0.82, 0.5), u.at(0.54, 0.8)});
        break;
    case State::Running:
        fillPolygon(painter, {u.at(0.24, 0.14), u.at(0.86, 0.5), u.at(0.24, 0.86)}, color);
        break;
    case State::Semacquire:
        painter.drawArc(u.rect(0.29, 0.1, 0.42, 0.62), 0, 180 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(u.rect(0.17, 0.42, 0.66, 0.48), 0.08 * box.width(), 0.08 * box.width());
        break;
    case State::Syscall:
        painter.drawLine(u.at(0.5, 0.12), u.at(0.5, 0.6));
        painter.drawPolyline(QPolygonF{u.at(0.27, 0.4), u.at(0.5, 0.64), u.at(0.73, 0.4)});
        painter.drawLine(u.at(0.16, 0.86), u.at(0.84, 0.86));
        break;
    case State::Done:
        painter.drawPolyline(QPolygonF{u.at(0.16, 0.54), u.at(0.4, 0.78), u.at(0.84, 0.26)});
        break;
    case State::Crashed:
        painter.setPen(linePen(color, box, 0.16));
        painter.drawLine(u.at(0.2, 0.2), u.at(0.8, 0.8));
        painter.drawLine(u.at(0.8, 0.2), u.at(0.2, 0.8));
        break;
    }
    painter.restore();
}

void paintSymbol(QPainter& painter, Symbol symbol, const QRectF& box, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Unit u{box};
    switch (symbol) {
    case Symbol::Start:
        bar(painter, u, 0.14, color);
        triangleLeft(painter, u, 0.3, 0.86, color);
        break;
    case Symbol::End:
        triangleRight(painter, u, 0.14, 0.7, color);
        bar(painter, u, 0.76, color);
        break;
    case Symbol::StepBack:
    case Symbol::Step: {
        painter.setPen(linePen(color, box, 0.1));
        const bool right = symbol == Symbol::Step;
        const auto x = [right](double value) { return right ? value : 1 - value; };
        const QPointF points[] = {u.at(x(0.3), 0.22), u.at(x(0.74), 0.5), u.at(x(0.3), 0.78)};
        painter.drawPolygon(points, 3);
        break;
    }
    case Symbol::Play:
        triangleRight(painter, u, 0.24, 0.84, color);
        break;
    case Symbol::Pause:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRect(u.rect(0.24, 0.2, 0.18, 0.6));
        painter.drawRect(u.rect(0.58, 0.2, 0.18, 0.6));
        break;
    case Symbol::PreviousMilestone:
        triangleLeft(painter, u, 0.06, 0.48, color);
        triangleLeft(painter, u, 0.48, 0.9, color);
        break;
    case Symbol::NextMilestone:
        triangleRight(painter, u, 0.1, 0.52, color);
        triangleRight(painter, u, 0.52, 0.94, color);
        break;
    case Symbol::Dice:
        painter.setPen(linePen(color, box, 0.09));
        painter.drawRoundedRect(u.rect(0.14, 0.14, 0.72, 0.72), 0.16 * box.width(), 0.16 * box.width());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const QPointF at :
            {u.at(0.34, 0.34), u.at(0.66, 0.66), u.at(0.5, 0.5), u.at(0.66, 0.34), u.at(0.34, 0.66)})
            painter.drawEllipse(at, 0.065 * box.width(), 0.065 * box.width());
        break;
    case Symbol::Sun:
        painter.setPen(linePen(color, box, 0.09));
        painter.drawEllipse(u.rect(0.16, 0.16, 0.68, 0.68));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(u.rect(0.16, 0.16, 0.68, 0.68), 90 * 16, 180 * 16);
        break;
    case Symbol::Keys:
        painter.setPen(linePen(color, box, 0.08));
        painter.drawRoundedRect(u.rect(0.06, 0.24, 0.88, 0.54), 0.1 * box.width(), 0.1 * box.width());
        for (const double x : {0.22, 0.41, 0.6, 0.79})
            painter.drawPoint(u.at(x, 0.42));
        painter.drawLine(u.at(0.32, 0.62), u.at(0.68, 0.62));
        break;
    case Symbol::Info:
        painter.setPen(linePen(color, box, 0.09));
        painter.drawEllipse(u.rect(0.12, 0.12, 0.76, 0.76));
        painter.drawLine(u.at(0.5, 0.46), u.at(0.5, 0.7));
        painter.drawPoint(u.at(0.5, 0.31));
        break;
    case Symbol::App:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(u.rect(0.02, 0.02, 0.96, 0.96));
        painter.setBrush(QColor(0x161b21));
        painter.drawPie(u.rect(0.12, 0.12, 0.76, 0.76), -90 * 16, 180 * 16);
        break;
    }
    painter.restore();
}

QIcon symbolIcon(Symbol symbol, const QColor& color, int size)
{
    QIcon icon;
    for (const double ratio : {1.0, 2.0, 3.0}) {
        QPixmap pixmap(static_cast<int>(size * ratio), static_cast<int>(size * ratio));
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintSymbol(painter, symbol, QRectF(0, 0, size, size), color);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QString stateTitle(State state)
{
    switch (state) {
    case State::Absent:
        return u"Not started"_s;
    case State::Waiting:
        return u"Waiting"_s;
    case State::Runnable:
        return u"Runnable"_s;
    case State::Running:
        return u"Running"_s;
    case State::Semacquire:
        return u"Semacquire"_s;
    case State::Syscall:
        return u"System call"_s;
    case State::Done:
        return u"Done"_s;
    case State::Crashed:
        return u"Crashed"_s;
    }
    return {};
}

} // namespace ws::ui
