#pragma once

#include "desktopsettings.h"
#include "menubutton.h"
#include "session.h"

#include <optional>

class QMenu;

namespace meja {

/// The button in the corner of the window with the name of the signed-in user. Its menu shows who is signed
/// in where, and contains the personal settings and the sign-out. Hidden while nobody is signed in.
class UserMenu : public MenuButton
{
    Q_OBJECT

public:
    explicit UserMenu(DesktopSettings &settings, QWidget *parent = nullptr);

    void setSession(const std::optional<Session> &session);

Q_SIGNALS:
    void languageChosen(meja::Language language);
    void themeChosen(meja::ThemeChoice theme);
    void densityChosen(bool compact);
    void settingsRequested();
    void shortcutsRequested();
    void aboutRequested();
    void lockRequested();
    void signOutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    void addPerson();
    void addLanguages();
    void addThemes();
    void addDensities();
    [[nodiscard]] QPixmap picture() const;

    DesktopSettings &m_settings;
    std::optional<Session> m_session;
    QMenu *m_menu;
};

} // namespace meja
