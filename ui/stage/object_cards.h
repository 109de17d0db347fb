#pragma once

#include "ui/stage/stage_brush.h"

namespace ws::ui {

/// What stands inside the cards of objects, for paintObject: pools in object_painter_pool.cpp, the others in
/// object_painter_lock.cpp.
void paintPool(const StageBrush& brush, const ObjectBox& card, const QRectF& inside);
void paintLock(const StageBrush& brush, const ObjectBox& card, const QRectF& inside);
void paintChannel(const StageBrush& brush, const ObjectBox& card, const QRectF& inside);
void paintStdout(const StageBrush& brush, const ObjectBox& card, const QRectF& inside);
void paintPlainObject(const StageBrush& brush, const ObjectBox& card, const QRectF& inside);

} // namespace ws::ui
