#include "customertokens.h"
#include "systemclock.h"

#include <QProcess>
#include <QTest>

using namespace meja;

/// `meja-service token` as a shell runs it.
class TokenCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesATokenThatIsTaken();
    void refusesOddWords_data();
    void refusesOddWords();
    void neverTakesTheKeyFromTheCommandLine();

private:
    struct Outcome
    {
        int exitCode = -1;
        QByteArray output;
        QString errors;
    };
    static Outcome run(const QStringList &words, const QByteArray &key = secret)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY"), QString::fromLatin1(key));
        environment.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_AUDIENCE"), QStringLiteral("meja"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MEJA_SERVICE), QStringList{QStringLiteral("token")} + words);
        if (!process.waitForFinished(30000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput().trimmed(),
                QString::fromUtf8(process.readAllStandardError())};
    }
    static constexpr auto secret = "one secret that is long enough for anybody";
};

void TokenCommandTest::makesATokenThatIsTaken()
{
    const auto made = run(
        {QStringLiteral("--user"), QStringLiteral("41"), QStringLiteral("--expires"), QStringLiteral("5")});
    QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
    const SystemClock clock;
    const auto verdict = [&](const QString &audience) {
        return CustomerTokens({TokenAlgorithm::Hs256, {secret}, {}, audience}, clock).verify(made.output);
    };
    QCOMPARE(verdict(QStringLiteral("meja")).value_or(UserId{0}).value, 41);
    QVERIFY(!verdict(QStringLiteral("kursi")));
}

void TokenCommandTest::refusesOddWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nobody") << QStringList{};
    QTest::newRow("a name") << QStringList{QStringLiteral("--user"), QStringLiteral("siti")};
    QTest::newRow("for ever") << QStringList{QStringLiteral("--user=1"), QStringLiteral("--expires=0")};
    QTest::newRow("a word more") << QStringList{QStringLiteral("--user=1"), QStringLiteral("2")};
}

void TokenCommandTest::refusesOddWords()
{
    QFETCH(QStringList, words);
    const auto refused = run(words);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.output.isEmpty() && refused.errors.startsWith(QLatin1String("meja-service token: ")));
}

void TokenCommandTest::neverTakesTheKeyFromTheCommandLine()
{
    const auto refused = run({QStringLiteral("--user=1"), QStringLiteral("--key=abc")});
    QCOMPARE(refused.exitCode, 2);
    const auto unsafe = run({QStringLiteral("--user=1")}, "short");
    QCOMPARE(unsafe.exitCode, 2);
    QVERIFY2(!unsafe.errors.contains(QLatin1String("short")), qPrintable(unsafe.errors));
}

QTEST_GUILESS_MAIN(TokenCommandTest)
#include "tokencommandtest.moc"
