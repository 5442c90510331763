#pragma once

#include "attentionitem.h"
#include "gatewaytransaction.h"
#include "order.h"
#include "payment.h"
#include "refund.h"

#include <QList>

namespace meja {

/// What the books contain about a payment when a response of Midtrans arrives. Input of `decide`.
struct PaymentSituation
{
    Order order;
    Payment payment;
    QList<Payment> others; ///< The order's other payments.
    QList<Refund> refunds; ///< All refunds of this payment.
};

/// What must change in the books because of that response. `PaymentUpdate` writes it.
struct PaymentDecision
{
    Payment payment; ///< To be saved, except for its status.
    QList<PaymentStatus>
        path; ///< The statuses that it passes through, in order; empty when it keeps its status.

    enum class OrderEffect {
        None,
        BecomesPaid,  ///< If it is waiting for its payment.
        BecomesUnpaid ///< If it is paid and nothing is packed.
    };
    OrderEffect orderEffect = OrderEffect::None;

    bool refundsChanged = false;      ///< Midtrans shows one of our refunds: its job must run.
    QList<GatewayRefund> fromOutside; ///< Refunds at Midtrans that were not made by Meja.
    QList<NewAttention> attention;
};

/// Decides what a response of GET status changes. Notifications only trigger the query; their content is
/// never used. A repeated response changes nothing, and an outdated status does not undo a later one. Money
/// that is not owed is no part of the decision: `UnowedMoneyBooks` computes it from the books afterwards.
[[nodiscard]] PaymentDecision decide(const PaymentSituation &situation,
                                     const GatewayTransaction &transaction);

} // namespace meja
