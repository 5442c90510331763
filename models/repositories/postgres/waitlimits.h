#pragma once

#include <chrono>

namespace meja {

/// How long a program waits for the database, for programs that must never hang. 0: no limit beyond those of
/// `networkTimeouts`.
struct WaitLimits
{
    std::chrono::seconds connect{0};          ///< Until the server has accepted the login.
    std::chrono::milliseconds lock{0};        ///< The server's `lock_timeout`.
    std::chrono::milliseconds statement{0};   ///< The server's `statement_timeout`.
    std::chrono::milliseconds transaction{0}; ///< The server's `idle_in_transaction_session_timeout`.
    /// Until a statement or a pipeline has ended, by our own clock, for a server that does not respond at
    /// all. Longer than `statement`.
    std::chrono::milliseconds response{0};
};

/// The limits of `meja-service serve`; docs/operations.md lists them.
inline constexpr WaitLimits serviceWaitLimits{.connect = std::chrono::seconds(5),
                                              .lock = std::chrono::seconds(5),
                                              .statement = std::chrono::seconds(12),
                                              .transaction = std::chrono::seconds(30),
                                              .response = std::chrono::seconds(15)};

} // namespace meja
