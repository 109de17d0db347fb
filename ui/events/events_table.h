#pragma once

#include "ui/events/event_model.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QWidget>

namespace ws::ui {

/// All events, with a filter. It keeps up with the playback; a click or Return goes to an event.
class EventsTable : public QWidget {
    Q_OBJECT
public:
    explicit EventsTable(const Views& views, QWidget* parent = nullptr);
    /// Ctrl+F.
    void focusFilter();
    [[nodiscard]] EventModel& model() const { return *m_model; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void moved();
    void restyle();
    void filterChanged();
    void goTo(const QModelIndex& index);
    Views m_views;
    EventModel* m_model;
    QLineEdit* m_filter;
    QLabel* m_count;
    QTableView* m_table;
    trace::EventIndex m_position = 0;
};

} // namespace ws::ui
