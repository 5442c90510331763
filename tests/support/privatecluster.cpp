#include "privatecluster.h"

#include "connection.h"
#include "migrator.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <thread>

namespace meja {

namespace {

constexpr int stopTimeout = 20'000; ///< Milliseconds.

QString templateName()
{
    return QStringLiteral("migrated_template");
}

/// Ends the test program on failure.
template <class T>
void requireSuccess(const Result<T> &result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qUtf8Printable(result.error().detail));
}

/// Runs `work` in another thread and waits for it, because tests of the desktop forbid SQL on the GUI thread.
void inAnotherThread(const std::function<void()> &work)
{
    std::thread(work).join();
}

void runIn(const ConnectionSettings &settings, const std::function<void(Connection &)> &work)
{
    inAnotherThread([&] {
        Connection connection(settings);
        requireSuccess(connection.open(), "connecting to the private cluster");
        work(connection);
    });
}

std::unique_ptr<PrivateCluster> &sharedCluster()
{
    static std::unique_ptr<PrivateCluster> cluster;
    return cluster;
}

} // namespace

PrivateCluster::PrivateCluster(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(MEJA_SOURCE_DIR "/packaging/private-cluster"), options);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(-1))
        ;
    m_folder = QString::fromLocal8Bit(m_process.readLine()).trimmed();
    if (m_folder.isEmpty())
        qFatal("packaging/private-cluster did not start");
}

PrivateCluster::~PrivateCluster()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(stopTimeout);
}

PrivateCluster &PrivateCluster::shared()
{
    if (!sharedCluster()) {
        sharedCluster() = std::make_unique<PrivateCluster>();
        qAddPostRoutine([] { sharedCluster().reset(); });
    }
    return *sharedCluster();
}

QString PrivateCluster::createDatabase()
{
    const QMutexLocker lock(&m_mutex);
    const QString name = nextName();
    administer(QStringLiteral("create database %1").arg(name));
    return name;
}

QString PrivateCluster::createMigratedDatabase()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_hasTemplate)
        makeTemplate();
    const QString name = nextName();
    administer(QStringLiteral("create database %1 template %2").arg(name, templateName()));
    // A copy has neither the rights on the database nor its settings, because they are stored outside the
    // database.
    administer(QStringLiteral("update pg_database as copy set datacl = original.datacl"
                              "  from pg_database as original"
                              " where copy.datname = '%1' and original.datname = '%2'")
                   .arg(name, templateName()));
    administer(QStringLiteral("insert into pg_db_role_setting (setdatabase, setrole, setconfig)"
                              " select copy.oid, setrole, setconfig"
                              "  from pg_db_role_setting"
                              "  join pg_database as original on original.oid = setdatabase"
                              "  join pg_database as copy on copy.datname = '%1'"
                              " where original.datname = '%2'")
                   .arg(name, templateName()));
    return name;
}

ConnectionSettings PrivateCluster::settings(const QString &database, const QString &login) const
{
    const bool isService =
        login == QLatin1String("meja_service") || login == QLatin1String("meja_customer_api");
    return {.host = m_folder,
            .port = 5432,
            .database = database,
            .user = login,
            .preparesFixedStatements = isService,
            .applicationName = QStringLiteral("meja-test")};
}

QString PrivateCluster::nextName()
{
    return QStringLiteral("test_%1").arg(++m_lastNumber);
}

void PrivateCluster::administer(const QString &sql) const
{
    runIn(settings(QStringLiteral("postgres")),
          [&](Connection &connection) { requireSuccess(connection.run(sql), qUtf8Printable(sql)); });
}

void PrivateCluster::makeTemplate()
{
    administer(QStringLiteral("create database %1").arg(templateName()));
    runIn(settings(templateName()),
          [](Connection &connection) { requireSuccess(Migrator(connection).migrate(), "migrating"); });
    m_hasTemplate = true;
}

} // namespace meja
