#include "station.h"

namespace meja {

using namespace std::chrono_literals;

namespace {

using Act = std::function<void(ShopScene &, SceneOrder &)>;

void requestCancellation(ShopScene &fixture, SceneOrder &order)
{
    const auto requested = fixture.cancel(order);
    if (!requested)
        qFatal("cancelling: %s", qPrintable(requested.error().detail));
}

void cancelAndRefund(ShopScene &fixture, SceneOrder &order)
{
    requestCancellation(fixture, order);
    fixture.work(1h);
    fixture.approveRefunds(order);
    fixture.work(4h);
}

void cancelOnly(ShopScene &fixture, SceneOrder &order)
{
    requestCancellation(fixture, order);
    fixture.work(2h);
}

void paid(ShopScene &fixture, SceneOrder &order)
{
    fixture.pay(order);
}

void paidWithParcel(ShopScene &fixture, SceneOrder &order)
{
    fixture.pay(order);
    fixture.book(order);
}

void pending(ShopScene &fixture, SceneOrder &order)
{
    fixture.choose(order, QStringLiteral("gopay"), QStringLiteral("pending"));
}

void pickedUpDuringCancellation(ShopScene &fixture, SceneOrder &order)
{
    paidWithParcel(fixture, order);
    fixture.office().watch.before(QStringLiteral("komerce.cancel"), 1, [&fixture, parcel = order.parcel] {
        fixture.sandbox().actOnParcel(parcel, QStringLiteral("picked_up"));
    });
}

void refundedAtTheDashboard(ShopScene &fixture, SceneOrder &order)
{
    paid(fixture, order);
    fixture.office().watch.before(QStringLiteral("midtrans.refund"), 1, [&fixture, id = order.transactionId] {
        fixture.sandbox().actOnTransaction(id, QStringLiteral("refund"),
                                           {{QStringLiteral("refund_key"), QStringLiteral("dashboard-1")}});
    });
}

Act job(JobKind kind, std::function<qint64(ShopScene &, const SceneOrder &)> subject)
{
    return [kind, subject](ShopScene &fixture, SceneOrder &order) {
        fixture.schedule(kind, subject(fixture, order), order);
        fixture.work(1h);
    };
}

qint64 payment(ShopScene &, const SceneOrder &order)
{
    return order.payment.value;
}

qint64 orderItself(ShopScene &, const SceneOrder &order)
{
    return order.id.value;
}

qint64 shipment(ShopScene &fixture, const SceneOrder &order)
{
    return fixture.ask(QStringLiteral("select max(id) from shipments where order_id = %1"), order.id.value)
        .toLongLong();
}

/// Unpaid, and our payment deadline has passed, but not Midtrans'.
void unpaidAfterTheDeadline(ShopScene &fixture, SceneOrder &order)
{
    fixture.sandbox().changeMidtrans({{QStringLiteral("expiry_seconds"), 7 * 24 * 3600}});
    pending(fixture, order);
    fixture.letPass(25h);
}

const QString nothing = QStringLiteral("no effect at the partners");

QList<Station> cancelling()
{
    const QString procedure = QStringLiteral("Cancelling a paid order with a parcel");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, parcel CANCELLED, "
        "stock restored; refund ×1, total 185000, parcel cancelled ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{procedure,
                       QString::fromLatin1(step),
                       QString::fromLatin1(endpoint),
                       number,
                       paidWithParcel,
                       cancelAndRefund,
                       end};
    };
    return {at("REQUESTED: query the parcel", "komerce.detail", 1),
            at("REQUESTED: cancel the parcel", "komerce.cancel", 1),
            at("ORDER_CANCELLED: query the payment", "midtrans.status", 1),
            at("refund APPROVED: query for an earlier attempt", "midtrans.status", 2),
            at("refund SENDING: send the refund", "midtrans.refund", 1),
            at("refund PENDING: query the bank's confirmation", "midtrans.status", 3)};
}

QList<Station> cancellingUnpaid()
{
    const QString procedure = QStringLiteral("Cancelling an order that awaits payment");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment CANCELLED, cancellation FINISHED, stock restored; payment cancel ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{
            procedure, QString::fromLatin1(step), QString::fromLatin1(endpoint), number, pending, cancelOnly,
            end};
    };
    return {at("ORDER_CANCELLED: query the payment", "midtrans.status", 1),
            at("ORDER_CANCELLED: cancel the payment", "midtrans.cancel", 1),
            at("ORDER_CANCELLED: query the result", "midtrans.status", 2)};
}

QList<Station> cancellingSpecialCases()
{
    const auto captured = [](ShopScene &fixture, SceneOrder &order) {
        fixture.pay(order, QStringLiteral("credit_card"), QStringLiteral("capture"),
                    {{QStringLiteral("bank"), QStringLiteral("bca")}});
    };
    return {{QStringLiteral("Cancelling an order with an unsettled card payment"),
             QStringLiteral("ORDER_CANCELLED: void the capture"), QStringLiteral("midtrans.cancel"), 1,
             captured, cancelOnly,
             QStringLiteral(
                 "DIBATALKAN, payment CANCELLED, cancellation FINISHED, stock restored; payment cancel ×1")},
            {QStringLiteral("Cancelling an order while the courier picks up its parcel"),
             QStringLiteral("REQUESTED: cancel refused, query the parcel"), QStringLiteral("komerce.detail"),
             2, pickedUpDuringCancellation, cancelOnly,
             QStringLiteral("DIKIRIM, payment PAID, cancellation REFUSED, parcel PICKED_UP; ") + nothing},
            {QStringLiteral("Refunding a payment while it is refunded in the dashboard"),
             QStringLiteral("refund SENDING: 412, query the payment"), QStringLiteral("midtrans.status"), 3,
             refundedAtTheDashboard, cancelAndRefund,
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund FAILED, refund SUCCEEDED, "
                 "stock restored, attention: refund_from_outside over_refunded refund_failed; refund ×1, "
                 "total 185000")}};
}

QList<Station> expiring()
{
    const QString procedure = QStringLiteral("Expiring an unpaid order");
    const QString end = QStringLiteral("KEDALUWARSA, payment EXPIRED, stock restored; payment expire ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{procedure, QString::fromLatin1(step), QString::fromLatin1(endpoint),
                       number,    unpaidAfterTheDeadline,    job(JobKind::ExpireOrder, orderItself),
                       end};
    };
    return {at("query the payment", "midtrans.status", 1), at("expire the payment", "midtrans.expire", 1),
            at("query the result", "midtrans.status", 2)};
}

QList<Station> tracking()
{
    const auto inTransit = [](ShopScene &fixture, SceneOrder &order) {
        fixture.pay(order);
        fixture.book(order, QStringLiteral("pickup_requested"));
        fixture.sandbox().actOnParcel(order.parcel, QStringLiteral("picked_up"));
        fixture.sandbox().actOnParcel(order.parcel, QStringLiteral("in_transit"));
    };
    const auto delivered = [](ShopScene &fixture, SceneOrder &order) {
        fixture.pay(order);
        const QString waybill = QStringLiteral("CGK") + order.number.right(6);
        fixture.bookElsewhere(order, waybill);
        fixture.sandbox().actOnParcel(waybill, QStringLiteral("picked_up"));
        fixture.sandbox().actOnParcel(waybill, QStringLiteral("delivered"));
    };
    const QString sent = QStringLiteral("DIKIRIM, payment PAID, parcel IN_TRANSIT; ") + nothing;
    return {{QStringLiteral("Tracking a parcel"), QStringLiteral("query Komerce"),
             QStringLiteral("komerce.detail"), 1, inTransit, job(JobKind::TrackShipment, shipment), sent},
            {QStringLiteral("Tracking a parcel"), QStringLiteral("query the history"),
             QStringLiteral("komerce.history"), 1, inTransit, job(JobKind::TrackShipment, shipment), sent},
            {QStringLiteral("Tracking a parcel booked elsewhere"), QStringLiteral("query the tracking"),
             QStringLiteral("tracking.waybill"), 1, delivered, job(JobKind::TrackShipment, shipment),
             QStringLiteral("SELESAI, payment PAID, parcel DELIVERED; ") + nothing}};
}

QList<Station> checking()
{
    const auto paidAtMidtransOnly = [](ShopScene &fixture, SceneOrder &order) {
        fixture.choose(order, QStringLiteral("gopay"), QStringLiteral("settlement"));
    };
    const QString procedure = QStringLiteral("Checking both partners for a staff member");
    const QString end = QStringLiteral("DIBAYAR, payment PAID, parcel BOOKED; ") + nothing;
    return {{QStringLiteral("Processing a notification"), QStringLiteral("query the payment"),
             QStringLiteral("midtrans.status"), 1, paidAtMidtransOnly, job(JobKind::CheckPayment, payment),
             QStringLiteral("DIBAYAR, payment PAID; ") + nothing},
            {procedure, QStringLiteral("query Midtrans"), QStringLiteral("midtrans.status"), 1,
             paidWithParcel, job(JobKind::CheckGateways, orderItself), end},
            {procedure, QStringLiteral("query Komerce"), QStringLiteral("komerce.detail"), 1, paidWithParcel,
             job(JobKind::CheckGateways, orderItself), end}};
}

} // namespace

const QList<Station> &stations()
{
    static const QList<Station> all =
        cancelling() + cancellingUnpaid() + cancellingSpecialCases() + expiring() + tracking() + checking();
    return all;
}

} // namespace meja
