#pragma once

#include "connection.h"
#include "errands.h"
#include "purchase.h"
#include "visitors.h"

#include <QDateTime>
#include <QHash>

#include <functional>

namespace meja {

/// A little shop that stands in for the real storefront: customers come in at a steady rate and each
/// purchase goes its way through the storefront's functions, the only thing its login may use. It keeps
/// no clock of its own; its owner calls `turn()` again and again.
class Shop
{
public:
    using Report = std::function<void(const QString &line)>;

    /// @param haste divides the pauses between a purchase's steps; 1 delivers after some ten minutes.
    Shop(ConnectionSettings settings, Errands &errands, quint32 seed, double ordersPerMinute, double haste,
         Report report);

    /// Takes every step that is due. A lost connection is opened again by a later turn and the step
    /// repeated; a purchase that the database refuses is given up.
    void turn(const QDateTime &now);

    /// When there is something to do next.
    [[nodiscard]] QDateTime nextDue() const;

    [[nodiscard]] int delivered() const { return m_delivered; }
    [[nodiscard]] int expired() const { return m_expired; }

private:
    bool connect(const QDateTime &now);
    Result<> readProducts();
    void letIn(const QDateTime &now);
    void fillBasket(Purchase &purchase);
    bool advance(Purchase &purchase, const QDateTime &now);
    Result<std::optional<Purchase::Step>> take(Purchase &purchase);
    Result<> order(Purchase &purchase);
    Result<> placeOrder(Purchase &purchase);
    Result<> run(const Statement &statement);
    Result<qint64> number(const Statement &statement);
    void count(Purchase::Step step);
    [[nodiscard]] QDateTime later(const QDateTime &now, Purchase::Step step);

    Connection m_connection;
    Errands &m_errands;
    Visitors m_visitors;
    const double m_ordersPerMinute;
    const double m_haste;
    const Report m_report;

    QHash<qint64, QList<qint64>> m_productsOfStore;
    QList<qint64> m_stores;
    QList<Purchase> m_purchases;
    QDateTime m_nextVisit;
    QDateTime m_nextTry;   ///< No connection is tried before.
    qint64 m_patience = 1; ///< Seconds until the next try to connect.
    int m_delivered = 0;
    int m_expired = 0;
};

} // namespace meja
