#include "ui/picture.h"

#include <QApplication>

#include <algorithm>

namespace ws::ui {

QImage picture(Catalog& catalog, const std::shared_ptr<const RunOutput>& output, const PictureSpec& spec)
{
    WindowOptions options;
    options.remember = false;
    options.theme = spec.theme;
    MainWindow window(catalog, nullptr, options);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(std::clamp(spec.width, 640, 7680), std::clamp(spec.height, 400, 4320));
    window.show();
    window.showOutput(output);
    window.goTo(spec.at);
    // Layouts that wait for the event loop settle now; there is no user whose input could get in between.
    QApplication::sendPostedEvents();
    window.settle();
    QImage image(window.size() * window.devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(window.devicePixelRatioF());
    window.render(&image);
    return image;
}

} // namespace ws::ui
