#include "mutants.h"

namespace meja {

thread_local Mutant liveMutant = Mutant::None;

const QList<std::pair<Mutant, QString>> &allMutants()
{
    using enum Mutant;
#define MEJA_MUTANT(name)                                                                                    \
    {                                                                                                        \
        name, QStringLiteral(#name)                                                                          \
    }
    static const QList<std::pair<Mutant, QString>> all{MEJA_MUTANT(DenyListInsteadOfAllowList),
                                                       MEJA_MUTANT(OneKeyForAllRefunds),
                                                       MEJA_MUTANT(NewKeyOnRetry),
                                                       MEJA_MUTANT(RestockBeforeCourierAnswers),
                                                       MEJA_MUTANT(TimeoutTakenForFailure),
                                                       MEJA_MUTANT(RestockTwice),
                                                       MEJA_MUTANT(ApprovalByOneself),
                                                       MEJA_MUTANT(DenialTakenForSuccess),
                                                       MEJA_MUTANT(WebhookBodyBelieved),
                                                       MEJA_MUTANT(CommitRetriedBlindly),
                                                       MEJA_MUTANT(LeaseNotChecked),
                                                       MEJA_MUTANT(SentWithoutLooking),
                                                       MEJA_MUTANT(AcceptedTakenForConfirmed),
                                                       MEJA_MUTANT(RefusedShipmentIgnored),
                                                       MEJA_MUTANT(AlreadyCancelledTakenForRefusal),
                                                       MEJA_MUTANT(LowerRankOverwrites),
                                                       MEJA_MUTANT(ReturnTakenForDelivery),
                                                       MEJA_MUTANT(SecondCancellationAccepted),
                                                       MEJA_MUTANT(KeyReusedForAnotherRequest),
                                                       MEJA_MUTANT(RemainingIgnoresInFlight),
                                                       MEJA_MUTANT(RoleNotCheckedWhenSending),
                                                       MEJA_MUTANT(EditKeepsApproval),
                                                       MEJA_MUTANT(DisputeIgnored),
                                                       MEJA_MUTANT(UnknownTimesOutToFailed),
                                                       MEJA_MUTANT(NotFoundTakenForCancelled),
                                                       MEJA_MUTANT(LatePaymentDropped),
                                                       MEJA_MUTANT(VoidTakenFromStatus412),
                                                       MEJA_MUTANT(JobForgottenOnError),
                                                       MEJA_MUTANT(ReversalIgnored),
                                                       MEJA_MUTANT(ExpiryOfPaidOrder),
                                                       MEJA_MUTANT(OvertakenAnswerTaken),
                                                       MEJA_MUTANT(NotThereBelievedAtOnce),
                                                       MEJA_MUTANT(WaitingItemResolved),
                                                       MEJA_MUTANT(TransferOfLostMoney)};
#undef MEJA_MUTANT
    return all;
}

} // namespace meja
