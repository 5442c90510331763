#include "threadguard.h"

#include <QThread>

#include <atomic>

namespace meja {

namespace {

std::atomic<QThread *> guiThread{nullptr};

} // namespace

void setGuiThread()
{
    guiThread = QThread::currentThread();
}

void forbidOnGuiThread(const char *what)
{
    if (guiThread == QThread::currentThread())
        qFatal("%s would block the GUI thread", what);
}

} // namespace meja
