#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// Why a person must decide. Each kind has one next step, which the desktop describes.
enum class AttentionKind {
    CancellationStuck,        ///< It used up its attempts; check the partner, then resume it.
    ConfirmShipmentCancelled, ///< Telephone the courier to cancel the parcel; record the result.
    CourierCancelled,         ///< The courier cancelled a parcel although Meja did not request it.
    ParcelProblem,            ///< Lost, damaged or being returned.
    UnknownTrackingWord,      ///< The courier used a status that is not in the list; add it.
    TrackingSilent,           ///< No update for too long, or the courier has no record of the parcel.
    RefundToApprove,          ///< The system requested a refund; an admin decides.
    RefundFailed,             ///< Definitively refused; retry or transfer manually.
    RefundUncertain,          ///< Unknown or pending for too long; check Midtrans' dashboard.
    RefundMismatch,           ///< Midtrans shows another amount under our key.
    ManualTransferDue,        ///< Approved; transfer manually.
    PaidTwice,                ///< Two payments of one order are paid.
    PaidAfterEnd,             ///< Paid although the order was cancelled or had expired.
    PaymentReversed,          ///< Midtrans reversed the payment; nothing more may be shipped.
    Chargeback,               ///< Disputed at the bank; refunds are blocked.
    RefundFromOutside,        ///< Refunded in Midtrans' dashboard, not through Meja.
    OverRefunded,             ///< The refunds exceed what was paid.
    AmountMismatch,           ///< Midtrans shows a different gross amount.
    PaymentUnresolved,        ///< The state of the payment cannot be determined.
    ExpiryStuck,              ///< An unpaid order cannot be expired.
    WebhookUnknownOrder       ///< A notification about an unknown order.
};

[[nodiscard]] QString code(AttentionKind kind);
/// Empty for an unknown code.
[[nodiscard]] std::optional<AttentionKind> attentionKindFromCode(const QString &code);

/// A problem to be raised that only a person can resolve. There is one open item for each kind and subject;
/// raising it again increases its counter.
struct NewAttention
{
    AttentionKind kind = AttentionKind::CancellationStuck;
    qint64 subject = 0; ///< The id of the cancellation, refund, payment or shipment.
    OrderId order = {};
    QString detail = {}; ///< What happened, in English, without personal data.
};

/// An attention item as stored; open while `resolvedAt` is empty.
struct AttentionItem
{
    AttentionId id;
    AttentionKind kind = AttentionKind::CancellationStuck;
    qint64 subject = 0;
    OrderId order;
    QString detail;
    Instant raisedAt;
    std::optional<Instant> resolvedAt = {};
    QString resolvedBy = {};
};

} // namespace meja
