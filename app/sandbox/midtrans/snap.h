#pragma once

#include "call.h"
#include "midtranslifecycle.h"
#include "randomness.h"
#include "reply.h"

namespace meja::sandbox {

/// Emulates `POST /snap/v1/transactions`, which registers an order before its customer has chosen a payment
/// method. Its errors have other bodies than those of the Core API. Used by `Midtrans`.
class Snap
{
public:
    Snap(MidtransRegistry &registry, MidtransLifecycle &lifecycle, QString serverKey)
        : m_registry(registry), m_lifecycle(lifecycle), m_serverKey(std::move(serverKey))
    {}

    /// Whether the call is one of Snap.
    [[nodiscard]] static bool isSnap(const Call &call);
    /// HTTP 201 with `token` and `redirect_url`; 400, 401, 404 or 405 with `error_messages`.
    [[nodiscard]] Reply handle(const Call &call, Randomness &ids);

private:
    [[nodiscard]] Reply create(const Call &call, Randomness &ids);

    MidtransRegistry &m_registry;
    MidtransLifecycle &m_lifecycle;
    QString m_serverKey;
};

} // namespace meja::sandbox
