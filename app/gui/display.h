#pragma once

namespace ws::app {

/// Whether a window can be opened: a Wayland or X display answers, or the user chose a Qt platform himself. Asked
/// before QApplication is made, because Qt ends the process when it finds none.
bool haveDisplay();

} // namespace ws::app
