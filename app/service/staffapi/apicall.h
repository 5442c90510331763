#pragma once

#include "apiroute.h"
#include "httprequest.h"
#include "ports/gatewaycalllog.h"
#include "servicecontext.h"
#include "staffrequests.h"

namespace meja {

/// The session token of the request, 64 hexadecimal digits; empty when it is missing or malformed.
[[nodiscard]] QByteArray sessionToken(const HttpRequest &request);

/// One authorized staff request with checked fields; passed to the handlers of the routes.
class ApiCall
{
public:
    ApiCall(ServiceContext &context, GatewayCallLog &calls, const HttpRequest &request,
            const StaffCaller &caller, const QJsonObject &body)
        : m_context(context), m_calls(calls), m_request(request), m_caller(caller), m_body(body)
    {}

    [[nodiscard]] ServiceContext &context() const { return m_context; }
    [[nodiscard]] GatewayCallLog &calls() const { return m_calls; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const StaffCaller &caller() const { return m_caller; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }

    /// The row id in this path parameter.
    template <class Id>
    [[nodiscard]] Id id(const QString &name) const
    {
        return Id{m_request.parameter(name).toLongLong()};
    }
    /// A text field of the body without leading and trailing blanks; empty when absent.
    [[nodiscard]] QString text(const QString &field) const
    {
        return m_body.value(field).toString().trimmed();
    }
    /// The caller as the actor of audit entries and status logs.
    [[nodiscard]] Actor actor(const QString &reason = {}) const;
    /// The idempotency key for the services: unique per caller and short enough for their columns.
    [[nodiscard]] QString serviceKey() const;

private:
    ServiceContext &m_context;
    GatewayCallLog &m_calls;
    const HttpRequest &m_request;
    const StaffCaller &m_caller;
    const QJsonObject &m_body;
};

/// The order in the path parameter `id`.
[[nodiscard]] OrderId orderOf(const ApiCall &call);

} // namespace meja
