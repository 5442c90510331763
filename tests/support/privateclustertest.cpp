#include "privatecluster.h"

#include "connection.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace meja;

namespace {

/// Processes that have the folder in their command line or as their working directory.
QStringList processesIn(const QString &folder)
{
    QStringList found;
    const QStringList pids = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &pid : pids) {
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(pid));
        const bool named =
            commandLine.open(QIODevice::ReadOnly) && commandLine.readAll().contains(folder.toUtf8());
        const QString where = QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(pid));
        if (named || where.startsWith(folder))
            found.append(pid);
    }
    return found;
}

bool isCompletelyRemoved(const QString &folder)
{
    return !QDir(folder).exists() && processesIn(folder).isEmpty();
}

/// Whether the process has ended. A zombie counts as ended.
bool hasEnded(qint64 process)
{
    QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(process));
    return !commandLine.open(QIODevice::ReadOnly) || commandLine.readAll().isEmpty();
}

QString readLine(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(-1))
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

/// Tests the cluster that all other tests use: it is available, private and removed at the end.
class PrivateClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void databasesAreIndependent();
    void migratedDatabasesAreCompleteCopies();
    void severalClustersCanRun();
    void endsWithItsProgram();
    void isRemovedWhenAProcessIsKilled_data();
    void isRemovedWhenAProcessIsKilled();
    void listensOnNoNetworkAddress();
    void reportsAFailedStart();

private:
    QString ask(const QString &database, const QString &sql);
    static qint64 parentOf(qint64 process);
    /// The processes of a cluster by their part in it.
    static QHash<QString, qint64> processesOf(const QProcess &holder, qint64 server);
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

void PrivateClusterTest::severalClustersCanRun()
{
    QString folder;
    {
        PrivateCluster other;
        folder = other.folder();
        QVERIFY(folder != PrivateCluster::shared().folder());
        other.createDatabase();
    }
    QVERIFY(isCompletelyRemoved(folder));
    QCOMPARE(ask(QStringLiteral("postgres"), QStringLiteral("select 1")), u"1");
}

void PrivateClusterTest::endsWithItsProgram()
{
    QProcess holder;
    holder.start(QStringLiteral(CLUSTER_HOLDER));
    const QString folder = readLine(holder);
    QVERIFY2(QDir(folder).exists(), qPrintable(folder));
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QVERIFY(isCompletelyRemoved(folder));
}

void PrivateClusterTest::isRemovedWhenAProcessIsKilled_data()
{
    QTest::addColumn<QString>("killed");
    QTest::newRow("the program") << QStringLiteral("holder");
    QTest::newRow("the caller's shell") << QStringLiteral("caller");
    QTest::newRow("the supervising shell") << QStringLiteral("supervisor");
    QTest::newRow("the server") << QStringLiteral("server");
}

qint64 PrivateClusterTest::parentOf(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(3).toLongLong() : 0;
}

QHash<QString, qint64> PrivateClusterTest::processesOf(const QProcess &holder, qint64 server)
{
    const qint64 supervisor = parentOf(server);
    return {{QStringLiteral("holder"), holder.processId()},
            {QStringLiteral("server"), server},
            {QStringLiteral("supervisor"), supervisor},
            {QStringLiteral("caller"), parentOf(supervisor)}};
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void PrivateClusterTest::isRemovedWhenAProcessIsKilled()
{
    QFETCH(QString, killed);
    QProcess holder;
    holder.start(QStringLiteral(CLUSTER_HOLDER));
    const QString folder = readLine(holder);
    QVERIFY2(QDir(folder).exists(), qPrintable(folder));
    const qint64 server = postmasterIn(folder);
    const QHash<QString, qint64> processes = processesOf(holder, server);
    QVERIFY2(processes.value(killed) > 1, qPrintable(killed));
    killHard(processes.value(killed));
    // Wait for all processes: the last shell removes the folder with rm, whose command line contains the
    // folder.
    for (const QString &process :
         {QStringLiteral("server"), QStringLiteral("supervisor"), QStringLiteral("caller")})
        QTRY_VERIFY2_WITH_TIMEOUT(hasEnded(processes.value(process)), qPrintable(process), 90'000);
    QTRY_VERIFY_WITH_TIMEOUT(isCompletelyRemoved(folder), 90'000);
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

void PrivateClusterTest::reportsAFailedStart()
{
    const QDir base(QDir::tempPath());
    QProcess script;
    script.start(QStringLiteral(MEJA_SOURCE_DIR "/packaging/private-cluster"),
                 {QStringLiteral("--config"), QStringLiteral("no_such_setting = 1")});
    QVERIFY(script.waitForFinished(-1));
    QVERIFY(script.exitCode() != 0);
    QVERIFY(script.readAllStandardOutput().isEmpty());
    QVERIFY(script.readAllStandardError().contains("no_such_setting"));
}

QTEST_GUILESS_MAIN(PrivateClusterTest)
#include "privateclustertest.moc"
