#pragma once

#include "idempotencymemory.h"
#include "midtranscharge.h"
#include "midtransrefunds.h"

namespace meja::sandbox {

/// Who the merchant is at Midtrans.
struct MidtransAccount
{
    QString serverKey;
    QString merchantId = QStringLiteral("G000000001");
};

/// Midtrans' Core API as far as a shop's back office meets it.
class Midtrans
{
public:
    Midtrans(Surroundings &surroundings, MidtransAccount account);
    Q_DISABLE_COPY_MOVE(Midtrans)

    /// What a call is about, without answering it.
    [[nodiscard]] Target target(const Call &call) const;
    /// `busy`: for so long the call counts as running to a second one with its `Idempotency-Key`.
    [[nodiscard]] Reply answer(const Call &call, Moment busy = 0);

    MidtransSettings &settings() { return m_settings; }
    MidtransBook &book() { return m_book; }
    MidtransLife &life() { return m_life; }
    MidtransRefunds &refunds() { return m_refunds; }
    MidtransWebhooks &webhooks() { return m_webhooks; }

private:
    [[nodiscard]] std::optional<Reply> refusedAtTheDoor(const Call &call) const;
    [[nodiscard]] Reply post(const Call &call, Moment busy);
    [[nodiscard]] Reply work(const Call &call);
    [[nodiscard]] Reply change(const Call &call, const QString &action, const QJsonObject &body);
    [[nodiscard]] Reply status(const QString &id);
    [[nodiscard]] Reply cancel(MidtransTransaction &transaction);
    [[nodiscard]] Reply expire(MidtransTransaction &transaction);
    [[nodiscard]] Reply refund(MidtransTransaction &transaction, const QJsonObject &body);
    [[nodiscard]] Reply error(int code, const char *message) const;
    [[nodiscard]] Reply notFound();
    [[nodiscard]] bool honoursKeys(const Call &call) const;

    Surroundings &m_surroundings;
    MidtransAccount m_account;
    MidtransSettings m_settings;
    MidtransBook m_book;
    MidtransWebhooks m_webhooks;
    MidtransLife m_life;
    MidtransRefunds m_refunds;
    MidtransCharge m_charge;
    IdempotencyMemory m_memory;
    Randomness m_errorIds{404}; ///< Of its own, so that asking in vain doesn't change what comes later.
};

} // namespace meja::sandbox
