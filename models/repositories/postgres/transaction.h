#pragma once

#include "actor.h"
#include "connection.h"

namespace meja {

/// One database transaction; leaving it without `commit()` rolls back. The actor is told to the
/// database in the same round trip that begins it.
class Transaction
{
public:
    explicit Transaction(Connection &connection);
    Transaction(Connection &connection, const Actor &actor);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// Whether the transaction could be begun; statements fail when it couldn't.
    [[nodiscard]] const Result<> &begun() const { return m_begun; }

    /// `OutcomeUnknown` when the connection was lost meanwhile: the commit may have happened.
    Result<> commit();

private:
    Connection &m_connection;
    Result<> m_begun;
    bool m_open = false;
};

} // namespace meja
