#pragma once

#include "midtransbook.h"
#include "midtranswebhooks.h"

namespace meja::sandbox {

/// What happens to transactions: by the customer, the bank, the merchant and time. Keeps to the table of
/// statuses, writes every effect down and tells the merchant.
class MidtransLife
{
public:
    MidtransLife(Surroundings &surroundings, const MidtransSettings &settings, MidtransBook &book,
                 MidtransWebhooks &webhooks)
        : m_surroundings(surroundings), m_settings(settings), m_book(book), m_webhooks(webhooks)
    {}

    /// Takes a new transaction into the book and sets its clockwork going. Its ids and times are filled in.
    MidtransTransaction &begin(MidtransTransaction transaction);
    /// Chosen at last: a transaction without a status becomes pending, or what the method begins with.
    bool choose(MidtransTransaction &transaction, const MidtransMethod &method);

    /// False, and nothing happens, when the table doesn't allow it. `by` as in `Effect`.
    bool become(MidtransTransaction &transaction, MidtransStatus status, const QString &by);
    /// The customer pays: cards are captured, everything else settles.
    bool pay(MidtransTransaction &transaction, const QString &by);
    /// The customer's bank takes `amount` back; all that is left when it is 0.
    bool chargeBack(MidtransTransaction &transaction, qint64 amount);
    void announce(MidtransTransaction &transaction) { m_webhooks.announce(transaction); }

private:
    [[nodiscard]] bool isAllowed(const MidtransTransaction &transaction, MidtransStatus status) const;
    void entered(MidtransTransaction &transaction);
    void becomeLater(MidtransTransaction &transaction, Moment delay, MidtransStatus status);
    void payLater(MidtransTransaction &transaction, Moment delay);
    void writeDown(const MidtransTransaction &transaction, const QString &kind, qint64 amount,
                   const QString &by);

    Surroundings &m_surroundings;
    const MidtransSettings &m_settings;
    MidtransBook &m_book;
    MidtransWebhooks &m_webhooks;
};

} // namespace meja::sandbox
