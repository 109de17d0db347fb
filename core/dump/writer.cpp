#include "dump/writer.h"

#include "base/assert.h"

#include <fmt/format.h>

#include <iterator>

namespace ws::dump {

namespace {

constexpr int kMinorOf121 = 21; ///< names the creator, elides in the middle, shows goexit's argument
constexpr int kMinorOf126 = 26;
constexpr std::size_t kFramesBefore121 = 100;
constexpr std::size_t kInnerFrames = 50;
constexpr std::size_t kOuterFrames = 50;

using Out = std::back_insert_iterator<std::string>;

void writePosition(Out out, const std::string& file, std::uint32_t line, const std::optional<std::uint64_t>& pcOffset)
{
    fmt::format_to(out, "\t{}:{}", file, line);
    if (pcOffset)
        fmt::format_to(out, " +0x{:x}", *pcOffset);
}

void writeFrame(Out out, const Frame& frame)
{
    fmt::format_to(out, "{}({})\n", frame.function, frame.args);
    writePosition(out, frame.file, frame.line, frame.pcOffset);
    if (!frame.registers.empty())
        fmt::format_to(out, " {}", frame.registers);
    fmt::format_to(out, "\n");
}

void writeCreation(Out out, const Creation& created, int goMinor)
{
    fmt::format_to(out, "created by {}", created.function);
    if (created.goroutine != 0 && goMinor >= kMinorOf121)
        fmt::format_to(out, " in goroutine {}", created.goroutine);
    fmt::format_to(out, "\n");
    writePosition(out, created.file, created.line, created.pcOffset);
    fmt::format_to(out, "\n");
}

/// The frames, cut as runtime.traceback does unless they were already cut when they were read.
void writeFrames(Out out, const Goroutine& g, int goMinor)
{
    const std::size_t count = g.frames.size();
    std::size_t elidedAt = g.elidedAt;
    std::size_t elided = g.elidedFrames;
    std::size_t skipped = 0;
    std::size_t end = count;
    bool elidedAtEnd = g.elidedAtEnd;
    if (elided == 0 && !elidedAtEnd) {
        if (goMinor >= kMinorOf121 && count > kInnerFrames + kOuterFrames) {
            elidedAt = kInnerFrames;
            elided = skipped = count - kInnerFrames - kOuterFrames;
        } else if (goMinor < kMinorOf121 && count > kFramesBefore121) {
            end = kFramesBefore121;
            elidedAtEnd = true;
        }
    }
    for (std::size_t i = 0; i < end; ++i) {
        if (elided != 0 && i == elidedAt) {
            fmt::format_to(out, "...{} frames elided...\n", elided);
            i += skipped;
        }
        writeFrame(out, g.frames[i]);
    }
    if (elided != 0 && elidedAt >= end)
        fmt::format_to(out, "...{} frames elided...\n", elided);
    if (elidedAtEnd)
        fmt::format_to(out, "...additional frames elided...\n");
}

} // namespace

std::string header(const Goroutine& g)
{
    std::string text = fmt::format("goroutine {}", g.id);
    if (!g.pointers.empty())
        text += " " + g.pointers;
    text += " [" + g.status;
    if (g.scan)
        text += " (scan)";
    if (g.leaked)
        text += " (leaked)";
    if (g.durable)
        text += " (durable)";
    if (g.minutes > 0)
        text += fmt::format(", {} minutes", g.minutes);
    if (g.lockedToThread)
        text += ", locked to thread";
    if (g.bubble != 0)
        text += fmt::format(", synctest bubble {}", g.bubble);
    text += ']';
    if (!g.labels.empty())
        text += " {" + g.labels + "}";
    text += ':';
    return text;
}

std::string write(const Goroutine& g, int goMinor)
{
    std::string text = header(g) + '\n';
    const Out out = std::back_inserter(text);
    if (g.unavailable)
        text += "\tgoroutine running on other thread; stack unavailable\n";
    else
        writeFrames(out, g, goMinor);
    if (g.created)
        writeCreation(out, *g.created, goMinor);
    for (const Ancestor& ancestor : g.ancestors) {
        fmt::format_to(out, "[originating from goroutine {}]:\n", ancestor.goroutine);
        for (const Frame& frame : ancestor.frames)
            writeFrame(out, frame);
        if (ancestor.elided)
            text += "...additional frames elided...\n";
        if (ancestor.created)
            writeCreation(out, *ancestor.created, goMinor);
    }
    return text;
}

std::string write(const Dump& dump, int goMinor)
{
    std::string text;
    for (const std::string& line : dump.preamble)
        text += line + '\n';
    for (const Goroutine& g : dump.goroutines) {
        if (!text.empty())
            text += '\n';
        text += write(g, goMinor);
    }
    if (!dump.registers.empty() && !text.empty())
        text += '\n';
    for (const std::string& line : dump.registers)
        text += line + '\n';
    return text;
}

Frame goexitFrame(int goMinor)
{
    const bool newForm = goMinor >= kMinorOf121;
    Frame frame;
    frame.function = "runtime.goexit";
    frame.args = newForm ? "{}" : "";
    frame.file = dumpPath("runtime/asm_amd64.s", false);
    frame.line = newForm ? 1771 : 1594;
    frame.pcOffset = 1;
    return frame;
}

bool showsAllGoroutines(Death death, int goMinor)
{
    switch (death) {
    case Death::Panic:
        return false;
    case Death::FatalError:
        return goMinor < kMinorOf126;
    case Death::Deadlock:
    case Death::RuntimeThrow:
    case Death::Signal:
        return true;
    }
    WS_UNREACHABLE();
}

std::string dumpPath(std::string_view file, bool user)
{
    const bool asIs = !user || file.starts_with('/') || file.starts_with("./");
    return asIs ? std::string(file) : fmt::format("./{}", file);
}

} // namespace ws::dump
