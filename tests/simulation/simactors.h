#pragma once

#include "simshop.h"

namespace meja {

/// Everything that causes events in a run: customers, the shop, couriers, the partners, staff, admins,
/// workers and time.
class SimActors
{
public:
    SimActors(SimStage &stage, SimShop &shop) : m_stage(stage), m_shop(shop) {}

    /// Performs one random event.
    void act();

private:
    void customerActs();
    void customerPays(const Order &order);
    void courierActs();
    void midtransActs();
    QString midtransDoes(int dice, const QString &order);
    void notificationArrives();
    void staffActs();
    void staffCancels(const Order &order, const Actor &actor, const QString &key);
    void staffAsksForRefund(const Order &order, const Actor &actor, const QString &key);
    void staffArchives(const Order &order, const Actor &actor);
    void adminActs();
    void adminDecides(const Refund &refund, const Actor &actor);
    void adminRecordsWhatDashboardShows(const Refund &refund, const Actor &actor);
    void attentionIsLookedAt();
    std::size_t awakeWorker();
    void workerActs();
    void deskGoesOn();
    void timePasses();

    [[nodiscard]] Order anyOrder();
    [[nodiscard]] std::optional<Refund> anyRefund();
    [[nodiscard]] QString anyAdmin();
    /// A new idempotency key, or the last one again: a repeated click.
    [[nodiscard]] QString anyKey();

    SimStage &m_stage;
    SimShop &m_shop;
    int m_pause = 0; ///< Turns that the paused worker still skips.
    std::size_t m_sleeper = 0;
    int m_keys = 0;
};

/// The choice of a person who checks the partner's actual state first.
[[nodiscard]] std::optional<AttentionChoice> sensibleChoice(SimStage &stage, const AttentionItem &item);

} // namespace meja
