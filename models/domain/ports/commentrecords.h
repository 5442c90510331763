#pragma once

#include "comment.h"
#include "error.h"

#include <optional>

namespace meja {

/// Customers' comments within one transaction. `OrderRecords` explains the general failures.
class CommentRecords
{
public:
    CommentRecords() = default;
    virtual ~CommentRecords() = default;
    Q_DISABLE_COPY_MOVE(CommentRecords)

    /// The customer's newest purchase of the product in an order that is `SELESAI`.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<OrderItemId>> purchaseOf(UserId customer, ProductId product) = 0;

    /// Whether the customer has a comment on the product that is not deleted; archived ones count.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<bool> hasComment(UserId customer, ProductId product) = 0;

    /// Reads and locks a comment of any author.
    ///
    /// Failures: `NotFound` for an unknown comment; `Conflict`, `Unavailable`.
    virtual Result<Comment> lock(CommentId id) = 0;

    /// Reads a comment of this author without locking it: row-level security does not let a customer lock a
    /// row that staff archived.
    ///
    /// Failures: `NotFound` for an unknown comment or one of another author; `Conflict`, `Unavailable`.
    virtual Result<Comment> own(CommentId id, UserId author) = 0;

    /// Failures: `Conflict` with code `comment-live` when the author has written another comment on the
    /// product in the meantime; `RuleViolated` with code `too-many-comments` when the author has reached the
    /// limit for one hour; `Conflict`, `Unavailable`.
    virtual Result<CommentId> add(const Comment &comment) = 0;

    /// Failures: `NotFound` for an unknown comment; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> change(CommentId id, UserId author, const ReviewChange &change) = 0;

    /// Failures: `NotFound` for an unknown comment; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> remove(CommentId id, UserId author, Instant at) = 0;

    /// Failures: `NotFound` for an unknown comment; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> archive(CommentId id, Instant at) = 0;

    /// Failures: `NotFound` for an unknown comment; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> unarchive(CommentId id) = 0;
};

} // namespace meja
