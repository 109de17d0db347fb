#pragma once

#include "trace/event.h"

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QRectF>

namespace ws::ui {

/// A shape for each state, so that colour is never the only sign: clock, chevron, play, padlock, arrow down into the
/// system, check mark, cross.
void paintGlyph(QPainter& painter, trace::State state, const QRectF& box, const QColor& color);

/// Shapes of buttons, painted in the theme's colours so that they are sharp at any scale.
enum class Symbol : std::uint8_t {
    Start,
    StepBack,
    Play,
    Pause,
    Step,
    End,
    PreviousMilestone,
    NextMilestone,
    Dice,
    Sun,
    Keys,
    Info,
    App
};
void paintSymbol(QPainter& painter, Symbol symbol, const QRectF& box, const QColor& color);
QIcon symbolIcon(Symbol symbol, const QColor& color, int size);

/// "Waiting", "Runnable" …: the state's name on the stage (the label in text follows the Go version: trace/labels.h).
QString stateTitle(trace::State state);

} // namespace ws::ui
