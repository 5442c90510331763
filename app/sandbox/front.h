#pragma once

#include "httpanswer.h"
#include "httprequest.h"
#include "stage.h"

namespace meja::sandbox {

/// The emulated products, each on its own port.
enum class Product { Midtrans, Delivery, Tracking };

/// The product's name in the admin interface.
[[nodiscard]] QString word(Product product);
/// Nothing for an unknown name.
[[nodiscard]] std::optional<Product> productOf(const QString &word);

/// Handles the HTTP requests of one product: applies faults, passes the request to the emulator and logs it.
/// Used by `Ports`.
class Front
{
public:
    Front(Stage &runner, Product product) : m_runner(runner), m_product(product) {}

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request);

private:
    [[nodiscard]] Target target(World &world, const Call &call) const;
    [[nodiscard]] Reply reply(World &world, const Call &call, Moment runningFor) const;

    Stage &m_runner;
    Product m_product;
};

} // namespace meja::sandbox
