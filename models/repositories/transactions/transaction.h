#pragma once

#include "actor.h"
#include "connection.h"

namespace meja {

/// One database transaction. Its destructor rolls back unless `commit()` was called. The round trip that
/// begins it also sets the actor for the audit trigger.
class Transaction
{
public:
    explicit Transaction(Connection &connection);
    Transaction(Connection &connection, const Actor &actor);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// The result of beginning the transaction, with the failures of `Connection::run()`.
    [[nodiscard]] const Result<> &begun() const { return m_begun; }

    /// Failures: that of `begun()` and those of `Connection::run()`. `OutcomeUnknown` when the connection was
    /// lost: the transaction may have been committed.
    Result<> commit();

private:
    Connection &m_connection;
    Result<> m_begun;
    bool m_open = false;
};

} // namespace meja
