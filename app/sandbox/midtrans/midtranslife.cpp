#include "midtranslife.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

bool isCard(const MidtransTransaction &transaction)
{
    return transaction.method.type == QLatin1String("credit_card");
}

/// The ledger's word: a settlement that turns into a denial is a thing of its own.
QString effectWord(MidtransStatus from, MidtransStatus to)
{
    return from == Settlement && to == Deny ? QStringLiteral("reversal") : word(to);
}

} // namespace

MidtransTransaction &MidtransLife::begin(MidtransTransaction transaction)
{
    if (transaction.transactionId.isEmpty())
        transaction.transactionId = m_surroundings.random.uuid();
    if (transaction.createdAt == 0)
        transaction.createdAt = m_surroundings.clock.now();
    transaction.expiresAt = transaction.createdAt + m_settings.expirySeconds * Second;
    MidtransTransaction &added = m_book.add(std::move(transaction));
    entered(added);
    return added;
}

bool MidtransLife::choose(MidtransTransaction &transaction, const MidtransMethod &method)
{
    if (transaction.status != None)
        return false;
    transaction.method = method;
    return become(transaction, Pending, QStringLiteral("customer"));
}

bool MidtransLife::isAllowed(const MidtransTransaction &transaction, MidtransStatus status) const
{
    if (transaction.status == Settlement && status == Deny)
        return transaction.isReversible();
    if (transaction.status == Deny)
        return status == Settlement && m_settings.deniedMayStillSettle && !transaction.settledAt;
    if (transaction.status == Pending && status == Capture)
        return isCard(transaction);
    return mayBecome(transaction.status, status);
}

bool MidtransLife::become(MidtransTransaction &transaction, MidtransStatus status, const QString &by)
{
    if (!isAllowed(transaction, status))
        return false;
    writeDown(transaction, effectWord(transaction.status, status), transaction.gross(), by);
    transaction.status = status;
    entered(transaction);
    announce(transaction);
    return true;
}

bool MidtransLife::pay(MidtransTransaction &transaction, const QString &by)
{
    return become(transaction, isCard(transaction) ? Capture : Settlement, by);
}

bool MidtransLife::chargeBack(MidtransTransaction &transaction, qint64 amount)
{
    const qint64 left = transaction.gross() - transaction.chargedBack;
    const qint64 taken = amount == 0 ? left : amount;
    if (taken <= 0 || taken > left ||
        !mayBecome(transaction.status, taken == left ? Chargeback : PartialChargeback))
        return false;
    transaction.chargedBack += taken;
    transaction.status = taken == left ? Chargeback : PartialChargeback;
    writeDown(transaction, word(Chargeback), taken, QStringLiteral("customer"));
    announce(transaction);
    return true;
}

void MidtransLife::entered(MidtransTransaction &transaction)
{
    const MidtransStatus status = transaction.status;
    if (status == Pending) {
        becomeLater(transaction, transaction.expiresAt - m_surroundings.clock.now(), Expire);
        if (m_settings.automaticPaySeconds >= 0)
            payLater(transaction, m_settings.automaticPaySeconds * Second);
    } else if (status == Capture && m_settings.settleCaptureSeconds >= 0) {
        becomeLater(transaction, m_settings.settleCaptureSeconds * Second, Settlement);
    } else if (status == Settlement) {
        if (!transaction.settledAt)
            transaction.settledAt = m_surroundings.clock.now();
        if (transaction.willBeReversed)
            becomeLater(transaction, m_surroundings.random.between(60, 300) * Second, Deny);
    }
}

void MidtransLife::becomeLater(MidtransTransaction &transaction, Moment delay, MidtransStatus status)
{
    // Only if nothing else has happened in between.
    m_surroundings.after(delay, [this, &transaction, status, from = transaction.status] {
        if (transaction.status == from)
            become(transaction, status, QStringLiteral("time"));
    });
}

void MidtransLife::payLater(MidtransTransaction &transaction, Moment delay)
{
    m_surroundings.after(delay, [this, &transaction] {
        if (transaction.status == Pending)
            pay(transaction, QStringLiteral("customer"));
    });
}

void MidtransLife::writeDown(const MidtransTransaction &transaction, const QString &kind, qint64 amount,
                             const QString &by)
{
    m_surroundings.ledger.add({.at = m_surroundings.clock.now(),
                               .partner = QStringLiteral("midtrans"),
                               .kind = kind,
                               .subject = transaction.orderId,
                               .key = {},
                               .amount = amount,
                               .by = by});
}

} // namespace meja::sandbox
