#pragma once

#include "midtrans.h"

namespace meja::sandbox {

/// The actions of customers, banks and the merchant in Midtrans' dashboard, for the admin interface. Failures
/// are replies with status 400, 404 or 409.
class MidtransAdmin
{
public:
    explicit MidtransAdmin(Midtrans &midtrans) : m_midtrans(midtrans) {}

    /// Creates a transaction in any status: `order_id`, `gross_amount`, `payment_type`, `status`, …
    [[nodiscard]] Reply create(const QJsonObject &body);
    [[nodiscard]] Reply show(const QString &id) const;
    /// @param action `pay`, `settle`, `cancel`, `refund`, `chargeback`, …; see docs/sandbox.md.
    [[nodiscard]] Reply act(const QString &id, const QString &action, const QJsonObject &body);
    [[nodiscard]] Reply planWebhooks(const QJsonObject &body);
    [[nodiscard]] Reply sendWebhook(const QJsonObject &body);

private:
    [[nodiscard]] std::optional<bool> move(MidtransTransaction &transaction, const QString &action);
    [[nodiscard]] std::optional<bool> change(MidtransTransaction &transaction, const QString &action,
                                             const QJsonObject &body);
    [[nodiscard]] bool refund(MidtransTransaction &transaction, const QJsonObject &body);

    Midtrans &m_midtrans;
};

/// Reads a plan for notifications from the body of an admin request.
[[nodiscard]] WebhookPlan webhookPlanIn(const QJsonObject &body);

} // namespace meja::sandbox
