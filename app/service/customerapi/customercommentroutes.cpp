#include "customeranswers.h"
#include "customerroutes.h"
#include "reviews.h"

namespace meja {

namespace {

QString field(const char *name)
{
    return QLatin1String(name);
}

/// Absent and null are no rating.
std::optional<int> ratingIn(const CustomerCall &call)
{
    const QJsonValue rating = call.body().value(field("rating"));
    return rating.isDouble() ? std::optional(rating.toInt()) : std::nullopt;
}

ApiResult shownComment(const CustomerCall &call, int status, qint64 id)
{
    const auto comment = CustomerComments(call.session()).one(id);
    if (!comment)
        return refused(comment.error());
    return ApiAnswer{status, shown(*comment)};
}

/// A service on the customer API's own login, so that row-level security binds what is written.
template <class Outcome>
Outcome withReviews(const CustomerCall &call, const std::function<Outcome(Reviews &reviews)> &work)
{
    Transactions transactions(call.customers(), call.context().clock());
    Reviews reviews(transactions, call.context().clock());
    return work(reviews);
}

ApiResult writeComment(const CustomerCall &call)
{
    const Review review{call.body().value(field("comment")).toString(), ratingIn(call)};
    const auto written = withReviews<Result<CommentId>>(call, [&](Reviews &reviews) {
        return reviews.write(call.customer(), ProductId{call.id()}, review, call.actor());
    });
    if (!written)
        return refused(written.error());
    return shownComment(call, 201, written->value);
}

ApiResult editComment(const CustomerCall &call)
{
    ReviewChange change;
    if (call.body().value(field("comment")).isString())
        change.text = call.body().value(field("comment")).toString();
    if (call.body().contains(field("rating")))
        change.rating = ratingIn(call);
    const auto edited = withReviews<Result<>>(call, [&](Reviews &reviews) {
        return reviews.edit(call.customer(), CommentId{call.id()}, change, call.actor());
    });
    if (!edited)
        return refused(edited.error());
    return shownComment(call, 200, call.id());
}

ApiResult deleteComment(const CustomerCall &call)
{
    const auto removed = withReviews<Result<>>(call, [&](Reviews &reviews) {
        return reviews.remove(call.customer(), CommentId{call.id()}, call.actor());
    });
    if (!removed)
        return refused(removed.error());
    return ApiAnswer{204};
}

ApiResult listOwnComments(const CustomerCall &call)
{
    const auto question = readPageQuestion(call.request().items);
    if (!question)
        return tl::unexpected(invalidFields(question.error()));
    const auto page = CustomerComments(call.session()).own(question->wish);
    if (!page)
        return refused(page.error());
    return ApiAnswer{200, shownPage(*page, call.request().path, call.request().items)};
}

ApiResult listProductComments(const CustomerCall &call)
{
    const auto question = readPageQuestion(call.request().items);
    if (!question)
        return tl::unexpected(invalidFields(question.error()));
    const auto found = CustomerComments(call.session()).ofProduct(ProductId{call.id()}, question->wish);
    if (!found)
        return refused(found.error());
    QJsonObject answer = shownPage(found->page, call.request().path, call.request().items);
    answer.insert(field("product"), found->rating.name);
    answer.insert(field("rating_sum"), found->rating.sum);
    answer.insert(field("rating_count"), found->rating.count);
    return ApiAnswer{200, answer};
}

Shape reviewShape(bool isNew)
{
    const Field text =
        Field::text(field("comment"), field("The text; blanks around it are taken off"), 1, 2000).trimmed();
    return {isNew ? text : text.optional(),
            Field::integer(field("rating"), field("1 to 5; null for none"), 1, 5).nullable().optional()};
}

Shape productPageShape()
{
    return pageShape(field("What everybody may read"), commentShape()) +
           Shape{Field::text(field("product"), field("The product's name"), 1, 300),
                 Field::integer(field("rating_sum"), field("All ratings together"), 0, 1'000'000'000),
                 Field::integer(field("rating_count"), field("How many there are"), 0, 1'000'000'000)};
}

QList<CustomerRoute> readingRoutes()
{
    CustomerRoute own = customerRoute("GET", "/comments", "listOwnComments", "Own comments, newest first");
    own.description.query = pageQuery();
    own.description.answer = pageShape(field("The comments"), commentShape());
    own.handle = listOwnComments;

    CustomerRoute ofProduct = customerRoute("GET", "/products/{id}/comments", "listProductComments",
                                            "A product's comments and rating");
    ofProduct.description.query = pageQuery();
    ofProduct.description.answer = productPageShape();
    ofProduct.handle = listProductComments;
    return {own, ofProduct};
}

} // namespace

QList<CustomerRoute> customerCommentRoutes()
{
    CustomerRoute write = customerRoute("POST", "/products/{id}/comments", "writeComment",
                                        "Comments on a product that was bought and received");
    write.description.body = reviewShape(true);
    write.description.status = 201;
    write.description.answer = commentShape();
    write.handle = writeComment;

    CustomerRoute edit = customerRoute("PATCH", "/comments/{id}", "editOwnComment", "Changes an own comment");
    edit.description.body = reviewShape(false);
    edit.description.answer = commentShape();
    edit.handle = editComment;

    CustomerRoute remove = customerRoute("DELETE", "/comments/{id}", "deleteOwnComment",
                                         "Takes an own comment back, which frees the place for another one");
    remove.description.status = 204;
    remove.handle = deleteComment;
    return readingRoutes() + QList<CustomerRoute>{write, edit, remove};
}

} // namespace meja
