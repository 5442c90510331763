#pragma once

#include "httpheaders.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace meja {

/// A complete request: within the server's limits and with a well-formed target. Handlers receive it.
struct HttpRequest
{
    QByteArray method;                    ///< In upper case: `GET`, `POST`, …
    QByteArray path;                      ///< Raw, without the query: `/staff/v1/orders/7`.
    QStringList segments;                 ///< The decoded path segments: `staff`, `v1`, `orders`, `7`.
    QByteArray query;                     ///< Raw, without the question mark.
    QList<QPair<QString, QString>> items; ///< The decoded query items, in their order; names may repeat.
    HttpHeaders headers;
    QByteArray body;
    QString peer; ///< The client's IP address, without the port.

    QHash<QString, QString> parameters = {}; ///< The values of the route's placeholders, by name.
    QString id = {}; ///< Request id, set by a wrapper around the handlers; the server leaves it empty.

    /// All values of a query item, in their order.
    [[nodiscard]] QStringList values(const QString &item) const;
    [[nodiscard]] QString parameter(const QString &name) const { return parameters.value(name); }
    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headers.value(name); }
};

} // namespace meja
