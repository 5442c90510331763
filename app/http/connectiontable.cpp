#include "connectiontable.h"

#include "forwardedaddress.h"
#include "httpconnection.h"

#include <algorithm>

namespace meja {

namespace {

/// How many connections above the limits may wait for a request of monitoring at the same time.
constexpr std::size_t reserveSize = 64;

} // namespace

bool ConnectionTable::isFull(const QString &address) const
{
    if (m_served.size() >= static_cast<std::size_t>(m_settings.maxConnections))
        return true;
    const int share = m_settings.maxConnectionsPerAddress;
    const bool isProxy = m_settings.isBehindProxy && isLoopback(address);
    return share > 0 && !isProxy && m_perNetwork.value(limitedNetwork(address)) >= share;
}

bool ConnectionTable::hasRoomInReserve()
{
    if (m_reserve.size() < reserveSize)
        return true;
    const auto oldest = std::find_if(m_reserve.begin(), m_reserve.end(),
                                     [](const Connection &each) { return each->awaitsRequest(); });
    if (oldest == m_reserve.end())
        return false;
    const Connection closing = *oldest;
    closing->close();
    return true;
}

ConnectionTable::Admission ConnectionTable::admit(const QString &address)
{
    if (!isFull(address))
        return Admission::Served;
    return hasRoomInReserve() ? Admission::OnlyForMonitoring : Admission::Refused;
}

void ConnectionTable::add(const std::shared_ptr<HttpConnection> &connection, const QString &address,
                          Admission admission)
{
    if (admission == Admission::OnlyForMonitoring) {
        m_reserve.push_back(connection);
        return;
    }
    const QString network = limitedNetwork(address);
    m_served.emplace(connection, network);
    ++m_perNetwork[network];
}

void ConnectionTable::remove(const std::shared_ptr<HttpConnection> &connection)
{
    m_reserve.remove(connection);
    const auto served = m_served.find(connection);
    if (served == m_served.end())
        return;
    const QString network = served->second;
    m_served.erase(served);
    if (--m_perNetwork[network] == 0)
        m_perNetwork.remove(network);
}

std::vector<std::shared_ptr<HttpConnection>> ConnectionTable::all() const
{
    std::vector<Connection> connections(m_reserve.begin(), m_reserve.end());
    for (const auto &[connection, address] : m_served)
        connections.push_back(connection);
    return connections;
}

} // namespace meja
