#pragma once

#include "trace/event.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

#include <array>
#include <optional>

namespace ws::ui {

/// Colours of one theme. The state colours are told apart by colour-blind people (they differ in lightness and lie on
/// the blue-orange axis of Okabe and Ito's palette), and every state has a glyph of its own beside its colour.
struct Palette {
    QColor window; ///< behind the panels
    QColor panel; ///< a panel
    QColor card; ///< a field or an object inside a panel
    QColor inset; ///< a slot, an input
    QColor border;
    QColor text;
    QColor muted; ///< secondary text
    QColor faint; ///< empty cells, gridlines
    QColor accent; ///< links, selected tab, play button
    QColor onState; ///< text and marks on a state's colour
    QColor danger; ///< crash
    QColor dangerSoft; ///< background of the crash line
    QColor runningSoft; ///< background of the current line
    QColor nobody; ///< a connection held by nobody
    QColor keyword, string, number, comment; ///< code
    std::array<QColor, trace::kStateCount> states;
    [[nodiscard]] QColor state(trace::State state) const { return states[static_cast<std::size_t>(state)]; }
};

/// The look of the window: one per process, read by everything that paints. Not a singleton by accident: a theme
/// belongs to the QApplication, as its style does.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Kind : std::uint8_t { Dark, Light };

    static Theme& instance();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool dark() const { return m_kind == Kind::Dark; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    void setKind(Kind kind);

    /// Text size as a factor of the normal one, 0.7 to 2.
    [[nodiscard]] double scale() const { return m_scale; }
    void setScale(double scale);

    /// Sizes are in pixels at scale 1; `weight` as QFont::Weight.
    [[nodiscard]] QFont sans(double pixels, int weight = 400) const;
    [[nodiscard]] QFont mono(double pixels, int weight = 400) const;
    /// A length that grows with the text.
    [[nodiscard]] int px(double pixels) const;

    /// Style sheet for the standard widgets.
    [[nodiscard]] QString styleSheet() const;

    /// "dark" or "light".
    static std::optional<Kind> parse(QStringView word);

Q_SIGNALS:
    void changed();

private:
    Theme();
    Kind m_kind = Kind::Dark;
    Palette m_palette;
    double m_scale = 1;
    QString m_sansFamily;
    QString m_monoFamily;
};

} // namespace ws::ui
