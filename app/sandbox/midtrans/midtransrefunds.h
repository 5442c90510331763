#pragma once

#include "midtranslife.h"

namespace meja::sandbox {

/// A refund as it was asked for.
struct RefundWish
{
    QString key;                       ///< Empty: Midtrans makes one.
    std::optional<qint64> amount = {}; ///< Nothing: the transaction's whole amount.
    QString reason = {};
};

/// Pays back: checks what may be, remembers keys, moves the balance, and confirms later.
class MidtransRefunds
{
public:
    /// From its first attempt on, a key may be tried again for so long.
    static constexpr Moment KeyLifetime = 7 * Day;

    MidtransRefunds(Surroundings &surroundings, MidtransSettings &settings, MidtransLife &life)
        : m_surroundings(surroundings), m_settings(settings), m_life(life)
    {}

    [[nodiscard]] Reply refund(MidtransTransaction &transaction, const RefundWish &wish, const QString &by);

    /// The bank confirms at once. False without such an unconfirmed refund.
    bool confirm(MidtransTransaction &transaction, const QString &key);
    /// The provider gives an accepted refund up: the money is the merchant's again. False as above.
    bool fail(MidtransTransaction &transaction, const QString &key);

private:
    [[nodiscard]] std::optional<Reply> answerFromMemory(const MidtransTransaction &transaction,
                                                        const QString &key) const;
    [[nodiscard]] std::optional<Reply> refusal(const MidtransTransaction &transaction, qint64 amount) const;
    [[nodiscard]] Reply deny(MidtransTransaction &transaction, const QString &key);
    [[nodiscard]] Reply payBack(MidtransTransaction &transaction, const QString &key, qint64 amount,
                                const QString &reason, const QString &by);
    [[nodiscard]] Reply noted(MidtransTransaction &transaction, const QString &key, Reply reply,
                              bool succeeded);
    [[nodiscard]] QJsonObject answer(const MidtransTransaction &transaction,
                                     const MidtransRefund &refund) const;
    void confirmLater(MidtransTransaction &transaction, const QString &key);
    void moveBalance(const MidtransTransaction &transaction, const QString &key, qint64 amount,
                     const QString &by);
    void writeDown(const MidtransTransaction &transaction, const QString &kind, const QString &key,
                   qint64 amount, const QString &by);
    [[nodiscard]] Moment now() const { return m_surroundings.clock.now(); }

    Surroundings &m_surroundings;
    MidtransSettings &m_settings; ///< The balance lives there.
    MidtransLife &m_life;
    qint64 m_lastRefundId = 90'000;
};

} // namespace meja::sandbox
