#pragma once

#include "simshop.h"

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
    void notificationArrives();
    void staffActs();
    void staffCancels(const Order &order, const Actor &actor, const QString &key);
    void staffRequestsRefund(const Order &order, const Actor &actor, const QString &key);
    void staffArchives(const Order &order, const Actor &actor);
    void adminActs();
    void adminDecides(const Refund &refund, const Actor &actor);
    void adminRecordsDashboardStatus(const Refund &refund, const Actor &actor);
    void attentionIsResolved();
    std::size_t pickWorker();
    void workerActs();
    void requestContinues();
    void timePasses();

    [[nodiscard]] Order anyOrder();
    [[nodiscard]] std::optional<Refund> anyRefund();
    [[nodiscard]] QString anyAdmin();
    /// A new idempotency key, or the last one again: a repeated click.
    [[nodiscard]] QString anyKey();

    SimEnvironment &m_environment;
    SimShop &m_shop;
    int m_pausedTurns = 0; ///< Turns that the paused worker still skips.
    std::size_t m_pausedWorker = 0;
    int m_keys = 0;
};

/// The choice of a person who checks the partner's actual state first.
[[nodiscard]] std::optional<AttentionChoice> sensibleChoice(SimEnvironment &environment,
                                                            const AttentionItem &item);

} // namespace meja
