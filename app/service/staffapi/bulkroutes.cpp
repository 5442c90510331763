#include "apihelp.h"
#include "dryrundatabase.h"
#include "staffroutes.h"

#include <QJsonArray>

#include <array>

namespace meja {

namespace {

/// The arguments of a bulk action for one row.
struct BulkRow
{
    qint64 id = 0;
    QString reason;
    QString key;
    Actor actor;
};

struct BulkAction
{
    QLatin1String name;
    Access access;
    bool needsReason;
    Result<> (*carryOut)(StaffServices &services, const BulkRow &row);
};

template <class T>
Result<> only(const Result<T> &outcome)
{
    if (!outcome)
        return tl::unexpected(outcome.error());
    return {};
}

constexpr std::array actions{
    BulkAction{
        QLatin1String("cancel_orders"), Access::Staff, true,
        [](StaffServices &services, const BulkRow &row) {
            return only(services.cancellations.request({OrderId{row.id}, row.reason, row.key, row.actor}));
        }},
    BulkAction{QLatin1String("archive_orders"), Access::Staff, true,
               [](StaffServices &services, const BulkRow &row) {
                   return services.archive.archive(OrderId{row.id}, ArchivedBy::Staff, row.actor);
               }},
    BulkAction{QLatin1String("unarchive_orders"), Access::Staff, false,
               [](StaffServices &services, const BulkRow &row) {
                   return services.archive.unarchive(OrderId{row.id}, row.actor);
               }},
    BulkAction{QLatin1String("track_orders"), Access::Staff, false,
               [](StaffServices &services, const BulkRow &row) {
                   return only(services.jobs.track(OrderId{row.id}, row.actor));
               }},
    BulkAction{QLatin1String("approve_refunds"), Access::Admin, false,
               [](StaffServices &services, const BulkRow &row) {
                   return only(services.refunds.approve(RefundId{row.id}, row.actor));
               }},
    BulkAction{QLatin1String("retry_refunds"), Access::Staff, false,
               [](StaffServices &services, const BulkRow &row) {
                   return only(services.refunds.retry(RefundId{row.id}, row.actor));
               }},
};

const BulkAction &actionIn(const ApiCall &call)
{
    const QString name = call.text(QStringLiteral("action"));
    for (const BulkAction &action : actions) {
        if (action.name == name)
            return action;
    }
    Q_UNREACHABLE(); // The shape accepts no other value.
}

QJsonObject resultOf(qint64 id, const Result<> &outcome)
{
    QJsonObject result{{QStringLiteral("id"), id}, {QStringLiteral("ok"), outcome.has_value()}};
    if (outcome)
        return result;
    const Problem problem = problemOf(outcome.error());
    result.insert(QStringLiteral("type"), QString(QStringLiteral("/problems/") + problem.name));
    result.insert(QStringLiteral("title"), problem.title);
    if (!problem.detail.isEmpty())
        result.insert(QStringLiteral("detail"), problem.detail);
    return result;
}

QJsonArray carryOut(const ApiCall &call, const BulkAction &action, StaffServices &services)
{
    const QString reason = call.text(QStringLiteral("reason"));
    QJsonArray results;
    const QJsonArray ids = call.body().value(QStringLiteral("ids")).toArray();
    for (const auto &value : ids) {
        const qint64 id = value.toInteger();
        // Each row has its own key, so that a repetition after a crash does not change a finished row again.
        const QString key = QStringLiteral("%1/%2").arg(call.serviceKey()).arg(id);
        results.append(resultOf(id, action.carryOut(services, {id, reason, key, call.actor(reason)})));
    }
    return results;
}

ApiResult bulk(const ApiCall &call)
{
    const BulkAction &action = actionIn(call);
    if (!rolesFor(action.access).contains(call.caller().role))
        return tl::unexpected(problemNamed("forbidden"));
    if (action.needsReason && call.text(QStringLiteral("reason")).isEmpty())
        return tl::unexpected(invalidFields(
            {{QStringLiteral("reason"), QStringLiteral("required"), QStringLiteral("is required")}}));
    const bool isDryRun = call.body().value(QStringLiteral("dry_run")).toBool();
    ServiceContext &context = call.context();
    DryRunDatabase dryRun(context.database());
    Database &database = isDryRun ? static_cast<Database &>(dryRun) : context.database();
    StaffServices services(database, context.clock(), context.settings().approvalLimit);
    return ApiResponse{200,
                       {{QStringLiteral("dry_run"), isDryRun},
                        {QStringLiteral("results"), carryOut(call, action, services)}}};
}

} // namespace

QList<ApiRoute> bulkRoutes()
{
    constexpr qint64 maxIds = 100;
    QStringList names;
    for (const BulkAction &action : actions)
        names.append(action.name);
    const Shape result{
        Field::id(QStringLiteral("id"), QStringLiteral("Id of the row")),
        Field::boolean(QStringLiteral("ok"),
                       QStringLiteral("Whether the action succeeded, or would succeed in a dry run")),
        Field::text(QStringLiteral("type"), QStringLiteral("Type of the problem")).optional(),
        Field::text(QStringLiteral("title"), QStringLiteral("Summary of the problem")).optional(),
        Field::text(QStringLiteral("detail"), QStringLiteral("Explanation of this occurrence")).optional()};
    return {
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/bulk"),
         .operation = QStringLiteral("bulk"),
         .summary = QStringLiteral("Run one action for many rows; each row succeeds or fails by itself"),
         .access = Access::Staff,
         .body = {Field::choice(QStringLiteral("action"), QStringLiteral("The action for each row"), names),
                  Field::ids(QStringLiteral("ids"), QStringLiteral("Ids of the rows"), maxIds),
                  reasonField().optional(),
                  Field::boolean(QStringLiteral("dry_run"),
                                 QStringLiteral("Only report what the action would do; change nothing"))
                      .optional()},
         .response = {Field::boolean(QStringLiteral("dry_run"), QStringLiteral("Whether this was a dry run")),
                      Field::list(QStringLiteral("results"),
                                  QStringLiteral("One result per row, in the order of ids"), result)},
         .handle = bulk},
    };
}

} // namespace meja
