#pragma once

#include "midtransregistry.h"
#include "midtranswebhooks.h"

namespace meja::sandbox {

/// Changes the status of transactions, by customer, bank, merchant or time. Allows only documented
/// transitions (gateways.md A.2), records every effect in the ledger and sends notifications. Used by the
/// Midtrans emulator.
class MidtransLifecycle
{
public:
    MidtransLifecycle(SandboxContext &context, const MidtransSettings &settings, MidtransRegistry &registry,
                      MidtransWebhooks &webhooks)
        : m_context(context), m_settings(settings), m_registry(registry), m_webhooks(webhooks)
    {}

    [[nodiscard]] Moment now() const { return m_context.clock.now(); }
    /// Registers a new transaction, sets its missing ids and times, and schedules its next status.
    MidtransTransaction &begin(MidtransTransaction transaction);
    /// The customer chooses a payment method: a transaction without a status changes to pending. False if it
    /// already has one.
    bool choose(MidtransTransaction &transaction, const MidtransMethod &method);

    /// False, without any change, if the transition is not allowed. `by` as in `Effect`.
    bool transitionTo(MidtransTransaction &transaction, MidtransStatus status, const QString &by);
    /// The customer pays: by card as in `payByCard`, everything else changes to settlement. False if not
    /// allowed.
    bool pay(MidtransTransaction &transaction, const QString &by);
    /// Pays by card as the bank and the fraud detection decide: authorised, captured or denied.
    bool payByCard(MidtransTransaction &transaction, const QString &by);
    /// The merchant accepts or refuses a challenged payment by card.
    void accept(MidtransTransaction &transaction, const QString &by);
    void refuse(MidtransTransaction &transaction, const QString &by);
    /// The customer's bank takes back `amount` rupiah, or the remaining amount if it is 0. False if not
    /// allowed.
    bool chargeBack(MidtransTransaction &transaction, qint64 amount);
    void announce(MidtransTransaction &transaction) { m_webhooks.announce(transaction); }

private:
    [[nodiscard]] bool isAllowed(const MidtransTransaction &transaction, MidtransStatus status) const;
    void scheduleNextStatus(MidtransTransaction &transaction);
    void transitionLater(MidtransTransaction &transaction, Moment delay, MidtransStatus status);
    void settleLater(MidtransTransaction &transaction);
    void payLater(MidtransTransaction &transaction, Moment delay);
    void recordEffect(const MidtransTransaction &transaction, const QString &kind, qint64 amount,
                      const QString &by);

    SandboxContext &m_context;
    const MidtransSettings &m_settings;
    MidtransRegistry &m_registry;
    MidtransWebhooks &m_webhooks;
};

} // namespace meja::sandbox
