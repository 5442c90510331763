#include "orderoutlook.h"

#include "rehearsal.h"

namespace meja {

namespace {

Result<PaymentLeft> leftOf(Records &records, const Payment &payment, Instant now)
{
    const auto refunds = records.refunds().ofPayment(payment.id);
    if (!refunds)
        return tl::unexpected(refunds.error());
    PaymentLeft left{payment.id, payment.status, {}, succeeded(*refunds), {}, {}, {}};
    const Rupiah unpromised = remaining(payment, *refunds);
    if (hasArrived(payment.status)) {
        left.paid = payment.gross;
        left.inFlight = std::max(payment.gross - unpromised - left.refunded, Rupiah(0));
    }
    if (canBeRefunded(payment.status))
        left.left = unpromised;
    left.way = refundWay(payment.paidWith(), left.left, payment.gross, now);
    return left;
}

/// As far as our books tell; Midtrans is asked before anything is done.
CancellationPreview::Settlement settlementOf(const Payment &payment, const PaymentLeft &left)
{
    const bool isHeld =
        payment.status == PaymentStatus::Pending ||
        (payment.status == PaymentStatus::Paid && payment.gatewayStatus == QLatin1String("capture"));
    if (isHeld)
        return {payment.id, PaymentEnd::Void, payment.gross};
    if (left.left == Rupiah(0))
        return {payment.id, PaymentEnd::Nothing, Rupiah(0)};
    const bool goesByCall = left.way.kind == RefundWay::Kind::Gateway;
    return {payment.id, goesByCall ? PaymentEnd::GatewayRefund : PaymentEnd::ManualRefund, left.left};
}

ParcelEnd endOf(const std::optional<Shipment> &shipment)
{
    if (!shipment || shipment->status == ShipmentStatus::Cancelled)
        return ParcelEnd::NoParcel;
    return shipment->komerceOrderNo.isEmpty() ? ParcelEnd::AskCourier : ParcelEnd::KomerceCancel;
}

} // namespace

Result<QList<PaymentLeft>> OrderOutlook::refundable(OrderId order, const Actor &actor)
{
    QList<PaymentLeft> lefts;
    Rehearsal rehearsal(m_database);
    auto looked = Transactions(rehearsal, m_clock).run(actor, [&](Records &records) -> Result<> {
        lefts.clear();
        if (auto locked = records.orders().lock(order); !locked)
            return tl::unexpected(locked.error());
        const auto payments = records.payments().ofOrder(order);
        if (!payments)
            return tl::unexpected(payments.error());
        for (const Payment &payment : *payments) {
            const auto left = leftOf(records, payment, m_clock.now());
            if (!left)
                return tl::unexpected(left.error());
            lefts.append(*left);
        }
        return {};
    });
    if (!looked)
        return tl::unexpected(looked.error());
    return lefts;
}

Result<CancellationPreview> OrderOutlook::previewCancellation(OrderId order, const Actor &actor)
{
    CancellationPreview preview;
    Rehearsal rehearsal(m_database);
    auto looked = Transactions(rehearsal, m_clock).run(actor, [&](Records &records) -> Result<> {
        preview = {};
        const auto locked = records.orders().lock(order);
        if (!locked)
            return tl::unexpected(locked.error());
        preview.order = *locked;
        const auto shipment = records.shipments().latestOf(order);
        if (!shipment)
            return tl::unexpected(shipment.error());
        preview.parcel = endOf(*shipment);
        preview.courier = *shipment ? (*shipment)->courier : QString();
        return settlements(records, preview);
    });
    if (!looked)
        return tl::unexpected(looked.error());
    return preview;
}

Result<> OrderOutlook::settlements(Records &records, CancellationPreview &preview) const
{
    const auto payments = records.payments().ofOrder(preview.order.id);
    if (!payments)
        return tl::unexpected(payments.error());
    for (const Payment &payment : *payments) {
        const auto left = leftOf(records, payment, m_clock.now());
        if (!left)
            return tl::unexpected(left.error());
        preview.payments.append(settlementOf(payment, *left));
    }
    return {};
}

} // namespace meja
