#include "verifiedserver.h"

#include "connection.h"
#include "notificationlistener.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace meja;

namespace {

/// libpq's variables that choose a server or its encryption.
constexpr std::array variables{"PGHOST",    "PGHOSTADDR",    "PGSSLMODE",
                               "PGSERVICE", "PGSERVICEFILE", "PGSSLROOTCERT"};

} // namespace

/// Tests that every program verifies a server on another computer, however the server was chosen.
class VerifiedServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase() { init(); }
    void verifiesOtherComputers_data();
    void verifiesOtherComputers();
    void readsTheEnvironment_data();
    void readsTheEnvironment();
    void refusesWeakerModes_data();
    void refusesWeakerModes();
    void refusesBeforeConnecting();
    void keepsTheRootCertificatesOfTheUser();

private:
    QTemporaryDir m_folder;
};

void VerifiedServerTest::init()
{
    for (const char *variable : variables)
        qunsetenv(variable);
    qputenv("PGSERVICEFILE", QFile::encodeName(m_folder.filePath(QStringLiteral("services"))));
    QFile services(m_folder.filePath(QStringLiteral("services")));
    QVERIFY(services.open(QIODevice::WriteOnly));
    services.write("[far]\nhost=db.example.com\n[near]\nhost=/run/"
                   "postgresql\n[weak]\nhost=db.example.com\nsslmode=prefer\n");
}

void VerifiedServerTest::verifiesOtherComputers_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("conninfo");
    QTest::addColumn<bool>("isRemote");
    const auto row = [](const char *host, const char *conninfo, bool isRemote) {
        QTest::addRow("%s; %s", host, conninfo)
            << QString::fromLatin1(host) << QString::fromLatin1(conninfo) << isRemote;
    };
    row("", "", false);
    row("/run/postgresql", "", false);
    row("@abstract", "", false);
    row("localhost", "", false);
    row("127.0.0.1", "", false);
    row("127.8.9.10", "", false);
    row("::1", "", false);
    row("localhost,/run/postgresql,::1", "", false);
    row("", "host=/run/postgresql port=5433", false);
    row("", "hostaddr=127.0.0.1", false);
    row("db.example.com", "", true);
    row("127.0.0.1.example.com", "", true);
    row("localhost.example.com", "", true);
    row("10.0.0.5", "", true);
    row("0.0.0.0", "", true);
    row("::2", "", true);
    row("/run/x,db.example.com", "", true);
    row("db.example.com,/run/x", "", true);
    row("localhost, db.example.com", "", true);
    row("", "host=db.example.com", true);
    row("", "host=/run/x,db.example.com", true);
    row("", "host='/run/x,db.example.com' dbname=meja", true);
    row("localhost", "host=db.example.com", true);
    row("localhost", "hostaddr=10.0.0.5", true);
    row("", "hostaddr=10.0.0.5", true);
    row("", "host=localhost hostaddr=127.0.0.1,10.0.0.5", true);
    row("", "host=localhost;host=db.example.com", true);
    row("", "service=far", true);
    row("", "service=near", true); // Only libpq reads this file; sockets need no TLS anyway.
    row("", "host=db.example.com sslmode=verify-full", true);
}

void VerifiedServerTest::verifiesOtherComputers()
{
    QFETCH(QString, host);
    QFETCH(QString, conninfo);
    QFETCH(bool, isRemote);
    const auto settings = verifiedServer({.host = host, .conninfo = conninfo});
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
    QCOMPARE(settings->sslMode, isRemote ? QStringLiteral("verify-full") : QString());
    QCOMPARE(settings->conninfo.endsWith(QLatin1String("sslmode=verify-full")), isRemote);
    QCOMPARE(verificationHint(*settings).isEmpty(), !isRemote);
    // Reader threads open further connections with the settings of the first one.
    const auto again = verifiedServer(*settings);
    QVERIFY(again && again->sslMode == settings->sslMode);
}

void VerifiedServerTest::readsTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isRemote");
    QTest::newRow("host") << QByteArray("PGHOST") << QByteArray("db.example.com") << true;
    QTest::newRow("list") << QByteArray("PGHOST") << QByteArray("/run/x,db.example.com") << true;
    QTest::newRow("socket") << QByteArray("PGHOST") << QByteArray("/run/x") << false;
    QTest::newRow("address") << QByteArray("PGHOSTADDR") << QByteArray("10.0.0.5") << true;
    QTest::newRow("remote service") << QByteArray("PGSERVICE") << QByteArray("far") << true;
    QTest::newRow("local service") << QByteArray("PGSERVICE") << QByteArray("near") << false;
}

void VerifiedServerTest::readsTheEnvironment()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(bool, isRemote);
    qputenv(variable.constData(), value);
    const auto settings = verifiedServer({});
    QVERIFY(settings);
    QCOMPARE(settings->sslMode, isRemote ? QStringLiteral("verify-full") : QString());
}

void VerifiedServerTest::refusesWeakerModes_data()
{
    QTest::addColumn<QString>("conninfo");
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("service");
    for (const char *mode : {"disable", "allow", "require", "verify-ca"}) {
        QTest::addRow("variable %s", mode)
            << QStringLiteral("host=db.example.com") << QByteArray(mode) << QByteArray();
        QTest::addRow("option %s", mode)
            << QStringLiteral("host=db.example.com sslmode=%1").arg(QLatin1String(mode)) << QByteArray()
            << QByteArray();
    }
    QTest::newRow("option prefer") << QStringLiteral("host=db.example.com sslmode=prefer") << QByteArray()
                                   << QByteArray();
    QTest::newRow("list of hosts") << QStringLiteral("host=/run/x,db.example.com sslmode=disable")
                                   << QByteArray() << QByteArray();
}

void VerifiedServerTest::refusesWeakerModes()
{
    QFETCH(QString, conninfo);
    QFETCH(QByteArray, mode);
    if (!mode.isEmpty())
        qputenv("PGSSLMODE", mode);
    const auto settings = verifiedServer({.conninfo = conninfo});
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, ErrorKind::Invalid);
    QVERIFY2(settings.error().detail.contains(
                 QLatin1String("db.example.com is another computer, so sslmode must be verify-full")),
             qPrintable(settings.error().detail));
    // For this computer the mode is the operator's choice.
    QVERIFY(verifiedServer({.host = QStringLiteral("localhost")}));
}

/// With both ways that a program opens a connection.
void VerifiedServerTest::refusesBeforeConnecting()
{
    const ConnectionSettings settings{.conninfo = QStringLiteral("host=db.invalid sslmode=require")};
    const auto opened = Connection(settings).open();
    QVERIFY(!opened && opened.error().code == weakEncryption);
    NotificationListener listener(settings, {});
    const auto waited = listener.wait(std::chrono::milliseconds(1));
    QVERIFY(!waited && waited.error().code == weakEncryption);
}

void VerifiedServerTest::keepsTheRootCertificatesOfTheUser()
{
    const QString option = QStringLiteral("host=db.example.com sslrootcert=/my/root.crt");
    QCOMPARE(verifiedServer({.conninfo = option})->conninfo, option + QStringLiteral(" sslmode=verify-full"));
    qputenv("PGSSLROOTCERT", "/my/root.crt");
    QCOMPARE(verifiedServer({.host = QStringLiteral("db.example.com")})->conninfo,
             QStringLiteral("sslmode=verify-full"));
}

QTEST_GUILESS_MAIN(VerifiedServerTest)
#include "verifiedservertest.moc"
