#include "ui/window/message_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ws::ui {

QString RunMessage::sentence() const
{
    QString all = line > 0 ? u"%1:%2:%3: %4"_s.arg(file).arg(line).arg(column).arg(text) : text;
    if (!hint.isEmpty())
        all += u"  ("_s + hint + u")"_s;
    return all;
}

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"messageBar"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_button->setProperty("link", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 10, 6);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_kind == Kind::Progress)
            Q_EMIT cancelWanted();
        else
            dismiss();
    });
    connect(&Theme::instance(), &Theme::changed, this, &MessageBar::restyle);
    hide();
}

void MessageBar::restyle()
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    const bool error = m_kind == Kind::Error;
    setStyleSheet(
        u"QFrame#messageBar { background: %1; border: none; border-bottom: 1px solid %2; } QLabel { color: %3; %4 }"_s
            .arg((error ? p.dangerSoft : p.card).name(), (error ? p.danger : p.border).name(), p.text.name(),
                error ? u"font-family: \"%1\"; font-size: %2px;"_s.arg(theme.mono(12).family()).arg(theme.px(12))
                      : QString()));
}

void MessageBar::present(Kind kind, const QString& text)
{
    const bool restyled = kind != m_kind || isHidden();
    m_kind = kind;
    m_text->setText(text);
    m_progress->setVisible(kind == Kind::Progress);
    m_button->setText(kind == Kind::Progress ? u"cancel"_s : u"close"_s);
    if (restyled)
        restyle();
    show();
}

void MessageBar::showError(const QString& text)
{
    present(Kind::Error, text);
}

void MessageBar::showInfo(const QString& text)
{
    present(Kind::Info, text);
}

void MessageBar::showProgress(const QString& text)
{
    present(Kind::Progress, text);
}

void MessageBar::showMessages(const QList<RunMessage>& messages)
{
    QStringList lines;
    for (const RunMessage& message : messages) {
        lines << message.sentence();
        if (lines.size() == 10)
            break;
    }
    showError(lines.isEmpty() ? u"The program could not be run."_s : lines.join(u'\n'));
}

void MessageBar::clear()
{
    hide();
    m_text->clear();
}

void MessageBar::dismiss()
{
    clear();
    Q_EMIT dismissed();
}

} // namespace ws::ui
