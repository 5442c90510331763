#pragma once

#include "connection.h"
#include "seedcrew.h"

#include <QDate>
#include <QList>

#include <functional>
#include <memory>
#include <mutex>

namespace meja {

/// What to fill a database with. The same three values give the same rows, everywhere.
struct SeedOptions
{
    qint64 orders = 0; ///< At least 1; customers and products follow from it.
    qint64 seed = 1;
    QDate day = {}; ///< The three years end as this day begins in the stores' time.
};

/// What a seed wrote into one table.
struct SeededTable
{
    QString name;
    qint64 rows = 0;
    QString digest; ///< Of all rows and columns, in any order.
};

/// Fills an empty, migrated database with three years of a shop's life, as a baseline: triggers rest, and
/// the audit gets one entry per table. Needs a login with administrator's rights.
class Seeder
{
public:
    Seeder(ConnectionSettings settings, SeedOptions options, SeedCrew::Progress progress);

    /// Failures: `Forbidden` (no administrator), `Invalid` (no schema, options), `Conflict` (the database
    /// isn't empty, or another seed is running), `Cancelled`; after any of them, and after a crash as
    /// soon as the next seed starts, the tables are empty and all indexes there.
    Result<QList<SeededTable>> run();

    /// From any thread.
    void cancel();

private:
    Result<> check(Connection &connection);
    Result<> clearWreck(Connection &connection);
    Result<> prepare(Connection &connection);
    Result<QList<RestingIndex>> restingIndexes(Connection &connection);
    Result<> fill(const QList<RestingIndex> &indexes);
    Result<QList<SeededTable>> close(Connection &connection);
    Result<> recordBaseline(Connection &connection);
    Result<> undo(Connection &connection);
    static Result<bool> asks(Connection &connection, const QString &question);

    const ConnectionSettings m_settings;
    const SeedOptions m_options;
    const SeedCrew::Progress m_progress;

    std::mutex m_mutex; ///< Guards what follows.
    std::unique_ptr<SeedCrew> m_crew;
    bool m_cancelled = false;
};

} // namespace meja
