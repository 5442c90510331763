#include "httpclient.h"
#include "callguard.h"
#include "rawserver.h"

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

/// Holds the client to what retrying rests on: `Unavailable` only when surely nothing left the house.
class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverWhateverStatusComes_data();
    void handsOverWhateverStatusComes();
    void sendsWhatItWasGiven();
    void keepsWhatIsPercentEncoded();
    void doesNotKnowWhenTheAnswerIsCut_data();
    void doesNotKnowWhenTheAnswerIsCut();
    void neverRepeatsARequest_data();
    void neverRepeatsARequest();
    void knowsThatNothingLeftWithoutAListener_data();
    void knowsThatNothingLeftWithoutAListener();
    void knowsThatNothingLeftForAnUnknownHost();
    void doesNotKnowWhenNobodyAnswersInTime();
    void doesNotWaitForATrickle();
    void stopsReadingWhatIsTooLong_data();
    void stopsReadingWhatIsTooLong();
    void followsNoRedirect();
    void keepsNoCookies();
    void readsHowLongToWait();
    void speaksPlainlyToThisMachineOnly();
    void tellsNothingOfTheAddress();
    void knowsThatNothingLeftWhileTheHandshakeHangs();
    void waitsLongerForAnAnswerThanForAConnection();
    void trustsNoStranger_data();
    void trustsNoStranger();
    void talksOverTlsWithWhoIsTrusted();
    void worksOnAnyThread();
    void endsTheProgramOnAProtectedThread();

private:
    CallRequest get(const QByteArray &path = "/") const { return {"GET", m_server.url(path), {}, {}}; }
    CallRequest post(const QByteArray &body) const { return {"POST", m_server.url("/"), {}, body}; }

    RawServer m_server;
    HttpClient m_client{{.connect = 3s, .total = 5s, .answerBytes = 1000}};
};

namespace {

/// A certificate for `127.0.0.1`, signed by itself or by an authority of the test's own.
class TestTls
{
public:
    TestTls()
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

/// Makes a certificate one of those trusted, as long as it lives.
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

/// Answers every connection over TLS once its request came.
class TlsServer
{
public:
    explicit TlsServer(const QSslConfiguration &configuration, std::chrono::milliseconds thinks = 0ms)
    {
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this, thinks] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, thinks] {
                socket->readAll();
                ++m_requests;
                QTimer::singleShot(thinks, socket, [socket] { socket->write(RawServer::http(200, "{}")); });
            });
        });
    }

    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] CallRequest post() const
    {
        return {"POST", QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort())), {}, "{}"};
    }

private:
    QSslServer m_server;
    int m_requests = 0;
};

} // namespace

void HttpClientTest::handsOverWhateverStatusComes_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 202, 204, 400, 401, 403, 404, 406, 409, 412,
                             414, 418, 422, 429, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status;
}

void HttpClientTest::handsOverWhateverStatusComes()
{
    QFETCH(const int, status);
    const QByteArray body = status == 204 ? "" : R"({"a":1})";
    m_server.behave(RawServer::Manner::KeepOpen,
                    RawServer::http(status, body, "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    const auto answer = m_client.send(post("{}"));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, body);
}

void HttpClientTest::sendsWhatItWasGiven()
{
    m_server.forget();
    m_server.behave(RawServer::Manner::Answer, RawServer::http(200, "{}"));
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

void HttpClientTest::keepsWhatIsPercentEncoded()
{
    m_server.forget();
    m_server.behave(RawServer::Manner::Answer, RawServer::http(200, "{}"));
    QVERIFY(m_client.send(get("/v2/A%2FB%23%3F%25%20C/status")));
    QVERIFY(m_server.requests().constFirst().startsWith("GET /v2/A%2FB%23%3F%25%20C/status HTTP/1.1\r\n"));
}

void HttpClientTest::doesNotKnowWhenTheAnswerIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("half a status line") << QByteArray("HTTP/1.");
    QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("half a body") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status_code\":");
    QTest::newRow("half a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"status_code\":");
    QTest::newRow("something else") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void HttpClientTest::doesNotKnowWhenTheAnswerIsCut()
{
    QFETCH(const QByteArray, bytes);
    m_server.behave(RawServer::Manner::Answer, bytes);
    const auto answer = m_client.send(post("{}"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::neverRepeatsARequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("onceMore");
    for (const bool onceMore : {false, true}) {
        const char *when = onceMore ? "on a connection used before" : "on a new connection";
        QTest::addRow("a question %s", when) << QByteArray("GET") << QByteArray() << onceMore;
        QTest::addRow("a refund %s", when) << QByteArray("POST") << QByteArray(R"({"amount":1})") << onceMore;
        QTest::addRow("a cancellation without a body %s", when)
            << QByteArray("POST") << QByteArray() << onceMore;
        QTest::addRow("a parcel's cancellation %s", when)
            << QByteArray("PUT") << QByteArray("{}") << onceMore;
    }
}

/// Qt by itself sends a request again when the connection closes before the answer: a question always,
/// anything else on a connection that was used before.
void HttpClientTest::neverRepeatsARequest()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, onceMore);
    if (onceMore) {
        m_server.behave(RawServer::Manner::KeepOpen, RawServer::http(200, "{}"));
        QVERIFY(m_client.send({method, m_server.url("/"), {}, body}));
    }
    m_server.forget();
    m_server.behave(RawServer::Manner::HangUp);
    const auto answer = m_client.send({method, m_server.url("/"), {}, body});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(m_server.requests().size(), 1);
}

void HttpClientTest::knowsThatNothingLeftWithoutAListener_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a question") << QByteArray("GET") << QByteArray();
    QTest::newRow("a refund") << QByteArray("POST") << QByteArray("{}");
    QTest::newRow("a cancellation without a body") << QByteArray("POST") << QByteArray();
}

void HttpClientTest::knowsThatNothingLeftWithoutAListener()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QUrl nobody;
    {
        const RawServer gone;
        nobody = gone.url("/");
    }
    const auto answer = m_client.send({method, nobody, {}, body});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::knowsThatNothingLeftForAnUnknownHost()
{
    const auto answer = m_client.send({"POST", QUrl(QStringLiteral("https://partner.invalid/")), {}, "{}"});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::doesNotKnowWhenNobodyAnswersInTime()
{
    HttpClient hasty({.connect = 3s, .total = 200ms});
    m_server.behave(RawServer::Manner::Silent);
    for (const QByteArray &body : {QByteArray(), QByteArray("{}")}) {
        const auto answer = hasty.send(post(body));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
    }
}

void HttpClientTest::doesNotWaitForATrickle()
{
    HttpClient hasty({.connect = 3s, .total = 300ms});
    m_server.behave(RawServer::Manner::Trickle, RawServer::http(200, QByteArray(900, ' ')));
    const auto answer = hasty.send(post("{}"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::stopsReadingWhatIsTooLong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fits");
    QTest::newRow("as long as allowed") << RawServer::http(200, QByteArray(1000, ' ')) << true;
    QTest::newRow("one byte longer") << RawServer::http(200, QByteArray(1001, ' ')) << false;
    QTest::newRow("very long") << RawServer::http(200, QByteArray(20'000'000, ' ')) << false;
    QTest::newRow("very long, without saying so")
        << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(20'000'000, ' ') << false;
    QTest::newRow("very long, in the words of a refusal")
        << RawServer::http(404, QByteArray(20'000'000, ' ')) << false;
}

void HttpClientTest::stopsReadingWhatIsTooLong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, fits);
    m_server.behave(RawServer::Manner::Answer, bytes);
    const auto answer = m_client.send(post("{}"));
    QCOMPARE(answer.has_value(), fits);
    if (!fits)
        QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
}

void HttpClientTest::followsNoRedirect()
{
    m_server.forget();
    m_server.behave(RawServer::Manner::Answer,
                    RawServer::http(307, "", "Location: " + m_server.url("/elsewhere").toEncoded() + "\r\n"));
    const auto answer = m_client.send(get());
    QVERIFY(answer);
    QCOMPARE(answer->status, 307);
    QCOMPARE(m_server.requests().size(), 1);
}

void HttpClientTest::keepsNoCookies()
{
    m_server.forget();
    m_server.behave(RawServer::Manner::Answer, RawServer::http(200, "{}", "Set-Cookie: a=b\r\n"));
    QVERIFY(m_client.send(get()));
    QVERIFY(m_client.send(get()));
    QCOMPARE(m_server.requests().size(), 2);
    QVERIFY(!m_server.requests().constLast().toLower().contains("cookie"));
}

void HttpClientTest::readsHowLongToWait()
{
    m_server.behave(RawServer::Manner::Answer, RawServer::http(429, "", "Retry-After: 17\r\n"));
    QCOMPARE(m_client.send(get())->retryAfter, std::optional(17s));
    m_server.behave(RawServer::Manner::Answer, RawServer::http(429, "", "Retry-After: soon\r\n"));
    QCOMPARE(m_client.send(get())->retryAfter, std::nullopt);
}

void HttpClientTest::speaksPlainlyToThisMachineOnly()
{
    for (const char *url : {"http://192.0.2.1/", "http://api.midtrans.com/", "http://127.0.0.1.example.com/",
                            "ftp://127.0.0.1/", "file:///etc/hostname", "data:,x"}) {
        const auto answer = m_client.send({"GET", QUrl(QString::fromLatin1(url)), {}, {}});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
        QCOMPARE(answer.error().code, QStringLiteral("insecure-address"));
    }
}

void HttpClientTest::tellsNothingOfTheAddress()
{
    m_server.behave(RawServer::Manner::HangUp);
    for (const char *path : {"/track?last_phone_number=98765", "/%GG"}) {
        const auto answer = m_client.send({"POST", m_server.url(path), {}, "{}"});
        QVERIFY(!answer);
        QVERIFY(!answer.error().detail.contains(QLatin1String("98765")));
        QVERIFY(!answer.error().detail.contains(QLatin1String("127.0.0.1")));
    }
}

void HttpClientTest::knowsThatNothingLeftWhileTheHandshakeHangs()
{
    HttpClient hasty({.connect = 200ms, .total = 5s});
    m_server.behave(RawServer::Manner::Silent);
    QUrl url = m_server.url("/");
    url.setScheme(QStringLiteral("https"));
    const auto answer = hasty.send({"POST", url, {}, "{}"});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
}

void HttpClientTest::waitsLongerForAnAnswerThanForAConnection()
{
    const TestTls tls;
    const TlsServer server(tls.server(QStringLiteral("good.pem")), 900ms);
    const TrustedCertificate trusted(tls.certificate(QStringLiteral("good.pem")));
    HttpClient client({.connect = 600ms, .total = 10s});
    for (const QByteArray &body : {QByteArray("{}"), QByteArray()}) {
        // On a new connection, then on one that is there.
        for (int i = 0; i < 2; ++i) {
            CallRequest request = server.post();
            request.body = body;
            const auto answer = client.send(request);
            QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        }
    }
}

void HttpClientTest::trustsNoStranger_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("signed by nobody we know") << QStringLiteral("good.pem") << false;
    QTest::newRow("for another host") << QStringLiteral("other.pem") << true;
}

void HttpClientTest::trustsNoStranger()
{
    QFETCH(const QString, certificate);
    QFETCH(const bool, isKnown);
    const TestTls tls;
    const TlsServer server(tls.server(certificate));
    std::optional<TrustedCertificate> trusted;
    if (isKnown)
        trusted.emplace(tls.certificate(certificate));
    HttpClient client({.connect = 3s, .total = 5s});
    const auto answer = client.send(server.post());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
    QCOMPARE(server.requests(), 0);
}

void HttpClientTest::talksOverTlsWithWhoIsTrusted()
{
    const TestTls tls;
    const TlsServer server(tls.server(QStringLiteral("good.pem")));
    const TrustedCertificate trusted(tls.certificate(QStringLiteral("good.pem")));
    HttpClient client({.connect = 3s, .total = 5s});
    const auto answer = client.send(server.post());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 200);
    QCOMPARE(server.requests(), 1);
}

void HttpClientTest::worksOnAnyThread()
{
    m_server.behave(RawServer::Manner::KeepOpen, RawServer::http(200, "{}"));
    std::atomic<int> answered = 0;
    std::atomic<int> ended = 0;
    const QUrl url = m_server.url("/");
    QList<std::shared_ptr<std::thread>> threads;
    for (int i = 0; i < 4; ++i)
        threads.append(std::make_shared<std::thread>([&answered, &ended, url] {
            HttpClient client;
            for (int call = 0; call < 5; ++call)
                answered += client.send({"POST", url, {}, "{}"}) ? 1 : 0;
            ++ended;
        }));
    QTRY_COMPARE(ended.load(), 4);
    for (const auto &thread : threads)
        thread->join();
    QCOMPARE(answered.load(), 20);
}

/// Run by the test below as a program of its own, for it must end by a message.
void HttpClientTest::endsTheProgramOnAProtectedThread()
{
    if (qEnvironmentVariableIsSet("MEJA_CALL_ON_PROTECTED_THREAD")) {
        protectThreadFromCalls();
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
    QVERIFY(self.readAll().contains("would block the window thread"));
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "httpclienttest.moc"
