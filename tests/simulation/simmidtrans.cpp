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
    return failure(ErrorKind::OutcomeUnknown, QStringLiteral("no response"));
}

tl::unexpected<Error> unavailable()
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
    const SimFault fault = m_faults.next(SimEvent::MidtransStatus, reference.gatewayOrderId);
    if (fault == SimFault::Unavailable)
        return unavailable();
    if (fault != SimFault::None)
        return lost();
    turnedAway.erase(reference.gatewayOrderId);
    const auto found = transactions.find(reference.gatewayOrderId);
    if (found == transactions.end() || found->second.status == TransactionStatus::Unknown)
        return failure(ErrorKind::NotFound, QStringLiteral("Transaction doesn't exist."));
    Transaction &transaction = found->second;
    GatewayTransaction result;
    result.transactionId = QStringLiteral("t-") + reference.gatewayOrderId;
    result.status = transaction.status;
    result.rawStatus = word(transaction.status);
    result.paymentType = transaction.type;
    result.fraudStatus = transaction.isChallenged ? QStringLiteral("challenge") : QStringLiteral("accept");
    result.gross = transaction.gross;
    result.transactionAt = transaction.paidAt;
    if (transaction.status == TransactionStatus::Settlement)
        result.settledAt = transaction.paidAt;
    for (Effect &effect : transaction.refunds) {
        effect.wasShown = true;
        result.refunds.append({effect.key, effect.amount, effect.at, effect.confirmedAt});
    }
    SimThread::pause();
    return result;
}

void SimMidtrans::become(const QString &order, TransactionStatus status)
{
    transactions[order].status = status;
    transactions[order].statusTexts.append(word(status));
    if (changed)
        changed(order);
}

VoidResponse SimMidtrans::stop(const QString &order, TransactionStatus end)
{
    Transaction &transaction = transactions[order];
    if (transaction.status == TransactionStatus::Unknown)
        return VoidResponse::NotFound;
    const bool isOpen =
        transaction.status == TransactionStatus::Pending ||
        (end == TransactionStatus::Cancel && transaction.status == TransactionStatus::Capture);
    if (!isOpen || transaction.refusesToEnd)
        return VoidResponse::NotAllowed;
    become(order, end);
    return VoidResponse::Voided;
}

Result<VoidResponse> SimMidtrans::stopWithFaults(SimEvent event, const QString &order, TransactionStatus end)
{
    const SimFault fault = m_faults.next(event, order);
    if (fault == SimFault::Unavailable)
        return unavailable();
    if (fault == SimFault::Late)
        m_late.add([this, order, end] { stop(order, end); });
    if (fault == SimFault::LostBefore || fault == SimFault::Late)
        return lost();
    const VoidResponse response = stop(order, end);
    if (fault == SimFault::LostAfter)
        return lost();
    SimThread::pause();
    return response;
}

Result<VoidResponse> SimMidtrans::cancel(const TransactionRef &transaction, const CallPurpose &)
{
    return stopWithFaults(SimEvent::MidtransCancel, transaction.gatewayOrderId, TransactionStatus::Cancel);
}

Result<VoidResponse> SimMidtrans::expire(const TransactionRef &transaction, const CallPurpose &)
{
    return stopWithFaults(SimEvent::MidtransExpire, transaction.gatewayOrderId, TransactionStatus::Expire);
}

RefundResponse SimMidtrans::refundNow(const QString &order, const QString &key, Rupiah amount)
{
    using Kind = RefundResponse::Kind;
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
    transaction.refunds.push_back({.key = key, .amount = amount, .at = m_clock.now()});
    become(order, refunded(transaction) == transaction.gross ? TransactionStatus::Refund
                                                             : TransactionStatus::PartialRefund);
    return {.kind = Kind::Accepted, .amount = amount};
}

/// A random refusal: the bank denies the refund, the balance is insufficient, or the key is wrong.
std::optional<RefundResponse> SimMidtrans::refundRefused()
{
    const int dice = m_faults.isOn() ? m_faults.random().below(100) : 0;
    if (dice >= 87)
        return RefundResponse{.kind = RefundResponse::Kind::Denied,
                              .detail = QStringLiteral("denied by the bank")};
    if (dice >= 82)
        return RefundResponse{.kind = RefundResponse::Kind::TryLater,
                              .detail = QStringLiteral("insufficient balance")};
    if (dice >= 76)
        return RefundResponse{.kind = RefundResponse::Kind::TryLater,
                              .detail = QStringLiteral("429"),
                              .retryAfter = std::chrono::seconds(30)};
    if (dice >= 75)
        return RefundResponse{.kind = RefundResponse::Kind::Wrong, .detail = QStringLiteral("401")};
    return std::nullopt;
}

/// The response is lost; the refund takes effect later.
void SimMidtrans::refundLater(const QString &order, const QString &key, Rupiah amount)
{
    m_inFlight.insert(key);
    m_late.add([this, order, key, amount] {
        m_inFlight.erase(key);
        (void)refundNow(order, key, amount);
    });
}

Result<RefundResponse> SimMidtrans::refund(const TransactionRef &transaction, const QString &key,
                                           Rupiah amount, const QString &, const CallPurpose &purpose)
{
    const QString order = transaction.gatewayOrderId;
    const SimFault fault = m_faults.next(SimEvent::MidtransRefund, key);
    if (fault == SimFault::Unavailable || (purpose.notAfter && m_clock.now() > *purpose.notAfter))
        return unavailable();
    if (refundArrives)
        refundArrives(key, amount);
    if (fault == SimFault::Late)
        refundLater(order, key, amount);
    if (fault == SimFault::LostBefore || fault == SimFault::Late)
        return lost();
    const auto refused = refundRefused();
    const RefundResponse response = refused ? *refused : refundNow(order, key, amount);
    if (fault == SimFault::LostAfter)
        return lost();
    if (response.retryAfter) {
        turnedAway[order] = key;
        requestTurnedAway();
    }
    SimThread::pause();
    return response;
}

bool SimMidtrans::choose(const QString &order, const QString &type)
{
    Transaction &transaction = transactions[order];
    // Midtrans accepts no amount of 0.
    if (transaction.status != TransactionStatus::Unknown || transaction.gross == Rupiah(0))
        return false;
    transaction.type = type;
    transaction.refusesToEnd = m_faults.random().below(100) == 99;
    become(order, TransactionStatus::Pending);
    return true;
}

bool SimMidtrans::pay(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Pending)
        return false;
    const bool isCard = transaction.type == QLatin1String("credit_card");
    transaction.paidAt = m_clock.now();
    transaction.wasEverPaid = true;
    transaction.isChallenged = isCard && m_faults.random().below(100) >= 90;
    become(order, isCard ? TransactionStatus::Capture : TransactionStatus::Settlement);
    return true;
}

bool SimMidtrans::payAfterEnd(const QString &order)
{
    using enum TransactionStatus;
    Transaction &transaction = transactions[order];
    const bool isEnded = transaction.status == Expire || transaction.status == Cancel ||
                         (transaction.status == Deny && transaction.type == QLatin1String("credit_card"));
    if (!isEnded)
        return false;
    transaction.paidAt = m_clock.now();
    transaction.wasEverPaid = true;
    transaction.wasPaidAfterEnd = true;
    transaction.isChallenged = false;
    become(order, Settlement);
    return true;
}

bool SimMidtrans::settle(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Capture || transaction.isChallenged)
        return false;
    become(order, TransactionStatus::Settlement);
    return true;
}

bool SimMidtrans::decideOnFraud(const QString &order, bool isAccepted)
{
    Transaction &transaction = transactions[order];
    if (!transaction.isChallenged || transaction.status != TransactionStatus::Capture)
        return false;
    transaction.isChallenged = false;
    become(order, isAccepted ? TransactionStatus::Capture : TransactionStatus::Deny);
    return true;
}

bool SimMidtrans::expireByTime(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Pending)
        return false;
    become(order, TransactionStatus::Expire);
    return true;
}

bool SimMidtrans::reverse(const QString &order)
{
    Transaction &transaction = transactions[order];
    if (transaction.status != TransactionStatus::Settlement ||
        transaction.type != QLatin1String("bank_transfer"))
        return false;
    become(order, TransactionStatus::Deny);
    return true;
}

bool SimMidtrans::chargeBack(const QString &order)
{
    Transaction &transaction = transactions[order];
    const bool isSettled = transaction.status == TransactionStatus::Settlement ||
                           transaction.status == TransactionStatus::PartialRefund ||
                           transaction.status == TransactionStatus::Refund;
    if (!isSettled || transaction.type != QLatin1String("credit_card"))
        return false;
    become(order, TransactionStatus::Chargeback);
    return true;
}

bool SimMidtrans::refundAtDashboard(const QString &order, Rupiah amount)
{
    const QString key = QStringLiteral("dashboard-%1").arg(transactions[order].refunds.size());
    if (refundNow(order, key, amount).kind != RefundResponse::Kind::Accepted)
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
        if (changed)
            changed(order);
        return true;
    }
    return false;
}

bool SimMidtrans::giveUpRefund(const QString &order)
{
    Transaction &transaction = transactions[order];
    const bool isRefunding = transaction.status == TransactionStatus::Refund ||
                             transaction.status == TransactionStatus::PartialRefund;
    const auto given =
        std::find_if(transaction.refunds.begin(), transaction.refunds.end(), [](const Effect &effect) {
            return effect.isOurs && effect.wasShown && !effect.confirmedAt;
        });
    if (!isRefunding || given == transaction.refunds.end())
        return false;
    transaction.givenUp.insert(given->key);
    transaction.refunds.erase(given);
    become(order,
           transaction.refunds.empty() ? TransactionStatus::Settlement : TransactionStatus::PartialRefund);
    return true;
}

} // namespace meja
