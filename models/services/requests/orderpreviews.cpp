#include "orderpreviews.h"

#include "dryrundatabase.h"

namespace meja {

namespace {

Result<PaymentBalance> leftOf(Records &records, const Payment &payment, Instant now)
{
    ASSIGN_OR_RETURN(const auto refunds, records.refunds().ofPayment(payment.id));
    PaymentBalance left;
    left.payment = payment.id;
    left.status = payment.status;
    left.refunded = succeeded(refunds);
    const Rupiah unreserved = remaining(payment, refunds);
    if (hasArrived(payment.status)) {
        left.paid = payment.gross;
        left.inFlight = std::max(payment.gross - unreserved - left.refunded, Rupiah(0));
    }
    if (canBeRefunded(payment.status))
        left.left = unreserved;
    left.way = refundWay(payment.paidWith(), left.left, payment.gross, now);
    return left;
}

/// According to the books only; the cancellation itself queries Midtrans first.
CancellationPreview::Settlement settlementOf(const Payment &payment, const PaymentBalance &left)
{
    const bool isHeld =
        payment.status == PaymentStatus::Pending ||
        (payment.status == PaymentStatus::Paid && payment.gatewayStatus == QLatin1String("capture"));
    if (isHeld)
        return {payment.id, PaymentAction::Void, payment.gross};
    if (left.left == Rupiah(0))
        return {payment.id, PaymentAction::Nothing, Rupiah(0)};
    const bool hasGatewayRefund = left.way.kind == RefundWay::Kind::Gateway;
    return {payment.id, hasGatewayRefund ? PaymentAction::GatewayRefund : PaymentAction::ManualRefund,
            left.left};
}

ParcelAction endOf(const std::optional<Shipment> &shipment)
{
    if (!shipment || shipment->status == ShipmentStatus::Cancelled)
        return ParcelAction::NoParcel;
    return shipment->komerceOrderNo.isEmpty() ? ParcelAction::AskCourier : ParcelAction::KomerceCancel;
}

} // namespace

Result<QList<PaymentBalance>> OrderPreviews::refundable(OrderId order, const Actor &actor)
{
    DryRunDatabase dryRun(m_database);
    return Transactions(dryRun, m_clock).run(actor, [&](Records &records) -> Result<QList<PaymentBalance>> {
        QList<PaymentBalance> lefts;
        RETURN_IF_ERROR(records.orders().lock(order));
        ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
        for (const Payment &payment : payments) {
            ASSIGN_OR_RETURN(const auto left, leftOf(records, payment, m_clock.now()));
            lefts.append(left);
        }
        return lefts;
    });
}

Result<CancellationPreview> OrderPreviews::previewCancellation(OrderId order, const Actor &actor)
{
    DryRunDatabase dryRun(m_database);
    return Transactions(dryRun, m_clock).run(actor, [&](Records &records) -> Result<CancellationPreview> {
        CancellationPreview preview;
        ASSIGN_OR_RETURN(preview.order, records.orders().lock(order));
        ASSIGN_OR_RETURN(const auto shipment, records.shipments().latestOf(order));
        preview.parcel = endOf(shipment);
        preview.courier = shipment ? shipment->courier : QString();
        ASSIGN_OR_RETURN(preview.payments, settlements(records, order));
        return preview;
    });
}

Result<QList<CancellationPreview::Settlement>> OrderPreviews::settlements(Records &records,
                                                                          OrderId order) const
{
    QList<CancellationPreview::Settlement> settlements;
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
    for (const Payment &payment : payments) {
        ASSIGN_OR_RETURN(const auto left, leftOf(records, payment, m_clock.now()));
        settlements.append(settlementOf(payment, left));
    }
    return settlements;
}

} // namespace meja
