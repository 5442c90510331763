#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace meja {

/// What a visitor of the shop says about themselves.
struct Visitor
{
    QString name;
    QString email;
    QString phone;
    QString address;
    QString city;
    QString province;
};

/// One visitor's way from the door to the parcel, remembered here because the storefront may read nothing.
/// Each step may be repeated after a lost answer.
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
    QDateTime due; ///< When the step is to be taken.

    Visitor visitor;
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
