#include "trace/trace.h"

#include "base/assert.h"
#include "base/hash.h"

namespace ws::trace {

std::size_t Writer::FrameHash::operator()(const StackFrame& frame) const
{
    Hash64 hash;
    hash.addWord(static_cast<std::uint64_t>(frame.parent) << 32 | frame.function);
    hash.addWord(static_cast<std::uint64_t>(frame.file) << 32 | frame.line);
    return hash.value();
}

Writer::Writer()
    : m_trace(std::make_shared<Trace>())
{
    m_stringIds.emplace(m_trace->m_strings.front(), 0);
}

StringId Writer::intern(std::string_view text)
{
    if (const auto found = m_stringIds.find(text); found != m_stringIds.end())
        return found->second;
    const auto id = static_cast<StringId>(m_trace->m_strings.size());
    m_trace->m_strings.emplace_back(text);
    m_stringIds.emplace(m_trace->m_strings.back(), id);
    return id;
}

StackId Writer::internFrame(const StackFrame& frame)
{
    const auto [place, isNew] = m_frameIds.try_emplace(frame, static_cast<StackId>(m_trace->m_stacks.size()));
    if (isNew)
        m_trace->m_stacks.push_back(frame);
    return place->second;
}

std::uint32_t Writer::addFile(SourceFile file)
{
    m_trace->m_files.push_back(std::move(file));
    return static_cast<std::uint32_t>(m_trace->m_files.size() - 1);
}

ObjectId Writer::addObject(const ObjectInfo& info)
{
    m_trace->m_objects.push_back(info);
    return static_cast<ObjectId>(m_trace->m_objects.size() - 1);
}

void Writer::addGoroutine(const GoroutineInfo& info)
{
    auto& all = m_trace->m_goroutines;
    if (all.size() <= info.id)
        all.resize(info.id + 1);
    all[info.id] = info;
}

std::shared_ptr<const Trace> Writer::finish()
{
    Hash64 hash;
    hash.addWord(m_events.size());
    hash.addWord(m_eventHash.value());
    m_trace->m_events = std::move(m_events);
    for (const std::string& text : m_trace->m_strings)
        hash.addBytes(text);
    for (const StackFrame& frame : m_trace->m_stacks) {
        hash.addWord(static_cast<std::uint64_t>(frame.parent) << 32 | frame.function);
        hash.addWord(static_cast<std::uint64_t>(frame.file) << 32 | frame.line);
    }
    for (const ObjectInfo& object : m_trace->m_objects) {
        hash.addWord(static_cast<std::uint64_t>(object.kind) << 32 | object.name);
        hash.addWord(static_cast<std::uint64_t>(object.type) << 32 | object.parent);
        hash.addWord(object.address);
    }
    hash.addWord(
        static_cast<std::uint64_t>(m_trace->m_run.outcome) << 32 | static_cast<std::uint32_t>(m_trace->m_run.exitCode));
    m_trace->m_run.hash = hash.value();
    return std::move(m_trace);
}

} // namespace ws::trace
