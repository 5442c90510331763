#include "pagecursor.h"

#include <QByteArray>
#include <QList>

#include <limits>

namespace meja {

namespace {

constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// Accepts only the canonical decimal form, so that each place has exactly one cursor.
std::optional<qint64> numberIn(const QByteArray &text, qint64 max)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool isValid = isNumber && number >= 0 && number <= max && QByteArray::number(number) == text;
    return isValid ? std::optional(number) : std::nullopt;
}

} // namespace

QString encodeCursor(const PagePosition &place)
{
    const QByteArray text =
        (place.isBackward ? "b." : "n.") + QByteArray::number(place.at) + '.' + QByteArray::number(place.id);
    return QString::fromLatin1(text.toBase64(options));
}

std::optional<PagePosition> decodeCursor(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toUtf8(), options | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QList<QByteArray> parts = (*decoded).split('.');
    if (parts.size() != 3 || (parts[0] != "n" && parts[0] != "b"))
        return std::nullopt;
    const auto at = numberIn(parts[1], farFuture);
    const auto id = numberIn(parts[2], std::numeric_limits<qint64>::max());
    if (!at || !id)
        return std::nullopt;
    return PagePosition{*at, *id, parts[0] == "b"};
}

} // namespace meja
