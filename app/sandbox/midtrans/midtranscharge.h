#pragma once

#include "call.h"
#include "midtranslifecycle.h"

namespace meja::sandbox {

/// Handles charge requests, which create transactions. Used by `Midtrans`.
class MidtransCharge
{
public:
    MidtransCharge(const MidtransSettings &settings, MidtransRegistry &registry, MidtransLifecycle &lifecycle,
                   QString merchantId, QString serverKey);

    [[nodiscard]] Reply charge(const Call &call, const QJsonObject &body);

private:
    [[nodiscard]] bool isTaken(const QString &orderId) const;
    [[nodiscard]] Reply created(MidtransTransaction &transaction);

    const MidtransSettings &m_settings;
    MidtransRegistry &m_registry;
    MidtransLifecycle &m_lifecycle;
    QString m_merchantId;
    QString m_serverKey;
};

} // namespace meja::sandbox
