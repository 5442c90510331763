#pragma once

#include "customersession.h"
#include "pageplace.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace meja {

/// Which of their orders a customer wants to see. Codes are the database's.
struct OrderFilter
{
    QStringList statuses = {};        ///< Empty: all.
    QStringList paymentStatuses = {}; ///< Empty: all.
    QDate from = {};                  ///< First day, of the order's store; invalid: none.
    QDate to = {};                    ///< Last day, included.
};

/// An order in a customer's list. Times are RFC 3339 in UTC, codes the database's, amounts whole rupiah.
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

/// An order with everything its customer sees of it.
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
    QString reason; ///< Empty when it is somebody else's.
    QString requestedAt;
    QString endedAt;
};

/// A customer's own orders, read. Failures: those of `CustomerSession`; `NotFound` alike for an order of
/// somebody else, an archived one and none.
class CustomerOrders
{
public:
    explicit CustomerOrders(CustomerSession session) : m_session(session) {}

    Result<CustomerPage<OrderSummary>> page(const OrderFilter &filter, const PageWish &request);
    Result<OrderDetail> detail(const QString &number);
    Result<OrderId> find(const QString &number);
    /// Finds an order that the customer archived before, too.
    Result<OrderId> findToArchive(const QString &number);
    /// `NotFound` for an order that nobody asked to cancel, too.
    Result<CancellationView> cancellation(const QString &number);

private:
    Result<OrderId> findBy(const char *statement, const QString &number);
    Result<QList<ResultSet>> ask(const QList<const char *> &names, const QString &number);

    CustomerSession m_session;
};

} // namespace meja
