#pragma once

#include "connectionsettings.h"
#include "error.h"
#include "keptplans.h"
#include "resultset.h"
#include "statement.h"

#include <QString>

#include <memory>

class QSqlDriver;
struct pg_conn;

namespace meja {

/// One connection to PostgreSQL, opened by Qt's QPSQL driver and spoken to through libpq on the driver's
/// handle. A statement takes one round trip. None is left behind by name, so that a pooler may stand between;
/// only where the settings say so does the server keep the plans of fixed statements. A connection belongs to
/// the thread that opened or adopted it; only `Canceller` may be used from another.
class Connection
{
public:
    explicit Connection(ConnectionSettings settings);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// Failures: `Forbidden` (password, right or database refused), `Unavailable` (host not reached, TLS not
    /// agreed on, server not ready); their code is that of `connectFailureCode()`.
    Result<> open();
    void close();
    [[nodiscard]] bool isOpen() const;

    /// Lets go of its thread, so that another may `adopt()` it: a person's sign-in hands it to the readers.
    void release();
    void adopt();

    /// Failures by SQLSTATE, which `Error::code` bears: `Conflict` (unique, serialisation, deadlock),
    /// `RuleViolated` (check, trigger), `Invalid` (data, syntax), `Forbidden` (42501), `Cancelled`
    /// (57014), `Unavailable` (connection lost, nothing sent or no transaction running),
    /// `OutcomeUnknown` (connection lost while a statement was running).
    Result<ResultSet> run(const Statement &statement);
    Result<ResultSet> run(const QString &sql) { return run(Statement(sql)); }

    /// Runs several statements in one round trip, in the order given; the first failure is reported and those
    /// after it are not run. Meant for inside a transaction, or with its end as the last of them. A
    /// connection that can't be used after a failure is closed.
    Result<QList<ResultSet>> runAll(const QList<Statement> &statements);

    /// Runs several statements in one go, without parameters; the first failure is reported and
    /// ends the script. For migrations.
    Result<> runScript(const QString &sql);

    /// Ends whatever transaction is still open, also one whose own rollback was cancelled: a request to
    /// cancel that comes late hits the statement that runs by then. Mostly nothing is open and nothing
    /// is sent. `Unavailable` when it can't be ended; the connection is of no more use then.
    Result<> leaveTransaction();

    /// Computes the SCRAM-SHA-256 verifier that the server stores instead of the password. libpq computes it
    /// in this process, so that the password reaches neither the server nor its logs. libpq also normalises
    /// the password (SASLprep) exactly as it does at sign-in. Sends nothing. Failures: `Invalid` (the
    /// password contains a NUL character, which libpq cannot take), `Unavailable` (not connected, no memory,
    /// no random bytes).
    [[nodiscard]] Result<QString> scramVerifier(const QString &login, const QString &password) const;

    /// Cancels whatever runs on this connection at the moment, from any thread.
    class Canceller
    {
    public:
        explicit Canceller(pg_conn *connection);
        /// True when the request reached the server; the statement may have ended by then.
        bool cancel() const;

    private:
        std::shared_ptr<void> m_cancel;
    };
    [[nodiscard]] Canceller canceller() const;

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

private:
    ConnectionSettings m_settings;
    QString m_name;
    QSqlDriver *m_driver = nullptr; ///< Qt's, of that name; it belongs to a thread.
    pg_conn *m_handle = nullptr;    ///< The driver's; null when nothing is open.
    KeptPlans m_plans;
};

} // namespace meja
