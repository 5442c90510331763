#pragma once

#include "ids.h"

#include <QString>

namespace meja {

/// Who makes a change, and why. Every transaction needs one; the status log and the audit log store it.
struct Actor
{
    QString kind; ///< `staff`, `customer`, `storefront`, `tracking`, `payment`, `system`.
    QString name; ///< The login of staff, the id of a customer, or the name of a program.
    QString reason = {};
    QString requestId = {}; ///< The id of the HTTP request that led to the change; may be empty.

    static Actor staff(const QString &login, const QString &reason = {})
    {
        return {.kind = QStringLiteral("staff"), .name = login, .reason = reason};
    }
    static Actor customer(UserId id, const QString &reason = {})
    {
        return {.kind = QStringLiteral("customer"), .name = QString::number(id.value), .reason = reason};
    }
    static Actor system(const QString &reason = {})
    {
        return {.kind = QStringLiteral("system"), .name = QStringLiteral("meja-service"), .reason = reason};
    }
};

} // namespace meja
