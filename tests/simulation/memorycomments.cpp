#include "memorycomments.h"

#include <algorithm>

namespace meja {

Result<std::optional<OrderItemId>> MemoryComments::purchaseOf(UserId customer, ProductId product)
{
    for (std::size_t i = m_books.items.size(); i-- > 0;) {
        const SimBooks::Item &item = m_books.items[i];
        const Order &order = m_books.orders.at(item.order);
        if (item.product == product.value && order.user == customer && order.status == OrderStatus::Completed)
            return OrderItemId{static_cast<qint64>(i) + 1};
    }
    return std::nullopt;
}

Result<bool> MemoryComments::hasComment(UserId customer, ProductId product)
{
    return std::any_of(m_books.comments.cbegin(), m_books.comments.cend(), [&](const auto &each) {
        const Comment &comment = each.second;
        return comment.author == customer && comment.product == product && !comment.isDeleted;
    });
}

Result<Comment> MemoryComments::lock(CommentId id)
{
    const auto found = m_books.comments.find(id);
    if (found == m_books.comments.end())
        return failure(ErrorKind::NotFound, QStringLiteral("no such comment"));
    return found->second;
}

Result<Comment> MemoryComments::own(CommentId id, UserId author)
{
    const auto found = m_books.comments.find(id);
    if (found == m_books.comments.end() || found->second.author != author)
        return failure(ErrorKind::NotFound, QStringLiteral("no such comment"));
    return found->second;
}

Result<CommentId> MemoryComments::add(const Comment &comment)
{
    const auto lately =
        std::count_if(m_books.comments.cbegin(), m_books.comments.cend(), [&](const auto &each) {
            return each.second.author == comment.author &&
                   comment.writtenAt - each.second.writtenAt < std::chrono::hours(1);
        });
    if (lately >= maxCommentsPerHour)
        return failure(ErrorKind::RuleViolated, QStringLiteral("too many comments within an hour"),
                       QStringLiteral("too-many-comments"));
    const CommentId id{m_books.nextId()};
    m_books.comments[id] = comment;
    m_books.comments[id].id = id;
    return id;
}

Result<> MemoryComments::change(CommentId id, UserId /*author*/, const ReviewChange &change)
{
    Comment &comment = m_books.comments.change(id);
    comment.text = change.text.value_or(comment.text);
    comment.rating = change.rating.value_or(comment.rating);
    return {};
}

Result<> MemoryComments::remove(CommentId id, UserId /*author*/, Instant /*at*/)
{
    m_books.comments.change(id).isDeleted = true;
    return {};
}

Result<> MemoryComments::archive(CommentId id, Instant /*at*/)
{
    m_books.comments.change(id).isArchived = true;
    return {};
}

Result<> MemoryComments::unarchive(CommentId id)
{
    m_books.comments.change(id).isArchived = false;
    return {};
}

} // namespace meja
