#include "app/commands.h"

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace ws::app;
    auto parsed = parseArguments(argc, argv);
    if (!parsed) {
        std::fprintf(stderr, "waitscope: %s\n", parsed.error().text().c_str());
        return exitCodeOf(parsed.error());
    }
    if (parsed->print) {
        std::fputs(parsed->print->c_str(), stdout);
        return 0;
    }
    const Arguments& arguments = parsed->arguments;
    switch (arguments.verb) {
    case Verb::Scenarios:
        return scenariosCommand(arguments);
    case Verb::Run:
        return runCommand(arguments);
    case Verb::Test:
        return testCommand(arguments);
    case Verb::Shot:
        return shotCommand(arguments, argc, argv);
    case Verb::Window:
        return windowCommand(arguments, argc, argv);
    }
    return kExitBug;
}
