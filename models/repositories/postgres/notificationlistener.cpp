#include "notificationlistener.h"

#include "networktimeouts.h"
#include "resultwait.h"
#include "statementfailure.h"
#include "threadguard.h"
#include "verifiedserver.h"

#include <libpq-fe.h>
#include <poll.h>

#include <vector>

namespace meja {

namespace {

/// After this silence the connection is checked.
constexpr qint64 checkInterval = 10'000; ///< Milliseconds.
/// How long the server may take to respond to `listen` or to a check.
constexpr std::chrono::milliseconds responseTimeout{10'000};

using KeywordValues = QList<std::pair<QByteArray, QByteArray>>;

/// Connection keywords of libpq with their values. A later value overrides an earlier one of the same
/// keyword.
KeywordValues keywordValuesOf(const ConnectionSettings &settings)
{
    KeywordValues parameters;
    for (const auto &[keyword, value] : networkTimeouts)
        parameters.emplaceBack(keyword, value);
    if (settings.waitLimits.connect.count() > 0)
        parameters.emplaceBack("connect_timeout", QByteArray::number(settings.waitLimits.connect.count()));
    parameters +=
        KeywordValues{{"dbname", settings.conninfo.toUtf8()},
                      {"host", settings.host.toUtf8()},
                      {"port", settings.port > 0 ? QByteArray::number(settings.port) : QByteArray()},
                      {"dbname", settings.database.toUtf8()},
                      {"user", settings.user.toUtf8()},
                      {"password", settings.password.toUtf8()},
                      {"sslmode", settings.sslMode.toUtf8()},
                      {"application_name", settings.applicationName.toUtf8()}};
    return parameters;
}

pg_conn *open(const ConnectionSettings &settings)
{
    const auto parameters = keywordValuesOf(settings);
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (const auto &[name, value] : parameters) {
        if (value.isEmpty()) // libpq then uses its environment variables.
            continue;
        names.push_back(name.constData());
        values.push_back(value.constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    // With expand_dbname = 1, the first dbname may be a connection string.
    return PQconnectdbParams(names.data(), values.data(), 1);
}

tl::unexpected<Error> lost(pg_conn *connection)
{
    return failure(ErrorKind::Unavailable, QString::fromUtf8(PQerrorMessage(connection)).trimmed());
}

} // namespace

NotificationListener::NotificationListener(const ConnectionSettings &settings, const QStringList &channels)
    : m_settings(settings), m_channels(channels), m_connection(nullptr, PQfinish)
{}

NotificationListener::~NotificationListener() = default;

bool NotificationListener::isConnected() const
{
    return m_connection && PQstatus(m_connection.get()) == CONNECTION_OK;
}

std::chrono::milliseconds NotificationListener::silence() const
{
    return std::chrono::milliseconds(m_lastResponse.elapsed());
}

QDeadlineTimer NotificationListener::responseDeadline() const
{
    const auto limit = m_settings.waitLimits.response;
    return QDeadlineTimer(limit.count() > 0 ? limit : responseTimeout);
}

Result<ResultSet> NotificationListener::run(const Statement &statement)
{
    forbidOnGuiThread("A database statement");
    if (const auto connected = connect(); !connected)
        return tl::unexpected(connected.error());
    const auto values = statement.parameters();
    if (PQsendQueryParams(m_connection.get(), statement.sql().constData(), static_cast<int>(values.size()),
                          nullptr, values.constData(), nullptr, nullptr, 0) != 1)
        return tl::unexpected(statementFailure(m_connection.get(), nullptr));
    pg_result *result = lastResult(m_connection.get(), responseDeadline());
    m_lastResponse.start();
    return statementResult(m_connection.get(), result);
}

Result<> NotificationListener::connect()
{
    if (isConnected())
        return {};
    const auto verified = verifiedServer(m_settings);
    if (!verified)
        return tl::unexpected(verified.error());
    m_connection.reset(open(*verified));
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        return lost(m_connection.get());
    PQsetnonblocking(m_connection.get(), 1);
    return listen();
}

Result<> NotificationListener::runCommand(const QByteArray &sql)
{
    if (PQsendQuery(m_connection.get(), sql.constData()) != 1)
        return lost(m_connection.get());
    const std::unique_ptr<pg_result, void (*)(pg_result *)> result(
        lastResult(m_connection.get(), responseDeadline()), PQclear);
    m_lastResponse.start();
    const auto status = PQresultStatus(result.get());
    return status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY ? Result<>() : lost(m_connection.get());
}

Result<> NotificationListener::check()
{
    return m_lastResponse.hasExpired(checkInterval) ? runCommand("") : Result<>();
}

Result<> NotificationListener::listen()
{
    for (const QString &channel : m_channels) {
        const std::unique_ptr<char, void (*)(void *)> name(
            PQescapeIdentifier(m_connection.get(), channel.toUtf8().constData(),
                               static_cast<std::size_t>(channel.toUtf8().size())),
            PQfreemem);
        if (auto listens = runCommand(QByteArray("listen ") + name.get()); !listens)
            return listens;
    }
    return {};
}

Result<QList<Notification>> NotificationListener::wait(std::chrono::milliseconds timeout)
{
    forbidOnGuiThread("Waiting for a notification");
    if (const auto connected = connect(); !connected)
        return tl::unexpected(connected.error());
    pollfd socket{.fd = PQsocket(m_connection.get()), .events = POLLIN, .revents = 0};
    if (poll(&socket, 1, static_cast<int>(timeout.count())) > 0 && !PQconsumeInput(m_connection.get()))
        return lost(m_connection.get());
    if (const auto responds = check(); !responds)
        return tl::unexpected(responds.error());
    QList<Notification> notifications;
    while (PGnotify *notification = PQnotifies(m_connection.get())) {
        notifications.append(
            {QString::fromUtf8(notification->relname), QString::fromUtf8(notification->extra)});
        PQfreemem(notification);
        m_lastResponse.start();
    }
    return notifications;
}

} // namespace meja
