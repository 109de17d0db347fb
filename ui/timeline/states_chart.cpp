#include "ui/timeline/states_chart.h"

#include "query/format.h"
#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::EventIndex;
using trace::State;

namespace {

/// From the bottom up: what is finished lies below, what still has to happen above it.
constexpr std::array kOrder{
    State::Done, State::Crashed, State::Running, State::Syscall, State::Semacquire, State::Waiting, State::Runnable};
constexpr int kPoints = 380; ///< Qt Charts paints 500 points in 7 ms, 2,000 in 157

double roundUp(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(1.0, value))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= value)
            return factor * power;
    }
    return value;
}

} // namespace

StatesChart::StatesChart(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_axis(new QComboBox(this))
    , m_chart(new QChart)
    , m_pool(new QLineSeries(this))
    , m_x(new QValueAxis(this))
    , m_y(new QValueAxis(this))
{
    setObjectName(u"statesChart"_s);
    setMouseTracking(true);
    setAccessibleName(u"Goroutines by state over time"_s);
    m_axis->addItems({u"time, idle folded"_s, u"time"_s, u"event number"_s});
    m_axis->setProperty("flat", true);
    m_axis->setProperty("small", true);
    m_axis->setAccessibleName(u"Horizontal axis"_s);
    m_axis->setToolTip(u"What the horizontal axis counts"_s);
    connect(m_axis, &QComboBox::activated, this, [this](int index) {
        setMode(index == 0 ? TimeScale::Mode::Folded : index == 1 ? TimeScale::Mode::Time : TimeScale::Mode::Events);
    });

    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    m_x->setRange(0, 1);
    m_x->setVisible(false);
    m_y->setVisible(false);
    QLineSeries* lower = nullptr;
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
        auto* line = new QLineSeries(this);
        auto* area = new QAreaSeries(line, lower);
        m_chart->addSeries(area);
        area->attachAxis(m_x);
        area->attachAxis(m_y);
        area->setPen(Qt::NoPen);
        m_lines.push_back(line);
        m_areas.push_back(area);
        lower = line;
    }
    m_chart->addSeries(m_pool);
    m_pool->attachAxis(m_x);
    m_pool->attachAxis(m_y);
    m_scene.addItem(m_chart);

    connect(&views.playback, &Playback::runChanged, this, &StatesChart::rebuild);
    connect(&views.playback, &Playback::moved, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &StatesChart::restyle);
    restyle();
}

StatesChart::~StatesChart() = default; // the scene owns the chart

QSize StatesChart::minimumSizeHint() const
{
    return {200, Theme::instance().px(96)};
}

QRectF StatesChart::plot() const
{
    const Theme& theme = Theme::instance();
    return QRectF(rect()).adjusted(theme.px(50), theme.px(35), -theme.px(16), -theme.px(22));
}

void StatesChart::restyle()
{
    const Palette& p = Theme::instance().palette();
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        QColor color = p.state(kOrder[i]);
        color.setAlphaF(kOrder[i] == State::Done ? 0.75F : 0.88F);
        m_areas[i]->setBrush(color);
        m_areas[i]->setPen(Qt::NoPen);
    }
    m_pool->setPen(QPen(p.text, 1.8));
    m_axis->setFont(Theme::instance().sans(11));
    m_axis->adjustSize();
    m_stale = true;
    resizeEvent(nullptr);
    update();
}

void StatesChart::resizeEvent(QResizeEvent*)
{
    const QSize size = m_axis->sizeHint();
    m_axis->setGeometry(width() - size.width() - 12, 0, size.width(), Theme::instance().px(20));
    m_stale = true;
}

void StatesChart::setMode(TimeScale::Mode mode)
{
    m_mode = mode;
    m_axis->setCurrentIndex(mode == TimeScale::Mode::Folded ? 0 : mode == TimeScale::Mode::Time ? 1 : 2);
    rebuild();
}

void StatesChart::rebuild()
{
    if (!m_views.playback.loaded())
        return;
    const trace::Trace& trace = m_views.playback.trace();
    m_scale = TimeScale(trace, m_mode);
    std::vector<EventIndex> positions;
    std::vector<double> xs;
    for (int i = 0; i <= kPoints; ++i) {
        const double x = static_cast<double>(i) / kPoints;
        positions.push_back(i == kPoints ? trace.size() : m_scale.positionAt(trace, x));
        xs.push_back(x);
    }
    for (std::size_t i = 1; i < positions.size(); ++i) // a rounding step back would spoil the single pass
        positions[i] = std::max(positions[i], positions[i - 1]);
    const std::vector<CountSample> samples = m_views.run.sample(positions);
    std::vector<QList<QPointF>> edges(kOrder.size());
    QList<QPointF> pool;
    double top = 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        double sum = 0;
        for (std::size_t state = 0; state < kOrder.size(); ++state) {
            sum += samples[i].counts[static_cast<std::size_t>(kOrder[state])];
            edges[state].append(QPointF(xs[i], sum));
        }
        top = std::max({top, sum, static_cast<double>(samples[i].connectionsInUse)});
        pool.append(QPointF(xs[i], samples[i].connectionsInUse));
    }
    m_top = top;
    m_y->setRange(0, m_top);
    for (std::size_t state = 0; state < kOrder.size(); ++state)
        m_lines[state]->replace(edges[state]);
    m_pool->replace(pool);
    m_pool->setVisible(m_views.run.peakConnections() > 0);
    m_stale = true;
    update();
}

void StatesChart::render()
{
    const QRectF area = plot();
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(QSize(
        std::max(1, static_cast<int>(area.width() * ratio)), std::max(1, static_cast<int>(area.height() * ratio))));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    m_chart->resize(area.size());
    m_chart->setPlotArea(QRectF(QPointF(0, 0), area.size()));
    m_scene.setSceneRect(QRectF(QPointF(0, 0), area.size()));
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    m_scene.render(
        &painter, QRectF(QPointF(0, 0), area.size()), QRectF(QPointF(0, 0), area.size()), Qt::IgnoreAspectRatio);
    m_stale = false;
}

double StatesChart::xOf(EventIndex position) const
{
    const QRectF area = plot();
    if (!m_views.playback.loaded())
        return area.left();
    return area.left() + m_scale.xOfPosition(m_views.playback.trace(), position) * area.width();
}

void StatesChart::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF area = plot();
    if (area.width() < 20 || area.height() < 10)
        return;
    if (!m_views.playback.loaded()) {
        painter.setPen(theme.palette().muted);
        painter.setFont(theme.sans(12));
        painter.drawText(rect(), Qt::AlignCenter, u"The states over time appear here when a program has run."_s);
        return;
    }
    if (m_stale || m_picture.devicePixelRatio() != devicePixelRatioF())
        render();
    painter.drawPixmap(area.topLeft(), m_picture);
    paintAxis(painter, area);
    paintLegend(painter, area);
    paintMarks(painter, area);
    paintPlayhead(painter, area);
}

void StatesChart::paintAxis(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    painter.setFont(theme.mono(10));
    const double lineHeight = theme.px(14);
    // Up: a round step, and the exact top.
    const double rows = std::max(1.0, std::floor(area.height() / theme.px(34)));
    const double step = std::max(1.0, roundUp(m_top / rows));
    for (double value = 0; value <= m_top; value += step) {
        const double y = area.bottom() - value / m_top * area.height();
        QColor grid = p.text;
        grid.setAlphaF(0.14F);
        painter.setPen(QPen(grid, 1));
        if (value > 0)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(p.muted);
        painter.drawText(QRectF(0, y - lineHeight / 2, area.left() - 8, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
            number(static_cast<std::uint64_t>(value)));
    }
    for (const TimeScale::Fold& fold : m_scale.folds()) {
        const QRectF box(
            area.left() + fold.x0 * area.width(), area.top(), (fold.x1 - fold.x0) * area.width(), area.height());
        QColor veil = p.panel;
        veil.setAlphaF(0.35F);
        painter.fillRect(box, veil);
        painter.fillRect(box, QBrush(p.muted, Qt::BDiagPattern));
        const QString label = u"idle "_s + fromStd(query::formatDuration(fold.toNs - fold.fromNs));
        painter.setFont(theme.sans(10, 600));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 10;
        painter.save();
        painter.translate(box.center());
        if (width > box.width() && width > area.height() - 4) { // no room for words either way
            painter.restore();
            continue;
        }
        if (width > box.width())
            painter.rotate(-90);
        const QRectF tag(-width / 2, -theme.px(8), width, theme.px(16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.panel);
        painter.drawRoundedRect(tag, 4, 4);
        painter.setPen(p.text);
        painter.drawText(tag, Qt::AlignCenter, label);
        painter.restore();
        painter.setFont(theme.mono(10));
    }
    const int wanted = std::max(2, static_cast<int>(area.width() / theme.px(130)));
    double lastRight = -1;
    for (const TimeScale::Tick& tick : m_scale.ticks(wanted)) {
        const double x = area.left() + tick.x * area.width();
        const auto value = static_cast<std::uint64_t>(tick.value);
        const QString label = m_scale.mode() == TimeScale::Mode::Events ? number(value) : shortTime(value);
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 4;
        QRectF box(x - width / 2, area.bottom() + 5, width, lineHeight);
        box.moveLeft(std::clamp(box.left(), area.left() - width / 2, this->width() - width - 2));
        painter.setPen(p.muted);
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3));
        if (box.left() < lastRight + 8)
            continue;
        lastRight = box.right();
        painter.drawText(box, Qt::AlignCenter, label);
    }
}

void StatesChart::paintLegend(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    painter.setFont(theme.sans(11));
    const double line = theme.px(18);
    const double side = theme.px(12);
    double x = area.left();
    const double limit = m_axis->x() - 10;
    const auto item = [&](const QString& label, auto&& paintSign) {
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(label);
        if (x + side + 5 + width > limit)
            return;
        paintSign(QRectF(x, 1 + (line - side) / 2, side, side));
        painter.setPen(p.muted);
        painter.setFont(theme.sans(11));
        painter.drawText(QRectF(x + side + 5, 1, width + 2, line), Qt::AlignLeft | Qt::AlignVCenter, label);
        x += side + 5 + width + theme.px(16);
    };
    for (auto state = kOrder.rbegin(); state != kOrder.rend(); ++state) {
        if (m_views.run.peaks()[static_cast<std::size_t>(*state)] == 0)
            continue;
        item(stateTitle(*state).toLower(), [&](const QRectF& box) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(p.state(*state));
            painter.drawRoundedRect(box, 3, 3);
            paintGlyph(painter, *state, box.adjusted(1.5, 1.5, -1.5, -1.5), *state == State::Done ? p.text : p.onState);
        });
    }
    if (m_views.run.peakConnections() > 0) {
        item(u"connections in use (line)"_s, [&](const QRectF& box) {
            painter.setPen(QPen(p.text, 2));
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        });
    }
}

void StatesChart::paintMarks(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    for (const Mark& mark : m_views.run.marks()) {
        const double x = area.left() + m_scale.xOfPosition(m_views.playback.trace(), mark.position) * area.width();
        const bool crash = mark.kind == trace::MilestoneKind::Crash || mark.kind == trace::MilestoneKind::Deadlock
            || mark.kind == trace::MilestoneKind::PartialDeadlock;
        const QColor color = crash ? p.danger : p.text;
        if (crash) {
            painter.setPen(QPen(color, 2));
            painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()));
        }
        // A flag on the upper edge; the text is in the tool tip and in the caption.
        painter.setPen(QPen(p.panel, 1));
        painter.setBrush(color);
        const double r = theme.px(4);
        const QPointF diamond[] = {
            {x, area.top() - 2 - 2 * r}, {x + r, area.top() - 2 - r}, {x, area.top() - 2}, {x - r, area.top() - 2 - r}};
        painter.drawPolygon(diamond, 4);
    }
}

void StatesChart::paintPlayhead(QPainter& painter, const QRectF& area) const
{
    const Palette& p = Theme::instance().palette();
    const double x = xOf(m_views.playback.position());
    // What has not happened yet is veiled.
    QColor veil = p.panel;
    veil.setAlphaF(0.42F);
    painter.fillRect(QRectF(x, area.top(), area.right() - x, area.height()), veil);
    if (m_hover >= 0) {
        painter.setPen(QPen(p.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(m_hover, area.top()), QPointF(m_hover, area.bottom()));
    }
    painter.setPen(QPen(p.panel, 4));
    painter.drawLine(QPointF(x, area.top() - 3), QPointF(x, area.bottom() + 3));
    painter.setPen(QPen(p.text, 2));
    painter.drawLine(QPointF(x, area.top() - 3), QPointF(x, area.bottom() + 3));
    painter.setPen(QPen(p.panel, 1.5));
    painter.setBrush(p.text);
    painter.drawEllipse(QPointF(x, area.bottom() + 3), 5, 5);
}

void StatesChart::seekTo(const QPointF& point)
{
    if (!m_views.playback.loaded())
        return;
    const QRectF area = plot();
    // A click near a milestone means the milestone.
    for (const Mark& mark : m_views.run.marks()) {
        if (std::abs(xOf(mark.position) - point.x()) < 4 && point.y() < area.top() + 10) {
            m_views.playback.seek(mark.position);
            return;
        }
    }
    m_views.playback.seek(
        m_scale.positionAt(m_views.playback.trace(), (point.x() - area.left()) / std::max(1.0, area.width())));
}

void StatesChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_views.playback.pause();
        seekTo(event->position());
    }
}

void StatesChart::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF area = plot();
    m_hover = area.contains(event->position()) ? event->position().x() : -1;
    if (m_views.playback.loaded() && (event->buttons() & Qt::LeftButton) != 0)
        m_views.playback.seek(m_scale.positionAt(
            m_views.playback.trace(), (event->position().x() - area.left()) / std::max(1.0, area.width())));
    update();
}

void StatesChart::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

bool StatesChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_views.playback.loaded()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QRectF area = plot();
        for (const Mark& mark : m_views.run.marks()) {
            if (std::abs(xOf(mark.position) - help->pos().x()) < 6 && help->pos().y() < area.top() + 10) {
                QToolTip::showText(help->globalPos(), exactTime(mark.timeNs) + u'\n' + mark.text, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace ws::ui
