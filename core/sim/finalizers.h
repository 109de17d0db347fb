#pragma once

#include "code/rtype.h"
#include "sim/heap.h"

#include <deque>
#include <map>

namespace ws::sim {

class Machine;

/// What runtime.SetFinalizer has registered, as Go's special records: an object that a collection finds unreachable but
/// for its finalizer stays for this once, is queued, and a goroutine calls the finalizer with it. What the object
/// points at is kept too (runtime.markrootSpans), so of a chain of objects with finalizers one goes a cycle. Objects
/// die in the order of their addresses.
///
/// The goroutine is made when there is something to do and ends when the queue is empty.
class Finalizers {
public:
    struct Entry {
        Addr object = 0; ///< the pointer that was given
        code::RTypeId objectType = 0;
        Addr function = 0; ///< the closure
        code::RTypeId functionType = 0;
    };

    /// `runner` is the goroutine's function, `creator` the one it seems to be created by.
    void setRunner(Addr runner, Addr creator)
    {
        m_runner = runner;
        m_creator = creator;
    }
    bool add(const Entry& entry) { return m_entries.emplace(entry.object, entry).second; } ///< false: it has one
    void remove(Addr object) { m_entries.erase(object); }
    /// For the goroutine: the next call. False: it shall end.
    bool take(Entry& entry);

    // -- for the collector
    void markRoots(Heap& heap) const; ///< before the marks are drained
    void markAll(Heap& heap) const; ///< whatever finalizers may ever reach: they are code that can run
    void queueDead(Heap& heap); ///< after that; what it keeps alive must be drained again
    void startGoroutine(Machine& machine); ///< after the collection, if there is work for it

private:
    std::map<Addr, Entry> m_entries;
    std::deque<Entry> m_queue;
    Addr m_runner = 0;
    Addr m_creator = 0;
    bool m_running = false;
};

} // namespace ws::sim
