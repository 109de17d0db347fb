#include "ui/window/toolbar.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMenu>
#include <QRegularExpressionValidator>
#include <QStylePainter>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ws::ui {

namespace {

struct Choice {
    QString word;
    QString label;
};

const std::vector<Choice>& afterCrashChoices()
{
    static const std::vector<Choice> kChoices{{u"stalled"_s, u"log pipe stalled"_s}, {u"exit"_s, u"process exits"_s},
        {u"orphaned"_s, u"sessions orphaned"_s}};
    return kChoices;
}

const std::vector<Choice>& stdoutChoices()
{
    static const std::vector<Choice> kChoices{
        {u"file"_s, u"a file"_s}, {u"terminal"_s, u"a terminal"_s}, {u"pipe"_s, u"an unread pipe"_s}};
    return kChoices;
}

void fill(QComboBox* box, const std::vector<Choice>& choices)
{
    for (const Choice& choice : choices)
        box->addItem(choice.label, choice.word);
}

void check(QActionGroup* group, const QString& word)
{
    for (QAction* action : group->actions())
        action->setChecked(action->data().toString() == word);
}

/// Ends a name that does not fit with … instead of half a letter.
class ElidedCombo : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, room.width() - 4);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

QComboBox* combo(QWidget* parent, const QString& name, int letters)
{
    auto* box = new ElidedCombo(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    box->setAccessibleName(name);
    return box;
}

} // namespace

Toolbar::Toolbar(const Catalog& catalog, QWidget* parent)
    : QWidget(parent)
    , m_catalog(&catalog)
    , m_icon(new QLabel(this))
    , m_scenario(combo(this, u"Scenario"_s, 8))
    , m_switch(new SwitchButton(this))
    , m_design(combo(this, u"Safe design"_s, 6))
    , m_afterCrash(combo(this, u"After the crash"_s, 6))
    , m_tunableRow(new QHBoxLayout)
    , m_procs(new QSpinBox(this))
    , m_seed(new QLineEdit(this))
    , m_dice(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_go(new QActionGroup(this))
    , m_stdout(new QActionGroup(this))
    , m_open(new QToolButton(this))
    , m_theme(new QToolButton(this))
    , m_assumptions(new QToolButton(this))
    , m_keys(new QToolButton(this))
{
    setObjectName(u"toolbar"_s);
    setAttribute(Qt::WA_StyledBackground);
    fill(m_afterCrash, afterCrashChoices());
    auto* menu = new QMenu(m_more);
    const auto section = [menu](QActionGroup* group, const QString& title, const std::vector<Choice>& choices) {
        menu->addSection(title);
        for (const Choice& choice : choices) {
            QAction* action = menu->addAction(choice.label);
            action->setCheckable(true);
            action->setData(choice.word);
            group->addAction(action);
        }
    };
    section(m_go, u"Rules and words of"_s, {{u"1.19"_s, u"Go 1.19"_s}, {u"1.26"_s, u"Go 1.26"_s}});
    section(m_stdout, u"The program's stdout is"_s, stdoutChoices());
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setProperty("field", true);
    m_more->setToolTip(u"Go version, and what is behind the program's stdout"_s);
    m_more->setAccessibleName(u"Go version and stdout"_s);
    m_procs->setRange(1, 128);
    m_procs->setAccessibleName(u"Processors (GOMAXPROCS)"_s);
    m_procs->setKeyboardTracking(false);
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{0,19}"_s), m_seed));
    m_seed->setAccessibleName(u"Seed"_s);
    m_dice->setToolTip(u"New seed (N)"_s);
    m_dice->setAccessibleName(u"New seed"_s);
    m_open->setText(u"Open…"_s);
    m_open->setToolTip(u"Open a Go file (Ctrl+O)"_s);
    m_theme->setToolTip(u"Light or dark (Ctrl+T)"_s);
    m_theme->setAccessibleName(u"Light or dark"_s);
    m_assumptions->setToolTip(u"Assumptions: what is exact, simplified, left out"_s);
    m_assumptions->setAccessibleName(u"Assumptions"_s);
    m_keys->setToolTip(u"All keys (?)"_s);
    m_keys->setAccessibleName(u"All keys"_s);
    for (QToolButton* button : {m_dice, m_theme, m_assumptions, m_keys}) {
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_open->setFocusPolicy(Qt::StrongFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(labelled(u"Scenario"_s, m_scenario), 5);
    row->addWidget(m_switch, 0, Qt::AlignVCenter);
    m_designBox = labelled(u"Design"_s, m_design);
    row->addWidget(m_designBox, 2);
    m_afterCrashBox = labelled(u"After the crash"_s, m_afterCrash);
    row->addWidget(m_afterCrashBox, 2);
    m_tunableRow->setSpacing(8);
    row->addLayout(m_tunableRow);
    row->addWidget(labelled(u"Processors"_s, m_procs));
    auto* seedRow = new QWidget(this);
    auto* seedLayout = new QHBoxLayout(seedRow);
    seedLayout->setContentsMargins(0, 0, 0, 0);
    seedLayout->setSpacing(0);
    seedLayout->addWidget(m_seed);
    seedLayout->addWidget(m_dice);
    row->addWidget(labelled(u"Seed"_s, seedRow));
    row->addWidget(labelled(u"Go · stdout"_s, m_more));
    row->addSpacing(4);
    row->addWidget(m_open, 0, Qt::AlignVCenter);
    row->addWidget(m_theme, 0, Qt::AlignVCenter);
    row->addWidget(m_assumptions, 0, Qt::AlignVCenter);
    row->addWidget(m_keys, 0, Qt::AlignVCenter);

    connect(m_scenario, &QComboBox::activated, this, [this] {
        RunRequest next;
        next.scenario = m_scenario->currentData().toString();
        if (complete(next)) {
            setRequest(next);
            Q_EMIT runWanted(next);
        }
    });
    connect(m_switch, &SwitchButton::chosen, this, [this](bool) { toggleSafe(); });
    connect(m_design, &QComboBox::activated, this, [this] { chooseVariant(m_design->currentData().toString()); });
    connect(m_afterCrash, &QComboBox::activated, this, &Toolbar::changed);
    for (QActionGroup* group : {m_go, m_stdout}) {
        connect(group, &QActionGroup::triggered, this, [this] {
            nameMore();
            changed();
        });
    }
    connect(m_procs, &QSpinBox::valueChanged, this, &Toolbar::changed);
    connect(m_seed, &QLineEdit::editingFinished, this, &Toolbar::changed);
    connect(m_dice, &QToolButton::clicked, this, &Toolbar::newSeed);
    connect(m_open, &QToolButton::clicked, this, &Toolbar::openWanted);
    connect(m_theme, &QToolButton::clicked, this, &Toolbar::themeWanted);
    connect(m_assumptions, &QToolButton::clicked, this, &Toolbar::assumptionsWanted);
    connect(m_keys, &QToolButton::clicked, this, &Toolbar::keysWanted);
    connect(&Theme::instance(), &Theme::changed, this, &Toolbar::restyle);
    refreshScenarios();
    restyle();
}

QWidget* Toolbar::labelled(const QString& label, QWidget* field)
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* caption = new QLabel(label, box);
    caption->setProperty("role", u"muted"_s);
    caption->setObjectName(u"fieldLabel"_s);
    caption->setBuddy(field);
    column->addWidget(caption);
    column->addWidget(field);
    return box;
}

void Toolbar::restyle()
{
    const Theme& theme = Theme::instance();
    const Palette& p = theme.palette();
    setFixedHeight(theme.px(58));
    const int side = theme.px(24);
    m_icon->setPixmap(symbolIcon(Symbol::App, p.state(trace::State::Semacquire), side)
                          .pixmap(QSize(side, side), devicePixelRatioF()));
    m_scenario->setFont(theme.sans(13, 600));
    const int small = theme.px(18);
    const auto set = [&](QToolButton* button, Symbol symbol) {
        button->setIcon(symbolIcon(symbol, p.text, small));
        button->setIconSize(QSize(small, small));
    };
    set(m_dice, Symbol::Dice);
    set(m_theme, Symbol::Sun);
    set(m_assumptions, Symbol::Info);
    set(m_keys, Symbol::Keys);
    m_dice->setFixedHeight(m_seed->sizeHint().height());
    fit();
    for (QLabel* label : findChildren<QLabel*>(u"fieldLabel"_s))
        label->setStyleSheet(u"QLabel { font-size: %1px; color: %2; }"_s.arg(theme.px(10)).arg(p.muted.name()));
}

void Toolbar::fit()
{
    const Theme& theme = Theme::instance();
    const bool narrow = width() < theme.px(1440);
    for (QSpinBox* box : m_tunables)
        box->setFixedWidth(theme.px(narrow ? 54 : 68));
    m_procs->setFixedWidth(theme.px(narrow ? 46 : 62));
    m_seed->setFixedWidth(theme.px(narrow ? 52 : 66));
    layout()->setSpacing(narrow ? 6 : 10);
}

void Toolbar::resizeEvent(QResizeEvent*)
{
    fit();
}

const Scenario* Toolbar::scenario() const
{
    for (const Scenario& candidate : m_catalog->scenarios()) {
        if (candidate.id == m_request.scenario)
            return &candidate;
    }
    return nullptr;
}

const Variant* Toolbar::variant() const
{
    if (const Scenario* current = scenario()) {
        for (const Variant& candidate : current->variants) {
            if (candidate.id == m_request.variant)
                return &candidate;
        }
    }
    return nullptr;
}

bool Toolbar::complete(RunRequest& request) const
{
    for (const Scenario& candidate : m_catalog->scenarios()) {
        if (candidate.id != request.scenario)
            continue;
        if (request.variant.isEmpty())
            request.variant = candidate.variants.front().id;
        const auto chosen = std::find_if(candidate.variants.begin(), candidate.variants.end(),
            [&request](const Variant& one) { return one.id == request.variant; });
        if (chosen == candidate.variants.end())
            return false;
        // An empty Go version marks a request that only names what is to run.
        if (request.goVersion.isEmpty()) {
            if (request.seed <= 1)
                request.seed = candidate.seed;
            request.procs = candidate.procs;
            request.goVersion = candidate.goVersion.isEmpty() ? u"1.26"_s : candidate.goVersion;
        }
        if (request.stdoutKind.isEmpty())
            request.stdoutKind = candidate.stdoutKind.isEmpty() ? u"file"_s : candidate.stdoutKind;
        if (request.afterCrash.isEmpty())
            request.afterCrash = candidate.afterCrash.isEmpty() ? u"stalled"_s : candidate.afterCrash;
        // Tunables that this variant does not have are dropped, the others kept within their range.
        std::vector<std::pair<QString, std::int64_t>> tunables;
        for (const Tunable& tunable : chosen->tunables) {
            std::int64_t value = tunable.value;
            for (const auto& [name, wanted] : request.tunables) {
                if (name == tunable.name)
                    value = std::clamp(wanted, tunable.minimum, tunable.maximum);
            }
            tunables.emplace_back(tunable.name, value);
        }
        request.tunables = std::move(tunables);
        return true;
    }
    return false;
}

void Toolbar::refreshScenarios()
{
    m_filling = true;
    m_scenario->clear();
    for (const Scenario& candidate : m_catalog->scenarios()) {
        m_scenario->addItem(candidate.title, candidate.id);
        m_scenario->setItemData(m_scenario->count() - 1, candidate.summary, Qt::ToolTipRole);
    }
    m_scenario->setCurrentIndex(m_scenario->findData(m_request.scenario));
    m_filling = false;
}

void Toolbar::setRequest(const RunRequest& complete)
{
    const bool sameVariant = complete.scenario == m_request.scenario && complete.variant == m_request.variant;
    m_request = complete;
    m_filling = true;
    m_scenario->setCurrentIndex(m_scenario->findData(complete.scenario));
    fillVariants();
    if (!sameVariant || m_tunables.size() != complete.tunables.size())
        fillTunables();
    for (std::size_t i = 0; i < m_tunables.size() && i < complete.tunables.size(); ++i)
        m_tunables[i]->setValue(static_cast<int>(complete.tunables[i].second));
    m_afterCrash->setCurrentIndex(m_afterCrash->findData(complete.afterCrash));
    check(m_stdout, complete.stdoutKind);
    check(m_go, complete.goVersion);
    nameMore();
    m_procs->setValue(static_cast<int>(complete.procs));
    m_seed->setText(QString::number(complete.seed));
    const Variant* current = variant();
    if (current != nullptr && current->safe)
        m_lastSafe = current->id;
    m_filling = false;
}

void Toolbar::fillVariants()
{
    const Scenario* current = scenario();
    const Variant* chosen = variant();
    if (current == nullptr || chosen == nullptr)
        return;
    m_design->clear();
    bool hasSafe = false;
    bool hasUnsafe = false;
    for (const Variant& one : current->variants) {
        (one.safe ? hasSafe : hasUnsafe) = true;
        if (one.safe != chosen->safe)
            continue;
        m_design->addItem(one.title, one.id);
        m_design->setItemData(m_design->count() - 1, one.summary, Qt::ToolTipRole);
    }
    m_design->setCurrentIndex(m_design->findData(chosen->id));
    m_design->setToolTip(chosen->summary);
    m_design->setEnabled(m_design->count() > 1);
    // Nobody has said of the user's own program which it is.
    m_switch->setChoices(current->builtIn && hasUnsafe, current->builtIn && hasSafe);
    m_switch->setToolTip(current->builtIn ? u"The same program, unsafe or safe (D)"_s
                                          : u"Your own program: the built-in scenarios come in both designs"_s);
    m_switch->setSafe(chosen->safe);
    m_afterCrashBox->setVisible(current->usesPool);
    m_scenario->setToolTip(current->summary);
}

void Toolbar::fillTunables()
{
    for (QWidget* box : m_tunableBoxes) {
        m_tunableRow->removeWidget(box);
        box->hide();
        box->deleteLater();
    }
    m_tunableBoxes.clear();
    m_tunables.clear();
    const Variant* current = variant();
    if (current == nullptr)
        return;
    QWidget* before = m_afterCrash;
    for (const Tunable& tunable : current->tunables) {
        auto* box = new QSpinBox(this);
        constexpr std::int64_t kMost = std::numeric_limits<int>::max();
        box->setRange(static_cast<int>(std::clamp(tunable.minimum, -kMost, kMost)),
            static_cast<int>(std::clamp(tunable.maximum, -kMost, kMost)));
        box->setKeyboardTracking(false);
        box->setAccessibleName(tunable.label);
        box->setToolTip(u"%1: %2 to %3"_s.arg(tunable.name).arg(tunable.minimum).arg(tunable.maximum));
        connect(box, &QSpinBox::valueChanged, this, &Toolbar::changed);
        m_tunables.push_back(box);
        m_tunableBoxes.push_back(labelled(tunable.label, box));
        m_tunableRow->addWidget(m_tunableBoxes.back());
        setTabOrder(before, box);
        before = box;
    }
    restyle();
}

RunRequest Toolbar::request() const
{
    RunRequest now = m_request;
    now.afterCrash = m_afterCrash->currentData().toString();
    if (m_stdout->checkedAction() != nullptr)
        now.stdoutKind = m_stdout->checkedAction()->data().toString();
    if (m_go->checkedAction() != nullptr)
        now.goVersion = m_go->checkedAction()->data().toString();
    now.procs = static_cast<std::uint32_t>(m_procs->value());
    bool ok = false;
    const std::uint64_t seed = m_seed->text().toULongLong(&ok);
    if (ok)
        now.seed = seed;
    for (std::size_t i = 0; i < m_tunables.size() && i < now.tunables.size(); ++i)
        now.tunables[i].second = m_tunables[i]->value();
    return now;
}

void Toolbar::nameMore()
{
    m_more->setText(
        u"%1 · %2"_s.arg(m_go->checkedAction() != nullptr ? m_go->checkedAction()->data().toString() : u"–"_s,
            m_stdout->checkedAction() != nullptr ? m_stdout->checkedAction()->data().toString() : u"–"_s));
}

void Toolbar::changed()
{
    if (m_filling)
        return;
    const RunRequest now = request();
    if (now == m_request)
        return;
    m_request = now;
    Q_EMIT runWanted(now);
}

void Toolbar::chooseVariant(const QString& id)
{
    RunRequest next = request();
    next.variant = id;
    if (id.isEmpty() || !complete(next))
        return;
    setRequest(next);
    Q_EMIT runWanted(next);
}

void Toolbar::toggleSafe()
{
    const Scenario* current = scenario();
    const Variant* chosen = variant();
    if (current == nullptr || chosen == nullptr)
        return;
    QString first;
    QString remembered;
    for (const Variant& one : current->variants) {
        if (one.safe == chosen->safe)
            continue;
        if (first.isEmpty())
            first = one.id;
        if (one.id == m_lastSafe)
            remembered = one.id;
    }
    chooseVariant(remembered.isEmpty() ? first : remembered);
}

void Toolbar::newSeed()
{
    // The next number: a presenter can come back to the one before.
    m_seed->setText(QString::number((request().seed + 1) % 1'000'000'000));
    changed();
}

void Toolbar::setRunning(bool running)
{
    m_dice->setEnabled(!running);
}

} // namespace ws::ui
