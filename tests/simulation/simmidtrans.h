#pragma once

#include "ports/paymentgateway.h"
#include "simclock.h"
#include "simfaults.h"

#include <functional>
#include <map>
#include <vector>

namespace meja {

/// Midtrans' state machine as far as a back office meets it, with its own truth that the books are held
/// against. Source: gateways.md A.2 and A.3.
class SimMidtrans : public PaymentGateway
{
public:
    struct Effect
    {
        QString key;
        Rupiah amount;
        Instant at;
        std::optional<Instant> confirmedAt;
        bool isOurs = true;
    };
    struct Transaction
    {
        TransactionStatus status = TransactionStatus::Unknown; ///< Unknown: no method chosen yet.
        QString type;
        Rupiah gross;
        Instant paidAt;
        std::vector<Effect> refunds;
        bool wasEverPaid = false;
    };

    SimMidtrans(SimFaults &faults, const SimClock &clock) : m_faults(faults), m_clock(clock) {}

    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundAnswer> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                const QString &reason, const CallPurpose &purpose) override;

    std::map<QString, Transaction> transactions; ///< By `order_id`.

    /// Called with each refund request as it arrives, before anything is decided.
    std::function<void(const QString &key, Rupiah amount)> refundArrives;

    // What happens without us; each tells whether it could.
    bool choose(const QString &order, const QString &type);
    bool pay(const QString &order);
    bool settle(const QString &order);
    bool expireByTime(const QString &order);
    bool reverse(const QString &order);
    bool chargeBack(const QString &order);
    bool refundAtDashboard(const QString &order, Rupiah amount);
    bool confirmRefund(const QString &order);
    /// The effects of calls whose answers were lost long ago.
    bool letLateEffectHappen();
    [[nodiscard]] bool hasLateEffects() const { return !m_late.empty(); }

private:
    VoidAnswer stop(const QString &order, TransactionStatus end);
    Result<VoidAnswer> stopWithFaults(const QString &order, TransactionStatus end);
    RefundAnswer refundNow(const QString &order, const QString &key, Rupiah amount);
    static Rupiah refunded(const Transaction &transaction);

    SimFaults &m_faults;
    const SimClock &m_clock;
    std::vector<std::function<void()>> m_late;
};

} // namespace meja
