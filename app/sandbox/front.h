#pragma once

#include "httpanswer.h"
#include "httprequest.h"
#include "stage.h"

namespace meja::sandbox {

/// The three products, each on a port of its own.
enum class Product { Midtrans, Delivery, Tracking };

[[nodiscard]] QString word(Product product);
[[nodiscard]] std::optional<Product> productOf(const QString &word);

/// Stands between a port and its stand-in: lets faults strike and writes every request down.
class Front
{
public:
    Front(Stage &stage, Product product) : m_stage(stage), m_product(product) {}

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request);

private:
    [[nodiscard]] Target target(World &world, const Call &call) const;
    [[nodiscard]] Reply reply(World &world, const Call &call, Moment busy) const;

    Stage &m_stage;
    Product m_product;
};

} // namespace meja::sandbox
