#include "simmidtrans.h"

#include <algorithm>

namespace meja {

namespace {

QString word(TransactionStatus status)
{
    using enum TransactionStatus;
    switch (status) {
    case Authorize:
        return QStringLiteral("authorize");
    case Capture:
        return QStringLiteral("capture");
    case Settlement:
        return QStringLiteral("settlement");
    case Pending:
        return QStringLiteral("pending");
    case Deny:
        return QStringLiteral("deny");
    case Cancel:
        return QStringLiteral("cancel");
    case Expire:
        return QStringLiteral("expire");
    case Failure:
        return QStringLiteral("failure");
    case Refund:
        return QStringLiteral("refund");
    case PartialRefund:
        return QStringLiteral("partial_refund");
    case Chargeback:
        return QStringLiteral("chargeback");
    case PartialChargeback:
        return QStringLiteral("partial_chargeback");
    case Unknown:
        break;
    }
    return {};
}

tl::unexpected<Error> lost()
{
    return failure(ErrorKind::OutcomeUnknown, QStringLiteral("no answer"));
}

tl::unexpected<Error> away()
{
    return failure(ErrorKind::Unavailable, QStringLiteral("no connection"));
}

} // namespace

Rupiah SimMidtrans::refunded(const Transaction &transaction)
{
    Rupiah sum;
    for (const Effect &effect : transaction.refunds)
        sum = sum + effect.amount;
    return sum;
}

Result<GatewayTransaction> SimMidtrans::status(const TransactionRef &reference, const CallPurpose &)
{
    const SimFault fault = m_faults.next();
    if (fault == SimFault::Unavailable)
        return away();
    if (fault != SimFault::None)
        return lost();
    const auto found = transactions.find(reference.gatewayOrderId);
    if (found == transactions.end() || found->second.status == TransactionStatus::Unknown)
        return failure(ErrorKind::NotFound, QStringLiteral("Transaction doesn't exist."));
    const Transaction &transaction = found->second;
    GatewayTransaction said;
    said.transactionId = QStringLiteral("t-") + reference.gatewayOrderId;
    said.status = transaction.status;
    said.rawStatus = word(transaction.status);
    said.paymentType = transaction.type;
    said.gross = transaction.gross;
    said.transactionAt = transaction.paidAt;
    if (transaction.status == TransactionStatus::Settlement)
        said.settledAt = transaction.paidAt;
    for (const Effect &effect : transaction.refunds)
        said.refunds.append({effect.key, effect.amount, effect.at, effect.confirmedAt});
    SimThread::pause();
    return said;
}

VoidAnswer SimMidtrans::stop(const QString &order, TransactionStatus end)
{
    Transaction &transaction = transactions[order];
    if (transaction.status == TransactionStatus::Unknown)
        return VoidAnswer::NotFound;
    const bool isOpen =
        transaction.status == TransactionStatus::Pending ||
        (end == TransactionStatus::Cancel && transaction.status == TransactionStatus::Capture);
    if (!isOpen)
        return VoidAnswer::NotAllowed;
    transaction.status = end;
    return VoidAnswer::Voided;
}

Result<VoidAnswer> SimMidtrans::stopWithFaults(const QString &order, TransactionStatus end)
{
    const SimFault fault = m_faults.next();
    if (fault == SimFault::Unavailable)
        return away();
    if (fault == SimFault::Late)
        m_late.push_back([this, order, end] { stop(order, end); });
    if (fault == SimFault::LostBefore || fault == SimFault::Late)
        return lost();
    const VoidAnswer answer = stop(order, end);
    if (fault == SimFault::LostAfter)
        return lost();
    SimThread::pause();
    return answer;
}

Result<VoidAnswer> SimMidtrans::cancel(const TransactionRef &transaction, const CallPurpose &)
{
    return stopWithFaults(transaction.gatewayOrderId, TransactionStatus::Cancel);
}

Result<VoidAnswer> SimMidtrans::expire(const TransactionRef &transaction, const CallPurpose &)
{
    return stopWithFaults(transaction.gatewayOrderId, TransactionStatus::Expire);
}

RefundAnswer SimMidtrans::refundNow(const QString &order, const QString &key, Rupiah amount)
{
    using Kind = RefundAnswer::Kind;
    Transaction &transaction = transactions[order];
    const bool isKnown = std::any_of(transaction.refunds.cbegin(), transaction.refunds.cend(),
                                     [&](const Effect &effect) { return effect.key == key; });
    if (isKnown)
        return {.kind = Kind::DuplicateKey};
    if (transaction.status != TransactionStatus::Settlement &&
        transaction.status != TransactionStatus::PartialRefund)
        return {.kind = Kind::NotRefundable};
    if (refunded(transaction) + amount > transaction.gross)
        return {.kind = Kind::TryLater, .detail = QStringLiteral("414")};
    transaction.refunds.push_back({key, amount, m_clock.now(), {}, true});
    transaction.status = refunded(transaction) == transaction.gross ? TransactionStatus::Refund
                                                                    : TransactionStatus::PartialRefund;
    return {.kind = Kind::Accepted, .amount = amount};
}

Result<RefundAnswer> SimMidtrans::refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                         const QString &, const CallPurpose &)
{
    const QString order = transaction.gatewayOrderId;
    const SimFault fault = m_faults.next();
    if (fault == SimFault::Unavailable)
        return away();
    if (refundArrives)
        refundArrives(key, amount);
    if (fault == SimFault::Late)
        m_late.push_back([this, order, key, amount] { (void)refundNow(order, key, amount); });
    if (fault == SimFault::LostBefore || fault == SimFault::Late)
        return lost();
    if (m_faults.isOn() && m_faults.random().happens(8))
        return RefundAnswer{.kind = RefundAnswer::Kind::Denied,
                            .detail = QStringLiteral("denied by the bank")};
    if (m_faults.isOn() && m_faults.random().happens(5))
        return RefundAnswer{.kind = RefundAnswer::Kind::TryLater,
                            .detail = QStringLiteral("too little balance")};
    const RefundAnswer answer = refundNow(order, key, amount);
    if (fault == SimFault::LostAfter)
        return lost();
    SimThread::pause();
    return answer;
}

bool SimMidtrans::choose(const QString &order, const QString &type)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Unknown)
        return false;
    transaction.status = TransactionStatus::Pending;
    transaction.type = type;
    return true;
}

bool SimMidtrans::pay(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Pending)
        return false;
    transaction.status = transaction.type == QLatin1String("credit_card") ? TransactionStatus::Capture
                                                                          : TransactionStatus::Settlement;
    transaction.paidAt = m_clock.now();
    transaction.wasEverPaid = true;
    return true;
}

bool SimMidtrans::settle(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Capture)
        return false;
    transaction.status = TransactionStatus::Settlement;
    return true;
}

bool SimMidtrans::expireByTime(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Pending)
        return false;
    transaction.status = TransactionStatus::Expire;
    return true;
}

bool SimMidtrans::reverse(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Settlement ||
        transaction.type != QLatin1String("bank_transfer"))
        return false;
    transaction.status = TransactionStatus::Deny;
    return true;
}

bool SimMidtrans::chargeBack(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Settlement ||
        transaction.type != QLatin1String("credit_card"))
        return false;
    transaction.status = TransactionStatus::Chargeback;
    return true;
}

bool SimMidtrans::refundAtDashboard(const QString &order, Rupiah amount)
{
    const QString key = QStringLiteral("dashboard-%1").arg(transactions[order].refunds.size());
    if (refundNow(order, key, amount).kind != RefundAnswer::Kind::Accepted)
        return false;
    transactions[order].refunds.back().isOurs = false;
    return true;
}

bool SimMidtrans::confirmRefund(const QString &order)
{
    for (Effect &effect : transactions[order].refunds) {
        if (effect.confirmedAt)
            continue;
        effect.confirmedAt = m_clock.now();
        return true;
    }
    return false;
}

bool SimMidtrans::letLateEffectHappen()
{
    if (m_late.empty())
        return false;
    const auto effect = m_late.front();
    m_late.erase(m_late.begin());
    effect();
    return true;
}

} // namespace meja
