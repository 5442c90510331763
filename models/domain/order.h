#pragma once

#include "ids.h"
#include "instant.h"
#include "orderstatus.h"
#include "paymentstatus.h"
#include "rupiah.h"

#include <QString>

namespace meja {

/// Who hid an order from its customer; nobody while it is not archived.
enum class ArchivedBy { Nobody, Customer, Staff, System };

/// What the decisions need of an order.
struct Order
{
    OrderId id;
    UserId user;
    QString number;
    OrderStatus status = OrderStatus::AwaitingPayment;
    PaymentStatus paymentStatus = PaymentStatus::Pending;
    Rupiah total;
    Instant expiresAt;
    ArchivedBy archivedBy = ArchivedBy::Nobody;
    int version = 1;
};

} // namespace meja
