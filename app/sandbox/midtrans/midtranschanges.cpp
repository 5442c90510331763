#include "midtranschanges.h"

#include "chargevalidation.h"
#include "midtransdocument.h"
#include "midtransreplies.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

const QString apiActor = QStringLiteral("api");

/// BNI allows a cancellation only after the capture.
bool canBeCancelled(const MidtransTransaction &transaction)
{
    const bool isOnlyAfterCapture = transaction.method.bank == QLatin1String("bni");
    return transaction.status == Pending || transaction.status == Capture ||
           (transaction.status == Authorize && !isOnlyAfterCapture);
}

} // namespace

Reply MidtransChanges::cancel(MidtransTransaction &transaction)
{
    if (!canBeCancelled(transaction) || !m_lifecycle.transitionTo(transaction, Cancel, apiActor))
        return unchangeable();
    return changed(transaction, 200, "Success, transaction is canceled");
}

Reply MidtransChanges::expire(MidtransTransaction &transaction)
{
    if (transaction.status != Pending || !m_lifecycle.transitionTo(transaction, Expire, apiActor))
        return unchangeable();
    return changed(transaction, 407, "Success, transaction has expired");
}

Reply MidtransChanges::approve(MidtransTransaction &transaction)
{
    if (!transaction.isChallenged())
        return unchangeable();
    m_lifecycle.accept(transaction, apiActor);
    return changed(transaction, 200, "Success, transaction is approved");
}

Reply MidtransChanges::deny(MidtransTransaction &transaction)
{
    if (!transaction.isChallenged())
        return unchangeable();
    m_lifecycle.refuse(transaction, apiActor);
    return changed(transaction, 200, "Success, transaction is denied");
}

Reply MidtransChanges::capture(MidtransTransaction &transaction, const QJsonObject &body)
{
    const QJsonValue requested = body.value(QStringLiteral("gross_amount"));
    const qint64 amount = requested.isUndefined() ? transaction.amount : rupiahIn(requested).value_or(0);
    if (transaction.status != Authorize || transaction.isChallenged())
        return unchangeable();
    if (amount <= 0 || amount > transaction.amount)
        return midtransError(414, QStringLiteral("Capture amount is not valid"), m_settings);
    transaction.amount = amount;
    m_lifecycle.transitionTo(transaction, Capture, apiActor);
    return changed(transaction, 200, "Success, Credit Card capture transaction is successful");
}

Reply MidtransChanges::unchangeable() const
{
    return midtransError(412, QStringLiteral("Merchant cannot modify the status of the transaction"),
                         m_settings);
}

Reply MidtransChanges::changed(const MidtransTransaction &transaction, int code, const char *message) const
{
    QJsonObject body = midtransHead(transaction, code, QString::fromLatin1(message));
    addDecision(body, transaction);
    return midtransReply(body, m_settings);
}

} // namespace meja::sandbox
