#pragma once

#include "call.h"
#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "randomness.h"
#include "reply.h"

#include <QHash>

#include <optional>

namespace meja::sandbox {

/// The tokens that a customer's browser gets for a card. Used by `MidtransCharge`.
///
/// The card number decides what happens to the payment. Source: Midtrans' page of test cards.
class MidtransCards
{
public:
    explicit MidtransCards(const MidtransSettings &settings) : m_settings(settings) {}

    /// `GET /v2/token`: stores the card under a new token. 400 if a field is missing or invalid.
    [[nodiscard]] Reply token(const Call &call, Randomness &ids);
    /// Takes the card of a token, which is valid once; nothing for an unknown or used token.
    [[nodiscard]] std::optional<MidtransCard> take(const QString &token);

private:
    const MidtransSettings &m_settings;
    QHash<QString, MidtransCard> m_cards; ///< By token.
};

} // namespace meja::sandbox
