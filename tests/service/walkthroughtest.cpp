#include "privatecluster.h"
#include "sandboxprocess.h"
#include "serviceprocess.h"
#include "sqlsession.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// The lines of docs/operations.md, run as they stand against the service and the sandbox.
class WalkthroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromSignInToARefundThatArrives();
};

namespace {

constexpr int patience = 120000;

QString linesOfTheManual()
{
    QFile manual(QStringLiteral(MEJA_OPERATIONS));
    if (!manual.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression block(QStringLiteral("## By hand[^\n]*\n.*?```bash\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(QString::fromUtf8(manual.readAll())).captured(1);
}

void addPerson(SqlSession &shop, const QString &login, const QString &role)
{
    const QString verifier = QStringLiteral("SCRAM-SHA-256$4096:") + QString(22, u'A') +
                             QStringLiteral("==$") + QString(43, u'B') + QStringLiteral("=:") +
                             QString(43, u'C') + QStringLiteral("=");
    shop.ask(QStringLiteral("select add_staff_account('%1', '%1', '%2', '%3')").arg(login, role, verifier));
}

} // namespace

void WalkthroughTest::fromSignInToARefundThatArrives()
{
    const QString lines = linesOfTheManual();
    QVERIFY(!lines.isEmpty());
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession shop(database);
    fillShop(shop);
    addPerson(shop, QStringLiteral("sari"), QStringLiteral("staff"));
    addPerson(shop, QStringLiteral("rani"), QStringLiteral("admin"));

    SandboxProcess sandbox({QStringLiteral("--wall")});
    const QString number = placeOrder(shop);
    const QString gatewayOrderId = number + QStringLiteral("-1");
    const qint64 total =
        shop.ask(QStringLiteral("select total from orders where number = '%1'").arg(number)).toLongLong();
    const QString transaction = sandbox.createTransaction({.orderId = gatewayOrderId, .amount = total});
    shop.ask(QStringLiteral("select record_payment('%1', 'PAID', '%2', 'gopay')")
                 .arg(gatewayOrderId, transaction));

    const auto settings = PrivateCluster::shared().settings(database);
    ServiceProcess service(
        settings, {{QStringLiteral("MEJA_MIDTRANS_URL"), sandbox.midtransUrl().toString()},
                   {QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"), QLatin1String(SandboxProcess::MidtransKey)},
                   {QStringLiteral("MEJA_KOMERCE_URL"), sandbox.deliveryUrl().toString()},
                   {QStringLiteral("MEJA_KOMERCE_KEY"), QLatin1String(SandboxProcess::DeliveryKey)},
                   {QStringLiteral("MEJA_RAJAONGKIR_URL"), sandbox.trackingUrl().toString()},
                   {QStringLiteral("MEJA_RAJAONGKIR_KEY"), QLatin1String(SandboxProcess::TrackingKey)}});
    QVERIFY2(service.port() > 0, service.log());

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), settings.host);
    environment.insert(QStringLiteral("PGDATABASE"), database);
    environment.insert(QStringLiteral("api"), QStringLiteral("http://127.0.0.1:%1").arg(service.port()));
    environment.insert(QStringLiteral("order"),
                       shop.ask(QStringLiteral("select id from orders where number = '%1'").arg(number)));
    QProcess hand;
    hand.setProcessEnvironment(environment);
    hand.setProcessChannelMode(QProcess::MergedChannels);
    hand.start(QStringLiteral("bash"),
               {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), lines});
    const QString state = QStringLiteral("select state from refunds");
    QTRY_VERIFY_WITH_TIMEOUT(
        hand.state() == QProcess::NotRunning || shop.ask(state) == QLatin1String("PENDING"), patience);
    QVERIFY2(hand.state() == QProcess::Running, hand.readAll());
    // The bank says yes, a day early.
    sandbox.actOnTransaction(
        gatewayOrderId, QStringLiteral("confirm-refund"),
        {{QStringLiteral("refund_key"), shop.ask(QStringLiteral("select refund_key from refunds"))}});
    const bool hasEnded = hand.waitForFinished(patience);
    const QByteArray said = hand.readAll();
    QVERIFY2(hasEnded, said);
    QVERIFY2(hand.exitCode() == 0, said);
    QVERIFY2(said.contains("\"refunded\":10000"), said);
    QCOMPARE(shop.ask(state), QStringLiteral("SUCCEEDED"));
    QCOMPARE(sandbox.effects(QStringLiteral("refund"), gatewayOrderId).size(), 1);
}

QTEST_GUILESS_MAIN(WalkthroughTest)
#include "walkthroughtest.moc"
