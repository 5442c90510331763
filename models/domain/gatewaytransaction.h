#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// Midtrans' `transaction_status`, letters' case aside. Source: gateways.md A.2.
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
    Unknown ///< A word we don't know: keep, log, ask a person.
};

[[nodiscard]] TransactionStatus transactionStatusFromWord(const QString &word);

/// Whether the money is ours in this status, now or before it went back.
[[nodiscard]] bool isPaid(TransactionStatus status);

/// One entry of `refunds[]`.
struct GatewayRefund
{
    QString key;
    Rupiah amount;
    std::optional<Instant> createdAt;
    std::optional<Instant> confirmedAt; ///< `bank_confirmed_at`; nothing until the bank said so.
};

/// What GET status says of one transaction: the only word our books believe.
struct GatewayTransaction
{
    QString transactionId;
    TransactionStatus status = TransactionStatus::Unknown;
    QString rawStatus;
    QString fraudStatus;
    QString paymentType;
    QString bank;
    bool offUs = false;
    Rupiah gross; ///< As Midtrans shows it; with fee imposition more than the order's total.
    std::optional<Rupiah> grossWithoutFee; ///< `metadata.extra_info.gross_amount_info`, when given.
    std::optional<Instant> transactionAt;
    std::optional<Instant> settledAt;
    QList<GatewayRefund> refunds;

    [[nodiscard]] const GatewayRefund *refundByKey(const QString &key) const;
};

} // namespace meja
