#pragma once

#include "error.h"
#include "payment.h"

#include <QList>

#include <optional>

namespace meja {

/// Payments within one transaction. The lock on their order protects them too.
/// `OrderRecords` explains the general failures.
class PaymentRecords
{
public:
    PaymentRecords() = default;
    virtual ~PaymentRecords() = default;
    Q_DISABLE_COPY_MOVE(PaymentRecords)

    /// The order of a payment, to be locked first.
    ///
    /// Failures: `NotFound` for an unknown payment; `Conflict`, `Unavailable`.
    virtual Result<OrderId> orderOf(PaymentId id) = 0;

    /// Empty for an unknown id of Midtrans.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<PaymentId>> withGatewayOrderId(const QString &gatewayOrderId) = 0;

    /// Failures: `NotFound` for an unknown payment; `Conflict`, `Unavailable`.
    virtual Result<Payment> read(PaymentId id) = 0;

    /// Oldest first.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<QList<Payment>> ofOrder(OrderId order) = 0;

    /// Saves all fields except the ids.
    ///
    /// Failures: `NotFound` for an unknown payment; `RuleViolated` when the change of status is not in the
    /// allow-list; `Conflict`, `Unavailable`.
    virtual Result<> save(const Payment &payment) = 0;
};

} // namespace meja
