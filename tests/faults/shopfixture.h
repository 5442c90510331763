#pragma once

#include "postgresdatabase.h"
#include "postgresgatewaycalls.h"
#include "sandboxprocess.h"
#include "serviceinstance.h"
#include "sqlsession.h"
#include "threadconnections.h"

#include <memory>

namespace meja {

/// An order of a test.
struct FixtureOrder
{
    OrderId id;
    QString number;
    qint64 total = 0;
    PaymentId payment;
    QString midtransId;
    QString transactionId; ///< At Midtrans; empty until `choose()` or `pay()`.
    QString parcel;        ///< Komerce's order number; empty until a parcel is booked.
};

/// A shop on PostgreSQL, the partners in the sandbox, and the services between them. All share one clock,
/// which changes only when the test advances it.
class ShopFixture
{
public:
    ShopFixture();

    /// Resets the sandbox, the clock and the services, and deletes remaining jobs. The other data stays.
    /// @param isTimeoutShort calls to partners time out after half a second.
    void begin(bool isTimeoutShort = false);

    // Actions of customers, storefront and couriers.
    FixtureOrder placeOrder(const QString &payWithin = QStringLiteral("24 hours"));
    /// Creates a transaction at Midtrans only; our records do not change.
    void choose(FixtureOrder &order, const QString &type, const QString &status,
                const QJsonObject &more = {});
    /// Creates a paid transaction at Midtrans and updates our records.
    void pay(FixtureOrder &order, const QString &type = QStringLiteral("gopay"),
             const QString &status = QStringLiteral("settlement"), const QJsonObject &more = {});
    void book(FixtureOrder &order, const QString &stage = QStringLiteral("created"));
    /// Books a parcel that exists only at its courier, not at Komerce.
    void bookElsewhere(FixtureOrder &order, const QString &waybill);

    // Actions of staff.
    Result<Cancellation> cancel(const FixtureOrder &order, const QString &key = QStringLiteral("first"));
    /// Approves every requested refund of the order.
    void approveRefunds(const FixtureOrder &order);
    void schedule(JobKind kind, qint64 subject, const FixtureOrder &order);

    // Time.
    /// Runs every job that becomes due within the given time.
    void work(Duration within);
    void letPass(Duration time);
    /// Replaces the services by new ones, as after a restart of the process.
    void restartServices();

    /// The state in one line: our records, then the effects at the partners.
    [[nodiscard]] QString end(const FixtureOrder &order);
    /// The first violated invariant; empty if all hold.
    [[nodiscard]] QString violatedInvariant(const FixtureOrder &order);
    [[nodiscard]] QString ask(const QString &sql, qint64 id);

    ServiceInstance &services() { return *m_services; }
    SandboxProcess &sandbox() { return m_sandbox; }
    [[nodiscard]] const SandboxProcess &sandbox() const { return m_sandbox; }
    SqlSession &sql() { return *m_sql; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] static Actor staff()
    {
        return Actor::staff(QStringLiteral("fault_staff"), QStringLiteral("Stok habis"));
    }
    [[nodiscard]] static Actor admin() { return Actor::staff(QStringLiteral("fault_admin")); }
    [[nodiscard]] static Actor otherAdmin() { return Actor::staff(QStringLiteral("fault_other_admin")); }

private:
    void makeStaff();
    [[nodiscard]] std::optional<Instant> nextDue();
    [[nodiscard]] PartnerGateways::Settings partners() const;
    [[nodiscard]] QString atPartners(const FixtureOrder &order) const;

    QString m_databaseName;
    SandboxProcess m_sandbox;
    ManualClock m_clock;
    std::unique_ptr<SqlSession> m_sql;
    std::unique_ptr<ThreadConnections> m_connections;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<PostgresGatewayCalls> m_log;
    std::unique_ptr<ServiceInstance> m_services;
    HttpLimits m_limits;
    int m_starts = 0;
};

} // namespace meja
