#pragma once

#include "callpurpose.h"
#include "error.h"
#include "gatewaytransaction.h"
#include "rupiah.h"

#include <QString>

namespace meja {

/// Identifies a transaction: by Midtrans' own id once it is known, because static QRIS payments and order ids
/// with special characters can only be found by it.
struct TransactionRef
{
    QString gatewayOrderId;
    QString transactionId = {};
};

/// The response to a request to cancel or expire a transaction.
enum class VoidResponse {
    Voided,
    NotAllowed, ///< 412: its status can no longer be changed; GET status shows it.
    NotFound    ///< 404: unknown, or the customer has not chosen a payment method.
};

/// The response to a refund call.
struct RefundResponse
{
    enum class Kind {
        Accepted,      ///< 200: in progress, not confirmed by the bank.
        Denied,        ///< 202 in the body: refused by the bank; nothing happened.
        NotRefundable, ///< 412: the status of the transaction does not allow it; GET status shows it.
        DuplicateKey,  ///< 406: a refund with this key exists; GET status shows it.
        TryLater,      ///< Insufficient balance, closed hours, 429, or the same request is in progress.
        Wrong          ///< 400, 401, 402, 404 or 413: our request or configuration is wrong.
    };
    Kind kind = Kind::Accepted;
    std::optional<Rupiah> amount = {};       ///< The amount that Midtrans echoed.
    QString detail = {};                     ///< The partner's message, for the log.
    std::optional<Duration> retryAfter = {}; ///< How long the partner asks to wait (`TryLater`).
};

/// The part of Midtrans' Core API that the worker uses. Implemented in `gateways`, and in memory by tests.
///
/// The kinds of failures: `Unavailable` when nothing was sent (no connection, breaker open, budget used up,
/// or `notAfter` has passed); `OutcomeUnknown` when there was no response, an unreadable one or a 5xx: the
/// request may have taken effect; `Rejected` when Midtrans does not accept our key or request. `status` has
/// no effect, so it may always be repeated.
class PaymentGateway
{
public:
    PaymentGateway() = default;
    virtual ~PaymentGateway() = default;
    Q_DISABLE_COPY_MOVE(PaymentGateway)

    /// Failures: `NotFound` when Midtrans has no such transaction; `Unavailable`, `OutcomeUnknown`,
    /// `Rejected`.
    virtual Result<GatewayTransaction> status(const TransactionRef &transaction,
                                              const CallPurpose &purpose) = 0;

    /// Failures: `Unavailable`, `OutcomeUnknown`, `Rejected`.
    virtual Result<VoidResponse> cancel(const TransactionRef &transaction, const CallPurpose &purpose) = 0;

    /// Failures: `Unavailable`, `OutcomeUnknown`, `Rejected`.
    virtual Result<VoidResponse> expire(const TransactionRef &transaction, const CallPurpose &purpose) = 0;

    /// Failures: `Unavailable`, `OutcomeUnknown`, `Rejected`.
    /// @param key the idempotency key: at most 40 characters of `[A-Za-z0-9_-]`.
    virtual Result<RefundResponse> refund(const TransactionRef &transaction, const QString &key,
                                          Rupiah amount, const QString &reason,
                                          const CallPurpose &purpose) = 0;
};

} // namespace meja
