#include "stopsignal.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <ctime>

namespace meja {

StopSignal::StopSignal()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
}

StopSignal::~StopSignal()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool StopSignal::waitFor(int seconds) const
{
    const QDeadlineTimer deadline(seconds * qint64(1000));
    for (;;) {
        const qint64 left = deadline.remainingTime();
        const timespec pause{.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
        if (sigtimedwait(&m_signals, nullptr, &pause) >= 0)
            return true;
        // Another signal, such as that of a debugger, only interrupts the wait.
        if (errno != EINTR)
            return false;
    }
}

} // namespace meja
