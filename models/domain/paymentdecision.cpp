#include "paymentdecision.h"

#include "refundsums.h"

#include <algorithm>

namespace meja {

namespace {

/// Makes one decision; each step adds what it finds.
class Reconciling
{
public:
    Reconciling(const PaymentSituation &situation, const GatewayTransaction &transaction)
        : m_before(situation), m_said(transaction)
    {
        m_decision.payment = situation.payment;
    }

    PaymentDecision decide()
    {
        takeFacts();
        switch (m_said.status) {
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
            comeToNothing(PaymentStatus::Failed);
            break;
        case TransactionStatus::Cancel:
            comeToNothing(PaymentStatus::Cancelled);
            break;
        case TransactionStatus::Expire:
            comeToNothing(PaymentStatus::Expired);
            break;
        case TransactionStatus::Unknown:
            attend(AttentionKind::PaymentUnresolved,
                   QStringLiteral("Midtrans' transaction_status \"%1\" is unknown").arg(m_said.rawStatus));
            break;
        }
        lookAtRefunds();
        return m_decision;
    }

private:
    [[nodiscard]] PaymentStatus status() const
    {
        return m_decision.path.isEmpty() ? m_before.payment.status : m_decision.path.constLast();
    }

    void attend(AttentionKind kind, const QString &detail)
    {
        m_decision.attention.append({kind, m_before.payment.id.value, m_before.order.id, detail});
    }

    void takeFacts()
    {
        Payment &payment = m_decision.payment;
        if (!m_said.transactionId.isEmpty())
            payment.transactionId = m_said.transactionId;
        if (!m_said.paymentType.isEmpty())
            payment.type = m_said.paymentType;
        payment.offUs = m_said.offUs || payment.offUs;
        payment.gatewayStatus = m_said.rawStatus.toLower();
        if (m_said.settledAt)
            payment.settledAt = m_said.settledAt;
    }

    /// A card that waits for its fraud check is not paid yet; a missing fraud status is no failure.
    [[nodiscard]] bool isHeldByFraudCheck() const
    {
        return m_said.fraudStatus == QLatin1String("challenge") ||
               m_said.fraudStatus == QLatin1String("deny");
    }

    [[nodiscard]] bool paysEnough()
    {
        const Rupiah gross = m_said.grossWithoutFee.value_or(m_said.gross);
        if (gross != m_before.payment.gross)
            attend(AttentionKind::AmountMismatch, QStringLiteral("Midtrans shows %1, our books %2")
                                                      .arg(gross.amount())
                                                      .arg(m_before.payment.gross.amount()));
        return gross >= m_before.payment.gross;
    }

    void becomePaid()
    {
        if (hasArrived(status()) || isHeldByFraudCheck() || !paysEnough())
            return;
        m_decision.path.append(PaymentStatus::Paid);
        m_decision.payment.paidAt = m_said.settledAt ? m_said.settledAt : m_said.transactionAt;
        m_decision.orderEffect = PaymentDecision::OrderEffect::BecomesPaid;
        returnWhatIsNotOwed();
    }

    void returnWhatIsNotOwed()
    {
        const OrderStatus order = m_before.order.status;
        const bool paidByAnother =
            std::any_of(m_before.others.cbegin(), m_before.others.cend(), [](const Payment &other) {
                return hasArrived(other.status) && other.status != PaymentStatus::Refunded;
            });
        if (order == OrderStatus::Expired || order == OrderStatus::Cancelled) {
            m_decision.returnAll = true;
            attend(AttentionKind::PaidAfterEnd, QStringLiteral("paid when the order was over"));
        } else if (paidByAnother) {
            m_decision.returnAll = true;
            attend(AttentionKind::PaidTwice, QStringLiteral("another payment of the order is paid as well"));
        }
    }

    void becomeDisputed()
    {
        if (!hasArrived(status()) || status() == PaymentStatus::Disputed)
            return;
        m_decision.path.append(PaymentStatus::Disputed);
        attend(AttentionKind::Chargeback, QStringLiteral("charged back at the bank: refunds are blocked"));
    }

    /// The transaction ended without money, or its money went back by itself.
    void comeToNothing(PaymentStatus end)
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
        const OrderStatus order = m_before.order.status;
        if (status() != PaymentStatus::Paid) {
            attend(AttentionKind::PaymentReversed,
                   QStringLiteral("Midtrans shows \"%1\" for a payment with refunds").arg(m_said.rawStatus));
            return;
        }
        m_decision.path.append(end);
        m_decision.payment.paidAt.reset();
        m_decision.orderEffect = PaymentDecision::OrderEffect::BecomesUnpaid;
        // A frozen order may turn out to be with the courier.
        if (order == OrderStatus::Processing || order == OrderStatus::Shipped ||
            order == OrderStatus::Completed || order == OrderStatus::Cancelling) {
            m_decision.payment.shippingBlocked = true;
            attend(AttentionKind::PaymentReversed,
                   QStringLiteral("Midtrans shows \"%1\" although the goods went on").arg(m_said.rawStatus));
        }
    }

    void lookAtRefunds()
    {
        for (const GatewayRefund &shown : m_said.refunds) {
            const bool ours = std::any_of(m_before.refunds.cbegin(), m_before.refunds.cend(),
                                          [&](const Refund &refund) { return knows(refund, shown.key); });
            if (!ours)
                m_decision.fromOutside.append(shown);
            else
                m_decision.refundsMoved = true;
        }
    }

    /// An earlier try's key is ours too.
    static bool knows(const Refund &refund, const QString &key)
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
    const GatewayTransaction &m_said;
    PaymentDecision m_decision;
};

} // namespace

PaymentDecision decide(const PaymentSituation &situation, const GatewayTransaction &transaction)
{
    return Reconciling(situation, transaction).decide();
}

} // namespace meja
