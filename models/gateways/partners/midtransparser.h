#pragma once

#include "callresponse.h"
#include "parsedresponse.h"
#include "ports/paymentgateway.h"

namespace meja {

/// Parse Midtrans' responses for each operation. Used by `MidtransGateway`. Sources: gateways.md A.2, A.3,
/// A.5.
///
/// Failures: `Unavailable` with code `rate-limited` (429, except for a refund, which gets `TryLater`),
/// `Rejected` (the request or our account is invalid; nothing happened), `NotFound` (unknown transaction,
/// status only), and `OutcomeUnknown` for every response that the sources do not describe.

[[nodiscard]] ParsedResponse<GatewayTransaction> readMidtransStatus(const CallResponse &raw,
                                                                    const TransactionRef &transaction);

/// The two ways to end an unpaid or unsettled transaction.
enum class VoidKind { Cancel, Expire };
[[nodiscard]] ParsedResponse<VoidResponse> readMidtransVoid(const CallResponse &raw,
                                                            const TransactionRef &transaction, VoidKind kind);

[[nodiscard]] ParsedResponse<RefundResponse>
readMidtransRefund(const CallResponse &raw, const TransactionRef &transaction, const QString &key);

} // namespace meja
