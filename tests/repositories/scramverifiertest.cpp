#include "scramverifier.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

namespace {

/// The exchange of RFC 7677, section 3: user "user", password "pencil".
const QByteArray salt = QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==");
const QByteArray authMessage =
    "n=user,r=rOprNGfwEbeRWgbNEkqO,"
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
const QByteArray clientProof = QByteArray::fromBase64("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
const QByteArray serverSignature = QByteArray::fromBase64("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

struct Keys
{
    QByteArray stored;
    QByteArray server;
};

Keys keysIn(const QString &verifier)
{
    const QStringList keys = verifier.section(u'$', 2).split(u':');
    return {QByteArray::fromBase64(keys.value(0).toLatin1()),
            QByteArray::fromBase64(keys.value(1).toLatin1())};
}

} // namespace

/// Promises of the verifier: it is the RFC's, with a salt of its own, and no two are alike.
class ScramVerifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void provesTheServerOfTheStandardsExample();
    void acceptsTheClientOfTheStandardsExample();
    void writesItselfAsPostgresqlReadsIt();
    void saltsEachTimeAnew();
    void normalisesWhatIsTyped();
    void makesUpLongPasswords();
};

void ScramVerifierTest::provesTheServerOfTheStandardsExample()
{
    const Keys keys = keysIn(scramVerifier(QStringLiteral("pencil"), salt));
    QCOMPARE(hmac(keys.server, authMessage), serverSignature);
    QVERIFY(hmac(keysIn(scramVerifier(QStringLiteral("pencil2"), salt)).server, authMessage) !=
            serverSignature);
}

void ScramVerifierTest::acceptsTheClientOfTheStandardsExample()
{
    const Keys keys = keysIn(scramVerifier(QStringLiteral("pencil"), salt));
    QByteArray clientKey = hmac(keys.stored, authMessage);
    for (qsizetype i = 0; i < clientKey.size(); ++i)
        clientKey[i] = static_cast<char>(clientKey[i] ^ clientProof[i]);
    QCOMPARE(QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256), keys.stored);
}

void ScramVerifierTest::writesItselfAsPostgresqlReadsIt()
{
    const QString verifier = scramVerifier(QStringLiteral("pencil"), salt);
    QVERIFY(verifier.startsWith(QLatin1String("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$")));
    static const QRegularExpression form(
        QStringLiteral("^SCRAM-SHA-256\\$\\d+:[^$]+\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$"));
    QVERIFY(form.match(verifier).hasMatch());
}

void ScramVerifierTest::saltsEachTimeAnew()
{
    const auto first = newScramVerifier(QStringLiteral("the same"));
    const auto second = newScramVerifier(QStringLiteral("the same"));
    QVERIFY(first && second);
    QVERIFY(*first != *second);
}

void ScramVerifierTest::normalisesWhatIsTyped()
{
    // An é typed as one sign and as two.
    QCOMPARE(scramVerifier(QStringLiteral("caf\u00e9"), salt),
             scramVerifier(QStringLiteral("cafe\u0301"), salt));
}

void ScramVerifierTest::makesUpLongPasswords()
{
    const auto first = randomPassword();
    const auto second = randomPassword();
    QVERIFY(first && second);
    QCOMPARE(first->size(), 24);
    QVERIFY(*first != *second);
}

QTEST_GUILESS_MAIN(ScramVerifierTest)
#include "scramverifiertest.moc"
