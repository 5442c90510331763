#include "attentiondesk.h"
#include "servicefixture.h"

#include <QTest>

#include <memory>

using namespace meja;
using namespace std::chrono_literals;

/// Tracking on PostgreSQL: what partners report over several polls, and what people decide.
class ShipmentTrackingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_services = std::make_unique<ServiceFixture>(); }
    void cleanup() { m_services.reset(); }
    void ranksAreThoseOfTheDatabase();
    void databaseAllowsEveryChange();
    void kindsOfStatesAreThoseOfTheDatabase();
    void unknownStatusIsRaisedOncePerCourierAndWord();
    void ordinaryJourneyRaisesNothing();
    void returningParcelTellsAPersonOnce();
    void deliveryClosesTheItemsOfTheParcel();
    void courierCancelsOnce();
    void deliveryDuringACancellationCompletesTheOrder();
    void deliveryBeatsACancellationByPhone();
    void trackNowCompletesAnOrderWithADeliveredParcel();
    void blockedOrderKeepsItsStatusUntilItsRelease();
    void personEndsAParcel_data();
    void personEndsAParcel();
    void endedParcelOffersNoEnd();
    void tellsWhenTrackingStops();

private:
    /// A paid order with a booked parcel. @returns the order's number.
    QString ship(const char *courier, const QString &komerceOrderNo)
    {
        const QString number = m_services->placePaid(QStringLiteral("gopay"));
        m_services->ask(
            QStringLiteral("select record_shipment('%1', '%2', 'REG', %3, 'W-%1')")
                .arg(number, QString::fromLatin1(courier),
                     komerceOrderNo.isEmpty() ? QStringLiteral("null") : u'\'' + komerceOrderNo + u'\''));
        return number;
    }
    void poll()
    {
        m_services->clock.advance(13h);
        m_services->runJobs();
    }
    void report(const QStringList &lines, bool isDelivered = false)
    {
        TrackingReport &report = m_services->komerce.report;
        report = {.delivered = isDelivered, .summary = QStringLiteral("ON PROCESS")};
        for (const QString &line : lines)
            report.events.append({.description = line});
    }
    [[nodiscard]] QString state()
    {
        return m_services->ask(
            QStringLiteral("select string_agg(o.status || ' ' || s.status, ', ' order by o.id)"
                           "  from orders as o join shipments as s on s.order_id = o.id"));
    }
    [[nodiscard]] QString items(const char *which)
    {
        return m_services->ask(
            QStringLiteral("select count(*) || ' ' || coalesce(string_agg(kind, ' ' order by id), '')"
                           "  from attention_items where %1")
                .arg(QString::fromLatin1(which)));
    }
    Result<> decide(AttentionChoice choice)
    {
        const AttentionId id{
            m_services->ask(QStringLiteral("select max(id) from attention_items where resolved_at is null"))
                .toLongLong()};
        AttentionDesk desk(m_services->transactions, m_services->clock);
        return desk.resolve(id, choice, QStringLiteral("asked the courier"),
                            Actor::staff(QStringLiteral("ani")));
    }

    std::unique_ptr<ServiceFixture> m_services;
};

namespace {

constexpr std::array statuses{ShipmentStatus::Booked,    ShipmentStatus::PickedUp, ShipmentStatus::InTransit,
                              ShipmentStatus::Delivered, ShipmentStatus::Problem,  ShipmentStatus::Returning,
                              ShipmentStatus::Returned,  ShipmentStatus::Lost,     ShipmentStatus::Cancelled};

/// All reports that give a parcel some status.
QList<TrackingNews> allNews()
{
    QList<TrackingNews> all;
    for (const char *word : {"Diajukan", "Dijemput", "Dikirim", "Selesai", "Returned", "Dibatalkan"})
        all.append(TrackingNews{.statuses = {PartnerStatus(QString::fromLatin1(word))}});
    for (const char *line : {"Paket dijemput", "Paket di gudang", "Gagal antar", "Retur", "Dibatalkan"})
        all.append(TrackingNews{.lines = {{.description = QString::fromLatin1(line)}}});
    all.append(TrackingNews{.isDelivered = true});
    return all;
}

} // namespace

void ShipmentTrackingTest::ranksAreThoseOfTheDatabase()
{
    for (const ShipmentStatus status : statuses)
        QCOMPARE(m_services->ask(QStringLiteral("select rank_of_shipment('%1')").arg(code(status))).toInt(),
                 rankOf(status));
    // Both agree on every pair, so that neither overwrites what the other keeps.
    for (const ShipmentStatus from : statuses) {
        for (const ShipmentStatus to : statuses)
            QCOMPARE(m_services->ask(QStringLiteral("select rank_of_shipment('%1') < rank_of_shipment('%2')")
                                         .arg(code(from), code(to))),
                     rankOf(from) < rankOf(to) ? QStringLiteral("t") : QStringLiteral("f"));
    }
}

void ShipmentTrackingTest::databaseAllowsEveryChange()
{
    int changes = 0;
    for (const ShipmentStatus from : statuses) {
        for (const TrackingNews &news : allNews()) {
            Shipment shipment;
            shipment.status = from;
            shipment.rank = rankOf(from);
            const ShipmentStatus to = ::decide(Order{}, shipment, news, {}).shipment.status;
            if (to == from)
                continue;
            ++changes;
            QVERIFY2(m_services->ask(
                         QStringLiteral("select count(*) from status_transitions where subject = "
                                        "'shipments.status' and from_status = '%1' and to_status = '%2'")
                             .arg(code(from), code(to))) == QLatin1String("1"),
                     qPrintable(code(from) + QLatin1String(" to ") + code(to)));
        }
    }
    QVERIFY(changes > 20);
}

void ShipmentTrackingTest::kindsOfStatesAreThoseOfTheDatabase()
{
    const QStringList kinds =
        m_services
            ->ask(QStringLiteral(
                "select string_agg(word[1], ' ') from pg_constraint,"
                " regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') as word"
                " where conrelid = 'attention_items'::regclass and conname = 'attention_items_kind_check'"))
            .split(u' ');
    QVERIFY(kinds.size() >= 21);
    for (const QString &kind : kinds) {
        const auto known = attentionKindFromCode(kind);
        QVERIFY2(known, qPrintable(kind));
        QCOMPARE(m_services->ask(QStringLiteral("select describes_state('%1')").arg(kind)),
                 describesState(*known) ? QStringLiteral("t") : QStringLiteral("f"));
    }
}

void ShipmentTrackingTest::unknownStatusIsRaisedOncePerCourierAndWord()
{
    ship("jne", QStringLiteral("KOM-1"));
    ship("jne", QStringLiteral("KOM-2"));
    m_services->komerce.rawStatus = QStringLiteral("Menari");
    poll();
    poll();
    QCOMPARE(items("true"), QStringLiteral("1 unknown_tracking_word"));
    QVERIFY(decide(AttentionChoice::Note));
    poll();
    poll();
    QCOMPARE(items("true"), QStringLiteral("1 unknown_tracking_word"));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from shipment_events where word = 'Menari'")),
             QStringLiteral("2"));
    m_services->komerce.rawStatus = QStringLiteral("Melompat");
    poll();
    QCOMPARE(items("resolved_at is null"), QStringLiteral("1 unknown_tracking_word"));
    QCOMPARE(state(), QStringLiteral("DIBAYAR BOOKED, DIBAYAR BOOKED"));
}

void ShipmentTrackingTest::ordinaryJourneyRaisesNothing()
{
    ship("JNT", {});
    const QStringList lines{
        QStringLiteral("Manifes"), QStringLiteral("Paket telah diterima oleh SUKOMANUNGGAL"),
        QStringLiteral("Paket akan dikirimkan ke SUB_GATEWAY"),
        QStringLiteral("Paket telah sampai di BATALAIWORU"), QStringLiteral("Paket telah diterima")};
    for (qsizetype known = 1; known <= lines.size(); ++known) {
        report(lines.first(known));
        poll();
        QCOMPARE(state(), QStringLiteral("DIKIRIM IN_TRANSIT"));
    }
    report(lines, true);
    poll();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
    QCOMPARE(items("true"), QStringLiteral("0 "));
}

void ShipmentTrackingTest::returningParcelTellsAPersonOnce()
{
    ship("jnt", {});
    report({QStringLiteral("Paket telah sampai di SUB_GATEWAY"), QStringLiteral("Paket akan diretur")});
    poll();
    QCOMPARE(state(), QStringLiteral("DIKIRIM RETURNING"));
    QVERIFY(decide(AttentionChoice::Note));
    poll();
    poll();
    QCOMPARE(items("true"), QStringLiteral("1 parcel_problem"));
    QCOMPARE(m_services->ask(QStringLiteral("select state from jobs where kind = 'track_shipment'")),
             QStringLiteral("waiting"));
}

void ShipmentTrackingTest::deliveryClosesTheItemsOfTheParcel()
{
    ship("jnt", {});
    report({QStringLiteral("Gagal antar")});
    poll();
    QCOMPARE(items("resolved_at is null"), QStringLiteral("1 parcel_problem"));
    report({QStringLiteral("Gagal antar"), QStringLiteral("Paket telah diterima")}, true);
    poll();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
    QCOMPARE(items("resolved_by = 'system' and note = 'the parcel was delivered'"),
             QStringLiteral("1 parcel_problem"));
}

void ShipmentTrackingTest::courierCancelsOnce()
{
    ship("jne", QStringLiteral("KOM-1"));
    m_services->komerce.rawStatus = QStringLiteral("Dibatalkan");
    poll();
    QVERIFY(decide(AttentionChoice::Note));
    m_services->ask(
        QStringLiteral("select schedule_job('track_shipment', id, order_id, now()) from shipments"));
    poll();
    QCOMPARE(state(), QStringLiteral("DIBAYAR CANCELLED"));
    QCOMPARE(items("true"), QStringLiteral("1 courier_cancelled"));
}

void ShipmentTrackingTest::deliveryDuringACancellationCompletesTheOrder()
{
    const QString number = ship("jne", QStringLiteral("KOM-1"));
    QVERIFY(m_services->cancel(number));
    m_services->ask(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')").arg(number));
    QCOMPARE(state(), QStringLiteral("MENUNGGU_BATAL DELIVERED"));
    m_services->runJobs();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
    QCOMPARE(m_services->ask(QStringLiteral("select step from cancellations")), QStringLiteral("REFUSED"));
    // The same when Komerce reports it first.
    const QString other = ship("jne", QStringLiteral("KOM-2"));
    m_services->komerce.rawStatus = QStringLiteral("Selesai");
    QVERIFY(m_services->cancel(other, QStringLiteral("key-2")));
    m_services->runJobs();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED, SELESAI DELIVERED"));
}

void ShipmentTrackingTest::deliveryBeatsACancellationByPhone()
{
    const QString number = ship("jnt", {});
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    QCOMPARE(items("resolved_at is null"), QStringLiteral("1 confirm_shipment_cancelled"));
    m_services->ask(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')").arg(number));
    QVERIFY(decide(AttentionChoice::ShipmentCancelled));
    m_services->runJobs();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
}

void ShipmentTrackingTest::trackNowCompletesAnOrderWithADeliveredParcel()
{
    const QString number = ship("jne", QStringLiteral("KOM-1"));
    m_services->ask(QStringLiteral("select record_shipment('%1', status => 'PICKED_UP')").arg(number));
    // As older versions left it: the parcel was delivered while its cancellation ran.
    m_services->shop.script(QStringLiteral("set session_replication_role = replica;"
                                           "update shipments set status = 'DELIVERED', delivered_at = now();"
                                           "delete from jobs; reset session_replication_role"));
    QCOMPARE(state(), QStringLiteral("DIKIRIM DELIVERED"));
    m_services->ask(
        QStringLiteral("select schedule_job('track_shipment', id, order_id, now()) from shipments"));
    poll();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
}

void ShipmentTrackingTest::blockedOrderKeepsItsStatusUntilItsRelease()
{
    ship("jne", QStringLiteral("KOM-1"));
    const QString actor = QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test';");
    m_services->shop.script(actor + QStringLiteral("update payments set shipping_blocked = true"));
    m_services->komerce.rawStatus = QStringLiteral("Selesai");
    poll();
    QCOMPARE(state(), QStringLiteral("DIBAYAR DELIVERED"));
    QCOMPARE(items("true"), QStringLiteral("1 payment_reversed"));
    m_services->shop.script(actor + QStringLiteral("update payments set shipping_blocked = false"));
    m_services->ask(
        QStringLiteral("select schedule_job('track_shipment', id, order_id, now()) from shipments"));
    poll();
    QCOMPARE(state(), QStringLiteral("SELESAI DELIVERED"));
}

void ShipmentTrackingTest::personEndsAParcel_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("end");
    QTest::newRow("delivered") << int(AttentionChoice::ParcelDelivered)
                               << QStringLiteral("SELESAI DELIVERED");
    QTest::newRow("returned") << int(AttentionChoice::ParcelReturned) << QStringLiteral("DIKIRIM RETURNED");
    QTest::newRow("lost") << int(AttentionChoice::ParcelLost) << QStringLiteral("DIKIRIM LOST");
}

void ShipmentTrackingTest::personEndsAParcel()
{
    QFETCH(const int, choice);
    ship("jnt", {});
    report({QStringLiteral("Paket akan diretur")});
    poll();
    QVERIFY(decide(static_cast<AttentionChoice>(choice)));
    poll();
    QTEST(state(), "end");
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from jobs where kind = 'track_shipment' and"
                                            " state <> 'finished'")),
             QStringLiteral("0"));
    QCOMPARE(items("resolved_at is null"), QStringLiteral("0 "));
}

void ShipmentTrackingTest::endedParcelOffersNoEnd()
{
    ship("jne", QStringLiteral("KOM-1"));
    m_services->komerce.rawStatus = QStringLiteral("Returned");
    poll();
    QCOMPARE(state(), QStringLiteral("DIKIRIM RETURNED"));
    QCOMPARE(decide(AttentionChoice::ParcelDelivered).error().code, QStringLiteral("wrong-choice"));
    QCOMPARE(decide(AttentionChoice::ShipmentCancelled).error().code, QStringLiteral("wrong-choice"));
    QVERIFY(decide(AttentionChoice::Note));
    m_services->komerce.rawStatus = QStringLiteral("Menari");
    ship("jne", QStringLiteral("KOM-2"));
    poll();
    QCOMPARE(decide(AttentionChoice::ParcelLost).error().code, QStringLiteral("wrong-choice"));
}

void ShipmentTrackingTest::tellsWhenTrackingStops()
{
    ship("jnt", {});
    report({QStringLiteral("Paket telah sampai di SUB_GATEWAY")});
    m_services->clock.advance(std::chrono::days(61));
    m_services->runJobs();
    QCOMPARE(state(), QStringLiteral("DIKIRIM IN_TRANSIT"));
    QCOMPARE(items("true"), QStringLiteral("1 tracking_silent"));
    QVERIFY(decide(AttentionChoice::ParcelLost));
    m_services->runJobs();
    QCOMPARE(state(), QStringLiteral("DIKIRIM LOST"));
}

QTEST_GUILESS_MAIN(ShipmentTrackingTest)
#include "shipmenttrackingtest.moc"
