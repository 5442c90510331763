#include "invariantcheck.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QProcess>
#include <QSet>
#include <QTest>

#include <memory>

using namespace meja;

/// Tests `meja-service check`: a superuser violates each invariant once with triggers disabled, and the check
/// reports it. A correct database has no violations.
class InvariantCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptsACorrectDatabase();
    void acceptsASeededDatabase();
    void reportsViolations_data();
    void reportsViolations();
    void everyInvariantIsTested();
    void limitsTheNumberOfRows();
    void returnsAnExitCodeForMonitoring();

private:
    /// The names of the invariants that are violated.
    QStringList violated(Connection &connection);

    QString m_database;
    std::unique_ptr<SqlSession> m_session;
    QSet<QString> m_reported;
};

namespace {

/// Disables the triggers during a statement, as a superuser can.
QString withoutTriggers(const QString &sql)
{
    return QStringLiteral("set local session_replication_role = replica; ") + sql +
           QStringLiteral("; set local session_replication_role = origin");
}

} // namespace

void InvariantCheckTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_session = std::make_unique<SqlSession>(m_database);
    fillShop(*m_session);
    // Order 1 is delivered, order 2 is paid, order 3 is cancelled and its refund waits for approval.
    bringTo(*m_session, placeOrder(*m_session), QStringLiteral("SELESAI"));
    const QString paid = placeOrder(*m_session);
    const QString cancelled = placeOrder(*m_session);
    const QString sql = QStringLiteral(
        "select record_payment('%1-1', 'PAID', 'tx-2', 'gopay'), record_payment('%2-1', 'PAID', 'tx-3', "
        "'gopay');"
        "set meja.actor_kind = 'system'; set meja.actor = 'test';"
        "update orders set status = 'MENUNGGU_BATAL' where id = 3;"
        "insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by,"
        "  idempotency_key, requested_at) values (3, 1, 'DIBAYAR', 'x', 'staff', 'ani', 'k', now());"
        "update cancellations set step = 'SHIPMENT_CANCELLED';"
        "update orders set status = 'DIBATALKAN' where id = 3;"
        "insert into stock_movements (product_id, order_item_id, kind, quantity) values (1, 3, 'cancel', 2);"
        "update cancellations set step = 'ORDER_CANCELLED';"
        "update cancellations set step = 'FINISHED', ended_at = now();"
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason,"
        "  requested_by_kind, requested_by, idempotency_key, requested_at)"
        "  values (3, 3, 1, 1, 115000, 'REQUESTED', 'GATEWAY', 'x', 'system', 'meja-service', 'r', now());"
        "update payments set status = 'REFUND_PENDING' where id = 3;"
        "update orders set payment_status = 'REFUND_PENDING' where id = 3");
    QVERIFY2(m_session->script(sql.arg(paid, cancelled)).isEmpty(), qPrintable(m_session->lastMessage()));
}

QStringList InvariantCheckTest::violated(Connection &connection)
{
    QStringList statements;
    InvariantCheck check(connection);
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, 10);
        if (!violations)
            qFatal("%s: %s", qPrintable(invariant.statement), qPrintable(violations.error().detail));
        if (!violations->rows.isEmpty())
            statements.append(invariant.statement);
    }
    return statements;
}

void InvariantCheckTest::acceptsACorrectDatabase()
{
    // Uses the service's login, as monitoring does.
    Connection connection(PrivateCluster::shared().settings(m_database, QStringLiteral("meja_service")));
    QVERIFY(connection.open());
    QCOMPARE(violated(connection), QStringList());
}

void InvariantCheckTest::acceptsASeededDatabase()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    QProcess seed;
    seed.start(
        QStringLiteral(MEJA_SERVICE),
        {QStringLiteral("seed"), QStringLiteral("--orders"), QStringLiteral("2000"),
         QStringLiteral("--database"),
         QStringLiteral("host=%1 dbname=%2 user=postgres").arg(PrivateCluster::shared().folder(), database)});
    QVERIFY(seed.waitForFinished(-1));
    QVERIFY2(seed.exitCode() == 0, seed.readAllStandardError().constData());
    Connection connection(PrivateCluster::shared().settings(database));
    QVERIFY(connection.open());
    QCOMPARE(violated(connection), QStringList());
}

void InvariantCheckTest::reportsViolations_data()
{
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<QString>("statement");
    const auto add = [](const char *name, const char *statement, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(statement);
    };
    add("refund above the paid amount", "refunds_exceed_payment", "update refunds set amount = 115001");
    add("new refund key without a failure", "key_without_failure",
        "update refunds set try_number = 2; insert into refund_attempts (refund_id, user_id, refund_key, "
        "amount,"
        " outcome, sent_at) values (1, 1, '3-R1-T1', 115000, 'pending', now())");
    add("attempt with the key of another refund", "key_of_another_refund",
        "insert into refund_attempts (refund_id, user_id, refund_key, amount, outcome, sent_at, ended_at)"
        " values (1, 1, '9-R1-T1', 115000, 'failed', now(), now())");
    add("sent without approval", "sent_without_approval",
        "insert into refund_attempts (refund_id, user_id, refund_key, amount, outcome, sent_at)"
        " values (1, 1, '3-R1-T1', 115000, 'pending', now())");
    add("success without an attempt", "success_without_evidence",
        "update refunds set state = 'SUCCEEDED', approved_by = 'budi'");
    add("payment refunded without a refund", "payment_differs_from_refunds",
        "update payments set refunded_amount = 5 where id = 3");
    add("money of a cancelled order", "unowed_money",
        "update payments set status = 'PAID' where id = 3; delete from refunds");
    add("two payments of one order", "unowed_money",
        "insert into payments (order_id, user_id, midtrans_order_id, status, gross_amount, expires_at, "
        "paid_at)"
        " values (2, 1, 'second', 'PAID', 115000, now(), now())");
    add("money whose refund was rejected", "unowed_money",
        "update payments set status = 'PAID' where id = 3; update refunds set state = 'REJECTED'");
    add("recorded transfer and another refund", "transfers_exceed_payment",
        "update refunds set state = 'FAILED', approved_by = 'rani', settled_by = 'budi', proof = 'slip', "
        "method = 'MANUAL';"
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason, "
        "requested_by_kind,"
        " requested_by, idempotency_key, requested_at) values (3, 3, 1, 2, 1, 'REQUESTED', 'GATEWAY', 'x', "
        "'staff', 'ani',"
        " 'r2', now())");
    add("order shipped after a reversal", "shipped_while_blocked",
        "update payments set status = 'FAILED', shipping_blocked = true where id = 2;"
        "insert into audit_entries (table_name, row_id, operation, actor_kind, actor, changes)"
        " values ('payments', 2, 'UPDATE', 'system', 'x', '{\"status\": [\"PAID\", \"FAILED\"]}');"
        "insert into order_status_log (order_id, user_id, sequence, from_status, to_status, source, actor, "
        "created_at)"
        " values (2, 1, 3, 'DIBAYAR', 'DIKIRIM', 'storefront', 'x', clock_timestamp())");
    add("parcel of a reversed payment", "blocked_with_a_parcel",
        "update payments set status = 'FAILED', shipping_blocked = true where id = 2;"
        "insert into shipments (order_id, user_id, courier, service, status) values (2, 1, 'jne', 'REG', "
        "'PICKED_UP')");
    add("delivered order that is not completed", "delivered_but_not_completed",
        "update orders set status = 'DIKIRIM' where id = 1;"
        "insert into shipments (order_id, user_id, courier, service, status) values (1, 1, 'jne', 'REG', "
        "'DELIVERED')");
    add("delivered order that went back", "delivered_but_not_completed",
        "insert into shipments (order_id, user_id, courier, service, status) values (2, 1, 'jne', 'REG', "
        "'DELIVERED')");
    add("stock changed without a movement", "stock_differs_from_movements",
        "update products set stock = 3 where id = 1");
    add("adjustment without a reason", "movement_without_cause",
        "insert into stock_movements (product_id, kind, quantity, actor) values (2, 'adjustment', 1, 'x')");
    add("stock of a paid order returned", "returned_differs_from_ordered",
        "insert into stock_movements (product_id, order_item_id, kind, quantity, actor) values (1, 2, "
        "'cancel', 2, "
        "'x')");
    add("stock of a cancelled order not returned", "returned_differs_from_ordered",
        "delete from stock_movements where kind = 'cancel'");
    add("negative stock", "negative_stock",
        "alter table products drop constraint products_stock_check; update products set stock = -1 where id "
        "= 2");
    add("delivered order cancelled", "cancelled_after_shipping",
        "update orders set status = 'DIBATALKAN' where id = 1");
    add("cancelled order with a shipment in transit", "cancelled_with_a_parcel",
        "insert into shipments (order_id, user_id, courier, service, status) values (3, 1, 'JNE', 'REG', "
        "'IN_TRANSIT')");
    add("cancelled order without a refund", "cancelled_with_money",
        "update payments set status = 'PAID' where id = 3; delete from refunds");
    add("order with another payment status than its payments", "order_differs_from_payments",
        "update orders set payment_status = 'FAILED' where id = 2");
    add("order status without a log entry", "forbidden_order_transition",
        "update orders set status = 'DIPROSES' where id = 2");
    add("gap in the status log", "forbidden_order_transition",
        "update order_status_log set sequence = 9 where id = 2");
    add("rejected refund approved", "forbidden_transition",
        "insert into audit_entries (table_name, row_id, operation, actor_kind, actor, changes)"
        " values ('refunds', 1, 'UPDATE', 'system', 'x', '{\"state\": [\"REJECTED\", \"APPROVED\"]}')");
    add("two active cancellations", "several_active_cancellations",
        "drop index cancellations_live; insert into cancellations (order_id, user_id, step, frozen_from, "
        "reason,"
        " requested_by_kind, requested_by, idempotency_key, requested_at) select 3, 1, 'ORDER_CANCELLED', "
        "'DIBAYAR',"
        " 'x', 'staff', 'ani', n::text, now() from generate_series(1, 2) as n");
    add("frozen order without a cancellation", "frozen_differs_from_cancellation",
        "update orders set status = 'MENUNGGU_BATAL' where id = 2");
    add("change without an audit entry", "change_without_audit",
        "update orders set version = version + 1 where id = 2");
    add("job given up without an attention item", "lost_job",
        "insert into jobs (kind, subject_id, order_id, state, due_at, ended_at) values ('advance_refund', 1, "
        "3,"
        " 'given_up', now(), now())");
    add("expired lease of a running job", "lost_job",
        "insert into jobs (kind, subject_id, order_id, state, due_at, leased_until) values "
        "('advance_refund', 1, 3,"
        " 'running', now(), now() - interval '2 hours')");
    add("active cancellation without a job", "cancellation_without_job",
        "update cancellations set step = 'ORDER_CANCELLED', ended_at = null");
    add("active refund without a job", "refund_without_job",
        "update refunds set state = 'UNKNOWN', approved_by = 'budi'");
    add("sorting library of another version", "outdated_collation",
        "update pg_catalog.pg_collation set collversion = '0' where collname = 'people'");
    add("rating without a comment", "rating_differs_from_comments",
        "update products set rating_sum = rating_sum + 5, rating_count = rating_count + 1 where id = 2");
    add("unpaid order without an expiry job", "order_never_expires",
        "update orders set status = 'MENUNGGU_PEMBAYARAN', expires_at = now() - interval '1 day' where id = "
        "2;"
        " update jobs set state = 'finished', ended_at = now() where subject_id = 2 and kind = "
        "'expire_order'");
}

void InvariantCheckTest::reportsViolations()
{
    QFETCH(QString, attempt);
    QFETCH(QString, statement);
    m_session->script(QStringLiteral("begin"));
    QVERIFY2(m_session->script(withoutTriggers(attempt)).isEmpty(), qPrintable(m_session->lastMessage()));
    const QStringList found = violated(m_session->connection());
    m_session->script(QStringLiteral("rollback"));
    QVERIFY2(found.contains(statement), qPrintable(found.join(u' ')));
    m_reported.insert(statement);
}

void InvariantCheckTest::everyInvariantIsTested()
{
    for (const Invariant &invariant : InvariantCheck::all())
        QVERIFY2(m_reported.contains(invariant.statement), qPrintable(invariant.statement));
}

void InvariantCheckTest::limitsTheNumberOfRows()
{
    m_session->script(QStringLiteral("begin"));
    m_session->script(
        withoutTriggers(QStringLiteral("update products set opening_stock = opening_stock + 1")));
    const auto &all = InvariantCheck::all();
    const auto found = std::find_if(all.cbegin(), all.cend(), [](const Invariant &invariant) {
        return invariant.statement == QLatin1String("stock_differs_from_movements");
    });
    QVERIFY(found != all.cend());
    const Invariant &stock = *found;
    const auto every = InvariantCheck(m_session->connection()).check(stock, 10);
    const auto two = InvariantCheck(m_session->connection()).check(stock, 2);
    m_session->script(QStringLiteral("rollback"));
    QCOMPARE(every->rows.size(), 3);
    QCOMPARE(two->rows, every->rows.first(2));
    QVERIFY2(two->rows.first().startsWith(QLatin1String("product 1: stock ")), qPrintable(two->rows.first()));
}

void InvariantCheckTest::returnsAnExitCodeForMonitoring()
{
    const auto check = [](const QString &database, QByteArray *output = nullptr,
                          const QStringList &options = {}) {
        QProcess process;
        process.start(QStringLiteral(MEJA_SERVICE),
                      QStringList{QStringLiteral("check"), QStringLiteral("--database"),
                                  QStringLiteral("host=%1 dbname=%2 user=meja_service")
                                      .arg(PrivateCluster::shared().folder(), database)} +
                          options);
        process.waitForFinished(-1);
        if (output)
            *output = process.readAllStandardOutput();
        return process.exitCode();
    };
    QCOMPARE(check(m_database), 0);
    QCOMPARE(check(QStringLiteral("nowhere")), 2);
    SqlSession breaker(m_database);
    breaker.script(
        QStringLiteral("set session_replication_role = replica; update products set stock = 1 where id = 2"));
    QByteArray output;
    QCOMPARE(check(m_database, &output), 1);
    QVERIFY2(output.contains("S1  BROKEN  stock equals opening stock plus movements\n      product 2: "),
             output.constData());
    for (const QString &option : {QStringLiteral("--max-rows"), QStringLiteral("--most")}) {
        QCOMPARE(check(m_database, &output, {option, QStringLiteral("1")}), 1);
        QVERIFY2(output.contains("use --max-rows to list more rows"), output.constData());
        QCOMPARE(check(m_database, nullptr, {option, QStringLiteral("0")}), 2);
    }
}

QTEST_GUILESS_MAIN(InvariantCheckTest)
#include "invariantchecktest.moc"
