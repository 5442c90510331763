#pragma once

#include "comment.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// What customers say about what they bought: written, edited and deleted by the author, archived and shown
/// again by staff. Nobody removes a row.
class Reviews
{
public:
    Reviews(Transactions &transactions, const Clock &clock) : m_transactions(transactions), m_clock(clock) {}

    /// `Forbidden` with code `not-bought` unless the customer received the product in an order; `Conflict`
    /// with code `comment-live` while an earlier comment of theirs has the place; `RuleViolated` with code
    /// `too-many-comments`; `Invalid` as of `checkedReview`.
    Result<CommentId> write(UserId author, ProductId product, const Review &review, const Actor &actor);

    /// What is absent stays. `NotFound` for another's comment and a deleted one; `RuleViolated` with code
    /// `archived-by-staff` for one that staff archived.
    Result<> edit(UserId author, CommentId id, const ReviewChange &change, const Actor &actor);
    /// Failures as of `edit`.
    Result<> remove(UserId author, CommentId id, const Actor &actor);

    /// Repeatable. `NotFound` for one that its author deleted.
    Result<> archive(CommentId id, const Actor &actor);
    Result<> unarchive(CommentId id, const Actor &actor);

private:
    using OwnWork = std::function<Result<>(CommentRecords &comments, const Comment &comment)>;
    Result<> onOwn(UserId author, CommentId id, const Actor &actor, const OwnWork &work);

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
