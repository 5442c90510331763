#pragma once

#include "switches.h"

namespace meja::sandbox {

/// How the Midtrans stand-in behaves where its documents leave a choice or disagree, and what the merchant's
/// account is like.
struct MidtransSettings
{
    QString webhookUrl; ///< Where notifications go; empty: nowhere.
    qint64 webhookDelaySeconds = 5;
    qint64 webhookTimeoutMilliseconds = 15'000; ///< Of the machine's time: a socket waits in it.

    bool httpCodesMatchBody = false; ///< Otherwise errors other than 401 come under HTTP 200.
    bool repeatedRefundKeyAnswersAgain =
        false;                             ///< Otherwise the key of a refund that went through gives 406.
    bool refundAnswerIsCumulative = false; ///< `refund_amount` in the answer: all refunds or this one.
    bool shopeePayRefundsInPart = false;
    bool refundsAreActivated = true;  ///< Otherwise 402.
    bool deniedMayStillSettle = true; ///< The customer tries again and succeeds.
    bool bankDeniesRefunds = false;   ///< Every refund ends in 202.

    qint64 balance = 1'000'000'000; ///< Rupiah payable to the merchant.
    qint64 refundFee = 5'000;       ///< Rupiah, on top of what is refunded.

    qint64 refundConfirmSeconds = 3'600;  ///< Until `bank_confirmed_at`; negative: never.
    qint64 settleCaptureSeconds = 86'400; ///< Negative: never by itself.
    qint64 expirySeconds = 86'400;
    qint64 automaticPaySeconds = -1; ///< Pending payments are paid by themselves after this; negative: not.

    [[nodiscard]] static const QList<Switch<MidtransSettings>> &switches();
};

} // namespace meja::sandbox
