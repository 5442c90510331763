#include "randompassword.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace meja;

class RandomPasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void has24CharactersWithoutLookAlikes();
    void differsEachTime();
};

void RandomPasswordTest::has24CharactersWithoutLookAlikes()
{
    static const QRegularExpression form(QStringLiteral("^[a-hjkmnp-z2-9A]{24}$"));
    const QString password = randomPassword();
    QVERIFY2(form.match(password).hasMatch(), qPrintable(password));
}

void RandomPasswordTest::differsEachTime()
{
    QSet<QString> passwords;
    for (int i = 0; i < 100; ++i)
        passwords.insert(randomPassword());
    QCOMPARE(passwords.size(), 100);
}

QTEST_GUILESS_MAIN(RandomPasswordTest)
#include "randompasswordtest.moc"
