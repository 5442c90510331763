#include "apihelp.h"
#include "staffaccounts.h"
#include "staffroutes.h"

namespace meja {

namespace {

ApiResult whoAmI(const ApiCall &call)
{
    return ApiResponse{200,
                       {{QStringLiteral("account_id"), call.caller().accountId},
                        {QStringLiteral("login"), call.caller().login},
                        {QStringLiteral("role"), roleName(call.caller().role)}}};
}

ApiResult signOut(const ApiCall &call)
{
    const auto connection = call.context().connection();
    if (!connection)
        return refused(connection.error());
    if (auto ended = StaffRequests(**connection).signOut(sessionToken(call.request())); !ended)
        return refused(ended.error());
    return ApiResponse{204};
}

} // namespace

QList<ApiRoute> sessionRoutes()
{
    const Shape shape{Field::id(QStringLiteral("account_id"), QStringLiteral("Id of the account")),
                      Field::text(QStringLiteral("login"), QStringLiteral("Login of the account")),
                      Field::choice(QStringLiteral("role"), QStringLiteral("Current role of the account"),
                                    {roleName(Role::Staff), roleName(Role::Admin), roleName(Role::Auditor)})};
    return {
        {.method = "GET",
         .pattern = QStringLiteral("/staff/v1/session"),
         .operation = QStringLiteral("whoAmI"),
         .summary = QStringLiteral("The account and role of this session"),
         .access = Access::Reader,
         .takesKey = false,
         .response = shape,
         .handle = whoAmI},
        // Needs no key, since repeating it changes nothing.
        {.method = "DELETE",
         .pattern = QStringLiteral("/staff/v1/session"),
         .operation = QStringLiteral("signOut"),
         .summary = QStringLiteral("End the session"),
         .access = Access::Reader,
         .takesKey = false,
         .status = 204,
         .handle = signOut},
    };
}

} // namespace meja
