#include "sim/process.h"

#include "base/assert.h"
#include "dump/writer.h"
#include "sim/crash_dump.h"
#include "sim/machine.h"
#include "sim/process_costs.h"
#include "sim/sched_costs.h"
#include "sim/scheduler.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::sim {

using trace::EventKind;
using trace::MilestoneKind;
using trace::Outcome;
using trace::ProcessStatus;
using trace::Reason;
using trace::State;

Process::Process(Machine& machine)
    : m_machine(machine)
{
}

// -- standard streams

Process::Write Process::beginWrite(int fd, std::uint64_t bytes)
{
    // stderr is of the same kind as stdout while the program lives; what a crash does to it is afterCrash()'s.
    Schedule& oracle = m_machine.schedule();
    switch (m_machine.options().stdoutKind) {
    case StdoutKind::File:
        return {cost::kFileWrite + oracle.choose(Choice::Latency, cost::kFileWriteSpread) + bytes * cost::kWriteBytePs,
            bytes};
    case StdoutKind::Terminal:
        return {cost::kTerminalWrite + oracle.choose(Choice::Latency, cost::kTerminalWriteSpread)
                + bytes * cost::kTerminalBytePs,
            bytes};
    case StdoutKind::Pipe: {
        std::uint64_t& fill = m_pipeFill[fd == 2 ? 1 : 0];
        const std::uint64_t room = cost::kPipeBytes - fill;
        const std::uint64_t accepted = std::min(room, bytes);
        fill += accepted;
        if (accepted < bytes)
            return {Machine::kForever, accepted};
        return {cost::kPipeWrite + oracle.choose(Choice::Latency, cost::kFileWriteSpread), bytes};
    }
    }
    WS_UNREACHABLE();
}

void Process::output(Goroutine* g, int fd, std::string_view text)
{
    if (text.empty())
        return;
    (fd == 1 ? m_stdout : m_stderr) += text;
    TraceEmitter& emitter = m_machine.emitter();
    if (emitter.enabled())
        emitter.event(EventKind::Output, g, streamObject(fd), static_cast<std::uint32_t>(fd), emitter.intern(text));
}

std::string_view Process::readStdin(std::uint64_t most)
{
    const std::string_view rest = std::string_view(m_machine.options().stdinText).substr(m_stdinRead);
    const std::string_view part = rest.substr(0, static_cast<std::size_t>(most));
    m_stdinRead += part.size();
    return part;
}

void Process::status(ProcessStatus status)
{
    if (status == m_status)
        return;
    m_machine.emitter().event(
        EventKind::ProcessStatus, nullptr, 0, static_cast<std::uint32_t>(status), static_cast<std::uint32_t>(m_status));
    m_status = status;
}

void Process::milestone(MilestoneKind kind, std::string_view text)
{
    TraceEmitter& emitter = m_machine.emitter();
    if (emitter.enabled())
        emitter.event(EventKind::Milestone, nullptr, 0, static_cast<std::uint32_t>(kind), emitter.intern(text));
}

void Process::wait(std::uint64_t ps)
{
    m_machine.proc().clockPs += ps;
}

// -- ends without a crash

void Process::exit(int code)
{
    if (m_machine.m_ended)
        return;
    trace::RunInfo& run = m_machine.emitter().writer().run();
    run.outcome = Outcome::Exited;
    run.exitCode = code;
    run.message.clear();
    status(ProcessStatus::Exited);
    milestone(MilestoneKind::Exit, fmt::format("exit code {}", code));
    m_machine.m_ended = true;
}

void Process::mainReturned()
{
    Goroutine& main = *m_machine.proc().current;
    if (m_dying) {
        m_machine.park(main, State::Waiting, Reason::Panicwait, 0);
        return;
    }
    // GoEnd first: the world shows main as done when the process ends.
    Proc& p = m_machine.proc();
    m_machine.emitter().transition(EventKind::GoEnd, main, State::Running, State::Done, Reason::None, 0, 0, 0, p.id);
    main.state = State::Done;
    p.current = nullptr;
    exit(0);
}

void Process::limit(std::string_view message)
{
    if (m_machine.m_ended)
        return;
    trace::RunInfo& run = m_machine.emitter().writer().run();
    run.outcome = Outcome::Limit;
    run.exitCode = 0;
    run.message = message;
    milestone(MilestoneKind::Limit, message);
    m_machine.m_ended = true;
}

// -- crashes

void Process::deadlock()
{
    bool waiting = false;
    for (const Goroutine& g : m_machine.goroutines())
        waiting = waiting || g.state == State::Waiting || g.state == State::Semacquire;
    m_crash.outcome = Outcome::Deadlock;
    m_crash.firstLine = waiting ? "fatal error: all goroutines are asleep - deadlock!"
                                : "fatal error: no goroutines (main called runtime.Goexit) - deadlock!";
    m_crash.everybody = waiting;
    milestone(MilestoneKind::Deadlock, m_crash.firstLine);
    status(ProcessStatus::Dying);
    output(nullptr, 2, m_crash.firstLine + "\n");
    m_dying = true;
    finishCrash();
}

void Process::crash(Goroutine& g, std::string_view text, trace::ObjectId obj, Outcome outcome, bool everybody)
{
    TraceEmitter& emitter = m_machine.emitter();
    Proc& p = m_machine.proc();
    // Up to Go 1.23 two that die at the same time can print into each other's lines; from 1.24 there is a lock.
    std::string lines(text);
    if (lines.empty() || lines.back() != '\n')
        lines += '\n';
    emitter.transition(EventKind::GoCrash, g, State::Running, State::Crashed, Reason::None, obj, 0,
        emitter.intern(lines.substr(0, lines.find('\n'))), p.id);
    g.state = State::Crashed;
    if (m_dying) {
        // The second one to die prints its own first line and then waits for the first one's dump.
        output(&g, 2, lines);
        m_machine.scheduler().stopProc(p);
        return;
    }
    m_dying = true;
    m_crash.g = &g;
    m_crash.outcome = outcome;
    m_crash.firstLine = lines.substr(0, lines.find('\n'));
    m_crash.everybody = everybody || m_tracebackAll;
    milestone(MilestoneKind::Crash, m_crash.firstLine);
    status(ProcessStatus::Dying);
    output(&g, 2, lines);
    // Printing takes a few system calls before the world is frozen; until then the other processors go on.
    m_machine.scheduler().freezeAt(
        p.clockPs + cost::kCrashPrint + m_machine.schedule().choose(Choice::CostJitter, cost::kCrashPrintSpread));
    m_machine.scheduler().stopProc(p);
}

void Process::fatal(Goroutine& g, std::string_view text, trace::ObjectId obj)
{
    crash(g, fmt::format("fatal error: {}\n", text), obj, Outcome::Fatal,
        dump::showsAllGoroutines(dump::Death::FatalError, m_machine.go126() ? 26 : 19));
}

void Process::throwError(Goroutine& g, std::string_view text, std::string_view preamble)
{
    std::string lines(preamble);
    if (!lines.empty() && lines.back() != '\n')
        lines += '\n';
    crash(g, fmt::format("{}fatal error: {}\n", lines, text), 0, Outcome::Fatal,
        dump::showsAllGoroutines(dump::Death::RuntimeThrow, m_machine.go126() ? 26 : 19));
}

void Process::panic(Goroutine& g, std::string_view text)
{
    crash(g, text, 0, Outcome::Panic, dump::showsAllGoroutines(dump::Death::Panic, m_machine.go126() ? 26 : 19));
}

void Process::finishCrash()
{
    std::string text = crashDump(m_machine, m_crash.g, m_crash.everybody);
    // "exit status 2" is the go command's, not the program's.
    const std::size_t lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    wait(cost::kDumpLine * lines);
    output(nullptr, 2, text);
    trace::RunInfo& run = m_machine.emitter().writer().run();
    run.outcome = m_crash.outcome;
    run.exitCode = 2;
    run.message = m_crash.firstLine;
    afterCrash();
    m_machine.m_ended = true;
}

void Process::afterCrash()
{
    switch (m_machine.options().afterCrash) {
    case AfterCrash::Stalled:
        // The dump fills the pipe that nobody drains, and write(2) never returns: the process neither runs nor dies. A
        // smaller dump fits, and the process exits as always.
        if (m_stderr.size() > cost::kPipeBytes) {
            status(ProcessStatus::Stalled);
            milestone(MilestoneKind::Stalled,
                fmt::format("the dump has {} bytes, the pipe takes {}: the process hangs in write", m_stderr.size(),
                    cost::kPipeBytes));
            return;
        }
        [[fallthrough]];
    case AfterCrash::Exit:
        status(ProcessStatus::Exited);
        milestone(MilestoneKind::Exit, "exit code 2");
        endSessions();
        return;
    case AfterCrash::Orphaned: {
        status(ProcessStatus::Exited);
        milestone(MilestoneKind::Exit, "exit code 2");
        if (m_sessions.empty())
            return;
        // A proxy keeps the upstream sessions; a second client wants one of them and gives up.
        const trace::ObjectId pool = m_sessions.front().pool;
        const std::uint32_t timeouts = ++m_machine.emitter().word(pool);
        wait(cost::kSecondClientStarts + cost::kCheckoutTimeout);
        m_machine.emitter().event(EventKind::PoolTimeout, nullptr, pool, timeouts, timeouts - 1);
        milestone(MilestoneKind::FirstTimeout, "timed out while checking out a connection from connection pool");
        wait(cost::kProxyLinger - cost::kSecondClientStarts - cost::kCheckoutTimeout);
        endSessions();
        return;
    }
    }
    WS_UNREACHABLE();
}

void Process::endSessions()
{
    if (m_sessions.empty())
        return;
    for (const Session& session : m_sessions)
        m_machine.emitter().event(
            EventKind::SessionEnd, nullptr, session.connection, 0, m_machine.emitter().word(session.connection));
    milestone(MilestoneKind::SessionsEnd, fmt::format("the server ends {} sessions", m_sessions.size()));
    m_sessions.clear();
}

// -- sessions

void Process::connectionOpened(trace::ObjectId connection, trace::ObjectId pool, std::int64_t fd)
{
    m_sessions.push_back({connection, pool, fd});
}

void Process::connectionClosed(trace::ObjectId connection)
{
    std::erase_if(m_sessions, [connection](const Session& s) { return s.connection == connection; });
}

trace::ObjectId Process::connectionWithFd(std::int64_t fd) const
{
    for (const Session& session : m_sessions) {
        if (session.fd == fd)
            return session.connection;
    }
    return 0;
}

} // namespace ws::sim
