#include "app/commands.h"
#include "app/gui/display.h"
#include "app/gui/engine.h"
#include "app/story.h"
#include "ui/main_window.h"
#include "ui/picture.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>

namespace ws::app {

namespace {

/// The request that the command line describes; empty words are filled from the scenario's defaults.
ui::RunRequest requestOf(const Arguments& arguments, const ui::Scenario& scenario, const QString& variant)
{
    ui::RunRequest request;
    request.scenario = scenario.id;
    request.variant = variant;
    request.seed = arguments.seed.value_or(scenario.seed);
    request.procs = arguments.procs.value_or(scenario.procs);
    const auto word = [](const std::optional<std::string>& given, const QString& otherwise) {
        return given ? QString::fromStdString(*given) : otherwise;
    };
    request.afterCrash = word(arguments.afterCrash, scenario.afterCrash);
    request.goVersion = word(arguments.goVersion, scenario.goVersion);
    request.stdoutKind = word(arguments.stdoutKind, scenario.stdoutKind);
    for (const auto& [name, value] : arguments.settings)
        request.tunables.emplace_back(QString::fromStdString(name), value);
    return request;
}

/// Finds (or opens) what the command line names.
Expected<ui::RunRequest> findRequest(EngineCatalog& catalog, const Arguments& arguments)
{
    const std::string name = arguments.target.empty() ? builtinScenarios().front().id : arguments.target;
    QString id, variant;
    if (const ScenarioRef ref = findScenario(name); ref.variant != nullptr) {
        id = QString::fromStdString(ref.scenario->id);
        variant = QString::fromStdString(ref.variant->id);
    } else {
        auto opened = catalog.open(QString::fromStdString(name));
        if (!opened)
            return opened.error();
        id = *opened;
    }
    for (const ui::Scenario& scenario : catalog.scenarios()) {
        if (scenario.id == id)
            return requestOf(arguments, scenario, variant.isEmpty() ? scenario.variants.front().id : variant);
    }
    WS_UNREACHABLE();
}

/// The words of the command line are checked before a window opens.
std::optional<Error> checkWords(const Arguments& arguments)
{
    if (arguments.goVersion) {
        if (auto ok = parseGoVersion(*arguments.goVersion); !ok)
            return ok.error();
    }
    if (arguments.afterCrash) {
        if (auto ok = parseAfterCrash(*arguments.afterCrash); !ok)
            return ok.error();
    }
    if (arguments.stdoutKind) {
        if (auto ok = parseStdoutKind(*arguments.stdoutKind); !ok)
            return ok.error();
    }
    return std::nullopt;
}

int complain(const Error& error)
{
    std::fprintf(stderr, "waitscope: %s\n", error.text().c_str());
    return exitCodeOf(error);
}

/// Paints one run into a PNG; prints why if it cannot.
int paint(const Arguments& arguments, const std::string& out, const ui::PictureSpec& spec)
{
    EngineCatalog catalog;
    auto request = findRequest(catalog, arguments);
    if (!request)
        return complain(request.error());
    auto target = catalog.target(*request);
    if (!target)
        return complain(target.error());
    const RunAnswer answer = execute(*target, *request, {});
    if (!answer.output) {
        for (const ui::RunMessage& message : answer.messages) {
            const QString where = message.line > 0
                ? QStringLiteral("./%1:%2:%3: ").arg(message.file).arg(message.line).arg(message.column)
                : QStringLiteral("waitscope: ");
            std::fprintf(stderr, "%s%s%s\n", qPrintable(where), qPrintable(message.text),
                message.hint.isEmpty() ? "" : qPrintable(QStringLiteral(" (%1)").arg(message.hint)));
        }
        return answer.messages.isEmpty() || answer.messages.front().line > 0 ? kExitData : kExitUsage;
    }
    const QImage image = ui::picture(catalog, answer.output, spec);
    if (!image.save(QString::fromStdString(out), "PNG"))
        return complain(Error{Error::Kind::NoInput, "the picture could not be written", out, ""});
    return 0;
}

} // namespace

int shotCommand(const Arguments& arguments, int argc, char** argv)
{
    if (const auto error = checkWords(arguments))
        return complain(*error);
    ui::PictureSpec spec;
    spec.width = arguments.width;
    spec.height = arguments.height;
    spec.theme = arguments.theme == "light" ? ui::Theme::Kind::Light : ui::Theme::Kind::Dark;
    const auto place = ui::parsePlace(QString::fromStdString(arguments.at));
    if (!place)
        return complain(Error{Error::Kind::Usage, "'" + arguments.at + "' is not a place", "--at",
            "start, crash, end, event:N or time:1.5s"});
    spec.at = *place;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return paint(arguments, arguments.out, spec);
}

int windowCommand(const Arguments& arguments, int argc, char** argv)
{
    if (const auto error = checkWords(arguments))
        return complain(*error);
    if (!haveDisplay()) {
        const int code = tellStory(arguments);
        if (code != 0)
            return code;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QApplication application(argc, argv);
        ui::PictureSpec spec;
        spec.at = ui::Place{ui::Place::Kind::Crash, 0};
        const std::string out = "waitscope.png";
        if (const int failed = paint(arguments, out, spec); failed != 0)
            return failed;
        std::printf(
            "\nA picture of this moment: %s\n"
            "There is no display here. To get the window, start waitscope in a desktop session (or with ssh -X).\n",
            out.c_str());
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("waitscope"));
    QApplication::setOrganizationName(QStringLiteral("waitscope"));
    QApplication::setApplicationVersion(QStringLiteral(WAITSCOPE_VERSION));
    EngineCatalog catalog;
    auto request = findRequest(catalog, arguments);
    if (!request)
        return complain(request.error());
    EngineSource source(catalog);
    ui::MainWindow window(catalog, &source);
    window.show();
    window.run(*request);
    return QApplication::exec();
}

} // namespace ws::app
