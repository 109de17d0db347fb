#include "ui/stage/stage_widget.h"

#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::GoId;
using trace::State;

namespace {

constexpr std::array kFieldStates{State::Waiting, State::Runnable, State::Running, State::Semacquire, State::Done};

/// Squares of this size carry the number of their goroutine.
constexpr double kNamedSquare = 20;

QString fieldNote(Field field)
{
    switch (field) {
    case Field::Waiting:
        return u"sleep · channel · I/O · select"_s;
    case Field::Runnable:
        return u"ready, needs a processor"_s;
    case Field::Running:
        return u"on a processor"_s;
    case Field::Semacquire:
        return u"parked on a semaphore"_s;
    case Field::Done:
        return u"returned"_s;
    }
    return {};
}

} // namespace

StageWidget::StageWidget(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
{
    setObjectName(u"stage"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(u"Stage: goroutines by state and the shared objects"_s);
    connect(&views.playback, &Playback::runChanged, this, &StageWidget::runChanged);
    connect(&views.playback, &Playback::moved, this, &StageWidget::moved);
    connect(&views.clock, &FrameClock::frame, this, &StageWidget::frame);
    connect(&views.state, &ViewState::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&views.state, &ViewState::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, [this] { relayout(); });
}

QSize StageWidget::minimumSizeHint() const
{
    return {Theme::instance().px(560), Theme::instance().px(300)};
}

void StageWidget::runChanged()
{
    m_objects = StageFacts::choose(m_views.run);
    m_turned.assign(m_objects.size(), false);
    m_facts.reset(m_views.playback.trace(), m_objects);
    m_places.reset();
    m_jumped = true;
    relayout();
}

void StageWidget::relayout()
{
    m_backdropStale = true;
    m_places.land();
    if (m_views.playback.loaded()) {
        StageInput input;
        input.size = size();
        input.scale = Theme::instance().scale();
        input.procs = static_cast<std::uint32_t>(m_views.playback.world().procs.size());
        input.peaks = m_views.run.peaks();
        input.objects = m_objects;
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            input.objects[i].weight += m_turned[i] ? 0U : 1000U;
        m_layout = StageLayout::compute(input);
        m_places.update(m_views.playback.world(), m_layout, m_jumped);
        m_places.land();
        m_facts.update(m_views.playback.world());
        m_jumped = false;
        m_dirty = false;
    }
    update();
}

void StageWidget::turnObjects()
{
    for (const ObjectBox& shown : m_layout.objects) {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            if (m_objects[i].id == shown.id)
                m_turned[i] = true;
        }
    }
    if (std::find(m_turned.begin(), m_turned.end(), false) == m_turned.end())
        m_turned.assign(m_objects.size(), false);
    relayout();
}

void StageWidget::moved(bool jumped)
{
    // Many events in one frame are one change of the picture.
    m_dirty = true;
    m_jumped = m_jumped || jumped;
    m_views.clock.wake(TokenPlaces::kFlightFrames + 1);
    update();
}

void StageWidget::frame()
{
    if (m_places.advance() || !m_places.flights().empty())
        m_views.clock.wake();
    if (!m_places.flights().empty() || m_dirty)
        update();
}

void StageWidget::settle()
{
    if (m_dirty && m_views.playback.loaded()) {
        m_places.update(m_views.playback.world(), m_layout, true);
        m_facts.update(m_views.playback.world());
        m_dirty = false;
        m_jumped = false;
    }
    m_places.land();
    update();
}

void StageWidget::resizeEvent(QResizeEvent*)
{
    relayout();
}

void StageWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintStage(painter);
}

void StageWidget::paintStage(QPainter& painter)
{
    if (!m_views.playback.loaded()) {
        paintEmpty(painter);
        return;
    }
    if (m_dirty) {
        m_places.update(m_views.playback.world(), m_layout, m_jumped);
        m_facts.update(m_views.playback.world());
        m_dirty = false;
        m_jumped = false;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    if (m_backdropStale || m_backdrop.devicePixelRatio() != ratio) {
        m_backdrop = QPixmap(size() * ratio);
        m_backdrop.setDevicePixelRatio(ratio);
        m_backdrop.fill(Qt::transparent);
        QPainter backdrop(&m_backdrop);
        backdrop.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        paintBackdrop(backdrop);
        m_backdropStale = false;
    }
    painter.drawPixmap(0, 0, m_backdrop);
    m_hits.clear();
    const StageBrush brush{painter, Theme::instance(), m_views, m_facts, m_hits, m_cells, m_layout.scale};
    findVivid(brush);
    paintHeaders(brush);
    paintTokens(brush);
    paintProcs(brush);
    for (const ObjectBox& object : m_layout.objects)
        paintObject(brush, object);
    paintHiddenNote(brush);
    paintFlights(brush);
    paintRelations(brush);
}

void StageWidget::paintHiddenNote(const StageBrush& brush) const
{
    if (m_layout.hiddenObjects == 0 || m_layout.hiddenNote.isNull())
        return;
    brush.card(m_layout.hiddenNote, brush.palette().card);
    const double line = std::round(18 * m_layout.scale);
    const QRectF middle(
        m_layout.hiddenNote.left(), m_layout.hiddenNote.center().y() - line, m_layout.hiddenNote.width(), line);
    brush.text(middle, u"+%1"_s.arg(m_layout.hiddenObjects), brush.theme.mono(13, 700), brush.palette().accent,
        Qt::AlignCenter);
    brush.text(middle.translated(0, line), u"more"_s, brush.theme.sans(10), brush.palette().muted, Qt::AlignCenter);
}

void StageWidget::paintEmpty(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    painter.setPen(theme.palette().muted);
    painter.setFont(theme.sans(15));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
        u"Nothing to show yet.\nChoose a scenario, or open a Go file with Ctrl+O."_s);
}

void StageWidget::paintBackdrop(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    const double s = m_layout.scale;
    for (std::size_t field = 0; field < kFieldCount; ++field) {
        const QRectF& box = m_layout.fields[field];
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.card);
        painter.drawRoundedRect(box, 8, 8);
        painter.save();
        painter.setClipRect(QRectF(box.left(), box.top(), box.width(), 3));
        painter.setBrush(p.state(kFieldStates[field]));
        painter.drawRoundedRect(box, 3, 3);
        painter.restore();
        const double glyph = std::round(13 * s);
        const double line = std::round(20 * s);
        const QRectF title(box.left() + 10, box.top() + 8 * s, box.width() - 20, line);
        const State state = kFieldStates[field];
        paintGlyph(painter, state, QRectF(title.left(), title.center().y() - glyph / 2, glyph, glyph),
            state == State::Done ? p.muted : p.state(state));
        // A narrow field has a smaller title rather than half a word.
        const double room = title.width() - glyph - 6 - 30 * s;
        const bool narrow = QFontMetricsF(theme.sans(13, 600)).horizontalAdvance(stateTitle(state)) > room;
        painter.setFont(theme.sans(narrow ? 11.5 : 13, 600));
        painter.setPen(p.text);
        painter.drawText(title.adjusted(glyph + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            stateTitle(state));
    }
}

void StageWidget::paintHeaders(const StageBrush& brush) const
{
    const Palette& p = brush.palette();
    const double s = m_layout.scale;
    const auto& counts = brush.world().counts;
    for (std::size_t field = 0; field < kFieldCount; ++field) {
        const QRectF& box = m_layout.fields[field];
        const State state = kFieldStates[field];
        std::uint32_t count = counts[static_cast<std::size_t>(state)];
        QString note = fieldNote(static_cast<Field>(field));
        QColor noteColor = p.muted;
        if (state == State::Running) {
            const std::uint32_t crashed = counts[static_cast<std::size_t>(State::Crashed)];
            const std::uint32_t calls = counts[static_cast<std::size_t>(State::Syscall)];
            count += crashed;
            if (crashed > 0) {
                note = u"%1 crashed, all stopped"_s.arg(crashed);
                noteColor = p.danger;
            } else if (calls > 0) {
                note = u"%1 in a system call"_s.arg(calls);
            }
        } else if (brush.over() && count > 0 && state != State::Done) {
            // After a normal end the rest just ends with the process; after a crash it is lost.
            const bool lost = brush.trace().run().outcome != trace::Outcome::Exited;
            note = !lost                   ? u"ended with the process"_s
                : state == State::Runnable ? u"will never run again"_s
                                           : u"will never be woken"_s;
            noteColor = lost ? p.danger : p.muted;
        }
        const std::uint32_t perCell = m_layout.grids[field].perCell;
        if (perCell > 1 && !brush.over())
            note = u"1 dot = %1 goroutines"_s.arg(perCell);
        const QColor color = count == 0 || state == State::Done ? p.muted : p.state(state);
        const QRectF title(box.left() + 10, box.top() + 8 * s, box.width() - 20, std::round(20 * s));
        brush.text(title, number(count), brush.theme.mono(15, 700), color, Qt::AlignRight | Qt::AlignVCenter);
        brush.text(QRectF(title.left(), title.bottom(), title.width(), std::round(16 * s)), note, brush.theme.sans(11),
            noteColor);
    }
}

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

GoId StageWidget::goroutineAt(const QPointF& point) const
{
    if (!m_views.playback.loaded())
        return 0;
    for (auto hit = m_hits.rbegin(); hit != m_hits.rend(); ++hit) {
        if (hit->box.contains(point))
            return hit->g;
    }
    return m_places.at(point, m_layout);
}

void StageWidget::mouseMoveEvent(QMouseEvent* event)
{
    m_views.state.hover(goroutineAt(event->position()));
}

void StageWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_views.playback.loaded())
        return;
    if (m_layout.hiddenNote.contains(event->position()))
        turnObjects();
    else
        m_views.state.select(goroutineAt(event->position()));
}

void StageWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    const GoId g = goroutineAt(event->position());
    m_views.state.pin(g == m_views.state.pinned() ? 0 : g);
}

void StageWidget::leaveEvent(QEvent*)
{
    m_views.state.hover(0);
}

QString StageWidget::tipAt(const QPointF& point) const
{
    if (!m_views.playback.loaded())
        return {};
    const replay::World& world = m_views.playback.world();
    const trace::Trace& trace = m_views.playback.trace();
    if (m_layout.hiddenNote.contains(point))
        return u"%1 more shared objects found no room: click, or press O, to see them"_s.arg(m_layout.hiddenObjects);
    if (const GoId g = goroutineAt(point); g != 0) {
        const auto& state = world.goroutines[g];
        QString tip = goName(g) + u": "_s + goLabel(trace, state.state, state.reason);
        if (state.waitingFor != 0)
            tip += u"\nwaits for "_s + ui::objectName(trace, state.waitingFor);
        if (state.connections > 0)
            tip +=
                state.connections == 1 ? u"\nholds a connection"_s : u"\nholds %1 connections"_s.arg(state.connections);
        return tip;
    }
    for (auto hit = m_hits.rbegin(); hit != m_hits.rend(); ++hit) {
        if (!hit->box.contains(point))
            continue;
        const auto& object = world.objects[hit->object];
        QString tip = ui::objectName(trace, hit->object);
        if (trace.object(hit->object).kind == trace::ObjectKind::Conn) {
            if (world.heldByNobody(hit->object))
                tip += u"\nheld by nobody: %1 took it and has returned"_s.arg(goName(object.owner));
            else if (object.sessionEnded)
                tip += u"\nthe server has ended its session"_s;
            else if (object.closed)
                tip += u"\nclosed"_s;
            else if (object.exists)
                tip += u"\nidle in the pool"_s;
        } else {
            tip += u" · "_s + kindText(trace.object(hit->object).kind);
        }
        return tip;
    }
    return {};
}

bool StageWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ws::ui
