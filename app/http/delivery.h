#pragma once

#include <QtGlobal>

#include <chrono>

namespace meja {

/// How an answer goes out when it shall not simply go out: for stand-ins of partners that are slow, break off
/// or never answer.
struct Delivery
{
    enum class Manner {
        Whole,   ///< As it is, after the wait.
        Nothing, ///< The connection is closed without a byte.
        Part,    ///< Only the first `bytes` of the whole answer, head included; then it is closed.
        Hang,    ///< Not a byte, until the client gives up or the server stops.
        Trickle  ///< `bytes` at a time, with `pause` between.
    };
    Manner manner = Manner::Whole;
    std::chrono::milliseconds wait{0}; ///< Before anything else happens.
    qsizetype bytes = 1;
    std::chrono::milliseconds pause{0};
};

} // namespace meja
