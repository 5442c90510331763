#pragma once

#include "httpserversettings.h"

#include <QHash>

#include <list>
#include <memory>
#include <unordered_map>
#include <vector>

namespace meja {

class HttpConnection;

/// The open connections of a server, and whether it may serve a further one. Used by `HttpServer` on its I/O
/// thread.
class ConnectionTable
{
public:
    explicit ConnectionTable(const HttpServerSettings &settings) : m_settings(settings) {}

    enum class Admission {
        Served,            ///< For all requests.
        OnlyForMonitoring, ///< Above a limit: for one request of `monitoringPaths`.
        Refused            ///< Above a limit, and the reserve for monitoring is in use.
    };
    /// Makes room in the reserve by closing its oldest connection that has not sent a request yet.
    [[nodiscard]] Admission admit(const QString &address);

    void add(const std::shared_ptr<HttpConnection> &connection, const QString &address, Admission admission);
    void remove(const std::shared_ptr<HttpConnection> &connection);
    /// A copy, since what is done with a connection may remove it.
    [[nodiscard]] std::vector<std::shared_ptr<HttpConnection>> all() const;

private:
    using Connection = std::shared_ptr<HttpConnection>;

    [[nodiscard]] bool isFull(const QString &address) const;
    [[nodiscard]] bool hasRoomInReserve();

    const HttpServerSettings &m_settings;
    std::unordered_map<Connection, QString> m_served; ///< With their networks, see `limitedNetwork()`.
    QHash<QString, int> m_perNetwork;                 ///< Numbers of served connections.
    std::list<Connection> m_reserve;                  ///< The oldest first.
};

} // namespace meja
