#include "customercomments.h"

#include "customerstatement.h"
#include "fieldreader.h"
#include "namedqueries.h"

#include <limits>

namespace meja {

namespace {

/// The columns that both lists have in common.
std::pair<CommentView, PagePosition> commentRow(const ResultSet &rows, int row)
{
    FieldReader fields(rows, row);
    CommentView comment;
    comment.id = fields.integer();
    comment.rating = fields.maybeNumber();
    comment.text = fields.text();
    comment.writtenAt = fields.text();
    comment.product = rows.integer(row, 6);
    return {comment, {rows.integer(row, 5), comment.id}};
}

std::pair<CommentView, PagePosition> ownRowOf(const ResultSet &rows, int row)
{
    auto comment = commentRow(rows, row);
    comment.first.isOwn = true;
    comment.first.isHidden = rows.boolean(row, 4);
    comment.first.productName = rows.text(row, 7);
    return comment;
}

std::pair<CommentView, PagePosition> shownRowOf(const ResultSet &rows, int row)
{
    auto comment = commentRow(rows, row);
    comment.first.isOwn = rows.boolean(row, 4);
    return comment;
}

Statement bindPage(Statement statement, const CustomerPageRequest &request)
{
    const PagePosition place =
        request.place.value_or(PagePosition{farFuture, std::numeric_limits<qint64>::max()});
    return statement.bind(QStringLiteral("at"), place.at)
        .bind(QStringLiteral("id"), place.id)
        .bind(QStringLiteral("max_rows"), qint64(request.limit) + 1);
}

CustomerPage<CommentView> pageIn(const ResultSet &rows, const CustomerPageRequest &request,
                                 std::pair<CommentView, PagePosition> (*read)(const ResultSet &, int))
{
    QList<std::pair<CommentView, PagePosition>> comments;
    for (int row = 0; row < rows.rowCount(); ++row)
        comments.append(read(rows, row));
    return pageOf(comments, request);
}

const char *direction(const CustomerPageRequest &request, const char *older, const char *newer)
{
    return request.place && request.place->isBackward ? newer : older;
}

} // namespace

Result<CustomerPage<CommentView>> CustomerComments::own(const CustomerPageRequest &request)
{
    const auto results = m_session.read({bindPage(
        customerStatement(direction(request, "own_comments", "own_comments_newer"), m_session.customer()),
        request)});
    if (!results)
        return tl::unexpected(results.error());
    return pageIn(results->constFirst(), request, &ownRowOf);
}

Result<CommentView> CustomerComments::one(qint64 id)
{
    Statement statement = customerStatement("own_comment", m_session.customer());
    statement.bind(QStringLiteral("id"), id);
    const auto results = m_session.read({statement});
    if (!results)
        return tl::unexpected(results.error());
    if (results->constFirst().rowCount() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("the customer has no comment %1").arg(id));
    return ownRowOf(results->constFirst(), 0).first;
}

Result<CustomerComments::OfProduct> CustomerComments::ofProduct(ProductId product,
                                                                const CustomerPageRequest &request)
{
    Statement rating = NamedQueries::statement(QStringLiteral("products"), QStringLiteral("rating"));
    rating.bind(QStringLiteral("id"), product.value);
    Statement comments =
        bindPage(customerStatement(direction(request, "product_comments", "product_comments_newer"),
                                   m_session.customer()),
                 request);
    comments.bind(QStringLiteral("product"), product.value);
    const auto results = m_session.read({rating, comments});
    if (!results)
        return tl::unexpected(results.error());
    const ResultSet &found = results->constFirst();
    if (found.rowCount() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("no product %1").arg(product.value));
    return OfProduct{{found.text(0, 0), found.integer(0, 1), found.integer(0, 2)},
                     pageIn(results->at(1), request, &shownRowOf)};
}

} // namespace meja
