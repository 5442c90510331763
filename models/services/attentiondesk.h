#pragma once

#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// What a person decides on an attention item beside the note.
enum class AttentionChoice {
    Note,              ///< Settled by what the note says.
    TryAgain,          ///< The job that ran out of tries is taken up again.
    ShipmentCancelled, ///< The courier's telephone said yes.
    CourierKeepsIt     ///< It said no.
};

/// Where people settle what no program can.
class AttentionDesk
{
public:
    AttentionDesk(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// `RuleViolated` with code `wrong-choice` when the item's kind has no such choice, `already-resolved`
    /// when somebody was faster, `still-waiting` for a refund that waits for a decision, not for a note.
    Result<> resolve(AttentionId id, AttentionChoice choice, const QString &note, const Actor &actor);

private:
    static Result<> require(Records &records, const AttentionItem &item, AttentionChoice choice);

    Transactions &m_transactions;
    const Clock &m_clock;
};

/// Which job an item of this kind stands for once its tries ran out; nothing when it stands for none.
[[nodiscard]] std::optional<JobKind> jobBehind(AttentionKind kind);
/// The item that takes over from a job of this kind; nothing when its failure concerns whoever asked only.
[[nodiscard]] std::optional<AttentionKind> attentionAfter(JobKind kind);

} // namespace meja
