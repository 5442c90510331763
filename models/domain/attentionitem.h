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
    ParcelProblem,            ///< Not delivered, lost, damaged, stopped, being returned, or sent in error.
    UnknownTrackingWord,      ///< The courier used a structured status that is not in the list; add it.
    TrackingSilent,           ///< No end for too long, or the courier has no record of the parcel.
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

/// Whether items of this kind describe a state, which polling reports again and again, and not an event.
///
/// Two items are about the same thing if they have the same kind, subject and detail. A state is raised once
/// per thing: raising it again changes nothing while its item is open, and nothing after a person has
/// resolved it. It is raised anew only when the program closed the item because the cause had ended. The
/// detail of a state must therefore contain nothing that changes while the state lasts, and the detail of a
/// repeated event of such a kind must tell it apart (a job that was given up adds its id). An event is raised
/// each time it happens.
///
/// The SQL function `describes_state` has the same list; a trigger of `attention_items` applies it.
[[nodiscard]] bool describesState(AttentionKind kind);

/// A problem to be raised that only a person can resolve. There is one open item for each kind and subject;
/// raising another detail or an event again updates it and increases its counter.
struct NewAttention
{
    AttentionKind kind = AttentionKind::CancellationStuck;
    /// The id of the cancellation, refund, payment or shipment; for an unknown tracking word, a number that
    /// identifies the courier and the word.
    qint64 subject = 0;
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
