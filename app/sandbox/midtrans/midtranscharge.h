#pragma once

#include "call.h"
#include "midtranscards.h"
#include "midtranslifecycle.h"

namespace meja::sandbox {

/// Handles charge requests, which create transactions, and the tokens of cards for them. Used by `Midtrans`.
class MidtransCharge
{
public:
    MidtransCharge(const MidtransSettings &settings, MidtransRegistry &registry, MidtransLifecycle &lifecycle,
                   QString merchantId, QString serverKey);

    /// 400 for an invalid request, 402 for an unknown payment type, 406 for an order that has a payment, 411
    /// for an unknown token of a card.
    [[nodiscard]] Reply charge(const Call &call, const QJsonObject &body, Randomness &ids);
    /// The customer's browser exchanges a card for a token.
    [[nodiscard]] Reply token(const Call &call, Randomness &ids) { return m_cards.token(call, ids); }

private:
    [[nodiscard]] bool isTaken(const QString &orderId) const;
    [[nodiscard]] bool isInUse(const MidtransMethod &method) const;
    [[nodiscard]] Reply begin(MidtransTransaction transaction, const QJsonObject &card);
    [[nodiscard]] Reply created(MidtransTransaction &transaction);

    const MidtransSettings &m_settings;
    MidtransRegistry &m_registry;
    MidtransLifecycle &m_lifecycle;
    QString m_merchantId;
    QString m_serverKey;
    MidtransCards m_cards;
};

} // namespace meja::sandbox
