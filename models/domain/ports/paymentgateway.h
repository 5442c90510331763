#pragma once

#include "callpurpose.h"
#include "error.h"
#include "gatewaytransaction.h"
#include "rupiah.h"

#include <QString>

namespace meja {

/// Which transaction is meant: by Midtrans' own id once it is known, since static QRIS and odd order ids
/// are found by nothing else.
struct TransactionRef
{
    QString gatewayOrderId;
    QString transactionId;
};

/// What became of a request to cancel or expire a transaction.
enum class VoidAnswer {
    Voided,
    NotAllowed, ///< 412: its status can't be changed any more; ask which it is.
    NotFound    ///< 404: not there, or no method chosen yet.
};

/// What became of a refund that was sent.
struct RefundAnswer
{
    enum class Kind {
        Accepted,      ///< 200: on its way, not confirmed.
        Denied,        ///< 202 in the body: refused by the bank, nothing happened.
        NotRefundable, ///< 412: the status doesn't allow it; GET status tells which.
        DuplicateKey,  ///< 406: a refund with this key exists; GET status shows it.
        TryLater,      ///< Too little balance, closed hours, 429, the same request still running.
        Wrong          ///< 400, 401, 402, 404, 413: our request or configuration is off.
    };
    Kind kind = Kind::Accepted;
    std::optional<Rupiah> amount = {}; ///< As echoed.
    QString detail = {};               ///< The partner's own words, for the log.
};

/// Midtrans' Core API as far as a back office needs it.
///
/// Failures of every call: `Unavailable` – nothing left the house (no connection, breaker open, no
/// budget); `OutcomeUnknown` – nothing came back, or nothing readable, or 5xx: it may have happened.
/// `status` has no effect, so both mean "ask again".
class PaymentGateway
{
public:
    PaymentGateway() = default;
    virtual ~PaymentGateway() = default;
    Q_DISABLE_COPY_MOVE(PaymentGateway)

    /// `NotFound` when Midtrans has no such transaction, `Rejected` when our key or request is off.
    virtual Result<GatewayTransaction> status(const TransactionRef &transaction,
                                              const CallPurpose &purpose) = 0;
    virtual Result<VoidAnswer> cancel(const TransactionRef &transaction, const CallPurpose &purpose) = 0;
    virtual Result<VoidAnswer> expire(const TransactionRef &transaction, const CallPurpose &purpose) = 0;
    virtual Result<RefundAnswer> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                        const QString &reason, const CallPurpose &purpose) = 0;
};

} // namespace meja
