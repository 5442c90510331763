#include "midtranssettings.h"

namespace meja::sandbox {

const QList<SettingMember<MidtransSettings>> &MidtransSettings::members()
{
    using S = MidtransSettings;
    static const QList<SettingMember<S>> all{
        {QStringLiteral("webhook_url"), &S::webhookUrl},
        {QStringLiteral("webhook_delay_seconds"), &S::webhookDelaySeconds},
        {QStringLiteral("webhook_timeout_milliseconds"), &S::webhookTimeoutMilliseconds},
        {QStringLiteral("http_codes_match_body"), &S::httpCodesMatchBody},
        {QStringLiteral("repeated_refund_key_answers_again"), &S::repeatsResponseForRefundKey},
        {QStringLiteral("refund_answer_is_cumulative"), &S::refundAmountIsCumulative},
        {QStringLiteral("shopeepay_refunds_in_part"), &S::shopeePayRefundsInPart},
        {QStringLiteral("refunds_are_activated"), &S::refundsAreActivated},
        {QStringLiteral("denied_may_still_settle"), &S::deniedMayStillSettle},
        {QStringLiteral("bank_denies_refunds"), &S::bankDeniesRefunds},
        {QStringLiteral("balance"), &S::balance},
        {QStringLiteral("refund_fee"), &S::refundFee},
        {QStringLiteral("refund_confirm_seconds"), &S::refundConfirmSeconds},
        {QStringLiteral("settle_capture_seconds"), &S::settleCaptureSeconds},
        {QStringLiteral("expiry_seconds"), &S::expirySeconds},
        {QStringLiteral("automatic_pay_seconds"), &S::automaticPaySeconds},
    };
    return all;
}

} // namespace meja::sandbox
