#pragma once

#include "connection.h"
#include "migration.h"

#include <optional>

namespace meja {

/// Brings a database's schema up to what this program was built for: each migration once, in order, in
/// a transaction of its own together with its row in `meja.schema_migrations`. Any number of them may
/// start at once; they take turns by a lock on that table, which ends with each transaction.
class Migrator
{
public:
    /// @param connection open, and signed in as a login that may create roles and act as `meja_owner`.
    /// @param migrations what there is to apply; tests bring their own.
    explicit Migrator(Connection &connection, QList<Migration> migrations = Migration::all());

    /// What `migrate()` would apply; changes nothing. `RuleViolated`, with a sentence naming the file,
    /// for a database that is newer than this program or was made from other files.
    Result<QList<Migration>> pending();

    /// Applies what is missing and tells which this call applied. Failures as in `pending()` and
    /// `Connection::run()`; the migration that failed has left nothing, those before it stay.
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
    /// Applies the first missing migration; none when all are there.
    Result<std::optional<Migration>> applyNext();

    Connection &m_connection;
    QList<Migration> m_migrations;
};

} // namespace meja
