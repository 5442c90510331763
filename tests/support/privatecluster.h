#pragma once

#include "connectionsettings.h"

#include <QMutex>
#include <QProcess>
#include <QString>

namespace meja {

/// A PostgreSQL of a test program's own, started by `packaging/private-cluster`; it ends with the
/// program, whichever way that ends. Every login is let in over its socket without a password.
/// A test that can't have its cluster ends with a message: it has nothing to say.
class PrivateCluster
{
public:
    /// `options` are those of `packaging/private-cluster`.
    explicit PrivateCluster(const QStringList &options = {});
    ~PrivateCluster();
    Q_DISABLE_COPY_MOVE(PrivateCluster)

    /// The one most tests use: started at the first call, ends with the `QCoreApplication`.
    static PrivateCluster &shared();

    /// An empty database with no migration applied; its name.
    QString createDatabase();

    /// A database with all migrations applied, copied from one that was migrated once; its name.
    QString createMigratedDatabase();

    /// As the programs sign in: the service's own logins keep the plans of fixed statements.
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
    QMutex m_mutex; ///< Guards what follows: tests may create databases from several threads.
    int m_lastNumber = 0;
    bool m_hasTemplate = false;
};

} // namespace meja
