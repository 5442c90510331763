#include "cursor.h"

#include "utf8text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace meja {

namespace {

constexpr qsizetype checksumSize = 6; ///< Bytes; detects a text that was shortened or mistyped.
constexpr qsizetype valuesStart = 2;  ///< After the list and the key.

QByteArray checksumOf(const QByteArray &json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).first(checksumSize);
}

/// The JSON in the text; a null array when the text is not a cursor.
QByteArray jsonIn(const QString &text)
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(), options);
    if (!decoded || (*decoded).size() <= checksumSize)
        return {};
    const QByteArray json = (*decoded).sliced(checksumSize);
    return (*decoded).first(checksumSize) == checksumOf(json) ? json : QByteArray();
}

} // namespace

QString Cursor::toText(const QString &list) const
{
    QJsonArray parts{list, QString::number(key)};
    for (const QString &value : values)
        parts.append(value.isNull() ? QJsonValue() : QJsonValue(value));
    const QByteArray json = QJsonDocument(parts).toJson(QJsonDocument::Compact);
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QString::fromLatin1((checksumOf(json) + json).toBase64(options));
}

Result<Cursor> Cursor::fromText(const QString &text, const QString &list)
{
    const QJsonArray parts = QJsonDocument::fromJson(withEscapedMarks(jsonIn(text))).array();
    if (parts.size() < valuesStart)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("'%1' is not a cursor; use the one that the previous page printed").arg(text));
    if (parts[0].toString() != list)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("the cursor belongs to another list or order; use it with the list and the "
                           "order that printed it"));
    Cursor cursor{.key = parts[1].toString().toLongLong()};
    for (qsizetype i = valuesStart; i < parts.size(); ++i)
        cursor.values.append(parts[i].isNull() ? QString() : parts[i].toString(QLatin1String("")));
    return cursor;
}

} // namespace meja
