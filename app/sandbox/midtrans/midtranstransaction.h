#pragma once

#include "midtransstatus.h"
#include "moment.h"
#include "reply.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace meja::sandbox {

/// A successful refund.
struct MidtransRefund
{
    qint64 id = 0;
    QString key = {};
    qint64 amount = 0;
    QString reason = {};
    Moment createdAt = 0;
    std::optional<Moment> confirmedAt = {};
};

/// The attempts with one `refund_key`.
struct RefundAttempt
{
    Moment firstAt = 0;
    bool succeeded = false;
    Reply reply = {};
};

/// What the bank and the fraud detection do with a payment by card.
enum class CardOutcome { Accept, Challenge, DeniedByBank, DeniedByFraudDetection };

/// A customer's card.
struct MidtransCard
{
    QString masked = QStringLiteral("48111111-1114"); ///< The first eight and the last four digits.
    CardOutcome outcome = CardOutcome::Accept;
};

/// The payment method of a transaction.
struct MidtransMethod
{
    QString type = {};            ///< `gopay`, `bank_transfer`, `credit_card`, …
    QString bank = {};            ///< The card's acquirer or the bank of the virtual account.
    QString store = {};           ///< `indomaret`, `alfamart`.
    QString acquirer = {};        ///< QRIS only: `gopay`, `airpay shopee`.
    QString issuer = {};          ///< QRIS only: the provider of the customer's app.
    bool isOnUs = true;           ///< QRIS only: paid with the acquirer's app.
    bool isStatic = false;        ///< QRIS only: a printed code; found by `transaction_id` only.
    bool isTokenized = false;     ///< GoPay only: a linked account instead of a deep link.
    MidtransCard card = {};       ///< Cards only.
    bool isAuthorizeOnly = false; ///< Cards only: the merchant captures the money later.
    QString accountNumber = {};   ///< The merchant's own virtual account number; empty: a generated one.

    [[nodiscard]] bool isCard() const { return type == QLatin1String("credit_card"); }
};

/// A payment at the emulated Midtrans.
struct MidtransTransaction
{
    QString transactionId = {};
    QString orderId = {};
    MidtransMethod method;
    qint64 amount = 0;      ///< Rupiah, without the fee.
    qint64 customerFee = 0; ///< Rupiah, added to the amount and paid by the customer.
    MidtransStatus status = MidtransStatus::None;
    QString fraudStatus = QStringLiteral("accept"); ///< Empty: the field is absent.
    Moment createdAt = 0;
    Moment expiresAt = 0;
    std::optional<Moment> settledAt = {};
    QList<MidtransRefund> refunds = {};
    QHash<QString, RefundAttempt> attempts = {}; ///< By `refund_key`.
    qint64 chargedBack = 0;                      ///< Rupiah.
    qint64 refundsToDeny = 0;                    ///< The bank denies this many of the next refunds.
    bool willBeReversed = false;                 ///< A settlement turns into `deny` after 1 to 5 minutes.
    QStringList overridingUrls = {};
    QStringList appendedUrls = {};
    QString baseUrl = {}; ///< The address that the charge was sent to, for links in the response.

    [[nodiscard]] qint64 gross() const { return amount + customerFee; }
    [[nodiscard]] qint64 refunded() const;
    /// Whether the merchant has to approve or deny this payment by card.
    [[nodiscard]] bool isChallenged() const;
    /// The `status_code` of a status query; 201 while a payment by card is challenged.
    [[nodiscard]] int statusCode() const;
    /// Whether a settlement of this method can turn into `deny` (gateways.md A.2, reversal).
    [[nodiscard]] bool isReversible() const;
};

} // namespace meja::sandbox
