#include "ui/stage/stage_layout.h"

#include <algorithm>
#include <cmath>

namespace ws::ui {

using trace::ObjectKind;
using trace::State;

std::optional<Field> fieldOf(State state)
{
    switch (state) {
    case State::Absent:
        return std::nullopt;
    case State::Waiting:
        return Field::Waiting;
    case State::Runnable:
        return Field::Runnable;
    case State::Running:
    case State::Syscall:
    case State::Crashed:
        return Field::Running;
    case State::Semacquire:
        return Field::Semacquire;
    case State::Done:
        return Field::Done;
    }
    return std::nullopt;
}

QRectF TokenGrid::tile(std::uint32_t slot) const
{
    if (columns == 0 || rows == 0)
        return {area.topLeft(), QSizeF(tileW, tileH)};
    const std::uint32_t cell = std::min(slot / perCell, columns * rows - 1);
    return {area.left() + (cell % columns) * pitchX, area.top() + (cell / columns) * pitchY, tileW, tileH};
}

std::optional<std::uint32_t> TokenGrid::slotAt(const QPointF& point) const
{
    if (columns == 0 || rows == 0)
        return std::nullopt;
    // Half of the gap belongs to the tile on either side, so that there is no dead line between two tokens.
    const double x = std::floor((point.x() - area.left() + (pitchX - tileW) / 2) / pitchX);
    const double y = std::floor((point.y() - area.top() + (pitchY - tileH) / 2) / pitchY);
    if (x < 0 || y < 0 || x >= columns || y >= rows)
        return std::nullopt;
    return (static_cast<std::uint32_t>(y) * columns + static_cast<std::uint32_t>(x)) * perCell;
}

namespace {

struct TokenSize {
    double width;
    double height;
    double gap;
};

TokenGrid gridOf(const QRectF& area, const TokenSize& token)
{
    TokenGrid grid;
    grid.area = area;
    grid.tileW = token.width;
    grid.tileH = token.height;
    grid.pitchX = token.width + token.gap;
    grid.pitchY = token.height + token.gap;
    grid.columns = static_cast<std::uint32_t>(std::max(0.0, std::floor((area.width() + token.gap) / grid.pitchX)));
    grid.rows = static_cast<std::uint32_t>(std::max(0.0, std::floor((area.height() + token.gap) / grid.pitchY)));
    return grid;
}

std::uint32_t peakOf(const StageInput& input, int field)
{
    switch (static_cast<Field>(field)) {
    case Field::Waiting:
        return input.peaks[static_cast<std::size_t>(State::Waiting)];
    case Field::Runnable:
        return input.peaks[static_cast<std::size_t>(State::Runnable)];
    case Field::Running:
        return input.peaks[static_cast<std::size_t>(State::Syscall)];
    case Field::Semacquire:
        return input.peaks[static_cast<std::size_t>(State::Semacquire)];
    case Field::Done:
        return input.peaks[static_cast<std::size_t>(State::Done)];
    }
    return 0;
}

/// All grids share one token size, so that areas can be compared and a token keeps its size while it moves; it follows
/// from the most tokens a field ever holds, so that it does not change while the run plays.
void chooseTokens(const StageInput& input, StageLayout& layout, const std::array<QRectF, kFieldCount>& bodies)
{
    std::vector<TokenSize> sizes{{std::round(74 * input.scale), std::round(26 * input.scale), 5}};
    for (const double side : {26., 24., 22., 20., 18., 17., 16., 15., 14., 13., 12., 11., 10.})
        sizes.push_back({side, side, side >= 13 ? 3. : 2.});
    for (const double side : {9., 8., 7., 6., 5., 4., 3.})
        sizes.push_back({side, side, side > 4 ? 2. : 1.});
    sizes.push_back({2, 2, 1});
    sizes.push_back({2, 2, 0});
    sizes.push_back({1, 1, 0});
    const auto fits = [&](const TokenSize& size) {
        for (int field = 0; field < kFieldCount; ++field) {
            if (static_cast<Field>(field) == Field::Running)
                continue;
            if (gridOf(bodies[static_cast<std::size_t>(field)], size).capacity() < peakOf(input, field))
                return false;
        }
        return true;
    };
    const auto chosen = std::find_if(sizes.begin(), sizes.end(), fits);
    const TokenSize& size = chosen == sizes.end() ? sizes.back() : *chosen;
    layout.chips = chosen == sizes.begin();
    for (int field = 0; field < kFieldCount; ++field) {
        TokenGrid grid = gridOf(bodies[static_cast<std::size_t>(field)], size);
        const std::uint32_t cells = std::max(1U, grid.columns * grid.rows);
        grid.perCell = std::max(1U, (peakOf(input, field) + cells - 1) / cells);
        layout.grids[static_cast<std::size_t>(field)] = grid;
    }
}

void placeProcs(const StageInput& input, StageLayout& layout, const QRectF& body)
{
    const double s = input.scale;
    const double gap = 6;
    const std::uint32_t count = std::max(1U, input.procs);
    std::uint32_t columns = 1;
    double height = 0;
    const auto heightFor = [&](std::uint32_t wanted) {
        const std::uint32_t rows = (count + wanted - 1) / wanted;
        return (body.height() + gap) / rows - gap;
    };
    while (columns < count && heightFor(columns) < (columns < 3 ? 24 : 14) * s
        && (body.width() + gap) / (columns + 1) - gap >= 12)
        ++columns;
    height = std::min(std::floor(heightFor(columns)), std::round(44 * s));
    const double width = std::floor((body.width() + gap) / columns - gap);
    for (std::uint32_t i = 0; i < count; ++i) {
        ProcSlot slot;
        slot.box = QRectF(body.left() + (i % columns) * (width + gap), body.top() + (i / columns) * (height + gap),
            width, std::max(3.0, height));
        slot.named = width >= 92 * s && height >= 22 * s;
        const double inset = std::clamp(height * 0.16, 1.0, 6.0);
        const double left = slot.named ? (height >= 34 * s ? 34 * s : 50 * s) : inset;
        slot.token = slot.box.adjusted(left, inset, -inset, -inset);
        slot.labelled = slot.token.width() >= 40 * s && slot.token.height() >= 13 * s;
        layout.procs.push_back(slot);
    }
}

double minimumWidth(ObjectKind kind, double scale)
{
    switch (kind) {
    case ObjectKind::Pool:
        return 250 * scale;
    case ObjectKind::Map:
        return 190 * scale;
    case ObjectKind::WaitGroup:
        return 140 * scale;
    default:
        return 176 * scale;
    }
}

double stretchOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Pool:
        return 2.6;
    case ObjectKind::Map:
        return 1.3;
    case ObjectKind::WaitGroup:
        return 0.5;
    default:
        return 1;
    }
}

bool isLow(ObjectKind kind)
{
    return kind != ObjectKind::Pool && kind != ObjectKind::Map && kind != ObjectKind::WaitGroup;
}

struct Column {
    double width = 0;
    double stretch = 0;
    double most = 0;
    std::vector<ObjectBrief> cards;
};

void placeObjects(const StageInput& input, StageLayout& layout, const QRectF& whole)
{
    const double gap = 10;
    if (input.objects.empty() || whole.height() < 40 || whole.width() < 60)
        return;
    // The most important that fit, drawn in the given order; low cards stand in columns of up to two.
    std::vector<std::size_t> byWeight(input.objects.size());
    for (std::size_t i = 0; i < byWeight.size(); ++i)
        byWeight[i] = i;
    std::stable_sort(byWeight.begin(), byWeight.end(),
        [&](std::size_t x, std::size_t y) { return input.objects[x].weight > input.objects[y].weight; });
    const std::size_t inColumn = whole.height() >= 150 * input.scale ? 2 : 1;
    const auto columnsOf = [&](const std::vector<bool>& taken) {
        std::vector<Column> columns;
        std::size_t lows = 0;
        std::size_t lowTotal = 0;
        for (std::size_t i = 0; i < taken.size(); ++i)
            lowTotal += taken[i] && isLow(input.objects[i].kind) ? 1U : 0U;
        const std::size_t perColumn = lowTotal > 1 ? inColumn : 1;
        std::size_t open = 0; // index + 1 of the low column with room
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (!taken[i])
                continue;
            const ObjectBrief& object = input.objects[i];
            if (isLow(object.kind) && open != 0 && lows < perColumn) {
                columns[open - 1].cards.push_back(object);
                ++lows;
                continue;
            }
            Column column;
            column.width = minimumWidth(object.kind, input.scale);
            column.stretch = stretchOf(object.kind);
            column.most = object.kind == ObjectKind::WaitGroup ? 230 * input.scale : 1e9;
            column.cards.push_back(object);
            columns.push_back(column);
            if (isLow(object.kind)) {
                open = columns.size();
                lows = 1;
            }
        }
        return columns;
    };
    const auto widthOf = [&](const std::vector<Column>& columns) {
        double width = -gap;
        for (const Column& column : columns)
            width += column.width + gap;
        return width;
    };
    std::vector<bool> taken(input.objects.size(), true);
    QRectF area = whole;
    if (widthOf(columnsOf(taken)) > area.width()) {
        // A slim card on the right says how many are not shown, and brings them up.
        const double note = std::round(34 * input.scale);
        layout.hiddenNote = QRectF(area.right() - note, area.top(), note, area.height());
        area.setRight(area.right() - note - gap);
    }
    taken.assign(input.objects.size(), false);
    for (const std::size_t candidate : byWeight) {
        taken[candidate] = true;
        if (widthOf(columnsOf(taken)) > area.width() && candidate != byWeight.front())
            taken[candidate] = false;
    }
    std::vector<Column> columns = columnsOf(taken);
    double spare = area.width() - widthOf(columns);
    // Share the spare width by stretch; what one cannot use the others get.
    for (int round = 0; round < 3 && spare > 0.5; ++round) {
        double stretch = 0;
        for (const Column& column : columns)
            stretch += column.width < column.most ? column.stretch : 0;
        if (stretch <= 0)
            break;
        double given = 0;
        for (Column& column : columns) {
            if (column.width >= column.most)
                continue;
            const double more = std::min(spare * column.stretch / stretch, column.most - column.width);
            column.width += more;
            given += more;
        }
        spare -= given;
    }
    double x = area.left();
    for (const Column& column : columns) {
        const double width = std::min(std::floor(column.width), area.right() - x);
        const auto count = static_cast<double>(column.cards.size());
        const double height = (area.height() - gap * (count - 1)) / count;
        double y = area.top();
        for (const ObjectBrief& card : column.cards) {
            layout.objects.push_back({card.id, card.kind, QRectF(x, y, width, std::floor(height)),
                isLow(card.kind) && column.cards.size() > 1});
            y += std::floor(height) + gap;
        }
        x += width + gap;
    }
    layout.hiddenObjects = static_cast<std::uint32_t>(input.objects.size() - layout.objects.size());
}

} // namespace

StageLayout StageLayout::compute(const StageInput& input)
{
    StageLayout layout;
    layout.scale = input.scale;
    const double s = input.scale;
    const double margin = 12;
    const double gap = 12;
    const QRectF inside = QRectF(QPointF(0, 0), input.size).adjusted(margin, margin, -margin, -margin);
    const bool objects = !input.objects.empty();
    // The fields get somewhat more than half.
    const double lower = objects ? std::clamp(std::round(inside.height() * 0.42), 120 * s, 330 * s) : 0;
    const double upper = std::max(90 * s, inside.height() - (objects ? lower + gap : 0));

    // Fields that hold more are wider, but none is so narrow that its title does not fit.
    std::array<double, kFieldCount> weights{};
    double most = 1;
    for (int field = 0; field < kFieldCount; ++field) {
        if (static_cast<Field>(field) != Field::Running)
            most = std::max(most, static_cast<double>(peakOf(input, field)));
    }
    double sum = 0;
    for (int field = 0; field < kFieldCount; ++field) {
        auto& weight = weights[static_cast<std::size_t>(field)];
        weight = static_cast<Field>(field) == Field::Running
            ? std::clamp(0.3 + input.procs / 40.0, 0.35, 1.6)
            : std::clamp(std::sqrt(peakOf(input, field) / most), 0.15, 1.0);
        sum += weight;
    }
    const double usable = inside.width() - gap * (kFieldCount - 1);
    // Every field first gets room for its title; the rest is shared by weight.
    const double least = std::min(124 * s, usable / kFieldCount);
    double x = inside.left();
    std::array<QRectF, kFieldCount> bodies;
    const double header = std::round(48 * s);
    for (std::size_t field = 0; field < kFieldCount; ++field) {
        const double width = std::floor(least + (usable - kFieldCount * least) * weights[field] / sum);
        layout.fields[field] = QRectF(x, inside.top(), width, std::floor(upper));
        layout.headers[field] = QRectF(x, inside.top(), width, header);
        bodies[field] = layout.fields[field].adjusted(10, header, -8, -8);
        x += width + gap;
    }

    constexpr auto kRunning = static_cast<std::size_t>(Field::Running);
    QRectF slots = bodies[kRunning];
    QRectF strip(slots.left(), slots.bottom(), slots.width(), 0);
    chooseTokens(input, layout, bodies);
    const std::uint32_t calls = input.peaks[static_cast<std::size_t>(State::Syscall)];
    if (calls > 0) {
        TokenGrid& grid = layout.grids[kRunning];
        const std::uint32_t perRow = std::max(1U, grid.columns);
        const double wanted = std::min<double>((calls + perRow - 1) / perRow, 4) * grid.pitchY;
        const double height = std::min(wanted, std::max(grid.pitchY, slots.height() * 0.3));
        strip = QRectF(slots.left(), slots.bottom() - height, slots.width(), height);
        slots.setBottom(strip.top() - std::round(20 * s));
        grid.area = strip;
        grid.rows = std::max(1U, static_cast<std::uint32_t>(std::floor((height + 3) / grid.pitchY)));
        const std::uint32_t cells = std::max(1U, grid.columns * grid.rows);
        grid.perCell = std::max(1U, (calls + cells - 1) / cells);
    } else {
        layout.grids[kRunning].area = strip;
        layout.grids[kRunning].rows = 0;
    }
    placeProcs(input, layout, slots);
    if (objects) {
        placeObjects(input, layout,
            QRectF(inside.left(), inside.top() + std::floor(upper) + gap, inside.width(),
                inside.bottom() - inside.top() - std::floor(upper) - gap));
    }
    return layout;
}

} // namespace ws::ui
