#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"

namespace meja::sandbox {

/// Midtrans' refund rule for a transaction. Source: gateways.md A.3. Used by `MidtransRefunds`.
struct RefundRule
{
    bool isPossible = false; ///< Refundable by API.
    bool mayBePartial = true;
    Moment until = 0;            ///< End of the refund window.
    bool hasClosedHours = false; ///< No refunds between 23:50 and 06:00 (Jakarta).
};

[[nodiscard]] RefundRule refundRule(const MidtransTransaction &transaction, const MidtransSettings &settings);

/// Whether it is between 23:50 and 06:00 in Jakarta.
[[nodiscard]] bool isClosedHour(Moment moment);

} // namespace meja::sandbox
