#pragma once

#include "ui/main_window.h"

#include <QImage>

namespace ws::ui {

struct PictureSpec {
    int width = 1600; ///< 640 to 7680
    int height = 960; ///< 400 to 4320
    Theme::Kind theme = Theme::Kind::Dark;
    Place at;
};

/// The real main window with this run at that place, painted into an image. Works without a display
/// (QT_QPA_PLATFORM=offscreen, set before the QApplication is made). GUI thread only.
QImage picture(Catalog& catalog, const std::shared_ptr<const RunOutput>& output, const PictureSpec& spec);

} // namespace ws::ui
