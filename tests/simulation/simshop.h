#pragma once

#include "simenvironment.h"

namespace meja {

/// The storefront: places orders, opens payments, packs orders and books parcels. Each action is one
/// transaction without faults.
class SimShop
{
public:
    explicit SimShop(SimEnvironment &environment) : m_environment(environment) {}

    void open(int orders);
    /// Performs the next action for the order.
    void act(OrderId id);

private:
    void placeOrder(int index);
    void markAsPaid(OrderId id);
    void openPayment(OrderId id);
    void book(OrderId id);

    SimEnvironment &m_environment;
};

/// A random payment type; wallets are twice as likely as the others.
[[nodiscard]] QString anyPaymentType(SimRandom &random);

} // namespace meja
