#include "gatewaychecks.h"

#include <QJsonArray>

namespace meja {

namespace {

QJsonObject problem(const Error &error)
{
    return {{QStringLiteral("error"), error.detail}};
}

QJsonObject said(const GatewayTransaction &transaction)
{
    QJsonArray refunds;
    for (const GatewayRefund &refund : transaction.refunds)
        refunds.append(QJsonObject{{QStringLiteral("refund_key"), refund.key},
                                   {QStringLiteral("amount"), refund.amount.amount()},
                                   {QStringLiteral("confirmed"), refund.confirmedAt.has_value()}});
    return {{QStringLiteral("transaction_status"), transaction.rawStatus},
            {QStringLiteral("fraud_status"), transaction.fraudStatus},
            {QStringLiteral("payment_type"), transaction.paymentType},
            {QStringLiteral("gross_amount"), transaction.gross.amount()},
            {QStringLiteral("refunds"), refunds}};
}

} // namespace

Result<JobId> GatewayChecks::request(OrderId order, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<JobId> {
        RETURN_IF_ERROR(records.orders().lock(order));
        ASSIGN_OR_RETURN(const auto live, records.jobs().liveOf(JobKind::CheckGateways, order.value));
        if (live)
            return *live;
        RETURN_IF_ERROR(records.jobs().schedule(
            {JobKind::CheckGateways, order.value, order, m_clock.now(), actor.requestId, actor.name}));
        ASSIGN_OR_RETURN(const auto made, records.jobs().liveOf(JobKind::CheckGateways, order.value));
        return made.value_or(JobId{});
    });
}

QJsonObject GatewayChecks::askMidtrans(const Payment &payment, const Lease &lease)
{
    const auto transaction = m_reconciliation.ask(payment, lease);
    QJsonObject answer = transaction ? said(*transaction) : problem(transaction.error());
    answer.insert(QStringLiteral("payment_id"), payment.id.value);
    answer.insert(QStringLiteral("order_id"), payment.gatewayOrderId);
    if (!transaction)
        return answer;
    auto taken = m_transactions.run(partnerActor("payment", "midtrans", lease), lease, [&](Records &records) {
        return PaymentReconciliation::take(records, payment, *transaction, m_clock.now());
    });
    if (!taken)
        answer.insert(QStringLiteral("not_recorded"), taken.error().detail);
    return answer;
}

QJsonObject GatewayChecks::askKomerce(const Shipment &shipment, const Lease &lease)
{
    QJsonObject answer{{QStringLiteral("shipment_id"), shipment.id.value}};
    if (shipment.komerceOrderNo.isEmpty()) {
        answer.insert(QStringLiteral("error"), QStringLiteral("not booked through Komerce"));
        return answer;
    }
    const auto detail = m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease));
    answer.insert(detail ? QStringLiteral("order_status") : QStringLiteral("error"),
                  detail ? detail->rawStatus : detail.error().detail);
    if (detail)
        answer.insert(QStringLiteral("awb"), detail->waybill);
    return answer;
}

Result<Progress> GatewayChecks::check(const Lease &lease)
{
    struct Subject
    {
        QList<Payment> payments;
        std::optional<Shipment> shipment;
    };
    ASSIGN_OR_RETURN(const Subject subject,
                     m_transactions.run(Actor::system(), [&](Records &records) -> Result<Subject> {
                         ASSIGN_OR_RETURN(auto payments, records.payments().ofOrder(lease.order));
                         ASSIGN_OR_RETURN(auto shipment, records.shipments().latestOf(lease.order));
                         return Subject{std::move(payments), std::move(shipment)};
                     }));

    QJsonArray midtrans;
    for (const Payment &payment : subject.payments)
        midtrans.append(askMidtrans(payment, lease));
    QJsonObject result{{QStringLiteral("midtrans"), midtrans}};
    if (subject.shipment)
        result.insert(QStringLiteral("komerce"), askKomerce(*subject.shipment, lease));
    RETURN_IF_ERROR(m_transactions.run(
        Actor::system(), lease, [&](Records &records) { return records.jobs().keepResult(lease, result); }));
    return Progress::done();
}

} // namespace meja
