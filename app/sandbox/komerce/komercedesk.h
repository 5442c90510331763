#pragma once

#include "komerce.h"

namespace meja::sandbox {

/// What couriers do, and what the merchant does at Komerce's own dashboard, done by whoever runs the sandbox.
class KomerceDesk
{
public:
    explicit KomerceDesk(Komerce &komerce) : m_komerce(komerce) {}

    /// A parcel at any stage without having to store an order first; without an `order` only its courier
    /// knows it.
    [[nodiscard]] Reply create(const QJsonObject &wish);
    [[nodiscard]] Reply show(const QString &name) const;
    /// A stage's name, or `race`, `fail-pickup`, `say`: see docs/sandbox.md.
    [[nodiscard]] Reply act(const QString &name, const QString &action, const QJsonObject &wish);
    [[nodiscard]] Reply planWebhooks(const QJsonObject &wish);
    [[nodiscard]] Reply sendWebhook(const QJsonObject &wish);

private:
    [[nodiscard]] bool lead(Parcel &parcel, ParcelStage stage);

    Komerce &m_komerce;
};

} // namespace meja::sandbox
