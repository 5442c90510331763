#pragma once

#include "ids.h"

#include <QString>

namespace meja {

/// On whose behalf a partner is called; written beside the call.
struct CallPurpose
{
    OrderId order;
    JobId job = {};
    int attempt = 1;
    QString requestId = {};
};

} // namespace meja
