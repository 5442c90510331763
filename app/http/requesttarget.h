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

/// Accepts an absolute path or a whole `http` or `https` address, whose host is ignored (RFC 9112, 3.2.2).
/// Nothing for other forms, blanks, control characters, a fragment, a percent sign without two hexadecimal
/// digits after it, and for a target that decodes to invalid UTF-8 or a null character.
[[nodiscard]] std::optional<RequestTarget> parseTarget(const QByteArray &target);

/// Whether it is a host with or without a port, such as the value of `Host`. It may be empty.
[[nodiscard]] bool isAuthority(QByteArrayView text);

} // namespace meja
