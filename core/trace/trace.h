#pragma once

#include "base/hash.h"
#include "trace/event.h"
#include "trace/event_buffer.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ws::trace {

/// A call stack as a tree: this frame and, as `parent`, its caller's frame at the moment of the call. Interned: equal
/// stacks have equal ids.
struct StackFrame {
    StackId parent = 0; ///< 0: the goroutine's first function
    StringId function = 0; ///< as Go prints it: "main.main.func1", "sync.(*WaitGroup).Wait"
    std::uint32_t file = 0; ///< index into Trace::files()
    std::uint32_t line = 0;
    bool operator==(const StackFrame&) const = default;
};

struct SourceFile {
    std::string name; ///< as shown: "unsafe.go", "sync/waitgroup.go"
    std::string text; ///< empty for library files
    bool user = true; ///< false: part of the simulated standard library
};

struct ObjectInfo {
    ObjectKind kind = ObjectKind::None;
    StringId name = 0; ///< the variable: "data", "wg", "s.mu"; a connection: "conn 31"
    StringId type = 0; ///< "map[int]string"
    ObjectId parent = 0; ///< a connection's pool
    std::uint32_t size = 0; ///< channel: capacity; map: cells at creation; connection: its number
    std::uint64_t address = 0;
};

struct GoroutineInfo {
    GoId id = 0;
    GoId parent = 0;
    std::uint32_t slot = 0; ///< place in Go's allgs: the order of a dump
    StringId function = 0; ///< its first function
    StackId createdAt = 0; ///< the `go` statement's frame in the creator; 0 for main
};

enum class Outcome : std::uint8_t { Exited, Fatal, Panic, Deadlock, Limit };

/// How the run was made and how it ended: the trace's footer.
struct RunInfo {
    std::string target; ///< "pool/unsafe" or a path
    std::string goVersion = "1.26";
    std::string afterCrash = "stalled";
    std::string stdoutKind = "file";
    std::uint64_t seed = 1;
    std::uint32_t procs = 4;
    Outcome outcome = Outcome::Exited;
    int exitCode = 0;
    std::string message; ///< "fatal error: concurrent map writes"; empty if it exited by itself
    EventIndex stepsUntil = 0; ///< statement-level events end before this event (== size(): they never ended)
    std::uint64_t hash = 0;
};

/// Everything that happened in one run. Immutable once built; shared by all views.
class Trace {
public:
    [[nodiscard]] EventIndex size() const { return static_cast<EventIndex>(m_events.size()); }
    [[nodiscard]] const Event& event(EventIndex index) const { return m_events[index]; }
    [[nodiscard]] const EventBuffer& events() const { return m_events; }
    [[nodiscard]] const std::string& string(StringId id) const { return m_strings[id]; }
    [[nodiscard]] const std::deque<std::string>& strings() const { return m_strings; }
    [[nodiscard]] const StackFrame& frame(StackId id) const { return m_stacks[id]; }
    [[nodiscard]] const std::vector<StackFrame>& stacks() const { return m_stacks; }
    [[nodiscard]] const std::vector<SourceFile>& files() const { return m_files; }
    [[nodiscard]] const std::vector<ObjectInfo>& objects() const { return m_objects; } ///< [0] is "none"
    [[nodiscard]] const ObjectInfo& object(ObjectId id) const { return m_objects[id]; }
    /// Indexed by goid; ids that Go skipped have id 0.
    [[nodiscard]] const std::vector<GoroutineInfo>& goroutines() const { return m_goroutines; }
    [[nodiscard]] const RunInfo& run() const { return m_run; }

private:
    friend class Writer;
    EventBuffer m_events;
    std::deque<std::string> m_strings{std::string()};
    std::vector<StackFrame> m_stacks{StackFrame()};
    std::vector<SourceFile> m_files;
    std::vector<ObjectInfo> m_objects{ObjectInfo()};
    std::vector<GoroutineInfo> m_goroutines;
    RunInfo m_run;
};

/// The only way to make a Trace: append, then finish().
class Writer {
public:
    Writer();

    EventIndex append(const Event& event) { return append(EventWords::of(event)); }
    EventIndex append(EventWords event)
    {
        m_eventHash.add(event.time, event.subject, event.object, event.rest);
        m_events.append(event);
        return size() - 1;
    }
    [[nodiscard]] bool full() const { return m_events.full(); } ///< the next append() takes memory
    StringId intern(std::string_view text);
    StackId internFrame(const StackFrame& frame);
    std::uint32_t addFile(SourceFile file);
    ObjectId addObject(const ObjectInfo& info);
    void addGoroutine(const GoroutineInfo& info);
    RunInfo& run() { return m_trace->m_run; }
    [[nodiscard]] EventIndex size() const { return static_cast<EventIndex>(m_events.size()); }
    /// For the machine, which names objects late (a map gets its variable's name after it was made).
    ObjectInfo& object(ObjectId id) { return m_trace->m_objects[id]; }

    /// Computes the hash (events, strings, stacks, objects, goroutines; not the file texts) and hands the trace over.
    std::shared_ptr<const Trace> finish();

private:
    struct FrameHash {
        std::size_t operator()(const StackFrame& frame) const;
    };
    std::shared_ptr<Trace> m_trace;
    EventBuffer m_events; ///< the trace's, until it is finished
    RecordHash64 m_eventHash; ///< made as events come: on the side, while they are in registers
    std::unordered_map<std::string_view, StringId> m_stringIds; ///< looked up only, never iterated
    std::unordered_map<StackFrame, StackId, FrameHash> m_frameIds;
};

} // namespace ws::trace
