#pragma once

#include "switches.h"

namespace meja::sandbox {

/// How the stand-ins for the Delivery API and for V2 tracking behave where the documents leave a choice, and
/// what the merchant's account is like.
struct KomerceSettings
{
    QString webhookUrl; ///< Empty: nowhere.
    qint64 webhookDelaySeconds = 5;
    qint64 webhookTimeoutMilliseconds = 15'000; ///< Of the machine's time.
    bool webhookByPut = false;
    bool webhookAsArray = false;
    qint64 webhookRetries = 1;
    qint64 webhookRetrySeconds = 60;
    qint64 webhookDeactivatesAfter = 5; ///< Answers other than 200, one after the other.

    bool speaksEnglish = false;           ///< Statuses in English instead of Indonesian.
    bool phonesMayBeginWithZero = false;  ///< 0 or 62; otherwise 62 or 8.
    bool cancelAfterPickupRequest = true; ///< Whether a parcel waiting for its pickup may be cancelled.
    bool cancelNeedsReason = false;

    qint64 balance = 100'000'000; ///< Rupiah for prepaid shipping.

    qint64 historyLagSeconds = 0; ///< How far histories and tracking lie behind the courier's scans.
    bool historyIsUnsorted = true;
    qint64 dailyQuota = 25'000;           ///< Of tracking, per day in Jakarta.
    bool trackingDeliversReturns = false; ///< `delivered` is true also when the shipper got it back.

    qint64 automaticStepSeconds = -1; ///< Parcels go a step further by themselves after this; negative: not.

    [[nodiscard]] static const QList<Switch<KomerceSettings>> &switches();
};

} // namespace meja::sandbox
