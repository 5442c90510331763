#include "connection.h"

#include "connectfailure.h"
#include "threadguard.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVarLengthArray>
#include <QVariant>

#include <libpq-fe.h>

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
    QStringList options{QStringLiteral("application_name=%1").arg(settings.applicationName),
                        QStringLiteral("connect_timeout=10")};
    if (!settings.sslMode.isEmpty())
        options.append(QStringLiteral("sslmode=%1").arg(settings.sslMode));
    if (!settings.conninfo.isEmpty())
        options.append(settings.conninfo);
    return options.join(u';');
}

/// The kind of a failure by its SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html; class
/// MJ is our own, see the migrations.
ErrorKind kindOf(QLatin1StringView state)
{
    static constexpr std::array exact{
        std::pair{QLatin1StringView("23505"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("40001"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("40P01"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("55P03"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("42501"), ErrorKind::Forbidden},
        std::pair{QLatin1StringView("57014"), ErrorKind::Cancelled},
        std::pair{QLatin1StringView("P0002"), ErrorKind::NotFound},
        std::pair{QLatin1StringView("MJ010"), ErrorKind::NotFound},
        std::pair{QLatin1StringView("MJ014"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("MJ018"), ErrorKind::Unavailable},
        std::pair{QLatin1StringView("MJ"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("22"), ErrorKind::Invalid},
        std::pair{QLatin1StringView("42"), ErrorKind::Invalid},
        std::pair{QLatin1StringView("23"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("P0"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("28"), ErrorKind::Forbidden},
        std::pair{QLatin1StringView("3D000"), ErrorKind::Forbidden},
    };
    for (const auto &[prefix, kind] : exact) {
        if (state.startsWith(prefix))
            return kind;
    }
    return ErrorKind::Unavailable;
}

/// The values as libpq takes them; they live as long as the statement.
QVarLengthArray<const char *, 32> parametersOf(const Statement &statement)
{
    QVarLengthArray<const char *, 32> values;
    for (const QByteArray &value : statement.values())
        values.append(value.isNull() ? nullptr : value.constData());
    return values;
}

} // namespace

Connection::Connection(ConnectionSettings settings) : m_settings(std::move(settings)), m_name(uniqueName()) {}

Connection::~Connection()
{
    close();
}

Result<> Connection::open()
{
    refuseOnWindowThread("Opening a database connection");
    close();
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    database.setHostName(m_settings.host);
    database.setPort(m_settings.port > 0 ? m_settings.port : -1);
    database.setDatabaseName(m_settings.database);
    database.setUserName(m_settings.user);
    database.setPassword(m_settings.password);
    database.setConnectOptions(connectOptions(m_settings));
    if (database.open())
        return {};
    const QString code = connectFailureCode(m_settings);
    const bool isState = !code.isEmpty() && code != serverUnreachable && code != encryptionRefused;
    return failure(isState ? kindOf(QLatin1StringView(code.toLatin1())) : ErrorKind::Unavailable,
                   database.lastError().databaseText().trimmed(), code);
}

void Connection::close()
{
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

bool Connection::isOpen() const
{
    return QSqlDatabase::contains(m_name) && PQstatus(handle()) == CONNECTION_OK;
}

Result<ResultSet> Connection::run(const Statement &statement)
{
    refuseOnWindowThread("A database statement");
    if (const QStringList missing = statement.unbound(); !missing.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("no value for :%1").arg(missing.first()));
    if (!isOpen())
        return failure(ErrorKind::Unavailable, QStringLiteral("not connected"));
    const auto values = parametersOf(statement);
    pg_result *result = PQexecParams(handle(), statement.sql().constData(), static_cast<int>(values.size()),
                                     nullptr, values.constData(), nullptr, nullptr, 0);
    const auto status = PQresultStatus(result);
    ResultSet rows(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return rows;
    return tl::unexpected(failureOf(result));
}

Result<> Connection::sendAll(const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (const QStringList missing = statement.unbound(); !missing.isEmpty())
            return failure(ErrorKind::Invalid, QStringLiteral("no value for :%1").arg(missing.first()));
    }
    PGconn *connection = handle();
    bool isSent = PQenterPipelineMode(connection) == 1;
    for (const Statement &statement : statements) {
        const auto values = parametersOf(statement);
        isSent = isSent &&
                 PQsendQueryParams(connection, statement.sql().constData(), static_cast<int>(values.size()),
                                   nullptr, values.constData(), nullptr, nullptr, 0) == 1;
    }
    if (isSent && PQpipelineSync(connection) == 1)
        return {};
    return failure(ErrorKind::OutcomeUnknown, QString::fromUtf8(PQerrorMessage(connection)).trimmed(),
                   QStringLiteral("lost"));
}

/// The answer to one statement of a pipeline; each is followed by an empty one.
Result<ResultSet> Connection::nextAnswer()
{
    pg_result *result = PQgetResult(handle());
    const auto status = PQresultStatus(result);
    ResultSet rows(result);
    while (pg_result *more = PQgetResult(handle()))
        PQclear(more);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return rows;
    return tl::unexpected(failureOf(result));
}

Result<QList<ResultSet>> Connection::runAll(const QList<Statement> &statements)
{
    refuseOnWindowThread("A database statement");
    if (!isOpen())
        return failure(ErrorKind::Unavailable, QStringLiteral("not connected"));
    if (auto sent = sendAll(statements); !sent)
        return tl::unexpected(sent.error());
    QList<ResultSet> answers;
    std::optional<Error> failed;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const auto answer = nextAnswer();
        if (answer)
            answers.append(*answer);
        else if (!failed)
            failed = answer.error();
    }
    PQclear(PQgetResult(handle())); // the pipeline's end
    if (PQexitPipelineMode(handle()) != 1 && !failed)
        failed = failureOf(nullptr);
    if (failed)
        return tl::unexpected(*failed);
    return answers;
}

Result<> Connection::runScript(const QString &sql)
{
    refuseOnWindowThread("A database script");
    if (!isOpen())
        return failure(ErrorKind::Unavailable, QStringLiteral("not connected"));
    if (!PQsendQuery(handle(), sql.toUtf8().constData()))
        return failure(ErrorKind::Unavailable, QString::fromUtf8(PQerrorMessage(handle())).trimmed());
    Result<> outcome;
    while (pg_result *result = PQgetResult(handle())) {
        const auto status = PQresultStatus(result);
        if (outcome && status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            outcome = tl::unexpected(failureOf(result));
        PQclear(result);
    }
    return outcome;
}

Result<> Connection::leaveTransaction()
{
    constexpr int tries = 5;
    for (int i = 0; i < tries && isOpen(); ++i) {
        if (PQtransactionStatus(handle()) == PQTRANS_IDLE)
            return {};
        (void)runScript(QStringLiteral("rollback"));
    }
    return failure(ErrorKind::Unavailable, QStringLiteral("the transaction could not be ended"));
}

Connection::Canceller Connection::canceller() const
{
    return Canceller(isOpen() ? handle() : nullptr);
}

pg_conn *Connection::handle() const
{
    return *static_cast<PGconn *const *>(
        QSqlDatabase::database(m_name, false).driver()->handle().constData());
}

Error Connection::failureOf(const pg_result *result) const
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (PQstatus(handle()) != CONNECTION_OK || state == nullptr)
        return {ErrorKind::OutcomeUnknown, QString::fromUtf8(PQerrorMessage(handle())).trimmed(),
                QStringLiteral("lost")};
    QStringList parts{QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))};
    // Its detail stays out: it quotes the row that failed, and with it somebody's phone or address.
    for (const char field : {PG_DIAG_MESSAGE_HINT, PG_DIAG_CONTEXT}) {
        if (const char *text = PQresultErrorField(result, field))
            parts.append(QString::fromUtf8(text));
    }
    return {kindOf(QLatin1StringView(state)), parts.join(QLatin1String(" | ")), QLatin1String(state)};
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
