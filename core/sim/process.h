#pragma once

#include "sim/goroutine.h"
#include "sim/options.h"
#include "trace/trace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ws::sim {

class Machine;

/// The simulated operating system process: its standard streams, how it ends, and what happens after a crash.
class Process {
public:
    explicit Process(Machine& machine);

    // -- standard streams
    struct Write {
        std::uint64_t durationPs = 0; ///< of the system call; Machine::kForever if it never returns
        std::uint64_t accepted = 0; ///< bytes that got into the device before it blocked for ever
    };
    /// What write(fd, n bytes) does to the device behind stdout or stderr.
    Write beginWrite(int fd, std::uint64_t bytes);
    /// read(0): the next bytes of Options::stdinText, at most `most`.
    std::string_view readStdin(std::uint64_t most);
    void output(Goroutine* g, int fd, std::string_view text);
    [[nodiscard]] trace::ObjectId streamObject(int fd) const { return m_streams[fd == 2 ? 1 : 0]; }
    void setStreamObject(int fd, trace::ObjectId object) { m_streams[fd == 2 ? 1 : 0] = object; }

    // -- ends
    void exit(int code);
    void mainReturned();
    void deadlock();
    void fatal(Goroutine& g, std::string_view text, trace::ObjectId obj);
    void throwError(Goroutine& g, std::string_view text, std::string_view preamble);
    void panic(Goroutine& g, std::string_view text);
    void limit(std::string_view message);
    /// debug.SetTraceback: a crash prints all goroutines, even where Go prints one.
    void setTracebackAll(bool all) { m_tracebackAll = all; }

    [[nodiscard]] std::string takeStdout() { return std::move(m_stdout); }
    [[nodiscard]] std::string takeStderr() { return std::move(m_stderr); }
    /// A connection's session exists on the server; it ends with the process, in one of the three ways of AfterCrash.
    void connectionOpened(trace::ObjectId connection, trace::ObjectId pool, std::int64_t fd);
    void connectionClosed(trace::ObjectId connection);
    [[nodiscard]] trace::ObjectId connectionWithFd(std::int64_t fd) const; ///< 0: none

    /// The world is frozen: prints the dump and lets the process end as AfterCrash says.
    void finishCrash();
    [[nodiscard]] bool dying() const { return m_dying; }

private:
    struct Session {
        trace::ObjectId connection = 0;
        trace::ObjectId pool = 0;
        std::int64_t fd = 0;
    };
    void status(trace::ProcessStatus status);
    void milestone(trace::MilestoneKind kind, std::string_view text);
    void crash(Goroutine& g, std::string_view text, trace::ObjectId obj, trace::Outcome outcome, bool everybody);
    void afterCrash();
    void endSessions();
    void wait(std::uint64_t ps);

    Machine& m_machine;
    std::string m_stdout;
    std::string m_stderr;
    std::uint64_t m_pipeFill[2] = {}; ///< of stdout, stderr: nobody reads
    std::size_t m_stdinRead = 0;
    trace::ObjectId m_streams[2] = {};
    trace::ProcessStatus m_status = trace::ProcessStatus::Alive;
    std::vector<Session> m_sessions;
    bool m_dying = false;
    bool m_tracebackAll = false;
    struct {
        Goroutine* g = nullptr; ///< null: a deadlock
        trace::Outcome outcome = trace::Outcome::Fatal;
        std::string firstLine;
        bool everybody = false;
    } m_crash;
};

} // namespace ws::sim
