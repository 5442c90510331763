#pragma once

#include "midtrans.h"

namespace meja::sandbox {

/// What customers, banks and somebody at Midtrans' own dashboard do, done by whoever runs the sandbox.
class MidtransDesk
{
public:
    explicit MidtransDesk(Midtrans &midtrans) : m_midtrans(midtrans) {}

    /// A transaction in any state: `order_id`, `gross_amount`, `payment_type`, `status`, …
    [[nodiscard]] Reply create(const QJsonObject &wish);
    [[nodiscard]] Reply show(const QString &id) const;
    /// `pay`, `settle`, `cancel`, `refund`, `chargeback`, …: see docs/sandbox.md.
    [[nodiscard]] Reply act(const QString &id, const QString &action, const QJsonObject &wish);
    [[nodiscard]] Reply planWebhooks(const QJsonObject &wish);
    [[nodiscard]] Reply sendWebhook(const QJsonObject &wish);

private:
    [[nodiscard]] std::optional<bool> move(MidtransTransaction &transaction, const QString &action);
    [[nodiscard]] std::optional<bool> change(MidtransTransaction &transaction, const QString &action,
                                             const QJsonObject &wish);
    [[nodiscard]] bool refund(MidtransTransaction &transaction, const QJsonObject &wish);

    Midtrans &m_midtrans;
};

/// What the admin interface says about what shall be wrong with messages.
[[nodiscard]] WebhookPlan webhookPlanIn(const QJsonObject &wish);

} // namespace meja::sandbox
