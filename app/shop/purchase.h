#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace meja {

/// Personal data that a customer enters at checkout.
struct ShopCustomer
{
    QString name;
    QString email;
    QString phone;
    QString address;
    QString city;
    QString province;
};

/// One purchase from registration to delivery. The shop keeps this state in memory, because the storefront's
/// login may not read tables. Each step may be repeated after a lost response.
struct Purchase
{
    enum class Step {
        Register,
        FillCart,
        OpenSession,
        Place,
        ChoosePayment,
        Pay,
        Process,
        Book,
        PickUp,
        Deliver,
        Expire
    };

    Step step = Step::Register;
    QDateTime due; ///< When to execute the step.

    ShopCustomer customer;
    QList<qint64> products;
    QList<qint64> quantities;
    QString courier;
    QString service;
    QString paymentType;
    bool paymentSucceeds = true;
    QString transactionId;
    QString waybill;

    qint64 userId = 0;
    qint64 sessionId = 0;
    QString orderNumber = {};
    QString midtransOrderId = {};
    QString komerceOrderNo = {};
    qint64 total = 0; ///< Whole rupiah.
};

} // namespace meja
