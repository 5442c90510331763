#pragma once

#include "payment.h"
#include "refund.h"

#include <QList>

namespace meja {

/// What may still be asked back of a payment: what was paid less everything asked for, under way or gone.
/// Not below zero: what others took out at Midtrans may have exceeded it.
[[nodiscard]] Rupiah remaining(const Payment &payment, const QList<Refund> &refunds);

/// Whether more has gone back, or is promised, than was paid.
[[nodiscard]] bool isOverRefunded(const Payment &payment, const QList<Refund> &refunds);

/// What a paid payment stands at after its refunds. `Disputed` stays what it is.
[[nodiscard]] PaymentStatus statusAfter(const Payment &payment, const QList<Refund> &refunds);

/// The sum of what has gone back for sure.
[[nodiscard]] Rupiah succeeded(const QList<Refund> &refunds);

/// The ordinal of the payment's next refund.
[[nodiscard]] int nextOrdinal(const QList<Refund> &refunds);

} // namespace meja
