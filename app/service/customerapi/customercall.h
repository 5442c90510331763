#pragma once

#include "apiroute.h"
#include "customersession.h"
#include "httprequest.h"
#include "ports/database.h"
#include "servicecontext.h"

namespace meja {

/// One request of an authenticated customer with checked fields; passed to the handlers of the routes.
class CustomerCall
{
public:
    /// @param connection a connection of the customer API's login, like those of `customers`.
    CustomerCall(ServiceContext &context, Connection &connection, Database &customers,
                 const HttpRequest &request, UserId customer, const QJsonObject &body)
        : m_context(context),
          m_connection(connection),
          m_customers(customers),
          m_request(request),
          m_customer(customer),
          m_body(body)
    {}

    [[nodiscard]] ServiceContext &context() const { return m_context; }
    /// The database as the customer API's login, for writing the customer's own rows under row-level
    /// security.
    [[nodiscard]] Database &customers() const { return m_customers; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] UserId customer() const { return m_customer; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }

    /// For reading the customer's own rows.
    [[nodiscard]] CustomerSession session() const { return {m_connection, m_customer}; }
    [[nodiscard]] QString number() const { return m_request.parameter(QStringLiteral("number")); }
    [[nodiscard]] qint64 id() const { return m_request.parameter(QStringLiteral("id")).toLongLong(); }
    /// The customer as the actor of audit entries and status logs.
    [[nodiscard]] Actor actor(const QString &reason = {}) const;
    /// The idempotency key for the services: unique per customer and short enough for their columns.
    [[nodiscard]] QString serviceKey() const;

private:
    ServiceContext &m_context;
    Connection &m_connection;
    Database &m_customers;
    const HttpRequest &m_request;
    UserId m_customer;
    const QJsonObject &m_body;
};

} // namespace meja
