#include "ui/stage/object_cards.h"

#include "ui/theme/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

using replay::ObjectState;
using trace::GoId;
using trace::ObjectKind;
using trace::Reason;
using trace::State;

namespace {

/// "queue 41" and below it the queue, in order.
void labelledQueue(const StageBrush& brush, const QRectF& box, const QString& label, const std::vector<GoId>& queue)
{
    const double line = std::round(16 * brush.scale);
    const Palette& p = brush.palette();
    double x = box.left();
    x += brush.text(QRectF(x, box.top(), box.width(), line), label + u' ', brush.theme.sans(11), p.muted);
    brush.text(QRectF(x, box.top(), box.right() - x, line), QString::number(queue.size()), brush.theme.mono(11, 700),
        queue.empty() ? p.muted : p.state(brush.world().goroutines[queue.front()].state));
    brush.queue(box.adjusted(0, line + 2, 0, 0), queue);
}

} // namespace

void paintLock(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& lock = brush.world().objects[card.id];
    const double line = std::round(20 * s);
    const QRectF first(inside.left(), inside.top(), inside.width(), line);
    double x = inside.left();
    if (lock.owner != 0) {
        x += brush.text(
            first, card.kind == ObjectKind::RWMutex ? u"writer "_s : u"held by "_s, brush.theme.sans(11), p.muted);
        const QRectF chip = brush.chip(QPointF(x, first.center().y()), lock.owner, std::round(18 * s));
        x = chip.right() + 8;
        if (brush.world().goroutines[lock.owner].state == State::Done)
            x += brush.text(QRectF(x, first.top(), inside.right() - x, line), u"returned without Unlock"_s,
                brush.theme.sans(11, 600), p.danger);
    } else {
        x += brush.text(first, card.kind == ObjectKind::RWMutex ? u"no writer"_s : u"unlocked"_s, brush.theme.sans(11),
                 p.muted)
            + 8;
    }
    if (card.kind == ObjectKind::RWMutex) {
        const QString readers = lock.value == 1 ? u"1 reader"_s : u"%1 readers"_s.arg(lock.value);
        x += brush.text(QRectF(x, first.top(), inside.right() - x, line), readers,
                 brush.theme.sans(11, lock.value > 0 ? 600 : 400), lock.value > 0 ? p.text : p.muted)
            + 8;
    }
    if (lock.flag) {
        brush.text(QRectF(x, first.top(), inside.right() - x, line), u"starvation mode"_s, brush.theme.sans(11, 600),
            p.state(State::Semacquire));
    }
    labelledQueue(brush, inside.adjusted(0, line + 3 * s, 0, 0), u"queue"_s, brush.facts.waiters(card.id));
}

void paintChannel(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& channel = brush.world().objects[card.id];
    const std::uint32_t capacity = brush.trace().object(card.id).size;
    const double line = std::round(16 * s);
    QRectF first(inside.left(), inside.top(), inside.width(), line);
    double x = first.left();
    x += brush.text(first, capacity == 0 ? u"unbuffered"_s : u"%1 of %2"_s.arg(channel.value).arg(capacity),
             brush.theme.sans(11), p.muted)
        + 8;
    if (channel.closed)
        brush.text(QRectF(x, first.top(), inside.right() - x, line), u"closed"_s, brush.theme.sans(11, 600),
            p.state(State::Semacquire));
    double y = first.bottom() + 2;
    if (capacity > 0) {
        const auto cells = static_cast<double>(capacity);
        const double height = std::round(12 * s);
        const double pitch = std::min(std::round(16 * s), inside.width() / cells);
        brush.painter.setPen(Qt::NoPen);
        if (pitch >= 4) {
            for (std::uint32_t i = 0; i < capacity; ++i) {
                brush.painter.setBrush(static_cast<std::int32_t>(i) < channel.value ? p.muted : p.faint);
                brush.painter.drawRect(QRectF(inside.left() + i * pitch, y, pitch - (pitch > 5 ? 2 : 1), height));
            }
        } else {
            brush.painter.setBrush(p.faint);
            brush.painter.drawRect(QRectF(inside.left(), y, inside.width(), height));
            brush.painter.setBrush(p.muted);
            brush.painter.drawRect(QRectF(inside.left(), y, inside.width() * channel.value / cells, height));
        }
        y += height + 4;
    }
    std::vector<GoId> senders;
    std::vector<GoId> receivers;
    for (const GoId g : brush.facts.waiters(card.id)) {
        const Reason reason = brush.world().goroutines[g].reason;
        (reason == Reason::ChanSend || reason == Reason::ChanSendNil ? senders : receivers).push_back(g);
    }
    const double half = std::floor((inside.width() - 10) / 2);
    const QRectF queues(inside.left(), y, inside.width(), inside.bottom() - y);
    labelledQueue(brush, QRectF(queues.left(), queues.top(), half, queues.height()), u"senders"_s, senders);
    labelledQueue(
        brush, QRectF(queues.left() + half + 10, queues.top(), half, queues.height()), u"receivers"_s, receivers);
}

void paintStdout(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const double s = brush.scale;
    const Palette& p = brush.palette();
    const ObjectState& out = brush.world().objects[card.id];
    const double line = std::round(18 * s);
    const QString kind = fromStd(brush.trace().run().stdoutKind);
    const QRectF first(inside.left(), inside.top(), inside.width(), line);
    double x = inside.left();
    x += brush.text(first, kind == u"pipe"_s ? u"a pipe that nobody reads "_s : u"a %1 "_s.arg(kind),
             brush.theme.sans(11), p.muted)
        + 4;
    if (out.owner != 0)
        brush.chip(QPointF(x, first.center().y()), out.owner, std::round(17 * s));
    double y = first.bottom() + 2;
    if (const trace::Event* event = brush.views.run.lastOutput(brush.views.playback.position())) {
        QString text = fromStd(brush.trace().string(event->b)).trimmed();
        text.replace(u'\n', u'⏎');
        brush.text(QRectF(inside.left(), y, inside.width(), line), u"› "_s + text, brush.theme.mono(11), p.text);
        y += line;
    }
    labelledQueue(brush, QRectF(inside.left(), y, inside.width(), inside.bottom() - y), u"waiting to write"_s,
        brush.facts.waiters(card.id));
}

void paintPlainObject(const StageBrush& brush, const ObjectBox& card, const QRectF& inside)
{
    const Palette& p = brush.palette();
    const ObjectState& object = brush.world().objects[card.id];
    const double line = std::round(18 * brush.scale);
    double y = inside.top();
    if (card.kind == ObjectKind::SyncMap) {
        brush.text(QRectF(inside.left(), y, inside.width(), line),
            object.value == 1 ? u"1 key"_s : u"%1 keys"_s.arg(object.value), brush.theme.sans(11), p.text);
        y += line;
    }
    labelledQueue(brush, QRectF(inside.left(), y, inside.width(), inside.bottom() - y), u"waiting"_s,
        brush.facts.waiters(card.id));
}

} // namespace ws::ui
