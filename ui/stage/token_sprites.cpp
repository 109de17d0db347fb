#include "ui/stage/token_sprites.h"

#include "ui/theme/glyph.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ws::ui {

using trace::State;

QColor TokenSprites::color(const Palette& palette, State state, bool frozen)
{
    const QColor full = palette.state(state);
    if (!frozen || state == State::Crashed || state == State::Done)
        return full;
    const QColor behind = palette.card;
    const auto mix = [](int x, int y) { return (x * 52 + y * 48) / 100; };
    return {mix(full.red(), behind.red()), mix(full.green(), behind.green()), mix(full.blue(), behind.blue())};
}

void TokenSprites::paint(QPainter& painter, const QRectF& box, State state, std::uint8_t marks, const Palette& palette)
{
    const double side = std::min(box.width(), box.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(palette, state, (marks & kFrozen) != 0));
    if (side < 5)
        painter.drawRect(box);
    else
        painter.drawRoundedRect(box, std::min(6.0, side * 0.22), std::min(6.0, side * 0.22));
    const bool special = state == State::Syscall || state == State::Crashed;
    if (side >= 9 && special && box.width() < 2 * side) {
        const double glyph = side * 0.72;
        const QPointF center = box.center();
        paintGlyph(
            painter, state, QRectF(center.x() - glyph / 2, center.y() - glyph / 2, glyph, glyph), palette.onState);
    } else if ((marks & kConnection) != 0 && side >= 4 && box.width() < 2 * side) {
        const double radius = std::max(1.0, side * 0.19);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.onState);
        painter.drawEllipse(box.center(), radius, radius);
    }
}

void TokenSprites::paintCell(QPainter& painter, const QRectF& box, State state, bool frozen, const Palette& palette)
{
    const double side = box.width();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(palette, state, frozen));
    painter.drawRoundedRect(box, std::min(4.0, side * 0.2), std::min(4.0, side * 0.2));
    if (side < 9)
        return;
    const double glyph = side * 0.6;
    QColor ink = palette.onState;
    ink.setAlphaF(0.75F);
    paintGlyph(painter, state, QRectF(box.center().x() - glyph / 2, box.center().y() - glyph / 2, glyph, glyph), ink);
}

void TokenSprites::prepare(const QSizeF& token, double devicePixelRatio, const Theme& theme)
{
    if (token == m_token && devicePixelRatio == m_ratio && theme.kind() == m_kind && !m_sheet.isNull())
        return;
    m_token = token;
    m_ratio = devicePixelRatio;
    m_kind = theme.kind();
    m_cell = QSize(static_cast<int>(std::ceil(token.width() * m_ratio)) + 2,
        static_cast<int>(std::ceil(token.height() * m_ratio)) + 2);
    m_sheet = QPixmap(m_cell.width() * trace::kStateCount, m_cell.height() * kMarks);
    m_sheet.fill(Qt::transparent);
    QPainter painter(&m_sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int state = 0; state < trace::kStateCount; ++state) {
        for (int marks = 0; marks < kMarks; ++marks) {
            painter.save();
            painter.translate(state * m_cell.width() + 1, marks * m_cell.height() + 1);
            painter.scale(m_ratio, m_ratio);
            const QRectF box(QPointF(0, 0), token);
            if (m_face == Face::Glyph)
                paintCell(painter, box, static_cast<State>(state), (marks & kFrozen) != 0, theme.palette());
            else
                paint(painter, box, static_cast<State>(state), static_cast<std::uint8_t>(marks), theme.palette());
            painter.restore();
        }
    }
}

QRectF TokenSprites::part(State state, std::uint8_t marks) const
{
    return {static_cast<double>(static_cast<int>(state) * m_cell.width() + 1),
        static_cast<double>(marks * m_cell.height() + 1), m_token.width() * m_ratio, m_token.height() * m_ratio};
}

} // namespace ws::ui
