#pragma once

#include <array>
#include <utility>

namespace meja {

/// libpq's timeouts in seconds, the last one in milliseconds. With them, a connection over a network that
/// drops packets silently fails within about 30 seconds, both while data awaits its TCP acknowledgement and
/// while we wait for the server's response. With the defaults of Linux that takes 15 minutes and two hours.
inline constexpr std::array<std::pair<const char *, const char *>, 5> networkTimeouts{{
    {"connect_timeout", "10"},
    {"keepalives_idle", "15"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "20000"},
}};

} // namespace meja
