#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// Why a person has to look. Each kind has one next step that the desktop words.
enum class AttentionKind {
    CancellationStuck,        ///< Tries ran out; look at the partner, then take it up again.
    ConfirmShipmentCancelled, ///< Only the courier's telephone can cancel; say what they answered.
    CourierCancelled,         ///< The courier cancelled a parcel nobody asked to cancel.
    ParcelProblem,            ///< Lost, damaged, coming back.
    UnknownTrackingWord,      ///< Add the word to the list.
    TrackingSilent,           ///< No news for too long, or the parcel is not found.
    RefundToApprove,          ///< The system asked for a refund; an admin decides.
    RefundFailed,             ///< Definitively; try again or transfer by hand.
    RefundUncertain,          ///< Too long unknown or pending; look at Midtrans' dashboard.
    RefundMismatch,           ///< Midtrans shows another amount under our key.
    ManualTransferDue,        ///< Approved, to be transferred by hand.
    PaidTwice,                ///< Two payments of one order are paid.
    PaidAfterEnd,             ///< Paid although the order was cancelled or had expired.
    PaymentReversed,          ///< The money went back by itself; nothing more may be shipped.
    Chargeback,               ///< Disputed at the bank; refunds are blocked.
    RefundFromOutside,        ///< Somebody refunded at Midtrans' dashboard.
    OverRefunded,             ///< More went back than was paid.
    AmountMismatch,           ///< Midtrans shows another gross amount than ours.
    PaymentUnresolved,        ///< The payment's state can't be found out.
    ExpiryStuck,              ///< An unpaid order can't be expired.
    WebhookUnknownOrder       ///< News of an order nobody knows.
};

[[nodiscard]] QString code(AttentionKind kind);
[[nodiscard]] std::optional<AttentionKind> attentionKindFromCode(const QString &code);

/// Something only a person can settle. One open item per kind and subject; raising it again counts.
struct NewAttention
{
    AttentionKind kind = AttentionKind::CancellationStuck;
    qint64 subject = 0; ///< The cancellation, refund, payment or shipment it is about.
    OrderId order;
    QString detail; ///< What happened, in English, without personal data.
};

struct AttentionItem
{
    AttentionId id;
    AttentionKind kind = AttentionKind::CancellationStuck;
    qint64 subject = 0;
    OrderId order;
    QString detail;
    Instant raisedAt;
    std::optional<Instant> resolvedAt;
    QString resolvedBy;
};

} // namespace meja
