#pragma once

#include "chaosrandom.h"
#include "chaosshop.h"

namespace meja {

/// One chaos schedule: places a few orders, then runs random actions, faults and `kill -9` of the service in
/// an order that the seed determines. Then the faults end, staff decide on open refunds, and all
/// cancellations and refunds must end with the same state in our database and at the partners. The same seed
/// repeats the actions, but not the interleaving of the service's threads.
class ChaosSchedule
{
public:
    ChaosSchedule(ChaosEnvironment &environment, ChaosShop &shop, quint64 seed);

    /// @returns all errors found; empty when the schedule passed.
    QStringList run();

    [[nodiscard]] const QStringList &events() const { return m_events; }
    [[nodiscard]] int kills() const { return m_kills; }
    [[nodiscard]] qsizetype orders() const { return m_orders.size(); }

private:
    /// A request to the staff API; it is repeated with the same key until a response arrives.
    struct StaffRequest
    {
        QString login;
        QByteArray path;
        QJsonObject body;
        QByteArray key;
        int status = 0; ///< 0: no response yet.
    };

    void varyPartners();
    void placeOrder();
    void act();

    void cancelOne();
    void cancelTwice();
    void refundPart();
    void addFault();
    void clearFaults();
    void killNow();
    void killInCall();
    void killInCallOf(const QString &endpoint);
    void loseRefundResponse();
    void expireRunningLeases();
    void moveParcel();
    void customerPays();
    void disruptNotifications();
    void skipWaiting();
    void letTimePass();
    void pause();

    void send(StaffRequest &request, const std::function<void()> &whileItRuns = {});
    void repeatUnanswered();
    bool lacksDestination(qint64 refund);
    void decideRefunds();
    void resolveAttention();
    void kill();
    void startAgain();
    void pickUpFrozenParcels();
    void checkPaymentsOnceMore();
    void settle();
    [[nodiscard]] bool isSettled();
    [[nodiscard]] bool hangs(const QString &endpoint);
    QByteArray freshKey();
    QList<qint64> ids(const QString &sql);
    void note(const QString &event) { m_events.append(event); }

    ChaosEnvironment &m_environment;
    ChaosShop &m_shop;
    const quint64 m_seed;
    ChaosRandom m_random;
    qint64 m_since;
    QList<ChaosOrder> m_orders;
    QList<StaffRequest> m_requests;
    QStringList m_events;
    QStringList m_findings;
    int m_kills = 0;
    int m_lastKey = 0;
};

} // namespace meja
