#pragma once

#include "replay/cursor.h"
#include "ui/state/frame_clock.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace ws::ui {

/// The position in the trace, and whether and how fast it moves. Views read world() and never keep a position of their
/// own.
///
/// Playing advances once a frame; speed changes how many events (or how much virtual time) a frame is worth, never the
/// frame rate. It eases: it starts slowly, and slows down before a milestone and leaves it slowly, so that a room can
/// see what comes.
class Playback : public QObject {
    Q_OBJECT
public:
    enum class Pace : std::uint8_t { Events, Time };

    explicit Playback(FrameClock& clock, QObject* parent = nullptr);

    /// Starts over with another run, paused at its start. `marks` are positions of milestones, sorted.
    void load(std::shared_ptr<const replay::TraceIndex> index, std::vector<trace::EventIndex> marks);
    [[nodiscard]] bool loaded() const { return m_cursor.has_value(); }
    [[nodiscard]] const trace::Trace& trace() const { return m_cursor->trace(); }
    [[nodiscard]] const replay::TraceIndex& index() const { return m_cursor->index(); }
    [[nodiscard]] const replay::World& world() const { return m_cursor->world(); }
    [[nodiscard]] trace::EventIndex position() const { return m_cursor ? m_cursor->position() : 0; }
    [[nodiscard]] trace::EventIndex size() const { return m_cursor ? m_cursor->trace().size() : 0; }
    /// The event that led here; null at the start.
    [[nodiscard]] const trace::Event* lastEvent() const;

    void seek(trace::EventIndex position);
    void seekTime(std::uint64_t timeNs); ///< to the first position whose event is later
    void step(); ///< one event on; pauses
    void stepBack();
    void toStart() { seek(0); }
    void toEnd() { seek(size()); }
    void nextMark();
    void previousMark();
    void nextOf(trace::GoId g); ///< right after the next event of this goroutine
    void previousOf(trace::GoId g);

    [[nodiscard]] bool playing() const { return m_playing; }
    void play(); ///< from the start again if it stands at the end
    void pause();
    void toggle() { m_playing ? pause() : play(); }

    [[nodiscard]] Pace pace() const { return m_pace; }
    void setPace(Pace pace);
    void faster();
    void slower();
    /// "200 events/s", "50 µs/s"
    [[nodiscard]] QString speedText() const;
    /// Events or nanoseconds a second before easing.
    [[nodiscard]] double rate() const;
    [[nodiscard]] int speedLevel() const { return m_level[static_cast<int>(m_pace)]; }
    void setSpeedLevel(int level);

Q_SIGNALS:
    void runChanged();
    /// The world is another one. `jumped`: not by playing or a single step, so nothing should fly across the stage.
    void moved(bool jumped);
    /// As moved(), but while it plays only ten times a second: for views of text, which nobody reads faster.
    void settled();
    void playingChanged(bool playing);
    void speedChanged();

private:
    void frame();
    void moveTo(trace::EventIndex position, bool jumped);
    [[nodiscard]] double easing() const;

    FrameClock* m_clock;
    std::optional<replay::Cursor> m_cursor;
    std::vector<trace::EventIndex> m_marks;
    bool m_playing = false;
    Pace m_pace = Pace::Events;
    int m_level[2] = {6, 6};
    double m_carry = 0; ///< the part of an event (or nanosecond) that the frames so far are still owed
    double m_timeNs = 0; ///< virtual time of the playhead when playing by time
    int m_framesPlayed = 0;
};

} // namespace ws::ui
