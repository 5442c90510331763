#pragma once

#include "error.h"
#include "payment.h"

#include <QList>

#include <optional>

namespace meja {

/// Payments within one transaction. The lock on their order protects them too. Failures: as for
/// `OrderRecords`.
class PaymentRecords
{
public:
    PaymentRecords() = default;
    virtual ~PaymentRecords() = default;
    Q_DISABLE_COPY_MOVE(PaymentRecords)

    /// The order of a payment, to be locked first.
    virtual Result<OrderId> orderOf(PaymentId id) = 0;
    /// Empty for an unknown id of Midtrans.
    virtual Result<std::optional<PaymentId>> withGatewayOrderId(const QString &gatewayOrderId) = 0;
    virtual Result<Payment> read(PaymentId id) = 0;
    /// Oldest first.
    virtual Result<QList<Payment>> ofOrder(OrderId order) = 0;
    /// Saves all fields except the ids.
    ///
    /// Failures: `RuleViolated` when the change of status is not in the allow-list.
    virtual Result<> save(const Payment &payment) = 0;
};

} // namespace meja
