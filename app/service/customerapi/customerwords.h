#pragma once

#include <QString>

namespace meja {

// What customers read of codes, in their own language; the storefront shows the words as they are. A code
// that is newer than this program is its own word.

[[nodiscard]] QString orderStatusWords(const QString &code);
[[nodiscard]] QString paymentStatusWords(const QString &code);
[[nodiscard]] QString shipmentStatusWords(const QString &code);

/// A refund as far as its customer should know it: `in_progress` or `succeeded`. What fails at the bank is
/// the shop's to set right.
[[nodiscard]] QString refundStateSeen(const QString &code);
[[nodiscard]] QString refundStateWords(const QString &seen);

/// A cancellation likewise: `in_progress`, `cancelled` or `refused`.
[[nodiscard]] QString cancellationStateSeen(const QString &step);
[[nodiscard]] QString cancellationStateWords(const QString &seen);

} // namespace meja
