#include "callguard.h"

#include <QThread>

#include <atomic>

namespace meja {

namespace {

std::atomic<QThread *> protectedThread{nullptr};

} // namespace

void protectThreadFromCalls()
{
    protectedThread = QThread::currentThread();
}

void refuseCallOnProtectedThread()
{
    if (protectedThread == QThread::currentThread())
        qFatal("waiting for a partner's response would block the window thread");
}

} // namespace meja
