#include "app/story.h"

#include "app/session.h"

#include <fmt/core.h>

namespace ws::app {

int tellStory(const Arguments& arguments)
{
    const std::string name = arguments.target.empty() ? builtinScenarios().front().id : arguments.target;
    Prepared prepared = prepare(arguments, name);
    if (!prepared.session)
        return prepared.exitCode;
    const sim::Result result = sim::simulate(prepared.session->built.module, prepared.session->options);
    const query::Summary summary = query::summarize(replay::TraceIndex(result.trace));
    fmt::print("{}", query::story(summary));
    return 0;
}

} // namespace ws::app
