#include "servicecontext.h"

#include <atomic>
#include <map>

namespace meja {

/// Destroyed by its own thread when that ends, for a connection belongs to the thread that opened it.
struct ServiceContext::Thread
{
    explicit Thread(const ConnectionSettings &settings) : connection(settings) {}

    Connection connection;
    std::unique_ptr<Database> database;
};

namespace {

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

ServiceContext::ServiceContext(ServiceSettings settings, const Clock &clock, DatabaseFactory makeDatabase)
    : m_settings(std::move(settings)),
      m_clock(clock),
      m_makeDatabase(std::move(makeDatabase)),
      m_number(nextNumber())
{}

ServiceContext::~ServiceContext() = default;

ServiceContext::Thread &ServiceContext::thread()
{
    // By number, not by address: a later context may stand where an earlier one stood.
    thread_local std::map<quint64, std::unique_ptr<Thread>> threads;
    auto &mine = threads[m_number];
    if (!mine)
        mine = std::make_unique<Thread>(m_settings.database);
    return *mine;
}

Result<Connection *> ServiceContext::connection()
{
    Connection &connection = thread().connection;
    if (!connection.isOpen()) {
        if (auto opened = connection.open(); !opened)
            return tl::unexpected(opened.error());
    }
    return &connection;
}

Database &ServiceContext::database()
{
    Thread &mine = thread();
    if (!mine.database)
        mine.database = m_makeDatabase(mine.connection);
    return *mine.database;
}

} // namespace meja
