#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace meja::sandbox {

/// An emulator's response before any fault is applied: a JSON object or an HTML page.
struct Reply
{
    int status = 200;
    QJsonObject body = {};
    QByteArray page = {}; ///< HTML, sent instead of `body` unless it is empty.
};

} // namespace meja::sandbox
