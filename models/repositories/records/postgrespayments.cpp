#include "postgrespayments.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement paymentQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("payments"), QLatin1String(name));
}

Result<Payment> readPayment(FieldReader fields)
{
    Payment payment;
    fields.into(payment.id);
    fields.into(payment.order);
    payment.gatewayOrderId = fields.text();
    payment.transactionId = fields.text();
    payment.type = fields.text();
    payment.offUs = fields.boolean();
    fields.code(payment.status, &paymentStatusFromCode);
    payment.gatewayStatus = fields.text();
    payment.gross = fields.rupiah();
    payment.refunded = fields.rupiah();
    payment.expiresAt = fields.instant();
    payment.paidAt = fields.maybeInstant();
    payment.settledAt = fields.maybeInstant();
    payment.shippingBlocked = fields.boolean();
    payment.version = fields.number();
    return fields.finish(payment);
}

} // namespace

Result<OrderId> PostgresPayments::orderOf(PaymentId id)
{
    return oneId<OrderId>(m_session.read(paymentQuery("order_of").bind(QStringLiteral("id"), id.value)));
}

Result<std::optional<PaymentId>> PostgresPayments::withGatewayOrderId(const QString &gatewayOrderId)
{
    return maybeId<PaymentId>(
        m_session.read(paymentQuery("with_gateway_order_id")
                           .bind(QStringLiteral("gateway_order_id"), notNull(gatewayOrderId))));
}

Result<Payment> PostgresPayments::read(PaymentId id)
{
    return oneRecord(m_session.read(paymentQuery("read").bind(QStringLiteral("id"), id.value)), &readPayment);
}

Result<QList<Payment>> PostgresPayments::ofOrder(OrderId order)
{
    return allRecords(m_session.read(paymentQuery("of_order").bind(QStringLiteral("order_id"), order.value)),
                      &readPayment);
}

Result<> PostgresPayments::save(const Payment &payment)
{
    Statement statement = paymentQuery("save");
    statement.bind(QStringLiteral("id"), payment.id.value)
        .bind(QStringLiteral("transaction_id"), notNull(payment.transactionId))
        .bind(QStringLiteral("payment_type"), notNull(payment.type))
        .bind(QStringLiteral("off_us"), payment.offUs)
        .bind(QStringLiteral("status"), code(payment.status))
        .bind(QStringLiteral("gateway_status"), notNull(payment.gatewayStatus))
        .bind(QStringLiteral("refunded_amount"), payment.refunded.amount())
        .bind(QStringLiteral("expires_at"), payment.expiresAt.milliseconds)
        .bind(QStringLiteral("shipping_blocked"), payment.shippingBlocked);
    bindInstant(statement, QStringLiteral("paid_at"), payment.paidAt);
    bindInstant(statement, QStringLiteral("settled_at"), payment.settledAt);
    return m_session.defer(statement, noSuchRow("payment", payment.id.value));
}

} // namespace meja
