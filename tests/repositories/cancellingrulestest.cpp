#include "cancellation.h"
#include "orderstatus.h"
#include "paymentstatus.h"
#include "privatecluster.h"
#include "refund.h"
#include "shipment.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// Preparations of the data rows. Each of their statements must succeed.
const QString frozen = QStringLiteral("update orders set status = 'MENUNGGU_BATAL' where id = 2;");
const QString requested =
    frozen + QStringLiteral("insert into cancellations (order_id, user_id, frozen_from, reason,"
                            " requested_by_kind, requested_by, idempotency_key, requested_at)"
                            " values (2, 1, 'DIBAYAR', 'x', 'staff', 'ani', 'k', now());");
const QString parcel = QStringLiteral(
    "insert into shipments (order_id, user_id, courier, service) values (2, 1, 'JNE', 'REG');");

QString insertRefund(const char *values = "1, 100000, 'REQUESTED', null, 'r'")
{
    return QStringLiteral(
               "insert into refunds (payment_id, order_id, user_id, method, reason, requested_by_kind,"
               " requested_by, requested_at, ordinal, amount, state, approved_by, idempotency_key)"
               " values (2, 2, 1, 'GATEWAY', 'x', 'staff', 'ani', now(), %1);")
        .arg(QLatin1String(values));
}

const QString approved =
    insertRefund() + QStringLiteral("update refunds set state = 'APPROVED', approved_by = 'budi';");
const QString sending =
    approved + QStringLiteral("insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at)"
                              " values (1, 1, '2-R1-T1', 100000, now());"
                              "update refunds set state = 'SENDING', first_sent_at = now();");
const QString failed = sending + QStringLiteral("update refunds set state = 'FAILED', ended_at = now();");

template <class E, class Allowed>
QStringList transitionsOf(const QList<E> &all, Allowed isAllowed)
{
    QStringList changes;
    for (const E from : all) {
        for (const E to : all) {
            if (isAllowed(from, to))
                changes.append(code(from) + QStringLiteral(" ") + code(to));
        }
    }
    changes.sort();
    return changes;
}

} // namespace

/// Tests the database rules for cancellations, refunds and shipments, with allowed and refused changes. The
/// shop has the unpaid order 1 and order 2, for which 115,000 was paid.
class CancellingRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasTheTransitionsOfTheProgram_data();
    void hasTheTransitionsOfTheProgram();
    void enforcesRules_data();
    void enforcesRules();
    void keepsMicrosecondsOfUnchangedTimes();
    void masksBankAccounts();

private:
    void cancellationRows();
    void refundRows();
    void otherRows();

    std::unique_ptr<SqlSession> m_session;
};

namespace {

void row(const char *name, const QString &before, const QString &attempt, const char *result)
{
    QTest::newRow(name) << before << attempt << QString::fromLatin1(result);
}

void row(const char *name, const QString &before, const char *attempt, const char *result)
{
    row(name, before, QString::fromLatin1(attempt), result);
}

} // namespace

void CancellingRulesTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
    placeOrder(*m_session);
    const QString number = placeOrder(*m_session);
    const QString sql = QStringLiteral("select record_payment('%1-1', 'PAID', 'tx', 'gopay');"
                                       "insert into staff_accounts (login, display_name, role) values"
                                       " ('ani', 'Ani', 'admin'), ('budi', 'Budi', 'admin'),"
                                       " ('citra', 'Citra', 'admin');"
                                       "set meja.actor_kind = 'system'; set meja.actor = 'test'");
    QCOMPARE(m_session->script(sql.arg(number)), QString());
}

void CancellingRulesTest::hasTheTransitionsOfTheProgram_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QStringList>("changes");
    using enum RefundState;
    QTest::newRow("refunds") << QStringLiteral("refunds.state")
                             << transitionsOf(
                                    QList<RefundState>{Requested, Approved, Rejected, Sending, Unknown,
                                                       Pending, Succeeded, Failed, NeedsPerson},
                                    [](RefundState from, RefundState to) { return mayBecome(from, to); });
    const QList<PaymentStatus> payments{
        PaymentStatus::Pending,           PaymentStatus::Paid,      PaymentStatus::Failed,
        PaymentStatus::Expired,           PaymentStatus::Cancelled, PaymentStatus::RefundPending,
        PaymentStatus::PartiallyRefunded, PaymentStatus::Refunded,  PaymentStatus::RefundFailed,
        PaymentStatus::Disputed};
    QTest::newRow("payments") << QStringLiteral("payments.status")
                              << transitionsOf(payments, [](PaymentStatus from, PaymentStatus to) {
                                     return mayBecome(from, to);
                                 });
    using enum OrderStatus;
    QTest::newRow("orders") << QStringLiteral("orders.status")
                            << transitionsOf(
                                   QList<OrderStatus>{AwaitingPayment, Paid, Processing, Shipped, Completed,
                                                      Cancelling, Cancelled, Expired},
                                   [](OrderStatus from, OrderStatus to) { return mayBecome(from, to); });
}

void CancellingRulesTest::hasTheTransitionsOfTheProgram()
{
    QFETCH(QString, subject);
    QFETCH(QStringList, changes);
    QStringList stored;
    const auto rows = m_session->rows(
        QStringLiteral("select from_status || ' ' || to_status from status_transitions where subject = '%1'")
            .arg(subject));
    for (const QStringList &change : rows)
        stored.append(change.first());
    stored.sort();
    QCOMPARE(stored, changes);
}

void CancellingRulesTest::enforcesRules_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<QString>("result");
    cancellationRows();
    refundRows();
    otherRows();
}

void CancellingRulesTest::cancellationRows()
{
    const QString another = QStringLiteral(
        "insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind,"
        " requested_by, idempotency_key, requested_at) values (2, 1, '%1', 'x', 'staff', 'ani', "
        "'%2', now()) returning step");
    row("requested for a frozen order", frozen, another.arg(QLatin1String("DIBAYAR"), QLatin1String("k")),
        "REQUESTED");
    row("requested for an order that is not frozen", {},
        another.arg(QLatin1String("DIBAYAR"), QLatin1String("k")), "error MJ001");
    row("frozen from another status", frozen, another.arg(QLatin1String("DIPROSES"), QLatin1String("k")),
        "error MJ001");
    row("a second active cancellation", requested, another.arg(QLatin1String("DIBAYAR"), QLatin1String("k2")),
        "error 23505");
    row("the same key again",
        requested +
            QStringLiteral("update orders set status = 'DIBAYAR' where id = 2;"
                           "update cancellations set step = 'REFUSED', refusal = 'x', ended_at = now();") +
            frozen,
        another.arg(QLatin1String("DIBAYAR"), QLatin1String("k")), "error 23505");
    row("a new cancellation after a refusal",
        requested +
            QStringLiteral("update orders set status = 'DIBAYAR' where id = 2;"
                           "update cancellations set step = 'REFUSED', refusal = 'x', ended_at = now();") +
            frozen,
        another.arg(QLatin1String("DIBAYAR"), QLatin1String("k2")), "REQUESTED");
    row("for another customer", frozen,
        "insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by,"
        " idempotency_key, requested_at) values (2, 2, 'DIBAYAR', 'x', 'staff', 'ani', 'k', now())",
        "error 23503");
    row("the parcel is cancelled",
        parcel + requested + QStringLiteral("update shipments set status = 'CANCELLED';"),
        "update cancellations set step = 'SHIPMENT_CANCELLED' returning step", "SHIPMENT_CANCELLED");
    row("the parcel is not cancelled", parcel + requested,
        "update cancellations set step = 'SHIPMENT_CANCELLED'", "error MJ001");
    row("a skipped step", requested, "update cancellations set step = 'FINISHED', ended_at = now()",
        "error MJ001");
    row("the pivot without a change of the order",
        requested + QStringLiteral("update cancellations set step = 'SHIPMENT_CANCELLED';"),
        "update cancellations set step = 'ORDER_CANCELLED'", "error MJ001");
    row("refused while the order stays frozen", requested,
        "update cancellations set step = 'REFUSED', refusal = 'x', ended_at = now()", "error MJ001");
    row("ended without a time",
        requested + QStringLiteral("update cancellations set step = 'SHIPMENT_CANCELLED';"
                                   "update orders set status = 'DIBATALKAN' where id = 2;"
                                   "update cancellations set step = 'ORDER_CANCELLED';"),
        "update cancellations set step = 'FINISHED'", "error 23514");
    row("a changed reason", requested, "update cancellations set reason = 'y'", "error MJ003");
    row("deleted", requested, "delete from cancellations", "error MJ003");
}

void CancellingRulesTest::refundRows()
{
    const QString approve =
        QStringLiteral("update refunds set state = 'APPROVED', approved_by = '%1' returning state");
    const QString attempt =
        QStringLiteral("insert into refund_attempts (refund_id, user_id, refund_key, amount,"
                       " sent_at) values (1, 1, '%1', %2, now()) returning outcome");
    row("the paid amount", {}, insertRefund("1, 115000, 'REQUESTED', null, 'r'") + QStringLiteral(";"), "");
    row("more than the paid amount", {}, insertRefund("1, 115001, 'REQUESTED', null, 'r'"), "error MJ005");
    row("two refunds within the paid amount", insertRefund(),
        insertRefund("2, 15000, 'REQUESTED', null, 'r2'"), "");
    row("two refunds above the paid amount", insertRefund(),
        insertRefund("2, 15001, 'REQUESTED', null, 'r2'"), "error MJ005");
    row("a new refund after a rejection",
        insertRefund() + QStringLiteral("update refunds set state = 'REJECTED', ended_at = now();"),
        insertRefund("2, 115000, 'REQUESTED', null, 'r2'"), "");
    row("the same key", insertRefund(), insertRefund("2, 1, 'REQUESTED', null, 'r'"), "error 23505");
    row("the same ordinal", insertRefund(), insertRefund("1, 1, 'REQUESTED', null, 'r2'"), "error 23505");
    row("an amount of zero", {}, insertRefund("1, 0, 'REQUESTED', null, 'r'"), "error 23514");
    row("approved from the start by a person", {}, insertRefund("1, 1, 'APPROVED', 'budi', 'r'"),
        "error MJ001");
    row("sent from the start", {}, insertRefund("1, 1, 'SENDING', null, 'r'"), "error MJ001");
    row("approved by another person", insertRefund(), approve.arg(QLatin1String("budi")), "APPROVED");
    row("approved by the requester", insertRefund(), approve.arg(QLatin1String("ani")), "error MJ006");
    row("approved without an approver", insertRefund(), "update refunds set state = 'APPROVED'",
        "error 23514");
    row("a smaller amount before the approval", insertRefund(),
        "update refunds set amount = 5 returning amount", "5");
    row("a larger amount than what is left", insertRefund(), "update refunds set amount = 115001",
        "error MJ005");
    row("a changed amount after the approval", approved, "update refunds set amount = 5", "error MJ003");
    row("a changed destination after the approval", approved, "update refunds set destination_bank = 'bca'",
        "error MJ003");
    row("a changed amount with a new request", approved,
        "update refunds set amount = 5, state = 'REQUESTED', approved_by = null, requested_by = 'citra' "
        "returning "
        "state",
        "REQUESTED");
    row("a changed approver", approved, "update refunds set approved_by = 'citra'", "error MJ003");
    row("the refund's attempt", approved, attempt.arg(QLatin1String("2-R1-T1"), QLatin1String("100000")),
        "pending");
    row("an attempt with another key", approved,
        attempt.arg(QLatin1String("2-R1-T2"), QLatin1String("100000")), "error MJ001");
    row("an attempt with another amount", approved, attempt.arg(QLatin1String("2-R1-T1"), QLatin1String("1")),
        "error MJ001");
    row("an attempt before the approval", insertRefund(),
        attempt.arg(QLatin1String("2-R1-T1"), QLatin1String("100000")), "error MJ001");
    row("sent with its attempt", sending, "select state from refunds", "SENDING");
    row("sent without its attempt", approved, "update refunds set state = 'SENDING'", "error MJ001");
    row("a changed amount after sending", sending + QStringLiteral("update refunds set state = 'APPROVED';"),
        "update refunds set state = 'REQUESTED', approved_by = null, amount = 5", "error MJ003");
    row("unknown, then succeeded", sending + QStringLiteral("update refunds set state = 'UNKNOWN';"),
        "update refunds set state = 'SUCCEEDED', ended_at = now() returning state", "SUCCEEDED");
    row("a new try after a failure", failed,
        "update refunds set state = 'APPROVED', try_number = 2, first_sent_at = null, ended_at = null "
        "returning "
        "refund_key",
        "2-R1-T2");
    row("the old key after a failure", failed, "update refunds set state = 'APPROVED', ended_at = null",
        "error MJ001");
    row("a new key without a failure", sending, "update refunds set state = 'UNKNOWN', try_number = 2",
        "error MJ001");
    row("pending after a failure", failed, "update refunds set state = 'PENDING', ended_at = null",
        "error MJ001");
    const QString byHand = approved + QStringLiteral("update refunds set method = 'MANUAL', proof = 'slip',"
                                                     " settled_by = 'budi';");
    row("manual transfer with two people", byHand,
        "update refunds set state = 'SUCCEEDED', confirmed_by = 'citra' returning state", "SUCCEEDED");
    row("manual transfer with one person", byHand,
        "update refunds set state = 'SUCCEEDED', confirmed_by = 'budi'", "error 23514");
    row("manual transfer without confirmation", byHand, "update refunds set state = 'SUCCEEDED'",
        "error 23514");
    row("manual transfer without proof", approved,
        "update refunds set method = 'MANUAL', settled_by = 'budi'", "error 23514");
    row("an attempt ends", sending,
        "update refund_attempts set outcome = 'failed', ended_at = now() returning outcome", "failed");
    row("a changed outcome of an attempt",
        sending + QStringLiteral("update refund_attempts set outcome = 'failed', ended_at = now();"),
        "update refund_attempts set outcome = 'success'", "error MJ003");
    row("deleted", insertRefund(), "delete from refunds", "error MJ003");
    const QString outside = QStringLiteral(
        "insert into refunds (payment_id, order_id, user_id, method, reason, requested_by_kind,"
        " requested_by, requested_at, ordinal, amount, state, idempotency_key, is_from_outside,"
        " outside_key) values (2, 2, 1, 'GATEWAY', 'x', 'payment', 'midtrans', now(), 2, 200000, "
        "'%1', 'o', true, 'dash-1') returning refund_key");
    row("made outside Meja, above the paid amount", insertRefund(), outside.arg(QLatin1String("PENDING")),
        "dash-1");
    row("made outside Meja, to be sent by us", {}, outside.arg(QLatin1String("APPROVED")), "error MJ001");
}

void CancellingRulesTest::otherRows()
{
    row("a shipment advances", parcel, "update shipments set status = 'IN_TRANSIT' returning status",
        "IN_TRANSIT");
    row("a shipment goes back", parcel + QStringLiteral("update shipments set status = 'IN_TRANSIT';"),
        "update shipments set status = 'PICKED_UP'", "error MJ001");
    row("a returning shipment is delivered",
        parcel + QStringLiteral("update shipments set status = 'RETURNING';"),
        "update shipments set status = 'DELIVERED'", "error MJ001");
    row("a returning shipment is delivered, as a person found out",
        parcel + QStringLiteral("update shipments set status = 'RETURNING'; set meja.actor_kind = 'staff';"),
        "update shipments set status = 'DELIVERED' returning status", "DELIVERED");
    row("a status without a rank has its default rank",
        parcel + QStringLiteral("update shipments set rank = 55; update shipments set status = 'DELIVERED';"),
        "select coalesce(rank, rank_of_shipment(status)) from shipments", "90");
    row("a booked shipment has a tracking job", parcel,
        "select count(*) from jobs where kind = 'track_shipment' and subject_id = (select max(id) from "
        "shipments)",
        "1");
    row("a new order has an expiry job", {},
        "select count(*) from jobs where kind = 'expire_order' and due_at = (select expires_at from orders "
        "where id ="
        " subject_id)",
        "2");
    row("two active jobs with the same subject", {},
        "insert into jobs (kind, subject_id, order_id, due_at) values ('expire_order', 1, 1, now())",
        "error 23505");
    row("running without a lease", {}, "update jobs set state = 'running'", "error 23514");
    const QString item =
        QStringLiteral("insert into attention_items (kind, subject_id, detail, raised_at,"
                       " last_raised_at) values ('paid_twice', 1, 'x', now(), now()) returning id;");
    row("a second open attention item", item,
        QString(item).replace(QLatin1String("'x'"), QLatin1String("'y'")), "error 23505");
    row("the same open attention item", item + item, "select count(*) from attention_items", "1");
    row("the same attention item after a person resolved it",
        item + QStringLiteral("update attention_items set resolved_at = now(), resolved_by = 'ani';") + item,
        "select count(*) from attention_items", "1");
    row("the same attention item after the program closed it",
        item + QStringLiteral("update attention_items set resolved_at = now(), resolved_by = 'system';") +
            item,
        "select count(*) from attention_items", "2");
    row("a new attention item after the first was resolved",
        item + QStringLiteral("update attention_items set resolved_at = now(), resolved_by = 'ani';"),
        QStringLiteral("select count(*) from attention_items"), "1");
    row("a resolved attention item reopened",
        item + QStringLiteral("update attention_items set resolved_at = now(), resolved_by = 'ani';"),
        "update attention_items set resolved_at = null, resolved_by = null", "error MJ003");
    row("an unknown payment type", {},
        "update payments set payment_type = 'jago_pay' where id = 1 returning payment_type", "jago_pay");
    row("a malformed payment type", {}, "update payments set payment_type = 'A b' where id = 1",
        "error 23514");
}

void CancellingRulesTest::enforcesRules()
{
    QFETCH(QString, before);
    QFETCH(QString, attempt);
    QFETCH(QString, result);
    m_session->script(QStringLiteral("begin"));
    // Reset the sequence, because a rollback does not.
    const QString fresh = QStringLiteral("select setval(pg_get_serial_sequence('refunds', 'id'), 1, false);");
    const QString problem = m_session->script(fresh + before);
    const QString message = m_session->lastMessage();
    const QString got = m_session->ask(QString(attempt).remove(u';'));
    m_session->script(QStringLiteral("rollback"));
    QVERIFY2(problem.isEmpty(), qPrintable(message));
    QCOMPARE(got, result);
}

void CancellingRulesTest::keepsMicrosecondsOfUnchangedTimes()
{
    // The program stores milliseconds only. Writing back an unchanged time must keep the microseconds.
    QCOMPARE(m_session->ask(QStringLiteral("select moved(t, instant(t)) = t from (select timestamptz "
                                           "'2026-11-26 10:00:00.123987+00' as t) as x")),
             QStringLiteral("t"));
    QCOMPARE(m_session->ask(QStringLiteral("select instant(at(1795500000123))")),
             QStringLiteral("1795500000123"));
    QCOMPARE(m_session->ask(QStringLiteral("select moved(now(), null) is null")), QStringLiteral("t"));
}

void CancellingRulesTest::masksBankAccounts()
{
    QCOMPARE(m_session->ask(QStringLiteral("select mask_account('8650123456')")),
             QStringLiteral("••••••3456"));
    QCOMPARE(m_session->ask(QStringLiteral("select mask_account('123')")), QStringLiteral("•••"));
    QCOMPARE(m_session->ask(QStringLiteral("select mask_name('Siti Aminah')")), QStringLiteral("S•••"));
}

QTEST_GUILESS_MAIN(CancellingRulesTest)
#include "cancellingrulestest.moc"
