#include "privatecluster.h"

#include "connection.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace meja;

namespace {

/// Processes with the folder among their words or their working folder inside of it.
QStringList processesIn(const QString &folder)
{
    QStringList found;
    const QStringList pids = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &pid : pids) {
        QFile words(QStringLiteral("/proc/%1/cmdline").arg(pid));
        const bool named = words.open(QIODevice::ReadOnly) && words.readAll().contains(folder.toUtf8());
        const QString where = QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(pid));
        if (named || where.startsWith(folder))
            found.append(pid);
    }
    return found;
}

bool nothingIsLeftOf(const QString &folder)
{
    return !QDir(folder).exists() && processesIn(folder).isEmpty();
}

/// One that nobody has taken leave of yet has ended too: it does nothing any more.
bool hasEnded(qint64 process)
{
    QFile words(QStringLiteral("/proc/%1/cmdline").arg(process));
    return !words.open(QIODevice::ReadOnly) || words.readAll().isEmpty();
}

QString readLine(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(60'000))
        ;
    return QString::fromLocal8Bit(process.readLine()).trimmed();
}

void killHard(qint64 process)
{
    ::kill(static_cast<pid_t>(process), SIGKILL);
}

qint64 postmasterIn(const QString &folder)
{
    QFile file(folder + QStringLiteral("/data/postmaster.pid"));
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

} // namespace

/// Promises of the cluster all other tests stand on: it is there, it is theirs alone, and it goes.
class PrivateClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void databasesAreIndependent();
    void migratedDatabasesAreCompleteCopies();
    void clustersLiveSideBySide();
    void goesWhenItsHolderEnds();
    void leavesNothingWhenKilled_data();
    void leavesNothingWhenKilled();
    void listensOnNoNetworkAddress();
    void refusesWithoutLeavingAnything();

private:
    QString ask(const QString &database, const QString &sql);
};

QString PrivateClusterTest::ask(const QString &database, const QString &sql)
{
    Connection connection(PrivateCluster::shared().settings(database));
    if (const auto opened = connection.open(); !opened)
        return opened.error().detail;
    const auto rows = connection.run(sql);
    if (!rows)
        return rows.error().detail;
    return rows->rowCount() > 0 ? rows->text(0, 0) : QString();
}

void PrivateClusterTest::databasesAreIndependent()
{
    const QString first = PrivateCluster::shared().createDatabase();
    const QString second = PrivateCluster::shared().createDatabase();
    ask(first, QStringLiteral("create table mark (id int)"));
    QCOMPARE(ask(first, QStringLiteral("select count(*) from pg_class where relname = 'mark'")), u"1");
    QCOMPARE(ask(second, QStringLiteral("select count(*) from pg_class where relname = 'mark'")), u"0");
}

void PrivateClusterTest::migratedDatabasesAreCompleteCopies()
{
    const QString first = PrivateCluster::shared().createMigratedDatabase();
    const QString second = PrivateCluster::shared().createMigratedDatabase();
    ask(first, QStringLiteral("create table meja.mark (id int)"));
    QCOMPARE(ask(second, QStringLiteral("select to_regclass('meja.mark')")), QString());
    QCOMPARE(ask(second, QStringLiteral("select to_regclass('orders')")), u"orders");
    QCOMPARE(ask(second, QStringLiteral("show search_path")), u"meja, pg_catalog");
    QCOMPARE(ask(second, QStringLiteral("select has_database_privilege('meja_staff', current_database(), "
                                        "'temporary')")),
             u"f");
    QCOMPARE(ask(second, QStringLiteral("select has_database_privilege('meja_owner', current_database(), "
                                        "'create')")),
             u"t");
}

void PrivateClusterTest::clustersLiveSideBySide()
{
    QString folder;
    {
        PrivateCluster other;
        folder = other.folder();
        QVERIFY(folder != PrivateCluster::shared().folder());
        other.createDatabase();
    }
    QVERIFY(nothingIsLeftOf(folder));
    QCOMPARE(ask(QStringLiteral("postgres"), QStringLiteral("select 1")), u"1");
}

void PrivateClusterTest::goesWhenItsHolderEnds()
{
    QProcess holder;
    holder.start(QStringLiteral(CLUSTER_HOLDER));
    const QString folder = readLine(holder);
    QVERIFY2(QDir(folder).exists(), qPrintable(folder));
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QVERIFY(nothingIsLeftOf(folder));
}

void PrivateClusterTest::leavesNothingWhenKilled_data()
{
    QTest::addColumn<QString>("victim");
    QTest::newRow("the program") << QStringLiteral("holder");
    QTest::newRow("the caller's shell") << QStringLiteral("caller");
    QTest::newRow("the keeper") << QStringLiteral("keeper");
    QTest::newRow("the server") << QStringLiteral("server");
}

void PrivateClusterTest::leavesNothingWhenKilled()
{
    QFETCH(QString, victim);
    QProcess holder;
    holder.start(QStringLiteral(CLUSTER_HOLDER));
    const QString folder = readLine(holder);
    QVERIFY2(QDir(folder).exists(), qPrintable(folder));
    const qint64 server = postmasterIn(folder);
    const auto parentOf = [](qint64 process) {
        QFile status(QStringLiteral("/proc/%1/stat").arg(process));
        return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(3).toLongLong() : 0;
    };
    const qint64 keeper = parentOf(server);
    const QHash<QString, qint64> processes{{QStringLiteral("holder"), holder.processId()},
                                           {QStringLiteral("server"), server},
                                           {QStringLiteral("keeper"), keeper},
                                           {QStringLiteral("caller"), parentOf(keeper)}};
    QVERIFY2(processes.value(victim) > 1, qPrintable(victim));
    killHard(processes.value(victim));
    // Whichever shell ends last removes the folder again, and its rm names it: so first they have to end.
    for (const QString &process :
         {QStringLiteral("server"), QStringLiteral("keeper"), QStringLiteral("caller")})
        QTRY_VERIFY2_WITH_TIMEOUT(hasEnded(processes.value(process)), qPrintable(process), 90'000);
    QTRY_VERIFY_WITH_TIMEOUT(nothingIsLeftOf(folder), 90'000);
    holder.kill();
    holder.waitForFinished();
}

void PrivateClusterTest::listensOnNoNetworkAddress()
{
    QCOMPARE(ask(QStringLiteral("postgres"), QStringLiteral("show listen_addresses")), QString());
    const QString folder = PrivateCluster::shared().folder();
    QVERIFY(folder.size() < 80);
    const auto foreign = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder) & foreign));
}

void PrivateClusterTest::refusesWithoutLeavingAnything()
{
    const QDir base(QDir::tempPath());
    QProcess script;
    script.start(QStringLiteral(MEJA_SOURCE_DIR "/packaging/private-cluster"),
                 {QStringLiteral("--config"), QStringLiteral("no_such_setting = 1")});
    QVERIFY(script.waitForFinished(60'000));
    QVERIFY(script.exitCode() != 0);
    QVERIFY(script.readAllStandardOutput().isEmpty());
    QVERIFY(script.readAllStandardError().contains("no_such_setting"));
}

QTEST_GUILESS_MAIN(PrivateClusterTest)
#include "privateclustertest.moc"
