#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// A parsed request target, such as `/orders/ORD%2D7?status=a&status=b`. See `HttpRequest` for the fields.
/// Used by `RequestReader`.
struct RequestTarget
{
    QByteArray path;
    QStringList segments;
    QByteArray query;
    QList<QPair<QString, QString>> items;
};

/// Nothing if the target does not start with a slash, has a percent sign without two hexadecimal digits after
/// it, or decodes to invalid UTF-8 or a null character.
[[nodiscard]] std::optional<RequestTarget> parseTarget(const QByteArray &target);

} // namespace meja
