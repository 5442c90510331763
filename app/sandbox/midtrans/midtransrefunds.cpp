#include "midtransrefunds.h"

#include "midtransdocument.h"
#include "midtransreplies.h"
#include "refundrule.h"

#include <algorithm>

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

bool canBeRefunded(const MidtransTransaction &transaction)
{
    return transaction.status == Settlement || transaction.status == PartialRefund;
}

auto unconfirmed(MidtransTransaction &transaction, const QString &key)
{
    return std::find_if(
        transaction.refunds.begin(), transaction.refunds.end(),
        [&](const MidtransRefund &refund) { return refund.key == key && !refund.confirmedAt; });
}

} // namespace

Reply MidtransRefunds::refund(MidtransTransaction &transaction, const RefundRequest &request,
                              const QString &by)
{
    const QString key =
        request.key.isEmpty() ? QStringLiteral("auto-%1").arg(m_context.ids.digits(12)) : request.key;
    if (const auto known = replyForKnownKey(transaction, key))
        return *known;
    if (!m_settings.refundsAreActivated)
        return midtransError(402, QStringLiteral("Refund is not activated for this merchant"), m_settings);
    const qint64 amount = request.amount.value_or(transaction.gross());
    if (const auto error = refusal(transaction, amount))
        return recordAttempt(transaction, key, *error, false);
    if (m_settings.bankDeniesRefunds || transaction.refundsToDeny > 0)
        return deny(transaction, key);
    return payBack(transaction, key, amount, request.reason, by);
}

std::optional<Reply> MidtransRefunds::replyForKnownKey(const MidtransTransaction &transaction,
                                                       const QString &key) const
{
    const auto attempt = transaction.attempts.constFind(key);
    if (attempt == transaction.attempts.cend())
        return {};
    if (now() > attempt->firstAt + keyLifetime)
        return midtransError(406, QStringLiteral("Refund key is older than 7 days"), m_settings);
    if (!attempt->succeeded)
        return {};
    if (m_settings.repeatsResponseForRefundKey)
        return attempt->reply;
    return midtransError(406, QStringLiteral("Duplicate refund ID"), m_settings);
}

std::optional<Reply> MidtransRefunds::refusal(const MidtransTransaction &transaction, qint64 amount) const
{
    const RefundRule rule = refundRule(transaction, m_settings);
    const auto error = [this](int code, const char *message) {
        return midtransError(code, QString::fromLatin1(message), m_settings);
    };
    if (!canBeRefunded(transaction) || !rule.isPossible)
        return error(412, "Transaction status cannot be updated.");
    if (now() > rule.until)
        return error(412, "The time to refund this transaction is over");
    if (rule.hasClosedHours && isClosedHour(now()))
        return error(412, "This payment type cannot be refunded between 23:50 and 06:00");
    if (amount <= 0 || amount > transaction.gross() - transaction.refunded())
        return error(414, "Refund amount is not valid");
    if (!rule.mayBePartial && amount != transaction.gross())
        return error(414, "This payment type is refunded as a whole only");
    if (amount + m_settings.refundFee > m_settings.balance)
        return error(414, "Merchant funds are insufficient");
    return {};
}

Reply MidtransRefunds::deny(MidtransTransaction &transaction, const QString &key)
{
    transaction.refundsToDeny = std::max<qint64>(0, transaction.refundsToDeny - 1);
    QJsonObject body = midtransHead(transaction, 202, QStringLiteral("Refund denied by the bank"));
    body.insert(QStringLiteral("refund_chargeback_id"), ++m_lastRefundId);
    body.insert(QStringLiteral("refund_amount"), rupiahText(0));
    body.insert(QStringLiteral("refund_key"), key);
    return recordAttempt(transaction, key, midtransReply(body, m_settings), false);
}

Reply MidtransRefunds::payBack(MidtransTransaction &transaction, const QString &key, qint64 amount,
                               const QString &reason, const QString &by)
{
    transaction.refunds.append(
        {.id = ++m_lastRefundId, .key = key, .amount = amount, .reason = reason, .createdAt = now()});
    transaction.status = transaction.refunded() == transaction.gross() ? Refund : PartialRefund;
    recordEffect(transaction, QStringLiteral("refund"), key, amount, by);
    changeBalance(transaction, key, -amount - m_settings.refundFee, by);
    m_lifecycle.announce(transaction);
    confirmLater(transaction, key);
    return recordAttempt(transaction, key,
                         midtransReply(responseBody(transaction, transaction.refunds.last()), m_settings),
                         true);
}

QJsonObject MidtransRefunds::responseBody(const MidtransTransaction &transaction,
                                          const MidtransRefund &refund) const
{
    QJsonObject body = midtransHead(transaction, 200, QStringLiteral("Success, refund request is approved"));
    body.insert(QStringLiteral("refund_chargeback_id"), refund.id);
    body.insert(QStringLiteral("refund_amount"),
                rupiahText(m_settings.refundAmountIsCumulative ? transaction.refunded() : refund.amount));
    body.insert(QStringLiteral("refund_key"), refund.key);
    return body;
}

Reply MidtransRefunds::recordAttempt(MidtransTransaction &transaction, const QString &key, Reply reply,
                                     bool succeeded)
{
    RefundAttempt &attempt = transaction.attempts[key];
    if (attempt.firstAt == 0)
        attempt.firstAt = now();
    attempt.succeeded = succeeded;
    attempt.reply = reply;
    return reply;
}

void MidtransRefunds::confirmLater(MidtransTransaction &transaction, const QString &key)
{
    if (m_settings.refundConfirmSeconds < 0)
        return;
    m_context.after(m_settings.refundConfirmSeconds * oneSecond,
                    [this, &transaction, key] { confirm(transaction, key); });
}

bool MidtransRefunds::confirm(MidtransTransaction &transaction, const QString &key)
{
    const auto refund = unconfirmed(transaction, key);
    if (refund == transaction.refunds.end())
        return false;
    refund->confirmedAt = now();
    recordEffect(transaction, QStringLiteral("refund_confirmed"), key, refund->amount,
                 QStringLiteral("time"));
    m_lifecycle.announce(transaction);
    return true;
}

bool MidtransRefunds::fail(MidtransTransaction &transaction, const QString &key)
{
    const auto refund = unconfirmed(transaction, key);
    if (refund == transaction.refunds.end())
        return false;
    const qint64 amount = refund->amount;
    transaction.refunds.erase(refund);
    transaction.status = transaction.refunds.isEmpty() ? Settlement : PartialRefund;
    transaction.attempts[key].succeeded = false;
    recordEffect(transaction, QStringLiteral("refund_failed"), key, amount, QStringLiteral("time"));
    changeBalance(transaction, key, amount + m_settings.refundFee, QStringLiteral("time"));
    m_lifecycle.announce(transaction);
    return true;
}

void MidtransRefunds::changeBalance(const MidtransTransaction &transaction, const QString &key, qint64 amount,
                                    const QString &by)
{
    m_settings.balance += amount;
    recordEffect(transaction, QStringLiteral("balance"), key, amount, by);
}

void MidtransRefunds::recordEffect(const MidtransTransaction &transaction, const QString &kind,
                                   const QString &key, qint64 amount, const QString &by)
{
    m_context.ledger.add({.at = now(),
                          .partner = QStringLiteral("midtrans"),
                          .kind = kind,
                          .subject = transaction.orderId,
                          .key = key,
                          .amount = amount,
                          .by = by});
}

} // namespace meja::sandbox
