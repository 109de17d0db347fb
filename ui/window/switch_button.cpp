#include "ui/window/switch_button.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ws::ui {

SwitchButton::SwitchButton(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const auto resize = [this] { setFixedSize(sizeHint()); };
    connect(&Theme::instance(), &Theme::changed, this, resize);
    resize();
    setToolTip(u"The same program, unsafe or safe (D)"_s);
    setAccessibleName(u"Unsafe or safe"_s);
}

QSize SwitchButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.px(188), theme.px(34)};
}

void SwitchButton::setSafe(bool safe)
{
    m_safe = safe;
    setAccessibleDescription(safe ? u"safe"_s : u"unsafe"_s);
    update();
}

void SwitchButton::setChoices(bool hasUnsafe, bool hasSafe)
{
    m_hasUnsafe = hasUnsafe;
    m_hasSafe = hasSafe;
    update();
}

void SwitchButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF all = QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8);
    const double radius = all.height() / 2;
    painter.setPen(QPen(hasFocus() ? p.accent : p.border, hasFocus() ? 1.6 : 1));
    painter.setBrush(p.inset);
    painter.drawRoundedRect(all, radius, radius);
    const double half = all.width() / 2;
    for (const bool side : {false, true}) {
        const QRectF box(all.left() + (side ? half : 0), all.top(), half, all.height());
        const bool on = m_safe == side && has(side);
        if (on) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(side ? p.state(trace::State::Running) : p.danger);
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2.5, radius - 2.5);
        }
        const QColor ink = on ? p.onState : has(side) ? p.text : p.faint;
        painter.setFont(theme.sans(13, on ? 700 : 500));
        const QString label = side ? u"Safe"_s : u"Unsafe"_s;
        const double glyph = theme.px(12);
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(label) + glyph + 6;
        const double x = box.center().x() - width / 2;
        paintGlyph(painter, side ? trace::State::Done : trace::State::Crashed,
            QRectF(x, box.center().y() - glyph / 2, glyph, glyph), ink);
        painter.setPen(ink);
        painter.drawText(
            QRectF(x + glyph + 6, box.top(), box.right() - x, box.height()), Qt::AlignLeft | Qt::AlignVCenter, label);
    }
}

void SwitchButton::mousePressEvent(QMouseEvent* event)
{
    const bool side = event->position().x() > width() / 2.0;
    if (event->button() == Qt::LeftButton && side != m_safe && has(side))
        Q_EMIT chosen(side);
}

void SwitchButton::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && has(!m_safe))
        Q_EMIT chosen(!m_safe);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ws::ui
