#include "simact.h"

namespace meja {

QString name(SimAct act)
{
    using enum SimAct;
    switch (act) {
    case PaidAfterEnd:
        return QStringLiteral("recorded as paid after the order's end");
    case PaidTwice:
        return QStringLiteral("recorded as paid twice");
    case FailedWhileRefunding:
        return QStringLiteral("recorded as failed while being refunded");
    case FailedAfterPacking:
        return QStringLiteral("recorded as failed after packing");
    case PaidWithoutMoney:
        return QStringLiteral("recorded as paid without money");
    case ExpiredWhileOpen:
        return QStringLiteral("expired while open at Midtrans");
    case PaidUnnoticed:
        return QStringLiteral("paid without a notification");
    case LeftWhileBlocked:
        return QStringLiteral("collected while blocked");
    case PackedWhileBlocked:
        return QStringLiteral("packed or booked while blocked");
    case DeliveredInCancelling:
        return QStringLiteral("delivered while being cancelled");
    case OldParcelNews:
        return QStringLiteral("earlier status of a parcel reported again");
    case TransferRecorded:
        return QStringLiteral("transfer recorded");
    case TransferConfirmed:
        return QStringLiteral("transfer confirmed");
    case TransferWithdrawn:
        return QStringLiteral("transfer withdrawn");
    case RefundBesideTransfer:
        return QStringLiteral("refund requested beside an unconfirmed transfer");
    case RefundWithdrawn:
        return QStringLiteral("refund withdrawn");
    case RefundEdited:
        return QStringLiteral("refund edited by another person");
    case EditedWithoutChange:
        return QStringLiteral("refund edited without a change");
    case OwnApprovalRefused:
        return QStringLiteral("approval by a requester or editor refused");
    case ApprovedAutomatically:
        return QStringLiteral("refund approved automatically");
    case LimitUsedUp:
        return QStringLiteral("limit of automatic approval used up");
    case ApproverDisabled:
        return QStringLiteral("approver disabled before sending");
    case ReversedAfterPacking:
        return QStringLiteral("reversed after packing");
    case BlockReleased:
        return QStringLiteral("block released");
    case TooManyRequests:
        return QStringLiteral("429 with a time to wait");
    case RefundGivenUp:
        return QStringLiteral("refund given up by the provider");
    case OrderOfNothing:
        return QStringLiteral("order of Rp 0");
    }
    Q_UNREACHABLE();
}

} // namespace meja
