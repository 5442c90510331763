#include "paymentdecision.h"

#include "refundsums.h"

#include <algorithm>

namespace meja {

namespace {

/// Builds the decision about one response of GET status.
class DecisionBuilder
{
public:
    DecisionBuilder(const PaymentSituation &situation, const GatewayTransaction &transaction)
        : m_before(situation), m_transaction(transaction)
    {
        m_decision.payment = situation.payment;
    }

    PaymentDecision decide()
    {
        copyFacts();
        switch (m_transaction.status) {
        case TransactionStatus::Authorize:
        case TransactionStatus::Pending:
            break;
        case TransactionStatus::Capture:
        case TransactionStatus::Settlement:
        case TransactionStatus::Refund:
        case TransactionStatus::PartialRefund:
            becomePaid();
            break;
        case TransactionStatus::Chargeback:
        case TransactionStatus::PartialChargeback:
            becomePaid();
            becomeDisputed();
            break;
        case TransactionStatus::Deny:
        case TransactionStatus::Failure:
            endWithoutMoney(PaymentStatus::Failed);
            break;
        case TransactionStatus::Cancel:
            endWithoutMoney(PaymentStatus::Cancelled);
            break;
        case TransactionStatus::Expire:
            endWithoutMoney(PaymentStatus::Expired);
            break;
        case TransactionStatus::Unknown:
            raise(AttentionKind::PaymentUnresolved,
                  QStringLiteral("Midtrans reports the unknown transaction_status \"%1\"")
                      .arg(m_transaction.rawStatus));
            break;
        }
        compareRefunds();
        return m_decision;
    }

private:
    [[nodiscard]] PaymentStatus status() const
    {
        return m_decision.path.isEmpty() ? m_before.payment.status : m_decision.path.constLast();
    }

    void raise(AttentionKind kind, const QString &detail)
    {
        m_decision.attention.append({kind, m_before.payment.id.value, m_before.order.id, detail});
    }

    void copyFacts()
    {
        Payment &payment = m_decision.payment;
        if (!m_transaction.transactionId.isEmpty())
            payment.transactionId = m_transaction.transactionId;
        if (!m_transaction.paymentType.isEmpty())
            payment.type = m_transaction.paymentType;
        payment.offUs = m_transaction.offUs || payment.offUs;
        payment.gatewayStatus = m_transaction.rawStatus.toLower();
        if (m_transaction.settledAt)
            payment.settledAt = m_transaction.settledAt;
    }

    /// A card payment under fraud review is not paid yet. A missing fraud status is normal.
    [[nodiscard]] bool isHeldByFraudCheck() const
    {
        return m_transaction.fraudStatus == QLatin1String("challenge") ||
               m_transaction.fraudStatus == QLatin1String("deny");
    }

    [[nodiscard]] bool paysEnough()
    {
        const Rupiah gross = m_transaction.grossWithoutFee.value_or(m_transaction.gross);
        if (gross != m_before.payment.gross)
            raise(AttentionKind::AmountMismatch, QStringLiteral("Midtrans shows %1, the books show %2")
                                                     .arg(gross.amount())
                                                     .arg(m_before.payment.gross.amount()));
        return gross >= m_before.payment.gross;
    }

    void becomePaid()
    {
        if (hasArrived(status()) || isHeldByFraudCheck() || !paysEnough())
            return;
        m_decision.path.append(PaymentStatus::Paid);
        m_decision.payment.paidAt =
            m_transaction.settledAt ? m_transaction.settledAt : m_transaction.transactionAt;
        m_decision.orderEffect = PaymentDecision::OrderEffect::BecomesPaid;
        m_decision.payment.shippingBlocked = false;
    }

    void becomeDisputed()
    {
        if (!hasArrived(status()) || status() == PaymentStatus::Disputed)
            return;
        m_decision.path.append(PaymentStatus::Disputed);
        raise(AttentionKind::Chargeback, QStringLiteral("charged back at the bank; refunds are blocked"));
    }

    /// The transaction ended without a payment, or Midtrans reversed the payment.
    void endWithoutMoney(PaymentStatus end)
    {
        if (status() == PaymentStatus::Pending) {
            m_decision.path.append(end);
            return;
        }
        if (hasArrived(status()))
            reverse(end == PaymentStatus::Cancelled ? PaymentStatus::Cancelled : PaymentStatus::Failed);
    }

    void reverse(PaymentStatus end)
    {
        if (status() != PaymentStatus::Paid) {
            reverseDuringRefund();
            return;
        }
        m_decision.path.append(end);
        m_decision.payment.paidAt.reset();
        m_decision.orderEffect = PaymentDecision::OrderEffect::BecomesUnpaid;
        if (m_before.order.status != OrderStatus::Paid && blockShipping())
            raise(AttentionKind::PaymentReversed,
                  QStringLiteral("Midtrans shows \"%1\" after packing began").arg(m_transaction.rawStatus));
    }

    /// The payment keeps the status of its refunds until they end. A repeated response changes nothing: a
    /// person may have resolved the item and released the order.
    void reverseDuringRefund()
    {
        if (isReversed(m_before.payment))
            return;
        raise(
            AttentionKind::PaymentReversed,
            QStringLiteral("Midtrans shows \"%1\" for a payment with refunds").arg(m_transaction.rawStatus));
        if (holdsMoney(status()))
            blockShipping();
    }

    /// The parcel of a frozen order may already be with the courier.
    bool blockShipping()
    {
        const OrderStatus order = m_before.order.status;
        const bool mayBeShipped = order == OrderStatus::Paid || order == OrderStatus::Processing ||
                                  order == OrderStatus::Shipped || order == OrderStatus::Completed ||
                                  order == OrderStatus::Cancelling;
        if (!mayBeShipped || holdsMoney(m_before.others))
            return false;
        m_decision.payment.shippingBlocked = true;
        return true;
    }

    void compareRefunds()
    {
        for (const GatewayRefund &shown : m_transaction.refunds) {
            const bool ours = std::any_of(m_before.refunds.cbegin(), m_before.refunds.cend(),
                                          [&](const Refund &refund) { return hasKey(refund, shown.key); });
            if (!ours)
                m_decision.fromOutside.append(shown);
            else
                m_decision.refundsChanged = true;
        }
    }

    /// Whether the refund was sent under this key, in any of its tries.
    static bool hasKey(const Refund &refund, const QString &key)
    {
        if (refund.isFromOutside)
            return refund.outsideKey == key;
        Refund earlier = refund;
        for (; earlier.tryNumber >= 1; --earlier.tryNumber) {
            if (earlier.key() == key)
                return true;
        }
        return false;
    }

    const PaymentSituation &m_before;
    const GatewayTransaction &m_transaction;
    PaymentDecision m_decision;
};

} // namespace

PaymentDecision decide(const PaymentSituation &situation, const GatewayTransaction &transaction)
{
    return DecisionBuilder(situation, transaction).decide();
}

} // namespace meja
