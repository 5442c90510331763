#pragma once

#include <QtGlobal>

#include <chrono>

namespace meja {

/// How to send a response slowly, partly or not at all. The sandbox uses it to emulate faulty partners.
struct Delivery
{
    enum class Mode {
        Whole,   ///< Send the complete response, after `wait`.
        Nothing, ///< Close the connection without sending a byte.
        Part,    ///< Send the first `bytes` of the response, including its head, then close.
        Hang,    ///< Send nothing until the client disconnects or the server stops.
        Trickle  ///< Send `bytes` at a time, with `pause` in between.
    };
    Mode mode = Mode::Whole;
    std::chrono::milliseconds wait{0};  ///< Before anything is sent.
    qsizetype bytes = 1;                ///< For `Part` and `Trickle`.
    std::chrono::milliseconds pause{0}; ///< For `Trickle`.
};

} // namespace meja
