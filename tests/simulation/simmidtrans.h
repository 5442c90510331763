#pragma once

#include "ports/paymentgateway.h"
#include "simclock.h"
#include "simfaults.h"
#include "simlateeffects.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace meja {

/// Midtrans' state machine as far as a back office uses it. The books are compared with its actual states.
/// Source: gateways.md A.2 and A.3.
class SimMidtrans : public PaymentGateway
{
public:
    struct Effect
    {
        QString key;
        Rupiah amount;
        Instant at;
        std::optional<Instant> confirmedAt = {};
        bool isOurs = true;
        bool wasShown = false; ///< In a response of GET status.
    };
    struct Transaction
    {
        TransactionStatus status = TransactionStatus::Unknown; ///< Unknown: no method chosen yet.
        QString type;
        Rupiah gross;
        Instant paidAt;
        std::vector<Effect> refunds;
        QStringList statusTexts; ///< All status texts so far, from the first to the current one.
        bool wasEverPaid = false;
        bool wasPaidAfterEnd = false; ///< Paid after it had ended.
        bool isChallenged = false;    ///< Captured and held by the fraud check.
        bool refusesToEnd = false;    ///< Always refuses to be cancelled or expired.
        bool isClaimedPaid = false;   ///< The storefront recorded it as paid before any money arrived.
        std::set<QString> givenUp;    ///< Keys of accepted refunds that the provider gave up.
    };

    SimMidtrans(SimFaults &faults, const SimClock &clock) : m_faults(faults), m_clock(clock), m_late(clock) {}

    Result<GatewayTransaction> status(const TransactionRef &reference, const CallPurpose &purpose) override;
    Result<VoidResponse> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundResponse> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                  const QString &reason, const CallPurpose &purpose) override;

    std::map<QString, Transaction> transactions; ///< By `order_id`.

    /// Called when a refund request arrives, before it is processed.
    std::function<void(const QString &key, Rupiah amount)> refundArrives;
    /// By `order_id`: the key of the refund whose last response was 429, until the transaction is queried
    /// again.
    std::map<QString, QString> turnedAway;
    std::function<void()> requestTurnedAway; ///< Called when a response is 429.
    /// Called when a transaction has changed, to send a notification.
    std::function<void(const QString &order)> changed;

    // Events that Meja does not cause. Each returns false when it is not possible now.
    bool choose(const QString &order, const QString &type);
    bool pay(const QString &order);
    /// Pays a transaction that has already ended, with another card or a delayed transfer.
    bool payAfterEnd(const QString &order);
    bool settle(const QString &order);
    /// Accepts or denies a challenged card payment.
    bool decideOnFraud(const QString &order, bool isAccepted);
    bool expireByTime(const QString &order);
    bool reverse(const QString &order);
    bool chargeBack(const QString &order);
    bool refundAtDashboard(const QString &order, Rupiah amount);
    bool confirmRefund(const QString &order);
    /// The provider gives up an accepted refund that GET status has shown: it disappears, and the money stays
    /// with the shop.
    bool giveUpRefund(const QString &order);
    /// Whether a request with the key will still take effect.
    [[nodiscard]] bool isRefundInFlight(const QString &key) const { return m_inFlight.contains(key); }
    static Rupiah refunded(const Transaction &transaction);
    SimLateEffects &late() { return m_late; }

private:
    void become(const QString &order, TransactionStatus status);
    VoidResponse stop(const QString &order, TransactionStatus end);
    Result<VoidResponse> stopWithFaults(SimEvent event, const QString &order, TransactionStatus end);
    [[nodiscard]] std::optional<RefundResponse> refundRefused();
    void refundLater(const QString &order, const QString &key, Rupiah amount);
    RefundResponse refundNow(const QString &order, const QString &key, Rupiah amount);

    SimFaults &m_faults;
    const SimClock &m_clock;
    SimLateEffects m_late;
    std::set<QString> m_inFlight;
};

} // namespace meja
