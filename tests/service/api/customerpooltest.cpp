#include "customershop.h"

#include "rawclient.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <random>
#include <thread>

using namespace meja;

/// Many customers at once over few connections to the database: nobody's request is answered with the rows of
/// the one that was served before. `MEJA_POOL_REQUESTS=100000` asks for more.
class CustomerPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sixtyFourClientsGetTheirOwn();

private:
    void serve(int part, int requests);
    bool isOwn(int customer, const QByteArray &body) const;

    static constexpr int customers = 40;
    static constexpr int threads = 4;
    static constexpr int clientsEach = 16;

    std::unique_ptr<ApiServer> m_api;
    QList<qint64> m_ids;
    QList<QByteArray> m_tokens;
    QList<QSet<QString>> m_numbers;
    std::atomic<int> m_crossings = 0;
    std::atomic<int> m_answers = 0;
};

void CustomerPoolTest::initTestCase()
{
    m_api = std::make_unique<ApiServer>();
    for (int i = 0; i < customers; ++i) {
        m_ids.append(addCustomer(m_api->shop, QStringLiteral("Kolam%1").arg(i)));
        m_tokens.append(m_api->customerToken(m_ids.constLast(), 7200));
        QSet<QString> numbers;
        for (int order = 0; order < 1 + i % 5; ++order)
            numbers.insert(addOrder(m_api->shop, m_ids.constLast(), QStringLiteral("K%1").arg(i)));
        m_numbers.append(numbers);
    }
}

/// Exactly the customer's own orders, all of them.
bool CustomerPoolTest::isOwn(int customer, const QByteArray &body) const
{
    QSet<QString> seen;
    const auto results = QJsonDocument::fromJson(body).object()[QStringLiteral("results")].toArray();
    for (const QJsonValue &order : results)
        seen.insert(order[QStringLiteral("number")].toString());
    return seen == m_numbers.at(customer);
}

/// Sixteen clients, each with a connection of its own, ask before any of them listens.
void CustomerPoolTest::serve(int part, int requests)
{
    std::mt19937 random(static_cast<quint32>(part));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < clientsEach; ++i)
        clients.push_back(std::make_unique<RawClient>(m_api->port()));
    for (int done = 0; done < requests; done += clientsEach) {
        std::vector<int> asked;
        for (auto &client : clients) {
            asked.push_back(static_cast<int>(random() % customers));
            client->send("GET /api/v1/orders HTTP/1.1\r\nHost: meja\r\nAuthorization: Bearer " +
                         m_tokens.at(asked.back()) + "\r\n\r\n");
        }
        for (std::size_t i = 0; i < clients.size(); ++i) {
            const auto answer = clients[i]->answer();
            m_answers += answer.status == 200;
            m_crossings += !isOwn(asked[i], answer.body);
        }
    }
}

void CustomerPoolTest::sixtyFourClientsGetTheirOwn()
{
    bool isSet = false;
    const int wanted = qEnvironmentVariableIntValue("MEJA_POOL_REQUESTS", &isSet);
    const int requests = (isSet ? wanted : 6400) / threads;
    std::vector<std::thread> parts;
    for (int part = 0; part < threads; ++part)
        parts.emplace_back([this, part, requests] { serve(part, requests); });
    for (std::thread &part : parts)
        part.join();
    QVERIFY(m_answers >= requests * threads);
    QCOMPARE(m_crossings.load(), 0);
}

QTEST_GUILESS_MAIN(CustomerPoolTest)
#include "customerpooltest.moc"
