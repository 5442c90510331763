#include "openingwatch.h"

#include <QSqlDriver>
#include <QVariant>

#include <libpq-fe.h>
#include <sys/socket.h>

namespace meja {

namespace {

/// How long the driver may wait for its first statements, after libpq has connected.
constexpr int maxSeconds = 4;

pg_conn *handleOf(const QSqlDriver *driver)
{
    const QVariant handle = driver->handle();
    return handle.isValid() ? *static_cast<pg_conn *const *>(handle.constData()) : nullptr;
}

} // namespace

OpeningWatch::OpeningWatch(QSqlDriver *driver) : m_driver(driver), m_thread([this] { watch(); }) {}

OpeningWatch::~OpeningWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

bool OpeningWatch::hasEnded()
{
    std::unique_lock lock(m_mutex);
    return m_ended.wait_for(lock, std::chrono::seconds(1), [this] { return m_hasEnded; });
}

void OpeningWatch::watch()
{
    // The driver has a handle only after libpq has connected, and keeps it unless that failed.
    int seconds = 0;
    while (!hasEnded()) {
        const pg_conn *handle = handleOf(m_driver);
        seconds = handle ? seconds + 1 : 0;
        if (seconds > maxSeconds)
            ::shutdown(PQsocket(handle), SHUT_RDWR);
    }
}

} // namespace meja
