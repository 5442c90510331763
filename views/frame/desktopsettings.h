#pragma once

#include "language.h"
#include "pageaddress.h"
#include "session.h"
#include "theme.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

class QSettings;

namespace meja {

/// The kind of installation, which the environment banner shows.
enum class Environment { Unnamed, Production, Training, Demonstration };

/// A tab as stored in the settings. Its page is created when the tab is first shown.
struct SavedTab
{
    PageAddress address;
    QString title = {};
    QJsonObject page = {}; ///< From `DesktopPage::savedState()`.
};

/// The settings that the desktop stores between starts. They never contain a password.
class DesktopSettings
{
public:
    explicit DesktopSettings(QSettings &store) : m_store(store) {}

    [[nodiscard]] Language language() const;
    void setLanguage(Language language);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);

    /// From the environment variable MEJA_ENVIRONMENT, otherwise from the settings: `production`, `training`
    /// or `demonstration`.
    [[nodiscard]] Environment environment() const;

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    [[nodiscard]] bool isNavigationCollapsed() const;
    void setNavigationCollapsed(bool narrow);

    /// Whether lists show compact rows.
    [[nodiscard]] bool isCompact() const;
    void setCompact(bool compact);

    /// Minutes without input after which the window locks; 0: never. 15 by default.
    [[nodiscard]] int idleLockMinutes() const;
    void setIdleLockMinutes(int minutes);

    /// Sets whose tabs `tabs()` and `setTabs()` mean, by `Session::login()`. Titles of tabs contain names of
    /// customers, so nobody gets the tabs of another login. Tabs that an earlier version stored without an
    /// owner are taken over by the last user of the sign-in dialog only.
    void setTabsOwner(const Session &session);

    [[nodiscard]] QList<SavedTab> tabs() const;
    [[nodiscard]] int currentTab() const;
    void setTabs(const QList<SavedTab> &tabs, int current);

    /// For settings that pages store themselves.
    [[nodiscard]] QSettings &store() { return m_store; }

private:
    [[nodiscard]] QString tabKey(QLatin1StringView key) const;

    QSettings &m_store;
    QString m_tabsGroup; ///< Empty until an owner is set.
};

} // namespace meja
