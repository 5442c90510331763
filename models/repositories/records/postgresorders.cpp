#include "postgresorders.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement orderQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("orders"), QLatin1String(name));
}

QString codeOf(ArchivedBy by)
{
    switch (by) {
    case ArchivedBy::Customer:
        return QStringLiteral("customer");
    case ArchivedBy::Staff:
        return QStringLiteral("staff");
    case ArchivedBy::System:
        return QStringLiteral("system");
    case ArchivedBy::NotArchived:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<ArchivedBy> archivedByFromCode(const QString &code)
{
    using enum ArchivedBy;
    for (const ArchivedBy by : {NotArchived, Customer, Staff, System}) {
        if (codeOf(by) == code)
            return by;
    }
    return std::nullopt;
}

Result<Order> readOrder(FieldReader fields)
{
    Order order;
    fields.into(order.id);
    fields.into(order.user);
    order.number = fields.text();
    fields.code(order.status, &orderStatusFromCode);
    fields.code(order.paymentStatus, &paymentStatusFromCode);
    order.total = fields.rupiah();
    order.expiresAt = fields.instant();
    fields.code(order.archivedBy, &archivedByFromCode);
    order.version = fields.number();
    return fields.finish(order);
}

Error noOrder(OrderId id)
{
    return noSuchRow("order", id.value);
}

} // namespace

Result<Order> PostgresOrders::lock(OrderId id)
{
    return oneRecord(m_session.change(orderQuery("lock").bind(QStringLiteral("id"), id.value)), &readOrder);
}

Result<> PostgresOrders::changeStatus(OrderId id, OrderStatus to, Instant at)
{
    return m_session.defer(orderQuery("change_status")
                               .bind(QStringLiteral("id"), id.value)
                               .bind(QStringLiteral("status"), code(to))
                               .bind(QStringLiteral("at"), at.milliseconds),
                           noOrder(id));
}

Result<> PostgresOrders::changePaymentStatus(OrderId id, PaymentStatus to)
{
    return m_session.defer(orderQuery("change_payment_status")
                               .bind(QStringLiteral("id"), id.value)
                               .bind(QStringLiteral("status"), code(to)),
                           noOrder(id));
}

Result<> PostgresOrders::returnStock(OrderId id, Return cause)
{
    const QString kind = cause == Return::Cancelled ? QStringLiteral("cancel") : QStringLiteral("expiry");
    return m_session.defer(
        orderQuery("return_stock").bind(QStringLiteral("id"), id.value).bind(QStringLiteral("kind"), kind));
}

Result<> PostgresOrders::archive(OrderId id, ArchivedBy by, Instant at)
{
    return m_session.defer(orderQuery("archive")
                               .bind(QStringLiteral("id"), id.value)
                               .bind(QStringLiteral("by"), codeOf(by))
                               .bind(QStringLiteral("at"), at.milliseconds),
                           noOrder(id));
}

Result<> PostgresOrders::unarchive(OrderId id)
{
    return m_session.defer(orderQuery("unarchive").bind(QStringLiteral("id"), id.value), noOrder(id));
}

} // namespace meja
