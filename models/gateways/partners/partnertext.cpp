#include "partnertext.h"

#include <QDateTime>

namespace meja {

namespace {

constexpr int jakartaOffset = 7 * 60 * 60; ///< Seconds east of UTC.

/// 2^53: a double represents every whole number below this exactly.
constexpr double exactLimit = 9007199254740992.0;

std::optional<Rupiah> rupiahOfText(const QString &text)
{
    QString whole = text.trimmed();
    const qsizetype point = whole.indexOf(QLatin1Char('.'));
    if (point >= 0) {
        const QString fraction = whole.mid(point + 1);
        if (fraction.isEmpty() || fraction.count(QLatin1Char('0')) != fraction.size())
            return std::nullopt;
        whole.truncate(point);
    }
    const bool hasOnlyDigits =
        !whole.isEmpty() && std::all_of(whole.cbegin(), whole.cend(), [](QChar character) {
            return character >= QLatin1Char('0') && character <= QLatin1Char('9');
        });
    bool fits = false;
    const qint64 amount = whole.toLongLong(&fits);
    return hasOnlyDigits && fits ? std::optional(Rupiah(amount)) : std::nullopt;
}

} // namespace

std::optional<Rupiah> rupiahOf(const QJsonValue &value)
{
    if (value.isString())
        return rupiahOfText(value.toString());
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    const bool isExact = number >= 0 && number < exactLimit;
    const auto amount = isExact ? static_cast<qint64>(number) : -1;
    if (!isExact || number > static_cast<double>(amount))
        return std::nullopt;
    return Rupiah(amount);
}

std::optional<Instant> instantOf(const QJsonValue &value)
{
    const QDateTime local =
        QDateTime::fromString(value.toString().trimmed(), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (!local.isValid())
        return std::nullopt;
    const QDateTime exact(local.date(), local.time(), Qt::OffsetFromUTC, jakartaOffset);
    return Instant{exact.toMSecsSinceEpoch()};
}

QString textOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString().trimmed();
    const auto amount = rupiahOf(value);
    return amount ? QString::number(amount->amount()) : QString();
}

std::optional<bool> flagOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    const QString word = value.toString().trimmed().toLower();
    if (word == QLatin1String("true"))
        return true;
    if (word == QLatin1String("false"))
        return false;
    return std::nullopt;
}

} // namespace meja
