#pragma once

#include "httpheaders.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace meja {

/// A request as it came: complete, within the server's limits, its target well formed.
struct HttpRequest
{
    QByteArray method;    ///< In capitals: `GET`, `POST`, …
    QByteArray path;      ///< Raw, without the query: `/staff/v1/orders/7`.
    QStringList segments; ///< Its parts between slashes, decoded: `staff`, `v1`, `orders`, `7`.
    QByteArray query;     ///< Raw, without the question mark.
    QList<QPair<QString, QString>> items; ///< The query's items, decoded, in their order; names may repeat.
    HttpHeaders headers;
    QByteArray body;
    QString peer; ///< The address of whoever connected, without the port.

    QHash<QString, QString> parameters = {}; ///< What stood in the places of the route's pattern, by name.
    QString id = {}; ///< Given by a wrapper around the handlers; empty in the bare server.

    /// Every value of a query item, in their order.
    [[nodiscard]] QStringList values(const QString &item) const;
    [[nodiscard]] QString parameter(const QString &name) const { return parameters.value(name); }
    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headers.value(name); }
};

} // namespace meja
