#pragma once

#include "callanswer.h"
#include "ports/paymentgateway.h"
#include "reading.h"

namespace meja {

/// What Midtrans' answers mean for each operation. Sources: gateways.md A.2, A.3, A.5. Whatever isn't written
/// there is an unknown outcome.

[[nodiscard]] Reading<GatewayTransaction> readMidtransStatus(const CallAnswer &answer,
                                                             const TransactionRef &asked);

/// Which of the two ways to end a transaction was asked for.
enum class VoidKind { Cancel, Expire };
[[nodiscard]] Reading<VoidAnswer> readMidtransVoid(const CallAnswer &answer, const TransactionRef &asked,
                                                   VoidKind kind);

[[nodiscard]] Reading<RefundAnswer> readMidtransRefund(const CallAnswer &answer, const TransactionRef &asked,
                                                       const QString &key);

} // namespace meja
