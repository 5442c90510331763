#include "apihelp.h"
#include "staffaccounts.h"
#include "staffroutes.h"

namespace meja {

namespace {

ApiResult whoAmI(const ApiCall &call)
{
    return ApiAnswer{200,
                     {{QStringLiteral("account_id"), call.caller().accountId},
                      {QStringLiteral("login"), call.caller().login},
                      {QStringLiteral("role"), roleName(call.caller().role)}}};
}

ApiResult signOut(const ApiCall &call)
{
    const auto connection = call.context().connection();
    if (!connection)
        return refused(connection.error());
    if (auto ended = StaffRequests(**connection).signOut(bearerToken(call.request())); !ended)
        return refused(ended.error());
    return ApiAnswer{204, {}};
}

} // namespace

QList<ApiRoute> sessionRoutes()
{
    const Shape shape{Field::id(QStringLiteral("account_id"), QStringLiteral("The account")),
                      Field::text(QStringLiteral("login"), QStringLiteral("Its login")),
                      Field::choice(QStringLiteral("role"),
                                    QStringLiteral("What it may do, as of this moment"),
                                    {roleName(Role::Staff), roleName(Role::Admin), roleName(Role::Auditor)})};
    return {
        {"GET",
         QStringLiteral("/staff/v1/session"),
         QStringLiteral("whoAmI"),
         QStringLiteral("Who is signed in, in which role"),
         Access::Reader,
         false,
         {},
         200,
         shape,
         whoAmI},
        // Signing out again is signing out: it needs no key.
        {"DELETE",
         QStringLiteral("/staff/v1/session"),
         QStringLiteral("signOut"),
         QStringLiteral("Ends the session"),
         Access::Reader,
         false,
         {},
         204,
         {},
         signOut},
    };
}

} // namespace meja
