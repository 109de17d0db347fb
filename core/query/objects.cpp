#include "query/objects.h"

namespace ws::query {

namespace {

/// Frames of the primitives themselves say nothing about who uses them.
bool isPrimitive(std::string_view function)
{
    for (const std::string_view package :
        {"sync.", "internal/sync.", "sync/atomic.", "runtime.", "internal/runtime", "time.", "context.", "reflect."}) {
        if (function.starts_with(package))
            return true;
    }
    return false;
}

bool usedByProgram(const Trace& trace, StackId stack)
{
    while (stack != 0 && isPrimitive(trace.string(trace.frame(stack).function)))
        stack = trace.frame(stack).parent;
    if (stack == 0)
        return false;
    const std::uint32_t file = trace.frame(stack).file;
    return file < trace.files().size() && trace.files()[file].user;
}

} // namespace

std::vector<bool> usersObjects(const Trace& trace)
{
    std::vector<bool> users(trace.objects().size());
    for (const Event& e : trace.events()) {
        if (e.kind != EventKind::ObjectNew)
            continue;
        const ObjectKind kind = trace.object(e.obj).kind;
        const bool always = kind == ObjectKind::Pool || kind == ObjectKind::Conn || kind == ObjectKind::Stdout;
        // What nobody in particular made is there for the whole program.
        users[e.obj] = always || e.g == 0 || usedByProgram(trace, e.stack);
    }
    return users;
}

OtherVisitor otherVisitor(const Trace& trace, const World& world, EventIndex crash)
{
    const Event& death = trace.event(crash);
    OtherVisitor other;
    for (const replay::MapVisitor& visitor : world.mapOf(death.obj).inside) {
        if (visitor.g != death.g && (other.g == 0 || (other.how != 1 && visitor.how == 1)))
            other = {visitor.g, visitor.how, true};
    }
    for (EventIndex i = crash; i-- > 0 && other.g == 0;) {
        const Event& e = trace.event(i);
        if (e.obj != death.obj)
            continue;
        if (e.kind == EventKind::MapLeave && e.g != death.g)
            other = {e.g, e.a, false};
        else if (e.kind == EventKind::MapEnter && e.g == death.g)
            break;
    }
    return other;
}

} // namespace ws::query
