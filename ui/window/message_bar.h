#pragma once

#include "ui/run_source.h"

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ws::ui {

/// A bar for what went wrong, or for a run under way; it never stops the user from working.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showError(const QString& text);
    void showMessages(const QList<RunMessage>& messages);
    void showInfo(const QString& text);
    void showProgress(const QString& text);
    void clear();
    void dismiss(); ///< the user closes it
    [[nodiscard]] QString text() const { return isHidden() ? QString() : m_text->text(); }
    [[nodiscard]] bool isProgress() const { return m_kind == Kind::Progress && !isHidden(); }

Q_SIGNALS:
    void cancelWanted();
    void dismissed();

private:
    enum class Kind : std::uint8_t { Error, Info, Progress };
    void present(Kind kind, const QString& text);
    void restyle();
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    Kind m_kind = Kind::Info;
};

} // namespace ws::ui
