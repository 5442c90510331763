#pragma once

#include "simstage.h"

namespace meja {

/// The storefront: it places orders, opens payments, packs, books parcels. Its functions write in one step
/// and without faults.
class SimShop
{
public:
    explicit SimShop(SimStage &stage) : m_stage(stage) {}

    void open(int orders);
    /// One thing a shop does in a day.
    void act(OrderId order);

private:
    void placeOrder(int index);
    void payAlready(OrderId id);
    void openPayment(OrderId id);
    void book(OrderId id);

    SimStage &m_stage;
};

/// How customers pay, twice as often by wallet.
[[nodiscard]] QString anyPaymentType(SimRandom &random);

} // namespace meja
