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
