#pragma once

#include "replay/cursor.h"
#include "ui/run_source.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace ws::ui {

/// A milestone and where to stand to see it: right after its event.
struct Mark {
    trace::EventIndex position = 0;
    std::uint64_t timeNs = 0;
    trace::MilestoneKind kind = trace::MilestoneKind::None;
    QString text; ///< what happened in this run
    QString lesson; ///< what the scenario says about it; may be empty
};

/// What an object has been through in the whole run, for choosing what to draw and for scales that do not jump.
struct ObjectUse {
    std::uint32_t events = 0;
    std::int32_t peakValue = 0; ///< WaitGroup counter, channel length, map length, RWMutex readers, pool limit
    std::uint32_t peakCell = 0; ///< map: highest cell used, plus one
    std::uint32_t parks = 0; ///< how often somebody began to wait for it
    bool own = true; ///< made by the user's code, not inside of the standard library
};

struct CountSample {
    trace::EventIndex position = 0;
    std::uint64_t timeNs = 0;
    std::array<std::uint32_t, trace::kStateCount> counts{};
    std::uint32_t connectionsInUse = 0;
};

/// The run that is shown, with all that is derived from it once: milestones, peaks, use of the objects. Emits changed()
/// before the playback is loaded with it.
class RunModel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void show(std::shared_ptr<const RunOutput> output, const Catalog& catalog);

    [[nodiscard]] bool empty() const { return m_output == nullptr; }
    [[nodiscard]] const RunOutput& output() const { return *m_output; }
    [[nodiscard]] const trace::Trace& trace() const { return m_output->index->trace(); }
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    [[nodiscard]] std::vector<trace::EventIndex> markPositions() const;
    /// The mark that stands exactly at this position; null if none.
    [[nodiscard]] const Mark* markAt(trace::EventIndex position) const;
    [[nodiscard]] const std::array<std::uint32_t, trace::kStateCount>& peaks() const { return m_peaks; }
    [[nodiscard]] std::uint32_t peakConnections() const { return m_peakConnections; }
    [[nodiscard]] const std::vector<ObjectUse>& use() const { return m_use; }
    /// Position right after the crash; nothing if the run ended otherwise.
    [[nodiscard]] std::optional<trace::EventIndex> crash() const { return m_crash; }
    /// Position right after what the program dies of: a crash, or the runtime's "all goroutines are asleep".
    [[nodiscard]] std::optional<trace::EventIndex> death() const { return m_crash ? m_crash : m_deadlock; }
    [[nodiscard]] trace::GoId culprit() const { return m_culprit; }
    /// Whom the culprit met in the map: the other one that changed its write flag last. It may have left the map again
    /// (then the culprit found the flag cleared under it). 0: no map, or nobody.
    [[nodiscard]] trace::GoId other() const { return m_other; }
    [[nodiscard]] trace::ObjectId crashedMap() const { return m_crashedMap; }

    /// Counts at these positions (sorted), in one pass over the trace.
    [[nodiscard]] std::vector<CountSample> sample(const std::vector<trace::EventIndex>& positions) const;

    /// One sentence: what the event before this position did and why, or the milestone that stands here.
    /// The latest Output event before this position; null if none.
    [[nodiscard]] const trace::Event* lastOutput(trace::EventIndex position) const;
    /// Everything written before this position.
    [[nodiscard]] const std::vector<trace::EventIndex>& outputs() const { return m_outputs; }
    [[nodiscard]] QString caption(trace::EventIndex position, const replay::World& world) const;
    /// What the scenario adds to the milestone that stands here; usually empty.
    [[nodiscard]] QString lesson(trace::EventIndex position) const;

Q_SIGNALS:
    void changed();

private:
    void scan();
    std::shared_ptr<const RunOutput> m_output;
    std::vector<Mark> m_marks;
    std::array<std::uint32_t, trace::kStateCount> m_peaks{};
    std::uint32_t m_peakConnections = 0;
    std::vector<ObjectUse> m_use;
    std::vector<trace::EventIndex> m_outputs; ///< all Output events
    std::optional<trace::EventIndex> m_crash;
    std::optional<trace::EventIndex> m_deadlock;
    trace::GoId m_culprit = 0;
    trace::GoId m_other = 0;
    trace::ObjectId m_crashedMap = 0;
};

} // namespace ws::ui
