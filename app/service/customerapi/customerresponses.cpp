#include "customerresponses.h"

#include "customertexts.h"

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

Field count(const char *name, const char *meaning, qint64 min = 0)
{
    return Field::integer(QLatin1String(name), QLatin1String(meaning), min, 1'000'000'000);
}

/// Leaves the field out when the value is empty.
void put(QJsonObject &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

Shape statusFields()
{
    return {text("order_status", "Code of the order status"),
            text("order_status_text", "Order status as text for the customer"),
            text("payment_status", "Code of the payment status"),
            text("payment_status_text", "Payment status as text for the customer")};
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
    return {id("product_id", "Id of the product"),   text("name", "Product name at the time of purchase"),
            text("sku", "The shop's product code"),  money("unit_price", "Price of one unit"),
            count("quantity", "Number of units", 1), money("total", "Price of all units")};
}

QJsonObject itemToJson(const OrderDetail::Item &item)
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
    return {text("method", "Payment method; absent until the customer chose one").optional(),
            text("bank", "Bank of the payment method").optional(),
            text("status", "Code of the payment status"),
            text("status_text", "Payment status as text for the customer"),
            money("amount", "Amount in whole rupiah"),
            money("refunded", "Refunded part of the amount"),
            time("expires_at", "Until when it can be paid"),
            time("paid_at", "When it was paid").optional()};
}

QJsonObject paymentToJson(const OrderDetail::Payment &payment)
{
    QJsonObject object{{QStringLiteral("status"), payment.status},
                       {QStringLiteral("status_text"), paymentStatusText(payment.status)},
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
    return {money("amount", "Amount in whole rupiah"),
            Field::choice(QStringLiteral("state"), QStringLiteral("Code of the refund state"),
                          {QStringLiteral("in_progress"), QStringLiteral("succeeded")}),
            text("state_text", "Refund state as text for the customer"),
            time("requested_at", "When it was requested"),
            time("succeeded_at", "When it was confirmed").optional()};
}

QJsonObject refundToJson(const OrderDetail::Refund &refund)
{
    const QString state = customerRefundState(refund.state);
    QJsonObject object{{QStringLiteral("amount"), refund.amount},
                       {QStringLiteral("state"), state},
                       {QStringLiteral("state_text"), refundStateText(state)},
                       {QStringLiteral("requested_at"), refund.requestedAt}};
    if (state == QLatin1String("succeeded"))
        put(object, "succeeded_at", refund.endedAt);
    return object;
}

Shape shipmentShape()
{
    return {text("courier", "The courier"),
            text("service", "The courier's service, for example REG"),
            text("waybill", "Tracking number; absent until the courier assigned one").optional(),
            text("status", "Code of the shipment status"),
            text("status_text", "Shipment status as text for the customer"),
            time("shipped_at", "When the courier collected it").optional(),
            time("delivered_at", "When it was delivered").optional()};
}

QJsonObject shipmentToJson(const OrderDetail::Shipment &shipment)
{
    QJsonObject object{{QStringLiteral("courier"), shipment.courier},
                       {QStringLiteral("service"), shipment.service},
                       {QStringLiteral("status"), shipment.status},
                       {QStringLiteral("status_text"), shipmentStatusText(shipment.status)}};
    put(object, "waybill", shipment.waybill);
    put(object, "shipped_at", shipment.shippedAt);
    put(object, "delivered_at", shipment.deliveredAt);
    return object;
}

Shape changeShape()
{
    return {text("status", "Code of the new order status"),
            text("text", "New order status as text for the customer"), time("at", "When the status changed")};
}

QJsonObject changeToJson(const OrderDetail::Change &change)
{
    return {{QStringLiteral("status"), change.status},
            {QStringLiteral("text"), orderStatusText(change.status)},
            {QStringLiteral("at"), change.at}};
}

Shape recipientShape()
{
    return {text("name", "Name of the recipient"),
            text("phone", "Phone number of the recipient"),
            text("address", "Street and house number"),
            text("city", "City or regency"),
            text("province", "Province"),
            text("postal_code", "Postal code; absent if unknown").optional()};
}

QJsonObject recipientToJson(const OrderDetail &order)
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
    return Shape{text("number", "Order number")} + statusFields() +
           Shape{count("item_count", "Number of different products", 1), money("total", "Total to pay"),
                 text("store", "Name of the store"), time("placed_at", "When it was placed")};
}

QJsonObject toJson(const OrderSummary &order)
{
    return {{QStringLiteral("number"), order.number},
            {QStringLiteral("order_status"), order.status},
            {QStringLiteral("order_status_text"), orderStatusText(order.status)},
            {QStringLiteral("payment_status"), order.paymentStatus},
            {QStringLiteral("payment_status_text"), paymentStatusText(order.paymentStatus)},
            {QStringLiteral("item_count"), order.itemCount},
            {QStringLiteral("total"), order.total},
            {QStringLiteral("store"), order.store},
            {QStringLiteral("placed_at"), order.placedAt}};
}

Shape orderShape()
{
    return orderSummaryShape() +
           Shape{money("subtotal", "Price of all items"),
                 money("shipping_cost", "Shipping cost"),
                 money("discount", "Discount"),
                 Field::object(QStringLiteral("recipient"), QStringLiteral("Recipient and address"),
                               recipientShape()),
                 text("note", "The customer's note to the shop").optional(),
                 time("expires_at", "Until when it can be paid"),
                 time("paid_at", "When it was paid").optional(),
                 time("shipped_at", "When it was shipped").optional(),
                 time("completed_at", "When it was received").optional(),
                 time("cancelled_at", "When it was cancelled").optional(),
                 Field::list(QStringLiteral("items"), QStringLiteral("The items"), itemShape()),
                 Field::list(QStringLiteral("payments"), QStringLiteral("All payment attempts, oldest first"),
                             paymentShape()),
                 Field::list(QStringLiteral("refunds"), QStringLiteral("The refunds"), refundShape()),
                 Field::list(QStringLiteral("shipments"), QStringLiteral("The shipments"), shipmentShape()),
                 Field::list(QStringLiteral("history"), QStringLiteral("All status changes, oldest first"),
                             changeShape())};
}

QJsonObject toJson(const OrderDetail &order)
{
    QJsonObject object = toJson(order.summary);
    object.insert(QStringLiteral("subtotal"), order.subtotal);
    object.insert(QStringLiteral("shipping_cost"), order.shippingCost);
    object.insert(QStringLiteral("discount"), order.discount);
    object.insert(QStringLiteral("recipient"), recipientToJson(order));
    put(object, "note", order.note);
    put(object, "expires_at", order.expiresAt);
    put(object, "paid_at", order.paidAt);
    put(object, "shipped_at", order.shippedAt);
    put(object, "completed_at", order.completedAt);
    put(object, "cancelled_at", order.cancelledAt);
    object.insert(QStringLiteral("items"), list(order.items, &itemToJson));
    object.insert(QStringLiteral("payments"), list(order.payments, &paymentToJson));
    object.insert(QStringLiteral("refunds"), list(order.refunds, &refundToJson));
    object.insert(QStringLiteral("shipments"), list(order.shipments, &shipmentToJson));
    object.insert(QStringLiteral("history"), list(order.history, &changeToJson));
    return object;
}

Shape customerCancellationShape()
{
    return {Field::choice(
                QStringLiteral("state"), QStringLiteral("Code of the cancellation state"),
                {QStringLiteral("in_progress"), QStringLiteral("cancelled"), QStringLiteral("refused")}),
            text("state_text", "Cancellation state as text for the customer"),
            text("reason", "The customer's reason; absent when the shop requested it").optional(),
            time("requested_at", "When it was requested"), time("ended_at", "When it ended").optional()};
}

QJsonObject toJson(const CancellationView &cancellation)
{
    const QString state = customerCancellationState(cancellation.step);
    QJsonObject object{{QStringLiteral("state"), state},
                       {QStringLiteral("state_text"), cancellationStateText(state)},
                       {QStringLiteral("requested_at"), cancellation.requestedAt}};
    put(object, "reason", cancellation.reason);
    put(object, "ended_at", cancellation.endedAt);
    return object;
}

Shape commentShape()
{
    return {
        id("id", "Id of the comment"),
        id("product_id", "Id of the product"),
        text("product", "Product name; only in the list of own comments").optional(),
        Field::integer(QStringLiteral("rating"), QStringLiteral("1 to 5; null without a rating"), 1, 5)
            .nullable(),
        text("comment", "The text as written; escape it in HTML"),
        time("written_at", "When it was written"),
        Field::boolean(QStringLiteral("is_own"), QStringLiteral("Whether the requesting customer wrote it")),
        Field::boolean(QStringLiteral("is_hidden"),
                       QStringLiteral("Whether staff archived it, so that only its author sees it"))};
}

QJsonObject toJson(const CommentView &comment)
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
            text("next", "Address of the next page; null on the last page").nullable(),
            text("previous", "Address of the previous page; null on the first page").nullable()};
}

} // namespace meja
