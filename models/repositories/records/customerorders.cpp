#include "customerorders.h"

#include "customerstatement.h"
#include "fieldreader.h"

#include <limits>

namespace meja {

namespace {

Result<OrderSummary> readSummary(FieldReader fields)
{
    OrderSummary order;
    order.number = fields.text();
    order.status = fields.text();
    order.paymentStatus = fields.text();
    order.itemCount = fields.integer();
    order.total = fields.integer();
    return order;
}

std::pair<OrderSummary, PagePosition> orderRow(const ResultSet &rows, int row)
{
    FieldReader fields(rows, row);
    OrderSummary order = *readSummary(fields);
    order.store = rows.text(row, 7);
    order.placedAt = rows.text(row, 8);
    return {order, {rows.integer(row, 5), rows.integer(row, 6)}};
}

void bindDay(Statement &statement, const QString &name, QDate day)
{
    if (day.isValid())
        statement.bind(name, day.toString(Qt::ISODate));
    else
        statement.bindNull(name);
}

void bindCodes(Statement &statement, const QString &name, const QStringList &codes)
{
    if (codes.isEmpty())
        statement.bindNull(name);
    else
        statement.bind(name, codes);
}

Statement pageStatement(UserId customer, const OrderFilter &filter, const CustomerPageRequest &request)
{
    const PagePosition place =
        request.place.value_or(PagePosition{farFuture, std::numeric_limits<qint64>::max()});
    Statement statement = customerStatement(place.isBackward ? "orders_newer" : "orders_older", customer);
    statement.bind(QStringLiteral("at"), place.at)
        .bind(QStringLiteral("id"), place.id)
        .bind(QStringLiteral("max_rows"), qint64(request.limit) + 1);
    bindCodes(statement, QStringLiteral("statuses"), filter.statuses);
    bindCodes(statement, QStringLiteral("payment_statuses"), filter.paymentStatuses);
    bindDay(statement, QStringLiteral("from"), filter.from);
    bindDay(statement, QStringLiteral("to"), filter.to);
    return statement;
}

OrderDetail readOrder(const ResultSet &rows)
{
    FieldReader fields(rows);
    OrderDetail order;
    order.summary.number = fields.text();
    order.summary.status = fields.text();
    order.summary.paymentStatus = fields.text();
    order.summary.itemCount = fields.integer();
    order.subtotal = fields.integer();
    order.shippingCost = fields.integer();
    order.discount = fields.integer();
    order.summary.total = fields.integer();
    for (QString *text :
         {&order.recipient, &order.phone, &order.address, &order.city, &order.province, &order.postalCode,
          &order.note, &order.summary.store, &order.summary.placedAt, &order.expiresAt, &order.paidAt,
          &order.shippedAt, &order.completedAt, &order.cancelledAt})
        *text = fields.text();
    return order;
}

Result<OrderDetail::Item> readItemDetail(FieldReader fields)
{
    OrderDetail::Item item;
    item.product = fields.integer();
    item.name = fields.text();
    item.sku = fields.text();
    item.unitPrice = fields.integer();
    item.quantity = fields.integer();
    item.total = fields.integer();
    return item;
}

Result<OrderDetail::Payment> readPaymentDetail(FieldReader fields)
{
    OrderDetail::Payment payment;
    payment.type = fields.text();
    payment.bank = fields.text();
    payment.status = fields.text();
    payment.amount = fields.integer();
    payment.refunded = fields.integer();
    payment.expiresAt = fields.text();
    payment.paidAt = fields.text();
    return payment;
}

Result<OrderDetail::Refund> readRefundDetail(FieldReader fields)
{
    OrderDetail::Refund refund;
    refund.amount = fields.integer();
    refund.state = fields.text();
    refund.requestedAt = fields.text();
    refund.endedAt = fields.text();
    return refund;
}

Result<OrderDetail::Shipment> readShipmentDetail(FieldReader fields)
{
    OrderDetail::Shipment shipment;
    for (QString *text : {&shipment.courier, &shipment.service, &shipment.waybill, &shipment.status,
                          &shipment.shippedAt, &shipment.deliveredAt})
        *text = fields.text();
    return shipment;
}

Result<OrderDetail::Change> readChange(FieldReader fields)
{
    OrderDetail::Change change;
    change.status = fields.text();
    change.at = fields.text();
    return change;
}

tl::unexpected<Error> noSuchOrder()
{
    return failure(ErrorKind::NotFound, QStringLiteral("the customer has no such order"));
}

} // namespace

Result<CustomerPage<OrderSummary>> CustomerOrders::page(const OrderFilter &filter,
                                                        const CustomerPageRequest &request)
{
    const auto results = m_session.read({pageStatement(m_session.customer(), filter, request)});
    if (!results)
        return tl::unexpected(results.error());
    QList<std::pair<OrderSummary, PagePosition>> rows;
    for (int row = 0; row < results->constFirst().rowCount(); ++row)
        rows.append(orderRow(results->constFirst(), row));
    return pageOf(rows, request);
}

Result<QList<ResultSet>> CustomerOrders::read(const QList<const char *> &names, const QString &number)
{
    QList<Statement> statements;
    for (const char *name : names) {
        Statement statement = customerStatement(name, m_session.customer());
        statement.bind(QStringLiteral("number"), number);
        statements.append(statement);
    }
    return m_session.read(statements);
}

Result<OrderDetail> CustomerOrders::detail(const QString &number)
{
    const auto results = read({"order", "items", "payments", "refunds", "shipments", "history"}, number);
    if (!results)
        return tl::unexpected(results.error());
    if (results->constFirst().rowCount() == 0)
        return noSuchOrder();
    OrderDetail order = readOrder(results->constFirst());
    order.items = *allRecords(Result<ResultSet>(results->at(1)), &readItemDetail);
    order.payments = *allRecords(Result<ResultSet>(results->at(2)), &readPaymentDetail);
    order.refunds = *allRecords(Result<ResultSet>(results->at(3)), &readRefundDetail);
    order.shipments = *allRecords(Result<ResultSet>(results->at(4)), &readShipmentDetail);
    order.history = *allRecords(Result<ResultSet>(results->at(5)), &readChange);
    return order;
}

Result<OrderId> CustomerOrders::findBy(const char *statement, const QString &number)
{
    const auto results = read({statement}, number);
    if (!results)
        return tl::unexpected(results.error());
    if (results->constFirst().rowCount() == 0)
        return noSuchOrder();
    return OrderId{results->constFirst().integer(0, 0)};
}

Result<OrderId> CustomerOrders::find(const QString &number)
{
    return findBy("order_seen", number);
}

Result<OrderId> CustomerOrders::findToArchive(const QString &number)
{
    return findBy("order_archivable", number);
}

Result<CancellationView> CustomerOrders::cancellation(const QString &number)
{
    const auto results = read({"cancellation"}, number);
    if (!results)
        return tl::unexpected(results.error());
    const ResultSet &rows = results->constFirst();
    if (rows.rowCount() == 0)
        return noSuchOrder();
    return CancellationView{rows.text(0, 0), rows.text(0, 1), rows.text(0, 2), rows.text(0, 3)};
}

} // namespace meja
