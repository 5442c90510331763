#pragma once

#include "actor.h"
#include "connection.h"
#include "instant.h"

#include <optional>

namespace meja {

/// One transaction of the record classes, in as few round trips as its answers allow: it begins with the
/// first statement, and a change that nobody waits to hear of travels with what comes next. Should such a
/// change be refused, that is what the next answer, or the commit, says. Leaving without `commit()` rolls
/// back.
class RecordSession
{
public:
    /// @param transactionId is set before anything could be committed.
    RecordSession(Connection &connection, const Actor &actor, QString &transactionId);
    ~RecordSession();
    Q_DISABLE_COPY_MOVE(RecordSession)

    /// Reads without locking. Failures of all: those of `Connection::run`, but a lost connection is
    /// `Unavailable`, since nothing was committed.
    Result<ResultSet> ask(const Statement &statement);
    /// A statement that locks or changes rows and whose answer is needed.
    Result<ResultSet> change(const Statement &statement);
    /// Two that are sent together; the second one's answer.
    Result<ResultSet> change(const Statement &first, const Statement &second);

    /// A change whose answer nobody needs.
    Result<> later(const Statement &statement);
    /// The same for a change that must find its row: `otherwise` is what the session fails with if not.
    Result<> later(const Statement &statement, const Error &otherwise);

    /// `OutcomeUnknown` when the answer to COMMIT was lost; `transactionId` can be asked about.
    Result<> commit();

private:
    struct Waiting
    {
        Statement statement;
        std::optional<Error> otherwise; ///< When it finds no row.
    };

    enum class Kind { Read, Change };

    Result<> wait(const Waiting &change);
    /// Everything that waits and `last`, in one round trip.
    Result<QList<ResultSet>> send(const QList<Statement> &last, Kind kind);
    tl::unexpected<Error> fail(const Error &error);

    Connection &m_connection;
    Actor m_actor;
    QString &m_transactionId;
    QList<Waiting> m_waiting;
    std::optional<Error> m_failure;
    bool m_isBegun = false;
    bool m_isOver = false;
};

/// Binds a time that may be missing.
void bindInstant(Statement &statement, const QString &name, const std::optional<Instant> &at);

/// A text to bind: one that the program never filled is empty, not NULL; the statements say what it means.
[[nodiscard]] QString notNull(const QString &text);

/// What a change that found no row fails with.
[[nodiscard]] Error noSuchRow(const char *what, qint64 id);

} // namespace meja
