#pragma once

#include "payment.h"
#include "refund.h"

#include <QList>

namespace meja {

/// How much of a payment may still be refunded: the paid amount minus all refunds that reserve their amount,
/// recorded manual transfers of failed refunds included.
/// Never negative, although refunds made outside Meja may exceed the payment.
[[nodiscard]] Rupiah remaining(const Payment &payment, const QList<Refund> &refunds);

/// Whether the refunds that reserve their amount exceed what was paid.
[[nodiscard]] bool isOverRefunded(const Payment &payment, const QList<Refund> &refunds);

/// The status of a paid payment according to its refunds. `Disputed` does not change.
[[nodiscard]] PaymentStatus statusAfter(const Payment &payment, const QList<Refund> &refunds);

/// The sum of all succeeded refunds.
[[nodiscard]] Rupiah succeeded(const QList<Refund> &refunds);

/// The ordinal for the payment's next refund, from 1.
[[nodiscard]] int nextOrdinal(const QList<Refund> &refunds);

} // namespace meja
