#pragma once

#include "simshop.h"

namespace meja {

/// The people whose requests the services receive: customers who cancel, staff and admins.
class SimPeople
{
public:
    explicit SimPeople(SimEnvironment &environment) : m_environment(environment) {}

    void customerCancels(const Order &order);
    void staffActs(const Order &order);
    void adminActs();
    void attentionIsResolved();

private:
    void cancel(const Order &order, const Actor &actor, const QString &key);
    [[nodiscard]] Order orderToRefund(const Order &order);
    void requestRefund(const Order &order, const Actor &actor, const QString &key);
    [[nodiscard]] std::optional<Rupiah> anyAmount(const Order &order);
    void archive(const Order &order, const Actor &actor);
    void changeRole(const QString &login);
    void decide(const Refund &refund, const Actor &actor);
    void edit(const Refund &refund, const Actor &actor);
    void transfer(const Refund &refund, const Actor &actor);
    void withdrawTransfer(const Refund &refund, const Actor &actor);
    void releaseShipping(const Actor &actor);
    void recordDashboardStatus(const Refund &refund, const Actor &actor);
    /// Runs a request about the refund and counts the act when it succeeds.
    void ask(const QString &what, const Refund &refund, std::optional<SimAct> act,
             const std::function<Result<Refund>()> &work);
    void countRequest(const Refund &refund);

    [[nodiscard]] std::optional<Refund> anyRefund();
    [[nodiscard]] QString anyOf(const QStringList &people);
    [[nodiscard]] QString anyAdmin();
    [[nodiscard]] QString anyPerson();
    /// A new idempotency key, or the last one again: a repeated click.
    [[nodiscard]] QString anyKey();

    SimEnvironment &m_environment;
    int m_keys = 0;
};

/// The choice of a person who checks the partner's actual state first.
[[nodiscard]] std::optional<AttentionChoice> sensibleChoice(SimEnvironment &environment,
                                                            const AttentionItem &item);

} // namespace meja
