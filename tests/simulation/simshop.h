#pragma once

#include "memorystorefront.h"
#include "simenvironment.h"

namespace meja {

/// The storefront as it should be: places orders, opens payments, packs orders and books parcels, each at the
/// right time. `SimLateCalls` does the same at any time.
class SimShop
{
public:
    explicit SimShop(SimEnvironment &environment) : m_environment(environment) {}

    void open(int orders);
    /// Performs the next action for the order.
    void act(OrderId id);

    void placeOrder(int index);
    void openPayment(OrderId id);
    void book(OrderId id);
    /// Calls one of the storefront's functions.
    using Work = std::function<Result<>(MemoryStorefront &functions)>;
    Result<> call(const QString &what, const Work &work);

private:
    void markAsPaid(const QString &number);
    void payNothing(const Order &order);

    SimEnvironment &m_environment;
};

/// A random payment type; wallets are twice as likely as the others.
[[nodiscard]] QString anyPaymentType(SimRandom &random);

/// Discards the value of a result.
template <class T>
Result<> withoutValue(const Result<T> &result)
{
    return result ? Result<>{} : tl::unexpected(result.error());
}

} // namespace meja
