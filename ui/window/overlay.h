#pragma once

#include <QTextBrowser>
#include <QWidget>

namespace ws::ui {

/// A page over the whole window (all keys, assumptions); Escape, a click beside it or the key that opened it closes it.
class Overlay : public QWidget {
    Q_OBJECT
public:
    explicit Overlay(QWidget* window);
    void toggle(const QString& title, const QString& html);
    [[nodiscard]] QString text() const { return m_page->toPlainText(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    [[nodiscard]] QRect box() const;
    QTextBrowser* m_page;
    QString m_title;
};

/// The table of keys, and the assumptions (resources/assumptions.md), as pages.
QString keysPage();
QString assumptionsPage();

} // namespace ws::ui
