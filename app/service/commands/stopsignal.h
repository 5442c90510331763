#pragma once

#include <QtGlobal>

#include <csignal>

namespace meja {

/// Blocks SIGTERM and SIGINT during its lifetime, so that a command with a loop stops between two iterations
/// and never within one. Create it before any thread, since threads inherit the signal mask.
class StopSignal
{
public:
    StopSignal();
    ~StopSignal();
    Q_DISABLE_COPY_MOVE(StopSignal)

    /// Waits up to this many seconds; true when a signal arrived.
    [[nodiscard]] bool waitFor(int seconds) const;

private:
    sigset_t m_signals{};
    sigset_t m_before{};
};

} // namespace meja
