#include "apihelp.h"
#include "staffroutes.h"

namespace meja {

namespace {

CommentId commentOf(const ApiCall &call)
{
    return call.id<CommentId>(QStringLiteral("id"));
}

ApiResult archiveComment(const ApiCall &call)
{
    return done(
        servicesOf(call).reviews.archive(commentOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

ApiResult unarchiveComment(const ApiCall &call)
{
    return done(
        servicesOf(call).reviews.unarchive(commentOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

} // namespace

QList<ApiRoute> commentRoutes()
{
    return {
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/comments/{id}/archive"),
         .operation = QStringLiteral("archiveComment"),
         .summary =
             QStringLiteral("Archive a comment: only its author still sees it and can no longer change it"),
         .access = Access::Staff,
         .body = {reasonField()},
         .handle = archiveComment},
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/comments/{id}/unarchive"),
         .operation = QStringLiteral("unarchiveComment"),
         .summary = QStringLiteral("Publish a comment again that staff archived"),
         .access = Access::Staff,
         .body = {reasonField().optional()},
         .handle = unarchiveComment},
    };
}

} // namespace meja
