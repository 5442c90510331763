#pragma once

#include "comment.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Customers' comments about products: written, edited and deleted by the author, archived and unarchived by
/// staff. Used by the customer API and the staff API. Rows are marked as deleted, never removed.
class Reviews
{
public:
    Reviews(Transactions &transactions, const Clock &clock) : m_transactions(transactions), m_clock(clock) {}

    /// Failures: `Forbidden` with code `not-bought` unless the customer received the product in an order;
    /// `Conflict` with code `comment-live` while the customer has another comment on the product;
    /// `RuleViolated` with code `too-many-comments`; `Invalid` as for `checkedReview`; `Conflict`,
    /// `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<CommentId> write(UserId author, ProductId product, const Review &review, const Actor &actor);

    /// Changes the fields that are present.
    ///
    /// Failures: `NotFound` for a deleted comment or one of another author; `RuleViolated` with code
    /// `archived-by-staff`; `Invalid` as for `checkedReview`; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<> edit(UserId author, CommentId id, const ReviewChange &change, const Actor &actor);

    /// Failures: `NotFound` for a deleted comment or one of another author; `RuleViolated` with code
    /// `archived-by-staff`; `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<> remove(UserId author, CommentId id, const Actor &actor);

    /// Does nothing when the comment is already archived.
    ///
    /// Failures: `NotFound` for an unknown comment or one that its author deleted; `Conflict`, `Unavailable`,
    /// `OutcomeUnknown` of `Transactions::run`.
    Result<> archive(CommentId id, const Actor &actor);

    /// Failures: as for `archive`.
    Result<> unarchive(CommentId id, const Actor &actor);

private:
    using OwnWork = std::function<Result<>(CommentRecords &comments, const Comment &comment)>;
    Result<> onOwn(UserId author, CommentId id, const Actor &actor, const OwnWork &work);

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
