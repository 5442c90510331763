#include "migrator.h"

#include "privatecluster.h"
#include "sqlsession.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace meja;

namespace {

QList<Migration> twoSteps()
{
    return {{.version = 1,
             .name = QStringLiteral("first"),
             .sql = QStringLiteral("create table meja.a (id int)")},
            {.version = 2,
             .name = QStringLiteral("second"),
             .sql = QStringLiteral("create table meja.b (id int); insert into meja.b values (1)")}};
}

/// Lets the migrations run as the connected login, because the roles of Meja do not exist.
QList<Migration> asAdministrator(QList<Migration> migrations)
{
    for (Migration &migration : migrations)
        migration.sql.prepend(QLatin1String("-- run as: administrator\n"));
    return migrations;
}

QString outcome(SqlSession &session, const QList<Migration> &migrations)
{
    const auto done = Migrator(session.connection(), migrations).migrate();
    return done ? QString::number(done->size()) : done.error().detail;
}

} // namespace

/// Tests that the migrator applies each file once, in order and completely or not at all, and rejects wrong
/// files.
class MigratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migratesAnEmptyDatabaseOnce();
    void listsPendingMigrations();
    void severalMigratorsRunAtOnce();
    void severalDatabasesMigrateAtOnce();
    void rollsBackAFailedMigration();
    void refusesAChangedFile();
    void refusesANewerDatabase();
    void refusesAGap();
    void runsAsTheOwnerByDefault();
    void filesAreOrderedAndDoNotEndTheTransaction();
};

void MigratorTest::migratesAnEmptyDatabaseOnce()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    const auto all = Migration::all();
    QCOMPARE(outcome(session, all), QString::number(all.size()));
    QCOMPARE(outcome(session, all), QStringLiteral("0"));
    QCOMPARE(session.ask(QStringLiteral("select count(*) from meja.schema_migrations")),
             QString::number(all.size()));
    QCOMPARE(session.ask(QStringLiteral("select checksum from meja.schema_migrations where version = 1")),
             all.first().checksum());
}

void MigratorTest::listsPendingMigrations()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    const auto pending = Migrator(session.connection()).pending();
    QVERIFY(pending.has_value());
    QCOMPARE(pending->size(), Migration::all().size());
    QCOMPARE(session.ask(QStringLiteral("select to_regnamespace('meja')")), QStringLiteral("null"));
}

void MigratorTest::severalMigratorsRunAtOnce()
{
    const QString database = PrivateCluster::shared().createDatabase();
    constexpr int migrators = 4;
    std::atomic<qsizetype> applied{0};
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    threads.reserve(migrators);
    for (int i = 0; i < migrators; ++i) {
        threads.emplace_back([&] {
            SqlSession session(database);
            const auto done = Migrator(session.connection()).migrate();
            done ? applied += done->size() : failures++;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(applied.load(), Migration::all().size());
}

void MigratorTest::severalDatabasesMigrateAtOnce()
{
    // A separate cluster, in which the roles of Meja do not exist yet.
    PrivateCluster cluster;
    const QStringList databases{cluster.createDatabase(), cluster.createDatabase(), cluster.createDatabase()};
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (const QString &database : databases) {
        threads.emplace_back([&, database] {
            Connection connection(cluster.settings(database));
            const auto done = connection.open().and_then([&] { return Migrator(connection).migrate(); });
            if (!done) {
                qWarning("%s", qUtf8Printable(done.error().detail));
                ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
}

void MigratorTest::rollsBackAFailedMigration()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    auto migrations = asAdministrator(twoSteps());
    // The statement that fails is neither the first nor the last of its file.
    migrations[1].sql += QStringLiteral("; select 1 / 0; create table meja.c (id int)");
    const QString message = outcome(session, migrations);
    QVERIFY2(message.startsWith(QLatin1String("migration 0002_second failed")), qPrintable(message));
    QVERIFY2(message.contains(QLatin1String("division by zero")), qPrintable(message));
    QCOMPARE(session.ask(QStringLiteral("select string_agg(relname, ',' order by relname) from pg_class"
                                        " where relnamespace = 'meja'::regnamespace and relkind = 'r'")),
             QStringLiteral("a,schema_migrations"));
    QCOMPARE(session.ask(QStringLiteral("select max(version) from meja.schema_migrations")),
             QStringLiteral("1"));
    QCOMPARE(outcome(session, asAdministrator(twoSteps())), QStringLiteral("1"));
}

void MigratorTest::refusesAChangedFile()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    auto migrations = asAdministrator(twoSteps());
    QCOMPARE(outcome(session, migrations), QStringLiteral("2"));
    migrations[0].sql += QStringLiteral(" ");
    const QString message = outcome(session, migrations);
    QVERIFY2(message.contains(QLatin1String("0001_first")), qPrintable(message));
    QVERIFY2(message.contains(QLatin1String("differs")), qPrintable(message));
}

void MigratorTest::refusesANewerDatabase()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    const auto migrations = asAdministrator(twoSteps());
    QCOMPARE(outcome(session, migrations), QStringLiteral("2"));
    const QString message = outcome(session, migrations.first(1));
    QVERIFY2(message.contains(QLatin1String("schema version 2, but this program only supports version 1")),
             qPrintable(message));
}

void MigratorTest::refusesAGap()
{
    SqlSession session(PrivateCluster::shared().createDatabase());
    auto migrations = asAdministrator(twoSteps());
    const Migration late = migrations.takeFirst();
    QCOMPARE(outcome(session, migrations), QStringLiteral("1"));
    migrations.prepend(late);
    const QString message = outcome(session, migrations);
    QVERIFY2(message.contains(QLatin1String("in a different order")), qPrintable(message));
}

void MigratorTest::runsAsTheOwnerByDefault()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    auto migrations = Migration::all();
    const int next = migrations.last().version + 1;
    migrations.append({.version = next,
                       .name = QStringLiteral("owned"),
                       .sql = QStringLiteral("create table meja.owned (id int)")});
    migrations.append(
        {.version = next + 1,
         .name = QStringLiteral("administered"),
         .sql = QStringLiteral("-- run as: administrator\ncreate table meja.administered (id int)")});
    QCOMPARE(outcome(session, migrations), QStringLiteral("2"));
    QCOMPARE(session.ask(QStringLiteral("select tableowner from pg_tables where tablename = 'owned'")),
             QStringLiteral("meja_owner"));
    QCOMPARE(session.ask(QStringLiteral("select tableowner from pg_tables where tablename = 'administered'")),
             QStringLiteral("postgres"));
}

void MigratorTest::filesAreOrderedAndDoNotEndTheTransaction()
{
    // A file that ends the transaction itself could be applied only in part.
    static const QRegularExpression ending(
        QStringLiteral("^\\s*(commit|rollback|begin\\s*(transaction)?|start transaction)\\s*;"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    int last = 0;
    const auto all = Migration::all();
    for (const Migration &migration : all) {
        QVERIFY2(migration.version > last, qPrintable(migration.title()));
        last = migration.version;
        const bool isProcedure = migration.sql.contains(QLatin1String("create procedure"));
        QVERIFY2(isProcedure || !ending.match(migration.sql).hasMatch(), qPrintable(migration.title()));
    }
}

QTEST_GUILESS_MAIN(MigratorTest)
#include "migratortest.moc"
