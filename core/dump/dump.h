#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Go's goroutine dump as data: what a crash, SIGQUIT or debug=2 prints. Written by dump/writer.h, read by
/// dump/reader.h.
namespace ws::dump {

/// One call in a stack: two lines of text.
struct Frame {
    std::string function; ///< "main.main.func1", "sync.(*Mutex).Lock"; a panicking call is "panic"
    std::string args; ///< between the parentheses: "0x4, {0xc00009c020?}"; "..." for an inlined call
    std::string file;
    std::uint32_t line = 0;
    std::optional<std::uint64_t> pcOffset; ///< "+0x1f"; inlined calls and goroutines that never ran have none
    std::string registers; ///< "fp=0x… sp=0x… pc=0x…" where the level of detail shows them
    bool operator==(const Frame&) const = default;
};

/// "created by main.main in goroutine 1" and its position.
struct Creation {
    std::string function;
    std::uint64_t goroutine = 0; ///< 0: not said (before Go 1.21)
    std::string file;
    std::uint32_t line = 0;
    std::optional<std::uint64_t> pcOffset;
    bool operator==(const Creation&) const = default;
};

/// GODEBUG=tracebackancestors: who created the creator.
struct Ancestor {
    std::uint64_t goroutine = 0;
    std::vector<Frame> frames;
    bool elided = false; ///< ended with "...additional frames elided..."
    std::optional<Creation> created;
    bool operator==(const Ancestor&) const = default;
};

struct Goroutine {
    std::uint64_t id = 0;
    std::string status; ///< "runnable", "chan receive (nil chan)"
    std::string pointers; ///< "gp=0xc000002380 m=0 mp=0x5a6fe0" where shown
    std::uint32_t minutes = 0; ///< 0: not shown
    bool scan = false;
    bool leaked = false;
    bool durable = false;
    bool lockedToThread = false;
    std::uint32_t bubble = 0; ///< synctest bubble (or group), 0: none
    std::string labels; ///< pprof labels as printed, without braces
    std::vector<Frame> frames; ///< innermost first
    std::uint32_t elidedAt = 0; ///< how many frames come before "...N frames elided..."
    std::uint32_t elidedFrames = 0; ///< N; 0: nothing left out in the middle
    bool elidedAtEnd = false; ///< "...additional frames elided..." (before Go 1.21)
    bool unavailable = false; ///< "goroutine running on other thread; stack unavailable"
    std::optional<Creation> created;
    std::vector<Ancestor> ancestors;
    bool operator==(const Goroutine&) const = default;
};

/// One entry of a goroutine profile with debug=1: so many goroutines with this stack; no ids, no states.
struct ProfileEntry {
    std::uint64_t count = 0;
    std::string labels;
    std::vector<Frame> frames;
    bool operator==(const ProfileEntry&) const = default;
};

/// A whole dump. `preamble` are the lines before the first goroutine without their newlines ("fatal error: …").
struct Dump {
    std::vector<std::string> preamble;
    std::vector<Goroutine> goroutines;
    std::vector<std::string> registers; ///< after a signal: "rax    0x0" …
    std::vector<ProfileEntry> profile; ///< debug=1
    std::vector<std::string> other; ///< lines after the first goroutine that belong to no dump ("exit status 2")
    bool operator==(const Dump&) const = default;
};

} // namespace ws::dump
