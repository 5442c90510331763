#include "courierjourney.h"
#include "trackingdecision.h"
#include "trackingline.h"

#include <QTest>

using namespace meja;
using meja::sandbox::ParcelStage;

namespace {

using enum ParcelStage;

/// The lines of a parcel that passes these stages, several times in transit.
QList<TrackingEvent> journey(const QString &courier, const QList<ParcelStage> &stages)
{
    QList<TrackingEvent> lines;
    QHash<ParcelStage, int> passed;
    for (const ParcelStage stage : stages)
        lines.append({.description = sandbox::manifestLine(courier, stage, passed[stage]++)});
    return lines;
}

const QList<ParcelStage> toDelivery{PickedUp,  Shipped,   InTransit, InTransit,
                                    InTransit, InTransit, InTransit, Delivered};

TrackingDecision decideFor(const QString &courier, const TrackingNews &news)
{
    Order order;
    order.status = OrderStatus::Processing;
    Shipment shipment;
    shipment.courier = courier;
    return decide(order, shipment, news, {});
}

} // namespace

/// The journeys that the emulator plays, as Meja reads them.
class CourierJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstScanIsAtABranch();
    void ordinaryJourneysEndByTheFlagOnly();
    void troubleTellsAPersonOnce_data();
    void troubleTellsAPersonOnce();
    void otherCouriersUseCommonWords();
};

void CourierJourneyTest::firstScanIsAtABranch()
{
    QCOMPARE(sandbox::manifestLine(QStringLiteral("JNT"), PickedUp, 0),
             QStringLiteral("Paket telah diterima oleh SUKOMANUNGGAL"));
    QVERIFY(sandbox::manifestLine(QStringLiteral("IDEXPRESS"), PickedUp, 0) ==
            sandbox::manifestLine(QStringLiteral("ide"), PickedUp, 0));
}

void CourierJourneyTest::ordinaryJourneysEndByTheFlagOnly()
{
    for (const QString &courier : sandbox::journeyCouriers()) {
        TrackingNews news{.lines = journey(courier, toDelivery), .summary = QStringLiteral("ON PROCESS")};
        const TrackingDecision onTheWay = decideFor(courier, news);
        QVERIFY2(onTheWay.shipment.status == ShipmentStatus::InTransit, qPrintable(courier));
        QVERIFY2(onTheWay.attention.isEmpty(), qPrintable(courier));
        QVERIFY(onTheWay.path == QList{OrderStatus::Shipped});
        news.isDelivered = true;
        const TrackingDecision arrived = decideFor(courier, news);
        QVERIFY2(arrived.shipment.status == ShipmentStatus::Delivered, qPrintable(courier));
        QVERIFY2(arrived.attention.isEmpty(), qPrintable(courier));
    }
}

void CourierJourneyTest::troubleTellsAPersonOnce_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<QString>("status");
    QTest::newRow("failed attempt") << int(AttemptFailed) << QStringLiteral("PROBLEM");
    QTest::newRow("return") << int(Returning) << QStringLiteral("RETURNING");
    QTest::newRow("returned") << int(Returned) << QStringLiteral("RETURNING");
    QTest::newRow("lost") << int(Lost) << QStringLiteral("PROBLEM");
    QTest::newRow("damaged") << int(Damaged) << QStringLiteral("PROBLEM");
}

void CourierJourneyTest::troubleTellsAPersonOnce()
{
    QFETCH(const int, stage);
    for (const QString &courier : sandbox::journeyCouriers()) {
        const TrackingDecision decision = decideFor(
            courier, {.lines = journey(courier, {PickedUp, Shipped, InTransit, ParcelStage(stage)})});
        QTEST(code(decision.shipment.status), "status");
        QCOMPARE(decision.attention.size(), 1);
    }
}

void CourierJourneyTest::otherCouriersUseCommonWords()
{
    QCOMPARE(sandbox::manifestLine(QStringLiteral("GOSEND"), PickedUp, 0),
             QStringLiteral("PICKED UP BY COURIER"));
    QVERIFY(meaningOfLine(QStringLiteral("GOSEND"), QStringLiteral("PICKED UP BY COURIER")) ==
            LineMeaning::Collected);
}

QTEST_GUILESS_MAIN(CourierJourneyTest)
#include "courierjourneytest.moc"
