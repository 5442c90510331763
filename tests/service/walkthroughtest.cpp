#include "privatecluster.h"
#include "sandboxprocess.h"
#include "serviceprocess.h"
#include "sqlsession.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// Runs the commands of docs/operations.md unchanged against the service and the sandbox.
class WalkthroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTheCommandsOfTheManual();
};

namespace {

constexpr int timeout = 120000;

QString commandsOfTheManual()
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

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void WalkthroughTest::runsTheCommandsOfTheManual()
{
    const QString commands = commandsOfTheManual();
    QVERIFY(!commands.isEmpty());
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
                   {QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"), QLatin1String(SandboxProcess::midtransKey)},
                   {QStringLiteral("MEJA_KOMERCE_URL"), sandbox.deliveryUrl().toString()},
                   {QStringLiteral("MEJA_KOMERCE_KEY"), QLatin1String(SandboxProcess::deliveryKey)},
                   {QStringLiteral("MEJA_RAJAONGKIR_URL"), sandbox.trackingUrl().toString()},
                   {QStringLiteral("MEJA_RAJAONGKIR_KEY"), QLatin1String(SandboxProcess::trackingKey)}});
    QVERIFY2(service.port() > 0, service.log());

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), settings.host);
    environment.insert(QStringLiteral("PGDATABASE"), database);
    environment.insert(QStringLiteral("api"), QStringLiteral("http://127.0.0.1:%1").arg(service.port()));
    environment.insert(QStringLiteral("order"),
                       shop.ask(QStringLiteral("select id from orders where number = '%1'").arg(number)));
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("bash"),
                {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), commands});
    const QString state = QStringLiteral("select state from refunds");
    QTRY_VERIFY_WITH_TIMEOUT(
        shell.state() == QProcess::NotRunning || shop.ask(state) == QLatin1String("PENDING"), timeout);
    QVERIFY2(shell.state() == QProcess::Running, shell.readAll());
    // Confirm the refund now; in reality the bank does so within a day.
    sandbox.actOnTransaction(
        gatewayOrderId, QStringLiteral("confirm-refund"),
        {{QStringLiteral("refund_key"), shop.ask(QStringLiteral("select refund_key from refunds"))}});
    const bool hasEnded = shell.waitForFinished(timeout);
    const QByteArray output = shell.readAll();
    QVERIFY2(hasEnded, output);
    QVERIFY2(shell.exitCode() == 0, output);
    QVERIFY2(output.contains("\"refunded\":10000"), output);
    QCOMPARE(shop.ask(state), QStringLiteral("SUCCEEDED"));
    QCOMPARE(sandbox.effects(QStringLiteral("refund"), gatewayOrderId).size(), 1);
}

QTEST_GUILESS_MAIN(WalkthroughTest)
#include "walkthroughtest.moc"
