#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

QStringList split(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

const QStringList &orderStatuses()
{
    static const QStringList all =
        split("MENUNGGU_PEMBAYARAN DIBAYAR DIPROSES DIKIRIM SELESAI MENUNGGU_BATAL "
              "DIBATALKAN KEDALUWARSA");
    return all;
}

const QStringList &paymentStatuses()
{
    static const QStringList all = split("PENDING PAID FAILED EXPIRED CANCELLED REFUND_PENDING "
                                         "PARTIALLY_REFUNDED REFUNDED REFUND_FAILED DISPUTED");
    return all;
}

/// A second copy of the allow-list, from the specification, to compare the database with. A frozen order was
/// frozen from MENUNGGU_PEMBAYARAN.
QStringList mayBecome(const QString &orderStatus)
{
    static const QHash<QString, QStringList> allowed{
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), split("DIBAYAR MENUNGGU_BATAL KEDALUWARSA")},
        {QStringLiteral("DIBAYAR"), split("DIPROSES DIKIRIM MENUNGGU_BATAL MENUNGGU_PEMBAYARAN")},
        {QStringLiteral("DIPROSES"), split("DIKIRIM MENUNGGU_BATAL")},
        {QStringLiteral("DIKIRIM"), split("SELESAI")},
        {QStringLiteral("MENUNGGU_BATAL"), split("DIBATALKAN DIKIRIM MENUNGGU_PEMBAYARAN")},
    };
    return allowed.value(orderStatus);
}

QStringList paymentMayBecome(const QString &paymentStatus)
{
    static const QHash<QString, QStringList> allowed{
        {QStringLiteral("PENDING"), split("PAID FAILED EXPIRED CANCELLED")},
        {QStringLiteral("FAILED"), split("PAID")},
        {QStringLiteral("EXPIRED"), split("PAID")},
        {QStringLiteral("CANCELLED"), split("PAID")},
        {QStringLiteral("PAID"),
         split("FAILED CANCELLED REFUND_PENDING PARTIALLY_REFUNDED REFUNDED DISPUTED")},
        {QStringLiteral("REFUND_PENDING"), split("PARTIALLY_REFUNDED REFUNDED PAID REFUND_FAILED DISPUTED")},
        {QStringLiteral("PARTIALLY_REFUNDED"), split("REFUND_PENDING REFUNDED DISPUTED")},
        {QStringLiteral("REFUND_FAILED"), split("REFUND_PENDING PARTIALLY_REFUNDED REFUNDED PAID DISPUTED")},
        {QStringLiteral("REFUNDED"), split("DISPUTED")},
    };
    return allowed.value(paymentStatus);
}

QString refused()
{
    return QStringLiteral("error MJ001");
}

} // namespace

/// Tests the status rules of the database: nobody can write a transition outside the allow-list, and each
/// transition writes a row of the status log.
class TransitionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void ordersFollowTheAllowList_data();
    void ordersFollowTheAllowList();
    void unfreezesToThePreviousStatusOnly_data();
    void unfreezesToThePreviousStatusOnly();
    void paymentsFollowTheAllowList_data();
    void paymentsFollowTheAllowList();
    void ordersShowTheRelevantPayment_data();
    void ordersShowTheRelevantPayment();
    void cancelsAPaidPaymentOnlyAfterAVoid();
    void newRowsHaveTheInitialStatus();
    void writesOneLogRowPerTransition();
    void logsTheActor();
    void refusesAChangeWithoutActor();
    void refusesDirectChangesOfTheLog();
    void archivesFinishedOrdersOnly_data();
    void archivesFinishedOrdersOnly();
    void cannotRestoreAnOrderArchivedByTheCustomer();

private:
    QString setStatus(const QString &status);

    std::unique_ptr<SqlSession> m_session;
    QString m_number; ///< The number of a newly placed order.
};

void TransitionsTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
    m_number = placeOrder(*m_session);
}

void TransitionsTest::init()
{
    QCOMPARE(m_session->script(QStringLiteral("begin")), QString());
}

void TransitionsTest::cleanup()
{
    m_session->script(QStringLiteral("rollback"));
}

QString TransitionsTest::setStatus(const QString &status)
{
    return m_session->ask(
        QStringLiteral("update orders set status = '%1' where number = '%2' returning status")
            .arg(status, m_number));
}

void TransitionsTest::ordersFollowTheAllowList_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const QString &from : orderStatuses()) {
        for (const QString &to : orderStatuses())
            QTest::addRow("%s to %s", qPrintable(from), qPrintable(to)) << from << to;
    }
}

void TransitionsTest::ordersFollowTheAllowList()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    bringTo(*m_session, m_number, from);
    const bool allowed = from == to || mayBecome(from).contains(to);
    QCOMPARE(setStatus(to), allowed ? to : refused());
}

void TransitionsTest::unfreezesToThePreviousStatusOnly_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const QStringList cancellable = split("MENUNGGU_PEMBAYARAN DIBAYAR DIPROSES");
    for (const QString &before : cancellable) {
        for (const QString &after : cancellable)
            QTest::addRow("%s to %s", qPrintable(before), qPrintable(after)) << before << after;
    }
}

void TransitionsTest::unfreezesToThePreviousStatusOnly()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    bringTo(*m_session, m_number, before);
    QCOMPARE(setStatus(QStringLiteral("MENUNGGU_BATAL")), QStringLiteral("MENUNGGU_BATAL"));
    QCOMPARE(setStatus(after), before == after ? after : refused());
}

void TransitionsTest::paymentsFollowTheAllowList_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const QString &from : paymentStatuses()) {
        for (const QString &to : paymentStatuses()) {
            QTest::addRow("payment %s to %s", qPrintable(from), qPrintable(to))
                << QStringLiteral("payments") << QStringLiteral("status") << from << to;
            QTest::addRow("order %s to %s", qPrintable(from), qPrintable(to))
                << QStringLiteral("orders") << QStringLiteral("payment_status") << from << to;
        }
    }
}

void TransitionsTest::paymentsFollowTheAllowList()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, from);
    QFETCH(QString, to);
    // Set the status without triggers, because some statuses cannot be reached without other changes.
    const QString put =
        QStringLiteral("set local session_replication_role = replica; update %1 set %2 = '%3';"
                       "set local session_replication_role = origin");
    QCOMPARE(m_session->script(put.arg(QLatin1String("payments"), QLatin1String("status"), from)), QString());
    QCOMPARE(m_session->script(put.arg(table, column, from)), QString());
    // An order may get another payment after a failed one, but a payment never becomes PENDING again.
    const bool isNewPayment = table == QLatin1String("orders") && to == QLatin1String("PENDING") &&
                              split("FAILED EXPIRED CANCELLED").contains(from);
    // A paid payment becomes CANCELLED only after Midtrans has confirmed the void.
    const bool isUnconfirmedVoid = table == QLatin1String("payments") && from == QLatin1String("PAID") &&
                                   to == QLatin1String("CANCELLED");
    const bool allowed =
        from == to || (paymentMayBecome(from).contains(to) && !isUnconfirmedVoid) || isNewPayment;
    QCOMPARE(m_session->ask(QStringLiteral("update %1 set %2 = '%3' returning %2").arg(table, column, to)),
             allowed ? to : refused());
}

void TransitionsTest::ordersShowTheRelevantPayment_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *first, const char *second, const char *shown) {
        QTest::addRow("%s and %s", first, second)
            << QString::fromLatin1(first) << QString::fromLatin1(second) << QString::fromLatin1(shown);
    };
    row("REFUNDED", "PAID", "PAID");
    row("PAID", "REFUNDED", "PAID");
    row("PAID", "REFUND_PENDING", "PAID");
    row("REFUNDED", "DISPUTED", "DISPUTED");
    row("DISPUTED", "FAILED", "DISPUTED");
    row("PAID", "EXPIRED", "PAID");
    row("EXPIRED", "PENDING", "PENDING");
    row("FAILED", "CANCELLED", "CANCELLED");
}

/// Independent of the previous payment status; a status that no payment has is refused.
void TransitionsTest::ordersShowTheRelevantPayment()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, shown);
    const QString put = QStringLiteral(
        "set local session_replication_role = replica;"
        "insert into payments (order_id, user_id, midtrans_order_id, status, gross_amount, expires_at)"
        "  select order_id, user_id, midtrans_order_id || '-2', '%2', gross_amount, expires_at from payments;"
        "update payments set status = '%1' where midtrans_order_id not like '%-2';"
        "update orders set payment_status = 'REFUND_FAILED';"
        "set local session_replication_role = origin; savepoint placed");
    QCOMPARE(m_session->script(put.arg(first, second)), QString());
    for (const QString &to : {first, second, QStringLiteral("EXPIRED")}) {
        const bool isStep = paymentMayBecome(QStringLiteral("REFUND_FAILED")).contains(to);
        QCOMPARE(
            m_session->ask(
                QStringLiteral("update orders set payment_status = '%1' returning payment_status").arg(to)),
            to == shown || isStep ? to : refused());
        m_session->script(QStringLiteral("rollback to placed"));
    }
}

void TransitionsTest::cancelsAPaidPaymentOnlyAfterAVoid()
{
    m_session->script(QStringLiteral("update payments set status = 'PAID'"));
    m_session->script(QStringLiteral("savepoint paid"));
    QCOMPARE(m_session->ask(QStringLiteral("update payments set status = 'CANCELLED'")), refused());
    m_session->script(QStringLiteral("rollback to paid"));
    QCOMPARE(m_session->ask(QStringLiteral(
                 "update payments set status = 'CANCELLED', gateway_status = 'cancel' returning status")),
             QStringLiteral("CANCELLED"));
}

void TransitionsTest::newRowsHaveTheInitialStatus()
{
    const QString order = QStringLiteral(
        "insert into orders (number, user_id, store_id, status, payment_status, item_count, subtotal, total,"
        "  recipient_name, recipient_phone, shipping_address, shipping_city, shipping_province, expires_at)"
        " values ('MJTEST', 1, 1, '%1', '%2', 1, 1, 1, 'Siti', '+6281234567890', 'Jl. A', 'Solo', 'Jawa', "
        "now())"
        " returning status");
    const QString waiting = QStringLiteral("MENUNGGU_PEMBAYARAN");
    QCOMPARE(m_session->ask(order.arg(waiting, QStringLiteral("PENDING"))), waiting);
    m_session->script(QStringLiteral("rollback; begin"));
    QCOMPARE(m_session->ask(order.arg(QStringLiteral("DIBAYAR"), QStringLiteral("PENDING"))), refused());
    m_session->script(QStringLiteral("rollback; begin"));
    QCOMPARE(m_session->ask(order.arg(waiting, QStringLiteral("PAID"))), refused());
    m_session->script(QStringLiteral("rollback; begin"));
    QCOMPARE(
        m_session->ask(QStringLiteral(
            "insert into payments (order_id, user_id, midtrans_order_id, status, gross_amount, expires_at)"
            " values (1, 1, 'x', 'PAID', 1, now())")),
        refused());
}

void TransitionsTest::writesOneLogRowPerTransition()
{
    bringTo(*m_session, m_number, QStringLiteral("SELESAI"));
    m_session->ask(QStringLiteral("update orders set customer_note = 'no change of status'"));
    QCOMPARE(m_session->ask(QStringLiteral(
                 "select string_agg(concat_ws(' ', sequence, from_status, to_status), ', ' order by sequence)"
                 " from order_status_log")),
             QStringLiteral("1 MENUNGGU_PEMBAYARAN, 2 MENUNGGU_PEMBAYARAN DIBAYAR, 3 DIBAYAR DIKIRIM, "
                            "4 DIKIRIM SELESAI"));
}

void TransitionsTest::logsTheActor()
{
    m_session->script(QStringLiteral("set local meja.actor_kind = 'staff'; set local meja.actor = 'ani';"
                                     "set local meja.reason = 'asked by phone'"));
    bringTo(*m_session, m_number, QStringLiteral("MENUNGGU_BATAL"));
    QCOMPARE(
        m_session->ask(QStringLiteral("select source || ' ' || actor || ' ' || reason from order_status_log"
                                      " order by sequence desc limit 1")),
        QStringLiteral("staff ani asked by phone"));
}

void TransitionsTest::refusesAChangeWithoutActor()
{
    m_session->script(QStringLiteral("set local meja.actor = ''"));
    QCOMPARE(setStatus(QStringLiteral("DIBAYAR")), QStringLiteral("error MJ002"));
}

void TransitionsTest::refusesDirectChangesOfTheLog()
{
    const QStringList attempts{
        QStringLiteral("insert into order_status_log (order_id, user_id, sequence, from_status, to_status, "
                       "source, actor)"
                       " values (1, 1, 2, 'DIBAYAR', 'SELESAI', 'system', 'x')"),
        QStringLiteral("update order_status_log set to_status = 'SELESAI'"),
        QStringLiteral("delete from order_status_log"),
    };
    for (const QString &attempt : attempts) {
        QCOMPARE(m_session->ask(attempt), QStringLiteral("error MJ003"));
        m_session->script(QStringLiteral("rollback; begin"));
    }
}

void TransitionsTest::archivesFinishedOrdersOnly_data()
{
    QTest::addColumn<QString>("status");
    for (const QString &status : orderStatuses())
        QTest::newRow(qPrintable(status)) << status;
}

void TransitionsTest::archivesFinishedOrdersOnly()
{
    QFETCH(QString, status);
    bringTo(*m_session, m_number, status);
    const bool isFinished = split("SELESAI DIBATALKAN KEDALUWARSA").contains(status);
    QCOMPARE(m_session->ask(QStringLiteral("update orders set is_archived = true, archived_at = now(),"
                                           " archived_by_kind = 'staff' returning status")),
             isFinished ? status : refused());
}

void TransitionsTest::cannotRestoreAnOrderArchivedByTheCustomer()
{
    bringTo(*m_session, m_number, QStringLiteral("SELESAI"));
    const QString archive = QStringLiteral(
        "update orders set is_archived = true, archived_at = now(), archived_by_kind = '%1' returning id");
    const QString unarchive = QStringLiteral(
        "update orders set is_archived = false, archived_at = null, archived_by_kind = null returning id");
    QCOMPARE(m_session->ask(archive.arg(QStringLiteral("staff"))), QStringLiteral("1"));
    QCOMPARE(m_session->ask(unarchive), QStringLiteral("1"));
    QCOMPARE(m_session->ask(archive.arg(QStringLiteral("customer"))), QStringLiteral("1"));
    QCOMPARE(m_session->ask(unarchive), refused());
}

QTEST_GUILESS_MAIN(TransitionsTest)
#include "transitionstest.moc"
