#include "moment.h"

#include <QDateTime>

namespace meja::sandbox {

namespace {

constexpr int jakartaOffset = 7 * 3600; ///< Seconds.

QString jakarta(Moment moment, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(moment, Qt::OffsetFromUTC, jakartaOffset).toString(format);
}

} // namespace

QString jakartaText(Moment moment)
{
    return jakarta(moment, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString jakartaDate(Moment moment)
{
    return jakarta(moment, QStringLiteral("yyyy-MM-dd"));
}

QString jakartaTime(Moment moment)
{
    return jakarta(moment, QStringLiteral("HH:mm"));
}

int jakartaMinute(Moment moment)
{
    return int((moment / oneMinute + jakartaOffset / 60) % (Moment(24) * 60));
}

std::optional<Moment> fromJakartaText(const QString &text)
{
    QDateTime read = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (!read.isValid())
        return {};
    read.setOffsetFromUtc(jakartaOffset);
    return read.toMSecsSinceEpoch();
}

std::optional<Moment> fromRfc3339(const QString &text)
{
    const QDateTime read = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!read.isValid() || read.timeSpec() == Qt::LocalTime)
        return {};
    return read.toMSecsSinceEpoch();
}

QString rfc3339(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace meja::sandbox
