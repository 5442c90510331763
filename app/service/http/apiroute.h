#pragma once

#include "problem.h"
#include "role.h"

#include <QJsonObject>

#include <functional>

namespace meja {

class ApiCall;

/// What a route returns on success.
struct ApiResponse
{
    int status = 200;
    QJsonObject body = {};
};
using ApiResult = tl::expected<ApiResponse, Problem>;

/// Turns a service's failure into the caller's problem.
[[nodiscard]] inline tl::unexpected<Problem> refused(const Error &error)
{
    return tl::unexpected(problemOf(error));
}

/// Who may call a route: the minimum role, or customers. `Reader` includes auditors, who change nothing.
enum class Access { Reader, Staff, Admin, Customer };

/// The roles that may call a route; empty for customers, who have no role.
[[nodiscard]] QList<Role> rolesFor(Access access);

/// One method on one path of an API: what is checked before the handler runs, and how `/openapi.json`
/// describes it.
struct ApiRoute
{
    QByteArray method;
    QString pattern;   ///< Parameters in braces are row ids, except `{number}`, an order number.
    QString operation; ///< The `operationId` in `/openapi.json`.
    QString summary;
    Access access = Access::Admin;
    bool takesKey = true; ///< Requires an `Idempotency-Key` header.
    Shape body = {};
    int status = 200;
    Shape response = {}; ///< Empty: the response has no body or an empty object.
    /// Staff API only; `CustomerRoute` has its own handler.
    std::function<ApiResult(const ApiCall &call)> handle = {};
    Shape query = {};      ///< The query parameters.
    bool isTagged = false; ///< Responses have an `ETag`; a matching `If-None-Match` gets 304.

    [[nodiscard]] bool isWrite() const { return method != "GET"; }
    [[nodiscard]] QString name() const { return QString::fromLatin1(method) + u' ' + pattern; }
};

} // namespace meja
