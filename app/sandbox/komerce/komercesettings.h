#pragma once

#include "settingmembers.h"

namespace meja::sandbox {

/// Settings of the emulated Delivery API and V2 tracking: their behaviour where the documents leave it open,
/// and the merchant's account. Changed through the admin interface.
struct KomerceSettings
{
    QString webhookUrl; ///< Empty: no notifications.
    qint64 webhookDelaySeconds = 5;
    qint64 webhookTimeoutMilliseconds = 15'000; ///< In real time, not in sandbox time.
    bool webhookByPut = false;
    bool webhookAsArray = false;
    qint64 webhookRetries = 1;
    qint64 webhookRetrySeconds = 60;
    qint64 webhookDeactivatesAfter = 5; ///< Consecutive responses other than 200.

    bool usesEnglish = false;            ///< Statuses in English instead of Indonesian.
    bool phonesMayBeginWithZero = false; ///< Valid prefixes: 0 or 62; otherwise 62 or 8.
    /// Whether a parcel may be cancelled between pickup request and pickup.
    bool cancelAfterPickupRequest = true;
    bool cancelNeedsReason = false; ///< Whether `cancelation_reason` is required.

    qint64 balance = 100'000'000; ///< Rupiah, for prepaid shipping.

    qint64 historyLagSeconds = 0; ///< Delay of histories and tracking after the courier's scans.
    bool historyIsUnsorted = true;
    qint64 dailyQuota = 25'000;           ///< Tracking calls per day (Jakarta).
    bool trackingDeliversReturns = false; ///< `delivered` is also true after a return to the shipper.

    qint64 automaticStepSeconds = -1; ///< Parcels advance automatically after this time; negative: never.

    [[nodiscard]] static const QList<SettingMember<KomerceSettings>> &members();
};

} // namespace meja::sandbox
