#pragma once

#include "ports/commentrecords.h"
#include "recordsession.h"

namespace meja {

/// Comments in PostgreSQL. The functions with an author or customer run on the customer API's login, the
/// others on the service's login.
class PostgresComments : public CommentRecords
{
public:
    explicit PostgresComments(RecordSession &session) : m_session(session) {}

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
    RecordSession &m_session;
};

} // namespace meja
