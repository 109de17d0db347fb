#include "ui/events/event_filter.h"

#include "trace/labels.h"
#include "ui/theme/glyph.h"
#include "ui/theme/words.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::Event;
using trace::EventIndex;

EventFilter::EventFilter(const trace::Trace& trace, const QString& words)
{
    static const QRegularExpression kSpace(u"\\s+"_s);
    static const QRegularExpression kGoroutine(u"^g(\\d+)$"_s, QRegularExpression::CaseInsensitiveOption);
    for (const QString& text : words.split(kSpace, Qt::SkipEmptyParts)) {
        Word word;
        if (const auto match = kGoroutine.match(text); match.hasMatch()) {
            word.g = match.captured(1).toUInt();
            m_words.push_back(std::move(word));
            continue;
        }
        if (text.compare(u"main"_s, Qt::CaseInsensitive) == 0) {
            word.g = 1;
            m_words.push_back(std::move(word));
            continue;
        }
        for (int kind = 0; kind < trace::kEventKindCount; ++kind)
            word.kinds.push_back(eventName(static_cast<trace::EventKind>(kind)).contains(text, Qt::CaseInsensitive));
        for (int state = 0; state < trace::kStateCount; ++state)
            word.states.push_back(stateTitle(static_cast<trace::State>(state)).startsWith(text, Qt::CaseInsensitive));
        word.objects.push_back(false);
        for (trace::ObjectId id = 1; id < trace.objects().size(); ++id)
            word.objects.push_back(objectName(trace, id).contains(text, Qt::CaseInsensitive));
        m_words.push_back(std::move(word));
    }
}

bool EventFilter::accepts(const Event& event) const
{
    for (const Word& word : m_words) {
        const bool holds = word.kinds.empty()
            ? event.g == word.g
            : word.kinds[static_cast<std::size_t>(event.kind)] || word.objects[event.obj]
                || (event.before() != event.after() && word.states[static_cast<std::size_t>(event.after())]);
        if (!holds)
            return false;
    }
    return true;
}

std::vector<EventIndex> EventFilter::apply(const trace::Trace& trace) const
{
    std::vector<EventIndex> accepted;
    for (EventIndex i = 0; i < trace.size(); ++i) {
        if (accepts(trace.event(i)))
            accepted.push_back(i);
    }
    return accepted;
}

trace::GoId EventFilter::goroutine() const
{
    for (const Word& word : m_words) {
        if (word.kinds.empty())
            return word.g;
    }
    return 0;
}

} // namespace ws::ui
