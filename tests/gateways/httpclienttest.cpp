#include "httpclient.h"
#include "rawserver.h"
#include "threadguard.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <thread>

using namespace meja;
using namespace std::chrono_literals;

/// The guarantee that retries depend on: `Unavailable` only if the partner cannot have received the request.
class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsEveryStatus_data();
    void returnsEveryStatus();
    void sendsTheRequestUnchanged();
    void keepsPercentEncoding();
    void reportsUnknownForAnIncompleteResponse_data();
    void reportsUnknownForAnIncompleteResponse();
    void neverRepeatsARequest_data();
    void neverRepeatsARequest();
    void reportsUnavailableForAClosedPort_data();
    void reportsUnavailableForAClosedPort();
    void reportsUnavailableForAnUnknownHost();
    void reportsUnknownAfterATimeout();
    void limitsTheTotalTimeOfASlowResponse();
    void limitsTheResponseSize_data();
    void limitsTheResponseSize();
    void doesNotFollowRedirects();
    void keepsNoCookies();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void allowsPlainHttpOnlyToLoopback();
    void keepsTheAddressOutOfErrors();
    void reportsUnavailableIfTheHandshakeHangs();
    void appliesTheConnectTimeoutOnlyToTheHandshake();
    void rejectsInvalidCertificates_data();
    void rejectsInvalidCertificates();
    void acceptsATrustedCertificate();
    void worksOnAnyThread();
    void endsTheProgramOnAProtectedThread();

private:
    CallRequest get(const QByteArray &path = "/") const
    {
        return {.method = "GET", .url = m_server.url(path)};
    }
    CallRequest post(const QByteArray &body) const
    {
        return {.method = "POST", .url = m_server.url("/"), .body = body};
    }

    RawServer m_server;
    HttpClient m_client{{.connectTimeout = 3s, .totalTimeout = 5s, .maxResponseBytes = 1000}};
};

namespace {

/// Self-signed certificates: one for 127.0.0.1, one for another host.
class TestCertificates
{
public:
    TestCertificates()
    {
        run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out good.pem "
            "-days 2 -subj /CN=meja-test -addext subjectAltName=IP:127.0.0.1");
        run("req -x509 -key key.pem -nodes -out other.pem -days 2 -subj /CN=elsewhere "
            "-addext subjectAltName=DNS:elsewhere.example");
    }

    [[nodiscard]] QSslCertificate certificate(const QString &name) const
    {
        return QSslCertificate::fromPath(m_folder.filePath(name)).constFirst();
    }

    [[nodiscard]] QSslConfiguration server(const QString &name) const
    {
        QFile file(m_folder.filePath(QStringLiteral("key.pem")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("openssl made no key");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate(name));
        configuration.setPrivateKey(QSslKey(&file, QSsl::Ec));
        return configuration;
    }

private:
    void run(const char *arguments) const
    {
        QProcess openssl;
        openssl.setWorkingDirectory(m_folder.path());
        openssl.start(QStringLiteral("openssl"), QString::fromLatin1(arguments).split(QLatin1Char(' ')));
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            qFatal("openssl: %s", openssl.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
};

/// Trusts a certificate as long as this object exists.
class TrustedCertificate
{
public:
    explicit TrustedCertificate(const QSslCertificate &certificate)
    {
        QSslConfiguration trusting = m_before;
        trusting.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustedCertificate() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(TrustedCertificate)

private:
    const QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

/// A TLS server that responds to every request after a delay.
class TlsServer
{
public:
    explicit TlsServer(const QSslConfiguration &configuration, std::chrono::milliseconds delay = 0ms)
    {
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this, delay] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, delay] {
                socket->readAll();
                ++m_requests;
                QTimer::singleShot(delay, socket, [socket] { socket->write(RawServer::http(200, "{}")); });
            });
        });
    }

    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] CallRequest post() const
    {
        return {.method = "POST",
                .url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort())),
                .body = "{}"};
    }

private:
    QSslServer m_server;
    int m_requests = 0;
};

} // namespace

void HttpClientTest::returnsEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 202, 204, 400, 401, 403, 404, 406, 409, 412,
                             414, 418, 422, 429, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status;
}

void HttpClientTest::returnsEveryStatus()
{
    QFETCH(const int, status);
    const QByteArray body = status == 204 ? "" : R"({"a":1})";
    m_server.behave(RawServer::Mode::KeepOpen,
                    RawServer::http(status, body, "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    const auto response = m_client.send(post("{}"));
    QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
    QCOMPARE(response->status, status);
    QCOMPARE(response->body, body);
}

void HttpClientTest::sendsTheRequestUnchanged()
{
    m_server.forget();
    m_server.behave(RawServer::Mode::Respond, RawServer::http(200, "{}"));
    QVERIFY(m_client.send({"PUT",
                           m_server.url("/a?b=c"),
                           {{"x-api-key", "k"}, {"Content-Type", "application/json"}},
                           R"({"order_no":"1"})"}));
    QCOMPARE(m_server.requests().size(), 1);
    const QByteArray request = m_server.requests().constFirst();
    QVERIFY(request.startsWith("PUT /a?b=c HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nx-api-key: k\r\n"));
    QVERIFY(request.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(request.contains("\r\nContent-Length: 16\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n{\"order_no\":\"1\"}"));
}

void HttpClientTest::keepsPercentEncoding()
{
    m_server.forget();
    m_server.behave(RawServer::Mode::Respond, RawServer::http(200, "{}"));
    QVERIFY(m_client.send(get("/v2/A%2FB%23%3F%25%20C/status")));
    QVERIFY(m_server.requests().constFirst().startsWith("GET /v2/A%2FB%23%3F%25%20C/status HTTP/1.1\r\n"));
}

void HttpClientTest::reportsUnknownForAnIncompleteResponse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no bytes") << QByteArray();
    QTest::newRow("part of the status line") << QByteArray("HTTP/1.");
    QTest::newRow("part of a header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("part of the body")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status_code\":");
    QTest::newRow("part of a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"status_code\":");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void HttpClientTest::reportsUnknownForAnIncompleteResponse()
{
    QFETCH(const QByteArray, bytes);
    m_server.behave(RawServer::Mode::Respond, bytes);
    const auto response = m_client.send(post("{}"));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::neverRepeatsARequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isReused");
    for (const bool isReused : {false, true}) {
        const char *description = isReused ? "on a reused connection" : "on a new connection";
        QTest::addRow("status query %s", description) << QByteArray("GET") << QByteArray() << isReused;
        QTest::addRow("refund %s", description)
            << QByteArray("POST") << QByteArray(R"({"amount":1})") << isReused;
        QTest::addRow("cancellation without a body %s", description)
            << QByteArray("POST") << QByteArray() << isReused;
        QTest::addRow("cancellation of a parcel %s", description)
            << QByteArray("PUT") << QByteArray("{}") << isReused;
    }
}

/// Qt resends a request if the connection closes before the response: a GET always, other methods on a reused
/// connection.
void HttpClientTest::neverRepeatsARequest()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isReused);
    if (isReused) {
        m_server.behave(RawServer::Mode::KeepOpen, RawServer::http(200, "{}"));
        QVERIFY(m_client.send({.method = method, .url = m_server.url("/"), .body = body}));
    }
    m_server.forget();
    m_server.behave(RawServer::Mode::HangUp);
    const auto response = m_client.send({.method = method, .url = m_server.url("/"), .body = body});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(m_server.requests().size(), 1);
}

void HttpClientTest::reportsUnavailableForAClosedPort_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("status query") << QByteArray("GET") << QByteArray();
    QTest::newRow("refund") << QByteArray("POST") << QByteArray("{}");
    QTest::newRow("cancellation without a body") << QByteArray("POST") << QByteArray();
}

void HttpClientTest::reportsUnavailableForAClosedPort()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QUrl closedPort;
    {
        const RawServer server;
        closedPort = server.url("/");
    }
    const auto response = m_client.send({.method = method, .url = closedPort, .body = body});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::reportsUnavailableForAnUnknownHost()
{
    const auto response = m_client.send(
        {.method = "POST", .url = QUrl(QStringLiteral("https://partner.invalid/")), .body = "{}"});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::reportsUnknownAfterATimeout()
{
    HttpClient client({.connectTimeout = 3s, .totalTimeout = 200ms});
    m_server.behave(RawServer::Mode::Silent);
    for (const QByteArray &body : {QByteArray(), QByteArray("{}")}) {
        const auto response = client.send(post(body));
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::OutcomeUnknown);
    }
}

void HttpClientTest::limitsTheTotalTimeOfASlowResponse()
{
    HttpClient client({.connectTimeout = 3s, .totalTimeout = 300ms});
    m_server.behave(RawServer::Mode::Trickle, RawServer::http(200, QByteArray(900, ' ')));
    const auto response = client.send(post("{}"));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::limitsTheResponseSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fits");
    QTest::newRow("exactly the limit") << RawServer::http(200, QByteArray(1000, ' ')) << true;
    QTest::newRow("one byte more") << RawServer::http(200, QByteArray(1001, ' ')) << false;
    QTest::newRow("very long") << RawServer::http(200, QByteArray(20'000'000, ' ')) << false;
    QTest::newRow("very long, without Content-Length")
        << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(20'000'000, ' ') << false;
    QTest::newRow("very long, with status 404") << RawServer::http(404, QByteArray(20'000'000, ' ')) << false;
}

void HttpClientTest::limitsTheResponseSize()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, fits);
    m_server.behave(RawServer::Mode::Respond, bytes);
    const auto response = m_client.send(post("{}"));
    QCOMPARE(response.has_value(), fits);
    if (!fits)
        QCOMPARE(response.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::doesNotFollowRedirects()
{
    m_server.forget();
    m_server.behave(RawServer::Mode::Respond,
                    RawServer::http(307, "", "Location: " + m_server.url("/elsewhere").toEncoded() + "\r\n"));
    const auto response = m_client.send(get());
    QVERIFY(response);
    QCOMPARE(response->status, 307);
    QCOMPARE(m_server.requests().size(), 1);
}

void HttpClientTest::keepsNoCookies()
{
    m_server.forget();
    m_server.behave(RawServer::Mode::Respond, RawServer::http(200, "{}", "Set-Cookie: a=b\r\n"));
    QVERIFY(m_client.send(get()));
    QVERIFY(m_client.send(get()));
    QCOMPARE(m_server.requests().size(), 2);
    QVERIFY(!m_server.requests().constLast().toLower().contains("cookie"));
}

void HttpClientTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("seconds");
    constexpr int none = -1;
    const QByteArray sent = "Date: Mon, 30 Nov 2026 10:00:00 GMT\r\n";
    const auto row = [](const char *name, const QByteArray &headers, int seconds) {
        QTest::newRow(name) << headers << seconds;
    };
    row("missing", {}, none);
    row("seconds", "Retry-After: 17\r\n", 17);
    row("seconds with blanks", "Retry-After:   17  \r\n", 17);
    row("at once", "Retry-After: 0\r\n", 0);
    row("more than a day", "Retry-After: 864000\r\n", 86400);
    row("more digits than a number has", "Retry-After: 99999999999999999999999\r\n", 86400);
    row("negative", "Retry-After: -5\r\n", none);
    row("a fraction", "Retry-After: 1.5\r\n", none);
    row("a word", "Retry-After: soon\r\n", none);
    row("empty", "Retry-After:\r\n", none);
    row("a date", sent + "Retry-After: Mon, 30 Nov 2026 10:01:30 GMT\r\n", 90);
    row("a date at midnight", sent + "Retry-After: Tue, 01 Dec 2026 00:00:00 GMT\r\n", 14 * 3600);
    row("a date in the form of RFC 850", sent + "Retry-After: Monday, 30-Nov-26 10:00:05 GMT\r\n", 5);
    row("a date in the form of asctime", sent + "Retry-After: Mon Nov 30 10:00:07 2026\r\n", 7);
    row("a one-digit day in the form of asctime", sent + "Retry-After: Tue Dec  1 09:59:59 2026\r\n", 86399);
    row("a date in the past", sent + "Retry-After: Mon, 30 Nov 2026 09:00:00 GMT\r\n", 0);
    row("a date without the response's own", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 0);
    row("a date far ahead", sent + "Retry-After: Fri, 31 Dec 2099 23:59:59 GMT\r\n", 86400);
    row("a date that does not exist", sent + "Retry-After: Mon, 31 Nov 2026 10:00:00 GMT\r\n", none);
    row("a date with an offset", sent + "Retry-After: Mon, 30 Nov 2026 10:00:00 +0700\r\n", none);
}

void HttpClientTest::readsRetryAfter()
{
    QFETCH(const QByteArray, headers);
    QFETCH(const int, seconds);
    m_server.behave(RawServer::Mode::Respond, RawServer::http(429, "", headers));
    const auto retryAfter = m_client.send(get())->retryAfter;
    QCOMPARE(retryAfter ? static_cast<int>(retryAfter->count()) : -1, seconds);
}

void HttpClientTest::allowsPlainHttpOnlyToLoopback()
{
    for (const char *url : {"http://192.0.2.1/", "http://api.midtrans.com/", "http://127.0.0.1.example.com/",
                            "ftp://127.0.0.1/", "file:///etc/hostname", "data:,x"}) {
        const auto response = m_client.send({.method = "GET", .url = QUrl(QString::fromLatin1(url))});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Unavailable);
        QCOMPARE(response.error().code, QStringLiteral("insecure-address"));
    }
}

void HttpClientTest::keepsTheAddressOutOfErrors()
{
    m_server.behave(RawServer::Mode::HangUp);
    for (const char *path : {"/track?last_phone_number=98765", "/%GG"}) {
        const auto response = m_client.send({.method = "POST", .url = m_server.url(path), .body = "{}"});
        QVERIFY(!response);
        QVERIFY(!response.error().detail.contains(QLatin1String("98765")));
        QVERIFY(!response.error().detail.contains(QLatin1String("127.0.0.1")));
    }
}

void HttpClientTest::reportsUnavailableIfTheHandshakeHangs()
{
    HttpClient client({.connectTimeout = 200ms, .totalTimeout = 5s});
    m_server.behave(RawServer::Mode::Silent);
    QUrl url = m_server.url("/");
    url.setScheme(QStringLiteral("https"));
    const auto response = client.send({.method = "POST", .url = url, .body = "{}"});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::appliesTheConnectTimeoutOnlyToTheHandshake()
{
    const TestCertificates certificates;
    const TlsServer server(certificates.server(QStringLiteral("good.pem")), 900ms);
    const TrustedCertificate trusted(certificates.certificate(QStringLiteral("good.pem")));
    HttpClient client({.connectTimeout = 600ms, .totalTimeout = 10s});
    for (const QByteArray &body : {QByteArray("{}"), QByteArray()}) {
        // First on a new connection, then on a reused one.
        for (int i = 0; i < 2; ++i) {
            CallRequest request = server.post();
            request.body = body;
            const auto response = client.send(request);
            QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        }
    }
}

void HttpClientTest::rejectsInvalidCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("untrusted certificate") << QStringLiteral("good.pem") << false;
    QTest::newRow("certificate of another host") << QStringLiteral("other.pem") << true;
}

void HttpClientTest::rejectsInvalidCertificates()
{
    QFETCH(const QString, certificate);
    QFETCH(const bool, isKnown);
    const TestCertificates certificates;
    const TlsServer server(certificates.server(certificate));
    std::optional<TrustedCertificate> trusted;
    if (isKnown)
        trusted.emplace(certificates.certificate(certificate));
    HttpClient client({.connectTimeout = 3s, .totalTimeout = 5s});
    const auto response = client.send(server.post());
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unavailable);
    QCOMPARE(server.requests(), 0);
}

void HttpClientTest::acceptsATrustedCertificate()
{
    const TestCertificates certificates;
    const TlsServer server(certificates.server(QStringLiteral("good.pem")));
    const TrustedCertificate trusted(certificates.certificate(QStringLiteral("good.pem")));
    HttpClient client({.connectTimeout = 3s, .totalTimeout = 5s});
    const auto response = client.send(server.post());
    QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
    QCOMPARE(response->status, 200);
    QCOMPARE(server.requests(), 1);
}

void HttpClientTest::worksOnAnyThread()
{
    m_server.behave(RawServer::Mode::KeepOpen, RawServer::http(200, "{}"));
    std::atomic<int> succeeded = 0;
    std::atomic<int> finished = 0;
    const QUrl url = m_server.url("/");
    QList<std::shared_ptr<std::thread>> threads;
    for (int i = 0; i < 4; ++i)
        threads.append(std::make_shared<std::thread>([&succeeded, &finished, url] {
            HttpClient client;
            for (int call = 0; call < 5; ++call)
                succeeded += client.send({.method = "POST", .url = url, .body = "{}"}) ? 1 : 0;
            ++finished;
        }));
    QTRY_COMPARE(finished.load(), 4);
    for (const auto &thread : threads)
        thread->join();
    QCOMPARE(succeeded.load(), 20);
}

/// Runs this test in a child process, because the call ends the program.
void HttpClientTest::endsTheProgramOnAProtectedThread()
{
    if (qEnvironmentVariableIsSet("MEJA_CALL_ON_PROTECTED_THREAD")) {
        setGuiThread();
        (void)m_client.send(get());
        return;
    }
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MEJA_CALL_ON_PROTECTED_THREAD"), QStringLiteral("1"));
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::MergedChannels);
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("endsTheProgramOnAProtectedThread")});
    QVERIFY(self.waitForFinished());
    QVERIFY(self.exitStatus() == QProcess::CrashExit || self.exitCode() != 0);
    QVERIFY(self.readAll().contains("would block the GUI thread"));
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "httpclienttest.moc"
