#include "paymentbooks.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

constexpr std::array statuses{
    PaymentStatus::Pending,           PaymentStatus::Paid,      PaymentStatus::Failed,
    PaymentStatus::Expired,           PaymentStatus::Cancelled, PaymentStatus::RefundPending,
    PaymentStatus::PartiallyRefunded, PaymentStatus::Refunded,  PaymentStatus::RefundFailed,
    PaymentStatus::Disputed};

/// Every transaction_status of Midtrans, none, and one that Midtrans may add.
const char gatewayStatuses[] =
    ",authorize,pending,capture,settlement,deny,failure,cancel,expire,refund,partial_refund,chargeback,"
    "partial_chargeback,something";

QString text(bool value)
{
    return value ? QStringLiteral("t") : QStringLiteral("f");
}

} // namespace

/// The program and the database agree on what a payment's status means, for all combinations. Changing one of
/// the two definitions makes this test fail.
class PaymentStatusesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statusesMeanTheSame();
    void paymentsHoldTheSameMoney();
    void ordersShowTheSamePayment();

private:
    std::unique_ptr<SqlSession> m_session;
};

void PaymentStatusesTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
    placeOrder(*m_session);
    m_session->script(QStringLiteral("set session_replication_role = replica; delete from payments"));
}

void PaymentStatusesTest::statusesMeanTheSame()
{
    QList<QStringList> expected;
    for (const PaymentStatus status : statuses)
        expected.append({code(status), text(hasArrived(status)), text(holdsMoney(status)),
                         QString::number(displayRank(status)), text(hasArrived(status))});
    std::sort(expected.begin(), expected.end());
    QCOMPARE(m_session->rows(
                 QStringLiteral("select status, has_arrived, holds_money, display_rank, is_paid(status)"
                                "  from payment_statuses order by status collate \"C\"")),
             expected);
}

void PaymentStatusesTest::paymentsHoldTheSameMoney()
{
    m_session->script(QStringLiteral("begin"));
    QCOMPARE(m_session->script(
                 QStringLiteral(
                     "insert into payments (order_id, user_id, midtrans_order_id, status, gateway_status,"
                     "                      gross_amount, refunded_amount, expires_at)"
                     "  select 1, 1, row_number() over (), s.status, nullif(g.word, ''), a.gross, "
                     "a.refunded, now()"
                     "    from payment_statuses as s, unnest(string_to_array('%1', ',')) as g (word),"
                     "         (values (100, 0), (100, 40), (100, 100), (0, 0)) as a (gross, refunded)")
                     .arg(QLatin1String(gatewayStatuses))),
             QString());
    const auto rows = m_session->rows(
        QStringLiteral("select status, coalesce(gateway_status, ''), gross_amount, refunded_amount,"
                       "       exists (select from held_payments as h where h.id = payments.id)"
                       "  from payments"));
    m_session->script(QStringLiteral("rollback"));
    QCOMPARE(rows.size(), 10 * 14 * 4);
    for (const QStringList &row : rows) {
        Payment payment;
        payment.status = *paymentStatusFromCode(row[0]);
        payment.gatewayStatus = row[1];
        payment.gross = Rupiah(row[2].toLongLong());
        payment.refunded = Rupiah(row[3].toLongLong());
        QVERIFY2(text(holdsMoney(payment)) == row[4], qPrintable(row.join(u' ')));
    }
}

/// Over all triples of payments of one order.
void PaymentStatusesTest::ordersShowTheSamePayment()
{
    m_session->script(QStringLiteral("begin"));
    QCOMPARE(
        m_session->script(QStringLiteral(
            "insert into payments (order_id, user_id, midtrans_order_id, status, gross_amount, expires_at)"
            "  select (row_number() over ()), 1, 'p' || row_number() over (), "
            "         (array[a.status, b.status, c.status])[n], 100, now()"
            "    from payment_statuses as a, payment_statuses as b, payment_statuses as c, "
            "generate_series(1, 3) as n"
            "   order by a.status, b.status, c.status, n;"
            "update payments set order_id = (id - (select min(id) from payments)) / 3 + 1000")),
        QString());
    const auto rows = m_session->rows(
        QStringLiteral("select string_agg(status, ',' order by id), payment_status_of(order_id)"
                       "  from payments group by order_id"));
    m_session->script(QStringLiteral("rollback"));
    QCOMPARE(rows.size(), 1000);
    for (const QStringList &row : rows) {
        QList<Payment> payments;
        const QStringList codes = row[0].split(u',');
        for (const QString &status : codes) {
            Payment payment;
            payment.id = {payments.size() + 1};
            payment.status = *paymentStatusFromCode(status);
            payments.append(payment);
        }
        QVERIFY2(code(shownStatus(payments)) == row[1], qPrintable(row.join(u' ')));
    }
}

QTEST_GUILESS_MAIN(PaymentStatusesTest)
#include "paymentstatusestest.moc"
