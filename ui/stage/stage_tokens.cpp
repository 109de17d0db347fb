#include "ui/stage/stage_widget.h"

#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

/// The goroutines on the stage: tokens, squares and scan lines, the processors, and who is on the way.
namespace ws::ui {

using trace::GoId;
using trace::State;

namespace {

/// Squares of this size carry the number of their goroutine.
constexpr double kNamedSquare = 20;

} // namespace

bool StageWidget::frozen(GoId g) const
{
    return std::find(m_vivid.begin(), m_vivid.end(), g) == m_vivid.end();
}

void StageWidget::findVivid(const StageBrush& brush)
{
    m_over = brush.over();
    m_vivid.clear();
    if (!brush.crashed())
        return;
    m_vivid.push_back(m_views.run.culprit());
    if (m_views.run.other() != 0)
        m_vivid.push_back(m_views.run.other());
    if (m_views.run.crashedMap() == 0)
        return;
    for (const replay::MapVisitor& visitor : brush.world().mapOf(m_views.run.crashedMap()).inside) {
        if (std::find(m_vivid.begin(), m_vivid.end(), visitor.g) == m_vivid.end())
            m_vivid.push_back(visitor.g);
    }
}

std::uint8_t StageWidget::marksOf(GoId g) const
{
    const replay::World& world = m_views.playback.world();
    std::uint8_t marks = 0;
    if (world.goroutines[g].connections > 0)
        marks |= TokenSprites::kConnection;
    if (m_over && frozen(g))
        marks |= TokenSprites::kFrozen;
    return marks;
}

void StageWidget::paintToken(const StageBrush& brush, const QRectF& box, GoId g) const
{
    const State state = brush.world().goroutines[g].state;
    const std::uint8_t marks = marksOf(g);
    TokenSprites::paint(brush.painter, box, state, marks, brush.palette());
    const double s = m_layout.scale;
    const QColor ink = state == State::Done ? brush.palette().text : brush.palette().onState;
    if (box.width() < 40 * s) {
        // A square one its number, if it is large enough to be read.
        if (box.width() >= kNamedSquare && state != State::Syscall && state != State::Crashed
            && (marks & TokenSprites::kConnection) == 0)
            brush.text(box, QString::number(g), brush.theme.mono(g < 100 ? 10 : 8.5, 600), ink, Qt::AlignCenter);
        return;
    }
    if (box.height() < 12 * s)
        return;
    // A wide token carries its name, its state's glyph and, if it holds one, the dot of a connection.
    const double glyph = std::min(12 * s, box.height() * 0.55);
    const double dot = (marks & TokenSprites::kConnection) != 0 ? std::max(2.5, box.height() * 0.13) : 0;
    const QString name = goName(g);
    const QFont font = brush.theme.mono(std::clamp(box.height() * 0.5 / s, 9.0, 13.0), 700);
    const double nameWidth = QFontMetricsF(font).horizontalAdvance(name);
    const double total = glyph + 5 * s + nameWidth + (dot > 0 ? dot * 2 + 6 * s : 0);
    double x = box.center().x() - std::min(total, box.width() - 6) / 2;
    paintGlyph(brush.painter, state, QRectF(x, box.center().y() - glyph / 2, glyph, glyph), ink);
    x += glyph + 5 * s;
    x += brush.text(QRectF(x, box.top(), box.right() - x, box.height()), name, font, ink) + 6 * s;
    if (dot > 0 && x + 2 * dot < box.right()) {
        brush.painter.setPen(Qt::NoPen);
        brush.painter.setBrush(ink);
        brush.painter.drawEllipse(QPointF(x + dot, box.center().y()), dot, dot);
    }
}

void StageWidget::paintScanlines(const StageBrush& brush, Field field, bool over)
{
    const auto index = static_cast<std::size_t>(field);
    const TokenGrid& grid = m_layout.grids[index];
    const auto& all = m_places.occupants(field);
    if (m_dots.size() != kFieldCount)
        m_dots.resize(kFieldCount);
    const double ratio = m_backdrop.devicePixelRatio();
    const QSize size(std::max(1, static_cast<int>(std::ceil(grid.columns * grid.pitchX * ratio))),
        std::max(1, static_cast<int>(std::ceil(grid.rows * grid.pitchY * ratio))));
    QImage& image = m_dots[index];
    if (image.size() != size)
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    std::array<std::array<QRgb, 2>, trace::kStateCount> colors{};
    for (std::size_t state = 0; state < colors.size(); ++state) {
        const QColor plain = TokenSprites::color(brush.palette(), static_cast<State>(state), over);
        colors[state] = {plain.rgb(), plain.darker(brush.theme.dark() ? 160 : 140).rgb()};
    }
    const auto pitchX = static_cast<int>(std::lround(grid.pitchX * ratio));
    const auto pitchY = static_cast<int>(std::lround(grid.pitchY * ratio));
    const int width = std::max(1, static_cast<int>(std::lround(grid.tileW * ratio)));
    const int height = std::max(1, static_cast<int>(std::lround(grid.tileH * ratio)));
    const replay::World& world = brush.world();
    const std::uint32_t cells = static_cast<std::uint32_t>((all.size() + grid.perCell - 1) / grid.perCell);
    auto* bits = image.bits();
    const auto stride = image.bytesPerLine();
    for (std::uint32_t cell = 0; cell < cells && cell < grid.columns * grid.rows; ++cell) {
        const GoId g = all[static_cast<std::size_t>(cell) * grid.perCell];
        if (m_places.flying(g))
            continue;
        const auto& state = world.goroutines[g];
        const QRgb color = colors[static_cast<std::size_t>(state.state)][state.connections > 0 ? 1 : 0];
        const int x = static_cast<int>(cell % grid.columns) * pitchX;
        const int y = static_cast<int>(cell / grid.columns) * pitchY;
        if (x + width > size.width() || y + height > size.height())
            continue;
        for (int row = 0; row < height; ++row) {
            auto* line = reinterpret_cast<QRgb*>(bits + (y + row) * stride) + x;
            std::fill_n(line, width, color);
        }
    }
    image.setDevicePixelRatio(ratio);
    brush.painter.drawImage(grid.area.topLeft(), image);
}

void StageWidget::paintTokens(const StageBrush& brush)
{
    const Theme& theme = brush.theme;
    const TokenGrid& any = m_layout.grids[0];
    // The label of the strip of system calls.
    const auto running = static_cast<std::size_t>(Field::Running);
    if (const TokenGrid& strip = m_layout.grids[running]; strip.rows > 0) {
        const double line = std::round(16 * m_layout.scale);
        const auto& calls = m_places.occupants(Field::Running);
        brush.text(QRectF(strip.area.left(), strip.area.top() - line - 2, strip.area.width(), line),
            calls.empty() ? u"system calls, no processor"_s : u"in a system call, processor handed off"_s,
            theme.sans(10), calls.empty() ? brush.palette().muted : brush.palette().state(State::Syscall));
    }
    if (m_layout.chips || any.tileW >= kNamedSquare) {
        for (std::size_t field = 0; field < kFieldCount; ++field) {
            const auto& all = m_places.occupants(static_cast<Field>(field));
            for (std::uint32_t slot = 0; slot < all.size(); ++slot) {
                if (!m_places.flying(all[slot]))
                    paintToken(brush, m_layout.grids[field].tile(slot), all[slot]);
            }
        }
        return;
    }
    if (any.tileH < 5) {
        for (std::size_t field = 0; field < kFieldCount; ++field) {
            if (m_layout.grids[field].rows > 0)
                paintScanlines(brush, static_cast<Field>(field), m_over);
        }
        return;
    }
    const double ratio = m_backdrop.devicePixelRatio();
    m_sprites.prepare(QSizeF(any.tileW, any.tileH), ratio, theme);
    m_fragments.clear();
    const replay::World& world = brush.world();
    for (std::size_t field = 0; field < kFieldCount; ++field) {
        const TokenGrid& grid = m_layout.grids[field];
        const auto& all = m_places.occupants(static_cast<Field>(field));
        if (grid.rows == 0)
            continue;
        for (std::uint32_t slot = 0; slot < all.size(); slot += grid.perCell) {
            const GoId g = all[slot];
            if (m_places.flying(g))
                continue;
            const QRectF tile = grid.tile(slot);
            const auto& state = world.goroutines[g];
            const auto marks = static_cast<std::uint8_t>((state.connections > 0 ? TokenSprites::kConnection : 0)
                | (m_over && frozen(g) ? TokenSprites::kFrozen : 0));
            m_fragments.push_back(QPainter::PixmapFragment::create(
                tile.center(), m_sprites.part(state.state, marks), 1 / ratio, 1 / ratio));
        }
    }
    if (!m_fragments.empty())
        brush.painter.drawPixmapFragments(m_fragments.data(), static_cast<int>(m_fragments.size()), m_sprites.sheet());
}

void StageWidget::paintProcs(const StageBrush& brush) const
{
    const Palette& p = brush.palette();
    const double s = m_layout.scale;
    const replay::World& world = brush.world();
    for (std::size_t i = 0; i < m_layout.procs.size() && i < world.procs.size(); ++i) {
        const ProcSlot& slot = m_layout.procs[i];
        brush.painter.setPen(QPen(p.border, 1));
        brush.painter.setBrush(p.inset);
        const double radius = std::min(6.0, slot.box.height() * 0.2);
        brush.painter.drawRoundedRect(slot.box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        if (slot.named) {
            const QString name = u"P%1"_s.arg(i);
            const QString thread = world.procs[i].thread != 0 || world.procs[i].running != 0 || i == 0
                ? u"M%1"_s.arg(world.procs[i].thread)
                : u"–"_s;
            const QFont font = brush.theme.mono(10);
            if (slot.box.height() >= 34 * s) {
                const double half = slot.box.height() / 2;
                const QRectF upper(slot.box.left() + 7, slot.box.top() + 2, 30 * s, half - 2);
                brush.text(upper, name, font, p.text, Qt::AlignLeft | Qt::AlignBottom);
                brush.text(upper.translated(0, half - 2), thread, font, p.muted, Qt::AlignLeft | Qt::AlignTop);
            } else {
                brush.text(slot.box.adjusted(7, 0, 0, 0), name + u' ' + thread, font, p.muted);
            }
        }
    }
    // Whoever stands there: from the places, so that a flying token is not painted twice.
    for (GoId g = 1; g < world.goroutines.size(); ++g) {
        const State state = world.goroutines[g].state;
        if (state != State::Running && state != State::Syscall && state != State::Crashed)
            continue;
        const TokenPlaces::Place place = m_places.place(g);
        if (place.kind != 2 || place.slot >= m_layout.procs.size() || m_places.flying(g))
            continue;
        paintToken(brush, m_layout.procs[place.slot].token, g);
    }
    for (std::size_t i = 0; i < m_layout.procs.size() && i < world.procs.size(); ++i) {
        const ProcSlot& slot = m_layout.procs[i];
        const bool taken = m_places.at(slot.box.center(), m_layout) != 0;
        if (!taken && slot.labelled)
            brush.text(
                slot.token, brush.over() ? u"stopped"_s : u"idle"_s, brush.theme.sans(10), p.muted, Qt::AlignCenter);
    }
}

void StageWidget::paintFlights(const StageBrush& brush) const
{
    for (const TokenPlaces::Flight& flight : m_places.flights())
        paintToken(brush, m_places.shown(flight.g, m_layout), flight.g);
}

} // namespace ws::ui
