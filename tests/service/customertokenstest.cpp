#include "customertokens.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include <functional>
#include <memory>

using namespace meja;

namespace {

class FixedClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {1'800'000'000'000}; }
};

constexpr qint64 now = 1'800'000'000; ///< Seconds, as in a token.
const QByteArray secret = "a secret that is long enough for HS256";

QByteArray encoded(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray json(const QJsonObject &object)
{
    return encoded(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QByteArray hmac(const QByteArray &text, const QByteArray &key)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), static_cast<std::size_t>(text.size()),
         digest, &size);
    return {reinterpret_cast<const char *>(digest), static_cast<int>(size)};
}

/// Signs with OpenSSL, so that the tests do not depend on the library that they test.
QByteArray signedBy(const QByteArray &key, const QJsonObject &claims,
                    const QJsonObject &header = {{QStringLiteral("alg"), QStringLiteral("HS256")}})
{
    const QByteArray text = json(header) + '.' + json(claims);
    return text + '.' + encoded(hmac(text, key));
}

QJsonObject claims(const QJsonObject &more = {})
{
    QJsonObject all{{QStringLiteral("user_id"), 7}, {QStringLiteral("exp"), now + 600}};
    for (auto each = more.begin(); each != more.end(); ++each)
        all[each.key()] = each.value();
    return all;
}

/// A new RSA key pair in PEM: private key, public key.
std::pair<QByteArray, QByteArray> keyPair()
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
    const auto pem = [](const std::function<void(BIO *)> &write) {
        const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
        write(memory.get());
        char *text = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &text);
        return QByteArray(text, size);
    };
    return {pem([&](BIO *out) {
                PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            }),
            pem([&](BIO *out) { PEM_write_bio_PUBKEY(out, key.get()); })};
}

QString userOrError(const Result<UserId> &result)
{
    return result ? QString::number(result->value) : result.error().code;
}

} // namespace

/// Which customer tokens are accepted and which are refused.
class CustomerTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksClaims_data();
    void checksClaims();
    void refusesInvalidSignatures();
    void checksIssuerAndAudienceWhenConfigured();
    void acceptsTwoKeysDuringARotation();
    void neverUsesAPublicKeyAsASecret();
    void acceptsItsOwnTokens();

private:
    FixedClock m_clock;
    CustomerTokens m_tokens{{.keys = {secret}}, m_clock};
};

void CustomerTokensTest::checksClaims_data()
{
    const QString bad = QStringLiteral("token-invalid");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value,
                        const QString &outcome) {
        QTest::newRow(name) << QJsonObject{{key, value}} << outcome;
    };
    const QString exp = QStringLiteral("exp");
    const QString user = QStringLiteral("user_id");
    row("a customer", user, 7, QStringLiteral("7"));
    row("a customer in digits", user, QStringLiteral("12"), QStringLiteral("12"));
    row("digits with a sign", user, QStringLiteral("+12"), bad);
    row("digits with a space", user, QStringLiteral(" 12"), bad);
    row("a fraction as id", user, 7.5, bad);
    row("id 0", user, 0, bad);
    row("a list of ids", user, QJsonArray{7}, bad);
    row("expired within the clock skew", exp, now - 59, QStringLiteral("7"));
    row("expired", exp, now - 60, QStringLiteral("token-expired"));
    row("expiry time with a fraction", exp, double(now) + 600.336, QStringLiteral("7"));
    row("expired for a fraction of a second", exp, double(now) - 60.5, QStringLiteral("token-expired"));
    row("almost expired", exp, double(now) - 59.5, QStringLiteral("7"));
    row("expiry time after all times", exp, 1e300, QStringLiteral("7"));
    row("negative expiry time", exp, -1, bad);
    row("no expiry time", exp, QJsonValue::Null, bad);
    row("expiry time as a string", exp, QStringLiteral("9999999999"), bad);
    row("not before: within the clock skew", QStringLiteral("nbf"), now + 60, QStringLiteral("7"));
    row("not before: later", QStringLiteral("nbf"), now + 61, bad);
    row("not before: with a fraction", QStringLiteral("nbf"), double(now) + 59.336, QStringLiteral("7"));
    row("not before: a fraction later", QStringLiteral("nbf"), double(now) + 60.5, bad);
    row("not before: not a number", QStringLiteral("nbf"), QStringLiteral("1"), bad);
    row("issued at: with a fraction", QStringLiteral("iat"), double(now) - 0.664, QStringLiteral("7"));
    QTest::newRow("id in the subject")
        << QJsonObject{{user, QJsonValue::Undefined}, {QStringLiteral("sub"), QStringLiteral("9")}}
        << QStringLiteral("9");
}

void CustomerTokensTest::checksClaims()
{
    QFETCH(const QJsonObject, more);
    QFETCH(const QString, outcome);
    QJsonObject all = claims(more);
    if (more.contains(QStringLiteral("sub")))
        all.remove(QStringLiteral("user_id"));
    QCOMPARE(userOrError(m_tokens.verify(signedBy(secret, all))), outcome);
}

void CustomerTokensTest::refusesInvalidSignatures()
{
    const QByteArray good = signedBy(secret, claims());
    QCOMPARE(userOrError(m_tokens.verify(good)), QStringLiteral("7"));
    const QByteArray unsignedText =
        json({{QStringLiteral("alg"), QStringLiteral("none")}}) + '.' + json(claims());
    const QJsonObject lies{{QStringLiteral("alg"), QStringLiteral("None")}};
    QByteArray altered = good;
    altered[good.size() - 3] = altered[good.size() - 3] == 'A' ? 'B' : 'A';
    const QList<QByteArray> parts = good.split('.');
    const QByteArray otherClaims =
        parts[0] + '.' + json(claims({{QStringLiteral("user_id"), 8}})) + '.' + parts[2];
    for (const QByteArray &token :
         {unsignedText + '.', unsignedText + ".AAAA", signedBy(secret, claims(), lies),
          signedBy({}, claims()), signedBy("another secret that is long enough", claims()), altered,
          otherClaims, QByteArray(), QByteArray(".."), parts[0] + '.' + parts[1], good + ".x",
          good + QByteArray(9000, 'A'),
          signedBy(
              secret, claims(),
              {{QStringLiteral("alg"), QStringLiteral("HS256")}, {QStringLiteral("crit"), QJsonArray{}}})})
        QCOMPARE(userOrError(m_tokens.verify(token)), QStringLiteral("token-invalid"));
}

void CustomerTokensTest::checksIssuerAndAudienceWhenConfigured()
{
    const CustomerTokens strict(
        {TokenAlgorithm::Hs256, {secret}, QStringLiteral("toko"), QStringLiteral("meja")}, m_clock);
    const auto result = [&](const QJsonValue &issuer, const QJsonValue &audience) {
        return userOrError(strict.verify(
            signedBy(secret, claims({{QStringLiteral("iss"), issuer}, {QStringLiteral("aud"), audience}}))));
    };
    QCOMPARE(result(QStringLiteral("toko"), QStringLiteral("meja")), QStringLiteral("7"));
    QCOMPARE(result(QStringLiteral("toko"), QJsonArray{QStringLiteral("x"), QStringLiteral("meja")}),
             QStringLiteral("7"));
    QCOMPARE(result(QStringLiteral("warung"), QStringLiteral("meja")), QStringLiteral("token-invalid"));
    QCOMPARE(result(QStringLiteral("toko"), QStringLiteral("kursi")), QStringLiteral("token-invalid"));
    QCOMPARE(userOrError(strict.verify(signedBy(secret, claims()))), QStringLiteral("token-invalid"));
}

void CustomerTokensTest::acceptsTwoKeysDuringARotation()
{
    const QByteArray newer = "the newer secret, long enough as well";
    const CustomerTokens both({.keys = {newer, secret}}, m_clock);
    QCOMPARE(userOrError(both.verify(signedBy(newer, claims()))), QStringLiteral("7"));
    QCOMPARE(userOrError(both.verify(signedBy(secret, claims()))), QStringLiteral("7"));
    QCOMPARE(userOrError(m_tokens.verify(signedBy(newer, claims()))), QStringLiteral("token-invalid"));
    const CustomerTokens none({.keys = {QByteArray()}}, m_clock);
    QCOMPARE(userOrError(none.verify(signedBy({}, claims()))), QStringLiteral("token-invalid"));
}

void CustomerTokensTest::neverUsesAPublicKeyAsASecret()
{
    const auto [privateKey, publicKey] = keyPair();
    const CustomerTokenSettings settings{.algorithm = TokenAlgorithm::Rs256, .keys = {publicKey}};
    const CustomerTokens tokens(settings, m_clock);
    const auto token = signCustomerToken(settings, privateKey, UserId{7}, Instant{(now + 9) * 1000});
    QVERIFY(token.has_value());
    QCOMPARE(userOrError(tokens.verify(*token)), QStringLiteral("7"));
    // The public key is not a secret, so an HMAC made with it must not be accepted.
    QCOMPARE(userOrError(tokens.verify(signedBy(publicKey, claims()))), QStringLiteral("token-invalid"));
    QCOMPARE(userOrError(tokens.verify(
                 signedBy(publicKey, claims(), {{QStringLiteral("alg"), QStringLiteral("RS256")}}))),
             QStringLiteral("token-invalid"));
    QCOMPARE(userOrError(m_tokens.verify(*token)), QStringLiteral("token-invalid"));
    const auto foreign = signCustomerToken(settings, keyPair().first, UserId{7}, Instant{(now + 9) * 1000});
    QCOMPARE(userOrError(tokens.verify(*foreign)), QStringLiteral("token-invalid"));
}

void CustomerTokensTest::acceptsItsOwnTokens()
{
    const CustomerTokenSettings settings{
        TokenAlgorithm::Hs256, {secret}, QStringLiteral("toko"), QStringLiteral("meja")};
    const auto token = signCustomerToken(settings, secret, UserId{41}, Instant{(now + 60) * 1000});
    QVERIFY(token.has_value());
    QCOMPARE(userOrError(CustomerTokens(settings, m_clock).verify(*token)), QStringLiteral("41"));
    QVERIFY(!signCustomerToken({.algorithm = TokenAlgorithm::Rs256}, "no key", UserId{1}, Instant{}));
}

QTEST_GUILESS_MAIN(CustomerTokensTest)
#include "customertokenstest.moc"
