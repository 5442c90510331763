#include "connection.h"

#include "connectfailure.h"
#include "networktimeouts.h"
#include "openingwatch.h"
#include "pipeline.h"
#include "resultwait.h"
#include "statementfailure.h"
#include "threadguard.h"
#include "verifiedserver.h"

#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>
#include <QVariant>

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <atomic>

namespace meja {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> last{0};
    return QStringLiteral("meja-%1").arg(++last);
}

QString connectOptions(const ConnectionSettings &settings)
{
    QStringList options{QStringLiteral("application_name=%1").arg(settings.applicationName)};
    for (const auto &[keyword, value] : networkTimeouts)
        options.append(QStringLiteral("%1=%2").arg(QLatin1StringView(keyword), QLatin1StringView(value)));
    if (settings.waitLimits.connect.count() > 0)
        options.append(QStringLiteral("connect_timeout=%1").arg(settings.waitLimits.connect.count()));
    if (!settings.sslMode.isEmpty())
        options.append(QStringLiteral("sslmode=%1").arg(settings.sslMode));
    if (!settings.conninfo.isEmpty())
        options.append(settings.conninfo);
    return options.join(u';');
}

/// A connection that was used this recently is not checked before its next use, so that a busy program sends
/// no additional statements.
constexpr qint64 restTime = 2'000; ///< Milliseconds.
/// How long a connection that has rested may take to respond.
constexpr int checkTimeout = 2'000; ///< Milliseconds.

QString limitsScript(const WaitLimits &limits)
{
    return QStringLiteral("set lock_timeout = %1; set statement_timeout = %2;"
                          " set idle_in_transaction_session_timeout = %3")
        .arg(limits.lock.count())
        .arg(limits.statement.count())
        .arg(limits.transaction.count());
}

bool openWithinLimits(QSqlDatabase &database)
{
    const OpeningWatch watch(database.driver());
    return database.open();
}

/// Whether input has arrived that nobody has requested: usually the end of the connection.
bool hasInput(pg_conn *connection)
{
    pollfd socket{.fd = PQsocket(connection), .events = POLLIN, .revents = 0};
    return ::poll(&socket, 1, 0) > 0;
}

} // namespace

Connection::Connection(ConnectionSettings settings) : m_settings(std::move(settings)), m_name(uniqueName()) {}

Connection::~Connection()
{
    close();
}

Result<> Connection::open()
{
    forbidOnGuiThread("Opening a database connection");
    close();
    const auto verified = verifiedServer(m_settings);
    if (!verified)
        return tl::unexpected(verified.error());
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    database.setHostName(m_settings.host);
    database.setPort(m_settings.port > 0 ? m_settings.port : -1);
    database.setDatabaseName(m_settings.database);
    database.setUserName(m_settings.user);
    database.setPassword(m_settings.password);
    database.setConnectOptions(connectOptions(*verified));
    if (openWithinLimits(database)) {
        m_driver = database.driver();
        m_handle = *static_cast<pg_conn *const *>(m_driver->handle().constData());
        return prepareSession();
    }
    const QString code = connectFailureCode(*verified);
    const bool isSqlState = !code.isEmpty() && code != serverUnreachable && code != encryptionRefused;
    const QString hint = code == encryptionRefused ? verificationHint(*verified) : QString();
    return failure(isSqlState ? errorKindOf(QLatin1StringView(code.toLatin1())) : ErrorKind::Unavailable,
                   database.lastError().databaseText().trimmed() + hint, code);
}

Result<> Connection::prepareSession()
{
    PQsetnonblocking(m_handle, 1);
    const WaitLimits &limits = m_settings.waitLimits;
    // Behind a pooler the settings would stay in a session that other programs use too.
    if (limits.statement.count() == 0 || !m_settings.preparesFixedStatements)
        return {};
    auto limited = runScript(limitsScript(limits));
    if (!limited)
        close();
    return limited ? limited : failure(ErrorKind::Unavailable, limited.error().detail, limited.error().code);
}

QDeadlineTimer Connection::responseDeadline()
{
    m_lastUse.start();
    const auto limit = m_settings.waitLimits.response;
    return limit.count() > 0 ? QDeadlineTimer(limit) : QDeadlineTimer(QDeadlineTimer::Forever);
}

bool Connection::isUsable()
{
    if (isOpen() && hasInput(m_handle))
        PQconsumeInput(m_handle);
    if (isOpen() && m_lastUse.hasExpired(restTime))
        (void)runScript(QString(), QDeadlineTimer(checkTimeout));
    return isOpen();
}

void Connection::close()
{
    m_prepared.clear();
    m_driver = nullptr;
    m_handle = nullptr;
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

bool Connection::isOpen() const
{
    return m_handle && PQstatus(m_handle) == CONNECTION_OK;
}

void Connection::release()
{
    if (m_driver)
        m_driver->moveToThread(nullptr);
}

void Connection::adopt()
{
    if (m_driver)
        m_driver->moveToThread(QThread::currentThread());
}

Result<ResultSet> Connection::run(const Statement &statement)
{
    forbidOnGuiThread("A database statement");
    if (!isOpen())
        return tl::unexpected(notConnectedFailure());
    if (m_settings.preparesFixedStatements && statement.isFixed())
        return runAll({statement}).map([](const QList<ResultSet> &results) { return results.first(); });
    if (const QStringList missing = statement.unbound(); !missing.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("no value for :%1").arg(missing.first()));
    const auto values = statement.parameters();
    const QDeadlineTimer deadline = responseDeadline();
    if (PQsendQueryParams(m_handle, statement.sql().constData(), static_cast<int>(values.size()), nullptr,
                          values.constData(), nullptr, nullptr, 0) != 1)
        return tl::unexpected(statementFailure(m_handle, nullptr));
    return statementResult(m_handle, lastResult(m_handle, deadline));
}

Result<QList<ResultSet>> Connection::runAll(const QList<Statement> &statements)
{
    forbidOnGuiThread("A database statement");
    if (!isOpen())
        return tl::unexpected(notConnectedFailure());
    Pipeline pipeline(m_handle, m_settings.preparesFixedStatements ? &m_prepared : nullptr);
    auto results = pipeline.run(statements, responseDeadline());
    if (!pipeline.isUsable())
        close();
    return results;
}

Result<> Connection::runScript(const QString &sql)
{
    return runScript(sql, responseDeadline());
}

Result<> Connection::runScript(const QString &sql, const QDeadlineTimer &deadline)
{
    forbidOnGuiThread("A database script");
    if (!isOpen())
        return tl::unexpected(notConnectedFailure());
    if (!PQsendQuery(m_handle, sql.toUtf8().constData()))
        return failure(ErrorKind::Unavailable, QString::fromUtf8(PQerrorMessage(m_handle)).trimmed());
    Result<> outcome;
    while (pg_result *result = nextResult(m_handle, deadline)) {
        const auto rows = statementResult(m_handle, result);
        if (outcome && !rows)
            outcome = tl::unexpected(rows.error());
    }
    return outcome;
}

Result<> Connection::rollbackOpenTransaction()
{
    constexpr int maxTries = 5;
    for (int i = 0; i < maxTries && isOpen(); ++i) {
        if (PQtransactionStatus(m_handle) == PQTRANS_IDLE)
            return {};
        (void)runScript(QStringLiteral("rollback"));
    }
    return failure(ErrorKind::Unavailable, QStringLiteral("cannot roll back the transaction"));
}

Connection::Canceller Connection::canceller() const
{
    return Canceller(isOpen() ? m_handle : nullptr);
}

Connection::Canceller::Canceller(pg_conn *connection)
    : m_cancel(connection ? PQgetCancel(connection) : nullptr,
               [](void *cancel) { PQfreeCancel(static_cast<PGcancel *>(cancel)); })
{}

bool Connection::Canceller::cancel() const
{
    std::array<char, 256> message{};
    return m_cancel && PQcancel(static_cast<PGcancel *>(m_cancel.get()), message.data(), message.size()) == 1;
}

} // namespace meja
