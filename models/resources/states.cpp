#include "states.h"

#include <QHash>

#include <algorithm>

namespace meja {

bool isState(const Column &column)
{
    return column.type == ValueType::Choice &&
           std::any_of(column.choices.cbegin(), column.choices.cend(),
                       [](const Choice &each) { return each.tone != Tone::Neutral; });
}

bool repeatsOrderStatus(const QString &paymentStatus, const QString &orderStatus)
{
    static const QHash<QString, QString> repeated{
        {QStringLiteral("PENDING"), QStringLiteral("MENUNGGU_PEMBAYARAN")},
        {QStringLiteral("PAID"), QStringLiteral("DIBAYAR")},
        {QStringLiteral("EXPIRED"), QStringLiteral("KEDALUWARSA")},
        {QStringLiteral("CANCELLED"), QStringLiteral("DIBATALKAN")},
    };
    const QString said = repeated.value(paymentStatus);
    return !said.isEmpty() && said == orderStatus;
}

bool opensItsRecord(const Resource &resource, const Column &column)
{
    return column.name == resource.titleColumn && column.linksTo.isEmpty() && !column.isComputed() &&
           !column.isNumeric();
}

} // namespace meja
