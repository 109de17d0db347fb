#include "ui/events/events_table.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace ws::ui {

EventsTable::EventsTable(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_model(new EventModel(views, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
{
    m_filter->setPlaceholderText(u"Filter: g56, main, park, MapFlag, wg, runnable … all words must hold"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(u"Filter of the events"_s);
    m_count->setProperty("role", u"muted"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAccessibleName(u"Events"_s);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 0, 14, 0);
    head->setSpacing(12);
    head->addWidget(m_filter, 1);
    head->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 6);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &EventsTable::filterChanged);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        // The first match at or after the position, else the first of all.
        if (const trace::GoId g = m_model->filter().goroutine();
            g != 0 && m_views.playback.loaded() && g < m_views.playback.world().goroutines.size())
            m_views.state.select(g);
        const int row = m_model->rowBefore(m_views.playback.position()) + 1;
        if (m_model->rowCount() > 0)
            goTo(m_model->index(row < m_model->rowCount() ? row : 0, 0));
    });
    connect(m_table, &QTableView::clicked, this, &EventsTable::goTo);
    connect(m_table, &QTableView::activated, this, &EventsTable::goTo);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_count->setText(m_model->rowCount() == 1
                ? u"1 event"_s
                : u"%1 events"_s.arg(number(static_cast<std::uint64_t>(m_model->rowCount()))));
    });
    connect(&views.playback, &Playback::settled, this, &EventsTable::moved);
    connect(&Theme::instance(), &Theme::changed, this, &EventsTable::restyle);
    restyle();
}

void EventsTable::restyle()
{
    const Theme& theme = Theme::instance();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(21));
    const int widths[] = {80, 150, 96, 40, 120, 420, 150};
    for (int column = 0; column < EventModel::kColumns; ++column)
        m_table->setColumnWidth(column, theme.px(widths[column]));
    m_table->horizontalHeader()->setSectionResizeMode(EventModel::kWhat, QHeaderView::Stretch);
    m_filter->setFont(theme.mono(12));
}

void EventsTable::filterChanged()
{
    m_model->setFilter(m_filter->text());
    moved();
}

void EventsTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EventsTable::showEvent(QShowEvent*)
{
    moved();
}

void EventsTable::moved()
{
    if (!isVisible() || !m_views.playback.loaded())
        return;
    m_model->positionChanged(m_position, m_views.playback.position());
    m_position = m_views.playback.position();
    const int row = m_model->rowBefore(m_position);
    if (row >= 0)
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    else
        m_table->scrollToTop();
}

void EventsTable::goTo(const QModelIndex& index)
{
    if (index.isValid())
        m_views.playback.seek(m_model->eventAt(index.row()) + 1);
}

} // namespace ws::ui
