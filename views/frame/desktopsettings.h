#pragma once

#include "language.h"
#include "pageaddress.h"
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

    [[nodiscard]] QList<SavedTab> tabs() const;
    [[nodiscard]] int currentTab() const;
    void setTabs(const QList<SavedTab> &tabs, int current);

    /// For settings that pages store themselves.
    [[nodiscard]] QSettings &store() { return m_store; }

private:
    QSettings &m_store;
};

} // namespace meja
