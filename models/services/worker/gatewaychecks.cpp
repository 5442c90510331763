#include "gatewaychecks.h"

#include <QJsonArray>

namespace meja {

namespace {

QJsonObject problem(const Error &error)
{
    return {{QStringLiteral("error"), error.detail}};
}

QJsonObject describe(const GatewayTransaction &transaction)
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

QJsonObject GatewayChecks::queryMidtrans(const Payment &payment, const Lease &lease)
{
    const auto transaction = m_reconciliation.queryStatus(payment, lease);
    QJsonObject response = transaction ? describe(*transaction) : problem(transaction.error());
    response.insert(QStringLiteral("payment_id"), payment.id.value);
    response.insert(QStringLiteral("order_id"), payment.gatewayOrderId);
    if (!transaction)
        return response;
    const auto recorded =
        m_transactions.run(partnerActor("payment", "midtrans", lease), lease, [&](Records &records) {
            return PaymentReconciliation::recordStatus(records, payment, *transaction, m_clock.now());
        });
    if (!recorded)
        response.insert(QStringLiteral("not_recorded"), recorded.error().detail);
    return response;
}

QJsonObject GatewayChecks::queryKomerce(const Shipment &shipment, const Lease &lease)
{
    QJsonObject response{{QStringLiteral("shipment_id"), shipment.id.value}};
    if (shipment.komerceOrderNo.isEmpty()) {
        response.insert(QStringLiteral("error"), QStringLiteral("not booked through Komerce"));
        return response;
    }
    const auto detail = m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease));
    response.insert(detail ? QStringLiteral("order_status") : QStringLiteral("error"),
                    detail ? detail->status.word() : detail.error().detail);
    if (detail)
        response.insert(QStringLiteral("awb"), detail->waybill);
    return response;
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
        midtrans.append(queryMidtrans(payment, lease));
    QJsonObject result{{QStringLiteral("midtrans"), midtrans}};
    if (subject.shipment)
        result.insert(QStringLiteral("komerce"), queryKomerce(*subject.shipment, lease));
    RETURN_IF_ERROR(m_transactions.run(
        Actor::system(), lease, [&](Records &records) { return records.jobs().storeResult(lease, result); }));
    return Progress::done();
}

} // namespace meja
