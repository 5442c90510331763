#include "gatewaytransaction.h"

#include "codes.h"

#include <algorithm>

namespace meja {

namespace {

constexpr CodeTable<TransactionStatus, 12> transactionWords{{
    {TransactionStatus::Authorize, QLatin1String("authorize")},
    {TransactionStatus::Capture, QLatin1String("capture")},
    {TransactionStatus::Settlement, QLatin1String("settlement")},
    {TransactionStatus::Pending, QLatin1String("pending")},
    {TransactionStatus::Deny, QLatin1String("deny")},
    {TransactionStatus::Cancel, QLatin1String("cancel")},
    {TransactionStatus::Expire, QLatin1String("expire")},
    {TransactionStatus::Failure, QLatin1String("failure")},
    {TransactionStatus::Refund, QLatin1String("refund")},
    {TransactionStatus::PartialRefund, QLatin1String("partial_refund")},
    {TransactionStatus::Chargeback, QLatin1String("chargeback")},
    {TransactionStatus::PartialChargeback, QLatin1String("partial_chargeback")},
}};

} // namespace

TransactionStatus transactionStatusFromWord(const QString &word)
{
    return valueIn(transactionWords, word.trimmed().toLower()).value_or(TransactionStatus::Unknown);
}

bool isPaid(TransactionStatus status)
{
    using enum TransactionStatus;
    switch (status) {
    case Capture:
    case Settlement:
    case Refund:
    case PartialRefund:
    case Chargeback:
    case PartialChargeback:
        return true;
    case Authorize:
    case Pending:
    case Deny:
    case Cancel:
    case Expire:
    case Failure:
    case Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

const GatewayRefund *GatewayTransaction::refundByKey(const QString &key) const
{
    const auto found = std::find_if(refunds.cbegin(), refunds.cend(),
                                    [&](const GatewayRefund &refund) { return refund.key == key; });
    return found == refunds.cend() ? nullptr : &*found;
}

} // namespace meja
