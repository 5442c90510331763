#include "migrator.h"

#include "namedqueries.h"
#include "transaction.h"

#include <QThread>

#include <array>

namespace meja {

namespace {

constexpr int maxTries = 10;
constexpr unsigned long retryDelay = 50; ///< Milliseconds.

Statement statement(const QString &name)
{
    return NamedQueries::statement(QStringLiteral("migrations"), name);
}

/// Whether two migrators created the same object at the same time. No lock prevents that: roles belong to the
/// whole cluster, and `create … if not exists` is not atomic. A retry then finds the object.
bool isRaceCondition(const Error &error)
{
    // XX000 is "tuple concurrently updated". 23505 can come from a system catalogue; if not, the retry fails
    // too.
    static constexpr std::array codes{QLatin1StringView("40001"), QLatin1StringView("40P01"),
                                      QLatin1StringView("42P06"), QLatin1StringView("42P07"),
                                      QLatin1StringView("23505"), QLatin1StringView("XX000")};
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

template <class Action>
auto retrying(const Action &action)
{
    for (int tries = 1;; ++tries) {
        auto outcome = action();
        if (outcome || tries == maxTries || !isRaceCondition(outcome.error()))
            return outcome;
        QThread::msleep(retryDelay);
    }
}

/// Runs statements until the first failure.
Result<> runAll(Connection &connection, const QStringList &names)
{
    for (const QString &name : names) {
        if (const auto done = connection.run(statement(name)); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Error failedIn(const Migration &migration, Error error)
{
    error.detail =
        QStringLiteral("migration %1 failed and was rolled back: %2").arg(migration.title(), error.detail);
    return error;
}

} // namespace

Migrator::Migrator(Connection &connection, QList<Migration> migrations)
    : m_connection(connection), m_migrations(std::move(migrations))
{}

Result<QList<Migration>> Migrator::pending()
{
    return applied().and_then([this](const QList<Applied> &done) { return missing(done); });
}

Result<QList<Migration>> Migrator::migrate()
{
    // Check everything before the first change.
    if (const auto wanted = pending(); !wanted || wanted->isEmpty())
        return wanted;
    if (const auto created = retrying([this] { return createTable(); }); !created)
        return tl::unexpected(created.error());
    QList<Migration> done;
    for (;;) {
        const auto next = retrying([this] { return applyNext(); });
        if (!next)
            return tl::unexpected(next.error());
        if (!next->has_value())
            return done;
        done.append(**next);
    }
}

Result<QList<Migrator::Applied>> Migrator::applied()
{
    const auto exists = m_connection.run(statement(QStringLiteral("table_exists")));
    if (!exists)
        return tl::unexpected(exists.error());
    if (!exists->boolean(0, 0))
        return QList<Applied>();
    const auto rows = m_connection.run(statement(QStringLiteral("applied")));
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Applied> done;
    for (int row = 0; row < rows->rowCount(); ++row)
        done.append({static_cast<int>(rows->integer(row, 0)), rows->text(row, 1), rows->text(row, 2)});
    return done;
}

Result<QList<Migration>> Migrator::missing(const QList<Applied> &applied) const
{
    const int newest = m_migrations.isEmpty() ? 0 : m_migrations.last().version;
    if (!applied.isEmpty() && applied.last().version > newest)
        return failure(
            ErrorKind::RuleViolated,
            QStringLiteral("the database has schema version %1, but this program only supports version "
                           "%2; install a newer version of Meja. Nothing was changed")
                .arg(applied.last().version)
                .arg(newest),
            QStringLiteral("schema_newer"));
    for (qsizetype i = 0; i < applied.size(); ++i) {
        const auto matches = [&](const Migration &own) {
            return own.version == applied[i].version && own.checksum() == applied[i].checksum;
        };
        if (i >= m_migrations.size() || !matches(m_migrations[i]))
            return failure(
                ErrorKind::RuleViolated,
                QStringLiteral("migration %1_%2 was applied from a file that differs from the one in this "
                               "program, or in a different order; install the version of Meja that created "
                               "this database, or a newer one. Nothing was changed")
                    .arg(applied[i].version, 4, 10, QLatin1Char('0'))
                    .arg(applied[i].name),
                QStringLiteral("schema_changed"));
    }
    return m_migrations.mid(applied.size());
}

Result<> Migrator::createTable()
{
    Transaction transaction(m_connection);
    return runAll(m_connection, {QStringLiteral("suppress_notices"), QStringLiteral("create_schema"),
                                 QStringLiteral("create_table")})
        .and_then([&] { return transaction.commit(); });
}

Result<std::optional<Migration>> Migrator::applyNext()
{
    Transaction transaction(m_connection);
    if (const auto locked = runAll(m_connection, {QStringLiteral("suppress_notices"),
                                                  QStringLiteral("lock_table"), QStringLiteral("set_path")});
        !locked)
        return tl::unexpected(locked.error());
    // Read again under the lock: another migrator may have applied it in the meantime.
    const auto wanted = pending();
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (wanted->isEmpty())
        return std::nullopt;
    const Migration next = wanted->first();
    return apply(next)
        .and_then([&] { return transaction.commit(); })
        .map([&] { return std::optional(next); })
        .map_error([&](const Error &error) { return failedIn(next, error); });
}

Result<> Migrator::apply(const Migration &migration)
{
    if (!migration.needsAdministrator()) {
        if (const auto done = m_connection.run(statement(QStringLiteral("set_owner_role"))); !done)
            return tl::unexpected(done.error());
    }
    if (const auto done = m_connection.runScript(migration.sql); !done)
        return done;
    if (const auto done = m_connection.run(statement(QStringLiteral("reset_role"))); !done)
        return tl::unexpected(done.error());
    auto record = statement(QStringLiteral("record"));
    record.bind(QStringLiteral("version"), qint64(migration.version))
        .bind(QStringLiteral("name"), migration.name)
        .bind(QStringLiteral("checksum"), migration.checksum());
    return m_connection.run(record).map([](const ResultSet &) {});
}

} // namespace meja
