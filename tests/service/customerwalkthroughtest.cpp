#include "privatecluster.h"
#include "serviceprocess.h"
#include "sqlsession.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// Runs the commands of docs/customers.md unchanged against the service.
class CustomerWalkthroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTheCommandsOfTheDocumentation();
};

namespace {

constexpr int timeout = 60000;

QString commandsOfThePage()
{
    QFile page(QStringLiteral(MEJA_CUSTOMERS));
    if (!page.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression block(QStringLiteral("```bash\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(QString::fromUtf8(page.readAll())).captured(1);
}

} // namespace

void CustomerWalkthroughTest::runsTheCommandsOfTheDocumentation()
{
    const QString commands = commandsOfThePage();
    QVERIFY(!commands.isEmpty());
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession shop(database);
    fillShop(shop);
    bringTo(shop, placeOrder(shop, 1), QStringLiteral("SELESAI"));
    const QString number = placeOrder(shop, 2);
    bringTo(shop, number, QStringLiteral("DIBAYAR"));

    const auto settings = PrivateCluster::shared().settings(database);
    const QString key = QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY");
    const QString secret = QStringLiteral("the storefront's secret, long enough for HS256");
    ServiceProcess service(settings, {{key, secret}});
    QVERIFY2(service.port() > 0, service.log());

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(key, secret);
    environment.insert(QStringLiteral("PATH"), QFileInfo(QStringLiteral(MEJA_SERVICE)).path() + u':' +
                                                   environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("api"), QStringLiteral("http://127.0.0.1:%1").arg(service.port()));
    environment.insert(QStringLiteral("customer"), QStringLiteral("1"));
    environment.insert(QStringLiteral("order"), number);
    environment.insert(QStringLiteral("product"), QStringLiteral("1"));
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("bash"),
                {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), commands});
    const bool hasEnded = shell.waitForFinished(timeout);
    const QByteArray output = shell.readAll();
    QVERIFY2(hasEnded && shell.exitCode() == 0, output);
    QVERIFY2(output.contains("Wangi, gurih dan cepat sampai"), output);
    QVERIFY2(output.contains("/problems/not-over"), output);
    QCOMPARE(shop.ask(QStringLiteral("select requested_by_kind || ' ' || requested_by from cancellations")),
             QStringLiteral("customer 1"));
    QCOMPARE(shop.ask(QStringLiteral("select count(*) from comments where deleted_at is not null")),
             QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(CustomerWalkthroughTest)
#include "customerwalkthroughtest.moc"
