#pragma once

#include "jobattention.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// What a person decides about an attention item, besides the note.
enum class AttentionChoice {
    Note,              ///< The note resolves it.
    TryAgain,          ///< Resume the job that used up its attempts.
    ShipmentCancelled, ///< The courier cancelled the parcel by phone.
    CourierKeepsIt,    ///< The courier refused to cancel it.
    ParcelDelivered,   ///< The customer has the parcel, although no partner reports it.
    ParcelReturned,    ///< The shop has the parcel back.
    ParcelLost         ///< The courier cannot find the parcel, or destroyed it.
};

/// Resolves attention items, the problems that only a person can decide. Used by the staff API.
class AttentionDesk
{
public:
    AttentionDesk(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// Closes the item with a note, and resumes the job that led to it. The choices about a parcel end it and
    /// let its order follow; an item of kind `ParcelProblem` or `TrackingSilent` offers them until the parcel
    /// has ended.
    ///
    /// Failures: `NotFound` for an unknown item; `RuleViolated` with code `already-resolved`, `wrong-choice`
    /// when the item's kind does not offer the choice, or `still-waiting` when its refund needs a decision,
    /// not a note; those of `Transactions::run`.
    Result<> resolve(AttentionId id, AttentionChoice choice, const QString &note, const Actor &actor);

private:
    static Result<> require(Records &records, const AttentionItem &item, AttentionChoice choice);

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
