#include "customershop.h"

#include "rawclient.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <random>
#include <thread>

using namespace meja;

/// Many customers at once over few database connections: no response contains rows of the customer who used
/// the connection before. `MEJA_POOL_REQUESTS=100000` sends more requests.
class CustomerPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sixtyFourClientsGetOnlyTheirOwnOrders();

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
    std::atomic<int> m_wrongResponses = 0;
    std::atomic<int> m_responses = 0;
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

/// Whether the response contains exactly the customer's own orders.
bool CustomerPoolTest::isOwn(int customer, const QByteArray &body) const
{
    QSet<QString> seen;
    const auto results = QJsonDocument::fromJson(body).object()[QStringLiteral("results")].toArray();
    for (const auto &order : results)
        seen.insert(order[QStringLiteral("number")].toString());
    return seen == m_numbers.at(customer);
}

/// Sixteen clients, each with its own connection, send a request before the first one reads its response.
void CustomerPoolTest::serve(int part, int requests)
{
    std::mt19937 random(static_cast<quint32>(part));
    std::vector<std::unique_ptr<RawClient>> clients;
    clients.reserve(clientsEach);
    for (int i = 0; i < clientsEach; ++i)
        clients.push_back(std::make_unique<RawClient>(m_api->port()));
    for (int done = 0; done < requests; done += clientsEach) {
        std::vector<int> requested;
        requested.reserve(clientsEach);
        for (auto &client : clients) {
            requested.push_back(static_cast<int>(random() % customers));
            client->send("GET /api/v1/orders HTTP/1.1\r\nHost: meja\r\nAuthorization: Bearer " +
                         m_tokens.at(requested.back()) + "\r\n\r\n");
        }
        for (std::size_t i = 0; i < clients.size(); ++i) {
            const auto response = clients[i]->readResponse();
            m_responses += response.status == 200;
            m_wrongResponses += !isOwn(requested[i], response.body);
        }
    }
}

void CustomerPoolTest::sixtyFourClientsGetOnlyTheirOwnOrders()
{
    bool isSet = false;
    const int configured = qEnvironmentVariableIntValue("MEJA_POOL_REQUESTS", &isSet);
    const int requests = (isSet ? configured : 6400) / threads;
    std::vector<std::thread> parts;
    parts.reserve(threads);
    for (int part = 0; part < threads; ++part)
        parts.emplace_back([this, part, requests] { serve(part, requests); });
    for (std::thread &part : parts)
        part.join();
    QVERIFY(m_responses >= requests * threads);
    QCOMPARE(m_wrongResponses.load(), 0);
}

QTEST_GUILESS_MAIN(CustomerPoolTest)
#include "customerpooltest.moc"
