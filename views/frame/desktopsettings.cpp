#include "desktopsettings.h"

#include "utf8text.h"

#include <QJsonDocument>
#include <QSettings>

namespace meja {

namespace {

constexpr auto languageKey = QLatin1StringView("desk/language");
constexpr auto themeKey = QLatin1StringView("desk/theme");
constexpr auto environmentKey = QLatin1StringView("desk/environment");
constexpr auto geometryKey = QLatin1StringView("desk/geometry");
constexpr auto narrowKey = QLatin1StringView("desk/narrowNavigation");
constexpr auto compactKey = QLatin1StringView("desk/compactRows");
constexpr auto idleLockKey = QLatin1StringView("desk/idleLockMinutes");
constexpr auto tabsKey = QLatin1StringView("tabs");
constexpr auto tabPagesKey = QLatin1StringView("tabPages");
constexpr auto currentTabKey = QLatin1StringView("currentTab");
constexpr auto unownedGroup = QLatin1StringView("desk/");
constexpr auto lastUserKey = QLatin1StringView("signIn/user");
constexpr int defaultIdleLockMinutes = 15;
constexpr int maxIdleLockMinutes = 24 * 60;

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

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(withEscapedMarks(text.toUtf8())).object();
}

} // namespace

Language DesktopSettings::language() const
{
    return languageFromCode(m_store.value(languageKey).toString()).value_or(systemLanguage());
}

void DesktopSettings::setLanguage(Language language)
{
    m_store.setValue(languageKey, languageCode(language));
}

ThemeChoice DesktopSettings::theme() const
{
    return themeFromName(m_store.value(themeKey).toString()).value_or(ThemeChoice::System);
}

void DesktopSettings::setTheme(ThemeChoice theme)
{
    m_store.setValue(themeKey, themeName(theme));
}

Environment DesktopSettings::environment() const
{
    const QString fromEnvironment = qEnvironmentVariable("MEJA_ENVIRONMENT");
    return environmentFromName(fromEnvironment.isEmpty() ? m_store.value(environmentKey).toString()
                                                         : fromEnvironment);
}

QByteArray DesktopSettings::geometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void DesktopSettings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(geometryKey, geometry);
}

bool DesktopSettings::isNavigationCollapsed() const
{
    return m_store.value(narrowKey, false).toBool();
}

void DesktopSettings::setNavigationCollapsed(bool narrow)
{
    m_store.setValue(narrowKey, narrow);
}

bool DesktopSettings::isCompact() const
{
    return m_store.value(compactKey, false).toBool();
}

void DesktopSettings::setCompact(bool compact)
{
    m_store.setValue(compactKey, compact);
}

int DesktopSettings::idleLockMinutes() const
{
    bool isNumber = false;
    const int minutes = m_store.value(idleLockKey, defaultIdleLockMinutes).toInt(&isNumber);
    return isNumber && minutes >= 0 && minutes <= maxIdleLockMinutes ? minutes : defaultIdleLockMinutes;
}

void DesktopSettings::setIdleLockMinutes(int minutes)
{
    m_store.setValue(idleLockKey, minutes);
}

QString DesktopSettings::tabKey(QLatin1StringView key) const
{
    return (m_tabsGroup.isEmpty() ? QString(unownedGroup) : m_tabsGroup) + key;
}

void DesktopSettings::setTabsOwner(const Session &session)
{
    // Percent encoding, because a slash would begin a group of settings.
    const QString group =
        QStringLiteral("logins/%1/").arg(QString::fromLatin1(session.login().toUtf8().toPercentEncoding()));
    const QString lastUser = m_store.value(lastUserKey).toString();
    const bool takesOver = lastUser.isEmpty() || lastUser == session.user;
    for (const auto key : {tabsKey, tabPagesKey, currentTabKey}) {
        const QString unowned = unownedGroup + key;
        if (takesOver && m_store.contains(unowned))
            m_store.setValue(group + key, m_store.value(unowned));
        m_store.remove(unowned);
    }
    m_tabsGroup = group;
}

QList<SavedTab> DesktopSettings::tabs() const
{
    QList<SavedTab> tabs;
    const QStringList lines = m_store.value(tabKey(tabsKey)).toStringList();
    const QStringList pages = m_store.value(tabKey(tabPagesKey)).toStringList();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto address = PageAddress::fromText(lines[i].section(u' ', 0, 0)))
            tabs.append({*address, lines[i].section(u' ', 1), objectOf(pages.value(i))});
    }
    return tabs;
}

int DesktopSettings::currentTab() const
{
    return m_store.value(tabKey(currentTabKey), 0).toInt();
}

void DesktopSettings::setTabs(const QList<SavedTab> &tabs, int current)
{
    QStringList lines;
    QStringList pages;
    for (const SavedTab &tab : tabs) {
        lines.append(tab.address.toText() + u' ' + tab.title);
        pages.append(textOf(tab.page));
    }
    m_store.setValue(tabKey(tabsKey), lines);
    m_store.setValue(tabKey(tabPagesKey), pages);
    m_store.setValue(tabKey(currentTabKey), current);
}

} // namespace meja
