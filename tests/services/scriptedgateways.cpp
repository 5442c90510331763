#include "scriptedgateways.h"

namespace meja {

Result<GatewayTransaction> ScriptedMidtrans::status(const TransactionRef &transaction, const CallPurpose &)
{
    if (!statusFailures.isEmpty())
        return tl::unexpected(statusFailures.takeFirst());
    const auto found = transactions.find(transaction.gatewayOrderId);
    if (found == transactions.end())
        return failure(ErrorKind::NotFound, QStringLiteral("no such transaction"));
    return found->second;
}

Result<VoidResponse> ScriptedMidtrans::end(const QString &gatewayOrderId, TransactionStatus status,
                                           const char *word)
{
    const auto found = transactions.find(gatewayOrderId);
    if (found == transactions.end())
        return VoidResponse::NotFound;
    if (found->second.status != TransactionStatus::Pending &&
        found->second.status != TransactionStatus::Capture)
        return VoidResponse::NotAllowed;
    found->second.status = status;
    found->second.rawStatus = QString::fromLatin1(word);
    return VoidResponse::Voided;
}

Result<VoidResponse> ScriptedMidtrans::cancel(const TransactionRef &transaction, const CallPurpose &)
{
    return end(transaction.gatewayOrderId, TransactionStatus::Cancel, "cancel");
}

Result<VoidResponse> ScriptedMidtrans::expire(const TransactionRef &transaction, const CallPurpose &)
{
    return end(transaction.gatewayOrderId, TransactionStatus::Expire, "expire");
}

Result<RefundResponse> ScriptedMidtrans::refund(const TransactionRef &transaction, const QString &key,
                                                Rupiah amount, const QString &, const CallPurpose &)
{
    if (duringRefund)
        duringRefund();
    refundKeys.append(key);
    if (!refusals.isEmpty())
        return refusals.takeFirst();
    GatewayTransaction &known = transactions.at(transaction.gatewayOrderId);
    known.refunds.append({key, amount, known.settledAt, known.settledAt});
    known.status = TransactionStatus::Refund;
    known.rawStatus = QStringLiteral("refund");
    return RefundResponse{.kind = RefundResponse::Kind::Accepted, .amount = amount};
}

Result<ShipmentDetail> ScriptedKomerce::detail(const QString &, const CallPurpose &)
{
    return ShipmentDetail{QString(), PartnerStatus(rawStatus)};
}

Result<ShipmentCancelResponse> ScriptedKomerce::cancel(const QString &, const CallPurpose &)
{
    return answer;
}

Result<TrackingReport> ScriptedKomerce::history(const QString &, const QString &, const CallPurpose &)
{
    return report;
}

Result<TrackingReport> ScriptedKomerce::track(const QString &, const QString &, const QString &phone,
                                              const CallPurpose &)
{
    phones.append(phone);
    return report;
}

} // namespace meja
