#pragma once

#include "customersession.h"
#include "pageposition.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace meja {

/// The filter of a customer's order list. Codes are those of the database.
struct OrderFilter
{
    QStringList statuses = {};        ///< Empty: all.
    QStringList paymentStatuses = {}; ///< Empty: all.
    QDate from = {}; ///< First day, in the time zone of the order's store. Invalid: no limit.
    QDate to = {};   ///< Last day, included. Invalid: no limit.
};

/// An order in a customer's list. Times are RFC 3339 in UTC, codes are those of the database, amounts whole
/// rupiah.
struct OrderSummary
{
    QString number;
    QString status;
    QString paymentStatus;
    qint64 itemCount = 0;
    qint64 total = 0;
    QString store;
    QString placedAt;
};

/// An order with all details that its customer may see.
struct OrderDetail
{
    struct Item
    {
        qint64 product = 0;
        QString name;
        QString sku;
        qint64 unitPrice = 0;
        qint64 quantity = 0;
        qint64 total = 0;
    };
    struct Payment
    {
        QString type;
        QString bank;
        QString status;
        qint64 amount = 0;
        qint64 refunded = 0;
        QString expiresAt;
        QString paidAt;
    };
    struct Refund
    {
        qint64 amount = 0;
        QString state;
        QString requestedAt;
        QString endedAt;
    };
    struct Shipment
    {
        QString courier;
        QString service;
        QString waybill;
        QString status;
        QString shippedAt;
        QString deliveredAt;
    };
    struct Change
    {
        QString status;
        QString at;
    };
    OrderSummary summary;
    qint64 subtotal = 0;
    qint64 shippingCost = 0;
    qint64 discount = 0;
    QString recipient;
    QString phone;
    QString address;
    QString city;
    QString province;
    QString postalCode;
    QString note;
    QString expiresAt;
    QString paidAt;
    QString shippedAt;
    QString completedAt;
    QString cancelledAt;
    QList<Item> items;
    QList<Payment> payments;
    QList<Refund> refunds;
    QList<Shipment> shipments;
    QList<Change> history;
};

/// The newest cancellation of an order.
struct CancellationView
{
    QString step;
    QString reason; ///< Empty unless the customer requested the cancellation.
    QString requestedAt;
    QString endedAt;
};

/// Reads a customer's own orders for the customer API. Failures: those of `CustomerSession::read()`;
/// `NotFound` for an order that does not exist, belongs to another customer or is archived.
class CustomerOrders
{
public:
    explicit CustomerOrders(CustomerSession session) : m_session(session) {}

    Result<CustomerPage<OrderSummary>> page(const OrderFilter &filter, const CustomerPageRequest &request);
    Result<OrderDetail> detail(const QString &number);
    Result<OrderId> find(const QString &number);
    /// Also finds an order that the customer has already archived.
    Result<OrderId> findToArchive(const QString &number);
    /// The newest cancellation. Also `NotFound` when the order has none.
    Result<CancellationView> cancellation(const QString &number);

private:
    Result<OrderId> findBy(const char *statement, const QString &number);
    Result<QList<ResultSet>> read(const QList<const char *> &names, const QString &number);

    CustomerSession m_session;
};

} // namespace meja
