#include "ui/state/view_state.h"

namespace ws::ui {

void ViewState::select(trace::GoId g)
{
    if (m_selected == g && !m_follow)
        return;
    m_selected = g;
    m_follow = false;
    Q_EMIT selectionChanged();
}

void ViewState::hover(trace::GoId g)
{
    if (m_hovered == g)
        return;
    m_hovered = g;
    Q_EMIT hoverChanged();
}

void ViewState::pin(trace::GoId g)
{
    if (m_pinned == g)
        return;
    m_pinned = g;
    Q_EMIT selectionChanged();
}

void ViewState::setFollow(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    Q_EMIT selectionChanged();
}

void ViewState::reset()
{
    m_selected = 0;
    m_hovered = 0;
    m_pinned = 0;
    m_follow = true;
    Q_EMIT selectionChanged();
    Q_EMIT hoverChanged();
}

void ViewState::acted(trace::GoId g)
{
    if (!m_follow || g == 0 || g == m_selected)
        return;
    m_selected = g;
    Q_EMIT selectionChanged();
}

} // namespace ws::ui
