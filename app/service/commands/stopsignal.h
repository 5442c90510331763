#pragma once

#include <QtGlobal>

#include <csignal>

namespace meja {

/// Holds SIGTERM and SIGINT back while it lives, so that a command that repeats something stops
/// between two turns and never in the middle of one. Make it before any thread is started.
class StopSignal
{
public:
    StopSignal();
    ~StopSignal();
    Q_DISABLE_COPY_MOVE(StopSignal)

    /// Waits at most this long; true when the program was told to stop.
    [[nodiscard]] bool arrivesWithin(int seconds) const;

private:
    sigset_t m_signals{};
    sigset_t m_before{};
};

} // namespace meja
