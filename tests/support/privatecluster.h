#pragma once

#include "connectionsettings.h"

#include <QMutex>
#include <QProcess>
#include <QString>

namespace meja {

/// A PostgreSQL cluster for one test program, started by `packaging/private-cluster`. It ends with the
/// program, even if that is killed. Every login may connect over its socket without a password. Failures end
/// the test program.
class PrivateCluster
{
public:
    /// `options` are those of `packaging/private-cluster`.
    explicit PrivateCluster(const QStringList &options = {});
    ~PrivateCluster();
    Q_DISABLE_COPY_MOVE(PrivateCluster)

    /// The cluster that most tests use. Starts at the first call and ends with the `QCoreApplication`.
    static PrivateCluster &shared();

    /// Creates an empty database without migrations. Returns its name.
    QString createDatabase();

    /// Creates a database with all migrations, as a copy of a template. Returns its name.
    QString createMigratedDatabase();

    /// The settings of a login, as its program would use them: the service's logins prepare fixed statements.
    [[nodiscard]] ConnectionSettings settings(const QString &database,
                                              const QString &login = QStringLiteral("postgres")) const;

    /// The folder of the server's socket, libpq's `PGHOST`.
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    QString nextName();
    void administer(const QString &sql) const;
    void makeTemplate();

    QProcess m_process;
    QString m_folder;
    QMutex
        m_mutex; ///< Guards the following members, because tests may create databases from several threads.
    int m_lastNumber = 0;
    bool m_hasTemplate = false;
};

} // namespace meja
