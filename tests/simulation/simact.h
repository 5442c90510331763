#pragma once

#include <QString>

namespace meja {

/// Events that test a rule about several independent writers. A run of many seeds must contain each of them.
enum class SimAct {
    PaidAfterEnd,          ///< The storefront records a payment of an order that is cancelled or expired.
    PaidTwice,             ///< The storefront records a second payment that holds money.
    FailedWhileRefunding,  ///< The storefront records `FAILED` for a payment that is being refunded.
    FailedAfterPacking,    ///< The storefront records `FAILED` for a payment of an order that is packed.
    PaidWithoutMoney,      ///< The storefront records `PAID` for a payment that Midtrans never received.
    ExpiredWhileOpen,      ///< The storefront expires an order that Midtrans still accepts a payment for.
    PaidUnnoticed,         ///< The customer pays, and the notification is lost.
    LeftWhileBlocked,      ///< The courier collects the parcel of a blocked order.
    PackedWhileBlocked,    ///< The storefront tries to pack or book for a blocked order.
    DeliveredInCancelling, ///< The parcel is delivered while its order is being cancelled.
    OldParcelNews,         ///< The storefront reports an earlier status of the parcel again.
    TransferRecorded,      ///< An admin records a manual transfer.
    TransferConfirmed,     ///< Another admin confirms it.
    TransferWithdrawn,     ///< An admin withdraws it.
    RefundBesideTransfer,  ///< A refund is requested while a manual transfer of its payment is not confirmed.
    RefundWithdrawn,       ///< The requester withdraws a refund.
    RefundEdited,          ///< A person changes the amount or destination that another one requested.
    EditedWithoutChange,   ///< A person edits a refund without changing it.
    OwnApprovalRefused,    ///< A person who requested or edited a refund tries to approve it.
    ApprovedAutomatically, ///< A refund below the limit is approved without a person.
    LimitUsedUp,      ///< A refund below the limit needs a person, because earlier ones used the limit up.
    ApproverDisabled, ///< The approver of a refund is disabled before it is sent.
    ReversedAfterPacking, ///< Midtrans reverses the payment of an order that is packed.
    BlockReleased,        ///< An admin releases the block of an order.
    TooManyRequests,      ///< Midtrans responds 429 with a time to wait.
    RefundGivenUp,        ///< The provider gives up a refund that it had accepted.
    OrderOfNothing        ///< An order of Rp 0 is placed.
};

[[nodiscard]] QString name(SimAct act);

} // namespace meja
