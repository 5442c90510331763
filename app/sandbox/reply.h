#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace meja::sandbox {

/// A stand-in's answer before any fault: a JSON object, or a page.
struct Reply
{
    int status = 200;
    QJsonObject body = {};
    QByteArray page = {};  ///< HTML that takes the body's place when it isn't empty.
    QByteArray allow = {}; ///< The methods a 405 offers.
};

} // namespace meja::sandbox
