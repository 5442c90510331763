#include "customershop.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <random>
#include <thread>

using namespace meja;

/// Walks through all pages while orders come, are archived and are cancelled: whatever was there all the time
/// is met exactly once, forwards and backwards.
class CustomerWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void meetsEachOrderOnce_data();
    void meetsEachOrderOnce();

private:
    void disturb();
    QStringList walk(const QByteArray &first, const QString &to);
    HttpAnswer ask(const QByteArray &target);

    std::unique_ptr<ApiServer> m_api;
    qint64 m_customer = 0;
    QByteArray m_token;
    QStringList m_lasting; ///< Newest first.
    std::thread m_others;
    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_disturbances = 0;
};

void CustomerWalkTest::initTestCase()
{
    m_api = std::make_unique<ApiServer>();
    m_customer = addCustomer(m_api->shop, QStringLiteral("Jalan"));
    m_token = m_api->customerToken(m_customer, 7200);
    for (int i = 0; i < 60; ++i)
        m_lasting.prepend(addOrder(m_api->shop, m_customer, QStringLiteral("tetap")));
    // Some of the same microsecond, so that only their ids tell them apart.
    m_api->sql(
        QStringLiteral("update orders set placed_at = (select min(placed_at) from orders where user_id = %1)"
                       " where user_id = %1 and mod(id, 3) = 0")
            .arg(m_customer));
    m_lasting.clear();
    const auto rows = m_api->shop.rows(
        QStringLiteral("select number from orders where user_id = %1 order by placed_at desc, id desc")
            .arg(m_customer));
    for (const QStringList &row : rows)
        m_lasting.append(row.first());
    m_others = std::thread([this] { disturb(); });
}

void CustomerWalkTest::cleanupTestCase()
{
    m_isOver = true;
    m_others.join();
    m_api.reset();
}

/// A shop that doesn't stand still: an order comes and is cancelled or archived.
void CustomerWalkTest::disturb()
{
    SqlSession shop(m_api->database);
    std::mt19937 random(7);
    while (!m_isOver) {
        const bool isCancelled = random() % 2 == 0;
        const QString number =
            addOrder(shop, m_customer, QStringLiteral("lewat"),
                     isCancelled ? QStringLiteral("DIBATALKAN") : QStringLiteral("KEDALUWARSA"));
        if (random() % 3 > 0)
            archiveOrder(shop, number, QStringLiteral("customer"));
        ++m_disturbances;
    }
}

HttpAnswer CustomerWalkTest::ask(const QByteArray &target)
{
    return m_api->router().answer(requestOf("GET", target, m_token));
}

/// The numbers met on the way, page by page, and the address of the last page as the last of all.
QStringList CustomerWalkTest::walk(const QByteArray &first, const QString &to)
{
    QStringList met;
    QByteArray address = first;
    constexpr int mostPages = 2000; // A walk that never ends repeats itself.
    QByteArray next = address;
    for (int pages = 0; !next.isEmpty() && pages < mostPages; ++pages) {
        address = next;
        const auto page = QJsonDocument::fromJson(ask(address).body).object();
        QStringList numbers;
        const auto results = page[QStringLiteral("results")].toArray();
        for (const QJsonValue &order : results)
            numbers.append(order[QStringLiteral("number")].toString());
        met = to == QLatin1String("next") ? met + numbers : numbers + met;
        next = page[to].toString().toLatin1();
    }
    return met + QStringList{QString::fromLatin1(address)};
}

void CustomerWalkTest::meetsEachOrderOnce_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 3, 7, 50, 200})
        QTest::addRow("%d a page", limit) << limit;
}

void CustomerWalkTest::meetsEachOrderOnce()
{
    QFETCH(int, limit);
    const int before = m_disturbances;
    const auto lasting = [this](const QStringList &met) {
        QStringList found;
        for (const QString &number : met) {
            if (m_lasting.contains(number))
                found.append(number);
        }
        return found;
    };
    int rounds = 0;
    // Until something has happened meanwhile.
    while (rounds < 3 || m_disturbances < before + 3) {
        QStringList met = walk("/api/v1/orders?limit=" + QByteArray::number(limit), QStringLiteral("next"));
        const QByteArray last = met.takeLast().toLatin1();
        QCOMPARE(lasting(met), m_lasting);
        QCOMPARE(QSet<QString>(met.cbegin(), met.cend()).size(), met.size());
        QStringList back = walk(last, QStringLiteral("previous"));
        back.removeLast();
        QCOMPARE(lasting(back), m_lasting);
        ++rounds;
    }
}

QTEST_GUILESS_MAIN(CustomerWalkTest)
#include "customerwalktest.moc"
