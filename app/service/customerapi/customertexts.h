#pragma once

#include <QString>

namespace meja {

// Texts for codes, in Indonesian, which the storefront shows to customers unchanged. An unknown code, from a
// newer schema, is returned as it is.

[[nodiscard]] QString orderStatusText(const QString &code);
[[nodiscard]] QString paymentStatusText(const QString &code);
[[nodiscard]] QString shipmentStatusText(const QString &code);

/// The refund state that customers see: `in_progress` or `succeeded`. Failures stay `in_progress`, since the
/// shop must handle them.
[[nodiscard]] QString customerRefundState(const QString &code);
[[nodiscard]] QString refundStateText(const QString &state);

/// The cancellation state that customers see: `in_progress`, `cancelled` or `refused`.
[[nodiscard]] QString customerCancellationState(const QString &step);
[[nodiscard]] QString cancellationStateText(const QString &state);

} // namespace meja
