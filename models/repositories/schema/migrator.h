#pragma once

#include "connection.h"
#include "migration.h"

#include <optional>

namespace meja {

/// Migrates a database to the schema version of this program. Applies each missing migration in order, each
/// in a transaction together with its row in `meja.schema_migrations`. Several migrators may run at the same
/// time: a lock on that table makes them take turns. Used by `meja-service migrate`.
class Migrator
{
public:
    /// @param connection must be open, with a login that may create roles and act as `meja_owner`.
    /// @param migrations tests pass their own.
    explicit Migrator(Connection &connection, QList<Migration> migrations = Migration::all());

    /// The migrations that `migrate()` would apply. Changes nothing. `RuleViolated`, with the migration in
    /// the message, when the database is newer than this program (code `schema_newer`) or was created from
    /// other files
    /// (`schema_changed`); otherwise the failures of `Connection::run()`.
    Result<QList<Migration>> pending();

    /// Applies the missing migrations and returns those that this call applied. Failures: those of
    /// `pending()` and `Connection::run()`. A failed migration is rolled back; the ones before it stay
    /// applied.
    Result<QList<Migration>> migrate();

private:
    struct Applied
    {
        int version;
        QString name;
        QString checksum;
    };

    Result<QList<Applied>> applied();
    [[nodiscard]] Result<QList<Migration>> missing(const QList<Applied> &applied) const;
    Result<> createTable();
    Result<> apply(const Migration &migration);
    /// Applies the first missing migration; nullopt when all are applied.
    Result<std::optional<Migration>> applyNext();

    Connection &m_connection;
    QList<Migration> m_migrations;
};

} // namespace meja
