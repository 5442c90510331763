#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// On whose behalf a partner is called; written beside the call.
struct CallPurpose
{
    OrderId order;
    JobId job = {};
    int attempt = 1;
    QString requestId = {};
    /// After this nothing may leave the house any more (`Unavailable`): the caller's lease has run out, and
    /// somebody else may have drawn conclusions.
    std::optional<Instant> notAfter = {};
};

} // namespace meja
