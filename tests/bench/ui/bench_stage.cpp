#include "support/sample_trace.h"
#include "ui/stage/stage_widget.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>

// One frame of the stage at 1600×900, as the window paints it: into a picture of the screen's format, without a GPU.

namespace {

using namespace ws;

QApplication& application()
{
    static int count = 1;
    static char name[] = "waitscope_bench";
    static char* words[] = {name, nullptr};
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    static QApplication app(count, words);
    return app;
}

class NoCaptions : public ui::Catalog {
public:
    [[nodiscard]] const std::vector<ui::Scenario>& scenarios() const override { return m_none; }
    Expected<QString> open(const QString&) override { return Error{}; }
    [[nodiscard]] QString caption(const QString&, const QString&, trace::MilestoneKind) const override { return {}; }

private:
    std::vector<ui::Scenario> m_none;
};

struct Stage {
    explicit Stage(std::uint32_t workers)
    {
        auto output = std::make_shared<ui::RunOutput>();
        output->index = std::make_shared<replay::TraceIndex>(test::safePoolTrace(workers));
        run.show(output, catalog);
        widget.resize(1600, 900);
        playback.load(output->index, {});
        playback.seek(playback.size() / 2);
        widget.settle();
    }
    void paint()
    {
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        widget.paintStage(painter);
    }
    NoCaptions catalog;
    ui::FrameClock clock;
    ui::RunModel run;
    ui::Playback playback{clock};
    ui::ViewState state;
    ui::StageWidget widget{ui::Views{clock, run, playback, state}};
    QImage image{1600, 900, QImage::Format_RGB32};
};

/// A frame while it plays: eight events, tokens in flight.
void stageFramePlaying(benchmark::State& state)
{
    application();
    Stage stage(static_cast<std::uint32_t>(state.range(0)));
    stage.paint();
    for (auto _ : state) {
        for (int i = 0; i < 8; ++i)
            stage.playback.step();
        if (stage.playback.position() == stage.playback.size())
            stage.playback.seek(stage.playback.size() / 2);
        stage.clock.tick();
        stage.paint();
        benchmark::DoNotOptimize(stage.image.constBits());
    }
}
BENCHMARK(stageFramePlaying)->Arg(300)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// A frame in which nothing moves (the pointer passes over the tokens).
void stageFrameStill(benchmark::State& state)
{
    application();
    Stage stage(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        stage.paint();
        benchmark::DoNotOptimize(stage.image.constBits());
    }
}
BENCHMARK(stageFrameStill)->Arg(300)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
