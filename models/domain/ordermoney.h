#pragma once

#include "rupiah.h"

#include <QList>
#include <QString>

namespace meja {

/// The amounts of one payment of an order.
struct PaymentFact
{
    QString status; ///< A payment status code of the domain.
    Rupiah gross;
    Rupiah refunded;
};

/// The sums over all payments of an order, which the order page shows.
struct OrderMoney
{
    Rupiah paid;     ///< Money that arrived, including what was refunded later.
    Rupiah refunded; ///< Confirmed refunds.
    Rupiah left;     ///< What the shop still holds; nothing of a payment that the bank took back.

    static OrderMoney of(const QList<PaymentFact> &payments);
};

} // namespace meja
