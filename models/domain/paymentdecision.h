#pragma once

#include "attentionitem.h"
#include "gatewaytransaction.h"
#include "order.h"
#include "payment.h"
#include "refund.h"

#include <QList>

namespace meja {

/// What our books know when Midtrans' word on a payment comes in.
struct PaymentSituation
{
    Order order;
    Payment payment;
    QList<Payment> others; ///< The order's other payments.
    QList<Refund> refunds; ///< Of this payment.
};

/// What that word means: what the payment becomes, and what else has to be done.
struct PaymentDecision
{
    Payment payment;           ///< As it is to be saved, but for its status.
    QList<PaymentStatus> path; ///< The statuses it goes through, in order; empty: it stays.

    enum class OrderEffect {
        None,
        BecomesPaid,  ///< If it still waits for its payment.
        BecomesUnpaid ///< If it is paid and nothing is packed.
    };
    OrderEffect orderEffect = OrderEffect::None;

    bool returnAll = false;           ///< The system asks for the whole remaining amount back.
    bool refundsMoved = false;        ///< One of our refunds shows there: its job should look.
    QList<GatewayRefund> fromOutside; ///< Refunds at Midtrans that nobody here asked for.
    QList<NewAttention> attention;
};

/// GET status decides, and it alone; notifications only say when to ask. The same word again changes
/// nothing, and words that come late can't take anything back.
[[nodiscard]] PaymentDecision decide(const PaymentSituation &situation,
                                     const GatewayTransaction &transaction);

} // namespace meja
