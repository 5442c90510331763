#pragma once

#include <array>
#include <utility>

namespace meja {

/// libpq's keywords and values for a network that drops packets without a word: it is noticed within half a
/// minute, whether the server's answer is waited for or a question is to be confirmed. The system itself
/// would take a quarter of an hour for the one and two hours for the other.
inline constexpr std::array<std::pair<const char *, const char *>, 5> lossSettings{{
    {"connect_timeout", "10"},
    {"keepalives_idle", "15"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "20000"},
}};

} // namespace meja
