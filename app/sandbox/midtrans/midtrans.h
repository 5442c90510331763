#pragma once

#include "idempotencycache.h"
#include "midtranschanges.h"
#include "midtranscharge.h"
#include "midtransrefunds.h"
#include "snap.h"

namespace meja::sandbox {

/// The merchant's account at Midtrans.
struct MidtransAccount
{
    QString serverKey;
    QString merchantId = QStringLiteral("G000000001");
};

/// Emulates the parts of Midtrans' Core API that a shop and its back office use, and the start of Snap.
/// Source: gateways.md A. Used by `ProductHandler` and the admin interface.
class Midtrans
{
public:
    Midtrans(SandboxContext &context, MidtransAccount account);
    Q_DISABLE_COPY_MOVE(Midtrans)

    /// The endpoint and subjects of a call, without processing it.
    [[nodiscard]] Target target(const Call &call) const;
    /// @param runningFor how long the call counts as running for a second one with the same
    /// `Idempotency-Key`.
    [[nodiscard]] Reply handle(const Call &call, Moment runningFor = 0);

    MidtransSettings &settings() { return m_settings; }
    MidtransRegistry &registry() { return m_registry; }
    MidtransLifecycle &lifecycle() { return m_lifecycle; }
    MidtransRefunds &refunds() { return m_refunds; }
    MidtransWebhooks &webhooks() { return m_webhooks; }

private:
    [[nodiscard]] std::optional<Reply> checkRequest(const Call &call) const;
    [[nodiscard]] Reply post(const Call &call, Moment runningFor);
    [[nodiscard]] Reply execute(const Call &call);
    [[nodiscard]] Reply change(const Call &call, const QString &action, const QJsonObject &body);
    [[nodiscard]] Reply status(const QString &id);
    [[nodiscard]] Reply capture(const QJsonObject &body);
    [[nodiscard]] Reply refund(MidtransTransaction &transaction, const QJsonObject &body);
    [[nodiscard]] Reply error(int code, const char *message) const;
    [[nodiscard]] Reply notFound();
    [[nodiscard]] bool honoursKeys(const Call &call) const;

    SandboxContext &m_context;
    MidtransAccount m_account;
    MidtransSettings m_settings;
    MidtransRegistry m_registry;
    MidtransWebhooks m_webhooks;
    MidtransLifecycle m_lifecycle;
    MidtransRefunds m_refunds;
    MidtransChanges m_changes;
    MidtransCharge m_charge;
    Snap m_snap;
    IdempotencyCache m_responses;
};

} // namespace meja::sandbox
