#include "apihelp.h"
#include "rehearsal.h"
#include "staffroutes.h"

#include <QJsonArray>

#include <array>

namespace meja {

namespace {

/// One row's share of a bulk action.
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
    Result<> (*carryOut)(StaffDesk &desk, const BulkRow &row);
};

template <class T>
Result<> only(const Result<T> &outcome)
{
    if (!outcome)
        return tl::unexpected(outcome.error());
    return {};
}

constexpr std::array actions{
    BulkAction{QLatin1String("cancel_orders"), Access::Staff, true,
               [](StaffDesk &desk, const BulkRow &row) {
                   return only(desk.cancellations.request({OrderId{row.id}, row.reason, row.key, row.actor}));
               }},
    BulkAction{QLatin1String("archive_orders"), Access::Staff, true,
               [](StaffDesk &desk, const BulkRow &row) {
                   return desk.archive.archive(OrderId{row.id}, ArchivedBy::Staff, row.actor);
               }},
    BulkAction{QLatin1String("unarchive_orders"), Access::Staff, false,
               [](StaffDesk &desk, const BulkRow &row) {
                   return desk.archive.unarchive(OrderId{row.id}, row.actor);
               }},
    BulkAction{QLatin1String("track_orders"), Access::Staff, false,
               [](StaffDesk &desk, const BulkRow &row) {
                   return only(desk.jobs.track(OrderId{row.id}, row.actor));
               }},
    BulkAction{QLatin1String("approve_refunds"), Access::Admin, false,
               [](StaffDesk &desk, const BulkRow &row) {
                   return only(desk.refunds.approve(RefundId{row.id}, row.actor));
               }},
    BulkAction{QLatin1String("retry_refunds"), Access::Staff, false,
               [](StaffDesk &desk, const BulkRow &row) {
                   return only(desk.refunds.retry(RefundId{row.id}, row.actor));
               }},
};

const BulkAction &actionIn(const ApiCall &call)
{
    const QString wanted = call.text(QStringLiteral("action"));
    for (const BulkAction &action : actions) {
        if (action.name == wanted)
            return action;
    }
    Q_UNREACHABLE(); // The shape lets no other word through.
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

QJsonArray carryOut(const ApiCall &call, const BulkAction &action, StaffDesk &desk)
{
    const QString reason = call.text(QStringLiteral("reason"));
    QJsonArray results;
    const QJsonArray ids = call.body().value(QStringLiteral("ids")).toArray();
    for (const QJsonValue &value : ids) {
        const qint64 id = value.toInteger();
        // Each row keeps its own key: after a crash the repetition finds what was done already.
        const QString key = QStringLiteral("%1/%2").arg(call.serviceKey()).arg(id);
        results.append(resultOf(id, action.carryOut(desk, {id, reason, key, call.actor(reason)})));
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
            {{QStringLiteral("reason"), QStringLiteral("required"), QStringLiteral("must be there")}}));
    const bool isRehearsed = call.body().value(QStringLiteral("dry_run")).toBool();
    ServiceContext &context = call.context();
    Rehearsal rehearsal(context.database());
    Database &database = isRehearsed ? static_cast<Database &>(rehearsal) : context.database();
    StaffDesk desk(database, context.clock(), context.settings().approvalLimit);
    return ApiAnswer{200,
                     {{QStringLiteral("dry_run"), isRehearsed},
                      {QStringLiteral("results"), carryOut(call, action, desk)}}};
}

} // namespace

QList<ApiRoute> bulkRoutes()
{
    constexpr qint64 mostIds = 100;
    QStringList names;
    for (const BulkAction &action : actions)
        names.append(action.name);
    const Shape result{
        Field::id(QStringLiteral("id"), QStringLiteral("Which row")),
        Field::boolean(QStringLiteral("ok"), QStringLiteral("Whether it was, or would be, done")),
        Field::text(QStringLiteral("type"), QStringLiteral("The problem's type")).optional(),
        Field::text(QStringLiteral("title"), QStringLiteral("The problem in words")).optional(),
        Field::text(QStringLiteral("detail"), QStringLiteral("What it is this time")).optional()};
    return {
        {"POST",
         QStringLiteral("/staff/v1/bulk"),
         QStringLiteral("bulk"),
         QStringLiteral("One action over many rows, each by itself; a dry run tells what it would do"),
         Access::Staff,
         true,
         {Field::choice(QStringLiteral("action"), QStringLiteral("What to do with each row"), names),
          Field::ids(QStringLiteral("ids"), QStringLiteral("The rows"), mostIds), reasonField().optional(),
          Field::boolean(QStringLiteral("dry_run"), QStringLiteral("Only tell what would be done"))
              .optional()},
         200,
         {Field::boolean(QStringLiteral("dry_run"), QStringLiteral("Whether nothing was done")),
          Field::list(QStringLiteral("results"), QStringLiteral("A result per row, in the given order"),
                      result)},
         bulk},
    };
}

} // namespace meja
