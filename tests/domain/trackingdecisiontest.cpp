#include "trackingdecision.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(meja::ShipmentStatus)
Q_DECLARE_METATYPE(meja::OrderStatus)
Q_DECLARE_METATYPE(QList<meja::OrderStatus>)
Q_DECLARE_METATYPE(QList<meja::AttentionKind>)

/// What reported statuses change for a parcel and its order.
class TrackingDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsStatusesToDecision_data();
    void mapsStatusesToDecision();
    void deliveredFlagComesLast();
    void pollsLessOftenOverTime();
};

void TrackingDecisionTest::mapsStatusesToDecision_data()
{
    using SS = ShipmentStatus;
    using OS = OrderStatus;
    using AK = AttentionKind;
    QTest::addColumn<OrderStatus>("order");
    QTest::addColumn<ShipmentStatus>("before");
    QTest::addColumn<int>("rank");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<ShipmentStatus>("after");
    QTest::addColumn<QList<OrderStatus>>("path");
    QTest::addColumn<QList<AttentionKind>>("attention");
    const auto row = [](const char *name, OS order, SS before, int rank, const QStringList &words,
                        bool isAsked, SS after, const QList<OS> &path, const QList<AK> &attention) {
        QTest::newRow(name) << order << before << rank << words << isAsked << after << path << attention;
    };
    const auto w = [](const char *word) { return QStringList{QString::fromLatin1(word)}; };
    row("picked up", OS::Processing, SS::Booked, 10, w("Dijemput"), false, SS::PickedUp, {OS::Shipped}, {});
    row("shipped without being processed", OS::Paid, SS::Booked, 10, w("Dikirim"), false, SS::InTransit,
        {OS::Shipped}, {});
    row("delivered without earlier reports", OS::Paid, SS::Booked, 10, w("Selesai"), false, SS::Delivered,
        {OS::Shipped, OS::Completed}, {});
    row("delivered", OS::Shipped, SS::InTransit, 30, w("DELIVERED"), false, SS::Delivered, {OS::Completed},
        {});
    row("outdated status", OS::Shipped, SS::InTransit, 30, w("Dijemput"), false, SS::InTransit, {}, {});
    row("a status after delivery is ignored", OS::Completed, SS::Delivered, 90, w("Batal"), false,
        SS::Delivered, {}, {});
    row("unknown status", OS::Shipped, SS::InTransit, 30, w("Menari"), false, SS::InTransit, {},
        {AK::UnknownTrackingWord});
    row("recipient absent", OS::Shipped, SS::InTransit, 30, w("Gagal antar"), false, SS::Problem, {},
        {AK::ParcelProblem});
    row("delivery attempted again", OS::Shipped, SS::Problem, 30, w("Dikirim"), false, SS::InTransit, {}, {});
    row("being returned", OS::Shipped, SS::InTransit, 30, w("Return to shipper"), false, SS::Returning, {},
        {AK::ParcelProblem});
    row("delivered to the shipper", OS::Shipped, SS::Returning, 40, w("Delivered to shipper"), false,
        SS::Returned, {}, {AK::ParcelProblem});
    row("delivered during a return", OS::Shipped, SS::Returning, 40, w("Delivered"), false, SS::Returning, {},
        {});
    row("lost", OS::Shipped, SS::InTransit, 30, w("Paket hilang"), false, SS::Lost, {}, {AK::ParcelProblem});
    row("cancelled as requested", OS::Cancelling, SS::Booked, 10, w("Dibatalkan"), true, SS::Cancelled, {},
        {});
    row("cancelled by the courier", OS::Processing, SS::Booked, 10, w("Dibatalkan"), false, SS::Cancelled, {},
        {AK::CourierCancelled});
    row("frozen order keeps its status", OS::Cancelling, SS::Booked, 10, w("Dijemput"), true, SS::PickedUp,
        {}, {});
    row("parcel of a cancelled order moves", OS::Cancelled, SS::Booked, 10, w("Dijemput"), true, SS::PickedUp,
        {}, {AK::ParcelProblem});
}

void TrackingDecisionTest::mapsStatusesToDecision()
{
    QFETCH(OrderStatus, order);
    QFETCH(ShipmentStatus, before);
    QFETCH(int, rank);
    QFETCH(QStringList, words);
    QFETCH(bool, isAsked);
    QFETCH(ShipmentStatus, after);
    QFETCH(QList<OrderStatus>, path);
    QFETCH(QList<AttentionKind>, attention);
    Order ofParcel;
    ofParcel.status = order;
    Shipment shipment;
    shipment.status = before;
    shipment.rank = rank;
    const TrackingDecision decision = decide(ofParcel, shipment, words, isAsked, TrackingWords::standard());
    QCOMPARE(code(decision.shipment.status), code(after));
    QVERIFY(decision.path == path);
    QList<AttentionKind> kinds;
    for (const NewAttention &item : decision.attention)
        kinds.append(item.kind);
    QVERIFY(kinds == attention);
}

void TrackingDecisionTest::deliveredFlagComesLast()
{
    TrackingReport report;
    report.events = {{.status = QStringLiteral("Dikirim")},
                     {.description = QStringLiteral("Paket dijemput")}};
    report.status = QStringLiteral("Dikirim");
    report.delivered = true;
    const QStringList expected{QStringLiteral("Dikirim"), QStringLiteral("Paket dijemput"),
                               QStringLiteral("delivered")};
    QCOMPARE(wordsOf(report), expected);
}

void TrackingDecisionTest::pollsLessOftenOverTime()
{
    Shipment shipment;
    shipment.bookedAt = Instant{0};
    const auto wait = [&](Duration age) {
        return *nextTracking(shipment, Instant{} + age) - (Instant{} + age);
    };
    QVERIFY(wait(1h) < wait(72h));
    QVERIFY(wait(72h) < wait(std::chrono::days(20)));
    shipment.status = ShipmentStatus::Delivered;
    QVERIFY(!nextTracking(shipment, Instant{}));
}

QTEST_GUILESS_MAIN(TrackingDecisionTest)
#include "trackingdecisiontest.moc"
