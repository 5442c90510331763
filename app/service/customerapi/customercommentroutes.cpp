#include "customerresponses.h"
#include "customerroutes.h"
#include "reviews.h"

namespace meja {

namespace {

QString field(const char *name)
{
    return QLatin1String(name);
}

/// Empty when the rating is absent or null.
std::optional<int> ratingIn(const CustomerCall &call)
{
    const QJsonValue rating = call.body().value(field("rating"));
    return rating.isDouble() ? std::optional(rating.toInt()) : std::nullopt;
}

ApiResult commentResult(const CustomerCall &call, int status, qint64 id)
{
    const auto comment = CustomerComments(call.session()).one(id);
    if (!comment)
        return refused(comment.error());
    return ApiResponse{status, toJson(*comment)};
}

/// Runs the work as the customer API's login, so that row-level security also applies to writes.
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
    return commentResult(call, 201, written->value);
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
    return commentResult(call, 200, call.id());
}

ApiResult deleteComment(const CustomerCall &call)
{
    const auto removed = withReviews<Result<>>(call, [&](Reviews &reviews) {
        return reviews.remove(call.customer(), CommentId{call.id()}, call.actor());
    });
    if (!removed)
        return refused(removed.error());
    return ApiResponse{204};
}

ApiResult listOwnComments(const CustomerCall &call)
{
    const auto listRequest = readListRequest(call.request().items);
    if (!listRequest)
        return tl::unexpected(invalidFields(listRequest.error()));
    const auto page = CustomerComments(call.session()).own(listRequest->page);
    if (!page)
        return refused(page.error());
    return ApiResponse{200, pageToJson(*page, call.request().path, call.request().items)};
}

ApiResult listProductComments(const CustomerCall &call)
{
    const auto listRequest = readListRequest(call.request().items);
    if (!listRequest)
        return tl::unexpected(invalidFields(listRequest.error()));
    const auto found = CustomerComments(call.session()).ofProduct(ProductId{call.id()}, listRequest->page);
    if (!found)
        return refused(found.error());
    QJsonObject body = pageToJson(found->page, call.request().path, call.request().items);
    body.insert(field("product"), found->rating.name);
    body.insert(field("rating_sum"), found->rating.sum);
    body.insert(field("rating_count"), found->rating.count);
    return ApiResponse{200, body};
}

Shape reviewShape(bool isNew)
{
    const Field text =
        Field::text(field("comment"), field("The text; leading and trailing blanks are removed"), 1, 2000);
    return {isNew ? text : text.optional(),
            Field::integer(field("rating"), field("1 to 5; null for no rating"), 1, 5).nullable().optional()};
}

Shape productPageShape()
{
    return pageShape(field("The public comments"), commentShape()) +
           Shape{Field::text(field("product"), field("Product name"), 1, 300),
                 Field::integer(field("rating_sum"), field("Sum of all ratings"), 0, 1'000'000'000),
                 Field::integer(field("rating_count"), field("Number of ratings"), 0, 1'000'000'000)};
}

QList<CustomerRoute> readingRoutes()
{
    CustomerRoute own = customerRoute("GET", "/comments", "listOwnComments",
                                      "List the customer's own comments, newest first");
    own.description.query = pageQuery();
    own.description.response = pageShape(field("The comments"), commentShape());
    own.handle = listOwnComments;

    CustomerRoute ofProduct = customerRoute("GET", "/products/{id}/comments", "listProductComments",
                                            "List a product's comments and its rating");
    ofProduct.description.query = pageQuery();
    ofProduct.description.response = productPageShape();
    ofProduct.handle = listProductComments;
    return {own, ofProduct};
}

} // namespace

QList<CustomerRoute> customerCommentRoutes()
{
    CustomerRoute write = customerRoute("POST", "/products/{id}/comments", "writeComment",
                                        "Write a comment on a product that the customer bought and received");
    write.description.body = reviewShape(true);
    write.description.status = 201;
    write.description.response = commentShape();
    write.handle = writeComment;

    CustomerRoute edit = customerRoute("PATCH", "/comments/{id}", "editOwnComment", "Change an own comment");
    edit.description.body = reviewShape(false);
    edit.description.response = commentShape();
    edit.handle = editComment;

    CustomerRoute remove =
        customerRoute("DELETE", "/comments/{id}", "deleteOwnComment",
                      "Delete an own comment; afterwards the customer can write a new one");
    remove.description.status = 204;
    remove.handle = deleteComment;
    return readingRoutes() + QList<CustomerRoute>{write, edit, remove};
}

} // namespace meja
