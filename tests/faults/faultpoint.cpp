#include "faultpoint.h"

namespace meja {

using namespace std::chrono_literals;

namespace {

using Act = std::function<void(ShopFixture &, FixtureOrder &)>;

void requestCancellation(ShopFixture &fixture, FixtureOrder &order)
{
    const auto requested = fixture.cancel(order);
    if (!requested)
        qFatal("cancelling: %s", qPrintable(requested.error().detail));
}

void cancelAndRefund(ShopFixture &fixture, FixtureOrder &order)
{
    requestCancellation(fixture, order);
    fixture.work(1h);
    fixture.approveRefunds(order);
    fixture.work(4h);
}

void cancelOnly(ShopFixture &fixture, FixtureOrder &order)
{
    requestCancellation(fixture, order);
    fixture.work(2h);
}

void paid(ShopFixture &fixture, FixtureOrder &order)
{
    fixture.pay(order);
}

void paidWithParcel(ShopFixture &fixture, FixtureOrder &order)
{
    fixture.pay(order);
    fixture.book(order);
}

void pending(ShopFixture &fixture, FixtureOrder &order)
{
    fixture.choose(order, QStringLiteral("gopay"), QStringLiteral("pending"));
}

void pickedUpDuringCancellation(ShopFixture &fixture, FixtureOrder &order)
{
    paidWithParcel(fixture, order);
    fixture.services().spy.before(QStringLiteral("komerce.cancel"), 1, [&fixture, parcel = order.parcel] {
        fixture.sandbox().actOnParcel(parcel, QStringLiteral("picked_up"));
    });
}

void refundedAtTheDashboard(ShopFixture &fixture, FixtureOrder &order)
{
    paid(fixture, order);
    fixture.services().spy.before(QStringLiteral("midtrans.refund"), 1, [&fixture, id = order.transactionId] {
        fixture.sandbox().actOnTransaction(id, QStringLiteral("refund"),
                                           {{QStringLiteral("refund_key"), QStringLiteral("dashboard-1")}});
    });
}

Act job(JobKind kind, const std::function<qint64(ShopFixture &, const FixtureOrder &)> &subject)
{
    return [kind, subject](ShopFixture &fixture, FixtureOrder &order) {
        fixture.schedule(kind, subject(fixture, order), order);
        fixture.work(1h);
    };
}

qint64 payment(ShopFixture &, const FixtureOrder &order)
{
    return order.payment.value;
}

qint64 orderItself(ShopFixture &, const FixtureOrder &order)
{
    return order.id.value;
}

qint64 shipment(ShopFixture &fixture, const FixtureOrder &order)
{
    return fixture.ask(QStringLiteral("select max(id) from shipments where order_id = %1"), order.id.value)
        .toLongLong();
}

/// Unpaid, and our payment deadline has passed, but not Midtrans'.
void unpaidAfterTheDeadline(ShopFixture &fixture, FixtureOrder &order)
{
    fixture.sandbox().changeMidtrans({{QStringLiteral("expiry_seconds"), 7 * 24 * 3600}});
    pending(fixture, order);
    fixture.letPass(25h);
}

const QString nothing = QStringLiteral("no effect at the partners");

QList<FaultPoint> cancelling()
{
    const QString procedure = QStringLiteral("Cancelling a paid order with a parcel");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, parcel CANCELLED, "
        "stock restored; refund ×1, total 185000, parcel cancelled ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return FaultPoint{procedure,
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

QList<FaultPoint> cancellingUnpaid()
{
    const QString procedure = QStringLiteral("Cancelling an order that awaits payment");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment CANCELLED, cancellation FINISHED, stock restored; payment cancel ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return FaultPoint{
            procedure, QString::fromLatin1(step), QString::fromLatin1(endpoint), number, pending, cancelOnly,
            end};
    };
    return {at("ORDER_CANCELLED: query the payment", "midtrans.status", 1),
            at("ORDER_CANCELLED: cancel the payment", "midtrans.cancel", 1),
            at("ORDER_CANCELLED: query the result", "midtrans.status", 2)};
}

QList<FaultPoint> cancellingSpecialCases()
{
    const auto captured = [](ShopFixture &fixture, FixtureOrder &order) {
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
                 "stock restored, attention: over_refunded refund_failed; refund ×1, "
                 "total 185000")}};
}

QList<FaultPoint> expiring()
{
    const QString procedure = QStringLiteral("Expiring an unpaid order");
    const QString end = QStringLiteral("KEDALUWARSA, payment EXPIRED, stock restored; payment expire ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return FaultPoint{procedure, QString::fromLatin1(step), QString::fromLatin1(endpoint),
                          number,    unpaidAfterTheDeadline,    job(JobKind::ExpireOrder, orderItself),
                          end};
    };
    return {at("query the payment", "midtrans.status", 1), at("expire the payment", "midtrans.expire", 1),
            at("query the result", "midtrans.status", 2)};
}

QList<FaultPoint> tracking()
{
    const auto inTransit = [](ShopFixture &fixture, FixtureOrder &order) {
        fixture.pay(order);
        fixture.book(order, QStringLiteral("pickup_requested"));
        fixture.sandbox().actOnParcel(order.parcel, QStringLiteral("picked_up"));
        fixture.sandbox().actOnParcel(order.parcel, QStringLiteral("in_transit"));
    };
    const auto delivered = [](ShopFixture &fixture, FixtureOrder &order) {
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

QList<FaultPoint> checking()
{
    const auto paidAtMidtransOnly = [](ShopFixture &fixture, FixtureOrder &order) {
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

const QList<FaultPoint> &faultPoints()
{
    static const QList<FaultPoint> all =
        cancelling() + cancellingUnpaid() + cancellingSpecialCases() + expiring() + tracking() + checking();
    return all;
}

} // namespace meja
