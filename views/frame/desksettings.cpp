#include "desksettings.h"

#include <QSettings>

namespace meja {

namespace {

constexpr auto languageKey = QLatin1StringView("desk/language");
constexpr auto themeKey = QLatin1StringView("desk/theme");
constexpr auto environmentKey = QLatin1StringView("desk/environment");
constexpr auto geometryKey = QLatin1StringView("desk/geometry");
constexpr auto narrowKey = QLatin1StringView("desk/narrowNavigation");
constexpr auto tabsKey = QLatin1StringView("desk/tabs");
constexpr auto currentTabKey = QLatin1StringView("desk/currentTab");

Environment environmentFromName(const QString &name)
{
    if (name == QLatin1String("production"))
        return Environment::Production;
    if (name == QLatin1String("training"))
        return Environment::Training;
    if (name == QLatin1String("demonstration"))
        return Environment::Demonstration;
    return Environment::Unnamed;
}

} // namespace

Language DeskSettings::language() const
{
    return languageFromCode(m_store.value(languageKey).toString()).value_or(systemLanguage());
}

void DeskSettings::setLanguage(Language language)
{
    m_store.setValue(languageKey, languageCode(language));
}

ThemeChoice DeskSettings::theme() const
{
    return themeFromName(m_store.value(themeKey).toString()).value_or(ThemeChoice::System);
}

void DeskSettings::setTheme(ThemeChoice theme)
{
    m_store.setValue(themeKey, themeName(theme));
}

Environment DeskSettings::environment() const
{
    const QString told = qEnvironmentVariable("MEJA_ENVIRONMENT");
    return environmentFromName(told.isEmpty() ? m_store.value(environmentKey).toString() : told);
}

QByteArray DeskSettings::geometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void DeskSettings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(geometryKey, geometry);
}

bool DeskSettings::isNavigationNarrow() const
{
    return m_store.value(narrowKey, false).toBool();
}

void DeskSettings::setNavigationNarrow(bool narrow)
{
    m_store.setValue(narrowKey, narrow);
}

QList<TabMemory> DeskSettings::tabs() const
{
    QList<TabMemory> tabs;
    for (const QString &line : m_store.value(tabsKey).toStringList()) {
        if (const auto address = PageAddress::fromText(line.section(u' ', 0, 0)))
            tabs.append({*address, line.section(u' ', 1)});
    }
    return tabs;
}

int DeskSettings::currentTab() const
{
    return m_store.value(currentTabKey, 0).toInt();
}

void DeskSettings::setTabs(const QList<TabMemory> &tabs, int current)
{
    QStringList lines;
    for (const TabMemory &tab : tabs)
        lines.append(tab.address.toText() + u' ' + tab.title);
    m_store.setValue(tabsKey, lines);
    m_store.setValue(currentTabKey, current);
}

} // namespace meja
