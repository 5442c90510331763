#pragma once

#include "rupiah.h"

#include <QList>
#include <QString>

namespace meja {

/// What one payment of an order stands at.
struct PaymentFact
{
    QString status; ///< A payment status code of the domain.
    Rupiah gross;
    Rupiah refunded;
};

/// The money of an order over all of its payments.
struct OrderMoney
{
    Rupiah paid;     ///< What arrived, refunded later or not.
    Rupiah refunded; ///< What went back and was confirmed.
    Rupiah left;     ///< What we still hold.

    static OrderMoney of(const QList<PaymentFact> &payments);
};

/// Whether money of a payment in this status has arrived at some time.
[[nodiscard]] bool hasArrived(const QString &paymentStatus);

} // namespace meja
