#include "threadguard.h"

#include <QThread>

#include <atomic>

namespace meja {

namespace {

std::atomic<QThread *> windowThread{nullptr};

} // namespace

void protectWindowThread()
{
    windowThread = QThread::currentThread();
}

void refuseOnWindowThread(const char *what)
{
    if (windowThread == QThread::currentThread())
        qFatal("%s would block the window thread", what);
}

} // namespace meja
