#pragma once

#include "cancellationrequests.h"
#include "jobrunner.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "postgresdatabase.h"
#include "privatecluster.h"
#include "refundpayment.h"
#include "refundrequests.h"
#include "scriptedgateways.h"
#include "shipmenttracking.h"
#include "sqlsession.h"

namespace meja {

/// A clock that a test advances. It starts at the current time, because the database uses its own clock.
class TestClock : public Clock
{
public:
    TestClock();
    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(Duration by) { m_now = m_now + by; }

private:
    Instant m_now;
};

/// Counts up instead of returning random numbers, so that a test can be repeated.
class CountingRandom : public RandomSource
{
public:
    [[nodiscard]] quint64 next() override { return ++m_last; }

private:
    quint64 m_last = 0;
};

/// The services on a real PostgreSQL under the service's login, with partners that a test controls. The
/// database contains the shop of `fillShop`.
class ServiceFixture
{
public:
    explicit ServiceFixture(const QString &databaseName = PrivateCluster::shared().createMigratedDatabase(),
                            bool isNew = true);

    /// Places an order of customer Siti, paid by `paymentType` unless that is empty.
    /// @returns the order's number.
    QString placePaid(const QString &paymentType, int product = 1, int quantity = 2);
    [[nodiscard]] OrderId idOf(const QString &number);
    Result<Cancellation> cancel(const QString &number, const QString &key = QStringLiteral("key-1"));
    /// Runs all due jobs until none is left.
    int runJobs();
    /// The first value of a query as the administrator.
    QString ask(const QString &sql) { return shop.ask(sql); }

    QString name;
    SqlSession shop;
    TestClock clock;
    CountingRandom random;
    ScriptedMidtrans midtrans;
    ScriptedKomerce komerce;
    ThreadConnections connections;
    PostgresDatabase database{connections};
    Transactions transactions{database, clock};
    PaymentReconciliation reconciliation{transactions, midtrans, clock};
    CancellationRequests cancellationRequests{transactions, clock};
    OrderCancellation orderCancellation{transactions, komerce, midtrans, reconciliation, clock};
    RefundRequests refundRequests{transactions, clock};
    RefundPayment refundPayment{transactions, midtrans, reconciliation, clock};
    ShipmentTracking tracking{transactions, komerce, clock};
    OrderExpiry expiry{transactions, midtrans, reconciliation, clock};
    JobRunner runner{transactions, clock, random, QStringLiteral("worker-1")};
};

} // namespace meja
