#include "base/random.h"
#include "tests/ui/sample_source.h"
#include "ui/main_window_parts.h"
#include "ui/picture.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace ws::ui {

/// Looks inside the window.
class WindowUnderTest {
public:
    explicit WindowUnderTest(const QString& scenario = QStringLiteral("pool"), QSize size = QSize(1600, 960))
        : source(nullptr)
        , window(catalog, &source, options())
    {
        window.resize(size);
        window.show();
        RunRequest request;
        request.scenario = scenario;
        window.run(request);
        QApplication::processEvents();
    }
    MainWindowParts& parts() { return *window.parts(); }
    Playback& playback() { return parts().playback; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = window.focusWidget() != nullptr ? window.focusWidget() : parts().stage;
        QTest::keyClick(focus, key, modifiers);
    }
    static WindowOptions options()
    {
        WindowOptions result;
        result.remember = false;
        return result;
    }
    test::SampleCatalog catalog;
    test::SampleSource source;
    MainWindow window;
};

namespace {

using trace::GoId;
using trace::State;

TEST(Keys, MoveThroughTheTrace)
{
    WindowUnderTest w;
    w.key(Qt::Key_Right);
    w.key(Qt::Key_Right);
    EXPECT_EQ(w.playback().position(), 2U);
    w.key(Qt::Key_Left);
    EXPECT_EQ(w.playback().position(), 1U);
    w.key(Qt::Key_End);
    EXPECT_EQ(w.playback().position(), w.playback().size());
    w.key(Qt::Key_Home);
    EXPECT_EQ(w.playback().position(), 0U);
    w.key(Qt::Key_C);
    ASSERT_TRUE(w.parts().run.crash().has_value());
    EXPECT_EQ(w.playback().position(), *w.parts().run.crash());
    w.key(Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_GT(w.playback().position(), *w.parts().run.crash());
    w.key(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(w.playback().position(), *w.parts().run.crash());
}

TEST(Keys, CGoesToADeadlockToo)
{
    WindowUnderTest w(QStringLiteral("deadlock"));
    w.key(Qt::Key_C);
    EXPECT_FALSE(w.parts().messages->isVisible());
    const trace::Event* event = w.playback().lastEvent();
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->kind, trace::EventKind::Milestone);
    EXPECT_LT(w.playback().position(), w.playback().size());
    w.key(Qt::Key_End);
    EXPECT_TRUE(w.parts().caption->text().contains(QStringLiteral("all goroutines are asleep")));
}

TEST(Keys, CSaysThatARunDoesNotCrash)
{
    WindowUnderTest w;
    w.key(Qt::Key_D); // the safe design
    QApplication::processEvents();
    w.key(Qt::Key_C);
    EXPECT_TRUE(w.parts().messages->isVisible());
}

TEST(Keys, FollowTheSelectedGoroutine)
{
    WindowUnderTest w;
    w.parts().state.select(7);
    w.key(Qt::Key_Right, Qt::ControlModifier);
    ASSERT_NE(w.playback().lastEvent(), nullptr);
    EXPECT_EQ(w.playback().lastEvent()->g, 7U);
    const auto first = w.playback().position();
    w.key(Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(w.playback().lastEvent()->g, 7U);
    w.key(Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(w.playback().position(), first);
}

TEST(Keys, PlayPauseAndSpeed)
{
    WindowUnderTest w;
    const int level = w.playback().speedLevel();
    w.key(Qt::Key_Plus);
    EXPECT_EQ(w.playback().speedLevel(), level + 1);
    w.key(Qt::Key_Minus);
    w.key(Qt::Key_Minus);
    EXPECT_EQ(w.playback().speedLevel(), level - 1);
    w.key(Qt::Key_Space);
    EXPECT_TRUE(w.playback().playing());
    for (int frame = 0; frame < 60; ++frame)
        w.parts().clock.tick();
    EXPECT_GT(w.playback().position(), 0U);
    w.key(Qt::Key_Space);
    EXPECT_FALSE(w.playback().playing());
}

TEST(Keys, FlipTheSwitchAndComeBackToTheSameSafeDesign)
{
    WindowUnderTest w;
    w.key(Qt::Key_D);
    EXPECT_EQ(w.source.last.variant, QStringLiteral("mutex"));
    EXPECT_EQ(w.parts().run.trace().run().target, "pool/mutex");
    w.key(Qt::Key_D);
    EXPECT_EQ(w.source.last.variant, QStringLiteral("unsafe"));
    EXPECT_EQ(w.parts().run.trace().run().target, "pool/unsafe");
    RunRequest other;
    other.scenario = QStringLiteral("pool");
    other.variant = QStringLiteral("syncmap");
    ASSERT_TRUE(w.window.run(other));
    w.key(Qt::Key_D);
    w.key(Qt::Key_D);
    EXPECT_EQ(w.source.last.variant, QStringLiteral("syncmap"));
}

TEST(Keys, TheOtherProgramIsShownAtTheSameInstant)
{
    WindowUnderTest w;
    w.key(Qt::Key_C);
    const std::uint64_t time = w.playback().world().timeNs;
    w.key(Qt::Key_D);
    EXPECT_LE(w.playback().world().timeNs, time);
    EXPECT_GT(w.playback().world().timeNs, time - time / 10);
}

TEST(Keys, NewSeedRunsAgain)
{
    WindowUnderTest w;
    const std::uint64_t seed = w.source.last.seed;
    const int starts = w.source.starts;
    w.key(Qt::Key_N);
    EXPECT_EQ(w.source.starts, starts + 1);
    EXPECT_NE(w.source.last.seed, seed);
}

TEST(Keys, GoToAnEventOrATime)
{
    WindowUnderTest w;
    w.key(Qt::Key_G);
    ASSERT_TRUE(w.parts().goToBox->isVisible());
    QTest::keyClicks(w.parts().goToBox, QStringLiteral("123"));
    QTest::keyClick(w.parts().goToBox, Qt::Key_Return);
    EXPECT_EQ(w.playback().position(), 123U);
    EXPECT_FALSE(w.parts().goToBox->isVisible());
    w.key(Qt::Key_G);
    QTest::keyClicks(w.parts().goToBox, QStringLiteral("soon"));
    QTest::keyClick(w.parts().goToBox, Qt::Key_Return);
    EXPECT_EQ(w.playback().position(), 123U);
    EXPECT_TRUE(w.parts().messages->text().contains(QStringLiteral("soon")));
}

TEST(Keys, TypingInAFieldIsNotTakenForACommand)
{
    WindowUnderTest w;
    const int starts = w.source.starts;
    w.key(Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(w.parts().bottom->tab(), static_cast<int>(BottomPanel::kEvents));
    QLineEdit* filter = w.parts().bottom->events().filter();
    QTest::keyClicks(filter, QStringLiteral("d n c g7 "));
    EXPECT_EQ(filter->text(), QStringLiteral("d n c g7 "));
    EXPECT_EQ(w.source.starts, starts);
    EXPECT_EQ(w.playback().position(), 0U);
}

TEST(Keys, QuestionMarkShowsAllKeysAndEscapeClosesThem)
{
    WindowUnderTest w;
    w.key(Qt::Key_Question, Qt::ShiftModifier);
    EXPECT_TRUE(w.parts().overlay->isVisible());
    EXPECT_TRUE(w.parts().overlay->text().contains(QStringLiteral("Ctrl+F")));
    w.key(Qt::Key_Escape);
    EXPECT_FALSE(w.parts().overlay->isVisible());
    w.key(Qt::Key_A);
    EXPECT_TRUE(w.parts().overlay->text().contains(QStringLiteral("Left out")));
    w.key(Qt::Key_Escape);
}

TEST(Keys, TextSizeChangesAndComesBack)
{
    WindowUnderTest w;
    w.key(Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_NEAR(Theme::instance().scale(), 1.1, 1e-9);
    w.key(Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(Theme::instance().scale(), 1.0);
}

TEST(Window, SaysWhatHappenedAndThatItCannotBeUndone)
{
    WindowUnderTest w;
    w.key(Qt::Key_C);
    EXPECT_TRUE(w.parts().caption->text().contains(QStringLiteral("concurrent map writes")))
        << w.parts().caption->text().toStdString();
    EXPECT_EQ(w.parts().state.subject(), w.parts().run.culprit());
    EXPECT_TRUE(w.parts().goroutine->text().contains(QStringLiteral("[running]:")));
    EXPECT_GT(w.parts().code->edit()->currentLine(), 0);
    w.parts().bottom->setTab(BottomPanel::kDump);
    EXPECT_TRUE(w.parts().bottom->dump().text().contains(QStringLiteral("goroutine ")));
    w.key(Qt::Key_Home);
    EXPECT_TRUE(w.parts().bottom->dump().text().isEmpty());
}

TEST(Window, AFailedRunIsABarAndLeavesWhatWasOpen)
{
    WindowUnderTest w;
    w.key(Qt::Key_C);
    const auto position = w.playback().position();
    const auto* before = &w.parts().run.trace();
    w.source.failNext = true;
    w.key(Qt::Key_D);
    EXPECT_TRUE(w.parts().messages->text().contains(QStringLiteral("unsafe.go:7:2: declared and not used: x")));
    EXPECT_EQ(&w.parts().run.trace(), before);
    EXPECT_EQ(w.playback().position(), position);
    // The wrong text with its mistake underlined; closing the bar brings the running one back.
    const CodeEdit& code = *w.parts().code->edit();
    EXPECT_EQ(code.toPlainText(), test::brokenProgram().source);
    ASSERT_EQ(code.messages().size(), 1);
    bool underlined = false;
    for (const QTextEdit::ExtraSelection& mark : code.extraSelections())
        underlined = underlined
            || (mark.format.underlineStyle() == QTextCharFormat::WaveUnderline
                && mark.cursor.selectedText() == QStringLiteral("x"));
    EXPECT_TRUE(underlined);
    w.parts().messages->dismiss();
    EXPECT_NE(code.toPlainText(), test::brokenProgram().source);
    EXPECT_TRUE(code.messages().isEmpty());
    EXPECT_FALSE(w.window.openPath(QStringLiteral("/no/such.go")));
    EXPECT_TRUE(w.parts().messages->text().contains(QStringLiteral("/no/such.go")));
    EXPECT_EQ(&w.parts().run.trace(), before);
}

TEST(Window, UnknownScenarioIsABar)
{
    WindowUnderTest w;
    RunRequest request;
    request.scenario = QStringLiteral("nonsense");
    EXPECT_FALSE(w.window.run(request));
    EXPECT_TRUE(w.parts().messages->text().contains(QStringLiteral("nonsense")));
}

TEST(Window, WithoutARunItInvitesAndDoesNotCrash)
{
    test::SampleCatalog catalog;
    test::SampleSource source;
    MainWindow window(catalog, &source, WindowUnderTest::options());
    window.resize(1000, 700);
    window.show();
    QApplication::processEvents();
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Right, Qt::Key_Left, Qt::Key_C, Qt::Key_End, Qt::Key_F, Qt::Key_P,
             Qt::Key_BracketRight, Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
        QTest::keyClick(&window, key);
    QImage image(window.size(), QImage::Format_RGB32);
    window.render(&image);
    window.goTo({Place::Kind::Crash, 0});
}

TEST(Events, TheTableCountsAndFilters)
{
    WindowUnderTest w;
    w.key(Qt::Key_2);
    EventModel& model = w.parts().bottom->events().model();
    EXPECT_EQ(model.rowCount(), static_cast<int>(w.playback().size()));
    model.setFilter(QStringLiteral("g7"));
    const int ofSeven = model.rowCount();
    EXPECT_EQ(ofSeven, static_cast<int>(w.playback().index().eventsOf(7).size()));
    for (int row = 0; row < ofSeven; ++row)
        ASSERT_EQ(w.parts().run.trace().event(model.eventAt(row)).g, 7U);
    model.setFilter(QStringLiteral("g7 park"));
    EXPECT_LT(model.rowCount(), ofSeven);
    EXPECT_GT(model.rowCount(), 0);
    model.setFilter(QStringLiteral("wg"));
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto& event = w.parts().run.trace().event(model.eventAt(row));
        ASSERT_TRUE(w.parts().run.trace().object(event.obj).kind == trace::ObjectKind::WaitGroup
            || model.data(model.index(row, EventModel::kKind), Qt::DisplayRole)
                   .toString()
                   .contains(QStringLiteral("Wg")));
    }
    model.setFilter(QStringLiteral("nothingofthiskind"));
    EXPECT_EQ(model.rowCount(), 0);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), static_cast<int>(w.playback().size()));
    w.playback().seek(100);
    EXPECT_EQ(model.rowBefore(100), 99);
}

TEST(Code, BubblesCountEveryGoroutineThatStandsInTheFile)
{
    WindowUnderTest w;
    w.key(Qt::Key_C);
    std::uint32_t shown = 0;
    for (const auto& bubble : w.parts().code->edit()->bubbles())
        shown += bubble.total();
    const auto& counts = w.playback().world().counts;
    std::uint32_t alive = 0;
    for (const State state :
        {State::Waiting, State::Runnable, State::Running, State::Semacquire, State::Syscall, State::Crashed})
        alive += counts[static_cast<std::size_t>(state)];
    EXPECT_EQ(shown, alive);
}

/// The picture means what the world says: each token's place has its state's colour.
TEST(Picture, EveryTokenHasTheColourOfItsState)
{
    for (const Theme::Kind theme : {Theme::Kind::Dark, Theme::Kind::Light}) {
        WindowUnderTest w;
        w.window.setTheme(theme);
        w.parts().state.setFollow(false);
        w.window.goTo({Place::Kind::Event, 3900});
        QApplication::processEvents();
        w.window.settle();
        StageWidget& stage = *w.parts().stage;
        const QImage image = stage.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const auto& world = w.playback().world();
        int checked = 0;
        for (GoId g = 1; g < world.goroutines.size(); ++g) {
            const QRectF box = stage.places().shown(g, stage.stageLayout());
            if (box.isNull())
                continue;
            // Off the centre, where a connection's dot would be.
            const QPointF point(box.left() + 1.2, box.center().y());
            const QColor seen = image.pixelColor(point.toPoint());
            const QColor wanted = Theme::instance().palette().state(world.goroutines[g].state);
            EXPECT_LT(std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green())
                    + std::abs(seen.blue() - wanted.blue()),
                30)
                << "G" << g << " " << seen.name().toStdString() << " " << wanted.name().toStdString();
            ++checked;
        }
        EXPECT_GT(checked, 250);
        w.window.setTheme(Theme::Kind::Dark);
    }
}

TEST(Picture, ATokenThatHoldsAConnectionHasADot)
{
    WindowUnderTest w;
    w.window.goTo({Place::Kind::Event, 3900});
    w.parts().state.setFollow(false);
    w.parts().state.select(0);
    QApplication::processEvents();
    w.window.settle();
    StageWidget& stage = *w.parts().stage;
    const QImage image = stage.grab().toImage();
    const auto& world = w.playback().world();
    int with = 0;
    for (GoId g = 2; g < world.goroutines.size(); ++g) {
        if (world.goroutines[g].state != State::Waiting)
            continue;
        const QPointF center = stage.places().shown(g, stage.stageLayout()).center();
        const QColor seen = image.pixelColor(static_cast<int>(center.x()), static_cast<int>(center.y()));
        const bool dot = seen.lightness() < 90;
        EXPECT_EQ(dot, world.goroutines[g].connections > 0) << "G" << g;
        with += dot ? 1 : 0;
    }
    EXPECT_GT(with, 10);
}

TEST(Picture, AllSizesAndPlacesCanBeTaken)
{
    test::SampleCatalog catalog;
    RunRequest request;
    request.scenario = QStringLiteral("pool");
    request.variant = QStringLiteral("unsafe");
    const auto output = test::sampleOutput(request);
    for (const QSize size : {QSize(640, 400), QSize(1280, 720), QSize(1600, 960), QSize(3840, 2160)}) {
        PictureSpec spec;
        spec.width = size.width();
        spec.height = size.height();
        spec.at = {Place::Kind::Crash, 0};
        const QImage image = picture(catalog, output, spec);
        EXPECT_EQ(image.size(), size * image.devicePixelRatio());
    }
}

TEST(Stage, APressSelectsTheTokenUnderIt)
{
    WindowUnderTest w;
    w.window.goTo({Place::Kind::Event, 3900});
    QApplication::processEvents();
    w.window.settle();
    w.parts().stage->grab();
    const QRectF box = w.parts().stage->places().shown(42, w.parts().stage->stageLayout());
    ASSERT_FALSE(box.isNull());
    QTest::mouseClick(w.parts().stage, Qt::LeftButton, {}, box.center().toPoint());
    EXPECT_EQ(w.parts().state.selected(), 42U);
    EXPECT_FALSE(w.parts().state.follow());
}

TEST(Chart, AClickSeeks)
{
    WindowUnderTest w;
    StatesChart& chart = w.parts().bottom->chart();
    QApplication::processEvents();
    for (const TimeScale::Mode mode : {TimeScale::Mode::Events, TimeScale::Mode::Folded, TimeScale::Mode::Time}) {
        chart.setMode(mode);
        const QRectF plot = chart.plot();
        QTest::mouseClick(&chart, Qt::LeftButton, {},
            QPoint(static_cast<int>(plot.center().x()), static_cast<int>(plot.center().y())));
        // Nothing happens within an idle stretch: then it stands before the event that ends it.
        const auto position = w.playback().position();
        EXPECT_LE(chart.xOf(position), plot.center().x() + 2);
        EXPECT_GE(chart.xOf(position + 1), plot.center().x() - 2);
    }
}

TEST(Monkey, RandomKeysAndClicksBreakNothing)
{
    for (const QString& scenario : {QStringLiteral("pool"), QStringLiteral("random")}) {
        WindowUnderTest w(scenario, QSize(1100, 700));
        Random random(77);
        const std::vector<Qt::Key> keys{Qt::Key_Space, Qt::Key_Right, Qt::Key_Left, Qt::Key_Home, Qt::Key_End,
            Qt::Key_Plus, Qt::Key_Minus, Qt::Key_C, Qt::Key_D, Qt::Key_N, Qt::Key_F, Qt::Key_P, Qt::Key_1, Qt::Key_2,
            Qt::Key_3, Qt::Key_4, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_Question, Qt::Key_A, Qt::Key_G,
            Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Return, Qt::Key_Up, Qt::Key_Down};
        const Qt::KeyboardModifiers modifiers[] = {
            Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        for (int i = 0; i < 500; ++i) {
            if (random.below(4) == 0) {
                QWidget* target = random.below(2) == 0 ? static_cast<QWidget*>(w.parts().stage)
                                                       : static_cast<QWidget*>(&w.parts().bottom->chart());
                const QPoint point(static_cast<int>(random.below(static_cast<std::uint32_t>(target->width()))),
                    static_cast<int>(random.below(static_cast<std::uint32_t>(target->height()))));
                QTest::mouseMove(target, point);
                if (random.below(2) == 0)
                    QTest::mouseClick(target, Qt::LeftButton, {}, point);
                else
                    QTest::mouseDClick(target, Qt::LeftButton, {}, point);
            } else {
                const Qt::Key key = keys[random.below(static_cast<std::uint32_t>(keys.size()))];
                const Qt::KeyboardModifiers modifier = modifiers[random.below(4)];
                w.key(key, modifier);
            }
            for (std::uint32_t frame = random.below(4); frame > 0; --frame)
                w.parts().clock.tick();
            if (i % 50 == 0) {
                w.parts().stage->grab();
                w.parts().bottom->grab();
            }
            ASSERT_LE(w.playback().position(), w.playback().size());
        }
        Theme::instance().setScale(1);
        Theme::instance().setKind(Theme::Kind::Dark);
    }
}

} // namespace
} // namespace ws::ui
