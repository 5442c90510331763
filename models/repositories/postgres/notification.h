#pragma once

#include <QString>

namespace meja {

/// What somebody sent with NOTIFY: a hint that may come late, twice or never.
struct Notification
{
    QString channel;
    QString payload;
};

} // namespace meja
