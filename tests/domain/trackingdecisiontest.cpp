#include "trackingdecision.h"
#include "trackingpatterns.h"

#include <QTest>

#include <random>

using namespace meja;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(meja::ShipmentStatus)
Q_DECLARE_METATYPE(meja::OrderStatus)
Q_DECLARE_METATYPE(meja::TrackingNews)
Q_DECLARE_METATYPE(QList<meja::OrderStatus>)
Q_DECLARE_METATYPE(QList<meja::AttentionKind>)

namespace {

constexpr std::array statuses{ShipmentStatus::Booked,    ShipmentStatus::PickedUp, ShipmentStatus::InTransit,
                              ShipmentStatus::Delivered, ShipmentStatus::Problem,  ShipmentStatus::Returning,
                              ShipmentStatus::Returned,  ShipmentStatus::Lost,     ShipmentStatus::Cancelled};

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

TrackingNews lines(const QList<const char *> &texts)
{
    TrackingNews news;
    for (const char *each : texts)
        news.lines.append({.description = text(each)});
    return news;
}

TrackingNews structured(const QList<const char *> &words)
{
    TrackingNews news;
    for (const char *word : words)
        news.statuses.append(PartnerStatus(text(word)));
    return news;
}

TrackingNews delivered(TrackingNews news = {})
{
    news.isDelivered = true;
    return news;
}

Shipment parcel(ShipmentStatus status, const char *courier = "jnt")
{
    Shipment shipment;
    shipment.id = ShipmentId{7};
    shipment.courier = text(courier);
    shipment.status = status;
    shipment.rank = rankOf(status);
    return shipment;
}

Order orderThatIs(OrderStatus status)
{
    Order order;
    order.status = status;
    return order;
}

TrackingDecision decideFor(OrderStatus order, ShipmentStatus status, const TrackingNews &news,
                           const TrackingLimits &limits = {})
{
    return decide(orderThatIs(order), parcel(status), news, limits);
}

/// Texts made of everything that may appear in a courier's line, wildly mixed.
class TextGenerator
{
public:
    explicit TextGenerator(unsigned seed) : m_random(seed)
    {
        for (const LinePattern &pattern : linePatterns())
            m_parts.append(text(pattern.example));
        for (const char *word : {"delivered",
                                 "true",
                                 "diterima",
                                 "Selesai",
                                 "Delivered",
                                 "batal",
                                 "Dibatalkan",
                                 "Canceled",
                                 "cancelled",
                                 "returned",
                                 "Returned",
                                 "hilang",
                                 "lost",
                                 "rusak",
                                 "paket",
                                 "telah",
                                 "oleh",
                                 "Sukomanunggal",
                                 "delivered: true",
                                 "{\"delivered\":true}",
                                 "order_status",
                                 "last_status",
                                 "penerima",
                                 "SELESAI ANTAR",
                                 "POD",
                                 "\n",
                                 "\t",
                                 ".",
                                 "-",
                                 "[",
                                 "]",
                                 "%1",
                                 "\\Q",
                                 ""})
            m_parts.append(text(word));
        for (const char16_t character : u"\u200B\u00AD\u2060\u202E\uFEFF\u0301\u3000\uFF24\u0130\u212A")
            m_parts.append(QChar(character));
    }

    QString next()
    {
        QString made;
        for (int part = below(6); part >= 0; --part)
            made += spelled(m_parts.at(below(static_cast<int>(m_parts.size())))) + separator();
        return made;
    }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

private:
    QString spelled(const QString &part)
    {
        switch (below(4)) {
        case 0:
            return part.toUpper();
        case 1:
            return part.toLower();
        case 2:
            return part.left(below(static_cast<int>(part.size()) + 1));
        default:
            return part;
        }
    }

    QString separator() { return below(3) == 0 ? QString() : QStringLiteral(" "); }

    std::mt19937 m_random;
    QStringList m_parts;
};

} // namespace

/// What reports change for a parcel and its order.
class TrackingDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsReportsToDecision_data();
    void mapsReportsToDecision();
    void freeTextEndsNoParcel();
    void lowerRankNeverOverwrites();
    void repeatedReportChangesNothing();
    void namesCourierAndWord();
    void tellsRepeatedAttemptsApart();
    void orderFollowsAnEndedParcel();
    void blockedOrderKeepsItsStatus();
    void pollsLessOftenOverTime();
};

void TrackingDecisionTest::mapsReportsToDecision_data()
{
    using SS = ShipmentStatus;
    using OS = OrderStatus;
    using AK = AttentionKind;
    QTest::addColumn<OrderStatus>("order");
    QTest::addColumn<ShipmentStatus>("before");
    QTest::addColumn<TrackingNews>("news");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<ShipmentStatus>("after");
    QTest::addColumn<QList<OrderStatus>>("path");
    QTest::addColumn<QList<AttentionKind>>("attention");
    const auto row = [](const char *name, OS order, SS before, const TrackingNews &news, bool isAsked,
                        SS after, const QList<OS> &path, const QList<AK> &attention) {
        QTest::newRow(name) << order << before << news << isAsked << after << path << attention;
    };
    row("picked up", OS::Processing, SS::Booked, structured({"Dijemput"}), false, SS::PickedUp, {OS::Shipped},
        {});
    row("shipped without being processed", OS::Paid, SS::Booked, structured({"Dikirim"}), false,
        SS::InTransit, {OS::Shipped}, {});
    row("delivered without earlier reports", OS::Paid, SS::Booked, structured({"Selesai"}), false,
        SS::Delivered, {OS::Shipped, OS::Completed}, {});
    row("delivered", OS::Shipped, SS::InTransit, structured({"DELIVERED"}), false, SS::Delivered,
        {OS::Completed}, {});
    row("flag", OS::Shipped, SS::InTransit, delivered(lines({"Paket telah diterima"})), false, SS::Delivered,
        {OS::Completed}, {});
    row("a text without the flag", OS::Shipped, SS::InTransit, lines({"Paket telah diterima"}), false,
        SS::InTransit, {}, {});
    row("first scan at a branch", OS::Processing, SS::Booked,
        lines({"Paket telah diterima oleh SUKOMANUNGGAL"}), false, SS::InTransit, {OS::Shipped}, {});
    row("outdated status", OS::Shipped, SS::InTransit, structured({"Dijemput"}), false, SS::InTransit, {},
        {});
    row("a status after delivery is ignored", OS::Completed, SS::Delivered, structured({"Dibatalkan"}), false,
        SS::Delivered, {}, {});
    row("unknown status", OS::Shipped, SS::InTransit, structured({"Menari"}), false, SS::InTransit, {},
        {AK::UnknownTrackingWord});
    row("unknown line", OS::Shipped, SS::InTransit, lines({"Menari"}), false, SS::InTransit, {}, {});
    row("recipient absent", OS::Shipped, SS::InTransit, lines({"Gagal antar"}), false, SS::Problem, {},
        {AK::ParcelProblem});
    row("a coarse status does not end a problem", OS::Shipped, SS::Problem, structured({"Dikirim"}), false,
        SS::Problem, {}, {});
    row("delivery attempted again", OS::Shipped, SS::Problem, lines({"Gagal antar", "Paket dibawa kurir"}),
        false, SS::InTransit, {}, {});
    row("being returned", OS::Shipped, SS::InTransit, lines({"Paket akan diretur"}), false, SS::Returning, {},
        {AK::ParcelProblem});
    row("scan of a return", OS::Shipped, SS::Returning, lines({"Paket telah sampai di SUB_GATEWAY"}), false,
        SS::Returning, {}, {});
    row("delivered to the shipper", OS::Shipped, SS::InTransit, lines({"Delivered to sender"}), false,
        SS::Returning, {}, {AK::ParcelProblem});
    row("returned", OS::Shipped, SS::Returning, structured({"Returned"}), false, SS::Returned, {},
        {AK::ParcelProblem});
    row("delivered during a return", OS::Shipped, SS::Returning, delivered(), false, SS::Returning, {},
        {AK::ParcelProblem});
    row("delivered, with a return in the manifest", OS::Shipped, SS::InTransit,
        delivered(lines({"Return to shipper"})), false, SS::Returning, {}, {AK::ParcelProblem});
    row("lost is a problem", OS::Shipped, SS::InTransit, lines({"Paket hilang"}), false, SS::Problem, {},
        {AK::ParcelProblem});
    row("cancelled as requested", OS::Cancelling, SS::Booked, structured({"Dibatalkan"}), true, SS::Cancelled,
        {}, {});
    row("cancelled by the courier", OS::Processing, SS::Booked, structured({"Dibatalkan"}), false,
        SS::Cancelled, {}, {AK::CourierCancelled});
    row("line about a cancellation, not collected", OS::Processing, SS::Booked,
        lines({"Pengiriman dibatalkan"}), false, SS::Booked, {}, {AK::ParcelProblem});
    row("line about a requested cancellation", OS::Cancelling, SS::Booked, lines({"Pengiriman dibatalkan"}),
        true, SS::Booked, {}, {});
    row("line about a cancellation, collected", OS::Shipped, SS::InTransit, lines({"Pengiriman dibatalkan"}),
        false, SS::Problem, {}, {AK::ParcelProblem});
    row("frozen order keeps its status", OS::Cancelling, SS::Booked, structured({"Dijemput"}), true,
        SS::PickedUp, {}, {});
    row("parcel of a cancelled order moves", OS::Cancelled, SS::Booked, structured({"Dijemput"}), true,
        SS::PickedUp, {}, {AK::ParcelProblem});
}

void TrackingDecisionTest::mapsReportsToDecision()
{
    QFETCH(OrderStatus, order);
    QFETCH(ShipmentStatus, before);
    QFETCH(TrackingNews, news);
    QFETCH(bool, isAsked);
    QFETCH(ShipmentStatus, after);
    QFETCH(QList<OrderStatus>, path);
    QFETCH(QList<AttentionKind>, attention);
    const TrackingDecision decision = decideFor(order, before, news, {.isCancellationRequested = isAsked});
    QCOMPARE(code(decision.shipment.status), code(after));
    QVERIFY(decision.path == path);
    QStringList kinds;
    for (const NewAttention &item : decision.attention)
        kinds.append(code(item.kind));
    QStringList expected;
    for (const AttentionKind kind : attention)
        expected.append(code(kind));
    QCOMPARE(kinds, expected);
}

/// Whatever couriers write, wherever it stands: only structured values end a parcel.
void TrackingDecisionTest::freeTextEndsNoParcel()
{
    TextGenerator generator(20261130);
    for (int round = 0; round < 2'000; ++round) {
        TrackingNews news;
        for (int line = generator.below(4); line >= 0; --line)
            news.lines.append({.status = generator.next(), .description = generator.next()});
        news.summary = generator.next();
        const ShipmentStatus before = statuses.at(static_cast<std::size_t>(generator.below(9)));
        for (const char *courier : {"jne", "J&T", "SICEPAT", "unknown"}) {
            const TrackingDecision decision =
                decide(orderThatIs(OrderStatus::Shipped), parcel(before, courier), news, {});
            const ShipmentStatus after = decision.shipment.status;
            QVERIFY2(after == before || !hasEnded(after), qPrintable(news.lines.first().description));
            QVERIFY(!decision.path.contains(OrderStatus::Completed) || before == ShipmentStatus::Delivered);
            for (const NewAttention &item : decision.attention)
                QVERIFY(item.kind == AttentionKind::ParcelProblem);
        }
    }
}

/// Every structured word and every kind of line, from every status.
void TrackingDecisionTest::lowerRankNeverOverwrites()
{
    for (const ShipmentStatus before : statuses) {
        for (const char *word : {"Diajukan", "Dijemput", "Dikirim", "Selesai", "Returned", "Dibatalkan"}) {
            const auto after = decideFor(OrderStatus::Shipped, before, structured({word})).shipment;
            QVERIFY2(rankOf(after.status) >= rankOf(before), word);
            QCOMPARE(after.rank, rankOf(after.status));
        }
        for (const char *line :
             {"Order dibuat", "Paket dijemput", "Paket di gudang", "Gagal antar", "Retur"}) {
            const auto after = decideFor(OrderStatus::Shipped, before, lines({line})).shipment;
            QVERIFY2(rankOf(after.status) >= rankOf(before), line);
            QVERIFY2(!hasEnded(before) || after.status == before, line);
        }
    }
}

void TrackingDecisionTest::repeatedReportChangesNothing()
{
    TrackingNews news =
        lines({"Paket telah diterima oleh SUKOMANUNGGAL", "Gagal antar", "Paket akan diretur"});
    news.statuses = structured({"Dikirim", "Dikirim"}).statuses;
    const auto first = decideFor(OrderStatus::Processing, ShipmentStatus::Booked, news);
    QCOMPARE(code(first.shipment.status), QStringLiteral("RETURNING"));
    QCOMPARE(first.attention.size(), 1);
    const auto second = decide(orderThatIs(OrderStatus::Shipped), first.shipment, news, {});
    QCOMPARE(code(second.shipment.status), QStringLiteral("RETURNING"));
    QVERIFY(second.path.isEmpty() && second.attention.isEmpty());
}

/// One thing per courier and word, whichever parcel it is reported for.
void TrackingDecisionTest::namesCourierAndWord()
{
    const auto item = [](const char *courier, const char *word) {
        const auto decision = decide(orderThatIs(OrderStatus::Shipped),
                                     parcel(ShipmentStatus::InTransit, courier), structured({word}), {});
        return decision.attention.first();
    };
    QCOMPARE(item("jne", "Menari").detail,
             QStringLiteral("courier \"jne\" reports the unknown status \"menari\""));
    QCOMPARE(item("JNE Express", "  MENARI ").subject, item("jne", "Menari").subject);
    QCOMPARE(item("JNE Express", "  MENARI ").detail, item("jne", "Menari").detail);
    QVERIFY(item("jnt", "Menari").subject != item("jne", "Menari").subject);
    QVERIFY(item("jne", "Melompat").subject != item("jne", "Menari").subject);
    QVERIFY(item("jne", "Menari").subject > 0);
}

void TrackingDecisionTest::tellsRepeatedAttemptsApart()
{
    TrackingNews news = lines({"Gagal antar"});
    const auto detail = [&](Instant at) {
        news.lines.first().at = at;
        return decideFor(OrderStatus::Shipped, ShipmentStatus::InTransit, news).attention.first().detail;
    };
    QCOMPARE(detail(Instant{1772445900000}),
             QStringLiteral("the courier reports \"Gagal antar\" (2026-03-02 17:05)"));
    QVERIFY(detail(Instant{1772445900000}) != detail(Instant{1772532300000}));
}

void TrackingDecisionTest::orderFollowsAnEndedParcel()
{
    const auto path = [](OrderStatus order) { return decideFor(order, ShipmentStatus::Delivered, {}).path; };
    QVERIFY(path(OrderStatus::Shipped) == QList{OrderStatus::Completed});
    QVERIFY((path(OrderStatus::Processing) == QList{OrderStatus::Shipped, OrderStatus::Completed}));
    QVERIFY(path(OrderStatus::Completed).isEmpty());
    QVERIFY(path(OrderStatus::Cancelling).isEmpty());
}

void TrackingDecisionTest::blockedOrderKeepsItsStatus()
{
    for (const TrackingNews &news : {structured({"Dijemput"}), structured({"Selesai"}), delivered()}) {
        const auto decision =
            decideFor(OrderStatus::Processing, ShipmentStatus::Booked, news, {.isShippingBlocked = true});
        QVERIFY(hasLeft(decision.shipment.status));
        QVERIFY(decision.path.isEmpty());
        QVERIFY(decision.attention.isEmpty()); // The item of the reversed payment reports the parcel.
    }
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
    for (const ShipmentStatus status : statuses) {
        shipment.status = status;
        QCOMPARE(nextTracking(shipment, Instant{}).has_value(), !hasEnded(status));
    }
}

QTEST_GUILESS_MAIN(TrackingDecisionTest)
#include "trackingdecisiontest.moc"
