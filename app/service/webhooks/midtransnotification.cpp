#include "midtransnotification.h"

#include "constanttime.h"
#include "jsonreader.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace meja {

namespace {

/// The signature covers the fields without separators, so that characters could be moved from one field to
/// the next. Strict forms prevent this, unless the amount itself contains a code and another amount.
struct SignedField
{
    QLatin1String name;
    QString MidtransNotification::*member;
    const char *form; ///< A regular expression for the whole text.
};

constexpr std::array signedFields{
    SignedField{QLatin1String("order_id"), &MidtransNotification::orderId, "[A-Za-z0-9._~-]{1,50}"},
    SignedField{QLatin1String("status_code"), &MidtransNotification::statusCode, "[2-5][0-9]{2}"},
    SignedField{QLatin1String("gross_amount"), &MidtransNotification::grossAmount, "[1-9][0-9]{0,14}\\.00"},
    SignedField{QLatin1String("signature_key"), &MidtransNotification::signatureKey, ".{1,200}"},
};

bool hasForm(const QString &text, const char *form)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(form)))
        .match(text)
        .hasMatch();
}

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
        if (!hasForm(text, field.form))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 must be a string of the form %2")
                               .arg(field.name, QLatin1String(field.form)),
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
