#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"

namespace meja::sandbox {

/// What Midtrans allows for a way of paying.
struct RefundRule
{
    bool isPossible = false; ///< By API at all.
    bool mayBePartial = true;
    Moment until = 0;            ///< The window's end.
    bool hasClosedHours = false; ///< Not between 23:50 and 06:00 in Jakarta.
};

[[nodiscard]] RefundRule refundRule(const MidtransTransaction &transaction, const MidtransSettings &settings);

[[nodiscard]] bool isClosedHour(Moment moment);

} // namespace meja::sandbox
