#include "reviews.h"

namespace meja {

namespace {

tl::unexpected<Error> noSuchComment(CommentId id)
{
    return failure(ErrorKind::NotFound, QStringLiteral("there is no comment %1").arg(id.value));
}

/// Authors may change comments that are neither deleted nor archived.
Result<> requireOpen(const Comment &comment)
{
    if (comment.isDeleted)
        return noSuchComment(comment.id);
    if (comment.isArchived)
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("comment %1 was archived by staff").arg(comment.id.value),
                       QStringLiteral("archived-by-staff"));
    return {};
}

} // namespace

Result<CommentId> Reviews::write(UserId author, ProductId product, const Review &review, const Actor &actor)
{
    ASSIGN_OR_RETURN(const auto checked, checkedReview(review));
    return m_transactions.run(actor, [&](Records &records) -> Result<CommentId> {
        CommentRecords &comments = records.comments();
        ASSIGN_OR_RETURN(const auto item, comments.purchaseOf(author, product));
        if (!item)
            return failure(ErrorKind::Forbidden,
                           QStringLiteral("no completed order contains product %1").arg(product.value),
                           QStringLiteral("not-bought"));
        ASSIGN_OR_RETURN(const auto taken, comments.hasComment(author, product));
        if (taken)
            return failure(ErrorKind::Conflict, QStringLiteral("there already is a comment on this product"),
                           QStringLiteral("comment-live"));
        const Instant now = m_clock.now();
        return comments.add({.id = {},
                             .author = author,
                             .product = product,
                             .item = *item,
                             .rating = checked.rating,
                             .text = checked.text,
                             .writtenAt = now,
                             .changedAt = now});
    });
}

Result<> Reviews::onOwn(UserId author, CommentId id, const Actor &actor, const OwnWork &work)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto comment, records.comments().own(id, author));
        RETURN_IF_ERROR(requireOpen(comment));
        return work(records.comments(), comment);
    });
}

Result<> Reviews::edit(UserId author, CommentId id, const ReviewChange &change, const Actor &actor)
{
    return onOwn(author, id, actor, [&](CommentRecords &comments, const Comment &comment) -> Result<> {
        ASSIGN_OR_RETURN(const auto checked, checkedReview({change.text.value_or(comment.text),
                                                            change.rating.value_or(comment.rating)}));
        ReviewChange kept = change;
        if (kept.text)
            kept.text = checked.text;
        return comments.change(id, author, kept);
    });
}

Result<> Reviews::remove(UserId author, CommentId id, const Actor &actor)
{
    return onOwn(author, id, actor, [&](CommentRecords &comments, const Comment &) {
        return comments.remove(id, author, m_clock.now());
    });
}

Result<> Reviews::archive(CommentId id, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto comment, records.comments().lock(id));
        if (comment.isDeleted)
            return noSuchComment(id);
        return comment.isArchived ? Result<>() : records.comments().archive(id, m_clock.now());
    });
}

Result<> Reviews::unarchive(CommentId id, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto comment, records.comments().lock(id));
        if (comment.isDeleted)
            return noSuchComment(id);
        return comment.isArchived ? records.comments().unarchive(id) : Result<>();
    });
}

} // namespace meja
