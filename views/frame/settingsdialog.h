#pragma once

#include "desktopsettings.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;

namespace meja {

/// The personal settings. A choice applies at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(DesktopSettings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void languageChosen(meja::Language language);
    void themeChosen(meja::ThemeChoice theme);
    void densityChosen(bool compact);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void connectChoices();
    void fillLockTimes();

    DesktopSettings &m_settings;
    QFormLayout *m_form;
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_density;
    QComboBox *m_lock;
    QDialogButtonBox *m_buttons;
};

} // namespace meja
