#include "connection.h"
#include "notificationlistener.h"
#include "privatecluster.h"

#include <QTcpServer>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace meja;

namespace {

constexpr int maxDescriptors = 1024;

/// The sockets of this process that are connected to a local port.
QList<int> socketsTo(quint16 port)
{
    QList<int> sockets;
    for (int each = 0; each < maxDescriptors; ++each) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(each, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == port)
            sockets.append(each);
    }
    return sockets;
}

int option(int socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    ::getsockopt(socket, level, name, &value, &size);
    return value;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

/// Tests that every connection sets TCP keepalives and timeouts, with which the kernel detects a silently
/// broken network.
class NetworkTimeoutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyConnectionDetectsASilentLoss_data();
    void everyConnectionDetectsASilentLoss();
    void settingsOverrideTheTimeouts();

private:
    ConnectionSettings m_settings;
    std::unique_ptr<PrivateCluster> m_cluster;
};

void NetworkTimeoutsTest::initTestCase()
{
    const quint16 port = freePort();
    m_cluster = std::make_unique<PrivateCluster>(
        QStringList{QStringLiteral("--config"), QStringLiteral("listen_addresses='127.0.0.1'"),
                    QStringLiteral("--config"), QStringLiteral("port=%1").arg(port)});
    m_settings = {.host = QStringLiteral("127.0.0.1"),
                  .port = port,
                  .database = QStringLiteral("postgres"),
                  .user = QStringLiteral("postgres")};
}

void NetworkTimeoutsTest::everyConnectionDetectsASilentLoss_data()
{
    QTest::addColumn<bool>("listens");
    QTest::newRow("statements") << false;
    QTest::newRow("notifications") << true;
}

void NetworkTimeoutsTest::everyConnectionDetectsASilentLoss()
{
    QFETCH(bool, listens);
    Connection connection(m_settings);
    NotificationListener listener(m_settings, {QStringLiteral("jobs")});
    if (listens)
        QVERIFY(listener.wait(std::chrono::milliseconds(0)));
    else
        QVERIFY(connection.open());
    const QList<int> sockets = socketsTo(static_cast<quint16>(m_settings.port));
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(option(sockets.first(), IPPROTO_TCP, TCP_USER_TIMEOUT), 20'000);
    QCOMPARE(option(sockets.first(), SOL_SOCKET, SO_KEEPALIVE), 1);
    QCOMPARE(option(sockets.first(), IPPROTO_TCP, TCP_KEEPIDLE), 15);
    QCOMPARE(option(sockets.first(), IPPROTO_TCP, TCP_KEEPINTVL), 5);
    QCOMPARE(option(sockets.first(), IPPROTO_TCP, TCP_KEEPCNT), 3);
}

void NetworkTimeoutsTest::settingsOverrideTheTimeouts()
{
    ConnectionSettings overridden = m_settings;
    overridden.conninfo = QStringLiteral("keepalives_idle=60");
    Connection connection(overridden);
    QVERIFY(connection.open());
    NotificationListener listener(overridden, {QStringLiteral("jobs")});
    QVERIFY(listener.wait(std::chrono::milliseconds(0)));
    const QList<int> sockets = socketsTo(static_cast<quint16>(m_settings.port));
    QCOMPARE(sockets.size(), 2);
    for (const int socket : sockets)
        QCOMPARE(option(socket, IPPROTO_TCP, TCP_KEEPIDLE), 60);
}

QTEST_GUILESS_MAIN(NetworkTimeoutsTest)
#include "networktimeoutstest.moc"
