#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// For which order, job and request a partner is called. The call log stores it.
struct CallPurpose
{
    OrderId order;
    JobId job = {};
    int attempt = 1; ///< Of the job, from 1.
    QString requestId = {};
    /// After this time nothing may be sent (`Unavailable`): the caller's lease has expired, and another
    /// worker may have continued.
    std::optional<Instant> notAfter = {};
};

} // namespace meja
