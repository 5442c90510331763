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

/// The least role a route asks for. Auditors read and change nothing.
enum class Access { Reader, Staff, Admin };

[[nodiscard]] QList<Role> rolesFor(Access access);

/// One method on one path of the staff API, with everything that is checked before it is carried out and
/// everything that is said of it in `/openapi.json`.
struct ApiRoute
{
    QByteArray method;
    QString pattern;   ///< Places in braces are row ids.
    QString operation; ///< Its name in the description.
    QString summary;
    Access access = Access::Admin;
    bool takesKey = true; ///< Asks for an `Idempotency-Key`.
    Shape body = {};
    int status = 200;
    Shape answer = {};
    std::function<ApiResult(const ApiCall &call)> handle;

    [[nodiscard]] bool isWrite() const { return method != "GET"; }
    [[nodiscard]] QString name() const { return QString::fromLatin1(method) + u' ' + pattern; }
};

} // namespace meja
