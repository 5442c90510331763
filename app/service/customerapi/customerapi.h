#pragma once

#include "customerrequests.h"
#include "customerroutes.h"
#include "customertokens.h"
#include "denial.h"
#include "postgresdatabase.h"
#include "router.h"

namespace meja {

/// The customers' API: finds out whose token it is, whether the request was there before and whether its
/// fields are right, and lets the route do the rest. What is read of the database is read by a login that
/// row-level security binds to the customer. Serves all threads.
class CustomerApi
{
public:
    /// @param connections of the customer API's login.
    /// @param denials told of everything that was refused to a person; called from any thread.
    CustomerApi(ServiceContext &context, const ThreadConnections &connections, DenialLog denials)
        : m_context(context),
          m_connections(connections),
          m_customers(connections),
          m_tokens(context.settings().customerTokens, context.clock()),
          m_denials(std::move(denials)),
          m_routes(customerRoutes())
    {}

    void addTo(Router &router);

private:
    [[nodiscard]] HttpAnswer answer(const CustomerRoute &route, const HttpRequest &request);
    [[nodiscard]] HttpAnswer answerTo(UserId customer, const CustomerRoute &route,
                                      const HttpRequest &request);
    [[nodiscard]] HttpAnswer answerKeyed(const CustomerRoute &route, const CustomerCall &call);
    [[nodiscard]] HttpAnswer carryOut(const CustomerRoute &route, const CustomerCall &call) const;
    [[nodiscard]] std::optional<Problem> tooMany(UserId customer) const;
    /// @param reason for the log alone: whoever forges tokens learns nothing from it.
    [[nodiscard]] HttpAnswer refuse(const Problem &problem, const CustomerRoute &route,
                                    const HttpRequest &request, UserId customer = {},
                                    const QString &reason = {}) const;

    ServiceContext &m_context;
    const ThreadConnections &m_connections;
    PostgresDatabase m_customers;
    CustomerTokens m_tokens;
    DenialLog m_denials;
    QList<CustomerRoute> m_routes;
};

} // namespace meja
