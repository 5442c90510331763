#include "staffapiclient.h"
#include "rawserver.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace meja;
using namespace std::chrono_literals;

/// The client of the staff API: sessions, failures, cancelling. The database is replaced by functions.
class StaffApiClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsTheCommand();
    void sharesOneSession();
    void renewsTheSessionOnce();
    void givesUpWhenTheNewSessionIsRefusedToo();
    void sendsNothingWithoutAddress_data();
    void sendsNothingWithoutAddress();
    void sendsNothingWithoutSession_data();
    void sendsNothingWithoutSession();
    void refusesMalformedCommands_data();
    void refusesMalformedCommands();
    void readsTheAddressAgainWhenNobodyIsThere();
    void aLostResponseIsUnknown_data();
    void aLostResponseIsUnknown();
    void limitsTheResponse();
    void signsOut();
    void signsOutWithoutSession();
    void sendsNothingAfterSigningOut();
    void endsWithItsOwner();
    void stopsACancelledRequest();
    void failuresContainNoSecret();

private:
    StaffAccess access();
    [[nodiscard]] std::unique_ptr<StaffApiClient> client()
    {
        return std::make_unique<StaffApiClient>(
            access(),
            HttpLimits{.connectTimeout = 3s, .totalTimeout = m_totalTimeout, .maxResponseBytes = 1000});
    }
    static StaffCommand cancellation()
    {
        return {.method = "POST",
                .path = QStringLiteral("/staff/v1/orders/17/cancellation"),
                .body = {{QStringLiteral("reason"), QStringLiteral("habis")}},
                .key = QStringLiteral("key-1")};
    }
    static StaffResult wait(const QFuture<StaffResult> &future);
    static QByteArray notSignedIn()
    {
        return RawServer::http(401, R"({"type":"/problems/not-signed-in"})")
            .replace("application/json", "application/problem+json");
    }

    std::unique_ptr<RawServer> m_server;
    Result<QUrl> m_address;
    std::function<Result<QByteArray>()> m_open;
    int m_addressesRead = 0;
    int m_sessionsOpened = 0;
    std::chrono::milliseconds m_totalTimeout = 30s;
};

namespace {

const QByteArray firstToken(64, 'a');
const QByteArray secondToken(64, 'b');

template <class T>
QFuture<T> ready(const T &value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

} // namespace

void StaffApiClientTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->behave(RawServer::Mode::Respond, RawServer::http(202, R"({"id":7})"));
    m_address = m_server->url();
    m_open = [this]() -> Result<QByteArray> { return m_sessionsOpened == 1 ? firstToken : secondToken; };
    m_addressesRead = 0;
    m_sessionsOpened = 0;
    m_totalTimeout = 30s;
}

StaffAccess StaffApiClientTest::access()
{
    return {.address =
                [this] {
                    ++m_addressesRead;
                    return ready(m_address);
                },
            .openSession =
                [this] {
                    ++m_sessionsOpened;
                    return ready(m_open());
                }};
}

StaffResult StaffApiClientTest::wait(const QFuture<StaffResult> &future)
{
    constexpr int timeout = 60000;
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, timeout) || future.resultCount() == 0)
        return tl::unexpected(StaffFailure{.type = QStringLiteral("no result")});
    return future.result();
}

void StaffApiClientTest::sendsTheCommand()
{
    const auto sender = client();
    StaffCommand command = cancellation();
    command.version = 5;
    const auto result = wait(sender->run(command));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().type));
    QCOMPARE(result->status, 202);
    QCOMPARE(result->json.value(QStringLiteral("id")).toInt(), 7);
    QCOMPARE(m_server->requests().size(), 1);
    const QByteArray request = m_server->requests().first();
    QVERIFY2(request.startsWith("POST /staff/v1/orders/17/cancellation HTTP/1.1\r\n"), request);
    QVERIFY2(request.contains("\r\nAuthorization: Bearer " + firstToken + "\r\n"), request);
    QVERIFY2(request.contains("\r\nIdempotency-Key: key-1\r\n"), request);
    QVERIFY2(request.contains("\r\nIf-Match: \"5\"\r\n"), request);
    QVERIFY2(request.contains("\r\nContent-Type: application/json\r\n"), request);
    QVERIFY2(request.endsWith("\r\n\r\n{\"reason\":\"habis\"}"), request);
}

void StaffApiClientTest::sharesOneSession()
{
    m_address = m_server->url("/meja");
    const auto sender = client();
    const auto first = sender->run(cancellation());
    const auto second =
        sender->run({.method = "GET", .path = QStringLiteral("/staff/v1/orders/17/refundable")});
    QVERIFY(wait(first));
    QVERIFY(wait(second));
    QCOMPARE(m_sessionsOpened, 1);
    QCOMPARE(m_addressesRead, 1);
    QByteArrayList lines;
    for (const QByteArray &request : m_server->requests())
        lines.append(request.left(request.indexOf("\r\n")));
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"GET /meja/staff/v1/orders/17/refundable HTTP/1.1",
                                    "POST /meja/staff/v1/orders/17/cancellation HTTP/1.1"}));
}

void StaffApiClientTest::renewsTheSessionOnce()
{
    m_server->behave(RawServer::Mode::Respond, notSignedIn());
    m_open = [this]() -> Result<QByteArray> {
        if (m_sessionsOpened == 1)
            return firstToken;
        m_server->behave(RawServer::Mode::Respond, RawServer::http(202, "{}"));
        return secondToken;
    };
    const auto sender = client();
    QVERIFY(wait(sender->run(cancellation())));
    QCOMPARE(m_sessionsOpened, 2);
    QCOMPARE(m_server->requests().size(), 2);
    QByteArray first = m_server->requests().first();
    QCOMPARE(first.replace(firstToken, secondToken), m_server->requests().last());
}

void StaffApiClientTest::givesUpWhenTheNewSessionIsRefusedToo()
{
    m_server->behave(RawServer::Mode::Respond, notSignedIn());
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::NotSignedIn);
    QCOMPARE(m_server->requests().size(), 2);
}

void StaffApiClientTest::sendsNothingWithoutAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("type");
    QTest::newRow("none") << QString() << "no-address";
    QTest::newRow("plain HTTP") << "http://meja.toko.id"
                                << "insecure-address";
    QTest::newRow("other scheme") << "ftp://127.0.0.1"
                                  << "insecure-address";
    QTest::newRow("database unreachable") << "unreachable"
                                          << "no-address";
}

void StaffApiClientTest::sendsNothingWithoutAddress()
{
    QFETCH(QString, address);
    QFETCH(QString, type);
    m_address = QUrl(address);
    if (address == QStringLiteral("unreachable"))
        m_address = failure(ErrorKind::Unavailable, QStringLiteral("no connection"));
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::Unavailable);
    QCOMPARE(result.error().type, type);
    QCOMPARE(m_sessionsOpened, 0);

    // A published address is used without a restart.
    m_address = m_server->url();
    QVERIFY(wait(sender->run(cancellation())));
}

void StaffApiClientTest::sendsNothingWithoutSession_data()
{
    QTest::addColumn<Result<QByteArray>>("token");
    QTest::addColumn<StaffFailureKind>("kind");
    using Token = Result<QByteArray>;
    QTest::newRow("database unreachable")
        << Token(failure(ErrorKind::Unavailable, QStringLiteral("lost"))) << StaffFailureKind::Unavailable;
    QTest::newRow("account disabled")
        << Token(failure(ErrorKind::Forbidden, QStringLiteral("42501"))) << StaffFailureKind::NotSignedIn;
    QTest::newRow("too short") << Token("abc") << StaffFailureKind::Unavailable;
    QTest::newRow("with a line break")
        << Token(firstToken.chopped(2) + "\r\n") << StaffFailureKind::Unavailable;
}

void StaffApiClientTest::sendsNothingWithoutSession()
{
    QFETCH(Result<QByteArray>, token);
    QFETCH(StaffFailureKind, kind);
    m_open = [token] { return token; };
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().type, QStringLiteral("no-session"));
    QVERIFY(m_server->requests().isEmpty());
}

void StaffApiClientTest::refusesMalformedCommands_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    const QString path = QStringLiteral("/staff/v1/orders/17/cancellation");
    QTest::newRow("method") << QByteArray("PUT") << path << "key";
    QTest::newRow("no key") << QByteArray("POST") << path << "";
    QTest::newRow("key of a read") << QByteArray("GET") << path << "key";
    QTest::newRow("line break in the key") << QByteArray("POST") << path << "key\r\nX: y";
    QTest::newRow("long key") << QByteArray("POST") << path << QString(256, u'k');
    QTest::newRow("other API") << QByteArray("POST") << "/api/v1/orders"
                               << "key";
    QTest::newRow("parent folder") << QByteArray("POST") << "/staff/v1/../x"
                                   << "key";
    QTest::newRow("query") << QByteArray("POST") << "/staff/v1/orders?x=1"
                           << "key";
    QTest::newRow("line break in the path") << QByteArray("POST") << "/staff/v1/orders\n"
                                            << "key";
}

void StaffApiClientTest::refusesMalformedCommands()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, key);
    const auto sender = client();
    const auto result = wait(sender->run({.method = method, .path = path, .key = key}));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::Invalid);
    QCOMPARE(result.error().type, QStringLiteral("bad-command"));
    QCOMPARE(m_addressesRead, 0);
}

void StaffApiClientTest::readsTheAddressAgainWhenNobodyIsThere()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    m_address = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort()));
    closed.close();
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::Unavailable);
    QCOMPARE(result.error().type, QStringLiteral("no-connection"));
    m_address = m_server->url();
    QVERIFY(wait(sender->run(cancellation())));
    QCOMPARE(m_addressesRead, 2);
    QCOMPARE(m_sessionsOpened, 1);
}

void StaffApiClientTest::aLostResponseIsUnknown_data()
{
    QTest::addColumn<RawServer::Mode>("mode");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("closed") << RawServer::Mode::HangUp << QByteArray();
    QTest::newRow("cut") << RawServer::Mode::Respond << RawServer::http(202, R"({"id":7})").chopped(3);
    QTest::newRow("silent") << RawServer::Mode::Silent << QByteArray();
}

void StaffApiClientTest::aLostResponseIsUnknown()
{
    QFETCH(RawServer::Mode, mode);
    QFETCH(QByteArray, bytes);
    m_server->behave(mode, bytes);
    if (mode == RawServer::Mode::Silent)
        m_totalTimeout = 500ms;
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::OutcomeUnknown);
    QCOMPARE(m_server->requests().size(), 1);
}

void StaffApiClientTest::limitsTheResponse()
{
    m_server->behave(RawServer::Mode::Respond,
                     RawServer::http(202, R"({"x":")" + QByteArray(2000, 'x') + R"("})"));
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::OutcomeUnknown);
}

void StaffApiClientTest::signsOut()
{
    const auto sender = client();
    QVERIFY(wait(sender->run(cancellation())));
    m_server->forget();
    m_server->behave(RawServer::Mode::Respond, "HTTP/1.1 204 No Content\r\n\r\n");
    const auto result = wait(sender->signOut());
    QVERIFY2(result, qPrintable(result ? QString() : result.error().type));
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_server->requests().first().startsWith("DELETE /staff/v1/session HTTP/1.1\r\n"));
    QVERIFY(m_server->requests().first().contains("Bearer " + firstToken));
    QVERIFY(wait(sender->signOut()));
    QCOMPARE(m_server->requests().size(), 1);
}

void StaffApiClientTest::signsOutWithoutSession()
{
    QVERIFY(wait(client()->signOut()));
    QVERIFY(m_server->requests().isEmpty());
    QCOMPARE(m_sessionsOpened, 0);
}

void StaffApiClientTest::sendsNothingAfterSigningOut()
{
    const auto sender = client();
    QVERIFY(wait(sender->signOut()));
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, StaffFailureKind::NotSignedIn);
    QCOMPARE(result.error().type, QStringLiteral("signed-out"));
    QVERIFY(m_server->requests().isEmpty());
    QCOMPARE(m_sessionsOpened, 0);
}

void StaffApiClientTest::endsWithItsOwner()
{
    m_server->behave(RawServer::Mode::Silent);
    auto sender = client();
    const auto sent = sender->run(cancellation());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 1, 60000);
    sender.reset();
    QVERIFY(sent.isFinished());
    QVERIFY(sent.isCanceled());
    QCOMPARE(sent.resultCount(), 0);
}

void StaffApiClientTest::stopsACancelledRequest()
{
    m_server->behave(RawServer::Mode::Silent);
    const auto sender = client();
    auto sent = sender->run(cancellation());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 1, 60000);
    const auto sockets = m_server->findChildren<QTcpSocket *>();
    QCOMPARE(sockets.size(), 1);
    QSignalSpy disconnected(sockets.first(), &QTcpSocket::disconnected);
    sent.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, 60000);
    m_server->behave(RawServer::Mode::Respond, RawServer::http(202, "{}"));
    QVERIFY(wait(sender->run(cancellation())));
}

void StaffApiClientTest::failuresContainNoSecret()
{
    m_server->behave(RawServer::Mode::HangUp);
    const auto sender = client();
    const auto result = wait(sender->run(cancellation()));
    QVERIFY(!result);
    const QString all = result.error().type + result.error().title + result.error().detail;
    QVERIFY2(!all.contains(QString::fromLatin1(firstToken)) && !all.contains(QLatin1String("127.0.0.1")) &&
                 !all.contains(QLatin1String("habis")),
             qPrintable(all));
}

QTEST_GUILESS_MAIN(StaffApiClientTest)
#include "staffapiclienttest.moc"
