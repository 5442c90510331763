#include "customershop.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <random>
#include <thread>

using namespace meja;

/// Reads all pages while other orders are placed, archived and cancelled: each order that is not changed
/// appears exactly once, forwards and backwards.
class CustomerPagingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void returnsEachOrderOnce_data();
    void returnsEachOrderOnce();

private:
    void changeOrders();
    QStringList readAllPages(const QByteArray &first, const QString &to);
    HttpResponse ask(const QByteArray &target);

    std::unique_ptr<ApiServer> m_api;
    qint64 m_customer = 0;
    QByteArray m_token;
    QStringList m_unchanged; ///< Numbers of the orders that are not changed, newest first.
    std::thread m_writer;
    std::atomic<bool> m_isStopped = false;
    std::atomic<int> m_changes = 0;
};

void CustomerPagingTest::initTestCase()
{
    m_api = std::make_unique<ApiServer>();
    m_customer = addCustomer(m_api->shop, QStringLiteral("Jalan"));
    m_token = m_api->customerToken(m_customer, 7200);
    for (int i = 0; i < 60; ++i)
        m_unchanged.prepend(addOrder(m_api->shop, m_customer, QStringLiteral("tetap")));
    // Some orders have the same time, so that only their ids define the order.
    m_api->sql(
        QStringLiteral("update orders set placed_at = (select min(placed_at) from orders where user_id = %1)"
                       " where user_id = %1 and mod(id, 3) = 0")
            .arg(m_customer));
    m_unchanged.clear();
    const auto rows = m_api->shop.rows(
        QStringLiteral("select number from orders where user_id = %1 order by placed_at desc, id desc")
            .arg(m_customer));
    for (const QStringList &row : rows)
        m_unchanged.append(row.first());
    m_writer = std::thread([this] { changeOrders(); });
}

void CustomerPagingTest::cleanupTestCase()
{
    m_isStopped = true;
    m_writer.join();
    m_api.reset();
}

/// Simulates a busy shop: places orders, then cancels or archives them.
void CustomerPagingTest::changeOrders()
{
    SqlSession shop(m_api->database);
    std::mt19937 random(7);
    while (!m_isStopped) {
        const bool isCancelled = random() % 2 == 0;
        const QString number =
            addOrder(shop, m_customer, QStringLiteral("lewat"),
                     isCancelled ? QStringLiteral("DIBATALKAN") : QStringLiteral("KEDALUWARSA"));
        if (random() % 3 > 0)
            archiveOrder(shop, number, QStringLiteral("customer"));
        ++m_changes;
    }
}

HttpResponse CustomerPagingTest::ask(const QByteArray &target)
{
    return m_api->router().handle(requestOf("GET", target, m_token));
}

/// The order numbers of all pages in list order, followed by the address of the last page read.
QStringList CustomerPagingTest::readAllPages(const QByteArray &first, const QString &to)
{
    QStringList met;
    QByteArray address = first;
    constexpr int maxPages = 2000; // More pages mean that the list never ends.
    QByteArray next = address;
    for (int pages = 0; !next.isEmpty() && pages < maxPages; ++pages) {
        address = next;
        const auto page = QJsonDocument::fromJson(ask(address).body).object();
        QStringList numbers;
        const auto results = page[QStringLiteral("results")].toArray();
        for (const auto &order : results)
            numbers.append(order[QStringLiteral("number")].toString());
        met = to == QLatin1String("next") ? met + numbers : numbers + met;
        next = page[to].toString().toLatin1();
    }
    return met + QStringList{QString::fromLatin1(address)};
}

void CustomerPagingTest::returnsEachOrderOnce_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 3, 7, 50, 200})
        QTest::addRow("%d a page", limit) << limit;
}

void CustomerPagingTest::returnsEachOrderOnce()
{
    QFETCH(int, limit);
    const int before = m_changes;
    const auto unchangedOf = [this](const QStringList &met) {
        QStringList found;
        for (const QString &number : met) {
            if (m_unchanged.contains(number))
                found.append(number);
        }
        return found;
    };
    int rounds = 0;
    // Repeat until at least three orders were changed in the meantime.
    while (rounds < 3 || m_changes < before + 3) {
        QStringList met =
            readAllPages("/api/v1/orders?limit=" + QByteArray::number(limit), QStringLiteral("next"));
        const QByteArray last = met.takeLast().toLatin1();
        QCOMPARE(unchangedOf(met), m_unchanged);
        QCOMPARE(QSet<QString>(met.cbegin(), met.cend()).size(), met.size());
        QStringList back = readAllPages(last, QStringLiteral("previous"));
        back.removeLast();
        QCOMPARE(unchangedOf(back), m_unchanged);
        ++rounds;
    }
}

QTEST_GUILESS_MAIN(CustomerPagingTest)
#include "customerpagingtest.moc"
