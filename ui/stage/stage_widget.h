#pragma once

#include "ui/stage/stage_brush.h"
#include "ui/stage/token_places.h"

#include <QPixmap>
#include <QStaticText>
#include <QWidget>

#include <vector>

namespace ws::ui {

/// The hero: every goroutine as a token in the field of its state, and below the shared objects. One widget paints
/// everything (measured: an item a goroutine costs 85 ms a frame at 100,000, this 10 to 17).
class StageWidget : public QWidget {
    Q_OBJECT
public:
    explicit StageWidget(const Views& views, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return {1000, 520}; }

    /// Brings up the shared objects that found no room, and after them the first ones again.
    void turnObjects();
    /// Ends all flights (pictures).
    void settle();

    // For tests: what is where.
    [[nodiscard]] const StageLayout& stageLayout() const { return m_layout; }
    [[nodiscard]] const TokenPlaces& places() const { return m_places; }
    [[nodiscard]] trace::GoId goroutineAt(const QPointF& point) const;
    /// Paints a frame as paintEvent does (benchmarks).
    void paintStage(QPainter& painter);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void runChanged();
    void moved(bool jumped);
    void frame();
    void relayout();
    void paintBackdrop(QPainter& painter) const;
    void paintHeaders(const StageBrush& brush) const;
    void paintTokens(const StageBrush& brush);
    void paintScanlines(const StageBrush& brush, Field field, bool over);
    void paintProcs(const StageBrush& brush) const;
    void paintToken(const StageBrush& brush, const QRectF& box, trace::GoId g) const;
    void paintFlights(const StageBrush& brush) const;
    void paintRelations(const StageBrush& brush);
    void paintHiddenNote(const StageBrush& brush) const;
    void paintEmpty(QPainter& painter) const;
    [[nodiscard]] QRectF anchorOf(trace::GoId g) const;
    [[nodiscard]] bool frozen(trace::GoId g) const;
    [[nodiscard]] std::uint8_t marksOf(trace::GoId g) const;
    void findVivid(const StageBrush& brush);
    [[nodiscard]] QString tipAt(const QPointF& point) const;

    Views m_views;
    StageLayout m_layout;
    StageFacts m_facts;
    std::vector<ObjectBrief> m_objects;
    std::vector<bool> m_turned; ///< by place in m_objects: was shown already
    TokenPlaces m_places;
    TokenSprites m_sprites;
    TokenSprites m_cells{TokenSprites::Face::Glyph};
    std::vector<CardHit> m_hits;
    QPixmap m_backdrop; ///< cards and titles, which change only with the layout
    bool m_backdropStale = true;
    bool m_dirty = false; ///< the world moved since the last frame
    bool m_jumped = false;
    bool m_over = false; ///< nothing moves any more
    std::vector<trace::GoId> m_vivid; ///< after a crash: the culprit and whoever is inside the map with it
    std::vector<QPainter::PixmapFragment> m_fragments; ///< reused from frame to frame
    std::vector<QImage> m_dots; ///< one a field, reused
};

} // namespace ws::ui
