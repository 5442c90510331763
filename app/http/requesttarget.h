#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// What a request asks for, taken apart: `/orders/ORD%2D7?status=a&status=b`.
struct RequestTarget
{
    QByteArray path;
    QStringList segments;
    QByteArray query;
    QList<QPair<QString, QString>> items;
};

/// Nothing for a target that doesn't begin with a slash, has a percent sign without two digits behind it, or
/// decodes to something that isn't UTF-8 or holds a null character.
[[nodiscard]] std::optional<RequestTarget> parseTarget(const QByteArray &target);

} // namespace meja
