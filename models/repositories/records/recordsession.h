#pragma once

#include "actor.h"
#include "connection.h"
#include "instant.h"

#include <optional>

namespace meja {

/// One transaction of the record classes, with as few round trips as possible: it begins together with the
/// first statement, and a deferred change is sent together with the next statement. If a deferred change
/// fails, the next call or `commit()` returns its error. The destructor rolls back unless `commit()`
/// succeeded.
///
/// Failures of all functions: those of `Connection::runAll()`, except that a lost connection before COMMIT is
/// `Unavailable`, because nothing was committed. After a failure, every further call returns the same error.
class RecordSession
{
public:
    /// @param transactionId receives the id before COMMIT is sent; stays empty if nothing was changed.
    RecordSession(Connection &connection, const Actor &actor, QString &transactionId);
    ~RecordSession();
    Q_DISABLE_COPY_MOVE(RecordSession)

    /// Runs a statement that reads without locking.
    Result<ResultSet> read(const Statement &statement);
    /// Runs a statement that locks or changes rows and whose result is needed.
    Result<ResultSet> change(const Statement &statement);
    /// Runs two statements in one round trip. Returns the result of the second one.
    Result<ResultSet> change(const Statement &first, const Statement &second);

    /// Defers a change whose result is not needed.
    Result<> defer(const Statement &statement);
    /// Defers a change that must find a row. If it finds none, the session fails with `ifNoRow`.
    Result<> defer(const Statement &statement, const Error &ifNoRow);

    /// `OutcomeUnknown` when the result of COMMIT was lost; query it with the transaction id.
    Result<> commit();

private:
    struct DeferredChange
    {
        Statement statement;
        std::optional<Error> ifNoRow; ///< The error when the statement finds no row.
    };

    enum class Kind { Read, Change };

    Result<> defer(const DeferredChange &change);
    /// Sends all deferred changes and `last` in one round trip.
    Result<QList<ResultSet>> send(const QList<Statement> &last, Kind kind);
    tl::unexpected<Error> fail(const Error &error);

    Connection &m_connection;
    Actor m_actor;
    QString &m_transactionId;
    QList<DeferredChange> m_deferred;
    std::optional<Error> m_failure;
    bool m_isBegun = false;
    bool m_isCommitted = false;
};

/// Binds a time that may be missing.
void bindInstant(Statement &statement, const QString &name, const std::optional<Instant> &at);

/// Converts a null text to an empty one, which is not bound as NULL. Statements that need NULL use `nullif`.
[[nodiscard]] QString notNull(const QString &text);

/// The `NotFound` error of a change that found no row.
[[nodiscard]] Error noSuchRow(const char *what, qint64 id);

} // namespace meja
