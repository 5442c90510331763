#pragma once

#include "chaosrandom.h"
#include "chaosshop.h"

namespace meja {

/// One schedule: a few orders, and whatever may happen to them, in an order and at moments that its seed
/// decides, among them the end of the service by `kill -9`. Then faults end, people decide on what waits, and
/// everything must have ended and be the same in our books and at the partners. (How the service's threads
/// meet is the machine's to say: a seed repeats what is done to it, not every interleaving.)
class ChaosSchedule
{
public:
    ChaosSchedule(ChaosArena &arena, ChaosShop &shop, quint64 seed);

    /// @returns what is wrong at the end; nothing when all is well.
    QStringList run();

    [[nodiscard]] const QStringList &events() const { return m_events; }
    [[nodiscard]] int kills() const { return m_kills; }
    [[nodiscard]] qsizetype orders() const { return m_orders.size(); }

private:
    /// What somebody asked of the staff API, and asks again under the same key until an answer comes.
    struct Wish
    {
        QString login;
        QByteArray path;
        QJsonObject body;
        QByteArray key;
        int status = 0; ///< 0: not answered yet.
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
    void sendMoneyUnderFire();
    void makeWorkersLate();
    void courierActs();
    void customerPays();
    void spoilNotifications();
    void hasten();
    void letTimePass();
    void pause();

    void ask(Wish &wish, const std::function<void()> &whileItRuns = {});
    void askAgain();
    bool lacksDestination(qint64 refund);
    void decide();
    void resolve();
    void kill();
    void startAgain();
    void pickUpWhatWaits();
    void lookOnceMore();
    void settle();
    [[nodiscard]] bool isSettled();
    [[nodiscard]] bool hangs(const QString &endpoint);
    QByteArray freshKey();
    QList<qint64> ids(const QString &sql);
    void note(const QString &event) { m_events.append(event); }

    ChaosArena &m_arena;
    ChaosShop &m_shop;
    const quint64 m_seed;
    ChaosRandom m_random;
    qint64 m_since;
    QList<ChaosOrder> m_orders;
    QList<Wish> m_wishes;
    QStringList m_events;
    QStringList m_findings;
    int m_kills = 0;
    int m_lastKey = 0;
};

} // namespace meja
