#include "connectfailure.h"

#include <QByteArrayList>
#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QVarLengthArray>

#include <libpq-fe.h>
#include <poll.h>

#include <memory>

namespace meja {

namespace {

constexpr int connectTimeout = 3'000; ///< Milliseconds.

const QString wrongPassword = QStringLiteral("28P01");

/// Connection keywords of libpq with their values. If a keyword occurs twice, libpq uses its last value.
class Parameters
{
public:
    void add(const char *keyword, const QString &value)
    {
        if (!value.isEmpty())
            add(QByteArray(keyword), value.toUtf8());
    }
    void addAll(const QString &conninfo)
    {
        const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
            PQconninfoParse(conninfo.toUtf8().constData(), nullptr), &PQconninfoFree);
        for (const PQconninfoOption *each = options.get(); each && each->keyword; ++each) {
            if (each->val)
                add(QByteArray(each->keyword), QByteArray(each->val));
        }
    }
    [[nodiscard]] pg_conn *start() const
    {
        return PQconnectStartParams(pointers(m_keywords).constData(), pointers(m_values).constData(), 0);
    }

private:
    using Pointers = QVarLengthArray<const char *, 16>;

    void add(const QByteArray &keyword, const QByteArray &value)
    {
        m_keywords.append(keyword);
        m_values.append(value);
    }
    static Pointers pointers(const QByteArrayList &texts)
    {
        Pointers pointers;
        for (const QByteArray &text : texts)
            pointers.append(text.constData());
        pointers.append(nullptr);
        return pointers;
    }

    QByteArrayList m_keywords;
    QByteArrayList m_values;
};

Parameters parametersOf(const ConnectionSettings &settings)
{
    Parameters parameters;
    parameters.add("host", settings.host);
    parameters.add("port", settings.port > 0 ? QString::number(settings.port) : QString());
    parameters.add("dbname", settings.database);
    parameters.add("user", settings.user);
    parameters.add("password", settings.password);
    parameters.add("sslmode", settings.sslMode);
    parameters.add("application_name", settings.applicationName);
    parameters.addAll(settings.conninfo);
    return parameters;
}

bool waitForSocket(pg_conn *connection, PostgresPollingStatusType wanted, const QDeadlineTimer &deadline)
{
    pollfd socket{.fd = PQsocket(connection),
                  .events = static_cast<short>(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                  .revents = 0};
    return ::poll(&socket, 1, static_cast<int>(deadline.remainingTime())) > 0;
}

/// Continues the attempt until it ends or times out. Returns the last state before it ended.
ConnStatusType awaitConnection(pg_conn *connection)
{
    const QDeadlineTimer deadline(connectTimeout);
    ConnStatusType reached = PQstatus(connection);
    auto wanted = PGRES_POLLING_WRITING;
    while (reached != CONNECTION_BAD && waitForSocket(connection, wanted, deadline)) {
        reached = PQstatus(connection);
        wanted = PQconnectPoll(connection);
        if (wanted == PGRES_POLLING_FAILED || wanted == PGRES_POLLING_OK)
            break;
    }
    return reached;
}

/// The SQLSTATE in libpq's message. With `sslmode=prefer` libpq repeats a refused attempt without TLS, so
/// that the message contains two; a wrong password then takes precedence.
QString sqlStateIn(const QString &message)
{
    static const QRegularExpression code(QStringLiteral("  ([0-9A-Z]{5})$"),
                                         QRegularExpression::MultilineOption);
    QString state;
    for (auto matches = code.globalMatch(message); matches.hasNext() && state != wrongPassword;)
        state = matches.next().captured(1);
    return state;
}

} // namespace

QString connectFailureCode(const ConnectionSettings &settings)
{
    const std::unique_ptr<pg_conn, decltype(&PQfinish)> connection(parametersOf(settings).start(), &PQfinish);
    if (!connection)
        return serverUnreachable;
    PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
    const ConnStatusType reached = awaitConnection(connection.get());
    if (PQstatus(connection.get()) == CONNECTION_OK)
        return {};
    const QString state = sqlStateIn(QString::fromUtf8(PQerrorMessage(connection.get())));
    if (!state.isEmpty())
        return state;
    if (PQconnectionNeedsPassword(connection.get()))
        return wrongPassword;
    return reached == CONNECTION_SSL_STARTUP ? QString(encryptionRefused) : QString(serverUnreachable);
}

} // namespace meja
