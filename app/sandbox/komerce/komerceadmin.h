#pragma once

#include "komerce.h"

namespace meja::sandbox {

/// The actions of couriers, and of the merchant in Komerce's dashboard, for the admin interface. Failures are
/// replies with status 400, 404 or 409.
class KomerceAdmin
{
public:
    explicit KomerceAdmin(Komerce &komerce) : m_komerce(komerce) {}

    /// Creates a parcel at any stage. With `order: false`, the parcel exists only at its courier and has no
    /// order at Komerce.
    [[nodiscard]] Reply create(const QJsonObject &body);
    [[nodiscard]] Reply show(const QString &name) const;
    /// @param action a stage, `race`, `fail-pickup` or `say`; see docs/sandbox.md.
    [[nodiscard]] Reply act(const QString &name, const QString &action, const QJsonObject &body);
    [[nodiscard]] Reply planWebhooks(const QJsonObject &body);
    [[nodiscard]] Reply sendWebhook(const QJsonObject &body);

private:
    [[nodiscard]] bool advanceTo(Parcel &parcel, ParcelStage stage);

    Komerce &m_komerce;
};

} // namespace meja::sandbox
