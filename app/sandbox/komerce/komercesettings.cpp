#include "komercesettings.h"

namespace meja::sandbox {

const QList<SettingMember<KomerceSettings>> &KomerceSettings::members()
{
    using S = KomerceSettings;
    static const QList<SettingMember<S>> all{
        {QStringLiteral("webhook_url"), &S::webhookUrl},
        {QStringLiteral("webhook_delay_seconds"), &S::webhookDelaySeconds},
        {QStringLiteral("webhook_timeout_milliseconds"), &S::webhookTimeoutMilliseconds},
        {QStringLiteral("webhook_by_put"), &S::webhookByPut},
        {QStringLiteral("webhook_as_array"), &S::webhookAsArray},
        {QStringLiteral("webhook_retries"), &S::webhookRetries},
        {QStringLiteral("webhook_retry_seconds"), &S::webhookRetrySeconds},
        {QStringLiteral("webhook_deactivates_after"), &S::webhookDeactivatesAfter},
        {QStringLiteral("speaks_english"), &S::usesEnglish},
        {QStringLiteral("phones_may_begin_with_zero"), &S::phonesMayBeginWithZero},
        {QStringLiteral("cancel_after_pickup_request"), &S::cancelAfterPickupRequest},
        {QStringLiteral("cancel_needs_reason"), &S::cancelNeedsReason},
        {QStringLiteral("balance"), &S::balance},
        {QStringLiteral("history_lag_seconds"), &S::historyLagSeconds},
        {QStringLiteral("history_is_unsorted"), &S::historyIsUnsorted},
        {QStringLiteral("daily_quota"), &S::dailyQuota},
        {QStringLiteral("tracking_delivers_returns"), &S::trackingDeliversReturns},
        {QStringLiteral("automatic_step_seconds"), &S::automaticStepSeconds},
    };
    return all;
}

} // namespace meja::sandbox
