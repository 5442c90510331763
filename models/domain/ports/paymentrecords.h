#pragma once

#include "error.h"
#include "payment.h"

#include <QList>

#include <optional>

namespace meja {

/// Payments within one transaction; their order is locked first, which protects them too.
class PaymentRecords
{
public:
    PaymentRecords() = default;
    virtual ~PaymentRecords() = default;
    Q_DISABLE_COPY_MOVE(PaymentRecords)

    /// Which order a payment belongs to, to lock that one first.
    virtual Result<OrderId> orderOf(PaymentId id) = 0;
    virtual Result<std::optional<PaymentId>> withGatewayOrderId(const QString &gatewayOrderId) = 0;
    virtual Result<Payment> read(PaymentId id) = 0;
    /// In the order they were made.
    virtual Result<QList<Payment>> ofOrder(OrderId order) = 0;
    /// Writes everything but its identity; the database checks the change of status.
    virtual Result<> save(const Payment &payment) = 0;
};

} // namespace meja
