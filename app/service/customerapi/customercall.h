#pragma once

#include "apiroute.h"
#include "customersession.h"
#include "httprequest.h"
#include "ports/database.h"
#include "servicecontext.h"

namespace meja {

/// One request of a customer who may sign in, its fields checked.
class CustomerCall
{
public:
    /// @param connection of the customer API's login, as `customers` is.
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
    /// Where the customer's own rows are written, under row-level security.
    [[nodiscard]] Database &customers() const { return m_customers; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] UserId customer() const { return m_customer; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }

    /// For reading what is the customer's.
    [[nodiscard]] CustomerSession session() const { return {m_connection, m_customer}; }
    [[nodiscard]] QString number() const { return m_request.parameter(QStringLiteral("number")); }
    [[nodiscard]] qint64 id() const { return m_request.parameter(QStringLiteral("id")).toLongLong(); }
    /// Who does it, for the books.
    [[nodiscard]] Actor actor(const QString &reason = {}) const;
    /// The customer's key as the services keep it: nobody else's, and of a length they take.
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
