#include "ui/events/event_model.h"

#include "query/explain.h"
#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::Event;
using trace::EventIndex;

EventModel::EventModel(const Views& views, QObject* parent)
    : QAbstractTableModel(parent)
    , m_views(views)
{
    connect(&views.playback, &Playback::runChanged, this, &EventModel::runChanged);
    runChanged();
}

void EventModel::runChanged()
{
    beginResetModel();
    m_rows.clear();
    m_count = 0;
    if (m_views.playback.loaded()) {
        const trace::Trace& trace = m_views.playback.trace();
        m_filter = EventFilter(trace, m_words);
        if (!m_filter.empty())
            m_rows = m_filter.apply(trace);
        m_count = static_cast<int>(m_filter.empty() ? trace.size() : m_rows.size());
    }
    endResetModel();
}

void EventModel::setFilter(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    runChanged();
}

int EventModel::rowBefore(EventIndex position) const
{
    if (m_filter.empty())
        return std::min(static_cast<int>(position), m_count) - 1;
    return static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), position) - m_rows.begin()) - 1;
}

EventIndex EventModel::eventAt(int row) const
{
    return m_filter.empty() ? static_cast<EventIndex>(row) : m_rows[static_cast<std::size_t>(row)];
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case kNumber:
        return u"event"_s;
    case kTime:
        return u"time"_s;
    case kGoroutine:
        return u"goroutine"_s;
    case kProc:
        return u"P"_s;
    case kKind:
        return u"kind"_s;
    case kWhat:
        return u"what"_s;
    case kWhere:
        return u"where"_s;
    case kColumns:
        break;
    }
    return {};
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_views.playback.loaded() || index.row() >= m_count)
        return {};
    const EventIndex at = eventAt(index.row());
    const trace::Trace& trace = m_views.playback.trace();
    const Event& event = trace.event(at);
    const Palette& p = Theme::instance().palette();
    if (role == kEventRole)
        return at;
    if (role == Qt::ForegroundRole) {
        if (at >= m_views.playback.position())
            return p.muted;
        if (index.column() == kGoroutine && event.g != 0 && event.after() != trace::State::Done)
            return p.state(event.after());
        if (event.kind == trace::EventKind::GoCrash)
            return p.danger;
        return index.column() == kNumber || index.column() == kTime || index.column() == kWhere ? p.muted : p.text;
    }
    if (role == Qt::BackgroundRole)
        return at + 1 == m_views.playback.position() ? QVariant(p.runningSoft) : QVariant();
    if (role == Qt::ToolTipRole && index.column() == kWhat)
        return fromStd(query::shortText(trace, event));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case kNumber:
        return number(at + 1);
    case kTime:
        return exactTime(event.timeNs);
    case kGoroutine:
        return event.g == 0 ? QString() : event.g == 1 ? u"G1 main"_s : goName(event.g);
    case kProc:
        return event.p == trace::kNoProc ? QString() : QString::number(event.p);
    case kKind:
        return eventName(event.kind);
    case kWhat:
        return fromStd(query::shortText(trace, event));
    case kWhere:
        return fromStd(query::userPosition(trace, event.stack));
    case kColumns:
        break;
    }
    return {};
}

void EventModel::positionChanged(EventIndex before, EventIndex now)
{
    if (m_count == 0)
        return;
    const int from = std::clamp(rowBefore(std::min(before, now)), 0, m_count - 1);
    const int to = std::clamp(rowBefore(std::max(before, now)) + 1, 0, m_count - 1);
    Q_EMIT dataChanged(index(from, 0), index(to, kColumns - 1), {Qt::ForegroundRole, Qt::BackgroundRole});
}

} // namespace ws::ui
