#pragma once

#include "office.h"
#include "postgresdatabase.h"
#include "postgresgatewaycalls.h"
#include "sandboxprocess.h"
#include "sqlsession.h"
#include "threadconnections.h"

#include <memory>

namespace meja {

/// An order as a scene knows it.
struct SceneOrder
{
    OrderId id;
    QString number;
    qint64 total = 0;
    PaymentId payment;
    QString midtransId;
    QString transactionId; ///< At Midtrans, once it was paid or chosen.
    QString parcel;        ///< Komerce's number, once one was booked.
};

/// A shop on PostgreSQL, both partners in a sandbox, and an office that works between them; their clocks are
/// one and move only when told to.
class ShopScene
{
public:
    ShopScene();

    /// Everything but the database begins anew: partners, clock, office; jobs that were left are dropped.
    /// @param isImpatient the office waits for answers half a second only.
    void begin(bool isImpatient = false);

    // What customers, the storefront and couriers do.
    SceneOrder placeOrder(const QString &payWithin = QStringLiteral("24 hours"));
    /// A transaction at Midtrans, of which our books hear nothing by this.
    void choose(SceneOrder &order, const QString &type, const QString &status, const QJsonObject &more = {});
    /// Paid at Midtrans and in our books.
    void pay(SceneOrder &order, const QString &type = QStringLiteral("gopay"),
             const QString &status = QStringLiteral("settlement"), const QJsonObject &more = {});
    void book(SceneOrder &order, const QString &stage = QStringLiteral("created"));
    /// A parcel that Komerce doesn't know, only the courier.
    void bookElsewhere(SceneOrder &order, const QString &waybill);

    // What people at the desk do.
    Result<Cancellation> cancel(const SceneOrder &order, const QString &key = QStringLiteral("first"));
    /// Approves every refund of the order that waits for it.
    void approveRefunds(const SceneOrder &order);
    void schedule(JobKind kind, qint64 subject, const SceneOrder &order);

    // What time does.
    /// Works on everything that comes due within the time.
    void work(Duration within);
    void letPass(Duration time);
    /// The office ends and another begins, with what the database knows.
    void restartOffice();

    /// How it stands, in one line: our books, then what really happened at the partners.
    [[nodiscard]] QString end(const SceneOrder &order);
    /// What must hold whatever happened; empty when it does.
    [[nodiscard]] QString broken(const SceneOrder &order);
    [[nodiscard]] QString ask(const QString &sql, qint64 id);

    Office &office() { return *m_office; }
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
    [[nodiscard]] QString atPartners(const SceneOrder &order) const;

    QString m_databaseName;
    SandboxProcess m_sandbox;
    HandClock m_clock;
    std::unique_ptr<SqlSession> m_sql;
    std::unique_ptr<ThreadConnections> m_connections;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<PostgresGatewayCalls> m_log;
    std::unique_ptr<Office> m_office;
    HttpLimits m_limits;
    int m_scenes = 0;
};

} // namespace meja
