#include "orderpreviews.h"
#include "servicefixture.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

const RefundDestination account{QStringLiteral("bca"), QStringLiteral("8650123456"), QStringLiteral("Siti")};

Actor staff(const char *login)
{
    return Actor::staff(QString::fromLatin1(login), QStringLiteral("by a test"));
}

/// The code of a refusal; "" for a success.
template <class T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

} // namespace

/// What people may do with refunds, on PostgreSQL. ani is staff; budi, citra and dewi are admins. Each order
/// costs 115,000.
class RefundRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_services.reset(); }
    void recordedTransferReservesItsAmount();
    void withdrawsATransfer_data();
    void withdrawsATransfer();
    void onlyAdminsWithdrawRecordedTransfers();
    void approvesAutomaticallyBelowTheLimit_data();
    void approvesAutomaticallyBelowTheLimit();
    void nobodyApprovesWhatTheyRequestedOrChanged_data();
    void nobodyApprovesWhatTheyRequestedOrChanged();
    void editWithoutADifferenceChangesNothing();
    void requestsAnewWhenNoApproverIsLeft();
    void withdrawsARequest();
    void editClosesTheTransferItem();
    void oneRefundHasOneItem();
    void rejectionOfMoneyNotOwedRaisesAnItem_data();
    void rejectionOfMoneyNotOwedRaisesAnItem();
    void systemRefundReplacesTheSurplusItem();
    void sendAgainRenewsALostApproval();
    void sendAgainReplacesAnApproverWhoChangedTheRefund();
    void recordsNoFailureWhileMidtransShowsAnEarlierTry_data();
    void recordsNoFailureWhileMidtransShowsAnEarlierTry();

private:
    Result<Refund> request(const char *who, std::optional<qint64> amount = {}, const char *key = "r1",
                           const RefundDestination &destination = {});
    /// Requests, approves and fails a refund of the given amount.
    RefundId failed(qint64 amount, const char *key = "r1");
    QString openItems();
    RefundRequests &requests() { return m_services->refundRequests; }

    std::unique_ptr<ServiceFixture> m_services;
    QString m_number;
};

void RefundRequestsTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
    m_number = m_services->placePaid(QStringLiteral("gopay"));
    QCOMPARE(m_services->shop.script(QStringLiteral(
                 "insert into staff_accounts (login, display_name, role) values ('ani', 'Ani', 'staff'),"
                 " ('budi', 'Budi', 'admin'), ('citra', 'Citra', 'admin'), ('dewi', 'Dewi', 'admin')")),
             QString());
}

Result<Refund> RefundRequestsTest::request(const char *who, std::optional<qint64> amount, const char *key,
                                           const RefundDestination &destination)
{
    return requests().request({.order = m_services->idOf(m_number),
                               .amount = amount ? std::optional(Rupiah(*amount)) : std::nullopt,
                               .reason = QStringLiteral("torn"),
                               .destination = destination,
                               .idempotencyKey = QString::fromLatin1(key),
                               .actor = staff(who)});
}

RefundId RefundRequestsTest::failed(qint64 amount, const char *key)
{
    const auto refund = request("ani", amount, key);
    if (!refund || !requests().approve(refund->id, staff("budi")))
        qFatal("the refund cannot be prepared");
    m_services->midtrans.refusals = {RefundResponse{.kind = RefundResponse::Kind::Denied}};
    m_services->runJobs();
    return refund->id;
}

QString RefundRequestsTest::openItems()
{
    return m_services->ask(
        QStringLiteral("select coalesce(string_agg(kind || ' ' || subject_id, ', ' order by id), "
                       "'') from attention_items where resolved_at is null"));
}

void RefundRequestsTest::recordedTransferReservesItsAmount()
{
    const RefundId id = failed(115'000);
    QVERIFY(requests().settleManually(id, QStringLiteral("slip"), staff("budi")));
    QCOMPARE(codeOf(request("ani", 115'000, "r2")), QStringLiteral("nothing-left"));
    QCOMPARE(codeOf(request("ani", 1, "r3")), QStringLiteral("nothing-left"));
    OrderPreviews previews(m_services->database, m_services->clock);
    const auto left = previews.refundable(m_services->idOf(m_number), staff("ani"));
    QCOMPARE(left->first().left.amount(), 0);
    QCOMPARE(left->first().inFlight.amount(), 115'000);
    QVERIFY(requests().settleManually(id, QStringLiteral("slip"), staff("citra")));
    QCOMPARE(m_services->ask(QStringLiteral("select status from payments")), QStringLiteral("REFUNDED"));

    // The other order: what was requested meanwhile leaves nothing for the transfer.
    m_number = m_services->placePaid(QStringLiteral("gopay"));
    const RefundId other = failed(60'000, "r4");
    QVERIFY(request("ani", 60'000, "r5"));
    QCOMPARE(codeOf(requests().settleManually(other, QStringLiteral("slip"), staff("budi"))),
             QStringLiteral("exceeds-remaining"));
}

void RefundRequestsTest::withdrawsATransfer_data()
{
    QTest::addColumn<QString>("paymentType");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("item");
    QTest::newRow("of a failed refund")
        << QStringLiteral("gopay") << QStringLiteral("FAILED") << QStringLiteral("refund_failed 1");
    QTest::newRow("of an approved transfer") << QStringLiteral("bank_transfer") << QStringLiteral("APPROVED")
                                             << QStringLiteral("manual_transfer_due 1");
    QTest::newRow("of a refund that needs a person")
        << QStringLiteral("gopay") << QStringLiteral("NEEDS_PERSON") << QStringLiteral("refund_uncertain 1");
    QTest::newRow("instead of the gateway's refund")
        << QStringLiteral("gopay") << QStringLiteral("APPROVED") << QString();
}

void RefundRequestsTest::withdrawsATransfer()
{
    QFETCH(const QString, paymentType);
    QFETCH(const QString, state);
    QFETCH(const QString, item);
    m_number = m_services->placePaid(paymentType);
    RefundId id;
    if (state == QLatin1String("FAILED")) {
        id = failed(60'000);
    } else {
        id = request("ani", 60'000, "r1", account)->id;
        QVERIFY(requests().approve(id, staff("budi")));
    }
    m_services->ask(QStringLiteral("update refunds set state = '%1' where state <> '%1'").arg(state));
    QCOMPARE(codeOf(requests().withdrawTransfer(id, QStringLiteral("x"), staff("budi"))),
             QStringLiteral("no-transfer"));
    QVERIFY(requests().settleManually(id, QStringLiteral("wrong slip"), staff("budi")));
    QCOMPARE(openItems(), QStringLiteral("manual_transfer_due 1"));
    const auto withdrawn =
        requests().withdrawTransfer(id, QStringLiteral("the slip is of another order"), staff("citra"));
    QVERIFY2(withdrawn, qPrintable(withdrawn ? QString() : withdrawn.error().detail));
    QCOMPARE(m_services->ask(
                 QStringLiteral("select concat_ws(' ', state, proof, settled_by, decision_reason) from "
                                "refunds")),
             state + QStringLiteral(" the slip is of another order"));
    QCOMPARE(openItems(), item);
    // Who withdrew it, and why, is in the audit log.
    QCOMPARE(m_services->ask(QStringLiteral(
                 "select actor || ' ' || reason || ' ' || (changes -> 'settled_by' ->> 0) from audit_entries "
                 "where table_name = 'refunds' order by id desc limit 1")),
             QStringLiteral("citra by a test budi"));
}

void RefundRequestsTest::onlyAdminsWithdrawRecordedTransfers()
{
    const RefundId id = failed(60'000);
    QVERIFY(requests().settleManually(id, QStringLiteral("slip"), staff("budi")));
    QCOMPARE(codeOf(requests().withdrawTransfer(id, QStringLiteral("x"), staff("ani"))),
             QStringLiteral("not-admin"));
    QVERIFY(requests().settleManually(id, QStringLiteral("slip"), staff("citra")));
    QCOMPARE(codeOf(requests().withdrawTransfer(id, QStringLiteral("x"), staff("budi"))),
             QStringLiteral("wrong-state"));
}

void RefundRequestsTest::approvesAutomaticallyBelowTheLimit_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QString>("paymentType");
    QTest::addColumn<bool>("hasDestination");
    QTest::addColumn<QList<qint64>>("amounts");
    QTest::addColumn<QString>("states");
    const auto row = [](const char *name, qint64 limit, const char *type, bool hasDestination,
                        const QList<qint64> &amounts, const char *states) {
        QTest::newRow(name) << limit << QString::fromLatin1(type) << hasDestination << amounts
                            << QString::fromLatin1(states);
    };
    row("no limit", 0, "gopay", true, {1}, "REQUESTED");
    row("below", 10'000, "gopay", false, {9'999}, "APPROVED");
    row("at the limit", 10'000, "gopay", false, {10'000}, "REQUESTED");
    row("above", 10'000, "gopay", false, {10'001}, "REQUESTED");
    row("the sum below", 10'000, "gopay", false, {5'000, 4'999}, "APPROVED APPROVED");
    row("the sum at the limit", 10'000, "gopay", false, {5'000, 5'000}, "APPROVED REQUESTED");
    row("a smaller one after one that needed approval", 10'000, "gopay", false, {5'000, 5'000, 4'999},
        "APPROVED REQUESTED APPROVED");
    row("twenty of one tenth", 1'000, "gopay", false, QList<qint64>(20, 100),
        "APPROVED APPROVED APPROVED APPROVED APPROVED APPROVED APPROVED APPROVED APPROVED REQUESTED "
        "REQUESTED "
        "REQUESTED REQUESTED REQUESTED REQUESTED REQUESTED REQUESTED REQUESTED REQUESTED REQUESTED");
    row("a transfer to a known account", 10'000, "bank_transfer", true, {9'999}, "APPROVED");
    row("a transfer to nowhere", 10'000, "bank_transfer", false, {9'999}, "REQUESTED");
}

void RefundRequestsTest::approvesAutomaticallyBelowTheLimit()
{
    QFETCH(const qint64, limit);
    QFETCH(const QString, paymentType);
    QFETCH(const bool, hasDestination);
    QFETCH(const QList<qint64>, amounts);
    QFETCH(const QString, states);
    m_number = m_services->placePaid(paymentType);
    RefundRequests limited(m_services->transactions, m_services->clock, Rupiah(limit));
    QStringList found;
    for (const qint64 amount : amounts) {
        const auto refund = limited.request({.order = m_services->idOf(m_number),
                                             .amount = Rupiah(amount),
                                             .reason = QStringLiteral("torn"),
                                             .destination = hasDestination ? account : RefundDestination{},
                                             .idempotencyKey = QStringLiteral("r%1").arg(found.size()),
                                             .actor = staff("ani")});
        QVERIFY2(refund, qPrintable(refund ? QString() : refund.error().detail));
        QCOMPARE(refund->isApprovedAutomatically, refund->state == RefundState::Approved);
        QCOMPARE(refund->approvedBy, QString());
        found.append(code(refund->state));
    }
    QCOMPARE(found.join(u' '), states);
}

void RefundRequestsTest::nobodyApprovesWhatTheyRequestedOrChanged_data()
{
    QTest::addColumn<QByteArray>("requester");
    QTest::addColumn<QList<QByteArray>>("editors");
    const QList<QList<QByteArray>> edits{
        {}, {"ani"}, {"budi"}, {"citra"}, {"budi", "citra"}, {"citra", "ani"}, {"budi", "citra", "ani"}};
    for (const QByteArray &requester : {QByteArray("ani"), QByteArray("budi")}) {
        for (const QList<QByteArray> &editors : edits) {
            QTest::addRow("%s requests, %s edit", requester.constData(), editors.join("+").constData())
                << requester << editors;
        }
    }
}

/// Every person tries to approve; those who may are exactly the admins who had no part in it. An edit without
/// a difference is no part.
void RefundRequestsTest::nobodyApprovesWhatTheyRequestedOrChanged()
{
    QFETCH(const QByteArray, requester);
    QFETCH(const QList<QByteArray>, editors);
    m_services->ask(
        QStringLiteral("insert into stock_movements (product_id, kind, quantity, reason, actor) values "
                       "(1, 'adjustment', 100, 'many orders', 'test')"));
    for (const bool isReal : {true, false}) {
        for (const char *approver : {"ani", "budi", "citra", "dewi"}) {
            m_number = m_services->placePaid(QStringLiteral("gopay"));
            const auto refund = request(requester.constData(), 9'000, qPrintable(m_number));
            qint64 amount = 9'000;
            for (const QByteArray &editor : editors)
                QVERIFY(requests().edit(refund->id, Rupiah(isReal ? --amount : amount), {},
                                        staff(editor.constData())));
            const bool hasPart = requester == approver || (isReal && editors.contains(approver));
            const QString refusal = hasPart ? QStringLiteral("own-request") : QString();
            QCOMPARE(codeOf(requests().approve(refund->id, staff(approver))),
                     qstrcmp(approver, "ani") == 0 ? QStringLiteral("not-admin") : refusal);
        }
    }
}

void RefundRequestsTest::editWithoutADifferenceChangesNothing()
{
    const auto refund = request("ani", 9'000, "r1", account);
    QVERIFY(requests().approve(refund->id, staff("budi")));
    const QString row = QStringLiteral("select refunds::text from refunds");
    const QString entries = QStringLiteral("select count(*) from audit_entries where table_name = 'refunds'");
    const QString before = m_services->ask(row) + m_services->ask(entries);
    for (const auto &destination : {std::optional<RefundDestination>(), std::optional(account)}) {
        const auto edited = requests().edit(refund->id, Rupiah(9'000), destination, staff("citra"));
        QVERIFY(edited);
        QCOMPARE(code(edited->state), QStringLiteral("APPROVED"));
    }
    QCOMPARE(m_services->ask(row) + m_services->ask(entries), before);
}

void RefundRequestsTest::requestsAnewWhenNoApproverIsLeft()
{
    m_services->shop.script(QStringLiteral(
        "update staff_accounts set is_active = false, disabled_at = now() where login = 'dewi'"));
    const auto refund = request("budi", 9'000);
    QVERIFY(requests().edit(refund->id, Rupiah(8'000), {}, staff("citra")));
    for (const char *admin : {"budi", "citra"})
        QCOMPARE(codeOf(requests().approve(refund->id, staff(admin))), QStringLiteral("own-request"));
    // citra changed it last; budi, who requested it first, may still reject it.
    QVERIFY(requests().reject(refund->id, QStringLiteral("nobody may approve it"), staff("budi")));
    const auto anew = request("ani", 8'000, "r2");
    QVERIFY(requests().approve(anew->id, staff("citra")));
}

void RefundRequestsTest::withdrawsARequest()
{
    const auto refund = request("ani", 9'000);
    QCOMPARE(codeOf(requests().withdraw(refund->id, QStringLiteral("x"), staff("budi"))),
             QStringLiteral("not-requester"));
    const auto withdrawn = requests().withdraw(refund->id, QStringLiteral("wrong order"), staff("ani"));
    QVERIFY(withdrawn);
    QCOMPARE(code(withdrawn->state), QStringLiteral("REJECTED"));
    QCOMPARE(withdrawn->decisionReason, QStringLiteral("wrong order"));
    QCOMPARE(m_services->ask(QStringLiteral("select status from payments")), QStringLiteral("PAID"));
    QCOMPARE(openItems(), QString());

    const auto edited = request("ani", 9'000, "r2");
    QVERIFY(requests().edit(edited->id, Rupiah(8'000), {}, staff("budi")));
    QVERIFY(requests().withdraw(edited->id, QStringLiteral("the first requester, too"), staff("ani")));
    const auto approved = request("ani", 9'000, "r3");
    QVERIFY(requests().approve(approved->id, staff("budi")));
    QCOMPARE(codeOf(requests().withdraw(approved->id, QStringLiteral("x"), staff("ani"))),
             QStringLiteral("wrong-state"));
}

void RefundRequestsTest::editClosesTheTransferItem()
{
    m_number = m_services->placePaid(QStringLiteral("bank_transfer"));
    const auto refund = request("ani", 60'000, "r1", account);
    QVERIFY(requests().approve(refund->id, staff("budi")));
    QCOMPARE(openItems(), QStringLiteral("manual_transfer_due 1"));
    QVERIFY(requests().edit(refund->id, Rupiah(50'000), {}, staff("ani")));
    QCOMPARE(openItems(), QString());
    QVERIFY(requests().approve(refund->id, staff("budi")));
    QCOMPARE(openItems(), QStringLiteral("manual_transfer_due 1"));
}

/// Whatever happens to one refund, at most one item about it is open.
void RefundRequestsTest::oneRefundHasOneItem()
{
    const QString most =
        QStringLiteral("select coalesce(max(n), 0) from (select count(*) as n from attention_items "
                       "where resolved_at is null group by subject_id) as x");
    const RefundId id = failed(60'000);
    QCOMPARE(openItems(), QStringLiteral("refund_failed 1"));
    QVERIFY(requests().settleManually(id, QStringLiteral("slip"), staff("budi")));
    QCOMPARE(openItems(), QStringLiteral("manual_transfer_due 1"));
    QVERIFY(requests().withdrawTransfer(id, QStringLiteral("x"), staff("budi")));
    QCOMPARE(openItems(), QStringLiteral("refund_failed 1"));
    QVERIFY(requests().retry(id, staff("ani")));
    QCOMPARE(openItems(), QString());
    m_services->midtrans.refusals = {RefundResponse{.kind = RefundResponse::Kind::Wrong}};
    m_services->clock.advance(std::chrono::hours(1));
    m_services->runJobs();
    QCOMPARE(openItems(), QStringLiteral("refund_uncertain 1"));
    QVERIFY(requests().recordSeen(id, SeenOutcome::Failed, QStringLiteral("seen"), staff("citra")));
    QCOMPARE(m_services->ask(most), QStringLiteral("0"));
}

void RefundRequestsTest::rejectionOfMoneyNotOwedRaisesAnItem_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("item");
    const QString cancelled = QStringLiteral("update orders set status = 'DIBATALKAN' where number = '%1'");
    const QString expired = QStringLiteral("update orders set status = 'KEDALUWARSA' where number = '%1'");
    const QString twice =
        QStringLiteral("insert into payments (order_id, user_id, midtrans_order_id, gross_amount, "
                       "expires_at, status) select id,"
                       " user_id, number || '-2', total, now(), 'PAID' from orders where number = '%1'");
    for (const char *how : {"rejected", "withdrawn", "halved"}) {
        const auto row = [&](const char *name, const QString &situation, const char *item) {
            QTest::addRow("%s, %s", how, name)
                << situation << QString::fromLatin1(how) << QString::fromLatin1(item);
        };
        row("the order goes on", QStringLiteral("select '%1'"), "");
        row("the order is cancelled", cancelled, "paid_after_end 1");
        row("the order has expired", expired, "paid_after_end 1");
        row("paid twice", twice, "paid_twice 1");
        row("the payment was reversed",
            cancelled + QStringLiteral(";update payments set gateway_status = 'deny'"), "");
    }
}

void RefundRequestsTest::rejectionOfMoneyNotOwedRaisesAnItem()
{
    QFETCH(const QString, situation);
    QFETCH(const QString, how);
    QFETCH(const QString, item);
    const auto refund = request("ani", 60'000);
    // The order's history does not matter here.
    QCOMPARE(m_services->shop.script(QStringLiteral("set session_replication_role = replica;") +
                                     situation.arg(m_number) +
                                     QStringLiteral(";set session_replication_role = origin")),
             QString());
    const Actor ani = staff("ani");
    const auto ended = how == QLatin1String("halved") ? requests().edit(refund->id, Rupiah(30'000), {}, ani)
                       : how == QLatin1String("withdrawn")
                           ? requests().withdraw(refund->id, how, ani)
                           : requests().reject(refund->id, how, staff("budi"));
    QVERIFY2(ended, qPrintable(ended ? QString() : ended.error().detail));
    QCOMPARE(openItems(), item);
}

void RefundRequestsTest::systemRefundReplacesTheSurplusItem()
{
    const auto raised = m_services->transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        RETURN_IF_ERROR(records.orders().lock(m_services->idOf(m_number)));
        const PaymentId payment{1};
        RETURN_IF_ERROR(records.attention().raise(
            {AttentionKind::PaidTwice, 1, m_services->idOf(m_number), QStringLiteral("paid twice")},
            m_services->clock.now()));
        return RefundBooks(records, m_services->clock.now())
            .requestRemaining(payment, QStringLiteral("system"), QStringLiteral("paid twice"));
    });
    QVERIFY(raised);
    QCOMPARE(openItems(), QStringLiteral("paid_twice 1"));
    QVERIFY(requests().approve(RefundId{1}, staff("budi")));
    QCOMPARE(openItems(), QString());
}

/// The approver lost the role before the money was sent: another admin takes over, unless it is the
/// requester.
void RefundRequestsTest::sendAgainRenewsALostApproval()
{
    const auto refund = request("citra", 60'000);
    QVERIFY(requests().approve(refund->id, staff("budi")));
    m_services->shop.script(QStringLiteral("update staff_accounts set role = 'staff' where login = 'budi'"));
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select state from refunds")), QStringLiteral("NEEDS_PERSON"));
    QCOMPARE(openItems(), QStringLiteral("refund_uncertain 1"));
    QCOMPARE(codeOf(requests().recordSeen(refund->id, SeenOutcome::SendAgain, QStringLiteral("x"),
                                          staff("citra"))),
             QStringLiteral("own-request"));
    QVERIFY(requests().recordSeen(refund->id, SeenOutcome::SendAgain, QStringLiteral("x"), staff("dewi")));
    m_services->clock.advance(std::chrono::hours(1));
    m_services->runJobs();
    m_services->clock.advance(std::chrono::hours(1));
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select state || ' ' || approved_by from refunds")),
             QStringLiteral("SUCCEEDED dewi"));
}

/// Earlier versions let a person approve a refund after changing it.
void RefundRequestsTest::sendAgainReplacesAnApproverWhoChangedTheRefund()
{
    const auto refund = request("ani", 60'000);
    QVERIFY(requests().approve(refund->id, staff("budi")));
    m_services->shop.script(QStringLiteral("set session_replication_role = replica;"
                                           "update refunds set requesters = '{ani,budi}';"
                                           "set session_replication_role = origin"));
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select state from refunds")), QStringLiteral("NEEDS_PERSON"));
    const auto sendAgain = [&](const char *who) {
        return codeOf(
            requests().recordSeen(refund->id, SeenOutcome::SendAgain, QStringLiteral("x"), staff(who)));
    };
    QCOMPARE(sendAgain("budi"), QStringLiteral("own-request"));
    QCOMPARE(sendAgain("citra"), QString());
    for (int round = 0; round < 2; ++round) {
        m_services->clock.advance(std::chrono::hours(1));
        m_services->runJobs();
    }
    QCOMPARE(m_services->ask(QStringLiteral("select state || ' ' || approved_by from refunds")),
             QStringLiteral("SUCCEEDED citra"));
}

void RefundRequestsTest::recordsNoFailureWhileMidtransShowsAnEarlierTry_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("refusal");
    const QString refused = QStringLiteral("already-sent");
    QTest::newRow("shown") << QStringLiteral("shown_at = now(), first_sent_at = null") << refused;
    QTest::newRow("shown, no longer")
        << QStringLiteral("shown_at = now(), missing_since = now(), first_sent_at = null") << QString();
    QTest::newRow("never shown") << QStringLiteral("first_sent_at = null") << QString();
    // Only the person knows what the dashboard says about the try that was sent last.
    QTest::newRow("this try is shown")
        << QStringLiteral("shown_at = now(), first_sent_at = now()") << QString();
}

/// Somebody recorded a failure too early, and then Midtrans shows the refund under the earlier key.
void RefundRequestsTest::recordsNoFailureWhileMidtransShowsAnEarlierTry()
{
    QFETCH(const QString, row);
    QFETCH(const QString, refusal);
    const auto refund = request("ani", 60'000);
    QVERIFY(requests().approve(refund->id, staff("budi")));
    const QString set =
        QStringLiteral("set session_replication_role = replica;"
                       "update refunds set state = 'NEEDS_PERSON', try_number = 2, ended_at = null, ") +
        row + QStringLiteral("; set session_replication_role = origin");
    for (const SeenOutcome outcome : {SeenOutcome::Failed, SeenOutcome::SendAgain, SeenOutcome::Succeeded}) {
        QCOMPARE(m_services->shop.script(set), QString());
        QCOMPARE(codeOf(requests().recordSeen(refund->id, outcome, QStringLiteral("seen"), staff("citra"))),
                 outcome == SeenOutcome::Succeeded ? QString() : refusal);
    }
}

QTEST_GUILESS_MAIN(RefundRequestsTest)
#include "refundrequeststest.moc"
