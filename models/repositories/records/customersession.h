#pragma once

#include "connection.h"
#include "ids.h"

namespace meja {

/// Runs statements for one customer on a connection of the customer API's login. Each call is one transaction
/// and one round trip. The transaction sets the customer for row-level security; the setting ends with it.
class CustomerSession
{
public:
    CustomerSession(Connection &connection, UserId customer) : m_connection(connection), m_customer(customer)
    {}

    [[nodiscard]] UserId customer() const { return m_customer; }

    /// Runs statements that read. `Forbidden` with code `not-signed-in` when the customer is disabled or does
    /// not exist; otherwise the failures of `Connection::runAll()`, but a lost result is `Unavailable`.
    Result<QList<ResultSet>> read(const QList<Statement> &statements);
    /// Runs statements that write. Failures as in `read()`; `OutcomeUnknown` when the result of COMMIT was
    /// lost.
    Result<QList<ResultSet>> write(const QList<Statement> &statements);

private:
    Result<QList<ResultSet>> run(const QString &begin, const QList<Statement> &statements);

    Connection &m_connection;
    UserId m_customer;
};

} // namespace meja
