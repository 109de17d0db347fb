#include "ui/views/goroutine_panel.h"

#include "query/stacks.h"
#include "query/waits.h"
#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ws::ui {

using trace::GoId;
using trace::State;

GoroutinePanel::GoroutinePanel(const Views& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_glyph(new QLabel(this))
    , m_title(new QLabel(this))
    , m_follow(new QPushButton(u"follow"_s, this))
    , m_pin(new QPushButton(u"pin"_s, this))
    , m_body(new QTextBrowser(this))
{
    m_title->setProperty("role", u"title"_s);
    for (QPushButton* button : {m_follow, m_pin}) {
        button->setProperty("link", true);
        button->setCheckable(true);
        button->setCursor(Qt::PointingHandCursor);
    }
    m_follow->setToolTip(u"Show the goroutine that acts (F)"_s);
    m_pin->setToolTip(u"Keep this goroutine here, whatever is selected (P)"_s);
    m_body->setOpenLinks(false);
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setAccessibleName(u"Goroutine"_s);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 4, 10, 0);
    head->setSpacing(7);
    head->addWidget(m_glyph);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_follow);
    head->addWidget(m_pin);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_body, 1);
    connect(m_follow, &QPushButton::clicked, this, [this](bool on) { m_views.state.setFollow(on); });
    connect(
        m_pin, &QPushButton::clicked, this, [this](bool on) { m_views.state.pin(on ? m_views.state.selected() : 0); });
    connect(m_body, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        bool ok = false;
        const uint g = link.toString().mid(2).toUInt(&ok);
        if (ok)
            m_views.state.select(g);
    });
    connect(&views.playback, &Playback::settled, this, &GoroutinePanel::refresh);
    connect(&views.state, &ViewState::selectionChanged, this, &GoroutinePanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &GoroutinePanel::restyle);
    restyle();
}

void GoroutinePanel::restyle()
{
    m_body->document()->setDocumentMargin(0);
    m_body->setStyleSheet(
        u"QTextBrowser { background: transparent; border: none; margin-left: 14px; margin-right: 6px; }"_s);
    m_shown.clear();
    refresh();
}

QString GoroutinePanel::page(GoId g) const
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    const trace::Trace& trace = m_views.playback.trace();
    const replay::World& world = m_views.playback.world();
    const auto& index = m_views.playback.index();
    const auto& state = world.goroutines[g];
    const auto link = [&](GoId other) {
        return u"<a href=\"g:%1\" style=\"color:%2;text-decoration:none\">%3</a>"_s.arg(other).arg(
            p.accent.name(), goName(other));
    };

    QString facts;
    const auto fact = [&](const QString& name, const QString& value, const QColor& color) {
        facts += u"<tr><td style=\"color:%1;padding-right:10px\">%2</td><td style=\"color:%3\">%4</td></tr>"_s.arg(
            p.muted.name(), name, color.name(), value);
    };
    // Since when: its state began with the latest event of it that changed the state.
    if (state.lastEvent != 0) {
        trace::EventIndex event = state.lastEvent - 1;
        while (trace.event(event).before() == trace.event(event).after() && index.history().previousOf[event] != 0)
            event = index.history().previousOf[event] - 1;
        const std::uint64_t since = trace.event(event).timeNs;
        fact(u"since"_s,
            since == world.timeNs
                ? u"now, "_s + exactTime(since)
                : u"%1, for %2"_s.arg(exactTime(since), fromStd(query::formatDuration(world.timeNs - since))),
            p.text);
    }
    QStringList holds;
    for (const trace::ObjectId connection : query::connectionsOf(trace, world, g))
        holds << ui::objectName(trace, connection).toHtmlEscaped();
    for (const trace::ObjectId lock : query::locksOf(trace, world, g))
        holds << ui::objectName(trace, lock).toHtmlEscaped();
    if (holds.size() > 4)
        holds = holds.mid(0, 3) << u"%1 more"_s.arg(holds.size() - 3);
    fact(u"holds"_s, holds.isEmpty() ? u"nothing"_s : holds.join(u", "_s), holds.isEmpty() ? p.muted : p.text);
    const query::Wait wait = query::waitOf(trace, world, g);
    if (wait.reason != trace::Reason::None) {
        QString what = wait.object != 0 ? ui::objectName(trace, wait.object).toHtmlEscaped()
                                        : goLabel(trace, state.state, state.reason);
        if (!wait.holders.empty()) {
            QStringList names;
            for (std::size_t i = 0; i < wait.holders.size() && i < 3; ++i)
                names << link(wait.holders[i]);
            if (wait.holders.size() > 3)
                names << u"%1 more"_s.arg(wait.holders.size() - 3);
            what += u", held by "_s + names.join(u", "_s);
        }
        fact(u"waits for"_s, what, p.text);
        const bool over = world.process != trace::ProcessStatus::Alive;
        const QString woken = fromStd(query::wokenBy(index, world, g));
        if (over)
            fact(u"woken by"_s, u"nobody: the world has stopped"_s, p.danger);
        else if (wait.forever)
            fact(u"woken by"_s, u"nobody, ever"_s, p.danger);
        else if (!woken.isEmpty())
            fact(u"woken by"_s, woken.toHtmlEscaped(), p.text);
    }
    if (const trace::GoroutineInfo& info = trace.goroutines()[g]; info.parent != 0)
        fact(u"started by"_s, link(info.parent), p.text);

    QString stack;
    if (state.state == State::Done) {
        stack = u"<span style=\"color:%1\">It has returned: Go no longer lists it.</span>"_s.arg(p.muted.name());
    } else if (state.state == State::Absent) {
        stack = u"<span style=\"color:%1\">It does not exist yet.</span>"_s.arg(p.muted.name());
    } else {
        const QStringList lines = fromStd(query::stackText(index, world, g)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QString line = lines[i].toHtmlEscaped();
            if (i == 0) {
                stack += u"<b style=\"color:%1\">%2</b><br>"_s.arg(p.state(state.state).name(), line);
            } else if (lines[i].startsWith(u'\t')) {
                line = u"&nbsp;&nbsp;&nbsp;&nbsp;"_s + line.trimmed();
                stack += u"<span style=\"color:%1\">%2</span><br>"_s.arg(p.muted.name(), line);
            } else {
                stack += line + u"<br>"_s;
            }
        }
    }
    const QFont mono = theme.mono(12);
    return u"<div style=\"font-size:%1px;color:%2\"><table cellspacing=\"0\" cellpadding=\"1\">%3</table></div>"
           "<div style=\"font-family:'%4';font-size:%5px;color:%2;margin-top:8px;line-height:128%\">%6</div>"_s.arg(
               QString::number(theme.px(12)), p.text.name(), facts, mono.family(), QString::number(mono.pixelSize()),
               stack);
}

void GoroutinePanel::refresh()
{
    const Palette& p = Theme::instance().palette();
    const GoId g = m_views.state.subject();
    m_follow->setChecked(m_views.state.follow());
    m_pin->setChecked(m_views.state.pinned() != 0);
    m_pin->setEnabled(g != 0);
    if (!m_views.playback.loaded() || g == 0 || g >= m_views.playback.world().goroutines.size()) {
        m_title->setText(u"Goroutine"_s);
        m_glyph->setPixmap({});
        const QString hint =
            u"<div style=\"color:%1;font-size:%2px\">Click a token to see what its goroutine does, holds and waits "
            "for; or step: the one that acts shows here.</div>"_s.arg(p.muted.name())
                .arg(Theme::instance().px(12));
        if (hint != m_shown) {
            m_shown = hint;
            m_body->setHtml(hint);
        }
        return;
    }
    const State state = m_views.playback.world().goroutines[g].state;
    m_title->setText(u"Goroutine %1%2"_s.arg(g).arg(g == 1 ? u" (main)"_s : QString()));
    const QColor color = state == State::Done || state == State::Absent ? p.muted : p.state(state);
    const int side = Theme::instance().px(14);
    QPixmap glyph(side * 3, side * 3);
    glyph.setDevicePixelRatio(3);
    glyph.fill(Qt::transparent);
    QPainter painter(&glyph);
    paintGlyph(painter, state, QRectF(0, 0, side, side), color);
    painter.end();
    m_glyph->setPixmap(glyph);
    const QString html = page(g);
    if (html == m_shown)
        return;
    m_shown = html;
    const int scroll = m_body->verticalScrollBar()->value();
    m_body->setHtml(html);
    m_body->verticalScrollBar()->setValue(scroll);
}

} // namespace ws::ui
