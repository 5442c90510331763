#pragma once

#include "ids.h"

#include <QString>

namespace meja {

/// Who makes a change and why, as the status log and the audit write it down.
struct Actor
{
    QString kind; ///< `staff`, `customer`, `storefront`, `tracking`, `payment`, `system`.
    QString name; ///< A login, a customer's id, a program's name.
    QString reason = {};
    QString requestId = {};

    static Actor staff(const QString &login, const QString &reason = {})
    {
        return {QStringLiteral("staff"), login, reason, {}};
    }
    static Actor customer(UserId id, const QString &reason = {})
    {
        return {QStringLiteral("customer"), QString::number(id.value), reason, {}};
    }
    static Actor system(const QString &reason = {})
    {
        return {QStringLiteral("system"), QStringLiteral("meja-service"), reason, {}};
    }
};

} // namespace meja
