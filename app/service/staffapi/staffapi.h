#pragma once

#include "denial.h"
#include "router.h"
#include "staffroutes.h"

namespace meja {

/// The staff API: finds out who calls, whether they may, whether the request was there before and whether
/// its fields are right, and lets the route do the rest. Serves all threads.
class StaffApi
{
public:
    /// @param calls where recorded calls are looked up.
    /// @param denials told of everything that was refused to a person; called from any thread.
    StaffApi(ServiceContext &context, GatewayCallLog &calls, DenialLog denials)
        : m_context(context), m_calls(calls), m_denials(std::move(denials)), m_routes(staffRoutes())
    {}

    void addTo(Router &router) const;
    [[nodiscard]] const QList<ApiRoute> &routes() const { return m_routes; }

private:
    /// A request as far as it can be read without knowing whose it is.
    struct Reading
    {
        QJsonObject body;
        std::optional<Problem> problem;
    };

    [[nodiscard]] HttpAnswer answer(const ApiRoute &route, const HttpRequest &request) const;
    [[nodiscard]] HttpAnswer answerUnkeyed(const ApiRoute &route, const HttpRequest &request,
                                           const Reading &reading, StaffRequests &requests) const;
    [[nodiscard]] HttpAnswer answerKeyed(const ApiRoute &route, const HttpRequest &request,
                                         const Reading &reading, StaffRequests &requests) const;
    [[nodiscard]] HttpAnswer answerFresh(const ApiRoute &route, const HttpRequest &request,
                                         const Reading &reading, const RequestStart &start,
                                         StaffRequests &requests) const;
    [[nodiscard]] HttpAnswer carryOut(const ApiRoute &route, const HttpRequest &request,
                                      const StaffCaller &caller, const QJsonObject &body) const;
    /// Whether somebody has asked too often of late.
    [[nodiscard]] std::optional<Problem> tooMany(const QString &login) const;
    [[nodiscard]] HttpAnswer refuse(const Problem &problem, const ApiRoute &route, const HttpRequest &request,
                                    const QString &login = {}) const;

    ServiceContext &m_context;
    GatewayCallLog &m_calls;
    DenialLog m_denials;
    QList<ApiRoute> m_routes;
};

} // namespace meja
