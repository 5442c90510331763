#pragma once

#include "connectionsettings.h"
#include "error.h"
#include "preparedstatements.h"
#include "resultset.h"
#include "statement.h"

#include <QElapsedTimer>
#include <QString>

#include <memory>

class QDeadlineTimer;
class QSqlDriver;
struct pg_conn;

namespace meja {

/// One connection to PostgreSQL. Qt's QPSQL driver opens it, and libpq runs the statements on the driver's
/// handle. A statement takes one round trip. No prepared statement stays in the session, so that the
/// connection works behind a pooler, unless `ConnectionSettings::preparesFixedStatements` is set. A
/// connection belongs to the thread that opened or adopted it; only a `Canceller` may be used from another
/// thread.
class Connection
{
public:
    explicit Connection(ConnectionSettings settings);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// A server on another computer must prove its name: see `verifiedServer()`, whose failures this returns
    /// too. Failures: `Forbidden` (wrong password, no right to connect, no such database), `Unavailable`
    /// (host unreachable, TLS negotiation failed, server not ready). `Error::code` is that of
    /// `connectFailureCode()`.
    Result<> open();
    void close();
    [[nodiscard]] bool isOpen() const;
    /// Whether it is open and the server still responds. Sends an empty statement if the connection has
    /// rested, because the server or the network may have been lost since. Waits at most two seconds.
    [[nodiscard]] bool isUsable();

    /// Detaches the connection from its thread, so that another thread may `adopt()` it. The sign-in dialog
    /// opens a connection and passes it to the reader threads this way.
    void release();
    void adopt();

    /// Failures by SQLSTATE, which is in `Error::code`: `Conflict` (unique key, serialisation, deadlock),
    /// `RuleViolated` (check, trigger), `Invalid` (data, syntax), `Forbidden` (42501), `Cancelled` (57014),
    /// `Unavailable` (the code `notConnected`, or the server cannot run it now), `OutcomeUnknown` (connection
    /// lost while the statement was running).
    Result<ResultSet> run(const Statement &statement);
    Result<ResultSet> run(const QString &sql) { return run(Statement(sql)); }

    /// Runs several statements in one round trip, in the given order. After the first failure the remaining
    /// ones are not run, and that failure is returned. Use it inside a transaction; the last statement may
    /// end it. Failures as in `run()`. A connection that cannot be used after a failure is closed.
    Result<QList<ResultSet>> runAll(const QList<Statement> &statements);

    /// Runs a script of several statements without parameters. The first failure ends it. For migrations.
    /// Failures as in `run()`.
    Result<> runScript(const QString &sql);

    /// Rolls back the open transaction, if any. Repeats a rollback that was cancelled: a cancel request that
    /// arrives late cancels whichever statement is running then. Sends nothing when no transaction is open.
    /// `Unavailable` when the transaction cannot be ended; discard the connection then.
    Result<> rollbackOpenTransaction();

    /// Cancels the statement that is running on the connection. May be used from any thread.
    class Canceller
    {
    public:
        explicit Canceller(pg_conn *connection);
        /// True when the request reached the server. The statement may have ended before.
        bool cancel() const;

    private:
        std::shared_ptr<void> m_cancel;
    };
    [[nodiscard]] Canceller canceller() const;

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

private:
    /// In models/repositories/accounts. It passes the handle to a function of libpq.
    friend Result<QString> scramVerifier(const Connection &connection, const QString &login,
                                         const QString &password);

    Result<> prepareSession();
    Result<> runScript(const QString &sql, const QDeadlineTimer &deadline);
    /// The end of `WaitLimits::response` for a statement that is sent now.
    [[nodiscard]] QDeadlineTimer responseDeadline();

    ConnectionSettings m_settings;
    QString m_name;
    QSqlDriver *m_driver = nullptr; ///< Of the QSqlDatabase with that name. It belongs to a thread.
    pg_conn *m_handle = nullptr;    ///< Owned by the driver; null when not open.
    PreparedStatements m_prepared;
    QElapsedTimer m_lastUse;
};

} // namespace meja
