#pragma once

#include "httpserver.h"
#include "producthandler.h"

#include <map>
#include <memory>
#include <mutex>

namespace meja::sandbox {

/// The loopback ports of the three products. A closed port refuses connections and can be opened again with
/// the same number. Used by `meja-sandbox`.
class Ports
{
public:
    explicit Ports(SandboxRunner &runner) : m_runner(runner) {}

    /// @param number 0: any free port. @returns the port, or a message if it cannot be opened.
    [[nodiscard]] tl::expected<quint16, QString> open(Product product, quint16 number = 0);
    void close(Product product);
    /// The product's port number, also while it is closed; 0 if it was never open.
    [[nodiscard]] quint16 number(Product product) const;

private:
    struct Port
    {
        quint16 number = 0;
        std::shared_ptr<ProductHandler> handler;
        std::unique_ptr<HttpServer> server;
    };

    SandboxRunner &m_runner;
    mutable std::mutex m_mutex; ///< Guards the ports.
    std::map<Product, Port> m_ports;
};

} // namespace meja::sandbox
