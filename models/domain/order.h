#pragma once

#include "ids.h"
#include "instant.h"
#include "orderstatus.h"
#include "paymentstatus.h"
#include "rupiah.h"

#include <QString>

namespace meja {

/// Who archived an order, which hides it from its customer; `NotArchived` while it is not archived.
enum class ArchivedBy { NotArchived, Customer, Staff, System };

/// The part of an order that rules and services need.
struct Order
{
    OrderId id;
    UserId user;
    QString number;
    OrderStatus status = OrderStatus::AwaitingPayment;
    PaymentStatus paymentStatus = PaymentStatus::Pending;
    Rupiah total;
    Instant expiresAt; ///< When an unpaid order expires.
    ArchivedBy archivedBy = ArchivedBy::NotArchived;
    int version = 1; ///< Increases with every change of the row.
};

} // namespace meja
