#pragma once

#include "comment.h"
#include "error.h"

#include <optional>

namespace meja {

/// Customers' comments within one transaction.
class CommentRecords
{
public:
    CommentRecords() = default;
    virtual ~CommentRecords() = default;
    Q_DISABLE_COPY_MOVE(CommentRecords)

    /// The customer's newest purchase of the product in an order that is `SELESAI`; nothing when there is
    /// none.
    virtual Result<std::optional<OrderItemId>> purchaseOf(UserId customer, ProductId product) = 0;
    /// Whether the customer has a comment on the product that isn't deleted, archived or not.
    virtual Result<bool> isPlaceTaken(UserId customer, ProductId product) = 0;

    /// Reads and locks one comment, of whomever.
    virtual Result<Comment> lock(CommentId id) = 0;
    /// Reads one of this author's; `NotFound` for another's as for none. Not locked: who may only see rows as
    /// a customer can't lock one that staff archived.
    virtual Result<Comment> own(CommentId id, UserId author) = 0;

    /// `Conflict` with code `comment-live` when the place was taken meanwhile; `RuleViolated` with code
    /// `too-many-comments` when the author's hour is full.
    virtual Result<CommentId> add(const Comment &comment) = 0;
    virtual Result<> change(CommentId id, UserId author, const ReviewChange &change) = 0;
    virtual Result<> remove(CommentId id, UserId author, Instant at) = 0;
    virtual Result<> archive(CommentId id, Instant at) = 0;
    virtual Result<> unarchive(CommentId id) = 0;
};

} // namespace meja
