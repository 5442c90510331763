#pragma once

#include "midtransstatus.h"
#include "moment.h"
#include "reply.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace meja::sandbox {

/// One refund that went through.
struct MidtransRefund
{
    qint64 id = 0;
    QString key = {};
    qint64 amount = 0;
    QString reason = {};
    Moment createdAt = 0;
    std::optional<Moment> confirmedAt = {};
};

/// What is remembered of a `refund_key`.
struct RefundAttempt
{
    Moment firstAt = 0;
    bool succeeded = false;
    Reply answer = {};
};

/// How the money was to come.
struct MidtransMethod
{
    QString type = {};        ///< `gopay`, `bank_transfer`, `credit_card`, …
    QString bank = {};        ///< Of a card's acquirer or a virtual account.
    QString store = {};       ///< `indomaret`, `alfamart`.
    QString acquirer = {};    ///< Of a QRIS payment: `gopay`, `airpay shopee`.
    QString issuer = {};      ///< Of a QRIS payment: whose app paid.
    bool isOnUs = true;       ///< QRIS: paid with the acquirer's own app.
    bool isStatic = false;    ///< QRIS: a printed code, known by `transaction_id` only.
    bool isTokenized = false; ///< GoPay: a linked account instead of a deep link.
};

struct MidtransTransaction
{
    QString transactionId = {};
    QString orderId = {};
    MidtransMethod method;
    qint64 amount = 0;      ///< Rupiah, the order's.
    qint64 customerFee = 0; ///< Rupiah on top of it, imposed on the customer.
    MidtransStatus status = MidtransStatus::None;
    QString fraudStatus = QStringLiteral("accept"); ///< May be empty: then it is absent.
    Moment createdAt = 0;
    Moment expiresAt = 0;
    std::optional<Moment> settledAt = {};
    QList<MidtransRefund> refunds = {};
    QHash<QString, RefundAttempt> attempts = {}; ///< By `refund_key`.
    qint64 chargedBack = 0;
    qint64 refundsToDeny = 0; ///< So many attempts will be refused by the bank.
    bool willBeReversed = false;
    QStringList overridingUrls = {};
    QStringList appendedUrls = {};

    [[nodiscard]] qint64 gross() const { return amount + customerFee; }
    [[nodiscard]] qint64 refunded() const;
    /// Whether a settlement of this method can turn into a denial.
    [[nodiscard]] bool isReversible() const;
};

} // namespace meja::sandbox
