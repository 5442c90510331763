#include "midtransnotification.h"

#include "constanttime.h"
#include "jsonreader.h"

#include <QCryptographicHash>
#include <QJsonObject>

#include <array>

namespace meja {

namespace {

struct WantedField
{
    QLatin1String name;
    QString MidtransNotification::*into;
    qsizetype most;
};

constexpr std::array wanted{
    WantedField{QLatin1String("order_id"), &MidtransNotification::orderId, 100},
    WantedField{QLatin1String("status_code"), &MidtransNotification::statusCode, 10},
    WantedField{QLatin1String("gross_amount"), &MidtransNotification::grossAmount, 40},
    WantedField{QLatin1String("signature_key"), &MidtransNotification::signatureKey, 200},
};

} // namespace

Result<MidtransNotification> MidtransNotification::read(const QByteArray &body)
{
    const auto json = readJson(body, {.allowsFractions = true});
    if (!json)
        return tl::unexpected(json.error());
    MidtransNotification notification;
    const QJsonObject object = json->toObject();
    for (const WantedField &field : wanted) {
        // A number in place of a text can't be signed: how it was written is lost.
        const QString text = object.value(field.name).toString();
        if (text.isEmpty() || text.size() > field.most)
            return failure(ErrorKind::Invalid, QStringLiteral("%1 must be a text").arg(field.name),
                           QStringLiteral("invalid-fields"));
        notification.*field.into = text;
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
