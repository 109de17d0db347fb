#include "ui/window/bottom_panel.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ws::ui {

BottomPanel::BottomPanel(const Views& views, QWidget* parent)
    : QFrame(parent)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_buttons(new TransportButtons(views, this))
    , m_position(new TransportPosition(views, this))
    , m_chart(new StatesChart(views, this))
    , m_events(new EventsTable(views, this))
    , m_dump(new DumpView(views, this))
    , m_output(new OutputView(views, this))
{
    setProperty("panel", true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& name : {u"States"_s, u"Events"_s, u"Crash dump"_s, u"Output"_s})
        m_tabs->addTab(name);
    for (QWidget* page : {static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_events),
             static_cast<QWidget*>(m_dump), static_cast<QWidget*>(m_output)})
        m_stack->addWidget(page);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 4, 4, 0);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_buttons);
    head->addWidget(m_position, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    connect(m_dump, &DumpView::saveFailed, this, &BottomPanel::failed);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&Theme::instance(), &Theme::changed, this, &BottomPanel::restyle);
    restyle();
}

void BottomPanel::restyle()
{
    m_tabs->setFont(Theme::instance().sans(13, 500));
}

} // namespace ws::ui
