#pragma once

#include "connection.h"
#include "customergenerator.h"
#include "fulfilment.h"
#include "purchase.h"

#include <QDateTime>
#include <QHash>

#include <functional>

namespace meja {

/// A simulated storefront for the demonstration; used by `meja-shop`. Customers arrive at a constant rate,
/// and each purchase calls the storefront's database functions, which are all that its login may use. It has
/// no timer: the owner calls `runDueSteps()` repeatedly.
class Shop
{
public:
    using Report = std::function<void(const QString &line)>;

    /// @param ordersPerMinute above 0.
    /// @param speed divides the delays between the steps of a purchase; above 0. With 1, a parcel is
    /// delivered about ten minutes after the order.
    Shop(ConnectionSettings settings, Fulfilment &fulfilment, quint32 seed, double ordersPerMinute,
         double speed, Report report);

    /// Executes every step that is due. If the connection is lost, a later call reconnects and repeats the
    /// step. A purchase that the database refuses is dropped and reported.
    void runDueSteps(const QDateTime &now);

    /// When the next step or connection attempt is due.
    [[nodiscard]] QDateTime nextDue() const;

    [[nodiscard]] int delivered() const { return m_delivered; }
    [[nodiscard]] int expired() const { return m_expired; }

private:
    bool connect(const QDateTime &now);
    Result<> readProducts();
    void addCustomer(const QDateTime &now);
    void fillCart(Purchase &purchase);
    bool advance(Purchase &purchase, const QDateTime &now);
    Result<std::optional<Purchase::Step>> executeStep(Purchase &purchase);
    Result<> executeCheckoutStep(Purchase &purchase);
    Result<> placeOrder(Purchase &purchase);
    Result<> run(const Statement &statement);
    Result<qint64> number(const Statement &statement);
    void count(Purchase::Step step);
    [[nodiscard]] QDateTime dueTimeOf(const QDateTime &now, Purchase::Step step);

    Connection m_connection;
    Fulfilment &m_fulfilment;
    CustomerGenerator m_customers;
    const double m_ordersPerMinute;
    const double m_speed;
    const Report m_report;

    QHash<qint64, QList<qint64>> m_productsOfStore;
    QList<qint64> m_stores;
    QList<Purchase> m_purchases;
    QDateTime m_nextArrival;
    QDateTime m_nextConnect; ///< No connection attempt before this time.
    qint64 m_retryDelay = 1; ///< Seconds until the next connection attempt; at most 10.
    int m_delivered = 0;
    int m_expired = 0;
};

} // namespace meja
