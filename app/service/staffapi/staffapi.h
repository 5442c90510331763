#pragma once

#include "denial.h"
#include "router.h"
#include "staffroutes.h"
#include "unfinishedclaims.h"

namespace meja {

/// The staff API: authenticates and authorizes the caller, checks the fields, replays stored responses of
/// repeated requests, and calls the route's handler. Thread-safe.
class StaffApi
{
public:
    /// @param calls the log of gateway calls.
    /// @param denials called for each refused request (401, 403), from any thread.
    StaffApi(ServiceContext &context, GatewayCallLog &calls, DenialLog denials)
        : m_context(context), m_calls(calls), m_denials(std::move(denials)), m_routes(staffRoutes())
    {}

    void addTo(Router &router) const;
    [[nodiscard]] const QList<ApiRoute> &routes() const { return m_routes; }

private:
    /// A request, parsed before its caller is known: the body, or the problem with the request.
    struct ParsedRequest
    {
        QJsonObject body;
        std::optional<Problem> problem;
    };

    [[nodiscard]] HttpResponse handle(const ApiRoute &route, const HttpRequest &request) const;
    [[nodiscard]] HttpResponse handleUnkeyed(const ApiRoute &route, const HttpRequest &request,
                                             const ParsedRequest &parsed, StaffRequests &requests) const;
    [[nodiscard]] HttpResponse handleKeyed(const ApiRoute &route, const HttpRequest &request,
                                           const ParsedRequest &parsed, StaffRequests &requests) const;
    /// Claims the key, after storing the end of an earlier attempt that could not be stored then.
    [[nodiscard]] Result<std::optional<RequestStart>> begin(const QByteArray &token, const RequestKey &key,
                                                            StaffRequests &requests) const;
    /// Stores the response, or releases the key after a temporary failure. Adds the position of the log.
    void finish(qint64 claim, HttpResponse &response, StaffRequests &requests) const;
    Result<QString> store(qint64 claim, const UnfinishedClaims::End &end, StaffRequests &requests) const;
    [[nodiscard]] HttpResponse handleNew(const ApiRoute &route, const HttpRequest &request,
                                         const ParsedRequest &parsed, const RequestStart &start,
                                         StaffRequests &requests) const;
    [[nodiscard]] HttpResponse callHandler(const ApiRoute &route, const HttpRequest &request,
                                           const StaffCaller &caller, const QJsonObject &body) const;
    /// The problem when the caller exceeds the rate limit.
    [[nodiscard]] std::optional<Problem> rateLimitProblem(const QString &login) const;
    [[nodiscard]] HttpResponse refuse(const Problem &problem, const ApiRoute &route,
                                      const HttpRequest &request, const QString &login = {}) const;

    ServiceContext &m_context;
    GatewayCallLog &m_calls;
    DenialLog m_denials;
    QList<ApiRoute> m_routes;
    mutable UnfinishedClaims m_unfinished;
};

} // namespace meja
