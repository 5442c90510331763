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

/// Which system one works on; a coloured band names it.
enum class Environment { Unnamed, Production, Training, Demonstration };

/// A tab as it comes back after a restart, before its page is made.
struct TabMemory
{
    PageAddress address;
    QString title = {};
    QJsonObject page = {}; ///< As `DeskPage::memory()` told it.
};

/// What the desk remembers between two starts. Never a password.
class DeskSettings
{
public:
    explicit DeskSettings(QSettings &store) : m_store(store) {}

    [[nodiscard]] Language language() const;
    void setLanguage(Language language);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);

    /// From the variable MEJA_ENVIRONMENT, else as set: `production`, `training`, `demonstration`.
    [[nodiscard]] Environment environment() const;

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    [[nodiscard]] bool isNavigationNarrow() const;
    void setNavigationNarrow(bool narrow);

    /// Whether lists show low rows.
    [[nodiscard]] bool isCompact() const;
    void setCompact(bool compact);

    [[nodiscard]] QList<TabMemory> tabs() const;
    [[nodiscard]] int currentTab() const;
    void setTabs(const QList<TabMemory> &tabs, int current);

    /// For what pages keep themselves.
    [[nodiscard]] QSettings &store() { return m_store; }

private:
    QSettings &m_store;
};

} // namespace meja
