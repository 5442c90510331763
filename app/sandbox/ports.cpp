#include "ports.h"

namespace meja::sandbox {

tl::expected<quint16, QString> Ports::open(Product product, quint16 number)
{
    const std::lock_guard lock(m_mutex);
    Port &port = m_ports[product];
    if (port.server)
        return port.number;
    port.handler = std::make_shared<ProductHandler>(m_runner, product);
    HttpServerSettings settings;
    settings.port = port.number != 0 ? port.number : number;
    auto server = std::make_unique<HttpServer>(
        settings, [handler = port.handler](const HttpRequest &request) { return handler->handle(request); });
    const auto listening = server->listen();
    if (!listening)
        return listening;
    port.number = *listening;
    port.server = std::move(server);
    return port.number;
}

void Ports::close(Product product)
{
    const std::lock_guard lock(m_mutex);
    m_ports[product].server.reset();
}

quint16 Ports::number(Product product) const
{
    const std::lock_guard lock(m_mutex);
    const auto port = m_ports.find(product);
    return port == m_ports.end() ? quint16(0) : port->second.number;
}

} // namespace meja::sandbox
