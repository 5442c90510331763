#pragma once

#include "ports/commentrecords.h"
#include "simbooks.h"

namespace meja {

/// Comments in one copy of the books. The product's number is its id; the position of an item in the list is
/// its id.
class MemoryComments : public CommentRecords
{
public:
    explicit MemoryComments(SimBooks &books) : m_books(books) {}

    Result<std::optional<OrderItemId>> purchaseOf(UserId customer, ProductId product) override;
    Result<bool> hasComment(UserId customer, ProductId product) override;
    Result<Comment> lock(CommentId id) override;
    Result<Comment> own(CommentId id, UserId author) override;
    Result<CommentId> add(const Comment &comment) override;
    Result<> change(CommentId id, UserId author, const ReviewChange &change) override;
    Result<> remove(CommentId id, UserId author, Instant at) override;
    Result<> archive(CommentId id, Instant at) override;
    Result<> unarchive(CommentId id) override;

private:
    SimBooks &m_books;
};

} // namespace meja
