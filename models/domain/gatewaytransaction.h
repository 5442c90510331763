#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// Midtrans' `transaction_status`. Source: gateways.md A.2.
enum class TransactionStatus {
    Authorize,
    Capture,
    Settlement,
    Pending,
    Deny,
    Cancel,
    Expire,
    Failure,
    Refund,
    PartialRefund,
    Chargeback,
    PartialChargeback,
    Unknown ///< Not documented: it is stored and logged, and an attention item is raised.
};

/// Upper and lower case are equal; `Unknown` for an undocumented status.
[[nodiscard]] TransactionStatus transactionStatusFromWord(const QString &word);

/// Whether the money has arrived in this status, including money that was returned later.
[[nodiscard]] bool isPaid(TransactionStatus status);

/// One entry of `refunds[]` in the response of GET status.
struct GatewayRefund
{
    QString key;
    Rupiah amount;
    std::optional<Instant> createdAt = {};
    /// `bank_confirmed_at`; empty until the bank has confirmed the refund.
    std::optional<Instant> confirmedAt = {};
};

/// The response of GET status for one transaction. Only this response may change a payment in the books.
struct GatewayTransaction
{
    QString transactionId;
    TransactionStatus status = TransactionStatus::Unknown;
    QString rawStatus;
    QString fraudStatus;
    QString paymentType;
    QString bank;
    bool offUs = false;
    Rupiah gross; ///< Exceeds the order's total when Midtrans adds a fee for the customer.
    std::optional<Rupiah> grossWithoutFee; ///< `metadata.extra_info.gross_amount_info`, if present.
    std::optional<Instant> transactionAt;
    std::optional<Instant> settledAt;
    QList<GatewayRefund> refunds;

    /// Null when Midtrans shows no refund with this key.
    [[nodiscard]] const GatewayRefund *refundByKey(const QString &key) const;
};

} // namespace meja
