#include "chaosshop.h"
#include "ledgercomparison.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

using namespace meja;

namespace {

constexpr int clients = 64;

/// Calls the function in `many` threads that start at the same time.
void inParallel(int many, const std::function<void(int)> &work)
{
    std::barrier start(many);
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(many));
    for (int i = 0; i < many; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace

/// Many simultaneous clients of the real service over HTTP.
class RacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_shop.reset(), m_environment.reset(); }
    void init();

    void sixtyFourClientsCancelOneOrder();
    void sixtyFourClientsCancelOrdersOfTheSameProducts();
    void aPickUpBeforeTheCancellationRefusesIt();
    void pickUpsAndCancellationsRace();

private:
    QList<StaffClient::Reply> cancelAll(const QList<ChaosOrder> &orders);
    /// All rows, separated by blanks; the cells of a row are separated by `|`.
    QString query(const QString &sql);
    void verifySettled();

    std::unique_ptr<ChaosEnvironment> m_environment;
    std::unique_ptr<ChaosShop> m_shop;
    qint64 m_since = 0;
    int m_lastKey = 0;
};

void RacesTest::initTestCase()
{
    m_environment = std::make_unique<ChaosEnvironment>(
        QMap<QString, QString>{{QStringLiteral("MEJA_HTTP_WORKERS"), QStringLiteral("16")},
                               {QStringLiteral("MEJA_JOB_WORKERS"), QStringLiteral("8")}});
    m_shop = std::make_unique<ChaosShop>(*m_environment);
}

void RacesTest::init()
{
    m_since = m_environment->number(QStringLiteral("select coalesce(max(id), 0) from orders"));
    m_environment->resetPartners(static_cast<quint64>(m_since) + 1);
}

QString RacesTest::query(const QString &sql)
{
    QStringList cells;
    for (const QStringList &row : m_environment->books().rows(sql))
        cells.append(row.join(u'|'));
    return cells.join(u' ');
}

/// Client `i` requests the cancellation of order `i`, or of the only order, each with its own key.
QList<StaffClient::Reply> RacesTest::cancelAll(const QList<ChaosOrder> &orders)
{
    const QList<StaffClient> people{m_environment->as(QStringLiteral("sari")),
                                    m_environment->as(QStringLiteral("rani"))};
    const int batch = ++m_lastKey;
    std::vector<StaffClient::Reply> replies(clients);
    inParallel(clients, [&](int i) {
        const QByteArray key = "race-" + QByteArray::number(batch) + '-' + QByteArray::number(i);
        replies[static_cast<size_t>(i)] = people.at(i % 2).cancel(orders.at(i % orders.size()).id, key);
    });
    return {replies.cbegin(), replies.cend()};
}

void RacesTest::verifySettled()
{
    // A job that failed because another one locked its row is retried after a delay.
    for (int i = 0; i < 3; ++i) {
        QVERIFY2(m_environment->waitUntilIdle(), m_environment->log().right(5000));
        m_environment->skipWaiting();
    }
    QVERIFY2(m_environment->waitUntilIdle(), m_environment->log().right(5000));
    QCOMPARE(m_environment->check(), QString());
    QCOMPARE(LedgerComparison(*m_environment, m_since).findings(), QStringList());
}

void RacesTest::sixtyFourClientsCancelOneOrder()
{
    bool isNumber = false;
    const int configured = qEnvironmentVariableIntValue("MEJA_RACE_ROUNDS", &isNumber);
    for (int round = isNumber ? configured : 5; round > 0; --round) {
        const ChaosOrder order = m_shop->place({m_environment->products().first()}, 3,
                                               QStringLiteral("gopay"), QStringLiteral("settlement"));
        m_shop->recordPaid(order, QStringLiteral("gopay"));
        int accepted = 0;
        for (const auto &reply : cancelAll({order})) {
            accepted += reply.status == 202 ? 1 : 0;
            const bool isRefusal = reply.problem() == QLatin1String("cancellation-live") ||
                                   reply.problem() == QLatin1String("not-cancellable");
            QVERIFY2(reply.status == 202 || (reply.status == 409 && isRefusal),
                     qPrintable(QStringLiteral("%1 %2").arg(reply.status).arg(reply.problem())));
        }
        QCOMPARE(accepted, 1);
        QVERIFY(m_environment->waitUntilIdle());
        QCOMPARE(query(QStringLiteral("select step from cancellations where order_id = %1").arg(order.id)),
                 QStringLiteral("FINISHED"));
        QCOMPARE(query(QStringLiteral("select state, amount from refunds where order_id = %1").arg(order.id)),
                 QStringLiteral("REQUESTED|%1").arg(order.total));
        QCOMPARE(
            query(QStringLiteral("select m.kind, m.quantity from stock_movements as m join order_items as i"
                                 "  on i.id = m.order_item_id where i.order_id = %1 order by m.id")
                      .arg(order.id)),
            QStringLiteral("order|-3 cancel|3"));
    }
    verifySettled();
}

void RacesTest::sixtyFourClientsCancelOrdersOfTheSameProducts()
{
    QList<ChaosOrder> orders;
    for (int i = 0; i < clients; ++i) {
        orders.append(m_shop->place(m_environment->products(), 1 + i % 3, QStringLiteral("qris"),
                                    QStringLiteral("settlement")));
        m_shop->recordPaid(orders.constLast(), QStringLiteral("qris"));
    }
    // Another thread keeps buying the same products.
    std::atomic<bool> isOver = false;
    std::atomic<int> bought = 0;
    std::thread buyer([&] {
        ChaosShop shop(*m_environment);
        while (!isOver || bought == 0) {
            shop.place(m_environment->products(), 1, QStringLiteral("qris"), QStringLiteral("pending"));
            ++bought;
        }
    });
    const auto replies = cancelAll(orders);
    const bool isIdle = m_environment->waitUntilIdle();
    isOver = true;
    buyer.join();
    for (const auto &reply : replies)
        QVERIFY2(reply.status == 202,
                 qPrintable(QStringLiteral("%1 %2").arg(reply.status).arg(reply.problem())));
    QVERIFY(isIdle);
    verifySettled();
    QCOMPARE(query(QStringLiteral("select status, count(*) from orders where id in (select order_id from "
                                  "cancellations where order_id > %1) group by status")
                       .arg(m_since)),
             QStringLiteral("DIBATALKAN|64"));
    // The stock is the opening stock minus the items of all orders that are not cancelled.
    QCOMPARE(
        query(QStringLiteral("select p.id from products as p where p.stock <> p.opening_stock - coalesce("
                             "  (select sum(i.quantity) from order_items as i join orders as o on o.id = "
                             "i.order_id"
                             "    where i.product_id = p.id and o.status <> 'DIBATALKAN'), 0)")),
        QString());
}

void RacesTest::aPickUpBeforeTheCancellationRefusesIt()
{
    ChaosOrder order = m_shop->place({m_environment->products().first()}, 1, QStringLiteral("gopay"),
                                     QStringLiteral("settlement"));
    m_shop->recordPaid(order, QStringLiteral("gopay"));
    m_shop->book(order, QStringLiteral("pickup_requested"));
    (void)m_environment->sandbox().actOnParcel(order.parcel, QStringLiteral("race"));
    QCOMPARE(m_environment->as(QStringLiteral("sari")).cancel(order.id, "the-courier-is-faster").status, 202);
    verifySettled();
    QCOMPARE(query(QStringLiteral("select step from cancellations where order_id = %1").arg(order.id)),
             QStringLiteral("REFUSED"));
    QCOMPARE(m_shop->statusOf(order), QStringLiteral("DIKIRIM"));
    QCOMPARE(query(QStringLiteral("select count(*) from refunds where order_id = %1").arg(order.id)),
             QStringLiteral("0"));
}

void RacesTest::pickUpsAndCancellationsRace()
{
    QList<ChaosOrder> orders;
    for (int i = 0; i < clients; ++i) {
        orders.append(m_shop->place({m_environment->products().at(i % 8)}, 1, QStringLiteral("gopay"),
                                    QStringLiteral("settlement")));
        m_shop->recordPaid(orders.last(), QStringLiteral("gopay"));
        m_shop->book(orders.last(), QStringLiteral("out_for_pickup"));
    }
    // Pick-ups run while the service cancels, so that each may come before or after the cancellation.
    std::thread courier([&] {
        std::for_each(orders.crbegin(), orders.crend(), [&](const auto &order) {
            (void)m_environment->sandbox().call(
                "POST", QStringLiteral("komerce/parcels/%1/picked_up").arg(order.parcel));
        });
    });
    const auto replies = cancelAll(orders);
    courier.join();
    for (const auto &reply : replies)
        QVERIFY2(reply.status == 202 || reply.problem() == QLatin1String("not-cancellable"),
                 qPrintable(QStringLiteral("%1 %2").arg(reply.status).arg(reply.problem())));
    // In both cases an order and its parcel must be cancelled together or not at all.
    verifySettled();
    QCOMPARE(query(QStringLiteral("select distinct o.status, s.status from orders as o join shipments as s"
                                  "  on s.order_id = o.id where o.id > %1"
                                  "   and (o.status, s.status) not in (('DIBATALKAN', 'CANCELLED'), "
                                  "('DIKIRIM', 'PICKED_UP'))")
                       .arg(m_since)),
             QString());
}

QTEST_GUILESS_MAIN(RacesTest)
#include "racestest.moc"
