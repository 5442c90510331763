#include "apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace meja;

namespace {

QByteArray orderPath(qint64 order, const char *rest)
{
    return "/staff/v1/orders/" + QByteArray::number(order) + '/' + rest;
}

QByteArray refundPath(qint64 refund, const char *rest)
{
    return "/staff/v1/refunds/" + QByteArray::number(refund) + rest;
}

/// The results of a bulk request, in order: `ok`, or the problem's type.
QStringList outcomesOf(const ApiReply &reply)
{
    QStringList outcomes;
    const auto results = reply.json().value(QStringLiteral("results")).toArray();
    for (const auto &result : results) {
        const QJsonObject row = result.toObject();
        outcomes.append(row.value(QStringLiteral("ok")).toBool()
                            ? QStringLiteral("ok")
                            : row.value(QStringLiteral("type")).toString());
    }
    return outcomes;
}

} // namespace

/// The routes of the staff API over HTTP on a real database.
class StaffApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_api = std::make_unique<ApiServer>(); }
    void cleanupTestCase() { m_api.reset(); }

    void returnsTheSignedInAccount();
    void signsOut();
    void previewsACancellation();
    void cancelsAnOrder();
    void returnsTheIdOfTheRunningCancellation();
    void refusesToCancelAShippedOrder();
    void archivesAndUnarchives();
    void returnsTheRefundableAmounts();
    void refundsThroughApproval();
    void nobodyApprovesTheirOwnRequest();
    void editingRemovesTheApproval();
    void rejectsARefund();
    void withdrawsARequestedRefund();
    void sameValuesEditNothing();
    void manualSettlementNeedsTwoAdmins();
    void withdrawsARecordedTransfer();
    void recordsWhatTheDashboardShows();
    void retriesAFailedRefund();
    void releasesBlockedShipping();
    void requestsTracking();
    void anOrderHasOneGatewayCheckAtATime();
    void repeatsGatewayCalls();
    void resolvesAttention();
    void runsAnActionForManyRows();
    void approvesAndRetriesManyRefunds();
    void responsesMatchTheirDescription();

private:
    qint64 requestRefund(qint64 order, const QByteArray &body);

    std::unique_ptr<ApiServer> m_api;
};

void StaffApiTest::returnsTheSignedInAccount()
{
    const auto reply = m_api->ask("GET", "/staff/v1/session", m_api->token(QStringLiteral("rani")));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value(QStringLiteral("login")).toString(), QStringLiteral("rani"));
    QCOMPARE(reply.json().value(QStringLiteral("role")).toString(), QStringLiteral("admin"));
}

void StaffApiTest::signsOut()
{
    const QByteArray token = m_api->token(QStringLiteral("tono"));
    QCOMPARE(m_api->ask("DELETE", "/staff/v1/session", token).status, 204);
    const auto reply = m_api->ask("GET", "/staff/v1/session", token);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.problem(), QStringLiteral("not-signed-in"));
}

void StaffApiTest::previewsACancellation()
{
    const qint64 paid = m_api->order(QStringLiteral("gopay"));
    const auto preview = m_api->get(orderPath(paid, "cancellation-preview"));
    QCOMPARE(preview.status, 200);
    QCOMPARE(preview.json().value(QStringLiteral("cancellable")), QJsonValue(true));
    QCOMPARE(preview.json().value(QStringLiteral("parcel")).toString(), QStringLiteral("nothing"));
    const QJsonObject payment = preview.json().value(QStringLiteral("payments")).toArray().first().toObject();
    QCOMPARE(payment.value(QStringLiteral("action")).toString(), QStringLiteral("refund"));
    QCOMPARE(payment.value(QStringLiteral("amount")).toInteger(), 25000);
    // The preview changed nothing.
    QCOMPARE(m_api->sql(QStringLiteral("select status from orders where id = %1").arg(paid)),
             QStringLiteral("DIBAYAR"));
    QCOMPARE(m_api->sql(QStringLiteral("select count(*) from cancellations where order_id = %1").arg(paid)),
             QStringLiteral("0"));

    const qint64 unpaid = m_api->order();
    const auto open = m_api->get(orderPath(unpaid, "cancellation-preview")).json();
    QCOMPARE(open.value(QStringLiteral("payments"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("action"))
                 .toString(),
             QStringLiteral("void"));
}

void StaffApiTest::cancelsAnOrder()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const auto reply = m_api->post(orderPath(order, "cancellation"), R"({"reason":"habis"})");
    QCOMPARE(reply.status, 202);
    QVERIFY(reply.hasHeader("X-Meja-Lsn: "));
    QCOMPARE(reply.json().value(QStringLiteral("step")).toString(), QStringLiteral("REQUESTED"));
    QCOMPARE(reply.json().value(QStringLiteral("requested_by")).toString(), QStringLiteral("sari"));
    QCOMPARE(m_api->sql(QStringLiteral("select status from orders where id = %1").arg(order)),
             QStringLiteral("MENUNGGU_BATAL"));
    QCOMPARE(m_api->sql(QStringLiteral(
                            "select state from jobs where kind = 'advance_cancellation' and order_id = %1")
                            .arg(order)),
             QStringLiteral("waiting"));
    QCOMPARE(
        m_api->sql(QStringLiteral("select actor || ' ' || reason || ' ' || request_id from audit_entries "
                                  "where table_name = 'orders' and row_id = %1 order by id desc limit 1")
                       .arg(order)),
        QStringLiteral("sari habis request-of-a-test"));
}

void StaffApiTest::returnsTheIdOfTheRunningCancellation()
{
    const qint64 order = m_api->order();
    const auto first = m_api->post(orderPath(order, "cancellation"), R"({"reason":"a"})");
    const auto second = m_api->post(orderPath(order, "cancellation"), R"({"reason":"a"})");
    QCOMPARE(second.status, 409);
    QCOMPARE(second.problem(), QStringLiteral("cancellation-live"));
    QCOMPARE(second.json().value(QStringLiteral("cancellation_id")),
             first.json().value(QStringLiteral("id")));
}

void StaffApiTest::refusesToCancelAShippedOrder()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    m_api->sql(
        QStringLiteral("update orders set status = 'DIKIRIM', shipped_at = now() where id = %1").arg(order));
    const auto reply = m_api->post(orderPath(order, "cancellation"), R"({"reason":"a"})");
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.problem(), QStringLiteral("not-cancellable"));
    const auto preview = m_api->get(orderPath(order, "cancellation-preview")).json();
    QCOMPARE(preview.value(QStringLiteral("cancellable")), QJsonValue(false));
    QCOMPARE(preview.value(QStringLiteral("hindrance")).toObject().value(QStringLiteral("type")).toString(),
             QStringLiteral("/problems/not-cancellable"));
    QCOMPARE(m_api->post("/staff/v1/orders/999999/cancellation", R"({"reason":"a"})").status, 404);
}

void StaffApiTest::archivesAndUnarchives()
{
    const qint64 order = m_api->order();
    const auto early = m_api->post(orderPath(order, "archive"), R"({"reason":"lama"})");
    QCOMPARE(early.problem(), QStringLiteral("not-over"));
    m_api->sql(QStringLiteral("update orders set status = 'KEDALUWARSA' where id = %1").arg(order));
    QCOMPARE(m_api->post(orderPath(order, "archive"), R"({"reason":"lama"})").status, 200);
    const QString who = QStringLiteral("select archived_by_kind from orders where id = %1").arg(order);
    QCOMPARE(m_api->sql(who), QStringLiteral("staff"));
    QCOMPARE(m_api->post(orderPath(order, "unarchive")).status, 200);
    QCOMPARE(m_api->sql(who), QStringLiteral("null"));
}

void StaffApiTest::returnsTheRefundableAmounts()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    (void)requestRefund(order, R"({"reason":"cacat","amount":10000})");
    const auto reply = m_api->get(orderPath(order, "refundable")).json();
    QCOMPARE(reply.value(QStringLiteral("left")).toInteger(), 15000);
    const QJsonObject payment = reply.value(QStringLiteral("payments")).toArray().first().toObject();
    QCOMPARE(payment.value(QStringLiteral("paid")).toInteger(), 25000);
    QCOMPARE(payment.value(QStringLiteral("in_flight")).toInteger(), 10000);
    QCOMPARE(payment.value(QStringLiteral("refunded")).toInteger(), 0);
    QCOMPARE(payment.value(QStringLiteral("method")).toString(), QStringLiteral("GATEWAY"));
}

qint64 StaffApiTest::requestRefund(qint64 order, const QByteArray &body)
{
    const auto reply = m_api->post(orderPath(order, "refunds"), body);
    if (reply.status != 202)
        qWarning("%s", reply.body.constData());
    return reply.json().value(QStringLiteral("id")).toInteger();
}

void StaffApiTest::refundsThroughApproval()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const qint64 refund = requestRefund(order, R"({"reason":"cacat","amount":10000})");
    const auto approved = m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve"));
    QCOMPARE(approved.status, 200);
    QCOMPARE(approved.json().value(QStringLiteral("state")).toString(), QStringLiteral("APPROVED"));
    QCOMPARE(approved.json().value(QStringLiteral("approved_by")).toString(), QStringLiteral("rani"));
    QCOMPARE(
        m_api->sql(QStringLiteral("select state from jobs where kind = 'advance_refund' and subject_id = %1")
                       .arg(refund)),
        QStringLiteral("waiting"));
    const auto more = m_api->post(orderPath(order, "refunds"), R"({"reason":"cacat","amount":15001})");
    QCOMPARE(more.problem(), QStringLiteral("exceeds-remaining"));
}

void StaffApiTest::nobodyApprovesTheirOwnRequest()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const auto requested =
        m_api->postAs(QStringLiteral("rani"), orderPath(order, "refunds"), R"({"reason":"cacat"})");
    const qint64 refund = requested.json().value(QStringLiteral("id")).toInteger();
    const auto own = m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve"));
    QCOMPARE(own.status, 403);
    QCOMPARE(own.problem(), QStringLiteral("own-request"));
    QVERIFY(
        m_api->denials().contains(QStringLiteral("rani POST /staff/v1/refunds/{id}/approve own-request")));
    QCOMPARE(m_api->sql(QStringLiteral("select state from refunds where id = %1").arg(refund)),
             QStringLiteral("REQUESTED"));
    QCOMPARE(m_api->postAs(QStringLiteral("budi"), refundPath(refund, "/approve")).status, 200);
}

void StaffApiTest::editingRemovesTheApproval()
{
    const qint64 refund =
        requestRefund(m_api->order(QStringLiteral("gopay")), R"({"reason":"cacat","amount":10000})");
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const auto empty = m_api->ask("PATCH", refundPath(refund, ""), token, m_api->freshKey(), "{}");
    QCOMPARE(empty.problem(), QStringLiteral("invalid-fields"));
    const auto edited =
        m_api->ask("PATCH", refundPath(refund, ""), token, m_api->freshKey(), R"({"amount":9000})");
    QCOMPARE(edited.status, 200);
    QCOMPARE(edited.json().value(QStringLiteral("state")).toString(), QStringLiteral("REQUESTED"));
    QCOMPARE(edited.json().value(QStringLiteral("amount")).toInteger(), 9000);
    QVERIFY(!edited.json().contains(QStringLiteral("approved_by")));
}

void StaffApiTest::rejectsARefund()
{
    const qint64 refund = requestRefund(m_api->order(QStringLiteral("gopay")), R"({"reason":"cacat"})");
    const auto rejected =
        m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/reject"), R"({"reason":"tidak"})");
    QCOMPARE(rejected.json().value(QStringLiteral("state")).toString(), QStringLiteral("REJECTED"));
    const auto late = m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve"));
    QCOMPARE(late.status, 409);
    QCOMPARE(late.problem(), QStringLiteral("wrong-state"));
}

void StaffApiTest::withdrawsARequestedRefund()
{
    const qint64 refund = requestRefund(m_api->order(QStringLiteral("gopay")), R"({"reason":"cacat"})");
    const QByteArray reason = R"({"reason":"salah pesanan"})";
    const auto foreign = m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/withdraw"), reason);
    QCOMPARE(foreign.status, 403);
    QCOMPARE(foreign.problem(), QStringLiteral("not-requester"));
    QCOMPARE(m_api->post(refundPath(refund, "/withdraw"), "{}").status, 422);
    const auto withdrawn = m_api->post(refundPath(refund, "/withdraw"), reason);
    QCOMPARE(withdrawn.status, 200);
    QCOMPARE(withdrawn.json().value(QStringLiteral("state")).toString(), QStringLiteral("REJECTED"));
    QCOMPARE(withdrawn.json().value(QStringLiteral("decision_reason")).toString(),
             QStringLiteral("salah pesanan"));
    QCOMPARE(m_api->post(refundPath(refund, "/withdraw"), reason).problem(), QStringLiteral("wrong-state"));
    QCOMPARE(m_api->sql(QStringLiteral("select actor || ' ' || reason from audit_entries where table_name = "
                                       "'refunds' and row_id = %1 order by id desc limit 1")
                            .arg(refund)),
             QStringLiteral("sari salah pesanan"));
}

void StaffApiTest::sameValuesEditNothing()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const auto requested = m_api->postAs(QStringLiteral("rani"), orderPath(order, "refunds"),
                                         R"({"reason":"cacat","amount":9000})");
    const qint64 refund = requested.json().value(QStringLiteral("id")).toInteger();
    const auto edited = m_api->ask("PATCH", refundPath(refund, ""), m_api->token(QStringLiteral("budi")),
                                   m_api->freshKey(), R"({"amount":9000})");
    QCOMPARE(edited.status, 200);
    QCOMPARE(edited.json().value(QStringLiteral("requested_by")).toString(), QStringLiteral("rani"));
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).problem(),
             QStringLiteral("own-request"));
    QCOMPARE(m_api->postAs(QStringLiteral("budi"), refundPath(refund, "/approve")).status, 200);
}

void StaffApiTest::withdrawsARecordedTransfer()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const qint64 refund = requestRefund(order, R"({"reason":"cacat"})");
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    m_api->sql(
        QStringLiteral("update refunds set state = 'FAILED', ended_at = now() where id = %1").arg(refund));
    const QByteArray reason = R"({"reason":"bukti salah"})";
    const auto withdraw = [&] {
        return m_api->postAs(QStringLiteral("budi"), refundPath(refund, "/withdraw-transfer"), reason);
    };
    QCOMPARE(withdraw().problem(), QStringLiteral("no-transfer"));
    const auto left = [&] {
        return m_api->get(orderPath(order, "refundable")).json().value(QStringLiteral("left")).toInteger();
    };
    QCOMPARE(left(), 25000);
    QCOMPARE(
        m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/settle-manually"), R"({"proof":"T1"})")
            .status,
        200);
    QCOMPARE(left(), 0);
    QCOMPARE(m_api->post(orderPath(order, "refunds"), R"({"reason":"cacat"})").problem(),
             QStringLiteral("nothing-left"));
    QCOMPARE(m_api->post(refundPath(refund, "/withdraw-transfer"), reason).status, 403);
    const auto withdrawn = withdraw();
    QCOMPARE(withdrawn.status, 200);
    QVERIFY(!withdrawn.json().contains(QStringLiteral("settled_by")));
    QCOMPARE(withdrawn.json().value(QStringLiteral("decision_reason")).toString(),
             QStringLiteral("bukti salah"));
    QCOMPARE(left(), 25000);
}

void StaffApiTest::manualSettlementNeedsTwoAdmins()
{
    const QByteArray body = R"({"reason":"cacat","destination":{"bank":"BCA","account":)"
                            R"("8877665544","holder":"Siti"}})";
    const qint64 order = m_api->order(QStringLiteral("bank_transfer"));
    const auto requested = m_api->post(orderPath(order, "refunds"), body);
    QCOMPARE(requested.json().value(QStringLiteral("method")).toString(), QStringLiteral("MANUAL"));
    QVERIFY(!requested.body.contains("8877665544"));
    const qint64 refund = requested.json().value(QStringLiteral("id")).toInteger();
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    const QByteArray proof = R"({"proof":"TRF-1"})";
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/settle-manually"), proof).status,
             200);
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/settle-manually"), proof).problem(),
             QStringLiteral("own-request"));
    const auto confirmed =
        m_api->postAs(QStringLiteral("budi"), refundPath(refund, "/settle-manually"), proof);
    QCOMPARE(confirmed.json().value(QStringLiteral("state")).toString(), QStringLiteral("SUCCEEDED"));
    QCOMPARE(confirmed.json().value(QStringLiteral("confirmed_by")).toString(), QStringLiteral("budi"));
}

void StaffApiTest::recordsWhatTheDashboardShows()
{
    const qint64 refund = requestRefund(m_api->order(QStringLiteral("gopay")), R"({"reason":"cacat"})");
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    m_api->sql(QStringLiteral("update refunds set state = 'NEEDS_PERSON' where id = %1").arg(refund));
    const auto seen = m_api->postAs(QStringLiteral("budi"), refundPath(refund, "/record-seen"),
                                    R"({"outcome":"failed","note":"dashboard"})");
    QCOMPARE(seen.status, 200);
    QCOMPARE(seen.json().value(QStringLiteral("state")).toString(), QStringLiteral("FAILED"));
}

void StaffApiTest::retriesAFailedRefund()
{
    const qint64 refund = requestRefund(m_api->order(QStringLiteral("gopay")), R"({"reason":"cacat"})");
    QCOMPARE(m_api->post(refundPath(refund, "/retry")).problem(), QStringLiteral("wrong-state"));
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    m_api->sql(
        QStringLiteral("update refunds set state = 'FAILED', ended_at = now() where id = %1").arg(refund));
    const auto again = m_api->post(refundPath(refund, "/retry"));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json().value(QStringLiteral("state")).toString(), QStringLiteral("APPROVED"));
    QCOMPARE(again.json().value(QStringLiteral("try")).toInteger(), 2);
}

/// Only an admin releases an order whose payment was reversed, and the order then follows its parcel.
void StaffApiTest::releasesBlockedShipping()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const QByteArray path = orderPath(order, "release-shipping");
    const QByteArray body = R"({"reason":"dibayar tunai"})";
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), path, body).problem(), QStringLiteral("not-blocked"));
    for (const char *call :
         {"mark_processing(number)", "record_shipment(number, 'jne', 'REG')",
          "record_payment(number || '-1', 'FAILED')", "record_shipment(number, status => 'PICKED_UP')"})
        m_api->sql(QStringLiteral("select %1 from orders where id = %2").arg(QLatin1String(call)).arg(order));
    const QString status = QStringLiteral("select status from orders where id = %1").arg(order);
    QCOMPARE(m_api->sql(status), QStringLiteral("DIPROSES"));
    QCOMPARE(m_api->post(path, body).problem(), QStringLiteral("forbidden"));
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), path).status, 422);
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), path, body).status, 200);
    QCOMPARE(m_api->sql(status), QStringLiteral("DIKIRIM"));
}

void StaffApiTest::requestsTracking()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    QCOMPARE(m_api->post(orderPath(order, "tracking")).problem(), QStringLiteral("no-shipment"));
    m_api->sql(
        QStringLiteral("select record_shipment(number, 'jne', 'REG', 'KOM-' || id) from orders where id = %1")
            .arg(order));
    const auto reply = m_api->post(orderPath(order, "tracking"));
    QCOMPARE(reply.status, 202);
    QCOMPARE(
        m_api->sql(
            QStringLiteral("select id from jobs where kind = 'track_shipment' and order_id = %1").arg(order)),
        QString::number(reply.json().value(QStringLiteral("job_id")).toInteger()));
}

void StaffApiTest::anOrderHasOneGatewayCheckAtATime()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const auto first = m_api->post(orderPath(order, "gateway-checks"));
    QCOMPARE(first.status, 202);
    const qint64 job = first.json().value(QStringLiteral("job_id")).toInteger();
    QVERIFY(job > 0);
    QCOMPARE(
        m_api->post(orderPath(order, "gateway-checks")).json().value(QStringLiteral("job_id")).toInteger(),
        job);
    const QByteArray path = orderPath(order, "gateway-checks/") + QByteArray::number(job);
    QCOMPARE(m_api->get(path).json().value(QStringLiteral("state")).toString(), QStringLiteral("waiting"));
    m_api->sql(QStringLiteral("update jobs set state = 'finished', ended_at = now(), result = "
                              R"('{"midtrans": []}' where id = %1)")
                   .arg(job));
    const auto report = m_api->get(path).json();
    QCOMPARE(report.value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    QVERIFY(report.value(QStringLiteral("result")).toObject().contains(QStringLiteral("midtrans")));
    // The job belongs to another order.
    QCOMPARE(m_api->get(orderPath(m_api->order(), "gateway-checks/") + QByteArray::number(job)).status, 404);
}

void StaffApiTest::repeatsGatewayCalls()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const qint64 refund = requestRefund(order, R"({"reason":"cacat"})");
    QCOMPARE(m_api->postAs(QStringLiteral("rani"), refundPath(refund, "/approve")).status, 200);
    const QString job = m_api->sql(
        QStringLiteral("select id from jobs where kind = 'advance_refund' and subject_id = %1").arg(refund));
    const auto call = [&](const char *operation, const QString &ofJob) {
        return m_api->sql(
            QStringLiteral("insert into gateway_calls (partner, operation, order_id, job_id, attempt, "
                           "method, path, started_at)"
                           " values ('midtrans', '%1', %2, %3, 1, 'POST', '/v2', now()) returning id")
                .arg(QLatin1String(operation))
                .arg(order)
                .arg(ofJob));
    };
    const auto replay = [&](const QString &id) {
        return m_api->post("/staff/v1/gateway-calls/" + id.toLatin1() + "/replay");
    };
    // A call that changes something is repeated by its own job, whose idempotency key makes that safe.
    QCOMPARE(replay(call("refund", job)).json().value(QStringLiteral("job_id")).toInteger(),
             job.toLongLong());
    QCOMPARE(replay(call("refund", QStringLiteral("null"))).problem(), QStringLiteral("not-repeatable"));
    QCOMPARE(replay(call("status", QStringLiteral("null"))).status, 202);
    QCOMPARE(
        m_api->sql(QStringLiteral("select count(*) from jobs where kind = 'check_payment' and order_id = %1")
                       .arg(order)),
        QStringLiteral("1"));
    QCOMPARE(m_api->post("/staff/v1/gateway-calls/999999/replay").status, 404);
}

void StaffApiTest::resolvesAttention()
{
    const QString item = m_api->sql(
        QStringLiteral("insert into attention_items (kind, subject_id, detail, raised_at, last_raised_at)"
                       " values ('webhook_unknown_order', 7, 'x', now(), now()) returning id"));
    const QByteArray path = "/staff/v1/attention/" + item.toLatin1() + "/resolve";
    QCOMPARE(m_api->post(path, R"({"choice":"try_again","note":"n"})").problem(),
             QStringLiteral("wrong-choice"));
    QCOMPARE(m_api->post(path, R"({"choice":"parcel_lost","note":"n"})").problem(),
             QStringLiteral("wrong-choice"));
    QCOMPARE(m_api->post(path, R"({"choice":"note","note":"dicek"})").status, 200);
    QCOMPARE(
        m_api->sql(
            QStringLiteral("select resolved_by || ' ' || note from attention_items where id = %1").arg(item)),
        QStringLiteral("sari dicek"));
    QCOMPARE(m_api->post(path, R"({"choice":"note","note":"lagi"})").problem(),
             QStringLiteral("already-resolved"));
}

void StaffApiTest::runsAnActionForManyRows()
{
    const qint64 good = m_api->order();
    const qint64 shipped = m_api->order(QStringLiteral("gopay"));
    m_api->sql(QStringLiteral("update orders set status = 'DIKIRIM', shipped_at = now() where id = %1")
                   .arg(shipped));
    const auto body = [&](bool isDry) {
        return QStringLiteral(R"({"action":"cancel_orders","ids":[%1,%2,999999],"reason":"massal",)"
                              R"("dry_run":%3})")
            .arg(good)
            .arg(shipped)
            .arg(isDry ? QStringLiteral("true") : QStringLiteral("false"))
            .toUtf8();
    };
    for (const bool isDry : {true, false}) {
        const auto reply = m_api->post("/staff/v1/bulk", body(isDry));
        QCOMPARE(reply.status, 200);
        QCOMPARE(outcomesOf(reply),
                 (QStringList{QStringLiteral("ok"), QStringLiteral("/problems/not-cancellable"),
                              QStringLiteral("/problems/not-found")}));
        QCOMPARE(m_api->sql(QStringLiteral("select status from orders where id = %1").arg(good)),
                 isDry ? QStringLiteral("MENUNGGU_PEMBAYARAN") : QStringLiteral("MENUNGGU_BATAL"));
    }
    const QByteArray approve = R"({"action":"approve_refunds","ids":[1]})";
    QCOMPARE(m_api->post("/staff/v1/bulk", approve).status, 403);
    QCOMPARE(m_api->post("/staff/v1/bulk", R"({"action":"cancel_orders","ids":[1]})").status, 422);
}

/// Each row is checked by itself: the requester cannot approve, and one refused row does not stop the others.
void StaffApiTest::approvesAndRetriesManyRefunds()
{
    const auto state = [&](qint64 refund) {
        return m_api->sql(QStringLiteral("select state from refunds where id = %1").arg(refund));
    };
    const QByteArray reason = R"({"reason":"cacat"})";
    const qint64 first = requestRefund(m_api->order(QStringLiteral("gopay")), reason);
    const qint64 own = m_api
                           ->postAs(QStringLiteral("rani"),
                                    orderPath(m_api->order(QStringLiteral("gopay")), "refunds"), reason)
                           .json()
                           .value(QStringLiteral("id"))
                           .toInteger();
    const qint64 second = requestRefund(m_api->order(QStringLiteral("gopay")), reason);
    const QByteArray ids = R"("ids":[)" + QByteArray::number(first) + ',' + QByteArray::number(own) + ',' +
                           QByteArray::number(second) + "]}";
    const auto approved =
        m_api->postAs(QStringLiteral("rani"), "/staff/v1/bulk", R"({"action":"approve_refunds",)" + ids);
    QCOMPARE(outcomesOf(approved), (QStringList{QStringLiteral("ok"), QStringLiteral("/problems/own-request"),
                                                QStringLiteral("ok")}));
    QCOMPARE(state(first), QStringLiteral("APPROVED"));
    QCOMPARE(state(own), QStringLiteral("REQUESTED"));
    m_api->sql(
        QStringLiteral("update refunds set state = 'FAILED', ended_at = now() where id = %1").arg(second));
    const auto again = m_api->post("/staff/v1/bulk", R"({"action":"retry_refunds",)" + ids);
    QCOMPARE(outcomesOf(again), (QStringList{QStringLiteral("/problems/wrong-state"),
                                             QStringLiteral("/problems/wrong-state"), QStringLiteral("ok")}));
    QCOMPARE(state(second), QStringLiteral("APPROVED"));
}

void StaffApiTest::responsesMatchTheirDescription()
{
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const QByteArray refund = QByteArray::number(requestRefund(order, R"({"reason":"cacat","amount":1000})"));
    const auto check = [&](const QString &operation, const ApiReply &reply) {
        const auto routes = staffRoutes();
        for (const ApiRoute &route : routes) {
            if (route.operation != operation)
                continue;
            QCOMPARE(reply.status, route.status);
            const auto problems = problemsOf(reply.json(), route.response);
            QVERIFY2(
                problems.isEmpty(),
                qPrintable(operation + u' ' + (problems.isEmpty() ? QString() : problems.first().field)));
            return;
        }
        QFAIL(qPrintable(operation));
    };
    check(QStringLiteral("previewCancellation"), m_api->get(orderPath(order, "cancellation-preview")));
    check(QStringLiteral("refundableOfOrder"), m_api->get(orderPath(order, "refundable")));
    check(QStringLiteral("whoAmI"), m_api->get("/staff/v1/session"));
    check(QStringLiteral("approveRefund"),
          m_api->postAs(QStringLiteral("rani"), "/staff/v1/refunds/" + refund + "/approve"));
    check(QStringLiteral("requestRefund"),
          m_api->post(orderPath(order, "refunds"), R"({"reason":"cacat","amount":1})"));
    const auto started = m_api->post(orderPath(order, "gateway-checks"));
    check(QStringLiteral("checkGateways"), started);
    const QByteArray job = QByteArray::number(started.json().value(QStringLiteral("job_id")).toInteger());
    check(QStringLiteral("readGatewayCheck"), m_api->get(orderPath(order, "gateway-checks/") + job));
    check(QStringLiteral("cancelOrder"),
          m_api->post(orderPath(m_api->order(), "cancellation"), R"({"reason":"a"})"));
    check(QStringLiteral("bulk"), m_api->post("/staff/v1/bulk", R"({"action":"track_orders","ids":[1]})"));
}

QTEST_GUILESS_MAIN(StaffApiTest)
#include "staffapitest.moc"
