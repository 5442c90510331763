#include "midtransnotification.h"

#include "constanttime.h"
#include "jsonreader.h"

#include <QCryptographicHash>
#include <QJsonObject>

#include <array>

namespace meja {

namespace {

struct SignedField
{
    QLatin1String name;
    QString MidtransNotification::*member;
    qsizetype maxLength; ///< Characters.
};

constexpr std::array signedFields{
    SignedField{QLatin1String("order_id"), &MidtransNotification::orderId, 100},
    SignedField{QLatin1String("status_code"), &MidtransNotification::statusCode, 10},
    SignedField{QLatin1String("gross_amount"), &MidtransNotification::grossAmount, 40},
    SignedField{QLatin1String("signature_key"), &MidtransNotification::signatureKey, 200},
};

} // namespace

Result<MidtransNotification> MidtransNotification::read(const QByteArray &body)
{
    const auto json = readJson(body, {.allowsFractions = true});
    if (!json)
        return tl::unexpected(json.error());
    MidtransNotification notification;
    const QJsonObject object = json->toObject();
    for (const SignedField &field : signedFields) {
        // A JSON number is rejected: parsing loses its original digits, which the signature covers.
        const QString text = object.value(field.name).toString();
        if (text.isEmpty() || text.size() > field.maxLength)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 must be a string of 1 to %2 characters")
                               .arg(field.name)
                               .arg(field.maxLength),
                           QStringLiteral("invalid-fields"));
        notification.*field.member = text;
    }
    return notification;
}

bool MidtransNotification::isSignedWith(const QString &serverKey) const
{
    if (serverKey.isEmpty())
        return false;
    const QByteArray covered = (orderId + statusCode + grossAmount + serverKey).toUtf8();
    const QByteArray expected = QCryptographicHash::hash(covered, QCryptographicHash::Sha512).toHex();
    return equalsInConstantTime(expected, signatureKey.toUtf8());
}

} // namespace meja
