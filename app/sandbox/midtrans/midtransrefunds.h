#pragma once

#include "midtranslifecycle.h"

namespace meja::sandbox {

/// The content of a refund request.
struct RefundRequest
{
    QString key;                       ///< Empty: Midtrans generates one.
    std::optional<qint64> amount = {}; ///< Rupiah; nothing: the whole amount.
    QString reason = {};
};

/// Processes refunds: checks the rules, detects repeated keys, changes the balance, and confirms later.
/// Source: gateways.md A.3. Used by `Midtrans` and the admin interface.
class MidtransRefunds
{
public:
    /// How long a failed key may be retried after its first attempt.
    static constexpr Moment keyLifetime = 7 * oneDay;

    MidtransRefunds(SandboxContext &context, MidtransSettings &settings, MidtransLifecycle &lifecycle)
        : m_context(context), m_settings(settings), m_lifecycle(lifecycle)
    {}

    /// @param by as in `Effect`.
    [[nodiscard]] Reply refund(MidtransTransaction &transaction, const RefundRequest &request,
                               const QString &by);

    /// The bank confirms a refund now. False if there is no unconfirmed refund with this key.
    bool confirm(MidtransTransaction &transaction, const QString &key);
    /// The provider drops an accepted refund, and the merchant gets the money back. False as for `confirm()`.
    bool fail(MidtransTransaction &transaction, const QString &key);

private:
    [[nodiscard]] std::optional<Reply> replyForKnownKey(const MidtransTransaction &transaction,
                                                        const QString &key) const;
    [[nodiscard]] std::optional<Reply> refusal(const MidtransTransaction &transaction, qint64 amount) const;
    [[nodiscard]] Reply deny(MidtransTransaction &transaction, const QString &key);
    [[nodiscard]] Reply payBack(MidtransTransaction &transaction, const QString &key, qint64 amount,
                                const QString &reason, const QString &by);
    [[nodiscard]] Reply recordAttempt(MidtransTransaction &transaction, const QString &key, Reply reply,
                                      bool succeeded);
    [[nodiscard]] QJsonObject responseBody(const MidtransTransaction &transaction,
                                           const MidtransRefund &refund) const;
    void confirmLater(MidtransTransaction &transaction, const QString &key);
    void changeBalance(const MidtransTransaction &transaction, const QString &key, qint64 amount,
                       const QString &by);
    void recordEffect(const MidtransTransaction &transaction, const QString &kind, const QString &key,
                      qint64 amount, const QString &by);
    [[nodiscard]] Moment now() const { return m_context.clock.now(); }

    SandboxContext &m_context;
    MidtransSettings &m_settings; ///< Contains the balance.
    MidtransLifecycle &m_lifecycle;
    qint64 m_lastRefundId = m_context.numberBefore(90'000);
};

} // namespace meja::sandbox
