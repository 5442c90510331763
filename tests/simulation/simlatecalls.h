#pragma once

#include "simshop.h"

namespace meja {

/// The storefront as an independent writer: it calls its functions at any time, late, repeated and out of
/// order, and in contradiction to what Midtrans says. News of a parcel was true at some time; news of a
/// payment is sometimes wrong.
class SimLateCalls
{
public:
    SimLateCalls(SimEnvironment &environment, SimShop &shop) : m_environment(environment), m_shop(shop) {}

    /// Makes one random call.
    void act();

private:
    void recordPayment();
    [[nodiscard]] PaymentStatus anyNews(const SimMidtrans::Transaction &transaction);
    void countPayment(const Payment &payment, PaymentStatus news);
    void recordShipment();
    [[nodiscard]] ShipmentStatus anyStage(const SimKomerce::Parcel &parcel);
    void countParcel(const Shipment &shipment, ShipmentStatus news);
    void expireOrder(const Order &order);
    void pack(const Order &order);
    void book(const Order &order);
    void placeOrder();
    void countBlocked(const Order &order);
    [[nodiscard]] Order anyOrder();
    /// News of a status must never be refused because of the current status.
    void requireTaken(const Result<> &result, const QString &what);

    SimEnvironment &m_environment;
    SimShop &m_shop;
};

} // namespace meja
