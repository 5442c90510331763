#pragma once

#include <QString>

#include <optional>

namespace meja::sandbox {

/// The actual stage of a parcel at the courier. Meja sees only the texts that the APIs derive from it.
enum class ParcelStage {
    Created,
    Packing,
    PickupRequested,
    OutForPickup, ///< The courier is on the way to the shop.
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

/// The texts of a courier's scan at a stage.
struct ScanWords
{
    QString code;
    QString indonesian;
    QString manifest; ///< `manifest_description` of V2 tracking for couriers without lines of their own.
};

/// The stage's name in the admin interface.
[[nodiscard]] QString word(ParcelStage stage);
/// Nothing for an unknown name.
[[nodiscard]] std::optional<ParcelStage> parcelStage(const QString &word);

/// Whether a parcel can change from one stage to the other.
[[nodiscard]] bool canTransition(ParcelStage from, ParcelStage to);

/// `order_status` of the Delivery API. No word is documented for a failed attempt, a return in progress, loss
/// or damage (gateways.md B.3): such a parcel keeps its previous word.
[[nodiscard]] QString orderStatus(ParcelStage stage, bool inEnglish);
/// `summary.status` of V2 tracking.
[[nodiscard]] QString trackingStatus(ParcelStage stage);
/// Nothing for stages without a scan.
[[nodiscard]] std::optional<ScanWords> scanWords(ParcelStage stage);

} // namespace meja::sandbox
