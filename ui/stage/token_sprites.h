#pragma once

#include "ui/theme/theme.h"

#include <QPixmap>
#include <QRectF>

namespace ws::ui {

/// One picture a state, with and without a connection, bright and frozen: what the stage copies instead of painting a
/// rounded rectangle for every token.
class TokenSprites {
public:
    enum Mark : std::uint8_t { kPlain = 0, kConnection = 1, kFrozen = 2 };
    static constexpr int kMarks = 4;
    /// What stands on a token: the dot of a connection, or (for the cells of a pool) the state's glyph.
    enum class Face : std::uint8_t { Dot, Glyph };

    explicit TokenSprites(Face face = Face::Dot)
        : m_face(face)
    {
    }

    /// Makes the sheet for tokens of this size; cheap if nothing changed.
    void prepare(const QSizeF& token, double devicePixelRatio, const Theme& theme);
    [[nodiscard]] const QPixmap& sheet() const { return m_sheet; }
    /// Part of the sheet (in device pixels).
    [[nodiscard]] QRectF part(trace::State state, std::uint8_t marks) const;
    [[nodiscard]] double ratio() const { return m_ratio; }

    /// The colour of a token; a frozen one is mixed with what is behind it.
    static QColor color(const Palette& palette, trace::State state, bool frozen);
    /// A token of any size, painted (for the few that are large).
    static void paint(
        QPainter& painter, const QRectF& box, trace::State state, std::uint8_t marks, const Palette& palette);
    /// A cell of a pool, with the glyph of its holder's state.
    static void paintCell(
        QPainter& painter, const QRectF& box, trace::State state, bool frozen, const Palette& palette);

private:
    Face m_face;
    QPixmap m_sheet;
    QSizeF m_token;
    QSize m_cell; ///< device pixels
    double m_ratio = 0;
    Theme::Kind m_kind = Theme::Kind::Dark;
};

} // namespace ws::ui
