#pragma once

#include <QString>

namespace meja {

// Texts for codes, in Indonesian, which the storefront shows to customers unchanged. An unknown code, from a
// newer schema, is returned as it is.

[[nodiscard]] QString orderStatusWords(const QString &code);
[[nodiscard]] QString paymentStatusWords(const QString &code);
[[nodiscard]] QString shipmentStatusWords(const QString &code);

/// The refund state that customers see: `in_progress` or `succeeded`. Failures stay `in_progress`, since the
/// shop must handle them.
[[nodiscard]] QString refundStateSeen(const QString &code);
[[nodiscard]] QString refundStateWords(const QString &seen);

/// The cancellation state that customers see: `in_progress`, `cancelled` or `refused`.
[[nodiscard]] QString cancellationStateSeen(const QString &step);
[[nodiscard]] QString cancellationStateWords(const QString &seen);

} // namespace meja
