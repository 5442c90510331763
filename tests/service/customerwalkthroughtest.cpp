#include "privatecluster.h"
#include "serviceprocess.h"
#include "sqlsession.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// The lines of docs/customers.md, run as they stand against the service.
class CustomerWalkthroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheStorefrontsDevelopersRead();
};

namespace {

constexpr int patience = 60000;

QString linesOfThePage()
{
    QFile page(QStringLiteral(MEJA_CUSTOMERS));
    if (!page.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression block(QStringLiteral("```bash\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(QString::fromUtf8(page.readAll())).captured(1);
}

} // namespace

void CustomerWalkthroughTest::whatTheStorefrontsDevelopersRead()
{
    const QString lines = linesOfThePage();
    QVERIFY(!lines.isEmpty());
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession shop(database);
    fillShop(shop);
    bringTo(shop, placeOrder(shop, 1), QStringLiteral("SELESAI"));
    const QString number = placeOrder(shop, 2);
    bringTo(shop, number, QStringLiteral("DIBAYAR"));

    const auto settings = PrivateCluster::shared().settings(database);
    const QString key = QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY");
    const QString secret = QStringLiteral("the storefront's secret, long enough for anybody");
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
    QProcess hand;
    hand.setProcessEnvironment(environment);
    hand.setProcessChannelMode(QProcess::MergedChannels);
    hand.start(QStringLiteral("bash"),
               {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), lines});
    const bool hasEnded = hand.waitForFinished(patience);
    const QByteArray said = hand.readAll();
    QVERIFY2(hasEnded && hand.exitCode() == 0, said);
    QVERIFY2(said.contains("Wangi, gurih dan cepat sampai"), said);
    QVERIFY2(said.contains("/problems/not-over"), said);
    QCOMPARE(shop.ask(QStringLiteral("select requested_by_kind || ' ' || requested_by from cancellations")),
             QStringLiteral("customer 1"));
    QCOMPARE(shop.ask(QStringLiteral("select count(*) from comments where deleted_at is not null")),
             QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(CustomerWalkthroughTest)
#include "customerwalkthroughtest.moc"
