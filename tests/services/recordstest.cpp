#include "servicefixture.h"

#include <QTest>

#include <memory>

using namespace meja;
using namespace std::chrono_literals;

/// Each record class reads what was written through it, and changes no other column.
class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsAnOrder();
    void archivesAndUnarchives();
    void storesEveryFieldOfAPayment();
    void savingUnchangedRowsWritesNoAudit();
    void storesEveryFieldOfARefund();
    void storesRefundAttempts();
    void storesEveryFieldOfACancellation();
    void storesTheRankOfAParcel();
    void storesAnEventOnce();
    void countsRepeatedAttention();
    void raisesAStateOnce();
    void raisesAnEventEachTime();
    void settlesOpenAttention();
    void readsRolesOfStaff();
    void reportsUnknownRows();

private:
    [[nodiscard]] QStringList countsWhenRaisedAgain(AttentionKind kind);
    void run(const Work &work);

    std::unique_ptr<ServiceFixture> m_services;
    QString m_number;
    OrderId m_order;
};

void RecordsTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
    m_number = m_services->placePaid(QStringLiteral("gopay"));
    m_order = m_services->idOf(m_number);
}

void RecordsTest::cleanup()
{
    m_services.reset();
}

void RecordsTest::run(const Work &work)
{
    const auto done = m_services->transactions.run(Actor::system(QStringLiteral("test")), work);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().code + u' ' + done.error().detail));
}

void RecordsTest::readsAnOrder()
{
    run([&](Records &records) -> Result<> {
        const auto order = records.orders().lock(m_order);
        if (!order)
            return tl::unexpected(order.error());
        [&] {
            QCOMPARE(order->number, m_number);
            QCOMPARE(order->user.value, 1);
            QVERIFY(order->status == OrderStatus::Paid);
            QVERIFY(order->paymentStatus == PaymentStatus::Paid);
            QCOMPARE(order->total.amount(), 115000);
            QVERIFY(order->archivedBy == ArchivedBy::NotArchived);
            QVERIFY(order->expiresAt > m_services->clock.now() + 23h);
        }();
        return {};
    });
}

void RecordsTest::archivesAndUnarchives()
{
    bringTo(m_services->shop, m_services->placePaid({}), QStringLiteral("KEDALUWARSA"));
    const OrderId over{2};
    const QString read =
        QStringLiteral("select concat_ws(' ', is_archived, archived_by_kind) from orders where id = 2");
    run([&](Records &records) {
        return records.orders().archive(over, ArchivedBy::Staff, m_services->clock.now());
    });
    QCOMPARE(m_services->ask(read), QStringLiteral("t staff"));
    run([&](Records &records) { return records.orders().unarchive(over); });
    QCOMPARE(m_services->ask(read), QStringLiteral("f"));
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void RecordsTest::storesEveryFieldOfAPayment()
{
    Payment written;
    run([&](Records &records) -> Result<> {
        auto payment = records.payments().read(PaymentId{1});
        if (!payment)
            return tl::unexpected(payment.error());
        written = *payment;
        written.transactionId = QStringLiteral("tx-9");
        written.type = QStringLiteral("qris");
        written.offUs = true;
        written.status = PaymentStatus::RefundPending;
        written.gatewayStatus = QStringLiteral("settlement");
        written.refunded = Rupiah(17);
        written.expiresAt = m_services->clock.now() + 5h;
        written.paidAt = m_services->clock.now();
        written.settledAt = m_services->clock.now() + 1ms;
        written.shippingBlocked = true;
        return records.payments().save(written);
    });
    Payment read;
    run([&](Records &records) -> Result<> {
        read = records.payments().ofOrder(m_order)->constFirst();
        return {};
    });
    QCOMPARE(read.gatewayOrderId, m_number + QStringLiteral("-1"));
    QCOMPARE(read.transactionId, written.transactionId);
    QCOMPARE(read.type, written.type);
    QCOMPARE(read.offUs, true);
    QVERIFY(read.status == written.status);
    QCOMPARE(read.gatewayStatus, written.gatewayStatus);
    QCOMPARE(read.refunded.amount(), 17);
    QVERIFY(read.expiresAt == written.expiresAt);
    QVERIFY(read.paidAt == written.paidAt);
    QVERIFY(read.settledAt == written.settledAt);
    QCOMPARE(read.shippingBlocked, true);
    QCOMPARE(read.version, written.version + 1);
}

void RecordsTest::savingUnchangedRowsWritesNoAudit()
{
    const QString state = QStringLiteral("select paid_at::text || expires_at::text || version from payments");
    m_services->shop.script(QStringLiteral("update payments set paid_at = '2026-11-01 10:00:00.123456+07'"));
    const QString before = m_services->ask(state);
    const QString entries = m_services->ask(QStringLiteral("select count(*) from audit_entries"));
    run([&](Records &records) { return records.payments().save(*records.payments().read(PaymentId{1})); });
    QCOMPARE(m_services->ask(state), before);
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from audit_entries")), entries);
}

void RecordsTest::storesEveryFieldOfARefund()
{
    m_services->shop.script(QStringLiteral(
        "insert into staff_accounts (login, display_name, role) values ('budi', 'Budi', 'admin')"));
    Refund refund;
    refund.payment = PaymentId{1};
    refund.order = m_order;
    refund.amount = Rupiah(40000);
    refund.reason = QStringLiteral("torn");
    refund.requestedByKind = QStringLiteral("staff");
    refund.requestedBy = QStringLiteral("ani");
    refund.idempotencyKey = QStringLiteral("k");
    refund.requestId = QStringLiteral("req");
    refund.destination = {QStringLiteral("bca"), QStringLiteral("8650123456"), QStringLiteral("Siti")};
    refund.requestedAt = m_services->clock.now();
    run([&](Records &records) -> Result<> {
        const auto id = records.refunds().add(refund);
        if (!id)
            return tl::unexpected(id.error());
        refund.id = *id;
        refund.state = RefundState::Approved;
        refund.approvedBy = QStringLiteral("budi");
        refund.decisionReason = QStringLiteral("seen the photo");
        refund.method = RefundMethod::Manual;
        refund.proof = QStringLiteral("slip");
        refund.settledBy = QStringLiteral("budi");
        refund.firstSentAt = m_services->clock.now() + 2ms;
        refund.shownAt = m_services->clock.now() + 3ms;
        refund.missingSince = m_services->clock.now() + 4ms;
        return records.refunds().save(refund);
    });
    Refund read;
    run([&](Records &records) -> Result<> {
        read = **records.refunds().withKey(QStringLiteral("k"));
        return {};
    });
    QVERIFY(read.id == refund.id && read.payment == refund.payment && read.order == m_order);
    QVERIFY(read.state == refund.state && read.method == refund.method);
    QCOMPARE(read.key(), QStringLiteral("1-R1-T1"));
    QCOMPARE(read.amount.amount(), 40000);
    QCOMPARE(
        QStringList({read.reason, read.requestedByKind, read.requestedBy, read.requestId, read.approvedBy,
                     read.decisionReason, read.proof, read.settledBy, read.confirmedBy}),
        QStringList({refund.reason, refund.requestedByKind, refund.requestedBy, refund.requestId,
                     refund.approvedBy, refund.decisionReason, refund.proof, refund.settledBy, QString()}));
    QVERIFY(read.destination == refund.destination);
    QVERIFY(read.firstSentAt == refund.firstSentAt && read.requestedAt == refund.requestedAt &&
            !read.endedAt);
    QVERIFY(read.shownAt == refund.shownAt && read.missingSince == refund.missingSince);
    QCOMPARE(read.requesters, QStringList{QStringLiteral("ani")});
    QVERIFY(!read.isApprovedAutomatically);
    // The destination is personal data: the audit stores it in the column that staff cannot read.
    QCOMPARE(m_services->ask(
                 QStringLiteral("select concat_ws(' ', changes -> 'destination_account' #>> '{}', "
                                "personal_changes -> 'destination_account' ->> 1) from audit_entries where "
                                "table_name = 'refunds' and operation = 'INSERT'")),
             QStringLiteral("changed 8650123456"));
}

void RecordsTest::storesRefundAttempts()
{
    Refund refund;
    refund.payment = PaymentId{1};
    refund.amount = Rupiah(40000);
    refund.state = RefundState::Approved;
    refund.isApprovedAutomatically = true;
    refund.requestedByKind = QStringLiteral("staff");
    refund.requestedBy = QStringLiteral("ani");
    refund.idempotencyKey = QStringLiteral("k");
    refund.requestedAt = m_services->clock.now();
    run([&](Records &records) -> Result<> {
        refund.id = *records.refunds().add(refund);
        const auto attempt = records.refunds().addAttempt({{},
                                                           refund.id,
                                                           refund.key(),
                                                           refund.amount,
                                                           RefundOutcome::Pending,
                                                           {},
                                                           m_services->clock.now()});
        return attempt ? Result<>{} : tl::unexpected(attempt.error());
    });
    run([&](Records &records) {
        return records.refunds().closeAttempts(refund.id, QStringLiteral("1-R1-T2"), RefundOutcome::Success,
                                               {});
    });
    QCOMPARE(m_services->ask(QStringLiteral("select outcome from refund_attempts")),
             QStringLiteral("pending"));
    // The partner turned the call away: the attempt stays pending, and the next call continues it.
    run([&](Records &records) -> Result<> {
        RETURN_IF_ERROR(records.refunds().closeAttempts(refund.id, refund.key(), RefundOutcome::Pending,
                                                        QStringLiteral("HTTP 429")));
        return records.refunds()
            .addAttempt({.id = {},
                         .refund = refund.id,
                         .key = refund.key(),
                         .amount = refund.amount,
                         .outcome = RefundOutcome::Pending,
                         .detail = {},
                         .sentAt = m_services->clock.now() + 5ms})
            .map([](const auto &) {});
    });
    QCOMPARE(m_services->ask(
                 QStringLiteral("select string_agg(outcome || ' ' || detail || ' ' || (instant(sent_at) - "
                                "%1), ', ') from refund_attempts")
                     .arg(m_services->clock.now().milliseconds)),
             QStringLiteral("pending HTTP 429 5"));
    run([&](Records &records) {
        return records.refunds().closeAttempts(refund.id, refund.key(), RefundOutcome::Failed,
                                               QStringLiteral("denied"));
    });
    QCOMPARE(m_services->ask(QStringLiteral("select outcome || ' ' || detail from refund_attempts")),
             QStringLiteral("failed denied"));
}

void RecordsTest::storesEveryFieldOfACancellation()
{
    Cancellation written = *m_services->cancel(m_number);
    run([&](Records &records) -> Result<> {
        if (auto thawed = records.orders().changeStatus(m_order, OrderStatus::Paid, m_services->clock.now());
            !thawed)
            return thawed;
        written.step = CancelStep::Refused;
        written.shipmentConfirmedBy = QStringLiteral("budi");
        written.refusal = QStringLiteral("on its way");
        written.endedAt = m_services->clock.now();
        return records.cancellations().save(written);
    });
    Cancellation read;
    run([&](Records &records) -> Result<> {
        read = *records.cancellations().read(written.id);
        return {};
    });
    QVERIFY(read.order == m_order && read.step == CancelStep::Refused &&
            read.frozenFrom == OrderStatus::Paid);
    QCOMPARE(QStringList({read.reason, read.requestedByKind, read.requestedBy, read.idempotencyKey,
                          read.shipmentConfirmedBy, read.refusal}),
             QStringList({written.reason, QStringLiteral("staff"), QStringLiteral("ani"),
                          QStringLiteral("key-1"), written.shipmentConfirmedBy, written.refusal}));
    QVERIFY(read.requestedAt == written.requestedAt && read.endedAt == written.endedAt);
    run([&](Records &records) -> Result<> {
        const auto known = records.cancellations().known(m_order, QStringLiteral("key-1"));
        [&] { QVERIFY(known && known->withKey && !known->live); }();
        return {};
    });
}

void RecordsTest::storesTheRankOfAParcel()
{
    m_services->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(m_number));
    run([&](Records &records) -> Result<> {
        Shipment parcel = **records.shipments().latestOf(m_order);
        [&] { QCOMPARE(parcel.rank, 10); }();
        parcel.status = ShipmentStatus::PickedUp; // without a rank
        return records.shipments().save(parcel);
    });
    run([&](Records &records) -> Result<> {
        Shipment parcel =
            *records.shipments().read(**records.shipments().withKomerceOrderNo(QStringLiteral("KOM-1")));
        [&] { QCOMPARE(parcel.rank, 20); }();
        parcel.status = ShipmentStatus::InTransit;
        parcel.rank = 35;
        parcel.rawStatus = QStringLiteral("ON PROCESS");
        parcel.waybill = QStringLiteral("JN1");
        parcel.lastCheckedAt = m_services->clock.now();
        return records.shipments().save(parcel);
    });
    run([&](Records &records) -> Result<> {
        const Shipment parcel = **records.shipments().latestOf(m_order);
        [&] {
            QCOMPARE(parcel.rank, 35);
            QCOMPARE(parcel.rawStatus + parcel.waybill + parcel.recipientPhone,
                     QStringLiteral("ON PROCESSJN1+6281234567890"));
            QVERIFY(parcel.lastCheckedAt == m_services->clock.now());
        }();
        return {};
    });
    // The storefront sends no ranks; the database derives them from the status.
    m_services->ask(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')").arg(m_number));
    QCOMPARE(
        m_services->ask(QStringLiteral("select status || coalesce(rank::text, ' by itself') from shipments")),
        QStringLiteral("DELIVERED by itself"));
}

void RecordsTest::storesAnEventOnce()
{
    m_services->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(m_number));
    ShipmentEvent event{.shipment = ShipmentId{1},
                        .source = QStringLiteral("detail"),
                        .word = QStringLiteral("Dikirim"),
                        .receivedAt = m_services->clock.now()};
    for (int i = 0; i < 2; ++i)
        run([&](Records &records) { return records.shipments().keep(event); });
    event.happenedAt = m_services->clock.now();
    run([&](Records &records) { return records.shipments().keep(event); });
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from shipment_events where word = 'Dikirim'")),
             QStringLiteral("2"));
}

void RecordsTest::countsRepeatedAttention()
{
    for (const QString &detail : {QStringLiteral("first"), QStringLiteral("second")})
        run([&](Records &records) {
            return records.attention().raise({AttentionKind::PaidTwice, 1, m_order, detail},
                                             m_services->clock.now());
        });
    QCOMPARE(m_services->ask(
                 QStringLiteral("select count(*) || ' ' || max(times_raised) || ' ' || max(detail) from "
                                "attention_items")),
             QStringLiteral("1 2 second"));
    run([&](Records &records) {
        return records.attention().raise(
            {.kind = AttentionKind::WebhookUnknownOrder, .subject = 9, .detail = QStringLiteral("x")},
            m_services->clock.now());
    });
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from attention_items where order_id is null")),
             QStringLiteral("1"));
}

/// Raises the item again in these situations: open, resolved by a person, settled by the program.
QStringList RecordsTest::countsWhenRaisedAgain(AttentionKind kind)
{
    QStringList counts;
    const auto raise = [&](const char *detail) {
        run([&](Records &records) {
            return records.attention().raise({kind, 1, m_order, QString::fromLatin1(detail)},
                                             m_services->clock.now());
        });
        counts.append(m_services->ask(QStringLiteral(
            "select count(*) || ' ' || coalesce(sum(times_raised) filter (where resolved_at is null), 0)"
            "  from attention_items")));
    };
    const auto end = [&](const QString &by) {
        run([&](Records &records) -> Result<> {
            if (by.isEmpty())
                return records.attention().settle(kind, 1, {}, m_services->clock.now());
            const AttentionId id{
                m_services->ask(QStringLiteral("select max(id) from attention_items")).toLongLong()};
            return records.attention().resolve(id, by, QStringLiteral("done"), m_services->clock.now());
        });
    };
    raise("a");
    raise("a");
    end({});
    raise("a");
    end(QStringLiteral("ani"));
    raise("a");
    raise("b");
    raise("a");
    return counts;
}

void RecordsTest::raisesAStateOnce()
{
    QCOMPARE(countsWhenRaisedAgain(AttentionKind::AmountMismatch),
             QStringList({QStringLiteral("1 1"), QStringLiteral("1 1"), QStringLiteral("2 1"),
                          QStringLiteral("2 0"), QStringLiteral("3 1"), QStringLiteral("3 1")}));
}

void RecordsTest::raisesAnEventEachTime()
{
    QCOMPARE(countsWhenRaisedAgain(AttentionKind::RefundFailed),
             QStringList({QStringLiteral("1 1"), QStringLiteral("1 2"), QStringLiteral("2 1"),
                          QStringLiteral("3 1"), QStringLiteral("3 2"), QStringLiteral("3 3")}));
}

void RecordsTest::settlesOpenAttention()
{
    run([&](Records &records) {
        return records.attention().raise({AttentionKind::PaidTwice, 1, m_order, QStringLiteral("x")},
                                         m_services->clock.now());
    });
    run([&](Records &records) {
        return records.attention().resolve(AttentionId{1}, QStringLiteral("ani"), QStringLiteral("called"),
                                           m_services->clock.now());
    });
    AttentionItem item;
    run([&](Records &records) -> Result<> {
        item = *records.attention().read(AttentionId{1});
        return {};
    });
    QVERIFY(item.resolvedAt == m_services->clock.now());
    QCOMPARE(item.resolvedBy, QStringLiteral("ani"));
    const auto again = m_services->transactions.run(Actor::system(), [&](Records &records) {
        return records.attention().resolve(AttentionId{1}, QStringLiteral("budi"), {},
                                           m_services->clock.now());
    });
    QVERIFY(again.error().kind == ErrorKind::NotFound);
    // Settling without an open item is no failure.
    run([&](Records &records) {
        return records.attention().settle(AttentionKind::PaidTwice, 1, {}, m_services->clock.now());
    });
}

void RecordsTest::readsRolesOfStaff()
{
    m_services->shop.script(
        QStringLiteral("insert into staff_accounts (login, display_name, role, is_active, disabled_at) values"
                       " ('budi', 'Budi', 'admin', true, null), ('citra', 'Citra', 'admin', false, now())"));
    run([&](Records &records) -> Result<> {
        [&] {
            QVERIFY(records.staff().roleOf(QStringLiteral("budi"))->value() == Role::Admin);
            QVERIFY(!records.staff().roleOf(QStringLiteral("citra"))->has_value());
            QVERIFY(!records.staff().roleOf(QStringLiteral("nobody"))->has_value());
        }();
        return {};
    });
}

void RecordsTest::reportsUnknownRows()
{
    run([&](Records &records) -> Result<> {
        [&] {
            QVERIFY(records.payments().read(PaymentId{9}).error().kind == ErrorKind::NotFound);
            QVERIFY(records.payments().orderOf(PaymentId{9}).error().kind == ErrorKind::NotFound);
            QVERIFY(!records.payments().withGatewayOrderId(QStringLiteral("x"))->has_value());
            QVERIFY(!records.shipments().latestOf(m_order)->has_value());
            QVERIFY(records.refunds().read(RefundId{9}).error().kind == ErrorKind::NotFound);
            QVERIFY(records.refunds().ofPayment(PaymentId{1})->isEmpty());
            QVERIFY(records.jobs().read(JobId{99}).error().kind == ErrorKind::NotFound);
            QVERIFY(!records.cancellations().liveOf(m_order)->has_value());
        }();
        return {};
    });
}

QTEST_GUILESS_MAIN(RecordsTest)
#include "recordstest.moc"
