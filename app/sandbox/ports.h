#pragma once

#include "front.h"
#include "httpserver.h"

#include <map>
#include <memory>
#include <mutex>

namespace meja::sandbox {

/// The loopback ports of the three products. A closed one refuses connections, and opens again on the same
/// number.
class Ports
{
public:
    explicit Ports(Stage &stage) : m_stage(stage) {}

    /// `number` 0: any free one. @returns a sentence when it could not.
    [[nodiscard]] tl::expected<quint16, QString> open(Product product, quint16 number = 0);
    void close(Product product);
    /// The number it has or had.
    [[nodiscard]] quint16 number(Product product) const;

private:
    struct Port
    {
        quint16 number = 0;
        std::shared_ptr<Front> front;
        std::unique_ptr<HttpServer> server;
    };

    Stage &m_stage;
    mutable std::mutex m_mutex; ///< Guards the ports.
    std::map<Product, Port> m_ports;
};

} // namespace meja::sandbox
