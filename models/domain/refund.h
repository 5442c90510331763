#pragma once

#include "ids.h"
#include "instant.h"
#include "rupiah.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// The state of one refund, and all changes that `mayBecome` and the database allow. The worker makes those
/// with a reason in brackets; people make all others.
///
///     Requested   ──> Approved      another admin approves
///     Requested   ──> Rejected      an admin rejects, or a person who requested it withdraws it
///     Approved    ──> Requested     amount or destination edited
///     Approved    ──> Sending       (the worker sends it)
///     Approved    ──> Pending       (GET status before the sending shows our key)
///     Approved    ──> Succeeded     (the same, confirmed by the bank); or a manual transfer is confirmed
///     Approved    ──> Failed        (GET status before the sending shows that nothing can be refunded)
///     Approved    ──> NeedsPerson   (disputed, shown with another amount or key, or seven days on one key)
///     Sending     ──> Pending       (response 200, or GET status shows our key)
///     Sending     ──> Succeeded     (GET status shows our key, confirmed by the bank)
///     Sending     ──> Failed        (denied, or not refundable and not shown by GET status)
///     Sending     ──> Unknown       (no readable response, or another amount in it)
///     Sending     ──> Approved      (balance, closed hours, 429, or GET status does not show our key)
///     Sending     ──> NeedsPerson   (Midtrans rejects our request, or GET status contradicts it)
///     Unknown     ──> Pending       (GET status shows our key)
///     Unknown     ──> Succeeded     (GET status shows our key, confirmed by the bank)
///     Unknown     ──> Approved      (GET status does not show our key; the next sending uses the same key)
///     Unknown     ──> Failed        (GET status shows that nothing can be refunded)
///     Unknown     ──> NeedsPerson   (GET status contradicts our refund, or seven days on one key)
///     Pending     ──> Succeeded     (the bank confirms)
///     Pending     ──> Failed        (the provider reports failure)
///     Pending     ──> NeedsPerson   (another amount, or not confirmed within seven days)
///     Failed      ──> Approved      staff request a retry, with the key of the next try
///     Failed      ──> Succeeded     a manual transfer is confirmed by another admin
///     NeedsPerson ──> Succeeded, Failed, Approved    a person records the outcome
///
/// TransitionsTablesTest compares these lines with `mayBecome`.
enum class RefundState {
    Requested,
    Approved,
    Rejected,
    Sending,
    Unknown,
    Pending,
    Succeeded,
    Failed,
    NeedsPerson
};

[[nodiscard]] QString code(RefundState state);
/// Empty for an unknown code.
[[nodiscard]] std::optional<RefundState> refundStateFromCode(const QString &code);
/// The allow-list of all changes of state.
[[nodiscard]] bool mayBecome(RefundState from, RefundState to);

/// Whether a refund in this state reserves its amount: every state except rejected and failed.
[[nodiscard]] bool holdsMoney(RefundState state);
/// Whether the refund is neither rejected, nor failed, nor succeeded.
[[nodiscard]] bool isUnderWay(RefundState state);

/// How the money is returned: by Midtrans' refund call or by manual transfer.
enum class RefundMethod { Gateway, Manual };
[[nodiscard]] QString code(RefundMethod method);
/// Empty for an unknown code.
[[nodiscard]] std::optional<RefundMethod> refundMethodFromCode(const QString &code);

/// The bank account for a manual transfer. Personal data: never logged, and masked for staff.
struct RefundDestination
{
    QString bank;
    QString account;
    QString holder;
    friend bool operator==(const RefundDestination &, const RefundDestination &) = default;
};

/// Whether bank, account and holder are known.
[[nodiscard]] bool isComplete(const RefundDestination &destination);

/// One repayment of one amount of one payment, however often it is tried.
struct Refund
{
    RefundId id;
    PaymentId payment;
    OrderId order;
    int ordinal = 1;   ///< Numbers the refunds of a payment, from 1.
    int tryNumber = 1; ///< From 1; increases only after a recorded definitive failure.
    Rupiah amount;
    RefundState state = RefundState::Requested;
    RefundMethod method = RefundMethod::Gateway;
    bool isFromOutside = false; ///< Made at Midtrans, not by Meja; recorded, never sent.
    QString outsideKey;         ///< The key that Midtrans shows for it.
    QString reason;
    QString requestedByKind;
    QString requestedBy;
    QString idempotencyKey; ///< Stays unique permanently.
    QString requestId;
    /// Everyone who requested it or changed its amount or destination. None of them may approve it.
    QStringList requesters;
    QString approvedBy;                   ///< The admin's login; empty for an automatic approval.
    bool isApprovedAutomatically = false; ///< Below the limit; no person approved it.
    QString decisionReason; ///< Why it was rejected, withdrawn or changed, or how a person settled it.
    RefundDestination destination;
    QString proof;                       ///< Reference of a manual transfer.
    QString settledBy;                   ///< The admin who recorded the manual transfer.
    QString confirmedBy;                 ///< The second admin, who confirmed it.
    std::optional<Instant> firstSentAt;  ///< Of the current try; its key is valid for seven days from here.
    std::optional<Instant> shownAt;      ///< When GET status first showed the current key.
    std::optional<Instant> missingSince; ///< Since when GET status no longer shows the key that it showed.
    std::optional<Instant> endedAt;
    Instant requestedAt;
    int version = 1;

    /// The idempotency key sent to Midtrans: `<payment id>-R<ordinal>-T<try>`, at most 40 characters of
    /// `[A-Za-z0-9_-]`. For a refund from outside, the key that Midtrans shows.
    [[nodiscard]] QString key() const;
};

/// Whether the refund reserves its amount: its state does, or a manual transfer was recorded and neither
/// confirmed nor withdrawn.
[[nodiscard]] bool reservesAmount(const Refund &refund);

/// Whether this login requested the refund or changed its amount or destination, and so may not approve it.
[[nodiscard]] bool isRequester(const Refund &refund, const QString &login);

/// The outcome of one attempt, as in the requirement's refund log.
enum class RefundOutcome { Pending, Success, Failed };
[[nodiscard]] QString code(RefundOutcome outcome);
/// Empty for an unknown code.
[[nodiscard]] std::optional<RefundOutcome> refundOutcomeFromCode(const QString &code);

/// One refund call to Midtrans. It is committed before the first byte is sent. A call that the partner turned
/// away without processing it stays pending, and the next call with the same key belongs to the same attempt.
struct RefundAttempt
{
    RefundAttemptId id;
    RefundId refund;
    QString key;
    Rupiah amount;
    RefundOutcome outcome = RefundOutcome::Pending;
    QString detail;
    Instant sentAt; ///< Of the last call.
};

} // namespace meja
