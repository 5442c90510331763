#include "seeder.h"

#include "namedqueries.h"
#include "seedscript.h"
#include "transaction.h"

namespace meja {

namespace {

Statement statementNamed(const char *name)
{
    return NamedQueries::statement(QStringLiteral("seed"), QLatin1String(name));
}

Result<> done(const Result<ResultSet> &result)
{
    return result.map([](const ResultSet &) {});
}

Actor actor()
{
    return {QStringLiteral("system"), QStringLiteral("meja-service seed"), QStringLiteral("baseline")};
}

} // namespace

Seeder::Seeder(ConnectionSettings settings, SeedOptions options, SeedWorkers::Progress progress)
    : m_settings(std::move(settings)), m_options(options), m_progress(std::move(progress))
{}

Result<QList<SeededTable>> Seeder::run()
{
    Connection connection(m_settings);
    if (const auto opened = connection.open(); !opened)
        return tl::unexpected(opened.error());
    if (const auto ready = check(connection); !ready)
        return tl::unexpected(ready.error());

    Connection guard(m_settings);
    auto tables = guard.open()
                      .and_then([&] { return prepare(connection); })
                      .and_then([&] { return guard.runScript(QStringLiteral("begin")); })
                      .and_then([&] { return done(guard.run(statementNamed("lock_seed"))); })
                      .and_then([&] { return droppedIndexes(connection); })
                      .and_then([&](const QList<DroppedIndex> &indexes) { return fill(indexes); })
                      .and_then([&] { return guard.runScript(QStringLiteral("rollback")); })
                      .and_then([&] { return close(connection); });
    if (tables)
        return tables;
    guard.close();
    m_progress(QStringLiteral("stopped; emptying the tables and recreating the indexes"));
    if (const auto undone = undo(connection); !undone)
        return failure(tables.error().kind,
                       QStringLiteral("%1; the rows that were written could not be removed: %2. Run "
                                      "`meja-service seed` again to remove them.")
                           .arg(tables.error().detail, undone.error().detail));
    return tables;
}

void Seeder::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = true;
    if (m_workers)
        m_workers->cancel();
}

Result<bool> Seeder::isTrue(Connection &connection, const QString &statement)
{
    return connection.run(NamedQueries::statement(QStringLiteral("seed"), statement))
        .map([](const ResultSet &rows) { return rows.boolean(0, 0); });
}

Result<> Seeder::check(Connection &connection)
{
    if (m_options.orders < 1 || m_options.orders > 100'000'000 || !m_options.day.isValid())
        return failure(
            ErrorKind::Invalid,
            QStringLiteral(
                "the number of orders must be between 1 and 100 million, and the day a valid date"));
    const auto administrator = isTrue(connection, QStringLiteral("is_administrator"));
    if (!administrator)
        return tl::unexpected(administrator.error());
    if (!*administrator)
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("the seed requires a superuser, because it disables triggers"));
    const auto schema = isTrue(connection, QStringLiteral("has_schema"));
    if (!schema)
        return tl::unexpected(schema.error());
    if (!*schema)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("this database has no tables yet; run `meja-service migrate` first"));
    if (const auto cleared = cleanUpInterruptedSeed(connection); !cleared)
        return cleared;
    const auto filled = connection.run(statementNamed("filled_table"));
    if (!filled)
        return tl::unexpected(filled.error());
    if (filled->rowCount() > 0)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the database is not empty: there are rows in %1. Nothing was changed")
                           .arg(filled->text(0, 0)));
    return {};
}

Result<> Seeder::cleanUpInterruptedSeed(Connection &connection)
{
    const auto interrupted = isTrue(connection, QStringLiteral("is_interrupted"));
    if (!interrupted || !*interrupted)
        return interrupted.map([](bool) {});
    Transaction transaction(connection);
    if (const auto locked = done(connection.run(statementNamed("lock_seed"))); !locked)
        return failure(ErrorKind::Conflict, QStringLiteral("another seed is running in this database"));
    if (const auto freed = transaction.commit(); !freed)
        return freed;
    m_progress(QStringLiteral("an earlier seed was interrupted; removing its rows"));
    return undo(connection);
}

Result<> Seeder::prepare(Connection &connection)
{
    if (const auto session = connection.runScript(seedScript(QStringLiteral("session"))); !session)
        return session;
    Transaction transaction(connection);
    return connection.runScript(seedScript(QStringLiteral("begin")))
        .and_then([&] { return connection.runScript(seedScript(QStringLiteral("prepare"))); })
        .and_then([&] {
            return done(
                connection.run(statementNamed("write_plan")
                                   .bind(QStringLiteral("seed"), m_options.seed)
                                   .bind(QStringLiteral("orders"), m_options.orders)
                                   .bind(QStringLiteral("day"), m_options.day.toString(Qt::ISODate))));
        })
        .and_then([&] { return connection.runScript(seedScript(QStringLiteral("calendar"))); })
        .and_then([&] { return connection.runScript(seedScript(QStringLiteral("catalogue"))); })
        .and_then([&] {
            return connection.runScript(
                QStringLiteral("select meja_seed.drop_indexes(), meja_seed.rest_from_vacuum(true)"));
        })
        .and_then([&] { return transaction.commit(); });
}

Result<QList<DroppedIndex>> Seeder::droppedIndexes(Connection &connection)
{
    return connection.run(statementNamed("dropped_indexes")).map([](const ResultSet &rows) {
        QList<DroppedIndex> indexes;
        for (int row = 0; row < rows.rowCount(); ++row)
            indexes.append({rows.text(row, 0), rows.text(row, 1)});
        return indexes;
    });
}

Result<> Seeder::fill(const QList<DroppedIndex> &indexes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_workers = std::make_unique<SeedWorkers>(m_settings, seedJobs(indexes), m_progress);
        if (m_cancelled)
            m_workers->cancel();
    }
    const auto outcome = m_workers->work();
    const std::lock_guard lock(m_mutex);
    m_workers.reset();
    return outcome;
}

Result<QList<SeededTable>> Seeder::close(Connection &connection)
{
    const auto rows = connection.run(statementNamed("counted"));
    if (!rows)
        return tl::unexpected(rows.error());
    QList<SeededTable> tables;
    for (int row = 0; row < rows->rowCount(); ++row)
        tables.append({rows->text(row, 0), rows->integer(row, 1), rows->text(row, 2)});

    Transaction transaction(connection, actor());
    return recordBaseline(connection)
        .and_then(
            [&] { return connection.runScript(QStringLiteral("select meja_seed.rest_from_vacuum(false)")); })
        .and_then([&] { return done(connection.run(statementNamed("drop_seed_schema"))); })
        .and_then([&] { return transaction.commit(); })
        .map([&] { return tables; });
}

Result<> Seeder::recordBaseline(Connection &connection)
{
    const auto audited = isTrue(connection, QStringLiteral("has_baseline"));
    if (!audited || !*audited)
        return audited.map([](bool) {});
    return done(connection.run(statementNamed("record_baseline")
                                   .bind(QStringLiteral("seed"), m_options.seed)
                                   .bind(QStringLiteral("orders"), m_options.orders)
                                   .bind(QStringLiteral("day"), m_options.day.toString(Qt::ISODate))));
}

Result<> Seeder::refuseUsedDatabase(Connection &connection)
{
    const auto used = connection.run(statementNamed("lock_kept_rows")).and_then([&](const ResultSet &) {
        return isTrue(connection, QStringLiteral("is_used"));
    });
    if (!used)
        return tl::unexpected(used.error());
    if (*used)
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("the database was used after the seed was interrupted, so that no row is removed; "
                           "seed a new database"));
    return {};
}

Result<> Seeder::undo(Connection &connection)
{
    const auto interrupted = isTrue(connection, QStringLiteral("is_interrupted"));
    if (!interrupted || !*interrupted)
        return interrupted.map([](bool) {});
    Transaction transaction(connection, actor());
    return connection.runScript(seedScript(QStringLiteral("session")))
        .and_then([&] { return refuseUsedDatabase(connection); })
        .and_then([&] { return done(connection.run(statementNamed("undo"))); })
        .and_then([&] { return done(connection.run(statementNamed("drop_seed_schema"))); })
        .and_then([&] { return transaction.commit(); });
}

} // namespace meja
