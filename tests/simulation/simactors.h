#pragma once

#include "simlatecalls.h"
#include "simpeople.h"

namespace meja {

/// Everything that causes events in a run: customers, the shop, couriers, the partners, staff, admins,
/// workers and time.
class SimActors
{
public:
    SimActors(SimEnvironment &environment, SimShop &shop) : m_environment(environment), m_shop(shop) {}

    /// Performs one random event.
    void act();

private:
    void customerActs();
    void customerPays(const Order &order);
    void courierActs();
    void midtransActs();
    QString performAtMidtrans(int dice, const QString &order);
    void countReversal(const QString &order);
    void notificationArrives();
    bool loseNotification(const SimEnvironment::Notification &notification);
    std::size_t pickWorker();
    void workerActs();
    void requestContinues();
    void timePasses();

    [[nodiscard]] Order anyOrder();

    SimEnvironment &m_environment;
    SimShop &m_shop;
    SimLateCalls m_lateCalls{m_environment, m_shop};
    SimPeople m_people{m_environment};
    int m_pausedTurns = 0; ///< Turns that the paused worker still skips.
    std::size_t m_pausedWorker = 0;
};

} // namespace meja
