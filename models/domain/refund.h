#pragma once

#include "ids.h"
#include "instant.h"
#include "rupiah.h"

#include <QString>

#include <optional>

namespace meja {

/// What one refund stands at; see the table "Refunds" of the domain.
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
[[nodiscard]] std::optional<RefundState> refundStateFromCode(const QString &code);
[[nodiscard]] bool mayBecome(RefundState from, RefundState to);

/// Whether its amount may not be promised to anybody else: everything but rejected and failed.
[[nodiscard]] bool holdsMoney(RefundState state);
/// Whether it is neither over nor waiting for its first approval: something is still to happen to it.
[[nodiscard]] bool isUnderWay(RefundState state);

enum class RefundMethod { Gateway, Manual };
[[nodiscard]] QString code(RefundMethod method);
[[nodiscard]] std::optional<RefundMethod> refundMethodFromCode(const QString &code);

/// Where a manual transfer goes. Personal: never logged, masked for staff.
struct RefundDestination
{
    QString bank;
    QString account;
    QString holder;
    friend bool operator==(const RefundDestination &, const RefundDestination &) = default;
};

/// One logical payback of one amount of one payment.
struct Refund
{
    RefundId id;
    PaymentId payment;
    OrderId order;
    int ordinal = 1;   ///< Counts the payment's refunds.
    int tryNumber = 1; ///< A new try has a recorded definitive failure before it.
    Rupiah amount;
    RefundState state = RefundState::Requested;
    RefundMethod method = RefundMethod::Gateway;
    bool isFromOutside = false; ///< Made by somebody else at Midtrans; recorded, never sent by us.
    QString outsideKey;         ///< The key Midtrans shows for a refund from outside.
    QString reason;
    QString requestedByKind;
    QString requestedBy;
    QString idempotencyKey; ///< Unique for ever.
    QString requestId;
    QString approvedBy;     ///< A login; `system` when under the configured limit.
    QString decisionReason; ///< Why it was rejected or changed, or what a person found out.
    RefundDestination destination;
    QString proof;     ///< Of a manual transfer.
    QString settledBy; ///< Who recorded the manual transfer; another one confirms it.
    QString confirmedBy;
    std::optional<Instant> firstSentAt; ///< Of the running try; its key lives seven days from here.
    std::optional<Instant> endedAt;
    Instant requestedAt;
    int version = 1;

    /// `<payment id>-R<ordinal>-T<try>`: one key, one effect. At most 40 of `[A-Za-z0-9_-]`. For a refund
    /// from outside the key that Midtrans shows.
    [[nodiscard]] QString key() const;
};

/// The requirement's refund log: what one call to the gateway came to.
enum class RefundOutcome { Pending, Success, Failed };
[[nodiscard]] QString code(RefundOutcome outcome);
[[nodiscard]] std::optional<RefundOutcome> refundOutcomeFromCode(const QString &code);

/// One call to the gateway for a refund; written before the first byte leaves.
struct RefundAttempt
{
    RefundAttemptId id;
    RefundId refund;
    QString key;
    Rupiah amount;
    RefundOutcome outcome = RefundOutcome::Pending;
    QString detail;
    Instant sentAt;
};

} // namespace meja
