#pragma once

#include "settingmembers.h"

namespace meja::sandbox {

/// Settings of the emulated Midtrans API: its behaviour where the documents disagree or leave it open, and
/// the merchant's account. Changed through the admin interface.
struct MidtransSettings
{
    QString webhookUrl; ///< Empty: no notifications.
    qint64 webhookDelaySeconds = 5;
    qint64 webhookTimeoutMilliseconds = 15'000; ///< In real time, not in sandbox time.

    bool httpCodesMatchBody = false;          ///< Otherwise errors other than 401 have HTTP 200.
    bool repeatsResponseForRefundKey = false; ///< Otherwise the key of a successful refund gets 406.
    /// `refund_amount` in the response: sum of all refunds or this one.
    bool refundAmountIsCumulative = false;
    bool shopeePayRefundsInPart = false; ///< Whether ShopeePay allows partial refunds.
    bool refundsAreActivated = true;     ///< Otherwise refunds get 402.
    bool deniedMayStillSettle = true;    ///< `deny` may change to `settlement`.
    bool bankDeniesRefunds = false;      ///< Every refund gets 202.

    qint64 balance = 1'000'000'000; ///< Rupiah payable to the merchant.
    qint64 refundFee = 5'000;       ///< Rupiah, in addition to the refund.

    qint64 refundConfirmSeconds = 3'600;  ///< Until `bank_confirmed_at`; negative: never.
    qint64 settleCaptureSeconds = 86'400; ///< Until a capture settles; negative: never.
    qint64 expirySeconds = 86'400;
    /// Pending payments are paid automatically after this time; negative: never.
    qint64 automaticPaySeconds = -1;

    [[nodiscard]] static const QList<SettingMember<MidtransSettings>> &members();
};

} // namespace meja::sandbox
