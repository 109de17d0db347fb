#pragma once

#include <QObject>
#include <QTimer>

namespace ws::ui {

/// The one 16 ms timer of the window. It runs only while somebody keeps it awake; a frame is a fixed step, never a
/// measured one, so that tests can drive it.
class FrameClock : public QObject {
    Q_OBJECT
public:
    static constexpr int kFrameMs = 16;

    explicit FrameClock(QObject* parent = nullptr);
    /// Asks for at least `frames` more frames.
    void wake(int frames = 1);
    [[nodiscard]] bool awake() const { return m_left > 0; }
    /// One frame, by hand (tests, pictures).
    void tick();

Q_SIGNALS:
    void frame();

private:
    QTimer m_timer;
    int m_left = 0;
};

} // namespace ws::ui
