#include "ui/theme/theme.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ws::ui {

namespace {

Palette darkPalette()
{
    Palette p;
    p.window = QColor(0x0e1216);
    p.panel = QColor(0x14191f);
    p.card = QColor(0x1a2028);
    p.inset = QColor(0x11161b);
    p.border = QColor(0x2a323c);
    p.text = QColor(0xe8ecf1);
    p.muted = QColor(0x96a1ae);
    p.faint = QColor(0x2a323c);
    p.accent = QColor(0x56b4e9);
    p.onState = QColor(0x0e1216);
    p.danger = QColor(0xff5c5c);
    p.dangerSoft = QColor(0x4a1f24);
    p.runningSoft = QColor(0x173a30);
    p.nobody = QColor(0xffffff);
    p.keyword = QColor(0x7cc4f5);
    p.string = QColor(0x9fd6a0);
    p.number = QColor(0xf0b866);
    p.comment = QColor(0x7b8794);
    p.states = {QColor(0x3a424d), QColor(0xb48cf0), QColor(0x56b4e9), QColor(0x2dc98f), QColor(0xf0a52e),
        QColor(0xf5e663), QColor(0x3d4651), QColor(0xff5c5c)};
    return p;
}

Palette lightPalette()
{
    Palette p;
    p.window = QColor(0xf3f5f7);
    p.panel = QColor(0xffffff);
    p.card = QColor(0xf1f3f6);
    p.inset = QColor(0xffffff);
    p.border = QColor(0xd5dbe2);
    p.text = QColor(0x161b21);
    p.muted = QColor(0x596572);
    p.faint = QColor(0xdbe0e6);
    p.accent = QColor(0x0a69b0);
    p.onState = QColor(0xffffff);
    p.danger = QColor(0xd42235);
    p.dangerSoft = QColor(0xfbdcdf);
    p.runningSoft = QColor(0xd3ecdf);
    p.nobody = QColor(0x161b21);
    p.keyword = QColor(0x0a5fa3);
    p.string = QColor(0x2c6e2f);
    p.number = QColor(0x9a5b00);
    p.comment = QColor(0x6b7681);
    p.states = {QColor(0xcdd3da), QColor(0x7a44c4), QColor(0x0b6cb8), QColor(0x00835b), QColor(0xb96f00),
        QColor(0x6e6400), QColor(0xc2c9d1), QColor(0xd42235)};
    return p;
}

QString firstInstalled(std::initializer_list<QLatin1StringView> wanted, QFontDatabase::SystemFont otherwise)
{
    const QStringList families = QFontDatabase::families();
    for (const QLatin1StringView family : wanted) {
        if (families.contains(family))
            return family;
    }
    return QFontDatabase::systemFont(otherwise).family();
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
    : m_palette(darkPalette())
    , m_sansFamily(firstInstalled(
          {"Inter"_L1, "Noto Sans"_L1, "Cantarell"_L1, "Ubuntu"_L1, "DejaVu Sans"_L1}, QFontDatabase::GeneralFont))
    , m_monoFamily(firstInstalled({"JetBrains Mono"_L1, "Noto Sans Mono"_L1, "Ubuntu Mono"_L1, "DejaVu Sans Mono"_L1},
          QFontDatabase::FixedFont))
{
}

void Theme::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_palette = kind == Kind::Dark ? darkPalette() : lightPalette();
    Q_EMIT changed();
}

void Theme::setScale(double scale)
{
    scale = std::clamp(std::round(scale * 10) / 10, 0.7, 2.0);
    if (std::abs(scale - m_scale) < 0.01)
        return;
    m_scale = scale;
    Q_EMIT changed();
}

QFont Theme::sans(double pixels, int weight) const
{
    QFont font(m_sansFamily);
    font.setPixelSize(std::max(6, px(pixels)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

QFont Theme::mono(double pixels, int weight) const
{
    QFont font(m_monoFamily);
    font.setPixelSize(std::max(6, px(pixels)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setFixedPitch(true);
    font.setStyleStrategy(QFont::PreferNoShaping); // no ligatures: != is two characters in Go
    return font;
}

int Theme::px(double pixels) const
{
    return static_cast<int>(std::lround(pixels * m_scale));
}

std::optional<Theme::Kind> Theme::parse(QStringView word)
{
    if (word == "dark"_L1)
        return Kind::Dark;
    if (word == "light"_L1)
        return Kind::Light;
    return std::nullopt;
}

QString Theme::styleSheet() const
{
    const Palette& p = m_palette;
    QString sheet = uR"(
* { font-family: "%SANS%"; font-size: %13%px; color: %TEXT%; }
QMainWindow, QDialog, QWidget#root { background: %WINDOW%; }
QToolTip { background: %CARD%; color: %TEXT%; border: 1px solid %BORDER%; padding: 5px; }
QFrame[panel="true"] { background: %PANEL%; border: 1px solid %BORDER%; border-radius: 10px; }
QWidget#toolbar { background: %PANEL%; border: none; border-bottom: 1px solid %BORDER%; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: %MUTED%; font-size: %12%px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="mono"] { font-family: "%MONO%"; }
QPushButton, QToolButton { background: %CARD%; border: 1px solid %BORDER%; border-radius: %R%px; padding: %4%px %12%px; }
QPushButton:hover, QToolButton:hover { border-color: %ACCENT%; }
QPushButton:pressed, QToolButton:pressed { background: %INSET%; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus { border: 1px solid %ACCENT%; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: %MUTED%; }
QToolButton[field="true"] { background: %INSET%; border: 1px solid %BORDER%; border-radius: 6px; padding: %3%px %16%px %3%px %8%px; min-height: %18%px; }
QToolButton[field="true"]::menu-indicator { image: url(%ARROW%); subcontrol-position: right center; right: 5px; width: %8%px; height: %8%px; }
QToolButton[flat="true"], QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: %3%px %7%px; }
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: %CARD%; border-color: %BORDER%; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: %ACCENT%; }
QToolButton[flat="true"]:checked, QPushButton[flat="true"]:checked { color: %ACCENT%; border-color: %ACCENT%; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: %ACCENT%; padding: 1px %4%px; font-size: %12%px; }
QPushButton[link="true"]:hover, QPushButton[link="true"]:focus { border-color: %ACCENT%; }
QPushButton[link="true"]:checked { color: %ONSTATE%; background: %ACCENT%; }
QPushButton[link="true"]:disabled { color: %FAINT%; }
QToolButton[play="true"] { background: %ACCENT%; border: 1px solid %ACCENT%; border-radius: %R%px; padding: %3%px %13%px; }
QToolButton[play="true"]:focus { border: 1px solid %TEXT%; }
QComboBox { background: %INSET%; border: 1px solid %BORDER%; border-radius: 6px; padding: %3%px %8%px; min-height: %18%px; }
QComboBox[small="true"] { font-size: %11%px; padding: 1px %6%px; min-height: %13%px; }
QComboBox[flat="true"] { background: transparent; border-color: transparent; }
QComboBox[flat="true"]:hover, QComboBox:hover { border-color: %ACCENT%; }
QComboBox::drop-down { border: none; width: %16%px; }
QComboBox::down-arrow { image: url(%ARROW%); width: %9%px; height: %9%px; }
QComboBox QAbstractItemView { background: %CARD%; border: 1px solid %BORDER%; selection-background-color: %ACCENT%; selection-color: %ONSTATE%; outline: none; padding: 2px; }
QAbstractSpinBox, QLineEdit { background: %INSET%; border: 1px solid %BORDER%; border-radius: 6px; padding: %3%px %6%px; font-family: "%MONO%"; selection-background-color: %ACCENT%; selection-color: %ONSTATE%; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QPlainTextEdit { background: transparent; border: none; font-family: "%MONO%"; font-size: %12%px; selection-background-color: %ACCENT%; selection-color: %ONSTATE%; }
QTableView { background: transparent; border: none; gridline-color: %BORDER%; font-family: "%MONO%"; font-size: %12%px; selection-background-color: %SELECT%; selection-color: %TEXT%; alternate-background-color: %CARD%; outline: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: %PANEL%; color: %MUTED%; border: none; border-bottom: 1px solid %BORDER%; padding: %3%px %6%px; font-size: %11%px; text-align: left; }
QTableCornerButton::section { background: %PANEL%; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %BORDER%; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: %MUTED%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: %MUTED%; border: none; border-bottom: 2px solid transparent; padding: %5%px 2px; margin-right: %20%px; }
QTabBar::tab:selected { color: %TEXT%; border-bottom: 2px solid %ACCENT%; }
QTabBar::tab:hover { color: %TEXT%; }
QTabBar::tab:focus { color: %ACCENT%; }
QSplitter::handle { background: transparent; }
QProgressBar { background: %INSET%; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: %ACCENT%; border-radius: 2px; }
QMenu { background: %CARD%; border: 1px solid %BORDER%; padding: 4px; }
QMenu::item { padding: %5%px %16%px; border-radius: 4px; }
QMenu::item:selected { background: %ACCENT%; color: %ONSTATE%; }
)"_s;
    const auto set = [&sheet](const char16_t* name, const QString& value) {
        sheet.replace(QString::fromUtf16(name), value);
    };
    QColor select = p.accent;
    select.setAlpha(70);
    set(u"%SANS%", m_sansFamily);
    set(u"%MONO%", m_monoFamily);
    set(u"%TEXT%", p.text.name());
    set(u"%MUTED%", p.muted.name());
    set(u"%FAINT%", p.faint.name());
    set(u"%WINDOW%", p.window.name());
    set(u"%PANEL%", p.panel.name());
    set(u"%CARD%", p.card.name());
    set(u"%INSET%", p.inset.name());
    set(u"%BORDER%", p.border.name());
    set(u"%ACCENT%", p.accent.name());
    set(u"%ONSTATE%", p.onState.name());
    set(u"%SELECT%", u"rgba(%1,%2,%3,70)"_s.arg(select.red()).arg(select.green()).arg(select.blue()));
    set(u"%R%", QString::number(px(13)));
    set(u"%ARROW%", dark() ? u":/waitscope/down-dark.svg"_s : u":/waitscope/down-light.svg"_s);
    for (int pixels : {3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 18, 20})
        sheet.replace(u"%%1%"_s.arg(pixels), QString::number(px(pixels)));
    return sheet;
}

} // namespace ws::ui
