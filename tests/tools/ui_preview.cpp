/// The window over sample traces, without the machine: shows it, or takes pictures of it.
///   ui_preview                                   the window
///   ui_preview OUT.png VARIANT AT WxH THEME [WORKERS]
#include "tests/ui/sample_source.h"
#include "ui/picture.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ws::test::SampleCatalog catalog;
    const QStringList words = app.arguments();
    if (words.size() < 6) {
        ws::test::SampleSource source;
        ws::ui::WindowOptions options;
        options.remember = false;
        ws::ui::MainWindow window(catalog, &source, options);
        window.resize(1600, 960);
        window.show();
        ws::ui::RunRequest request;
        request.scenario = QStringLiteral("pool");
        window.run(request);
        window.goTo({ws::ui::Place::Kind::Crash, 0});
        return app.exec();
    }
    ws::ui::RunRequest request;
    request.scenario = words[2] == QStringLiteral("random") ? words[2] : QStringLiteral("pool");
    request.variant = words[2] == QStringLiteral("random") ? QStringLiteral("unsafe") : words[2];
    if (words.size() > 6)
        request.tunables = {{QStringLiteral("workers"), words[6].toLongLong()}};
    ws::ui::PictureSpec spec;
    spec.at = ws::ui::parsePlace(words[3]).value_or(ws::ui::Place());
    const QStringList size = words[4].split(u'x');
    spec.width = size.value(0).toInt();
    spec.height = size.value(1).toInt();
    spec.theme = ws::ui::Theme::parse(words[5]).value_or(ws::ui::Theme::Kind::Dark);
    const QImage image = ws::ui::picture(catalog, ws::test::sampleOutput(request), spec);
    if (!image.save(words[1])) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(words[1]));
        return 1;
    }
    return 0;
}
