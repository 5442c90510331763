#include "servicecontext.h"

#include <atomic>
#include <map>

namespace meja {

namespace {

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

ServiceContext::ServiceContext(ServiceSettings settings, const Clock &clock, Database &database)
    : m_settings(std::move(settings)),
      m_clock(clock),
      m_database(database),
      m_number(nextNumber()),
      m_limiter(m_settings.requestsPerMinute)
{}

ServiceContext::~ServiceContext() = default;

Result<Connection *> ServiceContext::connection()
{
    // Closed by its own thread when that ends, for a connection belongs to the thread that opened it. By
    // number, not by address: a later context may stand where an earlier one stood.
    thread_local std::map<quint64, Connection> connections;
    Connection &mine = connections.try_emplace(m_number, m_settings.database).first->second;
    if (!mine.isOpen()) {
        if (auto opened = mine.open(); !opened)
            return tl::unexpected(opened.error());
    }
    return &mine;
}

} // namespace meja
