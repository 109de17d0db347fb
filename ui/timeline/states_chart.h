#pragma once

#include "ui/state/views.h"
#include "ui/timeline/time_scale.h"

#include <QComboBox>
#include <QGraphicsScene>
#include <QPixmap>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QChart;
class QAreaSeries;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace ws::ui {

/// Goroutines by state over the whole run as a stacked area, connections in use as a line, milestones, and the
/// playhead. Qt Charts paints areas and line into a picture once for a run, size or theme; the rest is painted over it,
/// so that moving the playhead costs nothing.
class StatesChart : public QWidget {
    Q_OBJECT
public:
    explicit StatesChart(const Views& views, QWidget* parent = nullptr);
    ~StatesChart() override;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] TimeScale::Mode mode() const { return m_scale.mode(); }
    void setMode(TimeScale::Mode mode);
    /// Where in the widget a position of the trace is (tests).
    [[nodiscard]] double xOf(trace::EventIndex position) const;
    [[nodiscard]] QRectF plot() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void rebuild();
    void restyle();
    void render();
    void seekTo(const QPointF& point);
    void paintAxis(QPainter& painter, const QRectF& plot) const;
    void paintMarks(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& plot) const;
    void paintPlayhead(QPainter& painter, const QRectF& plot) const;

    Views m_views;
    TimeScale m_scale;
    TimeScale::Mode m_mode = TimeScale::Mode::Folded;
    QComboBox* m_axis;
    QGraphicsScene m_scene;
    QChart* m_chart;
    std::vector<QLineSeries*> m_lines; ///< upper edges, from the lowest area to the highest
    std::vector<QAreaSeries*> m_areas;
    QLineSeries* m_pool;
    QValueAxis* m_x;
    QValueAxis* m_y;
    QPixmap m_picture;
    bool m_stale = true;
    double m_top = 1; ///< value at the upper edge
    double m_hover = -1; ///< x of the pointer in the plot, or negative
};

} // namespace ws::ui
