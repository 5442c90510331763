#include "customertokens.h"
#include "systemclock.h"

#include <QProcess>
#include <QTest>

using namespace meja;

/// The process `meja-service token`.
class TokenCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsAValidToken();
    void refusesInvalidArguments_data();
    void refusesInvalidArguments();
    void neverReadsTheKeyFromTheCommandLine();

private:
    struct Outcome
    {
        int exitCode = -1;
        QByteArray output;
        QString errors;
    };
    static Outcome run(const QStringList &arguments, const QByteArray &key = secret)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY"), QString::fromLatin1(key));
        environment.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_AUDIENCE"), QStringLiteral("meja"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MEJA_SERVICE), QStringList{QStringLiteral("token")} + arguments);
        if (!process.waitForFinished(-1))
            return {};
        return {process.exitCode(), process.readAllStandardOutput().trimmed(),
                QString::fromUtf8(process.readAllStandardError())};
    }
    static constexpr auto secret = "a secret that is long enough for HS256";
};

void TokenCommandTest::createsAValidToken()
{
    const auto created = run(
        {QStringLiteral("--user"), QStringLiteral("41"), QStringLiteral("--expires"), QStringLiteral("5")});
    QVERIFY2(created.exitCode == 0, qPrintable(created.errors));
    const SystemClock clock;
    const auto result = [&](const QString &audience) {
        return CustomerTokens({.keys = {secret}, .audience = audience}, clock).verify(created.output);
    };
    QCOMPARE(result(QStringLiteral("meja")).value_or(UserId{0}).value, 41);
    QVERIFY(!result(QStringLiteral("kursi")));
}

void TokenCommandTest::refusesInvalidArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no user") << QStringList{};
    QTest::newRow("a name instead of an id") << QStringList{QStringLiteral("--user"), QStringLiteral("siti")};
    QTest::newRow("0 minutes") << QStringList{QStringLiteral("--user=1"), QStringLiteral("--expires=0")};
    QTest::newRow("an extra argument") << QStringList{QStringLiteral("--user=1"), QStringLiteral("2")};
}

void TokenCommandTest::refusesInvalidArguments()
{
    QFETCH(QStringList, arguments);
    const auto refused = run(arguments);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.output.isEmpty() && refused.errors.startsWith(QLatin1String("meja-service token: ")));
}

void TokenCommandTest::neverReadsTheKeyFromTheCommandLine()
{
    const auto refused = run({QStringLiteral("--user=1"), QStringLiteral("--key=abc")});
    QCOMPARE(refused.exitCode, 2);
    const auto unsafe = run({QStringLiteral("--user=1")}, "short");
    QCOMPARE(unsafe.exitCode, 2);
    QVERIFY2(!unsafe.errors.contains(QLatin1String("short")), qPrintable(unsafe.errors));
}

QTEST_GUILESS_MAIN(TokenCommandTest)
#include "tokencommandtest.moc"
