#include "postgrescomments.h"

#include "customerstatement.h"
#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement commentQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("comments"), QLatin1String(name));
}

Result<Comment> readComment(FieldReader fields)
{
    Comment comment;
    fields.into(comment.id);
    fields.into(comment.author);
    fields.into(comment.product);
    fields.into(comment.item);
    comment.rating = fields.maybeNumber();
    comment.text = fields.text();
    comment.isArchived = fields.boolean();
    comment.isDeleted = fields.boolean();
    comment.writtenAt = fields.instant();
    comment.changedAt = fields.instant();
    return fields.finish(comment);
}

void bindRating(Statement &statement, std::optional<int> rating)
{
    if (rating)
        statement.bind(QStringLiteral("rating"), qint64(*rating));
    else
        statement.bindNull(QStringLiteral("rating"));
}

/// Replaces the database's errors for a new comment by the codes and messages that callers expect.
Error commentError(const Error &error)
{
    if (error.code == QLatin1String("23505"))
        return {ErrorKind::Conflict, QStringLiteral("there already is a comment on this product"),
                QStringLiteral("comment-live")};
    if (error.code == QLatin1String("MJ030"))
        return {ErrorKind::RuleViolated,
                QStringLiteral("%1 comments were written within the last hour").arg(maxCommentsPerHour),
                QStringLiteral("too-many-comments")};
    return error;
}

} // namespace

Result<std::optional<OrderItemId>> PostgresComments::purchaseOf(UserId customer, ProductId product)
{
    Statement statement = customerStatement("purchase", customer);
    return maybeId<OrderItemId>(m_session.read(statement.bind(QStringLiteral("product"), product.value)));
}

Result<bool> PostgresComments::hasComment(UserId customer, ProductId product)
{
    Statement statement = customerStatement("place", customer);
    return m_session.read(statement.bind(QStringLiteral("product"), product.value))
        .map([](const ResultSet &rows) { return rows.integer(0, 0) > 0; });
}

Result<Comment> PostgresComments::lock(CommentId id)
{
    return oneRecord(m_session.change(commentQuery("lock").bind(QStringLiteral("id"), id.value)),
                     &readComment);
}

Result<Comment> PostgresComments::own(CommentId id, UserId author)
{
    Statement statement = customerStatement("comment", author);
    return oneRecord(m_session.read(statement.bind(QStringLiteral("id"), id.value)), &readComment);
}

Result<CommentId> PostgresComments::add(const Comment &comment)
{
    Statement statement = customerStatement("add_comment", comment.author);
    statement.bind(QStringLiteral("product"), comment.product.value)
        .bind(QStringLiteral("item"), comment.item.value)
        .bind(QStringLiteral("body"), comment.text);
    bindRating(statement, comment.rating);
    return oneId<CommentId>(m_session.change(statement)).map_error(&commentError);
}

Result<> PostgresComments::change(CommentId id, UserId author, const ReviewChange &change)
{
    Statement statement = customerStatement("change_comment", author);
    statement.bind(QStringLiteral("id"), id.value)
        .bind(QStringLiteral("has_rating"), change.rating.has_value())
        .bind(QStringLiteral("body"), change.text.value_or(QString()));
    bindRating(statement, change.rating.value_or(std::nullopt));
    return m_session.defer(statement, noSuchRow("comment", id.value));
}

Result<> PostgresComments::remove(CommentId id, UserId author, Instant at)
{
    Statement statement = customerStatement("delete_comment", author);
    statement.bind(QStringLiteral("id"), id.value).bind(QStringLiteral("at"), at.milliseconds);
    return m_session.defer(statement, noSuchRow("comment", id.value));
}

Result<> PostgresComments::archive(CommentId id, Instant at)
{
    return m_session.defer(commentQuery("archive")
                               .bind(QStringLiteral("id"), id.value)
                               .bind(QStringLiteral("at"), at.milliseconds),
                           noSuchRow("comment", id.value));
}

Result<> PostgresComments::unarchive(CommentId id)
{
    return m_session.defer(commentQuery("unarchive").bind(QStringLiteral("id"), id.value),
                           noSuchRow("comment", id.value));
}

} // namespace meja
