#pragma once

#include "ui/run_source.h"
#include "ui/window/switch_button.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace ws::ui {

/// What is run: scenario, Unsafe | Safe and which safe design, after-crash choice, tunables, processors, seed. Every
/// change asks for a run; the toolbar itself runs nothing.
class Toolbar : public QWidget {
    Q_OBJECT
public:
    explicit Toolbar(const Catalog& catalog, QWidget* parent = nullptr);

    /// Fills in what a request leaves open and shows it. False if there is no such scenario or variant.
    bool complete(RunRequest& request) const;
    void setRequest(const RunRequest& complete);
    [[nodiscard]] RunRequest request() const;
    /// The catalog has grown.
    void refreshScenarios();

    void toggleSafe(); ///< key D
    void newSeed(); ///< key N
    void setRunning(bool running);

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void runWanted(const ws::ui::RunRequest& request);
    void openWanted();
    void themeWanted();
    void assumptionsWanted();
    void keysWanted();

private:
    [[nodiscard]] const Scenario* scenario() const;
    [[nodiscard]] const Variant* variant() const;
    void chooseVariant(const QString& id);
    void fillVariants();
    void fillTunables();
    void nameMore();
    void fit();
    void changed();
    void restyle();
    QWidget* labelled(const QString& label, QWidget* field);

    const Catalog* m_catalog;
    QLabel* m_icon;
    QComboBox* m_scenario;
    SwitchButton* m_switch;
    QComboBox* m_design;
    QComboBox* m_afterCrash;
    QWidget* m_designBox;
    QWidget* m_afterCrashBox;
    QHBoxLayout* m_tunableRow;
    std::vector<QSpinBox*> m_tunables;
    std::vector<QWidget*> m_tunableBoxes;
    QSpinBox* m_procs;
    QLineEdit* m_seed;
    QToolButton* m_dice;
    QToolButton* m_more; ///< Go version and what stdout is
    QActionGroup* m_go;
    QActionGroup* m_stdout;
    QToolButton* m_open;
    QToolButton* m_theme;
    QToolButton* m_assumptions;
    QToolButton* m_keys;
    QString m_lastSafe; ///< the safe design to come back to
    RunRequest m_request; ///< what is shown
    bool m_filling = false; ///< the program changes the fields, not the user
};

} // namespace ws::ui
