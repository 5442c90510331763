#pragma once

#include "connection.h"
#include "seedworkers.h"

#include <QDate>
#include <QList>

#include <functional>
#include <memory>
#include <mutex>

namespace meja {

/// The parameters of a seed. The same three values give the same rows on every machine.
struct SeedOptions
{
    qint64 orders = 0; ///< 1 to 100 million. The numbers of customers and products depend on it.
    qint64 seed = 1;
    QDate day = {}; ///< The three years end at the start of this day in the stores' time zone.
};

/// The rows that a seed wrote into one table.
struct SeededTable
{
    QString name;
    qint64 rows = 0;
    QString digest; ///< Over all rows and columns, independent of the row order.
};

/// Fills an empty, migrated database with demonstration data for three years. Triggers are disabled
/// meanwhile, so that the audit log contains only one baseline entry per table. Requires a superuser. Used by
/// `meja-service seed`.
class Seeder
{
public:
    Seeder(ConnectionSettings settings, SeedOptions options, SeedWorkers::Progress progress);

    /// Failures: `Forbidden` (not a superuser), `Invalid` (no schema, invalid options), `Conflict` (the
    /// database is not empty, or another seed is running), `Cancelled`, and those of `Connection::open()` and
    /// `run()`. After a failure all tables are empty and all indexes exist again. After a crash, the next
    /// seed restores that state first.
    Result<QList<SeededTable>> run();

    /// Makes `run()` stop. May be called from any thread.
    void cancel();

private:
    Result<> check(Connection &connection);
    Result<> cleanUpInterruptedSeed(Connection &connection);
    Result<> prepare(Connection &connection);
    Result<QList<DroppedIndex>> droppedIndexes(Connection &connection);
    Result<> fill(const QList<DroppedIndex> &indexes);
    Result<QList<SeededTable>> close(Connection &connection);
    Result<> recordBaseline(Connection &connection);
    Result<> undo(Connection &connection);
    /// `Conflict` if others wrote to the tables: their rows must not be removed together with the seed's.
    static Result<> refuseUsedDatabase(Connection &connection);
    static Result<bool> isTrue(Connection &connection, const QString &statement);

    const ConnectionSettings m_settings;
    const SeedOptions m_options;
    const SeedWorkers::Progress m_progress;

    std::mutex m_mutex; ///< Guards the following members.
    std::unique_ptr<SeedWorkers> m_workers;
    bool m_cancelled = false;
};

} // namespace meja
