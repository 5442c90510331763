#pragma once

#include "chaosarena.h"

namespace meja {

/// One order as its storefront knows it.
struct ChaosOrder
{
    qint64 id = 0;
    QString number;
    QString payment; ///< Midtrans' `order_id`.
    QString parcel;  ///< Komerce's `order_no`; empty when none was booked.
    qint64 total = 0;
};

/// A storefront: calls Meja's functions as `meja_storefront`, and its partners by the sandbox's strings.
class ChaosShop
{
public:
    explicit ChaosShop(ChaosArena &arena)
        : m_arena(arena), m_session(arena.database(), QStringLiteral("meja_storefront"))
    {}

    /// Placed by a new customer, with a transaction at Midtrans in that state ("" for no method chosen yet).
    ChaosOrder place(const QList<qint64> &products, int quantity, const QString &type, const QString &status);
    /// The storefront's own word that it was paid; otherwise Midtrans' notifications tell.
    void recordPaid(const ChaosOrder &order, const QString &type);
    void process(const ChaosOrder &order);
    /// A parcel at that stage, booked at Komerce and recorded here.
    void book(ChaosOrder &order, const QString &stage);
    [[nodiscard]] QString statusOf(const ChaosOrder &order);

private:
    QString ask(const QString &sql);

    ChaosArena &m_arena;
    SqlSession m_session;
};

} // namespace meja
