#pragma once

namespace meja {

/// Bugs of real systems that the simulation must find. They exist in the mutants' build of the tests
/// only (`MEJA_MUTANTS`); everywhere else `mutated()` is a constant and the compiler drops the branch.
enum class Mutant {
    None,
    DenyListInsteadOfAllowList,      ///< Whatever isn't forbidden may be cancelled.
    OneKeyForAllRefunds,             ///< The second partial refund is taken for a repetition.
    NewKeyOnRetry,                   ///< An unknown outcome is sent again under another key.
    RestockBeforeCourierAnswers,     ///< Stock returns while the parcel may still leave.
    TimeoutTakenForFailure,          ///< A lost answer counts as a definitive no.
    RestockTwice,                    ///< A repeated pivot gives the stock back again.
    ApprovalByOneself,               ///< The requester approves the own refund.
    DenialTakenForSuccess,           ///< 202, refused by the bank, counts as accepted.
    WebhookBodyBelieved,             ///< What the notification says is booked without asking.
    CommitRetriedBlindly,            ///< A lost answer to COMMIT runs the work once more, unasked.
    LeaseNotChecked,                 ///< A late worker writes although its lease is somebody else's.
    SentWithoutLooking,              ///< A refund is sent again without asking whether it is there.
    AcceptedTakenForConfirmed,       ///< 200 counts as money arrived at the customer.
    RefusedShipmentIgnored,          ///< 422 from the courier, and the cancellation goes on.
    AlreadyCancelledTakenForRefusal, ///< 422 of a parcel that is cancelled refuses the cancellation.
    LowerRankOverwrites,             ///< A late tracking word takes the parcel back.
    ReturnTakenForDelivery,          ///< "Delivered to shipper" completes the order.
    SecondCancellationAccepted,      ///< A live cancellation doesn't hinder another one.
    KeyReusedForAnotherRequest,      ///< An idempotency key isn't looked up.
    RemainingIgnoresInFlight,        ///< Refunds under way don't count against what is left.
    RoleNotCheckedWhenSending,       ///< An approver who is no admin any more still sends money.
    EditKeepsApproval,               ///< The amount changes under an approval.
    DisputeIgnored,                  ///< A charged-back payment is refunded as well.
    UnknownTimesOutToFailed,         ///< Seven days of not knowing count as failed.
    NotFoundTakenForCancelled,       ///< 404 before a method was chosen counts as settled.
    LatePaymentDropped,              ///< Paid after the end: nobody asks for the refund.
    VoidTakenFromStatus412,          ///< 412 on cancelling a payment counts as cancelled.
    JobForgottenOnError,             ///< A failed run ends the job.
    ReversalIgnored,                 ///< Settlement that became deny stays paid.
    ExpiryOfPaidOrder,               ///< Expiry doesn't look whether the money came meanwhile.
    OvertakenAnswerTaken,            ///< An answer that waited for its turn overwrites a newer one.
    NotThereBelievedAtOnce,          ///< A refund without an answer is not there, and so it never will be.
    WaitingItemResolved,             ///< A note makes an item go away whose refund still waits for a person.
    TransferOfLostMoney              ///< A reversed or disputed payment is paid back by hand.
};

#ifdef MEJA_MUTANTS
/// The mutant that is alive in this thread.
extern thread_local Mutant liveMutant;
[[nodiscard]] inline bool mutated(Mutant mutant)
{
    return liveMutant == mutant;
}
#else
[[nodiscard]] constexpr bool mutated(Mutant /*mutant*/)
{
    return false;
}
#endif

} // namespace meja
