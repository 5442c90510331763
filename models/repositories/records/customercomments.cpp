#include "customercomments.h"

#include "customerbinding.h"
#include "fieldreader.h"
#include "namedqueries.h"

#include <limits>

namespace meja {

namespace {

/// What both lists have in the same columns.
std::pair<CommentView, PagePlace> rowOf(const ResultSet &rows, int row)
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

std::pair<CommentView, PagePlace> ownRowOf(const ResultSet &rows, int row)
{
    auto comment = rowOf(rows, row);
    comment.first.isOwn = true;
    comment.first.isHidden = rows.truth(row, 4);
    comment.first.productName = rows.text(row, 7);
    return comment;
}

std::pair<CommentView, PagePlace> shownRowOf(const ResultSet &rows, int row)
{
    auto comment = rowOf(rows, row);
    comment.first.isOwn = rows.truth(row, 4);
    return comment;
}

Statement placed(Statement statement, const PageWish &wish)
{
    const PagePlace place = wish.place.value_or(PagePlace{farFuture, std::numeric_limits<qint64>::max()});
    return statement.bind(QStringLiteral("at"), place.at)
        .bind(QStringLiteral("id"), place.id)
        .bind(QStringLiteral("most"), qint64(wish.limit) + 1);
}

CustomerPage<CommentView> pageIn(const ResultSet &answer, const PageWish &wish,
                                 std::pair<CommentView, PagePlace> (*read)(const ResultSet &, int))
{
    QList<std::pair<CommentView, PagePlace>> rows;
    for (int row = 0; row < answer.rowCount(); ++row)
        rows.append(read(answer, row));
    return pageOf(rows, wish);
}

const char *direction(const PageWish &wish, const char *older, const char *newer)
{
    return wish.place && wish.place->isBack ? newer : older;
}

} // namespace

Result<CustomerPage<CommentView>> CustomerComments::own(const PageWish &wish)
{
    const auto answers = m_session.read({placed(
        customerStatement(direction(wish, "own_comments", "own_comments_newer"), m_session.customer()),
        wish)});
    if (!answers)
        return tl::unexpected(answers.error());
    return pageIn(answers->constFirst(), wish, &ownRowOf);
}

Result<CommentView> CustomerComments::one(qint64 id)
{
    Statement statement = customerStatement("own_comment", m_session.customer());
    statement.bind(QStringLiteral("id"), id);
    const auto answers = m_session.read({statement});
    if (!answers)
        return tl::unexpected(answers.error());
    if (answers->constFirst().rowCount() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("the customer has no comment %1").arg(id));
    return ownRowOf(answers->constFirst(), 0).first;
}

Result<CustomerComments::OfProduct> CustomerComments::ofProduct(ProductId product, const PageWish &wish)
{
    Statement rating = NamedQueries::statement(QStringLiteral("products"), QStringLiteral("rating"));
    rating.bind(QStringLiteral("id"), product.value);
    Statement comments =
        placed(customerStatement(direction(wish, "product_comments", "product_comments_newer"),
                                 m_session.customer()),
               wish);
    comments.bind(QStringLiteral("product"), product.value);
    const auto answers = m_session.read({rating, comments});
    if (!answers)
        return tl::unexpected(answers.error());
    const ResultSet &found = answers->constFirst();
    if (found.rowCount() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("there is no product %1").arg(product.value));
    return OfProduct{{found.text(0, 0), found.integer(0, 1), found.integer(0, 2)},
                     pageIn(answers->at(1), wish, &shownRowOf)};
}

} // namespace meja
