#include "ui/main_window_parts.h"

using namespace Qt::StringLiterals;

/// The window's keyboard.
namespace ws::ui {

void MainWindowParts::selectNeighbour(int direction)
{
    if (!playback.loaded())
        return;
    const auto& goroutines = playback.world().goroutines;
    const auto count = static_cast<std::int64_t>(goroutines.size());
    std::int64_t g = state.selected();
    for (std::int64_t tried = 0; tried < count; ++tried) {
        g = (g + direction + count) % count;
        if (g != 0 && goroutines[static_cast<std::size_t>(g)].state != trace::State::Absent) {
            state.select(static_cast<trace::GoId>(g));
            return;
        }
    }
}

bool MainWindowParts::escape()
{
    if (goToBox->isVisible()) {
        goToBox->hide();
        stage->setFocus();
    } else if (overlay->isVisible()) {
        overlay->hide();
        stage->setFocus();
    } else if (m_busy && source != nullptr) {
        source->cancel();
    } else if (messages->isVisible()) {
        messages->dismiss();
    } else if (!stage->hasFocus()) {
        stage->setFocus();
    } else {
        state.pin(0);
        state.select(0);
    }
    return true;
}

bool MainWindowParts::keyBelongsTo(const QWidget* focus, const QKeyEvent& event)
{
    if (focus == nullptr)
        return false;
    const int key = event.key();
    const bool control = (event.modifiers() & Qt::ControlModifier) != 0;
    const bool text = focus->inherits("QLineEdit") || focus->inherits("QAbstractSpinBox");
    if (text) {
        if (key == Qt::Key_Escape || key == Qt::Key_F1 || key == Qt::Key_F5)
            return false;
        if (!control)
            return true;
        // The editing keys with Ctrl stay the field's.
        return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_A || key == Qt::Key_C || key == Qt::Key_V
            || key == Qt::Key_X || key == Qt::Key_Z || key == Qt::Key_Y || key == Qt::Key_Backspace;
    }
    if (control && (key == Qt::Key_C || key == Qt::Key_A))
        return true;
    const bool activates =
        key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Select;
    const bool upDown = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
    if (focus->inherits("QAbstractButton") || focus->inherits("ws::ui::SwitchButton"))
        return activates;
    if (focus->inherits("QComboBox"))
        return activates || upDown;
    if (focus->inherits("QTabBar"))
        return key == Qt::Key_Left || key == Qt::Key_Right;
    if (focus->inherits("QAbstractItemView"))
        return upDown || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (focus->inherits("QAbstractScrollArea"))
        return upDown;
    return false;
}

bool MainWindowParts::handleKey(const QKeyEvent& event)
{
    const bool control = (event.modifiers() & Qt::ControlModifier) != 0;
    const bool shift = (event.modifiers() & Qt::ShiftModifier) != 0;
    if ((event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)) != 0)
        return false;
    Theme& theme = Theme::instance();
    const auto jump = [this](auto&& move) {
        playback.pause();
        move();
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Space:
        playback.toggle();
        return true;
    case Qt::Key_Right:
        if (control)
            playback.nextOf(state.subject());
        else if (shift)
            jump([this] { playback.nextMark(); });
        else
            playback.step();
        return true;
    case Qt::Key_Left:
        if (control)
            playback.previousOf(state.subject());
        else if (shift)
            jump([this] { playback.previousMark(); });
        else
            playback.stepBack();
        return true;
    case Qt::Key_Home:
        return jump([this] { playback.toStart(); });
    case Qt::Key_End:
        return jump([this] { playback.toEnd(); });
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (control)
            theme.setScale(theme.scale() + 0.1);
        else
            playback.faster();
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        if (control)
            theme.setScale(theme.scale() - 0.1);
        else
            playback.slower();
        return true;
    case Qt::Key_0:
        if (!control)
            return false;
        theme.setScale(1);
        return true;
    case Qt::Key_Question:
    case Qt::Key_F1:
        overlay->toggle(u"keys"_s, keysPage());
        return true;
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_F5:
        start(toolbar->request());
        return true;
    case Qt::Key_BracketLeft:
        selectNeighbour(-1);
        return true;
    case Qt::Key_BracketRight:
        selectNeighbour(1);
        return true;
    default:
        break;
    }
    if (control) {
        switch (event.key()) {
        case Qt::Key_O:
            openDialog();
            return true;
        case Qt::Key_S:
            bottom->setTab(BottomPanel::kDump);
            bottom->dump().save();
            return true;
        case Qt::Key_F:
            bottom->setTab(BottomPanel::kEvents);
            bottom->events().focusFilter();
            return true;
        case Qt::Key_T:
            window.setTheme(theme.dark() ? Theme::Kind::Light : Theme::Kind::Dark);
            return true;
        case Qt::Key_R:
            start(toolbar->request());
            return true;
        default:
            return false;
        }
    }
    switch (event.key()) {
    case Qt::Key_D:
        toolbar->toggleSafe();
        return true;
    case Qt::Key_N:
        toolbar->newSeed();
        return true;
    case Qt::Key_C:
        if (playback.loaded() && run.death())
            goTo({Place::Kind::Crash, 0});
        else if (playback.loaded())
            messages->showInfo(u"This run does not crash."_s);
        return true;
    case Qt::Key_G:
        askPlace();
        return true;
    case Qt::Key_F:
        state.setFollow(!state.follow());
        return true;
    case Qt::Key_P:
        state.pin(state.pinned() != 0 ? 0 : state.selected());
        return true;
    case Qt::Key_O:
        stage->turnObjects();
        return true;
    case Qt::Key_A:
        overlay->toggle(u"assumptions"_s, assumptionsPage());
        return true;
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
        bottom->setTab(event.key() - Qt::Key_1);
        return true;
    default:
        return false;
    }
}

} // namespace ws::ui
