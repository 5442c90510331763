#include "serverprofiles.h"

#include <QSettings>

namespace meja {

namespace {

// The current server has the keys of the time when there was only one.
constexpr auto nameKey = QLatin1StringView("signIn/name");
constexpr auto hostKey = QLatin1StringView("signIn/host");
constexpr auto portKey = QLatin1StringView("signIn/port");
constexpr auto databaseKey = QLatin1StringView("signIn/database");
constexpr auto userKey = QLatin1StringView("signIn/user");
constexpr auto rememberKey = QLatin1StringView("signIn/keepPassword");
constexpr auto serversKey = QLatin1StringView("signIn/servers");
constexpr auto currentKey = QLatin1StringView("signIn/current");
constexpr qsizetype maxServers = 50;

ServerProfile readServer(const QSettings &store)
{
    const auto value = [&store](const char *key) { return store.value(QLatin1StringView(key)); };
    const ServerProfile unset{.name = {}};
    return {.name = value("name").toString(),
            .host = value("host").toString(),
            .port = store.value(QLatin1StringView("port"), unset.port).toInt(),
            .database = store.value(QLatin1StringView("database"), unset.database).toString(),
            .user = value("user").toString(),
            .rememberPassword = value("keepPassword").toBool()};
}

void writeServer(QSettings &store, const ServerProfile &server)
{
    store.setValue(QLatin1StringView("name"), server.name);
    store.setValue(QLatin1StringView("host"), server.host);
    store.setValue(QLatin1StringView("port"), server.port);
    store.setValue(QLatin1StringView("database"), server.database);
    store.setValue(QLatin1StringView("user"), server.user);
    store.setValue(QLatin1StringView("keepPassword"), server.rememberPassword);
}

} // namespace

ServerProfiles::ServerProfiles(QSettings &store) : m_store(store)
{
    load();
}

void ServerProfiles::load()
{
    const int servers = m_store.beginReadArray(serversKey);
    for (int i = 0; i < servers && i < maxServers; ++i) {
        m_store.setArrayIndex(i);
        m_profiles.append(readServer(m_store));
    }
    m_store.endArray();
    if (m_profiles.isEmpty())
        m_profiles.append(ServerProfile{.name = {}});
    m_current = std::clamp<qsizetype>(m_store.value(currentKey, 0).toInt(), 0, m_profiles.size() - 1);
    ServerProfile &current = m_profiles[m_current];
    current.name = m_store.value(nameKey, current.name).toString();
    current.host = m_store.value(hostKey, current.host).toString();
    current.port = m_store.value(portKey, current.port).toInt();
    current.database = m_store.value(databaseKey, current.database).toString();
    current.user = m_store.value(userKey, current.user).toString();
    current.rememberPassword = m_store.value(rememberKey, current.rememberPassword).toBool();
}

void ServerProfiles::save()
{
    m_store.remove(serversKey);
    if (m_profiles.size() > 1) {
        m_store.beginWriteArray(serversKey, static_cast<int>(m_profiles.size()));
        for (qsizetype i = 0; i < m_profiles.size(); ++i) {
            m_store.setArrayIndex(static_cast<int>(i));
            writeServer(m_store, m_profiles[i]);
        }
        m_store.endArray();
    }
    m_store.setValue(currentKey, static_cast<int>(m_current));
    m_store.setValue(nameKey, current().name);
    m_store.setValue(hostKey, current().host);
    m_store.setValue(portKey, current().port);
    m_store.setValue(databaseKey, current().database);
    m_store.setValue(userKey, current().user);
    m_store.setValue(rememberKey, current().rememberPassword);
}

void ServerProfiles::choose(qsizetype index)
{
    m_current = index;
    save();
}

void ServerProfiles::setCurrent(const ServerProfile &profile)
{
    m_profiles[m_current] = profile;
    save();
}

void ServerProfiles::add(const ServerProfile &profile)
{
    if (m_profiles.size() >= maxServers)
        return;
    m_profiles.append(profile);
    choose(m_profiles.size() - 1);
}

void ServerProfiles::removeCurrent()
{
    if (m_profiles.size() == 1)
        return setCurrent(ServerProfile{.name = {}});
    m_profiles.removeAt(m_current);
    choose(std::min(m_current, m_profiles.size() - 1));
}

bool ServerProfiles::isTaken(const QString &name) const
{
    for (qsizetype i = 0; i < m_profiles.size(); ++i) {
        if (i != m_current && m_profiles[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace meja
