#pragma once

#include "callanswer.h"
#include "ports/paymentgateway.h"
#include "reading.h"

namespace meja {

/// Parse Midtrans' responses for each operation. Used by `MidtransGateway`. Sources: gateways.md A.2, A.3,
/// A.5.
///
/// Failures: `Unavailable` with code `rate-limited` (429, except for a refund, which gets `TryLater`),
/// `Rejected` (the request or our account is invalid; nothing happened), `NotFound` (unknown transaction,
/// status only), and `OutcomeUnknown` for every response that the sources do not describe.

[[nodiscard]] Reading<GatewayTransaction> readMidtransStatus(const CallAnswer &response,
                                                             const TransactionRef &transaction);

/// The two ways to end an unpaid or unsettled transaction.
enum class VoidKind { Cancel, Expire };
[[nodiscard]] Reading<VoidAnswer> readMidtransVoid(const CallAnswer &response,
                                                   const TransactionRef &transaction, VoidKind kind);

[[nodiscard]] Reading<RefundAnswer> readMidtransRefund(const CallAnswer &response,
                                                       const TransactionRef &transaction, const QString &key);

} // namespace meja
