#pragma once

#include "app/arguments.h"

namespace ws::app {

/// The verbs of the command line; each returns the process's exit code.
int scenariosCommand(const Arguments& arguments);
int runCommand(const Arguments& arguments);
int testCommand(const Arguments& arguments);
/// Needs the window's library; built without it, it says so (exit code 64).
int shotCommand(const Arguments& arguments, int argc, char** argv);
/// Opens the window; without a display it tells the story of the program in the terminal and writes a picture of the
/// crash.
int windowCommand(const Arguments& arguments, int argc, char** argv);

} // namespace ws::app
