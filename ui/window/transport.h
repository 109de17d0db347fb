#pragma once

#include "ui/state/views.h"

#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace ws::ui {

/// Start, previous milestone, step back, play, step, next milestone, end.
class TransportButtons : public QWidget {
    Q_OBJECT
public:
    explicit TransportButtons(const Views& views, QWidget* parent = nullptr);

private:
    QToolButton* add(const QString& tip);
    void restyle();
    void refresh();
    Views m_views;
    QToolButton* m_start;
    QToolButton* m_previous;
    QToolButton* m_back;
    QToolButton* m_play;
    QToolButton* m_step;
    QToolButton* m_next;
    QToolButton* m_end;
};

/// Where the playback stands and how fast it goes.
class TransportPosition : public QWidget {
    Q_OBJECT
public:
    explicit TransportPosition(const Views& views, QWidget* parent = nullptr);
    [[nodiscard]] QString timeText() const { return m_time->text(); }
    [[nodiscard]] QString eventText() const { return m_event->text(); }

Q_SIGNALS:
    void goToWanted();

private:
    void restyle();
    void refresh();
    Views m_views;
    QLabel* m_time;
    QLabel* m_event;
    QToolButton* m_slower;
    QToolButton* m_faster;
    QToolButton* m_speed;
};

} // namespace ws::ui
