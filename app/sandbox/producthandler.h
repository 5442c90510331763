#pragma once

#include "httprequest.h"
#include "httpresponse.h"
#include "sandboxrunner.h"

namespace meja::sandbox {

/// The emulated products, each on its own port.
enum class Product { Midtrans, Delivery, Tracking };

/// The product's name in the admin interface.
[[nodiscard]] QString word(Product product);
/// Nothing for an unknown name.
[[nodiscard]] std::optional<Product> productOf(const QString &name);

/// Handles the HTTP requests of one product: applies faults, passes the request to the emulator and logs it.
/// Used by `Ports`.
class ProductHandler
{
public:
    ProductHandler(SandboxRunner &runner, Product product) : m_runner(runner), m_product(product) {}

    [[nodiscard]] HttpResponse handle(const HttpRequest &request);

private:
    [[nodiscard]] Target target(SandboxState &state, const Call &call) const;
    [[nodiscard]] Reply reply(SandboxState &state, const Call &call, Moment runningFor) const;

    SandboxRunner &m_runner;
    Product m_product;
};

} // namespace meja::sandbox
