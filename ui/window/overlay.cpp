#include "ui/window/overlay.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

// A resource in a static library has to be asked for; the macro wants to stand outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(waitscope_ui);
}

namespace ws::ui {

Overlay::Overlay(QWidget* window)
    : QWidget(window)
    , m_page(new QTextBrowser(this))
{
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setOpenLinks(false);
    m_page->setStyleSheet(u"QTextBrowser { background: transparent; border: none; }"_s);
    m_page->installEventFilter(this);
    setFocusProxy(m_page);
    window->installEventFilter(this);
    hide();
}

void Overlay::toggle(const QString& title, const QString& html)
{
    if (isVisible() && title == m_title) {
        hide();
        return;
    }
    m_title = title;
    m_page->setHtml(html);
    place();
    show();
    raise();
    setFocus();
}

QRect Overlay::box() const
{
    const Theme& theme = Theme::instance();
    const int width = std::min(this->width() - 40, theme.px(760));
    const int height = std::min(this->height() - 40, theme.px(720));
    return {(this->width() - width) / 2, (this->height() - height) / 2, width, height};
}

void Overlay::place()
{
    setGeometry(parentWidget()->rect());
    const int margin = Theme::instance().px(24);
    m_page->setGeometry(box().adjusted(margin, margin, -margin, -margin));
}

void Overlay::paintEvent(QPaintEvent*)
{
    const Palette& p = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 120));
    painter.setPen(QPen(p.border, 1));
    painter.setBrush(p.panel);
    painter.drawRoundedRect(QRectF(box()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    if (!box().contains(event->pos()))
        hide();
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_page && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            hide();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString keysPage()
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    static const std::array<std::pair<QString, QString>, 25> kKeys{{
        {u"Space"_s, u"play or pause"_s},
        {u"→  ←"_s, u"one event on, back"_s},
        {u"Shift+→  Shift+←"_s, u"next, previous milestone"_s},
        {u"Ctrl+→  Ctrl+←"_s, u"next, previous event of the selected goroutine"_s},
        {u"Home  End"_s, u"to the start, to the end"_s},
        {u"+  −"_s, u"faster, slower"_s},
        {u"C"_s, u"to the crash"_s},
        {u"G"_s, u"go to an event or a time"_s},
        {u"D"_s, u"Unsafe ↔ Safe"_s},
        {u"N"_s, u"new seed"_s},
        {u"F"_s, u"follow the goroutine that acts"_s},
        {u"P"_s, u"pin the selected goroutine"_s},
        {u"[  ]"_s, u"select the previous, the next goroutine"_s},
        {u"O"_s, u"the shared objects that found no room"_s},
        {u"1 … 4"_s, u"states, events, crash dump, output"_s},
        {u"Ctrl+F"_s, u"find a goroutine or an event"_s},
        {u"Ctrl+O"_s, u"open a Go file"_s},
        {u"Ctrl+S"_s, u"save the crash dump"_s},
        {u"F5  Ctrl+R"_s, u"run again"_s},
        {u"Ctrl+T"_s, u"light or dark"_s},
        {u"Ctrl++  Ctrl+−  Ctrl+0"_s, u"larger, smaller, normal text"_s},
        {u"Tab  Shift+Tab"_s, u"to the next, the previous control"_s},
        {u"Esc"_s, u"close a page, cancel a run, unselect"_s},
        {u"A"_s, u"assumptions: what is exact, simplified, left out"_s},
        {u"?  F1"_s, u"this page"_s},
    }};
    QString rows;
    for (const auto& [keys, what] : kKeys) {
        rows +=
            u"<tr><td style=\"padding:3px 26px 3px 0;font-family:'%1';font-weight:600;white-space:pre\">%2</td><td style=\"padding:3px 0;color:%3\">%4</td></tr>"_s
                .arg(theme.mono(12).family(), keys.toHtmlEscaped(), p.text.name(), what.toHtmlEscaped());
    }
    return u"<h2 style=\"color:%1\">Keys</h2><table style=\"font-size:%2px\">%3</table>"_s.arg(p.text.name())
        .arg(theme.px(13))
        .arg(rows);
}

QString assumptionsPage()
{
    initResources();
    QFile file(u":/waitscope/assumptions.md"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QTextDocument document;
    document.setDefaultFont(Theme::instance().sans(13));
    document.setMarkdown(QString::fromUtf8(file.readAll()));
    QString html = document.toHtml();
    return html;
}

} // namespace ws::ui
