#pragma once

#include "ui/events/event_filter.h"
#include "ui/state/views.h"

#include <QAbstractTableModel>

namespace ws::ui {

/// The events as rows, made when they are looked at; nothing is copied. With a filter it keeps the accepted indices.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { kNumber, kTime, kGoroutine, kProc, kKind, kWhat, kWhere, kColumns };
    static constexpr int kEventRole = Qt::UserRole; ///< index of the row's event

    explicit EventModel(const Views& views, QObject* parent = nullptr);
    void setFilter(const QString& words);
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    /// Row of the latest accepted event before a position; -1 if none.
    [[nodiscard]] int rowBefore(trace::EventIndex position) const;
    [[nodiscard]] trace::EventIndex eventAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The rows that change their look with the position.
    void positionChanged(trace::EventIndex before, trace::EventIndex now);

private:
    void runChanged();
    Views m_views;
    EventFilter m_filter;
    QString m_words;
    std::vector<trace::EventIndex> m_rows; ///< with a filter only
    int m_count = 0;
};

} // namespace ws::ui
