#pragma once

#include "ui/stage/stage_facts.h"
#include "ui/stage/token_sprites.h"
#include "ui/state/views.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <vector>

namespace ws::ui {

/// A goroutine drawn inside a card, where the pointer can find it.
struct CardHit {
    QRectF box;
    trace::GoId g = 0; ///< 0: a connection that nobody holds, or free
    trace::ObjectId object = 0; ///< a connection, or the card itself
};

/// What all painters of the stage share during one frame.
struct StageBrush {
    QPainter& painter;
    const Theme& theme;
    const Views& views;
    const StageFacts& facts;
    std::vector<CardHit>& hits;
    TokenSprites& cells; ///< connections of a pool
    double scale = 1;

    [[nodiscard]] const Palette& palette() const { return theme.palette(); }
    [[nodiscard]] const replay::World& world() const { return views.playback.world(); }
    [[nodiscard]] const trace::Trace& trace() const { return views.playback.trace(); }
    /// Nothing moves any more.
    [[nodiscard]] bool over() const
    {
        const bool died = views.run.death().has_value() && views.playback.position() >= *views.run.death();
        return died || world().process != trace::ProcessStatus::Alive;
    }
    /// Right after the crash, or later.
    [[nodiscard]] bool crashed() const
    {
        return views.run.crash().has_value() && views.playback.position() >= *views.run.crash();
    }

    /// One line of text, cut with … where the box ends; returns the width it took.
    double text(const QRectF& box, const QString& line, const QFont& font, const QColor& color,
        Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter) const;
    void card(const QRectF& box, const QColor& border) const;
    /// A goroutine by name in its state's colour with its glyph; returns its box (and remembers it for the pointer).
    QRectF chip(const QPointF& leftCenter, trace::GoId g, double height) const;
    /// The width that chip() will take.
    [[nodiscard]] double chipWidth(trace::GoId g, double height) const;
    /// As many small tokens as fit, in order, then "+n".
    void queue(const QRectF& box, const std::vector<trace::GoId>& goroutines) const;
};

/// Paints one shared object as what it is.
void paintObject(const StageBrush& brush, const ObjectBox& card);

} // namespace ws::ui
