#include "seedplan.h"

namespace meja {

namespace {

SeedJob script(const QString &name, const QStringList &after)
{
    return {SeedJob::Kind::Script, name, after};
}

/// Long jobs come first, so that both connections are busy until the end.
QList<SeedJob> loadJobs()
{
    const QStringList skeletons{QStringLiteral("skeletons")};
    const QString items = QStringLiteral("order_items");
    const QString users = QStringLiteral("users");
    const QString movements = QStringLiteral("stock_movements");
    const QString refunds = QStringLiteral("refunds");
    return {
        {SeedJob::Kind::Skeleton, QStringLiteral("1")},
        {SeedJob::Kind::Skeleton, QStringLiteral("2")},
        script(QStringLiteral("skeletons"), {QStringLiteral("skeleton 1"), QStringLiteral("skeleton 2")}),
        script(users, skeletons),
        script(items, skeletons),
        script(QStringLiteral("orders"), {users}),
        script(QStringLiteral("supplies"), {items}),
        script(movements, {QStringLiteral("supplies")}),
        script(QStringLiteral("order_status_log"), skeletons),
        script(QStringLiteral("payments"), skeletons),
        script(QStringLiteral("shipments"), skeletons),
        script(QStringLiteral("cancellations"), skeletons),
        script(refunds, {QStringLiteral("orders"), QStringLiteral("payments")}),
        script(QStringLiteral("refund_attempts"), {refunds}),
        script(QStringLiteral("attention_items"), {refunds, QStringLiteral("shipments")}),
        script(QStringLiteral("jobs"), {refunds, QStringLiteral("shipments")}),
        script(QStringLiteral("comments"), {items}),
        script(QStringLiteral("carts"), {users, items}),
        script(QStringLiteral("stores"), {}),
        script(QStringLiteral("products"), {movements, QStringLiteral("comments")}),
    };
}

/// The job that fills a table. The job `carts` also fills the two tables that depend on it.
QString loaderOf(const QString &table)
{
    const bool withCarts =
        table == QLatin1String("cart_items") || table == QLatin1String("checkout_sessions");
    return withCarts ? QStringLiteral("carts") : table;
}

QStringList namesOf(const QList<SeedJob> &jobs)
{
    QStringList names;
    for (const SeedJob &job : jobs)
        names.append(job.name());
    return names;
}

} // namespace

QString SeedJob::name() const
{
    switch (kind) {
    case Kind::Script:
        return argument;
    case Kind::Skeleton:
        return QStringLiteral("skeleton ") + argument;
    case Kind::Index:
        return QStringLiteral("index ") + argument;
    case Kind::Constraints:
        return QStringLiteral("constraints");
    case Kind::Tidy:
        return QStringLiteral("tidy ") + argument;
    }
    Q_UNREACHABLE();
}

QList<SeedJob> seedJobs(const QList<DroppedIndex> &indexes)
{
    QList<SeedJob> jobs = loadJobs();
    for (const DroppedIndex &index : indexes)
        jobs.append({SeedJob::Kind::Index, index.name, {loaderOf(index.table)}});
    jobs.append({.kind = SeedJob::Kind::Constraints, .argument = {}, .after = namesOf(jobs)});
    // VACUUM can mark rows as visible to all transactions only when no loading statement runs any more.
    static constexpr const char *largestFirst[] = {"order_status_log",
                                                   "stock_movements",
                                                   "order_items",
                                                   "orders",
                                                   "payments",
                                                   "shipments",
                                                   "comments",
                                                   "users",
                                                   "cancellations",
                                                   "refunds",
                                                   "refund_attempts",
                                                   "attention_items",
                                                   "jobs",
                                                   "checkout_sessions",
                                                   "carts",
                                                   "cart_items",
                                                   "products",
                                                   "stores"};
    for (const char *table : largestFirst)
        jobs.append({SeedJob::Kind::Tidy, QLatin1String(table), {QStringLiteral("constraints")}});
    return jobs;
}

} // namespace meja
