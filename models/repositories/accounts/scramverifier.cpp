#include "scramverifier.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

namespace meja {

namespace {

constexpr int digestSize = 32;
constexpr int saltSize = 16;
constexpr int passwordLength = 24;

const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

unsigned char *writableBytes(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

QByteArray saltedPassword(const QByteArray &password, const QByteArray &salt, int iterations)
{
    QByteArray key(digestSize, '\0');
    PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()), bytes(salt),
                      static_cast<int>(salt.size()), iterations, EVP_sha256(), digestSize,
                      writableBytes(key));
    return key;
}

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    QByteArray mac(digestSize, '\0');
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), bytes(text),
         static_cast<std::size_t>(text.size()), writableBytes(mac), nullptr);
    return mac;
}

QByteArray sha256(const QByteArray &data)
{
    QByteArray digest(digestSize, '\0');
    EVP_Digest(data.constData(), static_cast<std::size_t>(data.size()), writableBytes(digest), nullptr,
               EVP_sha256(), nullptr);
    return digest;
}

Result<QByteArray> randomBytes(int count)
{
    QByteArray random(count, '\0');
    if (RAND_bytes(writableBytes(random), count) != 1)
        return failure(ErrorKind::Unavailable, QStringLiteral("the system gives no random bytes"));
    return random;
}

} // namespace

QString scramVerifier(const QString &password, const QByteArray &salt, int iterations)
{
    // The client normalises what is typed (SASLprep); for letters and signs that is this form.
    const QByteArray typed = password.normalized(QString::NormalizationForm_KC).toUtf8();
    const QByteArray salted = saltedPassword(typed, salt, iterations);
    const QByteArray storedKey = sha256(hmac(salted, QByteArrayLiteral("Client Key")));
    const QByteArray serverKey = hmac(salted, QByteArrayLiteral("Server Key"));
    return QStringLiteral("SCRAM-SHA-256$%1:%2$%3:%4")
        .arg(QString::number(iterations), QString::fromLatin1(salt.toBase64()),
             QString::fromLatin1(storedKey.toBase64()), QString::fromLatin1(serverKey.toBase64()));
}

Result<QString> newScramVerifier(const QString &password)
{
    return randomBytes(saltSize).map([&](const QByteArray &salt) { return scramVerifier(password, salt); });
}

Result<QString> randomPassword()
{
    // 32 characters, so that each takes five bits and none is likelier than another.
    static constexpr std::array<char, 33> alphabet{"abcdefghjkmnpqrstuvwxyz23456789A"};
    return randomBytes(passwordLength).map([](const QByteArray &random) {
        QString password;
        for (const char byte : random)
            password.append(QLatin1Char(alphabet[static_cast<unsigned char>(byte) % 32]));
        return password;
    });
}

} // namespace meja
