#include "apihelp.h"
#include "staffroutes.h"

namespace meja {

namespace {

CommentId commentOf(const ApiCall &call)
{
    return call.id<CommentId>(QStringLiteral("id"));
}

ApiResult archive(const ApiCall &call)
{
    return done(
        deskOf(call).reviews.archive(commentOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

ApiResult unarchive(const ApiCall &call)
{
    return done(
        deskOf(call).reviews.unarchive(commentOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

} // namespace

QList<ApiRoute> commentRoutes()
{
    return {
        {"POST",
         QStringLiteral("/staff/v1/comments/{id}/archive"),
         QStringLiteral("archiveComment"),
         QStringLiteral("Hides a comment from everybody but its author, who can't change it any more"),
         Access::Staff,
         true,
         {reasonField()},
         200,
         {},
         archive},
        {"POST",
         QStringLiteral("/staff/v1/comments/{id}/unarchive"),
         QStringLiteral("unarchiveComment"),
         QStringLiteral("Shows a comment again that staff archived"),
         Access::Staff,
         true,
         {reasonField().optional()},
         200,
         {},
         unarchive},
    };
}

} // namespace meja
