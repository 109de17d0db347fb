#pragma once

#include "trace/trace.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// Where everything on the stage is: plain numbers, no widgets, tested without a window.
namespace ws::ui {

/// The five fields, from left to right. A goroutine in a system call stands in the running field: in its processor's
/// slot while the processor is still its own, in the strip below the slots after it was handed off. A crashed one stays
/// in the slot where it crashed.
enum class Field : std::uint8_t { Waiting, Runnable, Running, Semacquire, Done };
inline constexpr int kFieldCount = 5;

/// Nothing for a goroutine that does not exist yet.
std::optional<Field> fieldOf(trace::State state);

/// Cells of one size in an area, filled in rows. When there are more goroutines than pixels a cell stands for several.
struct TokenGrid {
    QRectF area;
    double pitchX = 1, pitchY = 1;
    double tileW = 1, tileH = 1;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint32_t perCell = 1; ///< goroutines that one cell stands for

    [[nodiscard]] std::uint32_t capacity() const { return columns * rows * perCell; }
    /// The tile of a slot; slots beyond the capacity lie in the last cell.
    [[nodiscard]] QRectF tile(std::uint32_t slot) const;
    /// The (first) slot whose tile (with half the gap around it) contains the point.
    [[nodiscard]] std::optional<std::uint32_t> slotAt(const QPointF& point) const;
};

/// A processor's place in the running field.
struct ProcSlot {
    QRectF box;
    QRectF token;
    bool named = false; ///< room for "P0 M3" beside the token
    bool labelled = false; ///< room for "G131" on the token
};

struct ObjectBox {
    trace::ObjectId id = 0;
    trace::ObjectKind kind = trace::ObjectKind::None;
    QRectF box;
    bool half = false; ///< a low card, two of them in a column
};

struct ObjectBrief {
    trace::ObjectId id = 0;
    trace::ObjectKind kind = trace::ObjectKind::None;
    std::uint32_t weight = 0; ///< what wants to be seen most has the highest
};

struct StageInput {
    QSizeF size;
    double scale = 1; ///< text size
    std::uint32_t procs = 4;
    std::array<std::uint32_t, trace::kStateCount> peaks{}; ///< most goroutines in each state at any time
    std::vector<ObjectBrief> objects; ///< in the order in which they are drawn
};

struct StageLayout {
    double scale = 1;
    std::array<QRectF, kFieldCount> fields;
    std::array<QRectF, kFieldCount> headers;
    std::array<TokenGrid, kFieldCount> grids; ///< that of Running: system calls without a processor
    bool chips = false; ///< tokens are wide and carry their name
    std::vector<ProcSlot> procs;
    std::vector<ObjectBox> objects;
    std::uint32_t hiddenObjects = 0; ///< that found no room
    QRectF hiddenNote; ///< the card that says so; null if all are shown

    static StageLayout compute(const StageInput& input);
    /// The token size that all grids share.
    [[nodiscard]] double tileHeight() const { return grids[0].tileH; }
};

} // namespace ws::ui
