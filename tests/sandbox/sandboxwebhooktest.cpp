#include "sandboxprocess.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

using namespace meja;

namespace {

std::unique_ptr<SandboxProcess> process;

SandboxProcess &partners()
{
    return *process;
}

/// A merchant's endpoint with given responses. It responds after `together` requests have arrived.
class Merchant
{
public:
    explicit Merchant(QList<QByteArray> answers, qsizetype together = 1)
        : m_answers(std::move(answers)), m_together(together)
    {
        m_isListening = m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }
    [[nodiscard]] QString url() const
    {
        return QStringLiteral("http://127.0.0.1:%1/hook").arg(m_isListening ? m_server.serverPort() : 0);
    }
    QList<QByteArray> received;

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
    }

    void read(QTcpSocket *socket)
    {
        const QByteArray request = socket->peek(socket->bytesAvailable());
        if (!request.contains("\r\n\r\n") || !request.endsWith('}'))
            return;
        received.append(socket->readAll());
        m_waiting.append(socket);
        if (m_waiting.size() < m_together)
            return;
        for (QTcpSocket *each : std::exchange(m_waiting, {})) {
            each->write("HTTP/1.1 " + m_answers.value(m_answered++, "200 OK") +
                        "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            each->disconnectFromHost();
        }
    }

    QTcpServer m_server;
    bool m_isListening = false;
    QList<QByteArray> m_answers;
    qsizetype m_together;
    qsizetype m_answered = 0;
    QList<QTcpSocket *> m_waiting;
};

/// Advances the sandbox's clock on another thread, so that the merchant in this process can respond.
void advance(qint64 seconds)
{
    std::atomic_bool isDone = false;
    std::thread thread([&] {
        partners().advance(seconds);
        isDone = true;
    });
    const bool inTime = QTest::qWaitFor([&] { return isDone.load(); }, 60'000);
    thread.join();
    QVERIFY(inTime);
}

/// Creates an order whose notification goes to the merchant, with a planned error.
void announce(const Merchant &merchant, const QString &mode = QStringLiteral("plain"))
{
    partners().changeMidtrans({{QStringLiteral("webhook_url"), merchant.url()}});
    partners().call("POST", QStringLiteral("midtrans/webhook-plans"), {{QStringLiteral("mode"), mode}});
    partners().createTransaction(
        {.orderId = QStringLiteral("ORD-2"), .more = {{QStringLiteral("notify"), true}}});
}

QJsonObject webhookAt(qsizetype index)
{
    return partners().webhooks(QStringLiteral("ORD-2")).at(index).toObject();
}

} // namespace

/// Notifications over a real socket.
class SandboxWebhookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { process = std::make_unique<SandboxProcess>(); }
    void cleanupTestCase() { process.reset(); }
    void init() { partners().reset(); }
    void retriesUntilDelivered();
    void followsOnly307And308_data();
    void followsOnly307And308();
    void sendsTwoInParallel();
    void timesOut();
};

void SandboxWebhookTest::retriesUntilDelivered()
{
    Merchant merchant({"503 Busy", "200 OK"});
    announce(merchant);
    advance(3'600);
    QCOMPARE(merchant.received.size(), 2);
    QVERIFY(merchant.received.first().startsWith("POST /hook HTTP/1.1\r\n"));
    QVERIFY(merchant.received.first().contains("User-Agent: Veritrans\r\n"));
    QCOMPARE(webhookAt(0).value(QStringLiteral("state")).toString(), QStringLiteral("delivered"));
    QCOMPARE(webhookAt(0).value(QStringLiteral("attempts")).toArray().size(), 2);
}

void SandboxWebhookTest::followsOnly307And308_data()
{
    QTest::addColumn<QByteArray>("redirect");
    QTest::addColumn<int>("hops");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const char *status, int hops, int requests) {
        QTest::newRow(name) << QByteArray(status) + "\r\nLocation: /other" << hops << requests;
    };
    row("M10 307 is followed", "307 Here", 1, 2);
    row("M10 308 is followed", "308 Here", 1, 2);
    row("M10 five redirects", "307 Here", 5, 6);
    row("M10 301 is not followed", "301 Here", 1, 1);
    row("M10 303 is not followed", "303 Here", 1, 1);
}

void SandboxWebhookTest::followsOnly307And308()
{
    QFETCH(QByteArray, redirect);
    QFETCH(int, hops);
    QFETCH(int, requests);
    Merchant merchant(QList<QByteArray>(hops, redirect));
    announce(merchant);
    advance(86'400);
    QCOMPARE(merchant.received.size(), requests);
    if (requests > 1)
        QVERIFY(merchant.received.last().startsWith("POST /other "));
    QCOMPARE(webhookAt(0).value(QStringLiteral("attempts")).toArray().size(), 1);
}

void SandboxWebhookTest::sendsTwoInParallel()
{
    // The merchant responds only after both requests have arrived, so sequential sending would fail.
    Merchant merchant({}, 2);
    announce(merchant, QStringLiteral("simultaneous"));
    advance(60);
    QCOMPARE(merchant.received.size(), 2);
    for (const qsizetype index : {0, 1}) {
        QCOMPARE(webhookAt(index).value(QStringLiteral("state")).toString(), QStringLiteral("delivered"));
        QCOMPARE(webhookAt(index).value(QStringLiteral("attempts")).toArray().size(), 1);
    }
}

void SandboxWebhookTest::timesOut()
{
    Merchant merchant({}, 2);
    partners().changeMidtrans({{QStringLiteral("webhook_timeout_milliseconds"), 100}});
    announce(merchant);
    advance(5);
    QCOMPARE(merchant.received.size(), 1);
    const QJsonObject attempt = webhookAt(0).value(QStringLiteral("attempts")).toArray().at(0).toObject();
    QCOMPARE(attempt.value(QStringLiteral("answer")).toInt(-1), 0);
}

QTEST_GUILESS_MAIN(SandboxWebhookTest)
#include "sandboxwebhooktest.moc"
