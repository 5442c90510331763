#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

/// The limit of automatic approvals in the database, for statements that do not come from the services.
class ApprovalLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void limitsNothingByDefault();
    void staysBelowTheLimit();
    void countsAllPaymentsOfTheOrder();
    void countsRefundsOfTheSeed();
    void freesWhatNeedsAnApprovalAgain();
    void twoTransactionsCountEachOther_data();
    void twoTransactionsCountEachOther();
    void onlyAdministratorsChangeTheLimit();

private:
    [[nodiscard]] QString approved(int amount, int ordinal, int payment = 0) const;
    [[nodiscard]] std::unique_ptr<SqlSession> serviceSession() const;
    void setLimit(const QString &amount);

    QString m_database;
    std::unique_ptr<SqlSession> m_admin;
    int m_payment = 0;
};

void ApprovalLimitTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_admin = std::make_unique<SqlSession>(m_database);
    fillShop(*m_admin);
    QCOMPARE(m_admin->script(QStringLiteral(
                 "insert into stock_movements (product_id, kind, quantity, reason, actor) values (1, "
                 "'adjustment', 100000, 'many orders', 'test')")),
             QString());
}

/// Every test has its own order, so that sessions can commit.
void ApprovalLimitTest::init()
{
    const QString number = placeOrder(*m_admin);
    QCOMPARE(m_admin->script(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-%1', 'gopay');"
                                            "set meja.actor_kind = 'system'; set meja.actor = 'test'")
                                 .arg(number)),
             QString());
    m_payment = m_admin->ask(QStringLiteral("select max(id) from payments")).toInt();
    setLimit(QStringLiteral("1000"));
}

/// @param payment another one than that of the test's order; 0: that one.
QString ApprovalLimitTest::approved(int amount, int ordinal, int payment) const
{
    return QStringLiteral(
               "insert into refunds (payment_id, order_id, user_id, reason, requested_by_kind, requested_by,"
               " requested_at, ordinal, amount, state, idempotency_key, method, is_approved_automatically)"
               " select id, order_id, user_id, 'x', 'staff', 'ani', now(), %2, %3, 'APPROVED',"
               " 'k-%1-%2', 'GATEWAY', true from payments where id = %1;")
        .arg(payment == 0 ? m_payment : payment)
        .arg(ordinal)
        .arg(amount);
}

std::unique_ptr<SqlSession> ApprovalLimitTest::serviceSession() const
{
    return std::make_unique<SqlSession>(m_database, QStringLiteral("meja_service"));
}

void ApprovalLimitTest::setLimit(const QString &amount)
{
    QCOMPARE(m_admin->script(QStringLiteral("insert into approval_limit (amount) values (") + amount +
                             QStringLiteral(") on conflict (id) do update set amount = excluded.amount")),
             QString());
}

void ApprovalLimitTest::limitsNothingByDefault()
{
    SqlSession fresh(PrivateCluster::shared().createMigratedDatabase());
    QCOMPARE(fresh.ask(QStringLiteral("select count(*)::text from approval_limit")), QStringLiteral("0"));
    setLimit(QStringLiteral("null"));
    QCOMPARE(serviceSession()->script(approved(60'000, 1)), QString());
}

void ApprovalLimitTest::staysBelowTheLimit()
{
    const auto service = serviceSession();
    QCOMPARE(service->script(approved(1000, 1)), QStringLiteral("error MJ006"));
    QCOMPARE(service->script(approved(600, 1)), QString());
    QCOMPARE(service->script(approved(400, 2)), QStringLiteral("error MJ006"));
    QCOMPARE(service->script(approved(399, 2)), QString());
    QCOMPARE(service->script(approved(1, 3)), QStringLiteral("error MJ006"));
    setLimit(QStringLiteral("0"));
    QCOMPARE(service->script(approved(1, 3)), QStringLiteral("error MJ006"));
}

void ApprovalLimitTest::countsAllPaymentsOfTheOrder()
{
    m_admin->script(
        QStringLiteral("insert into payments (order_id, user_id, midtrans_order_id, gross_amount, expires_at)"
                       " select order_id, user_id, midtrans_order_id || 'b', gross_amount, expires_at from"
                       " payments where id = %1;")
            .arg(m_payment));
    const int second = m_admin->ask(QStringLiteral("select max(id) from payments")).toInt();
    QVERIFY(second > m_payment);
    m_admin->script(
        QStringLiteral("update payments set status = 'PAID', paid_at = now() where id = %1").arg(second));
    QCOMPARE(m_admin->script(approved(600, 1)), QString());
    QCOMPARE(m_admin->script(approved(600, 1, second)), QStringLiteral("error MJ006"));
    QCOMPARE(m_admin->script(approved(300, 1, second)), QString());
}

void ApprovalLimitTest::countsRefundsOfTheSeed()
{
    QCOMPARE(m_admin->script(QStringLiteral("set session_replication_role = replica;") + approved(600, 1) +
                             QStringLiteral("set session_replication_role = origin")),
             QString());
    QCOMPARE(m_admin->script(approved(400, 2)), QStringLiteral("error MJ006"));
    QCOMPARE(m_admin->script(approved(399, 2)), QString());
}

void ApprovalLimitTest::freesWhatNeedsAnApprovalAgain()
{
    QCOMPARE(m_admin->script(approved(600, 1)), QString());
    QCOMPARE(m_admin->script(approved(600, 2)), QStringLiteral("error MJ006"));
    QCOMPARE(m_admin->script(QStringLiteral("update refunds set amount = 900, state = 'REQUESTED',"
                                            " is_approved_automatically = false where payment_id = %1")
                                 .arg(m_payment)),
             QString());
    QCOMPARE(m_admin->script(approved(600, 2)), QString());
}

void ApprovalLimitTest::twoTransactionsCountEachOther_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<bool>("isCounted");
    for (const char *level : {"read committed", "repeatable read", "serializable"}) {
        QTest::addRow("%s, the first refunds of the order", level) << QString::fromLatin1(level) << false;
        QTest::addRow("%s, further refunds", level) << QString::fromLatin1(level) << true;
    }
}

/// The second transaction took its snapshot before the first one committed.
void ApprovalLimitTest::twoTransactionsCountEachOther()
{
    QFETCH(const QString, level);
    QFETCH(const bool, isCounted);
    if (isCounted)
        QCOMPARE(m_admin->script(approved(100, 3)), QString());
    const auto earlier = serviceSession();
    const auto later = serviceSession();
    for (SqlSession *session : {earlier.get(), later.get()})
        QCOMPARE(session->script(
                     QStringLiteral("begin isolation level %1; select count(*) from refunds").arg(level)),
                 QString());
    QCOMPARE(earlier->script(approved(600, 1)), QString());
    QCOMPARE(earlier->script(QStringLiteral("commit")), QString());
    const QString refused = later->script(approved(600, 2));
    QCOMPARE(refused, level == QLatin1String("read committed") ? QStringLiteral("error MJ006")
                                                               : QStringLiteral("error 40001"));
    later->script(QStringLiteral("rollback"));
    QCOMPARE(later->script(approved(600, 2)), QStringLiteral("error MJ006"));
}

void ApprovalLimitTest::onlyAdministratorsChangeTheLimit()
{
    QCOMPARE(serviceSession()->script(QStringLiteral("update approval_limit set amount = 2000")),
             QStringLiteral("error 42501"));
    QCOMPARE(m_admin->script(QStringLiteral("insert into approval_limit values (2, 5)")),
             QStringLiteral("error 23514"));
    QCOMPARE(m_admin->ask(QStringLiteral("select (count(*) > 0)::text from audit_entries where table_name ="
                                         " 'approval_limit' and operation = 'UPDATE'")),
             QStringLiteral("true"));
}

QTEST_GUILESS_MAIN(ApprovalLimitTest)
#include "approvallimittest.moc"
