#pragma once

#include <QString>

#include <optional>

namespace meja::sandbox {

/// Where a parcel is, in the courier's own truth.
enum class ParcelStage {
    Created,
    Packing,
    PickupRequested,
    OutForPickup, ///< The courier is on the way; nothing was handed over.
    PickedUp,
    Shipped,
    InTransit,
    AttemptFailed,
    Delivered,
    Returning,
    Returned,
    Lost,
    Damaged,
    Cancelled
};

/// What the courier writes into the history when a parcel gets there.
struct ScanWords
{
    QString code;
    QString indonesian;
    QString manifest; ///< As V2 shows it.
};

/// The name the admin interface knows a stage by.
[[nodiscard]] QString word(ParcelStage stage);
[[nodiscard]] std::optional<ParcelStage> parcelStage(const QString &word);

[[nodiscard]] bool mayBecome(ParcelStage from, ParcelStage to);

/// `order_status` of the Delivery API. There is no documented word for a failed attempt, a loss or damage:
/// such a parcel keeps the word it had.
[[nodiscard]] QString orderStatus(ParcelStage stage, bool inEnglish);
/// `summary.status` of V2 tracking.
[[nodiscard]] QString trackingStatus(ParcelStage stage);
/// Nothing for stages no courier scans.
[[nodiscard]] std::optional<ScanWords> scanWords(ParcelStage stage);

} // namespace meja::sandbox
