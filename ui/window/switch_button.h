#pragma once

#include <QWidget>

namespace ws::ui {

/// The large Unsafe | Safe switch: always visible, says in words, colour and shape which program is shown.
class SwitchButton : public QWidget {
    Q_OBJECT
public:
    explicit SwitchButton(QWidget* parent = nullptr);
    [[nodiscard]] bool safe() const { return m_safe; }
    void setSafe(bool safe); ///< without a signal
    void setChoices(bool hasUnsafe, bool hasSafe);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(bool safe);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] bool has(bool safe) const { return safe ? m_hasSafe : m_hasUnsafe; }
    bool m_safe = false;
    bool m_hasUnsafe = true;
    bool m_hasSafe = true;
};

} // namespace ws::ui
