#include "station.h"

namespace meja {

using namespace std::chrono_literals;

namespace {

using Act = std::function<void(ShopScene &, SceneOrder &)>;

void requestCancellation(ShopScene &scene, SceneOrder &order)
{
    const auto requested = scene.cancel(order);
    if (!requested)
        qFatal("cancelling: %s", qPrintable(requested.error().detail));
}

void cancelAndRefund(ShopScene &scene, SceneOrder &order)
{
    requestCancellation(scene, order);
    scene.work(1h);
    scene.approveRefunds(order);
    scene.work(4h);
}

void cancelOnly(ShopScene &scene, SceneOrder &order)
{
    requestCancellation(scene, order);
    scene.work(2h);
}

void paid(ShopScene &scene, SceneOrder &order)
{
    scene.pay(order);
}

void paidWithParcel(ShopScene &scene, SceneOrder &order)
{
    scene.pay(order);
    scene.book(order);
}

void pending(ShopScene &scene, SceneOrder &order)
{
    scene.choose(order, QStringLiteral("gopay"), QStringLiteral("pending"));
}

void courierWasFaster(ShopScene &scene, SceneOrder &order)
{
    paidWithParcel(scene, order);
    scene.office().watch.before(QStringLiteral("komerce.cancel"), 1, [&scene, parcel = order.parcel] {
        scene.sandbox().actOnParcel(parcel, QStringLiteral("picked_up"));
    });
}

void refundedAtTheDashboard(ShopScene &scene, SceneOrder &order)
{
    paid(scene, order);
    scene.office().watch.before(QStringLiteral("midtrans.refund"), 1, [&scene, id = order.transactionId] {
        scene.sandbox().actOnTransaction(id, QStringLiteral("refund"),
                                         {{QStringLiteral("refund_key"), QStringLiteral("dashboard-1")}});
    });
}

Act job(JobKind kind, std::function<qint64(ShopScene &, const SceneOrder &)> subject)
{
    return [kind, subject](ShopScene &scene, SceneOrder &order) {
        scene.schedule(kind, subject(scene, order), order);
        scene.work(1h);
    };
}

qint64 payment(ShopScene &, const SceneOrder &order)
{
    return order.payment.value;
}

qint64 itself(ShopScene &, const SceneOrder &order)
{
    return order.id.value;
}

qint64 shipment(ShopScene &scene, const SceneOrder &order)
{
    return scene.ask(QStringLiteral("select max(id) from shipments where order_id = %1"), order.id.value)
        .toLongLong();
}

/// Nobody paid, and the time to pay is over for us, though not for Midtrans.
void unpaidTooLong(ShopScene &scene, SceneOrder &order)
{
    scene.sandbox().changeMidtrans({{QStringLiteral("expiry_seconds"), 7 * 24 * 3600}});
    pending(scene, order);
    scene.letPass(25h);
}

const QString nothing = QStringLiteral("nothing at the partners");

QList<Station> cancelling()
{
    const QString procedure = QStringLiteral("Cancelling a paid order with a parcel");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, parcel CANCELLED, "
        "stock back; 185000 refunded in 1, parcel cancelled ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{procedure,
                       QString::fromLatin1(step),
                       QString::fromLatin1(endpoint),
                       number,
                       paidWithParcel,
                       cancelAndRefund,
                       end};
    };
    return {at("REQUESTED: what has become of the parcel?", "komerce.detail", 1),
            at("REQUESTED: the parcel is given up", "komerce.cancel", 1),
            at("ORDER_CANCELLED: is it paid?", "midtrans.status", 1),
            at("refund APPROVED: has it gone already?", "midtrans.status", 2),
            at("refund SENDING", "midtrans.refund", 1),
            at("refund PENDING: has the bank confirmed it?", "midtrans.status", 3)};
}

QList<Station> cancellingUnpaid()
{
    const QString procedure = QStringLiteral("Cancelling an order that waits for its payment");
    const QString end = QStringLiteral(
        "DIBATALKAN, payment CANCELLED, cancellation FINISHED, stock back; payment's cancel ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{
            procedure, QString::fromLatin1(step), QString::fromLatin1(endpoint), number, pending, cancelOnly,
            end};
    };
    return {at("ORDER_CANCELLED: has it been paid meanwhile?", "midtrans.status", 1),
            at("ORDER_CANCELLED: it can't be paid any more", "midtrans.cancel", 1),
            at("ORDER_CANCELLED: what came of that?", "midtrans.status", 2)};
}

QList<Station> cancellingOddly()
{
    const auto captured = [](ShopScene &scene, SceneOrder &order) {
        scene.pay(order, QStringLiteral("credit_card"), QStringLiteral("capture"),
                  {{QStringLiteral("bank"), QStringLiteral("bca")}});
    };
    return {{QStringLiteral("Cancelling an order paid by a card that isn't settled"),
             QStringLiteral("ORDER_CANCELLED: the capture is voided"), QStringLiteral("midtrans.cancel"), 1,
             captured, cancelOnly,
             QStringLiteral(
                 "DIBATALKAN, payment CANCELLED, cancellation FINISHED, stock back; payment's cancel ×1")},
            {QStringLiteral("Cancelling when the courier was faster"),
             QStringLiteral("REQUESTED: refused; what has become of the parcel?"),
             QStringLiteral("komerce.detail"), 2, courierWasFaster, cancelOnly,
             QStringLiteral("DIKIRIM, payment PAID, cancellation REFUSED, parcel PICKED_UP; ") + nothing},
            {QStringLiteral("Refunding what was refunded at the dashboard meanwhile"),
             QStringLiteral("refund SENDING: 412; what does Midtrans show?"),
             QStringLiteral("midtrans.status"), 3, refundedAtTheDashboard, cancelAndRefund,
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund FAILED, refund SUCCEEDED, "
                 "stock back, asks: refund_from_outside over_refunded refund_failed; 185000 refunded in 1")}};
}

QList<Station> expiring()
{
    const QString procedure = QStringLiteral("Expiring an order that nobody paid");
    const QString end = QStringLiteral("KEDALUWARSA, payment EXPIRED, stock back; payment's expire ×1");
    const auto at = [&](const char *step, const char *endpoint, int number) {
        return Station{procedure,
                       QString::fromLatin1(step),
                       QString::fromLatin1(endpoint),
                       number,
                       unpaidTooLong,
                       job(JobKind::ExpireOrder, itself),
                       end};
    };
    return {at("has it been paid unheard?", "midtrans.status", 1),
            at("it can't be paid any more", "midtrans.expire", 1),
            at("what came of that?", "midtrans.status", 2)};
}

QList<Station> following()
{
    const auto onItsWay = [](ShopScene &scene, SceneOrder &order) {
        scene.pay(order);
        scene.book(order, QStringLiteral("pickup_requested"));
        scene.sandbox().actOnParcel(order.parcel, QStringLiteral("picked_up"));
        scene.sandbox().actOnParcel(order.parcel, QStringLiteral("in_transit"));
    };
    const auto delivered = [](ShopScene &scene, SceneOrder &order) {
        scene.pay(order);
        const QString waybill = QStringLiteral("CGK") + order.number.right(6);
        scene.bookElsewhere(order, waybill);
        scene.sandbox().actOnParcel(waybill, QStringLiteral("picked_up"));
        scene.sandbox().actOnParcel(waybill, QStringLiteral("delivered"));
    };
    const QString sent = QStringLiteral("DIKIRIM, payment PAID, parcel IN_TRANSIT; ") + nothing;
    return {{QStringLiteral("Following a parcel"), QStringLiteral("what does Komerce say?"),
             QStringLiteral("komerce.detail"), 1, onItsWay, job(JobKind::TrackShipment, shipment), sent},
            {QStringLiteral("Following a parcel"), QStringLiteral("what way did it go?"),
             QStringLiteral("komerce.history"), 1, onItsWay, job(JobKind::TrackShipment, shipment), sent},
            {QStringLiteral("Following a parcel booked elsewhere"), QStringLiteral("where is it?"),
             QStringLiteral("tracking.waybill"), 1, delivered, job(JobKind::TrackShipment, shipment),
             QStringLiteral("SELESAI, payment PAID, parcel DELIVERED; ") + nothing}};
}

QList<Station> asking()
{
    const auto paidUnheard = [](ShopScene &scene, SceneOrder &order) {
        scene.choose(order, QStringLiteral("gopay"), QStringLiteral("settlement"));
    };
    const QString checking = QStringLiteral("Asking both partners for somebody at the desk");
    const QString end = QStringLiteral("DIBAYAR, payment PAID, parcel BOOKED; ") + nothing;
    return {{QStringLiteral("A notification came"), QStringLiteral("is it true?"),
             QStringLiteral("midtrans.status"), 1, paidUnheard, job(JobKind::CheckPayment, payment),
             QStringLiteral("DIBAYAR, payment PAID; ") + nothing},
            {checking, QStringLiteral("what does Midtrans say?"), QStringLiteral("midtrans.status"), 1,
             paidWithParcel, job(JobKind::CheckGateways, itself), end},
            {checking, QStringLiteral("what does Komerce say?"), QStringLiteral("komerce.detail"), 1,
             paidWithParcel, job(JobKind::CheckGateways, itself), end}};
}

} // namespace

const QList<Station> &stations()
{
    static const QList<Station> all =
        cancelling() + cancellingUnpaid() + cancellingOddly() + expiring() + following() + asking();
    return all;
}

} // namespace meja
