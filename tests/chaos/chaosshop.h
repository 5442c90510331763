#pragma once

#include "chaosenvironment.h"

namespace meja {

/// An order with its identifiers at the partners.
struct ChaosOrder
{
    qint64 id = 0;
    QString number = {};
    QString payment = {}; ///< Midtrans' `order_id`.
    QString parcel = {};  ///< Komerce's `order_no`; empty when no shipment was booked.
    qint64 total = 0;
};

/// Simulates the storefront: calls Meja's database functions as `meja_storefront`, and controls the partners
/// through the sandbox.
class ChaosShop
{
public:
    explicit ChaosShop(ChaosEnvironment &environment)
        : m_environment(environment), m_session(environment.database(), QStringLiteral("meja_storefront"))
    {}

    /// Places an order of a new customer and creates its Midtrans transaction in this state.
    ///
    /// @param status empty: the customer has not chosen a payment method yet.
    ChaosOrder place(const QList<qint64> &products, int quantity, const QString &type, const QString &status);
    /// Records the payment by the storefront, before Midtrans' notification arrives.
    void recordPaid(const ChaosOrder &order, const QString &type);
    void process(const ChaosOrder &order);
    /// Books a parcel at this stage at Komerce and records the shipment.
    void book(ChaosOrder &order, const QString &stage);
    [[nodiscard]] QString statusOf(const ChaosOrder &order);

private:
    QString ask(const QString &sql);

    ChaosEnvironment &m_environment;
    SqlSession m_session;
};

} // namespace meja
