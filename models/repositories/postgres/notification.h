#pragma once

#include <QString>

namespace meja {

/// One message that another session sent with NOTIFY. It may arrive late, twice or never.
struct Notification
{
    QString channel;
    QString payload;
};

} // namespace meja
