#pragma once

#include "customerrequests.h"
#include "customerroutes.h"
#include "customertokens.h"
#include "denial.h"
#include "postgresdatabase.h"
#include "router.h"
#include "unfinishedclaims.h"

namespace meja {

/// The customer API: verifies the token, checks the fields, replays stored responses of repeated requests,
/// and calls the route's handler. Its database login can only read the customer's own rows, enforced by
/// row-level security. Thread-safe.
class CustomerApi
{
public:
    /// @param connections connections of the customer API's login.
    /// @param denials called for each refused request (401, 403), from any thread.
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
    [[nodiscard]] HttpResponse handle(const CustomerRoute &route, const HttpRequest &request);
    [[nodiscard]] HttpResponse handleAuthenticated(UserId customer, const CustomerRoute &route,
                                                   const HttpRequest &request);
    [[nodiscard]] HttpResponse handleKeyed(const CustomerRoute &route, const CustomerCall &call);
    /// Claims the key, after storing the end of an earlier attempt that could not be stored then.
    [[nodiscard]] Result<CustomerClaim> begin(const CustomerRoute &route, const CustomerCall &call);
    /// Stores the response, or releases the key after a temporary failure.
    void finish(qint64 claim, const HttpResponse &response, const CustomerCall &call);
    void store(qint64 claim, const UnfinishedClaims::End &end, CustomerRequests &requests);
    [[nodiscard]] HttpResponse callHandler(const CustomerRoute &route, const CustomerCall &call) const;
    [[nodiscard]] std::optional<Problem> rateLimitProblem(UserId customer) const;
    /// @param reason why the token was rejected. Only for the log: the client must not learn it.
    [[nodiscard]] HttpResponse refuse(const Problem &problem, const CustomerRoute &route,
                                      const HttpRequest &request, UserId customer = {},
                                      const QString &reason = {}) const;

    ServiceContext &m_context;
    const ThreadConnections &m_connections;
    PostgresDatabase m_customers;
    CustomerTokens m_tokens;
    DenialLog m_denials;
    QList<CustomerRoute> m_routes;
    UnfinishedClaims m_unfinished;
};

} // namespace meja
