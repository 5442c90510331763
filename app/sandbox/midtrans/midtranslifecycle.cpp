#include "midtranslifecycle.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

/// The kind of the effect in the ledger. A settlement that turns into `deny` is a `reversal`.
QString effectKind(MidtransStatus from, MidtransStatus to)
{
    return from == Settlement && to == Deny ? QStringLiteral("reversal") : word(to);
}

} // namespace

MidtransTransaction &MidtransLifecycle::begin(MidtransTransaction transaction)
{
    if (transaction.transactionId.isEmpty())
        transaction.transactionId = m_context.ids.uuid();
    if (transaction.createdAt == 0)
        transaction.createdAt = m_context.clock.now();
    if (transaction.expiresAt == 0)
        transaction.expiresAt = transaction.createdAt + m_settings.expirySeconds * oneSecond;
    MidtransTransaction &added = m_registry.add(std::move(transaction));
    scheduleNextStatus(added);
    return added;
}

bool MidtransLifecycle::choose(MidtransTransaction &transaction, const MidtransMethod &method)
{
    if (transaction.status != None)
        return false;
    transaction.method = method;
    return transitionTo(transaction, Pending, QStringLiteral("customer"));
}

bool MidtransLifecycle::isAllowed(const MidtransTransaction &transaction, MidtransStatus status) const
{
    if (transaction.status == Settlement && status == Deny)
        return transaction.isReversible();
    if (transaction.status == Deny)
        return status == Settlement && m_settings.deniedMayStillSettle && !transaction.settledAt;
    if (transaction.status == Pending && (status == Capture || status == Authorize))
        return transaction.method.isCard();
    return canTransition(transaction.status, status);
}

bool MidtransLifecycle::transitionTo(MidtransTransaction &transaction, MidtransStatus status,
                                     const QString &by)
{
    if (!isAllowed(transaction, status))
        return false;
    recordEffect(transaction, effectKind(transaction.status, status), transaction.gross(), by);
    transaction.status = status;
    scheduleNextStatus(transaction);
    announce(transaction);
    return true;
}

bool MidtransLifecycle::pay(MidtransTransaction &transaction, const QString &by)
{
    return transaction.method.isCard() ? payByCard(transaction, by)
                                       : transitionTo(transaction, Settlement, by);
}

bool MidtransLifecycle::payByCard(MidtransTransaction &transaction, const QString &by)
{
    switch (transaction.method.card.outcome) {
    case CardOutcome::DeniedByBank:
        return transitionTo(transaction, Deny, by);
    case CardOutcome::DeniedByFraudDetection:
        transaction.fraudStatus = QStringLiteral("deny");
        return transitionTo(transaction, Deny, by);
    case CardOutcome::Challenge:
        transaction.fraudStatus = QStringLiteral("challenge");
        [[fallthrough]];
    case CardOutcome::Accept:
        return transitionTo(transaction, transaction.method.isAuthorizeOnly ? Authorize : Capture, by);
    }
    Q_UNREACHABLE();
}

void MidtransLifecycle::accept(MidtransTransaction &transaction, const QString &by)
{
    transaction.fraudStatus = QStringLiteral("accept");
    recordEffect(transaction, QStringLiteral("approve"), transaction.gross(), by);
    announce(transaction);
}

void MidtransLifecycle::refuse(MidtransTransaction &transaction, const QString &by)
{
    transaction.fraudStatus = QStringLiteral("deny");
    transaction.status = Deny;
    recordEffect(transaction, word(Deny), transaction.gross(), by);
    announce(transaction);
}

bool MidtransLifecycle::chargeBack(MidtransTransaction &transaction, qint64 amount)
{
    const qint64 remaining = transaction.gross() - transaction.chargedBack;
    const qint64 requested = amount == 0 ? remaining : amount;
    if (requested <= 0 || requested > remaining ||
        !canTransition(transaction.status, requested == remaining ? Chargeback : PartialChargeback))
        return false;
    transaction.chargedBack += requested;
    transaction.status = requested == remaining ? Chargeback : PartialChargeback;
    recordEffect(transaction, word(Chargeback), requested, QStringLiteral("customer"));
    announce(transaction);
    return true;
}

void MidtransLifecycle::scheduleNextStatus(MidtransTransaction &transaction)
{
    const MidtransStatus status = transaction.status;
    if (status == Pending) {
        transitionLater(transaction, transaction.expiresAt - m_context.clock.now(), Expire);
        if (m_settings.automaticPaySeconds >= 0)
            payLater(transaction, m_settings.automaticPaySeconds * oneSecond);
    } else if (status == Capture && m_settings.settleCaptureSeconds >= 0) {
        settleLater(transaction);
    } else if (status == Settlement) {
        if (!transaction.settledAt)
            transaction.settledAt = m_context.clock.now();
        if (transaction.willBeReversed)
            transitionLater(transaction, m_context.random.between(60, 300) * oneSecond, Deny);
    }
}

void MidtransLifecycle::transitionLater(MidtransTransaction &transaction, Moment delay, MidtransStatus status)
{
    // Only if the status has not changed in the meantime.
    m_context.after(delay, [this, &transaction, status, from = transaction.status] {
        if (transaction.status == from)
            transitionTo(transaction, status, QStringLiteral("time"));
    });
}

/// A payment that the merchant has not approved by then is cancelled instead.
void MidtransLifecycle::settleLater(MidtransTransaction &transaction)
{
    m_context.after(m_settings.settleCaptureSeconds * oneSecond, [this, &transaction] {
        if (transaction.status == Capture)
            transitionTo(transaction, transaction.isChallenged() ? Cancel : Settlement,
                         QStringLiteral("time"));
    });
}

void MidtransLifecycle::payLater(MidtransTransaction &transaction, Moment delay)
{
    m_context.after(delay, [this, &transaction] {
        if (transaction.status == Pending)
            pay(transaction, QStringLiteral("customer"));
    });
}

void MidtransLifecycle::recordEffect(const MidtransTransaction &transaction, const QString &kind,
                                     qint64 amount, const QString &by)
{
    m_context.ledger.add({.at = m_context.clock.now(),
                          .partner = QStringLiteral("midtrans"),
                          .kind = kind,
                          .subject = transaction.orderId,
                          .key = {},
                          .amount = amount,
                          .by = by});
}

} // namespace meja::sandbox
