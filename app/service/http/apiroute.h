#pragma once

#include "problem.h"
#include "role.h"

#include <QJsonObject>

#include <functional>

namespace meja {

class ApiCall;

/// What a route answers when nothing is in the way.
struct ApiAnswer
{
    int status = 200;
    QJsonObject body = {};
};
using ApiResult = tl::expected<ApiAnswer, Problem>;

/// What a failure of a service is to the caller.
[[nodiscard]] inline tl::unexpected<Problem> refused(const Error &error)
{
    return tl::unexpected(problemOf(error));
}

/// Whom a route is for: the least role it asks for, or customers. Auditors read and change nothing.
enum class Access { Reader, Staff, Admin, Customer };

/// None for customers.
[[nodiscard]] QList<Role> rolesFor(Access access);

/// One method on one path of an interface, with everything that is checked before it is carried out and
/// everything that is said of it in `/openapi.json`.
struct ApiRoute
{
    QByteArray method;
    QString pattern;   ///< Places in braces are row ids, `{number}` an order's number.
    QString operation; ///< Its name in the description.
    QString summary;
    Access access = Access::Admin;
    bool takesKey = true; ///< Asks for an `Idempotency-Key`.
    Shape body = {};
    int status = 200;
    Shape answer = {};
    /// Of the staff API alone; a customer's route has a handler of its own beside this description.
    std::function<ApiResult(const ApiCall &call)> handle = {};
    Shape query = {};      ///< What may stand behind the question mark.
    bool isTagged = false; ///< Answers bear an `ETag`; 304 to whoever has it already.

    [[nodiscard]] bool isWrite() const { return method != "GET"; }
    [[nodiscard]] QString name() const { return QString::fromLatin1(method) + u' ' + pattern; }
};

} // namespace meja
