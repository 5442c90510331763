#include "customeranswers.h"

#include "customerwords.h"

namespace meja {

namespace {

Field text(const char *name, const char *meaning)
{
    return Field::text(QLatin1String(name), QLatin1String(meaning), 1, 4000);
}

Field id(const char *name, const char *meaning)
{
    return Field::id(QLatin1String(name), QLatin1String(meaning));
}

Field money(const char *name, const char *meaning)
{
    return Field::rupiah(QLatin1String(name), QLatin1String(meaning), 0);
}

Field time(const char *name, const char *meaning)
{
    return Field::text(QLatin1String(name), QLatin1String(meaning), 20, 40);
}

Field count(const char *name, const char *meaning, qint64 least = 0)
{
    return Field::integer(QLatin1String(name), QLatin1String(meaning), least, 1'000'000'000);
}

/// Absent rather than empty.
void put(QJsonObject &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

Shape statusFields()
{
    return {text("order_status", "What the order stands at"),
            text("order_status_text", "The same in the customer's words"),
            text("payment_status", "What its payment stands at"),
            text("payment_status_text", "The same in the customer's words")};
}

template <class Row>
QJsonArray list(const QList<Row> &rows, QJsonObject (*show)(const Row &row))
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(show(row));
    return array;
}

Shape itemShape()
{
    return {id("product_id", "The product"),       text("name", "Its name when it was bought"),
            text("sku", "Its number in the shop"), money("unit_price", "For one"),
            count("quantity", "How many", 1),      money("total", "For all of them")};
}

QJsonObject shownItem(const OrderDetail::Item &item)
{
    return {{QStringLiteral("product_id"), item.product},
            {QStringLiteral("name"), item.name},
            {QStringLiteral("sku"), item.sku},
            {QStringLiteral("unit_price"), item.unitPrice},
            {QStringLiteral("quantity"), item.quantity},
            {QStringLiteral("total"), item.total}};
}

Shape paymentShape()
{
    return {text("method", "How it is paid; absent until it is chosen").optional(),
            text("bank", "Through which bank").optional(),
            text("status", "What it stands at"),
            text("status_text", "The same in the customer's words"),
            money("amount", "Whole rupiah"),
            money("refunded", "How much of it has come back"),
            time("expires_at", "Until when it can be paid"),
            time("paid_at", "When it was").optional()};
}

QJsonObject shownPayment(const OrderDetail::Payment &payment)
{
    QJsonObject object{{QStringLiteral("status"), payment.status},
                       {QStringLiteral("status_text"), paymentStatusWords(payment.status)},
                       {QStringLiteral("amount"), payment.amount},
                       {QStringLiteral("refunded"), payment.refunded},
                       {QStringLiteral("expires_at"), payment.expiresAt}};
    put(object, "method", payment.type);
    put(object, "bank", payment.bank);
    put(object, "paid_at", payment.paidAt);
    return object;
}

Shape refundShape()
{
    return {money("amount", "Whole rupiah"),
            Field::choice(QStringLiteral("state"), QStringLiteral("How far it has come"),
                          {QStringLiteral("in_progress"), QStringLiteral("succeeded")}),
            text("state_text", "The same in the customer's words"), time("requested_at", "Since when"),
            time("succeeded_at", "When the money came back").optional()};
}

QJsonObject shownRefund(const OrderDetail::Refund &refund)
{
    const QString seen = refundStateSeen(refund.state);
    QJsonObject object{{QStringLiteral("amount"), refund.amount},
                       {QStringLiteral("state"), seen},
                       {QStringLiteral("state_text"), refundStateWords(seen)},
                       {QStringLiteral("requested_at"), refund.requestedAt}};
    if (seen == QLatin1String("succeeded"))
        put(object, "succeeded_at", refund.endedAt);
    return object;
}

Shape shipmentShape()
{
    return {text("courier", "Who carries it"),
            text("service", "In which service"),
            text("waybill", "The courier's number; absent until there is one").optional(),
            text("status", "Where the parcel is"),
            text("status_text", "The same in the customer's words"),
            time("shipped_at", "Since when it is on its way").optional(),
            time("delivered_at", "When it was received").optional()};
}

QJsonObject shownShipment(const OrderDetail::Shipment &shipment)
{
    QJsonObject object{{QStringLiteral("courier"), shipment.courier},
                       {QStringLiteral("service"), shipment.service},
                       {QStringLiteral("status"), shipment.status},
                       {QStringLiteral("status_text"), shipmentStatusWords(shipment.status)}};
    put(object, "waybill", shipment.waybill);
    put(object, "shipped_at", shipment.shippedAt);
    put(object, "delivered_at", shipment.deliveredAt);
    return object;
}

Shape changeShape()
{
    return {text("status", "What the order became"), text("text", "The same in the customer's words"),
            time("at", "When")};
}

QJsonObject shownChange(const OrderDetail::Change &change)
{
    return {{QStringLiteral("status"), change.status},
            {QStringLiteral("text"), orderStatusWords(change.status)},
            {QStringLiteral("at"), change.at}};
}

Shape recipientShape()
{
    return {text("name", "Who receives it"),     text("phone", "Whom the courier calls"),
            text("address", "Street and house"), text("city", "City or regency"),
            text("province", "Province"),        text("postal_code", "Where it is known").optional()};
}

QJsonObject shownRecipient(const OrderDetail &order)
{
    QJsonObject object{{QStringLiteral("name"), order.recipient},
                       {QStringLiteral("phone"), order.phone},
                       {QStringLiteral("address"), order.address},
                       {QStringLiteral("city"), order.city},
                       {QStringLiteral("province"), order.province}};
    put(object, "postal_code", order.postalCode);
    return object;
}

} // namespace

Shape orderSummaryShape()
{
    return Shape{text("number", "The order's number")} + statusFields() +
           Shape{count("item_count", "How many different products", 1), money("total", "What it costs"),
                 text("store", "Who sells it"), time("placed_at", "When it was placed")};
}

QJsonObject shown(const OrderSummary &order)
{
    return {{QStringLiteral("number"), order.number},
            {QStringLiteral("order_status"), order.status},
            {QStringLiteral("order_status_text"), orderStatusWords(order.status)},
            {QStringLiteral("payment_status"), order.paymentStatus},
            {QStringLiteral("payment_status_text"), paymentStatusWords(order.paymentStatus)},
            {QStringLiteral("item_count"), order.itemCount},
            {QStringLiteral("total"), order.total},
            {QStringLiteral("store"), order.store},
            {QStringLiteral("placed_at"), order.placedAt}};
}

Shape orderShape()
{
    return orderSummaryShape() +
           Shape{
               money("subtotal", "The goods"),
               money("shipping_cost", "Their way"),
               money("discount", "Taken off"),
               Field::object(QStringLiteral("recipient"), QStringLiteral("Where it goes"), recipientShape()),
               text("note", "What the customer wrote to the shop").optional(),
               time("expires_at", "Until when it can be paid"),
               time("paid_at", "When it was").optional(),
               time("shipped_at", "When it left").optional(),
               time("completed_at", "When it was received").optional(),
               time("cancelled_at", "When it was cancelled").optional(),
               Field::list(QStringLiteral("items"), QStringLiteral("What was bought"), itemShape()),
               Field::list(QStringLiteral("payments"), QStringLiteral("Each try to pay, oldest first"),
                           paymentShape()),
               Field::list(QStringLiteral("refunds"), QStringLiteral("What comes back"), refundShape()),
               Field::list(QStringLiteral("shipments"), QStringLiteral("Its parcels"), shipmentShape()),
               Field::list(QStringLiteral("history"), QStringLiteral("What it became and when, oldest first"),
                           changeShape())};
}

QJsonObject shown(const OrderDetail &order)
{
    QJsonObject object = shown(order.summary);
    object.insert(QStringLiteral("subtotal"), order.subtotal);
    object.insert(QStringLiteral("shipping_cost"), order.shippingCost);
    object.insert(QStringLiteral("discount"), order.discount);
    object.insert(QStringLiteral("recipient"), shownRecipient(order));
    put(object, "note", order.note);
    put(object, "expires_at", order.expiresAt);
    put(object, "paid_at", order.paidAt);
    put(object, "shipped_at", order.shippedAt);
    put(object, "completed_at", order.completedAt);
    put(object, "cancelled_at", order.cancelledAt);
    object.insert(QStringLiteral("items"), list(order.items, &shownItem));
    object.insert(QStringLiteral("payments"), list(order.payments, &shownPayment));
    object.insert(QStringLiteral("refunds"), list(order.refunds, &shownRefund));
    object.insert(QStringLiteral("shipments"), list(order.shipments, &shownShipment));
    object.insert(QStringLiteral("history"), list(order.history, &shownChange));
    return object;
}

Shape customerCancellationShape()
{
    return {Field::choice(
                QStringLiteral("state"), QStringLiteral("How far it has come"),
                {QStringLiteral("in_progress"), QStringLiteral("cancelled"), QStringLiteral("refused")}),
            text("state_text", "The same in the customer's words"),
            text("reason", "The customer's own; absent when somebody else asked").optional(),
            time("requested_at", "When it was asked for"), time("ended_at", "When it was over").optional()};
}

QJsonObject shown(const CancellationView &cancellation)
{
    const QString seen = cancellationStateSeen(cancellation.step);
    QJsonObject object{{QStringLiteral("state"), seen},
                       {QStringLiteral("state_text"), cancellationStateWords(seen)},
                       {QStringLiteral("requested_at"), cancellation.requestedAt}};
    put(object, "reason", cancellation.reason);
    put(object, "ended_at", cancellation.endedAt);
    return object;
}

Shape commentShape()
{
    return {
        id("id", "The comment"),
        id("product_id", "What it is about"),
        text("product", "The product's name; among one's own").optional(),
        Field::integer(QStringLiteral("rating"), QStringLiteral("1 to 5; null without one"), 1, 5).nullable(),
        text("comment", "The text, as it was written: to be shown as text"),
        time("written_at", "When"),
        Field::boolean(QStringLiteral("is_own"), QStringLiteral("Whether the reader wrote it")),
        Field::boolean(QStringLiteral("is_hidden"),
                       QStringLiteral("Staff archived it: nobody but its author sees it"))};
}

QJsonObject shown(const CommentView &comment)
{
    QJsonObject object{{QStringLiteral("id"), comment.id},
                       {QStringLiteral("product_id"), comment.product},
                       {QStringLiteral("rating"),
                        comment.rating ? QJsonValue(*comment.rating) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("comment"), comment.text},
                       {QStringLiteral("written_at"), comment.writtenAt},
                       {QStringLiteral("is_own"), comment.isOwn},
                       {QStringLiteral("is_hidden"), comment.isHidden}};
    put(object, "product", comment.productName);
    return object;
}

Shape pageShape(const QString &meaning, const Shape &row)
{
    return {Field::list(QStringLiteral("results"), meaning, row),
            text("next", "The address of the page behind it; null behind the last").nullable(),
            text("previous", "The address of the page before it; null before the first").nullable()};
}

} // namespace meja
