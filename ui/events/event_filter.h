#pragma once

#include "replay/cursor.h"

#include <QString>

#include <vector>

namespace ws::ui {

/// Words that narrow the events down. All words must hold; a word is a goroutine ("g56", "main"), a kind of event
/// ("park", "MapFlag"), an object ("wg", "data") or a state that the event leads into ("runnable").
class EventFilter {
public:
    EventFilter() = default;
    EventFilter(const trace::Trace& trace, const QString& words);
    [[nodiscard]] bool empty() const { return m_words.empty(); }
    [[nodiscard]] bool accepts(const trace::Event& event) const;
    /// Indices of the accepted events, in order.
    [[nodiscard]] std::vector<trace::EventIndex> apply(const trace::Trace& trace) const;
    /// The goroutine that the words name, if they name one; else 0.
    [[nodiscard]] trace::GoId goroutine() const;

private:
    struct Word {
        trace::GoId g = 0;
        std::vector<bool> kinds; ///< by EventKind
        std::vector<bool> objects; ///< by ObjectId
        std::vector<bool> states; ///< by State
    };
    std::vector<Word> m_words;
};

} // namespace ws::ui
