#pragma once

#include <QString>

#include <functional>

namespace meja {

/// A request that was refused because of who sent it (401 or 403). The APIs report it to the log.
struct Denial
{
    QString login; ///< Empty when not authenticated. A customer is `customer <id>`.
    QString route;
    QString problem; ///< The problem's name: `forbidden`, `own-request`, …
    QString requestId;
    QString reason = {}; ///< Why the token was rejected; empty when it was valid.
};

using DenialLog = std::function<void(const Denial &denial)>;

} // namespace meja
