#pragma once

#include "connection.h"
#include "ids.h"

namespace meja {

/// One customer on a connection of the customer API's login. What is asked at once runs in one transaction
/// and one round trip, which names the customer to the database and ends with nothing left on the connection.
class CustomerSession
{
public:
    CustomerSession(Connection &connection, UserId customer) : m_connection(connection), m_customer(customer)
    {}

    [[nodiscard]] UserId customer() const { return m_customer; }

    /// The answers of statements that read. `Forbidden` with code `not-signed-in` for a customer who is
    /// disabled or none at all; failures of `Connection::run` otherwise.
    Result<QList<ResultSet>> read(const QList<Statement> &statements);
    /// The same for statements that write; without the COMMIT's answer it is `OutcomeUnknown`.
    Result<QList<ResultSet>> write(const QList<Statement> &statements);

private:
    Result<QList<ResultSet>> run(const QString &begin, const QList<Statement> &statements);

    Connection &m_connection;
    UserId m_customer;
};

} // namespace meja
