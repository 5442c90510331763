#pragma once

#include <QList>
#include <QString>

#include <optional>

class QSettings;

namespace meja {

/// A server that the user keeps under a name, with the user name that was last used there.
struct ServerProfile
{
    QString name;
    QString host = {};
    int port = 5432;
    QString database = QStringLiteral("meja");
    QString user = {};
    bool rememberPassword = false; ///< The password itself is in the system's keychain only.

    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

/// The servers of the sign-in dialog, in the settings. There is always a current one. The servers are stored
/// in the order in which they were added.
class ServerProfiles
{
public:
    explicit ServerProfiles(QSettings &store);

    [[nodiscard]] const QList<ServerProfile> &all() const { return m_profiles; }
    [[nodiscard]] qsizetype currentIndex() const { return m_current; }
    [[nodiscard]] const ServerProfile &current() const { return m_profiles[m_current]; }
    void choose(qsizetype index); ///< `index` must exist.
    void setCurrent(const ServerProfile &profile);
    /// Adds a server and makes it the current one.
    void add(const ServerProfile &profile);
    /// Removes the current server. The last one is emptied instead.
    void removeCurrent();
    /// Whether another server than the current one has this name; upper and lower case are the same.
    [[nodiscard]] bool isTaken(const QString &name) const;

private:
    void load();
    void save();

    QSettings &m_store;
    QList<ServerProfile> m_profiles;
    qsizetype m_current = 0;
};

} // namespace meja
