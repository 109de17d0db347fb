#include "sim/crash_dump.h"

#include "dump/writer.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/panic.h"
#include "trace/labels.h"

#include <fmt/format.h>

namespace ws::sim {

using trace::State;

namespace {

constexpr std::uint64_t kMinuteNs = 60'000'000'000;

dump::Frame frameOf(const Machine& machine, const code::Function& function, go::Pos pos)
{
    const go::FileSet& files = machine.module().program->files;
    dump::Frame frame;
    frame.function = function.name;
    // Argument words would be made up: "..." is what Go prints where it knows none either.
    frame.args = function.paramSlots > 0 ? "..." : "";
    const go::Position position = files.position(pos);
    const go::SourceText& file = files.file(position.file);
    frame.file = dump::dumpPath(file.name, file.user);
    frame.line = position.line;
    return frame;
}

/// runtime.gopanic or Goexit under a deferred call that it runs, at the line of that call in Go's own sources.
dump::Frame panicFrame(const Machine& machine, const PanicState& panic)
{
    dump::Frame frame;
    frame.file = dump::dumpPath("runtime/panic.go", false);
    if (panic.goexit) {
        frame.function = "runtime.Goexit";
        frame.line = machine.go126() ? 694 : 636;
        return frame;
    }
    constexpr std::uint64_t kTypes = 0x4a0000; // where a linker might have put the type's description
    frame.function = "panic";
    frame.args = fmt::format("{{{:#x}?, {:#x}?}}", kTypes + std::uint64_t{panic.type} * 0x40, panic.data);
    frame.line = machine.go126() ? 860 : 884;
    return frame;
}

} // namespace

dump::Goroutine dumpOf(Machine& machine, const Goroutine& g)
{
    const int goMinor = machine.go126() ? 26 : 19;
    dump::Goroutine out;
    out.id = g.id;
    out.status = trace::statusLabel(g.state, g.reason, goMinor);
    if (g.waitSinceNs != 0 && machine.nowNs() > g.waitSinceNs)
        out.minutes = static_cast<std::uint32_t>((machine.nowNs() - g.waitSinceNs) / kMinuteNs);
    out.lockedToThread = g.lockedToThread;
    if (const code::Function* native = TraceEmitter::nativeOf(machine.module(), g))
        out.frames.push_back(frameOf(machine, *native, native->pos));
    if (g.coroutine != 0 && !g.everRan) { // it stands where iter.Pull has made it
        dump::Frame frame;
        frame.function = "runtime.corostart";
        frame.file = dump::dumpPath("runtime/coro.go", false);
        frame.line = 69;
        out.frames = {frame, dump::goexitFrame(goMinor)};
        const dump::Frame at = frameOf(machine, *g.createdBy, g.createdPos);
        out.created = dump::Creation{at.function, g.parent, at.file, at.line, {}};
        return out;
    }
    // Endless recursion has millions of frames: what the writer would leave out is not even made.
    const std::uint32_t inner = goMinor >= 21 ? 50 : 100;
    const std::uint32_t outer = goMinor >= 21 ? 50 : 0;
    std::uint32_t between = 0;
    const std::vector<Interpreter::StackLine> lines = machine.interpreter().stack(g, inner, outer, between);
    for (const Interpreter::StackLine& line : lines) {
        out.frames.push_back(
            line.panic != nullptr ? panicFrame(machine, *line.panic) : frameOf(machine, *line.function, line.pos));
    }
    if (between != 0 && outer != 0) {
        out.elidedAt = static_cast<std::uint32_t>(out.frames.size()) - outer;
        out.elidedFrames = between;
    } else if (between != 0) {
        out.elidedAtEnd = true;
    }
    if (!g.everRan)
        out.frames.push_back(dump::goexitFrame(goMinor));
    if (g.createdBy != nullptr) {
        const dump::Frame at = frameOf(machine, *g.createdBy, g.createdPos);
        out.created = dump::Creation{at.function, g.parent, at.file, at.line, {}};
    }
    return out;
}

std::string crashDump(Machine& machine, const Goroutine* first, bool everybody)
{
    dump::Dump all;
    if (first != nullptr)
        all.goroutines.push_back(dumpOf(machine, *first));
    if (everybody) {
        for (const Goroutine& g : machine.goroutines()) {
            if (&g != first && g.state != State::Done && g.state != State::Absent)
                all.goroutines.push_back(dumpOf(machine, g));
        }
    }
    if (all.goroutines.empty())
        return {};
    return "\n" + dump::write(all, machine.go126() ? 26 : 19);
}

std::string stackText(Machine& machine, const Goroutine& self, bool all)
{
    dump::Dump text;
    text.goroutines.push_back(dumpOf(machine, self));
    if (all) {
        for (const Goroutine& g : machine.goroutines()) {
            if (&g == &self || g.state == State::Done || g.state == State::Absent)
                continue;
            text.goroutines.push_back(dumpOf(machine, g));
            if (g.state == State::Running) // stopped for the dump
                text.goroutines.back().status = "runnable";
        }
    }
    return dump::write(text, machine.go126() ? 26 : 19);
}

} // namespace ws::sim
