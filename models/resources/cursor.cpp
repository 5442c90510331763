#include "cursor.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja {

QString Cursor::toText() const
{
    QJsonArray parts{QString::number(key)};
    for (const QString &value : values)
        parts.append(value.isNull() ? QJsonValue() : QJsonValue(value));
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QString::fromLatin1(QJsonDocument(parts).toJson(QJsonDocument::Compact).toBase64(options));
}

std::optional<Cursor> Cursor::fromText(const QString &text)
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(), options);
    if (!decoded)
        return std::nullopt;
    const QJsonArray parts = QJsonDocument::fromJson(*decoded).array();
    bool ok = false;
    Cursor cursor;
    cursor.key = parts.isEmpty() ? 0 : parts.first().toString().toLongLong(&ok);
    for (qsizetype i = 1; ok && i < parts.size(); ++i) {
        ok = parts[i].isString() || parts[i].isNull();
        cursor.values.append(parts[i].isNull() ? QString() : parts[i].toString(QLatin1String("")));
    }
    return ok ? std::optional(cursor) : std::nullopt;
}

} // namespace meja
