#pragma once

#include "apiroute.h"
#include "httprequest.h"
#include "ports/gatewaycalllog.h"
#include "servicecontext.h"
#include "staffrequests.h"

namespace meja {

/// The token of an `Authorization: Bearer` header as it was sent; empty when there is none of its length.
[[nodiscard]] QByteArray bearerToken(const HttpRequest &request);

/// One request of a person who may make it, its fields checked.
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

    /// A row id in the path.
    template <class Id>
    [[nodiscard]] Id id(const QString &name) const
    {
        return Id{m_request.parameter(name).toLongLong()};
    }
    /// A text of the body, without blanks around it; empty when absent.
    [[nodiscard]] QString text(const QString &field) const
    {
        return m_body.value(field).toString().trimmed();
    }
    /// Who does it, for the books.
    [[nodiscard]] Actor actor(const QString &reason = {}) const;
    /// The caller's key as the services keep it: nobody else's, and of a length they take.
    [[nodiscard]] QString serviceKey() const;

private:
    ServiceContext &m_context;
    GatewayCallLog &m_calls;
    const HttpRequest &m_request;
    const StaffCaller &m_caller;
    const QJsonObject &m_body;
};

} // namespace meja
