#pragma once

#include "ui/state/playback.h"
#include "ui/state/run_model.h"
#include "ui/state/view_state.h"

namespace ws::ui {

/// What every view is given. Views talk to these, never to each other.
struct Views {
    FrameClock& clock;
    RunModel& run;
    Playback& playback;
    ViewState& state;
};

} // namespace ws::ui
