#pragma once

#include "ui/events/events_table.h"
#include "ui/state/views.h"
#include "ui/timeline/states_chart.h"
#include "ui/views/text_views.h"
#include "ui/window/transport.h"

#include <QFrame>
#include <QStackedWidget>
#include <QTabBar>

namespace ws::ui {

/// Tabs on the left of one row, the transport in its middle, the position on its right; below it the chosen view.
class BottomPanel : public QFrame {
    Q_OBJECT
public:
    enum Tab : int { kStates, kEvents, kDump, kOutput };

    explicit BottomPanel(const Views& views, QWidget* parent = nullptr);
    void setTab(int tab) { m_tabs->setCurrentIndex(tab); }
    [[nodiscard]] int tab() const { return m_tabs->currentIndex(); }
    [[nodiscard]] StatesChart& chart() const { return *m_chart; }
    [[nodiscard]] EventsTable& events() const { return *m_events; }
    [[nodiscard]] DumpView& dump() const { return *m_dump; }
    [[nodiscard]] OutputView& output() const { return *m_output; }

Q_SIGNALS:
    void failed(const QString& message);

private:
    void restyle();
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    TransportButtons* m_buttons;
    TransportPosition* m_position;
    StatesChart* m_chart;
    EventsTable* m_events;
    DumpView* m_dump;
    OutputView* m_output;
};

} // namespace ws::ui
