#include "trackingdecision.h"

#include <QTest>

using namespace meja;

Q_DECLARE_METATYPE(meja::OrderStatus)
Q_DECLARE_METATYPE(meja::ShipmentStatus)

/// The meaning of couriers' status texts, and the resulting order status.
class TrackingWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsTextToStatus_data();
    void mapsTextToStatus();
    void unknownTextKeepsTheStatus();
    void updatesTheOrder_data();
    void updatesTheOrder();
};

void TrackingWordsTest::mapsTextToStatus_data()
{
    using enum ShipmentStatus;
    QTest::addColumn<QString>("word");
    QTest::addColumn<ShipmentStatus>("status");
    const auto row = [](const char *word, ShipmentStatus status) {
        QTest::newRow(word) << QString::fromLatin1(word) << status;
    };
    row("Diajukan", Booked);
    row("Created", Booked);
    row("Out for Pickup", Booked);
    row("  DIJEMPUT ", PickedUp);
    row("Paket dijemput kurir", PickedUp);
    row("Dikirim", InTransit);
    row("ON PROCESS", InTransit);
    row("RECEIVED AT ORIGIN GATEWAY", InTransit);
    row("With delivery courier", InTransit);
    row("DELIVERED", Delivered);
    row("Selesai", Delivered);
    row("Diterima oleh Sari", Delivered);
    row("Not delivered: recipient absent", Problem);
    row("Gagal antar", Problem);
    row("Return to shipper", Returning);
    row("Delivered to shipper", Returned);
    row("Paket dikembalikan", Returning);
    row("Dibatalkan", Cancelled);
    row("Canceled", Cancelled);
    row("Paket hilang", Lost);
}

void TrackingWordsTest::mapsTextToStatus()
{
    QFETCH(const QString, word);
    QFETCH(const ShipmentStatus, status);
    const auto meaning = TrackingWords::standard().meaningOf(word);
    QVERIFY(meaning);
    QCOMPARE(code(meaning->status), code(status));
}

void TrackingWordsTest::unknownTextKeepsTheStatus()
{
    Shipment shipment;
    shipment.status = ShipmentStatus::InTransit;
    shipment.rank = 30;
    Order order;
    order.status = OrderStatus::Shipped;
    const TrackingDecision decision =
        decide(order, shipment, {QStringLiteral("Teleported")}, false, TrackingWords::standard());
    QCOMPARE(code(decision.shipment.status), QStringLiteral("IN_TRANSIT"));
    QVERIFY(decision.path.isEmpty());
    QCOMPARE(decision.attention.size(), 1);
    QCOMPARE(code(decision.attention.first().kind), QStringLiteral("unknown_tracking_word"));
}

void TrackingWordsTest::updatesTheOrder_data()
{
    using enum OrderStatus;
    QTest::addColumn<OrderStatus>("order");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("path");
    const QString shipped = code(Shipped);
    const QString completed = code(Completed);
    const auto reported = [](std::initializer_list<const char *> words) {
        QStringList list;
        for (const char *word : words)
            list.append(QString::fromLatin1(word));
        return list;
    };
    QTest::newRow("picked up") << Processing << reported({"Dijemput"}) << QStringList{shipped};
    QTest::newRow("all statuses at once")
        << Paid << reported({"Dijemput", "Dikirim", "Delivered"}) << QStringList{shipped, completed};
    QTest::newRow("delivered") << Shipped << reported({"Delivered"}) << QStringList{completed};
    QTest::newRow("outdated status") << Completed << reported({"Dikirim"}) << QStringList{};
    QTest::newRow("returned, delivered to the shipper")
        << Shipped << reported({"Return to shipper", "DELIVERED"}) << QStringList{};
    QTest::newRow("frozen by a cancellation") << Cancelling << reported({"Dijemput"}) << QStringList{};
    QTest::newRow("only booked") << Paid << reported({"Diajukan"}) << QStringList{};
}

void TrackingWordsTest::updatesTheOrder()
{
    QFETCH(const OrderStatus, order);
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, path);
    Order frozen;
    frozen.status = order;
    const TrackingDecision decision = decide(frozen, Shipment{}, words, false, TrackingWords::standard());
    QStringList codes;
    for (const OrderStatus status : decision.path)
        codes.append(code(status));
    QCOMPARE(codes, path);
}

QTEST_GUILESS_MAIN(TrackingWordsTest)
#include "trackingwordstest.moc"
