#include "attentionitem.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<AttentionKind, 21> attentionCodes{{
    {AttentionKind::CancellationStuck, QLatin1String("cancellation_stuck")},
    {AttentionKind::ConfirmShipmentCancelled, QLatin1String("confirm_shipment_cancelled")},
    {AttentionKind::CourierCancelled, QLatin1String("courier_cancelled")},
    {AttentionKind::ParcelProblem, QLatin1String("parcel_problem")},
    {AttentionKind::UnknownTrackingWord, QLatin1String("unknown_tracking_word")},
    {AttentionKind::TrackingSilent, QLatin1String("tracking_silent")},
    {AttentionKind::RefundToApprove, QLatin1String("refund_to_approve")},
    {AttentionKind::RefundFailed, QLatin1String("refund_failed")},
    {AttentionKind::RefundUncertain, QLatin1String("refund_uncertain")},
    {AttentionKind::RefundMismatch, QLatin1String("refund_mismatch")},
    {AttentionKind::ManualTransferDue, QLatin1String("manual_transfer_due")},
    {AttentionKind::PaidTwice, QLatin1String("paid_twice")},
    {AttentionKind::PaidAfterEnd, QLatin1String("paid_after_end")},
    {AttentionKind::PaymentReversed, QLatin1String("payment_reversed")},
    {AttentionKind::Chargeback, QLatin1String("chargeback")},
    {AttentionKind::RefundFromOutside, QLatin1String("refund_from_outside")},
    {AttentionKind::OverRefunded, QLatin1String("over_refunded")},
    {AttentionKind::AmountMismatch, QLatin1String("amount_mismatch")},
    {AttentionKind::PaymentUnresolved, QLatin1String("payment_unresolved")},
    {AttentionKind::ExpiryStuck, QLatin1String("expiry_stuck")},
    {AttentionKind::WebhookUnknownOrder, QLatin1String("webhook_unknown_order")},
}};

} // namespace

QString code(AttentionKind kind)
{
    return codeIn(attentionCodes, kind);
}

bool describesState(AttentionKind kind)
{
    switch (kind) {
    // Events: each occurrence needs a decision of its own.
    case AttentionKind::ConfirmShipmentCancelled:
    case AttentionKind::RefundToApprove:
    case AttentionKind::RefundFailed:
    case AttentionKind::RefundUncertain:
    case AttentionKind::RefundMismatch:
    case AttentionKind::ManualTransferDue:
    case AttentionKind::OverRefunded:
        return false;
    case AttentionKind::CancellationStuck:
    case AttentionKind::CourierCancelled:
    case AttentionKind::ParcelProblem:
    case AttentionKind::UnknownTrackingWord:
    case AttentionKind::TrackingSilent:
    case AttentionKind::PaidTwice:
    case AttentionKind::PaidAfterEnd:
    case AttentionKind::PaymentReversed:
    case AttentionKind::Chargeback:
    case AttentionKind::RefundFromOutside:
    case AttentionKind::AmountMismatch:
    case AttentionKind::PaymentUnresolved:
    case AttentionKind::ExpiryStuck:
    case AttentionKind::WebhookUnknownOrder:
        return true;
    }
    Q_UNREACHABLE();
}

std::optional<AttentionKind> attentionKindFromCode(const QString &code)
{
    return valueIn(attentionCodes, code);
}

} // namespace meja
